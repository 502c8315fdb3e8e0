"""``jueyi fetch``: documents by symbol from the UN's service."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .console import OK, SOME_FAILED, say, warn


class Kind(StrEnum):
    """Formats that the service gives."""

    pdf = "pdf"
    docx = "docx"


def fetch(
    symbols: Annotated[list[str], typer.Argument(metavar="SYMBOL...")],
    to: Annotated[Path, typer.Option(help="Folder.")] = Path("documents"),
    language: Annotated[str, typer.Option(help="The service's code.")] = "zh",
    kind: Annotated[Kind, typer.Option(help="Format of the documents.")] = Kind.pdf,
    host: Annotated[str, typer.Option(help="The service.")] = "https://documents.un.org",
) -> int:
    """Fetch documents by symbol."""
    from ..fetching.service import Service
    from ..fetching.undocs import fetch as fetch_all

    problems = fetch_all(symbols, to, say, language, kind.value, Service(host=host))
    for problem in problems:
        warn(problem)
    return SOME_FAILED if problems else OK
