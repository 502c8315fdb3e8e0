"""Labelled resolutions to files: one module a format, chosen by name or by the ending.

A format's module has ``encode``, which turns one resolution to bytes wherever it was labelled, and
``Writer``, which puts what was encoded into a file, in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from ..errors import JueyiError
from ..records import Resolution
from .publishing import checked_target, published

FORMATS = ("jsonl", "csv", "parquet", "xlsx", "html", "akn")
COMPRESSED = frozenset({"parquet"})  # by ``encode`` itself
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
    """One resolution in the format ``name``, to be appended by its writer.

    >>> from jueyi import load
    >>> b"<b class=" in encode(load().label("1. 请秘书长报告。"), "html")
    True
    """
    encoded: bytes = module(name).encode(resolution)
    return encoded


def files_of(target: Path, name: str) -> list[Path]:
    """All files that an output of a format consists of: the named one first."""
    companions = getattr(module(name), "companions", None)
    return [target, *(companions(target) if companions else ())]


@contextmanager
def open_writer(path: str, name: str | None = None) -> Iterator[Writer]:
    """A writer for ``path`` (``-`` is standard output).

    The file appears under its own name when all is written and on the disk; after a failure a file
    that was there before is as it was. See ``publishing``.

    Raises:
        JueyiError: The format is unknown or the place cannot be written.

    >>> import tempfile
    >>> from jueyi import load
    >>> resolution = load().label("1. 请秘书长报告。")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = f"{folder}/acts.csv"
    ...     with open_writer(path) as writer:
    ...         writer.append(encode(resolution, "csv"))
    ...     Path(path).stat().st_size > 100
    True
    """
    chosen = format_of(path, name)
    writer_class = module(chosen).Writer
    if path == "-":
        writer = writer_class(None)
        yield writer
        writer.close()
        return
    target = checked_target(path)
    with published(files_of(target, chosen)) as parts:
        writer = writer_class(parts[0])
        yield writer
        writer.close()
