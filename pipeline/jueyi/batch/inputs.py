"""What a user names on the command line, spread out to single documents."""

from __future__ import annotations

import glob
import hashlib
import os
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from .. import reading
from ..errors import JueyiError, ReadingError
from ..reading import containers, pipes


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
        """What tells this document, with this content, from all others in a batch."""
        if self.data is not None:
            return f"-|{hashlib.sha256(self.data).hexdigest()}"
        assert self.path is not None
        try:
            stat = os.stat(self.path)  # noqa: PTH116  a string takes less memory than a Path
            state = f"{stat.st_size}|{stat.st_mtime_ns}"
        except OSError:
            state = "missing"
        return _digest(self.path, f"{self.member}|{state}").hex()

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


def _digest(path: str, what: str) -> bytes:
    """Sixteen bytes that tell a file, and what is meant of it, from all others."""
    place = os.fsencode(Path(path).absolute())
    return hashlib.blake2b(place + b"|" + what.encode(), digest_size=16).digest()


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


@dataclass(frozen=True, slots=True)
class Found:
    """Documents in order, what was no document, and how many files were left alone."""

    inputs: list[Input]
    problems: list[JueyiError]
    skipped: int


def spread(names: list[str]) -> Found:
    """Spread files, directories, patterns, ZIP archives and ``-`` out to documents, in order.

    A document that is named twice is taken once.
    """
    inputs: list[Input] = []
    taken: set[bytes] = set()
    problems: list[JueyiError] = []
    skipped = 0
    for name in names:
        if name == "-":
            inputs.append(Input("stdin", data=sys.stdin.buffer.read(reading.LARGEST + 1)))
            continue
        matches = [name]
        if not Path(name).exists() and glob.has_magic(name):
            matches = sorted(glob.glob(name, recursive=True)) or [name]  # noqa: PTH207
        for match in matches:
            root = Path(match)
            if pipes.is_stream(root):
                try:
                    data = pipes.read(root, reading.LARGEST + 1)
                except ReadingError as error:
                    problems.append(error)
                    continue
                inputs.append(Input(storable(root.name), match, data=data))
                continue
            found = reading.find(root)
            problems += found.problems
            skipped += found.skipped
            below = len(str(root)) + 1 if root.is_dir() and match not in (".", "./") else 0
            for path in found.files:
                shown = path[below:] if root.is_dir() else root.name
                for item in _members(path, storable(shown), problems):
                    key = _digest(path, str(item.member))
                    if key not in taken:
                        taken.add(key)
                        inputs.append(item)
    return Found(_apart(inputs), problems, skipped)


def _apart(inputs: list[Input]) -> list[Input]:
    """The same documents, named by their whole path where two would have one name."""
    if len({item.name for item in inputs}) == len(inputs):
        return inputs
    counts = Counter(item.name for item in inputs)
    return [
        item if counts[item.name] == 1 or item.path is None else replace(item, name=_whole(item))
        for item in inputs
    ]


def _whole(item: Input) -> str:
    assert item.path is not None
    path = storable(item.path)
    archive = storable(Path(item.path).name)
    return path if item.member is None else path + item.name.partition(archive)[2]


def _members(path: str, shown: str, problems: list[JueyiError]) -> list[Input]:
    """The document, or the documents of the ZIP archive that it is."""
    try:
        archive = containers.open_file(Path(path), shown)
    except ReadingError:
        return [Input(shown, path)]  # reading it will say what is wrong
    if archive is None or containers.is_word(archive):
        return [Input(shown, path)]
    members = containers.documents(archive)
    if not members:
        problems.append(JueyiError("an archive without documents", where=shown))
    names = [f"{shown}/{containers.shown(name)}" for _, name in members]
    seen: dict[str, int] = {}
    inputs = []
    for (number, _), name in zip(members, names, strict=True):
        seen[name] = seen.get(name, 0) + 1
        unique = name if seen[name] == 1 else f"{name} ({seen[name]})"
        inputs.append(Input(unique, path, number))
    return inputs
