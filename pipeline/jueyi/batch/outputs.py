"""The files that one run writes: its output, its journal, its report. Nobody else's."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ..errors import JueyiError
from ..writing import files_of
from ..writing.publishing import checked_target, published, remove_leftovers
from .item import Input
from .journal import Journal
from .worker import Outcome

Report = Callable[[Input, Outcome], None]


def check(output: str | None, report: str | None, inputs: Sequence[Input], name: str) -> None:
    """Refuse what would replace an input, or one output by the other.

    Args:
        output: Where records go; None or ``-`` for a terminal or a stream.
        report: Where the report goes, or None.
        inputs: What is read.
        name: Of the output's format.

    Raises:
        JueyiError: It would, or a place cannot be written.
    """
    if name == "akn" and len(inputs) > 1 and not (output or "").endswith(".zip"):
        raise JueyiError(
            f"{len(inputs)} documents in one XML file", where=output or "",
            expected="a name that ends in .zip, which gets a file a document",
        )  # fmt: skip
    if name == "parquet" and output and not output.endswith(".parquet"):
        raise JueyiError(
            "a name for six tables without .parquet", where=output, expected="NAME.parquet"
        )
    if report == "-":
        raise JueyiError("the report needs a file", where="--report -", expected="a path")
    taken: dict[Path, tuple[str, str]] = {}
    for path, what in ((output, "the output"), (report, "the report")):
        if path is None or path == "-":
            continue
        if not path:
            raise JueyiError("an empty name", where=what, expected="the name of a file")
        target = checked_target(path)
        files = files_of(target, name) if what == "the output" else [target]
        for file in (*files, *(Path(f"{file}.journal") for file in files)):
            place = file.resolve()
            if place in taken:
                raise _replaces(what, taken[place][0], path)
            taken[place] = (what, path)
    # Inputs are many, and what is not there yet is none of them.
    for item in inputs if any(place.exists() for place in taken) else ():
        if item.path is not None and (own := taken.get(Path(item.path).resolve())):
            raise _replaces(own[0], "an input", own[1])


def _replaces(what: str, other: str, path: str) -> JueyiError:
    return JueyiError(f"{what} would replace {other}", where=path, expected="another place")


@contextmanager
def owned(
    output: str | None, name: str, settings: dict[str, str], fresh: bool, limits: str
) -> Iterator[Journal]:
    """The journal of a run, which holds its output for it until it is finished.

    Without an output file the journal lies in a temporary folder.

    Raises:
        JueyiError: Another run holds the output; see ``Journal``.
    """
    if output is None or output == "-":
        with tempfile.TemporaryDirectory() as folder:
            journal = Journal(Path(folder) / "journal", settings, fresh=True, limits=limits)
            try:
                yield journal
            finally:
                journal.close()
        return
    first, *others = files_of(checked_target(output), name)
    with ExitStack() as stack:
        journal = Journal(Path(f"{first}.journal"), settings, fresh, limits)
        stack.callback(journal.close)
        held = [journal]
        for other in others:
            held.append(Journal(Path(f"{other}.journal"), settings, True, limits))
            stack.callback(held[-1].close)
        for file in (first, *others):
            remove_leftovers(file)
        yield journal
        for one in held:
            one.finish()


@contextmanager
def _alone(target: Path, fresh: bool) -> Iterator[None]:
    """Holds a report for this run: no other run writes it, as report or as output.

    Raises:
        JueyiError: Another run holds it, or an unfinished run has it as its output.
    """
    held = Journal(Path(f"{target}.journal"), {"use": "as a report"}, fresh)
    try:
        remove_leftovers(target)
        yield
    finally:
        held.finish()


@contextmanager
def reported(path: str | None, problems: list[JueyiError], fresh: bool) -> Iterator[Report]:
    """Receives every document's fate; a JSON object a line, if the user wants a file.

    What was named and is no document comes first.
    """
    if path is None:
        yield lambda item, outcome: None
        return
    target = checked_target(path)
    with (
        _alone(target, fresh),
        published([target]) as (part,),
        part.open("w", encoding="utf-8", errors="backslashreplace") as handle,
    ):

        def write(item: Input, outcome: Outcome) -> None:
            row = {
                "document": item.name,
                "path": item.place,
                "status": outcome.status,
                "reasons": list(outcome.reasons),
                "paragraphs": outcome.paragraphs,
                "acts": outcome.acts,
                "low": outcome.low,
            }
            handle.write(json.dumps(row, ensure_ascii=False) + "\n")

        for problem in problems:
            missing = Input(problem.where or "?", None, data=b"")
            write(missing, Outcome("failed", (str(problem),)))
        yield write
        handle.flush()
