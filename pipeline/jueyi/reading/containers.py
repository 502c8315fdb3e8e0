"""ZIP containers opened with bounds: Word files and archives of documents."""

from __future__ import annotations

import io
import zipfile
import zlib

from ..errors import ReadingError

LARGEST = 200 * 2**20  # bytes that all members together may unpack to
MEMBERS = 20_000
_RATIO = 500  # a document's XML packs 20 to 60 times
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError,
           RuntimeError, OverflowError, MemoryError)  # fmt: skip


def open_zip(data: bytes, name: str) -> zipfile.ZipFile:
    """Open a ZIP whose members are few, unpack to a bounded size, and are not encrypted.

    Raises:
        ReadingError: It is damaged, encrypted, or unpacks to more than it may.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except _BROKEN as error:
        raise ReadingError(
            f"a damaged ZIP container ({_reason(error)})", where=name, expected="a whole file"
        ) from None
    if len(members) > MEMBERS:
        raise ReadingError(f"{len(members):,} members", where=name, expected=f"at most {MEMBERS:,}")
    total = sum(member.file_size for member in members)
    if total > LARGEST or any(m.file_size > _RATIO * max(m.compress_size, 4096) for m in members):
        raise ReadingError(
            f"a container that unpacks to {total:,} bytes",
            where=name,
            expected=f"at most {LARGEST:,}, packed no more than {_RATIO} times",
            fix="unpack it yourself if you trust it",
        )
    if any(member.flag_bits & 1 for member in members):
        raise ReadingError("an encrypted container", where=name, expected="one without a password")
    return archive


def member(archive: zipfile.ZipFile, path: str, name: str) -> bytes:
    """The bytes of one member, its checksum verified.

    Raises:
        ReadingError: It is damaged, or larger than the container says.
    """
    try:
        with archive.open(path) as handle:
            data = handle.read(LARGEST + 1)
    except (*_BROKEN, KeyError) as error:
        raise ReadingError(
            f"the part {path} is damaged ({_reason(error)})", where=name, expected="a whole file"
        ) from None
    if len(data) > LARGEST:
        raise ReadingError(f"the part {path} has no end", where=name, expected="a document")
    return data


def _reason(error: BaseException) -> str:
    return str(error).splitlines()[0][:80] if str(error) else type(error).__name__


def is_word(archive: zipfile.ZipFile) -> bool:
    """Whether the container is a Word file."""
    return "word/document.xml" in archive.namelist()


def documents(archive: zipfile.ZipFile) -> list[str]:
    """Members that may be documents: no folders, nothing hidden."""
    return [
        m.filename
        for m in archive.infolist()
        if not m.is_dir() and not any(_hidden(part) for part in m.filename.split("/"))
    ]


def _hidden(part: str) -> bool:
    return part == "__MACOSX" or (part.startswith(".") and part not in (".", ".."))


def shown(path: str) -> str:
    """A member's name as records carry it: never absolute, never above its archive.

    Nothing is unpacked to disk, so a name can do no harm; it should not look as if it could.
    """
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "unnamed"
