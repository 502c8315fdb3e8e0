"""``jueyi check``: for editors, citations that cannot be right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import JueyiError
from .console import OK, SOME_FAILED, counted, say, warn, wide_console
from .options import Inputs

if TYPE_CHECKING:
    from ..checking.citations import Doubt


def check(
    inputs: Inputs,
    against: Annotated[
        Path | None,
        typer.Option(
            metavar="NAME.parquet", help="A batch of known documents: are cited titles theirs?"
        ),
    ] = None,
) -> int:
    """Check what resolutions cite: sessions that do not fit the day, numbers that cannot exist.

    In the UN's XML also links that contradict the print. The exit code is 1 where there are doubts.
    """
    from ..batch.inputs import spread
    from ..checking.citations import doubts
    from ..components.labeller import load
    from ..reading import read_bytes

    titles = _titles(against) if against else {}
    found: list[Doubt] = []
    spread_out = spread(inputs)
    failed = bool(spread_out.problems)
    for problem in spread_out.problems:
        warn(problem)
    for item in spread_out.inputs:
        try:
            data = item.load()
            source = read_bytes(data, item.name)
            marked = None
            if source.kind == "akn":
                from ..reading.akn import build

                marked = build(data, item.name)[1]
            found += doubts(load().label_source(source), marked, titles)
        except JueyiError as error:
            warn(error)
            failed = True
    _show(found)
    say(f"{counted(len(found), 'doubt')} in {counted(len(spread_out.inputs), 'document')}")
    return SOME_FAILED if found or failed else OK


def _titles(path: Path) -> dict[str, str]:
    from ..writing.parquet import beside, columns_of, rows_of

    documents = beside(path, "documents")
    if not documents.is_file() or "title" not in columns_of(documents):
        raise JueyiError(
            "no table of documents", where=str(documents), expected="jueyi label -o NAME.parquet"
        )
    return {r["symbol"]: r["title"] for r in rows_of(documents) if r["symbol"] and r["title"]}


def _show(found: list[Doubt]) -> None:
    if not found:
        return
    from rich.table import Table
    from rich.text import Text

    from ..writing.plain import visible

    table = Table(header_style="bold", pad_edge=False)
    for name in ("document", "place", "printed", "read as", "why"):
        table.add_column(name, overflow="fold")
    for doubt in found:
        cells = (doubt.document, doubt.place, doubt.printed, doubt.symbol or "", doubt.why)
        table.add_row(*[Text(visible(cell)) for cell in cells])
    wide_console().print(table)
