"""The files of a desk's documents, as they came: ``documents/`` of its folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import JueyiError, ReadingError
from ..reading import containers
from ..writing.publishing import published

_ID = 16  # hex digits
_NAME = re.compile(rf"[0-9a-f]{{{_ID}}} .+", re.S)
_LONGEST_NAME = 180  # bytes: a file's name has at most 255, and its part's some more


@dataclass(frozen=True, slots=True)
class Kept:
    """A file: what tells it from others, its name on the desk, its content."""

    id: str
    name: str
    data: bytes


class Files:
    """The files of one folder, each named by its identifier and the document's name.

    Args:
        folder: Made if it is not there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        for part in folder.glob(".*.part"):  # of a server that was killed
            part.unlink(missing_ok=True)

    def all(self) -> tuple[list[Kept], list[JueyiError]]:
        """All files in the order in which they came, and what is none or cannot be read."""
        found: list[Kept] = []
        problems: list[JueyiError] = []
        places = sorted(
            self._folder.iterdir(), key=lambda path: (path.lstat().st_mtime_ns, path.name)
        )
        for place in places:
            if place.is_symlink() or not place.is_file() or not _NAME.fullmatch(place.name):
                problems.append(JueyiError("no document of this desk", where=str(place)))
                continue
            try:
                identifier, _, name = place.name.partition(" ")
                found.append(Kept(identifier, name, place.read_bytes()))
            except OSError as error:
                problems.append(JueyiError(error.strerror or "unreadable", where=str(place)))
        return found, problems

    def keep(self, file: Kept) -> None:
        """Have a file on the disk.

        Raises:
            JueyiError: It cannot be written.
        """
        with published([self._folder / f"{file.id} {file.name}"]) as (part,):
            part.write_bytes(file.data)

    def drop(self, identifier: str, name: str) -> None:
        """Delete a file.

        Raises:
            JueyiError: It cannot be deleted.
        """
        try:
            (self._folder / f"{identifier} {name}").unlink(missing_ok=True)
        except OSError as error:
            raise JueyiError(error.strerror or "cannot be deleted", where=name) from None


def identifier_of(name: str, data: bytes) -> str:
    """What tells a file from others: of its name and content."""
    return hashlib.sha256(name.encode() + b"\0" + data).hexdigest()[:_ID]


def plain_name(name: str) -> str:
    """A name that every file system takes: the last part, without what moves or hides.

    >>> plain_name("../../a\\x1b.txt")
    'a_.txt'
    """
    last = name.encode("utf-8", "replace").decode().replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(c if c.isprintable() and c not in '<>:"|?*' else "_" for c in last).strip(" .")
    while len(kept.encode()) > _LONGEST_NAME:
        kept = kept[1:]
    return kept or "text.txt"


def unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes | ReadingError]]:
    """The documents of a file: of a ZIP archive its members, else itself.

    Args:
        name: Its name.
        data: Its content.

    Yields:
        Name and content of each; a member that is damaged costs itself only.

    Raises:
        JueyiError: It is an archive that cannot be opened, or that holds no document.
    """
    archive = containers.open_zip(data, name) if data.startswith(b"PK") else None
    if archive is None or containers.is_word(archive):
        yield name, data
        return
    members = containers.documents(archive)
    if not members:
        raise JueyiError("an archive without documents", where=name)
    for number, member in members:
        shown = containers.shown(member)
        try:
            yield shown, containers.member(archive, number, shown)
        except ReadingError as error:
            yield shown, error
