"""The file under text formats: bytes appended to a path, or to standard output."""

from __future__ import annotations

import sys
from pathlib import Path


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
