"""JSON Lines: one record a paragraph, as documented in ``docs/record.md``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from ..records import Resolution, paragraph_record


class Writer:
    """Writes records to a file, or to standard output if ``path`` is None."""

    def __init__(self, path: Path | None) -> None:
        self._file = sys.stdout if path is None else path.open("w", encoding="utf-8", newline="\n")
        self._own = path is not None
        self._encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode

    def write(self, resolution: Resolution) -> None:
        """Append the records of one resolution."""
        encode = self._encode
        self._file.write(
            "".join([encode(paragraph_record(p, resolution)) + "\n" for p in resolution.paragraphs])
        )

    def close(self) -> None:
        """Flush, and close what was opened here."""
        self._file.flush()
        if self._own:
            self._file.close()
