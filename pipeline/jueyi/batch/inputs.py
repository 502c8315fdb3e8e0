"""What a user names on the command line, spread out to single documents."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .. import reading
from ..errors import JueyiError, ReadingError
from ..reading import containers, pipes
from ..reading.folders import Files
from .item import Input, storable
from .listing import Listing


@dataclass(frozen=True, slots=True)
class Found:
    """Documents in order, what was no document, and how many files were left alone."""

    inputs: Listing
    problems: list[JueyiError]
    skipped: int


def spread(names: list[str]) -> Found:
    """Spread files, directories, patterns, ZIP archives and ``-`` out to documents, in order.

    A document that is named twice is taken once.
    """
    inputs = Listing()
    problems: list[JueyiError] = []
    skipped = 0
    for name in names:
        if name == "-":
            inputs.add(Input("stdin", data=sys.stdin.buffer.read(reading.LARGEST + 1)))
            continue
        if not name:  # "$file" of a shell that has no such variable; a Path would be the folder
            problems.append(
                JueyiError("an empty name", where='""', expected="a file, a folder or a pattern")
            )
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
                inputs.add(Input(storable(root.name), match, data=data))
                continue
            found = Files(root)
            below = len(str(root)) + 1 if root.is_dir() and match not in (".", "./") else 0
            for path in found:
                shown = path[below:] if root.is_dir() else root.name
                for item in _members(path, storable(shown), problems):
                    inputs.add(item)
            problems += found.problems
            skipped += found.skipped
    inputs.tell_apart()
    return Found(inputs, problems, skipped)


def _members(path: str, shown: str, problems: list[JueyiError]) -> Iterator[Input]:
    """The document, or the documents of the ZIP archive that it is."""
    try:
        archive = containers.open_file(Path(path), shown)
    except ReadingError:
        yield Input(shown, path)  # reading it will say what is wrong
        return
    if archive is None or containers.is_word(archive):
        yield Input(shown, path)
        return
    members = containers.documents(archive)
    if not members:
        problems.append(JueyiError("an archive without documents", where=shown))
    names = [f"{shown}/{containers.shown(name)}" for _, name in members]
    seen: dict[str, int] = {}
    for (number, _), name in zip(members, names, strict=True):
        seen[name] = seen.get(name, 0) + 1
        unique = name if seen[name] == 1 else f"{name} ({seen[name]})"
        yield Input(unique, path, number)
