"""Excel workbooks: a sheet a table. Text stays text, never a formula; dates are dates."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from ..errors import JueyiError
from .csv import printable
from .rows import TABLES, Row, decode_rows, encode_rows

_CREATED = datetime(2000, 1, 1)  # a date of today would make every file another
ROWS = 1_048_576  # of a sheet, by Excel's own limit
CELL = 32_767  # characters of a cell, the same
_WIDE = {"text": 60, "addressee": 30, "document": 24, "english": 20, "classes": 20}


encode = encode_rows


class _Sheet:
    """Rows of one kind; a full sheet is followed by another."""

    def __init__(self, book: Any, name: str, table: dict[str, str]) -> None:
        self._book, self._name, self._columns = book, name, tuple(table)
        self._dates = frozenset(i for i, kind in enumerate(table.values()) if kind == "date")
        self._as_date = book.add_format({"num_format": "yyyy-mm-dd"})
        self._count = 0
        self._new()

    def _new(self) -> None:
        self._count += 1
        suffix = "" if self._count == 1 else f" {self._count}"
        self._sheet = self._book.add_worksheet(self._name + suffix)
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, ROWS - 1, len(self._columns) - 1)
        for index, column in enumerate(self._columns):
            self._sheet.set_column(index, index, _WIDE.get(column, 11))
        self._row = 0
        self.add(list(self._columns))

    def add(self, values: list[Any]) -> None:
        if self._row == ROWS:
            self._new()
        for index, value in enumerate(values):
            if index in self._dates and value and self._row:
                day = datetime.fromisoformat(value)
                self._sheet.write_datetime(self._row, index, day, self._as_date)
            elif isinstance(value, list):
                self._sheet.write_string(self._row, index, "; ".join(value))
            elif isinstance(value, str):
                self._sheet.write_string(self._row, index, printable(value)[:CELL])
            elif isinstance(value, bool):
                self._sheet.write_boolean(self._row, index, value)
            elif value is not None:
                self._sheet.write_number(self._row, index, value)
        self._row += 1


class Writer:
    """Writes a workbook, row by row. The same rows make the same bytes.

    Args:
        path: The workbook.
        tables: Its sheets: columns and their kinds by name.

    Raises:
        JueyiError: There is no path: a workbook cannot be streamed.
    """

    def __init__(self, path: Path | None, tables: dict[str, dict[str, str]] = TABLES) -> None:
        import xlsxwriter

        if path is None:
            raise JueyiError("a workbook needs a file", where="--output -", expected="a path")
        path.open("wb").close()  # says now, not at the end, that the place cannot be written
        self._book = xlsxwriter.Workbook(
            str(path), {"constant_memory": True, "strings_to_formulas": False,
                        "strings_to_urls": False, "strings_to_numbers": False},
        )  # fmt: skip
        self._book.set_properties({"created": _CREATED})
        self._sheets = {name: _Sheet(self._book, name, table) for name, table in tables.items()}

    def append(self, chunk: bytes) -> None:
        """Append the rows of one resolution."""
        self.extend(decode_rows(chunk))

    def extend(self, rows: dict[str, list[Row]]) -> None:
        """Append rows by the name of their sheet; dates as ISO 8601."""
        for name, found in rows.items():
            for row in found:
                self._sheets[name].add(row)

    def close(self) -> None:
        """Finish the workbook."""
        self._book.close()
