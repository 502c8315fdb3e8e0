"""Labelled resolutions to files: one module a format, chosen by name or by the file's ending."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from ..errors import JueyiError
from ..records import Resolution
from . import jsonl

FORMATS = {"jsonl": jsonl.Writer}


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


@contextmanager
def open_writer(path: str, name: str | None = None) -> Iterator[Writer]:
    """A writer for ``path`` (``-`` is standard output).

    The file appears under its own name when all is written; until then, and after a failure,
    what is done lies in ``path`` with ``.part`` behind it.
    """
    writer_class = FORMATS[format_of(path, name)]
    if path == "-":
        writer = writer_class(None)
        yield writer
        writer.close()
        return
    target = Path(path)
    part = target.with_name(target.name + ".part")
    try:
        writer = writer_class(part)
    except OSError as error:
        raise JueyiError(
            error.strerror or "cannot be written", where=path, expected="a writable place"
        ) from None
    try:
        yield writer
    except BaseException:
        writer.close()
        raise
    writer.close()
    part.replace(target)
