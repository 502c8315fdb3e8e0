"""``jueyi errors``: what a run got wrong, by cause."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from ..errors import JueyiError
from .console import OK, wide_console
from .options import STORE, Store


def errors(
    run: Annotated[
        str,
        typer.Argument(
            metavar="RUN", help="A run's identifier or its beginning, or an errors.jsonl."
        ),
    ],
    cause: Annotated[str, typer.Option(help="Only causes that contain this.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="At most so many a cause.")] = 20,
    store: Store = STORE,
) -> int:
    """Show what a run got wrong, by cause, gold and prediction side by side."""
    from ..writing import errors as browser

    path = Path(run)
    if path.is_file():
        try:
            rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
            if not all(isinstance(row, dict) and row.keys() >= browser.FIELDS for row in rows):
                raise ValueError(f"without {', '.join(sorted(browser.FIELDS))}")
        except ValueError as error:
            raise JueyiError(
                f"no errors of a run ({error})",
                where=run,
                expected="an errors.jsonl of jueyi train",
            ) from None
    else:
        from ..tracking.runs import errors_of

        rows = errors_of(run, store)
    browser.show(rows, cause, limit, wide_console())
    return OK
