"""Labelled resolutions to files: one module a format, chosen by name or by the ending."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Protocol

from ..errors import JueyiError
from ..records import Resolution

FORMATS = ("jsonl", "csv", "parquet", "html")


class Writer(Protocol):
    """Takes resolutions one by one; ``close`` makes the file whole."""

    def write(self, resolution: Resolution) -> None:
        """Append one resolution."""

    def close(self) -> None:
        """Finish the file."""


def format_of(path: str, name: str | None = None) -> str:
    """The format by its name, else by the ending of ``path``; JSON Lines for standard output.

    Raises:
        JueyiError: Neither is known.
    """
    chosen = name or ("jsonl" if path == "-" else Path(path).suffix.lower().lstrip("."))
    if chosen not in FORMATS:
        raise JueyiError(
            f"unknown output format {chosen!r}", where=path, expected=" or ".join(sorted(FORMATS))
        )
    return chosen


class _Counted:
    """A writer that knows whether anything was written."""

    def __init__(self, inner: Writer) -> None:
        self._inner = inner
        self.count = 0

    def write(self, resolution: Resolution) -> None:
        self._inner.write(resolution)
        self.count += 1

    def close(self) -> None:
        self._inner.close()


@contextmanager
def open_writer(path: str, name: str | None = None) -> Iterator[Writer]:
    """A writer for ``path`` (``-`` is standard output).

    The file appears under its own name when all is written; until then, and after a failure,
    what is done lies in ``path`` with ``.part`` behind it. Where nothing is written, a file that
    was there before stays as it was.

    Raises:
        JueyiError: The format is unknown or the place cannot be written.
    """
    # Imported on use: pyarrow alone costs more than labelling a resolution.
    writer_class = import_module(f".{format_of(path, name)}", __package__).Writer
    if path == "-":
        writer = writer_class(None)
        yield writer
        writer.close()
        return
    target = Path(path)
    try:
        counted = _Counted(writer_class(target.with_name(target.name + ".part")))
    except OSError as error:
        raise JueyiError(
            error.strerror or "cannot be written", where=path, expected="a writable place"
        ) from None
    try:
        yield counted
    finally:
        counted.close()
    # A format of two files writes both with the part's name.
    for part in sorted(target.parent.glob(f"{glob.escape(target.stem)}*{target.suffix}.part")):
        if counted.count:
            part.replace(part.with_name(part.name.removesuffix(".part")))
        else:
            part.unlink()
