"""Encoded Akoma Ntoso documents to a file: one as it is, several in a ZIP archive."""

from __future__ import annotations

import zipfile
from pathlib import Path

from ..errors import JueyiError
from .publishing import named

_FIRST = (1980, 1, 1, 0, 0, 0)  # of a ZIP member: the same documents give the same bytes


class Writer:
    """Writes one document to a file or standard output, or several into a ZIP.

    Raises:
        JueyiError: A second document comes where there is room for one.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._count = 0
        self._names: set[str] = set()
        packed = path is not None and named(path).endswith(".zip")
        self._archive = (
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) if packed and path else None
        )
        self._file = None if packed or path is None else path.open("wb")

    def append(self, chunk: bytes) -> None:
        """Append one document."""
        encoded, _, data = chunk.partition(b"\0")
        self._count += 1
        if self._archive is not None:
            stem = name = encoded.decode().lstrip("/.") or "document"
            number = 1
            while name in self._names:
                number += 1
                name = f"{stem}-{number}"
            self._names.add(name)
            self._archive.writestr(
                zipfile.ZipInfo(f"{name}.xml", _FIRST), data, zipfile.ZIP_DEFLATED
            )
            return
        if self._count > 1:
            raise JueyiError(
                "several documents in one XML file",
                where=str(self._path or "--output -"),
                expected="a name that ends in .zip, which gets a file a document",
            )
        if self._file is None:
            import sys

            sys.stdout.buffer.write(data)
        else:
            self._file.write(data)

    def close(self) -> None:
        """Finish the file."""
        for handle in (self._archive, self._file):
            if handle is not None:
                handle.close()
