"""ZIP containers opened with bounds: Word files and archives of documents."""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import lru_cache
from pathlib import Path
from typing import IO

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
    return _open(io.BytesIO(data), name)


@lru_cache(maxsize=2)
def _opened(path: Path, state: tuple[int, int], name: str) -> zipfile.ZipFile:
    return _open(path.open("rb"), name)


def open_file(path: Path, name: str) -> zipfile.ZipFile | None:
    """The ZIP archive that a file is, kept open for the next member; None if it is none.

    Bytes before the first header are allowed, as in self-extracting archives.

    Raises:
        ReadingError: As ``open_zip``, or it cannot be read.
    """
    try:
        with path.open("rb") as handle:
            before, _, _ = handle.read(1024).partition(b"PK")
        # A PDF, or a text, that a ZIP archive is attached to is a document of its own.
        named = path.suffix.lower() in (".zip", ".docx")
        if b"%PDF-" in before or (before and not named and b"\0" not in before):
            return None
        if not zipfile.is_zipfile(path):
            return None
        found = path.stat()
        return _opened(path.absolute(), (found.st_size, found.st_mtime_ns), name)
    except OSError as error:
        raise ReadingError(
            error.strerror or "cannot be read", where=name, expected="a readable file"
        ) from None


def _open(handle: IO[bytes], name: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(handle)
        members = archive.infolist()
    except _BROKEN as error:
        raise ReadingError(
            f"a damaged ZIP container ({_reason(error)})", where=name, expected="a whole file"
        ) from None
    if len(members) > MEMBERS:
        raise ReadingError(
            f"a container with {len(members):,} members", where=name,
            expected=f"at most {MEMBERS:,}", fix="pack it as several",
        )  # fmt: skip
    total = sum(member.file_size for member in members)
    dense = any(m.file_size > _RATIO * max(m.compress_size, 4096) for m in members)
    if total > LARGEST or dense:
        limit = f"packed no more than {_RATIO} times" if dense else f"at most {LARGEST:,}"
        raise ReadingError(
            f"a container that unpacks to {total:,} bytes",
            where=name,
            expected=limit,
            fix="unpack it yourself if you trust it",
        )
    if any(member.flag_bits & 1 for member in members):
        raise ReadingError("an encrypted container", where=name, expected="one without a password")
    return archive


def member(archive: zipfile.ZipFile, path: str | int, name: str) -> bytes:
    """The bytes of one member, its checksum verified.

    Args:
        archive: The container.
        path: The member's name, or its number: two may have one name.
        name: What errors call the container.

    Raises:
        ReadingError: It is damaged, or larger than the container says.
    """
    shown_ = path if isinstance(path, str) else f"{path + 1}"
    try:
        entry = archive.getinfo(path) if isinstance(path, str) else archive.infolist()[path]
        with archive.open(entry) as handle:
            data = handle.read(LARGEST + 1)
    except (*_BROKEN, KeyError, IndexError) as error:
        raise ReadingError(
            f"the part {shown_} is damaged ({_reason(error)})", where=name, expected="a whole file"
        ) from None
    if len(data) > LARGEST:
        raise ReadingError(f"the part {shown_} has no end", where=name, expected="a document")
    return data


def _reason(error: BaseException) -> str:
    return str(error).splitlines()[0][:80] if str(error) else type(error).__name__


def is_word(archive: zipfile.ZipFile) -> bool:
    """Whether the container is a Word file."""
    names = archive.namelist()
    return "[Content_Types].xml" in names and any(n.startswith("word/") for n in names)


def documents(archive: zipfile.ZipFile) -> list[tuple[int, str]]:
    """Number and name of the members that may be documents: no folders, nothing hidden."""
    return [
        (number, name_of(m))
        for number, m in enumerate(archive.infolist())
        if not m.is_dir()
        and not any(_hidden(part) for part in m.filename.replace("\\", "/").split("/"))
    ]


def name_of(entry: zipfile.ZipInfo) -> str:
    """A member's name: UTF-8 where it says so, else GB18030, as Chinese Windows packs, if it fits.

    Without the flag, names are in the packer's code page; ``zipfile`` takes it for CP437.
    """
    if entry.flag_bits & 0x800 or entry.filename.isascii():
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _hidden(part: str) -> bool:
    return part == "__MACOSX" or (part.startswith(".") and part not in (".", ".."))


def shown(path: str) -> str:
    """A member's name as records carry it: never absolute, never above its archive.

    Nothing is unpacked to disk, so a name can do no harm; it should not look as if it could.
    """
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "unnamed"
