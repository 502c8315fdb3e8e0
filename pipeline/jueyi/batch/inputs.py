"""What a user names on the command line, spread out to single documents."""

from __future__ import annotations

import glob
import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

from .. import reading
from ..errors import JueyiError
from ..reading import containers


@dataclass(frozen=True, slots=True)
class Input:
    """One document to read.

    Attributes:
        name: What records and errors call it: the file's name, inside a directory the path below
            it, inside an archive ``archive.zip/member``.
        path: The file; None for standard input.
        member: The member of the ZIP archive ``path``.
        data: The content, where it came from standard input.
    """

    name: str
    path: Path | None = None
    member: str | None = None
    data: bytes | None = None

    def key(self) -> str:
        """What tells this document, with this content, from all others in a batch."""
        if self.path is None:
            return f"-|{hashlib.sha256(self.data or b'').hexdigest()}"
        try:
            stat = self.path.stat()
            state = f"{stat.st_size}|{stat.st_mtime_ns}"
        except OSError:
            state = "missing"
        return f"{self.path.absolute()}|{self.member or ''}|{state}"

    def load(self) -> bytes:
        """Its bytes.

        Raises:
            ReadingError: It cannot be read.
        """
        if self.path is None:
            return self.data or b""
        return reading.load(self.path, self.member)


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
    inputs: dict[tuple[Path | None, str | None], Input] = {}
    problems: list[JueyiError] = []
    skipped = 0
    for name in names:
        if name == "-":
            inputs[None, None] = Input("stdin", data=sys.stdin.buffer.read())
            continue
        matches = [name]
        if not Path(name).exists() and glob.has_magic(name):
            matches = sorted(glob.glob(name, recursive=True)) or [name]  # noqa: PTH207
        for match in matches:
            root = Path(match)
            paths, errors, left = reading.find(root)
            problems += errors
            skipped += left
            for path in paths:
                shown = str(path.relative_to(root)) if root.is_dir() else path.name
                for item in _members(path, shown, problems):
                    inputs.setdefault((path.absolute(), item.member), item)
    return Found(list(inputs.values()), problems, skipped)


def _members(path: Path, shown: str, problems: list[JueyiError]) -> list[Input]:
    """The document, or the documents of the ZIP archive that it is."""
    try:
        with path.open("rb") as handle:
            packed = handle.read(2) == b"PK"
        if not packed:
            return [Input(shown, path)]
        archive = containers.open_zip(reading.load(path), shown)
    except (JueyiError, OSError):
        return [Input(shown, path)]  # reading it will say what is wrong
    if containers.is_word(archive):
        return [Input(shown, path)]
    members = containers.documents(archive)
    if not members:
        problems.append(JueyiError("an archive without documents", where=shown))
    return [Input(f"{shown}/{containers.shown(m)}", path, m) for m in members]
