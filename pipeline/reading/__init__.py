"""Bytes to ``Source``: one module a format, and nothing else in the package knows formats."""

from __future__ import annotations

from pathlib import Path

from ..errors import ReadingError
from ..records import Source
from . import akn, jsonl, text

KINDS = ("text", "wrapped", "akn", "jsonl")
_FOREIGN = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a Word, Excel or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"[", "a JSON array"),
)
_CONVERT = "export it as UTF-8 text first (pdftotext, or Save as plain text)"
_SUFFIXES = {".txt", ".xml", ".akn", ".jsonl", ".ndjson"}


def detect(data: bytes, name: str = "") -> str:
    """Recognise the kind of an input from its content and, second, its name.

    Args:
        data: The input's bytes.
        name: Its file name; only its ending is looked at.

    Returns:
        ``akn``, ``jsonl`` or ``text``; whether text is wrapped is decided later, by structure.
    """
    head = data[:2000].removeprefix(b"\xef\xbb\xbf").lstrip()
    suffix = Path(name).suffix.lower()
    if head.startswith(b"<") or suffix in {".xml", ".akn"}:
        return "akn"
    if suffix in {".jsonl", ".ndjson"} or head.startswith(b'{"'):
        return "jsonl"
    return "text"


def read_bytes(data: bytes, name: str, kind: str | None = None) -> Source:
    """Read one input.

    Args:
        data: Its bytes.
        name: The name that records and errors carry.
        kind: One of ``KINDS``; recognised if None.

    Raises:
        ReadingError: The bytes are not what the kind promises.
    """
    if kind is not None and kind not in KINDS:
        raise ReadingError(f"unknown kind {kind!r}", where=name, expected=" or ".join(KINDS))
    if not data.strip():
        raise ReadingError("the file is empty", where=name, expected="the text of a resolution")
    for magic, what in _FOREIGN:
        if data.lstrip()[:8].startswith(magic):
            raise ReadingError(
                what, where=name, expected="text, Akoma Ntoso XML or JSON Lines", fix=_CONVERT
            )
    kind = kind or detect(data, name)
    if kind == "akn":
        return akn.read(data, name)
    decoded = text.decode(data, name)
    if kind == "jsonl":
        return jsonl.read(decoded, name)
    text.check_chinese(decoded, name)
    return Source(name=name, text=decoded, kind=kind)


def read(path: str | Path, kind: str | None = None, name: str | None = None) -> Source:
    """Read one file. See ``read_bytes``; the name is the file's own if None."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadingError(
            error.strerror or "cannot be read", where=str(path), expected="a readable file"
        ) from None
    return read_bytes(data, name or path.name, kind)


def find(item: Path) -> tuple[list[Path], list[ReadingError], int]:
    """Expand a file or a directory to the input files below it, in sorted order.

    Returns:
        The files; an error if it is missing or a directory without inputs; and how many files
        with other endings the directory holds. Hidden files are left alone.
    """
    if not item.exists():
        missing = ReadingError("no such file", where=str(item), expected="a file or a directory")
        return [], [missing], 0
    if not item.is_dir():
        return [item], [], 0
    files = sorted(p for p in item.rglob("*") if p.is_file() and not p.name.startswith("."))
    found = [p for p in files if p.suffix.lower() in _SUFFIXES]
    if found:
        return found, [], len(files) - len(found)
    endings = ", ".join(sorted(_SUFFIXES))
    empty = ReadingError(
        "the directory has no inputs", where=str(item), expected=f"files ending in {endings}"
    )
    return [], [empty], 0
