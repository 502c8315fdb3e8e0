"""One document of a batch: where it lies, what it is called, and its bytes."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from .. import reading


@dataclass(frozen=True, slots=True)
class Input:
    """One document to read.

    Attributes:
        name: What records and errors call it: the file's name, inside a directory the path below
            it, inside an archive ``archive.zip/member``; the whole path where that would be the
            name of two; see ``storable``.
        path: The file; None for standard input.
        member: Number of the member of the ZIP archive ``path``, from 0.
        data: The content, where it came from a stream.
    """

    name: str
    path: str | None = None
    member: int | None = None
    data: bytes | None = None

    def key(self) -> str:
        """What tells this document, with this content and under this name, from all others in a
        batch: its records hold the name, and the path as it was given."""
        if self.data is not None:
            return f"-|{hashlib.sha256(self.data).hexdigest()}|{self.name}"
        assert self.path is not None
        try:
            stat = os.stat(self.path)  # noqa: PTH116  a string takes less memory than a Path
            state = f"{stat.st_size}|{stat.st_mtime_ns}|{stat.st_ctime_ns}"
        except OSError:
            state = "missing"
        return digest(self.path, f"{self.member}|{state}|{self.name}|{self.path}").hex()

    def load(self) -> bytes:
        """Its bytes.

        Raises:
            ReadingError: It cannot be read.
        """
        if self.data is not None:
            return self.data
        assert self.path is not None
        return reading.load(Path(self.path), self.member, self.name)

    @property
    def place(self) -> str | None:
        """The file's path as text that can be stored; None for a stream."""
        return None if self.path is None else storable(self.path)


def digest(path: str, what: str) -> bytes:
    """Sixteen bytes that tell a file, and what is meant of it, from all others."""
    place = os.path.join(os.getcwd(), path)  # noqa: PTH109, PTH118  a tenth of a Path's time
    if "/.." in place:
        place = os.path.realpath(place)
    told = os.fsencode(place) + b"|" + os.fsencode(what)
    return hashlib.blake2b(told, digest_size=16).digest()


def storable(name: str) -> str:
    """A file's name as text: bytes that are not UTF-8 as ``\\\\xb4``.

    A backslash is doubled in such names, and only in them, so that the name comes back.

    >>> storable("a.txt"), storable("a\\udcb4.txt")
    ('a.txt', 'a\\\\xb4.txt')
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).replace(b"\\", b"\\\\").decode("utf-8", "backslashreplace")
    return name
