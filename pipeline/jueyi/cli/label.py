"""``jueyi label``: the main job."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import JueyiError
from .console import OK, SOME_FAILED, model_folder, say, warn

if TYPE_CHECKING:
    from ..batch.job import Summary
    from ..batch.inputs import Input
    from ..components.labeller import Labeller
    from ..batch.worker import Outcome

_SHOWN = 20  # lines about single documents before the rest goes to the report only


class _Nothing(Exception):
    """No document could be labelled, so no file is replaced."""


class _Progress:
    """A bar with rate and remaining time on a terminal, a line every hundred elsewhere."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._told = total, 0, 0
        self._bar: Any = None
        if total > 1 and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import (
                BarColumn,
                MofNCompleteColumn,
                Progress,
                TextColumn,
                TimeRemainingColumn,
            )

            self._bar = Progress(
                TextColumn("labelling"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
                # Drawn by us: a thread that draws would be copied into the workers.
                auto_refresh=False,
            )
            self._task = self._bar.add_task("", total=total, rate="")

    def tell(self, item: Input, outcome: Outcome) -> None:
        """One more document is done."""
        self._done += 1
        if outcome.status != "ok":
            self._told += 1
            if self._told <= _SHOWN:
                for reason in outcome.reasons:
                    self._line(f"{outcome.status}: {_named(item.name, reason)}")
            elif self._told == _SHOWN + 1:
                self._line("… more of them; --report FILE lists every document")
        if self._bar is not None:
            speed = self._bar.tasks[0].speed
            self._bar.update(self._task, advance=1, rate=f"{speed:.0f}/s" if speed else "")
            self._bar.refresh()
        elif self._done % 100 == 0 and self._total > 1:
            say(f"{self._done} of {self._total} documents")

    def _line(self, text: str) -> None:
        if self._bar is None:
            say(text)
        else:
            self._bar.console.print(text, markup=False, highlight=False, soft_wrap=True)

    def __enter__(self) -> _Progress:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def _named(name: str, reason: str) -> str:
    return reason if name in reason else f"{name}: {reason}"


def _refuse_overwriting(inputs: list[Input], output: str) -> None:
    target = Path(output).resolve()
    for item in inputs:
        if item.path is not None and item.path.resolve() == target:
            raise JueyiError(
                "the output would replace an input", where=output, expected="another place"
            )


def _require_folder(output: str) -> None:
    folder = Path(output).absolute().parent
    if not folder.is_dir():
        raise JueyiError("no such folder", where=str(folder), fix="make it, or name another")


@contextmanager
def _report(path: str | None, problems: list[JueyiError]) -> Iterator[Any]:
    """Receives every document's fate; a JSON object a line, if the user wants a file.

    What was named and is no document comes first.
    """
    if path is None:
        yield lambda item, outcome: None
        return
    from ..batch.inputs import Input
    from ..batch.worker import Outcome

    target = Path(path)
    part = target.with_name(target.name + ".part")
    with part.open("w", encoding="utf-8") as handle:

        def write(item: Input, outcome: Outcome) -> None:
            row = {
                "document": item.name,
                "path": None if item.path is None else str(item.path),
                "status": outcome.status,
                "reasons": list(outcome.reasons),
                "paragraphs": outcome.paragraphs,
                "acts": outcome.acts,
                "low": outcome.low,
            }
            handle.write(json.dumps(row, ensure_ascii=False) + "\n")

        for problem in problems:
            missing = Input(problem.where or "?", None)
            write(missing, Outcome("set aside", (str(problem),)))
        yield write
    part.replace(target)


@contextmanager
def _journal(output: str | None, settings: dict[str, str], fresh: bool) -> Iterator[Any]:
    """Beside the output, until the run is finished; elsewhere for what goes to a terminal."""
    from ..batch.journal import Journal

    if output is None or output == "-":
        with tempfile.TemporaryDirectory() as folder:
            journal = Journal(Path(folder) / "journal", settings, fresh=True)
            try:
                yield journal
            finally:
                journal.close()
        return
    journal = Journal(Path(output + ".journal"), settings, fresh)
    try:
        yield journal
    finally:
        journal.close()
    journal.remove()


def run_label(arguments: argparse.Namespace) -> int:
    """``jueyi label``."""
    from ..components import labeller
    from .. import writing

    name = "table"
    if arguments.output:
        name = writing.format_of(arguments.output, arguments.format)
    with model_folder(arguments.model, arguments.store) as folder:
        if arguments.engine == "spark":
            from .spark import run_spark

            return run_spark(arguments, folder)
        return _label(arguments, name, partial(labeller.load, folder, arguments.min_score))


def _label(arguments: argparse.Namespace, name: str, model: partial[Labeller]) -> int:
    from ..batch import job as batch
    from ..batch.inputs import spread
    from ..batch.pool import Limits

    model()  # a wrong model is told before anything is read
    found = spread(arguments.inputs)
    for problem in found.problems:
        warn(problem)
    if found.skipped:
        say(f"{found.skipped} files of other kinds left alone")
    if arguments.output and arguments.output != "-":
        _refuse_overwriting(found.inputs, arguments.output)
        _require_folder(arguments.output)
    settings = {
        "format": name,
        "model": model().digest,
        "minimum score": str(arguments.min_score),
        "kind": str(arguments.kind),
    }
    limits = Limits(arguments.time_limit, arguments.memory_limit * 2**20)
    job = batch.Job(model, arguments.kind, name, arguments.workers, limits)
    summary = batch.Summary()
    with (
        _journal(arguments.output, settings, arguments.fresh) as journal,
        _report(arguments.report, found.problems) as report,
        _Progress(len(found.inputs)) as progress,
    ):
        outcomes = batch.run(found.inputs, job, journal, summary, progress.tell)
        try:
            with _sink(arguments.output, name) as append:
                for item, outcome in zip(found.inputs, outcomes, strict=True):
                    report(item, outcome)
                    if outcome.status != "set aside":
                        append(outcome.payload)
                if summary.total == summary.documents["set aside"]:
                    raise _Nothing
        except _Nothing:
            say("no document could be labelled; nothing was written")
    if arguments.output and arguments.output != "-":
        _say_summary(summary, arguments.output)
    failed = bool(found.problems) or summary.documents["set aside"] > 0
    return SOME_FAILED if failed else OK


@contextmanager
def _sink(output: str | None, name: str) -> Iterator[Any]:
    """Where encoded documents go: a file, standard output, or a table on the terminal."""
    if output:
        from .. import writing

        with writing.open_writer(output, name) as writer:
            yield writer.append
        return
    from rich.console import Console

    from ..writing import table

    wide = sys.stdout.isatty() or os.environ.get("COLUMNS")
    console = Console() if wide else Console(width=200)
    yield lambda chunk: table.show(table.decode(chunk), console)


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
