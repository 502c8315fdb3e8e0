"""CSV for spreadsheets: a row an act, UTF-8 with a mark so that Excel shows Chinese."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import Any

from ..records import Resolution
from .rows import ACT_COLUMNS, LISTS, act_rows

# A cell that begins so is run as a formula by spreadsheets; an apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: Any) -> Any:
    """A cell's value with a leading formula character disarmed and control characters removed."""
    if not isinstance(value, str):
        return value
    text = "".join(c for c in value if c >= " " or c in "\t\n")
    return "'" + text if text.startswith(_FORMULA) else text


class Writer:
    """Writes rows to a file, or to standard output if ``path`` is None."""

    def __init__(self, path: Path | None) -> None:
        self._own = path is not None
        self._file = (
            io.TextIOWrapper(sys.stdout.buffer, "utf-8", newline="", write_through=True)
            if path is None
            else path.open("w", encoding="utf-8-sig", newline="")
        )
        self._rows = csv.DictWriter(self._file, ACT_COLUMNS)
        self._rows.writeheader()

    def write(self, resolution: Resolution) -> None:
        """Append the acts of one resolution."""
        for row in act_rows(resolution):
            for column in LISTS:
                row[column] = "; ".join(row[column])
            self._rows.writerow({key: harmless(value) for key, value in row.items()})

    def close(self) -> None:
        """Flush, and close what was opened here."""
        self._file.flush()
        if self._own:
            self._file.close()
        else:
            self._file.detach()
