"""``jueyi diff``: what changed from one resolution to the next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import JueyiError
from ..records import Resolution
from ..writing.publishing import apart
from .console import OK, SOME_FAILED, counted, say, warn, wide_console
from .progress import Progress

if TYPE_CHECKING:
    from rich.text import Text

    from ..comparing.changes import Change
    from ..comparing.page import Compared


def diff(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="OLD NEW", help="Two documents; with --series, files and folders."),
    ],
    series: Annotated[
        bool,
        typer.Option("--series", help="Find what follows what, by title and by citation."),
    ] = False,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", help="Write a page (.html) or a line a change (.jsonl)."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show paragraphs that are the same, too.")
    ] = False,
) -> int:
    """Compare two resolutions, paragraph by paragraph.

    Each is same (perhaps reworded), changed, new, dropped, and may have moved; said are verbs that
    are stronger or weaker, other addressees, times and citations. 又, 还 and 再次 do not count.
    """
    if output and not output.endswith((".html", ".jsonl")):
        raise JueyiError("unknown format", where=output, expected="a name in .html or .jsonl")
    if not series and len(inputs) != 2:
        raise JueyiError(
            counted(len(inputs), "document"), where="jueyi diff", expected="two, OLD and NEW",
            fix="give --series to compare all of a folder",
        )  # fmt: skip
    if not series and Path(inputs[0]).resolve() == Path(inputs[1]).resolve():
        raise JueyiError("one document, given twice", where=inputs[0], expected="OLD and NEW")
    target = apart(output, inputs) if output else None
    documents, failed = _labelled(inputs)
    if series:
        from ..comparing.series import predecessors

        pairs = predecessors(documents)
    else:
        if len(documents) != 2:
            raise JueyiError(
                f"{counted(len(documents), 'document')} could be read",
                where="jueyi diff",
                expected="two",
            )
        pairs = [(documents[0], documents[1])]
    from ..comparing.changes import compare

    found = []
    for old, new in pairs:
        try:
            found.append((old, new, compare(old, new)))
        except JueyiError as error:  # of one pair of a series; the others are shown
            where = f"{old.document} and {new.document}"
            warn(JueyiError(error.what, where=where, expected=error.expected, fix=error.fix))
            failed = True
    if target:
        _write(found, target)
    else:
        _show(found, everything)
    if series and not found:
        say("no document follows another: none shares its organ and title with an earlier one")
    return SOME_FAILED if failed else OK


def _labelled(inputs: list[str]) -> tuple[list[Resolution], bool]:
    """The documents, labelled, and whether some could not be read."""
    from ..batch.inputs import spread
    from ..batch.worker import process
    from ..components.labeller import load

    found = spread(inputs)
    for problem in found.problems:
        warn(problem)
    documents: list[Resolution] = []

    def keep(resolution: object) -> bytes:
        assert isinstance(resolution, Resolution)
        documents.append(resolution)
        return b""

    failed = bool(found.problems)
    with Progress(len(found.inputs)) as progress:
        for item in found.inputs:
            outcome = process(item, load(), None, keep)
            progress.tell(item, outcome)
            failed |= outcome.status == "failed"
    return documents, failed


def _write(found: list[Compared], path: Path) -> None:
    from ..comparing import page
    from ..writing.plain import dump
    from ..writing.publishing import published

    if path.suffix == ".html":
        data = page.page(found).encode("utf-8", "replace")
    else:
        data = b"".join(dump(row) + b"\n" for one in found for row in page.records(*one))
    with published([path]) as parts:
        parts[0].write_bytes(data)
    say(f"{counted(len(found), 'comparison')} written to {path}")


def _show(found: list[Compared], everything: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    from ..comparing import page
    from ..writing.plain import visible

    console = wide_console()
    for old, new, changes in found:
        names = [r.symbol or r.document for r in (old, new)]
        console.print(Text(visible(f"{names[0]} → {names[1]}  {new.title or ''}"), style="bold"))
        console.print(page.summary(changes))
        if len(found) > 1 and not everything:
            continue
        table = Table(expand=True, show_header=False)
        table.add_column(max_width=16, overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        for change in changes:
            if change.status == "same" and not (everything or change.moved):
                continue
            told = Text(visible(", ".join(page.notes(change))), style="dim")
            table.add_row(told, _marked(old, new, change))
        console.print(table)


def _marked(old: Resolution, new: Resolution, change: Change) -> Text:
    """The later text with what was inserted and deleted in it."""
    from rich.text import Text

    from ..writing.plain import visible

    if change.new is None:
        gone = old.paragraphs[change.old or 0]
        return Text(visible(f"{gone.number or ''} {gone.text}".strip()), style="red strike")
    paragraph = new.paragraphs[change.new]
    line = Text(visible(f"{paragraph.number} ") if paragraph.number else "")
    if change.old is None:
        return line.append(visible(paragraph.text), style="green")
    at = 0
    for edit in change.edits:
        line.append(visible(paragraph.text[at : edit.new_start]))
        line.append(visible(edit.old), style="red strike")
        line.append(visible(edit.new), style="green")
        at = edit.new_start + len(edit.new)
    return line.append(visible(paragraph.text[at:]))
