"""The input files below a folder, found as they are asked for, in the order in which paths sort."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ..errors import ReadingError
from . import ocr, pipes

_SUFFIXES = {
    ".txt", ".xml", ".akn", ".jsonl", ".ndjson", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".zip",
}  # fmt: skip
_PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff"}  # looked for in folders where OCR is there


class Files:
    """What a path holds: the file that it is, or the input files below the folder that it is.

    Only one folder's names at a time are held in memory, whatever lies below.

    Args:
        item: The path.

    Attributes:
        problems: What is missing, empty or cannot be looked into, so far.
        skipped: How many files have other endings, so far; hidden files and folders are left alone.

    >>> list(Files(Path("data/samples/resolution.txt")))
    ['data/samples/resolution.txt']
    """

    def __init__(self, item: Path) -> None:
        self._item = item
        self.problems: list[ReadingError] = []
        self.skipped = 0

    def __iter__(self) -> Iterator[str]:
        item = self._item
        if not item.exists():
            self._report("no such file", item, "a file or a directory")
            return
        if not item.is_dir():
            yield str(item)
            return
        count = 0
        for path in self._below(str(item)):
            count += 1
            yield path
        if not count and not self.problems:
            endings = ", ".join(sorted(_SUFFIXES))
            self._report("the directory has no inputs", item, f"files ending in {endings}")

    def _below(self, folder: str) -> Iterator[str]:
        looked_for = _SUFFIXES | _PICTURES if ocr.is_installed() else _SUFFIXES
        open_folders = [(folder, iter(self._names(folder)))]
        while open_folders:
            folder, names = open_folders[-1]
            name = next(names, None)
            if name is None:
                open_folders.pop()
                continue
            if name.startswith((".", "~$")):  # hidden, or Word's note that a file is open
                continue
            path = Path(folder, name)
            if path.is_dir():
                if not path.is_symlink():  # it may lead back up
                    open_folders.append((str(path), iter(self._names(str(path)))))
            elif pipes.is_stream(path):
                self._report("a pipe in a folder", path, "a file")
            elif not path.is_file():
                self._report("a link to nothing", path, "a file")
            elif path.suffix.lower() in looked_for:
                yield str(path)
            else:
                self.skipped += 1

    def _names(self, folder: str) -> list[str]:
        try:
            with os.scandir(folder) as entries:
                return sorted(entry.name for entry in entries)
        except OSError as error:
            self._report(
                f"a folder that cannot be read ({error.strerror})", Path(folder),
                "one that may be listed", "change its permissions, or name others",
            )  # fmt: skip
            return []

    def _report(self, what: str, where: Path, expected: str, fix: str = "") -> None:
        self.problems.append(ReadingError(what, where=str(where), expected=expected, fix=fix))
