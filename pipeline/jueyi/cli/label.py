"""``jueyi label``: the main job."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Annotated, Any

import typer

from ..batch import job, outputs
from ..batch.inputs import spread
from ..batch.job import Summary
from ..batch.pool import Limits
from ..components import labeller
from ..components.labeller import Labeller
from ..writing import FORMATS
from .console import OK, SOME_FAILED, model_folder, say, warn
from .options import STORE, Inputs, MinScore, Model, Store
from .progress import Progress

Format = StrEnum("Format", list(FORMATS))  # type: ignore[misc]


class Kind(StrEnum):
    """Kinds of input that can be forced."""

    text = "text"
    wrapped = "wrapped"
    akn = "akn"
    jsonl = "jsonl"
    html = "html"
    pdf = "pdf"
    docx = "docx"
    image = "image"


class Engine(StrEnum):
    """Where labelling runs."""

    local = "local"
    spark = "spark"


class Only(StrEnum):
    """What is read of a document."""

    all = "all"
    acts = "acts"


_WIDE = 220  # columns where no terminal says how many it has


class _Nothing(Exception):
    """No document could be labelled, so no file is replaced."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked of ``jueyi label``: its options by name."""

    inputs: list[str]
    output: str | None
    format: str
    kind: str | None
    min_score: float
    workers: int
    report: str | None
    fresh: bool
    limits: Limits
    wide: bool
    full: bool


def label(
    inputs: Inputs,
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="Write here; - is standard output.")
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="Of the output; else its ending: .jsonl .csv .parquet .xlsx .html .xml (akn).",
        ),
    ] = None,
    kind: Annotated[Kind | None, typer.Option(help="Force the kind of the inputs.")] = None,
    model: Model = None,
    store: Store = STORE,
    min_score: MinScore = 0.5,
    workers: Annotated[int, typer.Option(min=1, max=999, metavar="N", help="Processes.")] = 1,
    only: Annotated[
        Only, typer.Option(help="acts: no citations, entities, times and reports; faster.")
    ] = Only.all,
    engine: Annotated[
        Engine,
        typer.Option(
            help="spark: one Parquet table of documents (columns document, text) in, Parquet out."
        ),
    ] = Engine.local,
    report: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="What became of every document, JSON Lines."),
    ] = None,
    wide: Annotated[
        bool, typer.Option("--wide", help="On the terminal: every column, however wide it is.")
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="On the terminal: the whole text of each paragraph.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Forget what an interrupted run has done.")
    ] = False,
    time_limit: Annotated[
        float,
        typer.Option(
            min=0.001,
            max=1e6,
            metavar="S",
            help="Seconds a document may take, tried twice; ten times more a scanned page.",
        ),
    ] = 9.0,
    memory_limit: Annotated[
        int,
        typer.Option(
            min=1, max=999_999, metavar="MIB", help="Memory a document may take, on Linux."
        ),
    ] = 768,
) -> int:
    """Label resolutions: what the organ does in every paragraph, and to whom.

    Without --output, a table on the terminal. A killed run goes on where it stopped when the
    same command is run again.
    """
    from .. import writing

    name = "table"
    if output:
        name = writing.format_of(output, format_.value if format_ else None)
    with model_folder(model, store) as folder:
        if engine is Engine.spark:
            from .spark import run_spark

            return run_spark(inputs, output, min_score, workers, folder)
        limits = Limits(time_limit, memory_limit * 2**20)
        asked = Asked(
            inputs, output, name, kind.value if kind else None, min_score, workers, report,
            fresh, limits, wide, full,
        )  # fmt: skip
        return _label(asked, partial(labeller.load, folder, min_score, only is Only.all))


def _label(asked: Asked, model: partial[Labeller]) -> int:
    model()  # a wrong model is told before anything is read
    found = spread(asked.inputs)
    for problem in found.problems:
        warn(problem)
    if found.skipped:
        say(f"{found.skipped} files of other kinds left alone")
    outputs.check(asked.output, asked.report, found.inputs, asked.format)
    settings = {
        "format": asked.format,
        "model": model().digest,
        "minimum score": str(asked.min_score),
        "kind": str(asked.kind),
        "answers": str(model().answers),
    }
    work = job.Job(model, asked.kind, asked.format, asked.workers, asked.limits)
    summary = job.Summary()
    gc.freeze()  # what is loaded stays: no worker, and not the end, looks through it again
    with (
        outputs.owned(
            asked.output, asked.format, settings, asked.fresh, str(asked.limits)
        ) as journal,
        outputs.reported(asked.report, found.problems, asked.fresh) as report,
        Progress(len(found.inputs)) as progress,
    ):
        done = job.run(found.inputs, work, journal, summary, progress.tell)
        try:
            with _sink(asked) as append:
                for item, outcome in done:
                    report(item, outcome)
                    if outcome.status != "failed":
                        append(outcome.payload)
                if summary.total == summary.documents["failed"]:
                    raise _Nothing
        except _Nothing:
            say("no document could be labelled; nothing was written")
    if asked.output and asked.output != "-" and summary.total > summary.documents["failed"]:
        _say_summary(summary, asked.output)
    failed = bool(found.problems) or summary.documents["failed"] > 0
    return SOME_FAILED if failed else OK


@contextmanager
def _sink(asked: Asked) -> Iterator[Any]:
    """Where encoded documents go: a file, standard output, or a table on the terminal."""
    if asked.output:
        from .. import writing

        with writing.open_writer(asked.output, asked.format) as writer:
            yield writer.append
        return
    from rich.console import Console

    from ..writing import table

    known = sys.stdout.isatty() or os.environ.get("COLUMNS")
    console = Console(width=_WIDE if asked.wide or not known else None)
    hidden: tuple[str, ...] = ()

    def show(chunk: bytes) -> None:
        nonlocal hidden
        hidden = table.show(table.decode(chunk), console, asked.wide, asked.full)

    yield show
    if hidden:
        say(f"no room for {', '.join(hidden)}: --wide shows all, --output writes all")


def _say_summary(summary: Summary, output: str) -> None:
    counts = ", ".join(f"{count} {status}" for status, count in summary.documents.items() if count)
    say(
        f"{summary.total} documents ({counts}): {summary.paragraphs} paragraphs, "
        f"{summary.acts} acts written to {output}"
    )
    if summary.resumed:
        say(f"{summary.resumed} of them were done before this run was started again")
    if summary.low:
        say(
            f"{summary.low} paragraphs to look at first: an act's or addressee's score is below 0.8"
        )
