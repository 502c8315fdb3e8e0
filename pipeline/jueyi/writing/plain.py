"""The file under text formats, and text that is safe to show."""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

import orjson

from ..packing import to_plain


class ByteWriter:
    """Appends chunks to a file, or to standard output if ``path`` is None.

    Args:
        path: Where to write.
        head: What stands before the first chunk.
        tail: What stands behind the last.
    """

    def __init__(self, path: Path | None, head: bytes = b"", tail: bytes = b"") -> None:
        self._own = path is not None
        self._file = sys.stdout.buffer if path is None else path.open("wb")
        self._tail = tail
        self._file.write(head)

    def append(self, chunk: bytes) -> None:
        """Append one encoded resolution."""
        self._file.write(chunk)

    def close(self) -> None:
        """Write the tail, flush, and close what was opened here."""
        self._file.write(self._tail)
        self._file.flush()
        if self._own:
            self._file.close()


def dump(value: Any) -> bytes:
    """A value as JSON, UTF-8, records included. A lone surrogate is written as an escape."""
    try:
        return orjson.dumps(value)
    except TypeError:  # orjson refuses surrogates; json writes them as ASCII
        return json.dumps(value, default=to_plain).encode()


def visible(text: str) -> str:
    """Text for a terminal: control, format and lone surrogate characters as escapes.

    A file name or a document may hold sequences that move the cursor, set the window's title or
    turn the direction of writing; shown, they are ``\\x1b``, ``\\u202e``.

    >>> visible("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() else _escape(c) if unicodedata.category(c)[0] == "C" else " "
        for c in text
    )


def _escape(character: str) -> str:
    code = ord(character)
    return (
        f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}"
        if code < 0x10000
        else (f"\\U{code:08x}")
    )
