"""Labelled resolutions to files: one module a format, chosen by name or by the ending.

A format's module has ``encode``, which turns one resolution to bytes wherever it was labelled, and
``Writer``, which puts what was encoded into a file, in order.
"""

from __future__ import annotations

import glob
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from ..errors import JueyiError
from ..records import Resolution

FORMATS = ("jsonl", "csv", "parquet", "xlsx", "html", "akn")
_ENDINGS = {"ndjson": "jsonl", "xml": "akn", "zip": "akn", "htm": "html"}


class Writer(Protocol):
    """Takes encoded resolutions one by one; ``close`` makes the file whole."""

    def append(self, chunk: bytes) -> None:
        """Append one encoded resolution."""

    def close(self) -> None:
        """Finish the file."""


def format_of(path: str, name: str | None = None) -> str:
    """The format by its name, else by the ending of ``path``; JSON Lines for standard output.

    Raises:
        JueyiError: Neither is known.
    """
    ending = "jsonl" if path == "-" else Path(path).suffix.lower().lstrip(".")
    chosen = name or _ENDINGS.get(ending, ending)
    if chosen not in FORMATS:
        raise JueyiError(
            f"unknown output format {chosen!r}", where=path, expected=" or ".join(FORMATS)
        )
    return chosen


def module(name: str) -> Any:
    """The module of a format. Imported on use: pyarrow alone costs more than labelling."""
    return import_module(f".{name}", __package__)


def encode(resolution: Resolution, name: str) -> bytes:
    """One resolution in the format ``name``, to be appended by its writer."""
    encoded: bytes = module(name).encode(resolution)
    return encoded


@contextmanager
def open_writer(path: str, name: str | None = None) -> Iterator[Writer]:
    """A writer for ``path`` (``-`` is standard output).

    The file appears under its own name when all is written; until then it is ``path`` with
    ``.part`` behind it, and after a failure a file that was there before is as it was.

    Raises:
        JueyiError: The format is unknown or the place cannot be written.
    """
    writer_class = module(format_of(path, name)).Writer
    if path == "-":
        writer = writer_class(None)
        yield writer
        writer.close()
        return
    target = Path(path)
    if target.is_dir():
        raise JueyiError("a directory", where=path, expected="the name of a file")
    # A format of two files writes both with the part's name.
    pattern = f"{glob.escape(target.stem)}*{target.suffix}.part"
    try:
        writer = writer_class(target.with_name(target.name + ".part"))
    except OSError as error:
        raise JueyiError(
            error.strerror or "cannot be written", where=path, expected="a writable place"
        ) from None
    try:
        yield writer
        writer.close()
    except BaseException:
        for part in target.parent.glob(pattern):
            part.unlink(missing_ok=True)
        raise
    for part in sorted(target.parent.glob(pattern)):
        _settle(part)
        part.replace(part.with_name(part.name.removesuffix(".part")))


def _settle(path: Path) -> None:
    """Have the file on the disk before its name says that it is whole."""
    import os

    with path.open("rb+") as handle:
        os.fsync(handle.fileno())
