"""CSV for spreadsheets: a row an act, UTF-8 with a mark so that Excel shows Chinese."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path
from typing import Any

from ..records import Resolution
from .plain import ByteWriter
from .rows import COLUMNS, decode_rows, encode_rows

# A cell that begins so is run as a formula by spreadsheets; an apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def printable(text: str) -> str:
    """Text without the control characters that no spreadsheet reads."""
    if text.isprintable():
        return text
    return "".join(c for c in text if c >= " " or c in "\t\n")


def harmless(value: Any) -> Any:
    """A cell's value with a leading formula character disarmed and control characters removed."""
    if not isinstance(value, str):
        return value
    text = printable(value)
    return "'" + text if text.startswith(_FORMULA) else text


def encode(resolution: Resolution) -> bytes:
    """The acts of one resolution, a row each, UTF-8."""
    buffer = io.StringIO(newline="")
    acts = decode_rows(encode_rows(resolution), ("acts",))["acts"]
    csv.writer(buffer).writerows(
        [harmless("; ".join(v) if isinstance(v, list) else v) for v in row] for row in acts
    )
    return buffer.getvalue().encode()


class Writer(ByteWriter):
    """Writes the header and rows; a file begins with a mark so that Excel knows UTF-8."""

    def __init__(self, path: Path | None) -> None:
        mark = b"" if path is None else codecs.BOM_UTF8
        super().__init__(path, mark + ",".join(COLUMNS["acts"]).encode() + b"\r\n")
