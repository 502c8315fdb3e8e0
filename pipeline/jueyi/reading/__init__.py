"""Bytes to ``Source``: one module a format, and nothing else in the package knows formats."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from ..document import script
from ..document.cleaning import clean
from ..errors import JueyiError, ReadingError
from ..records import Source
from . import containers, jsonl, pipes, text
from .encodings import decode

KINDS = ("text", "wrapped", "akn", "jsonl", "html", "pdf", "docx", "image")
LARGEST = 100 * 2**20  # bytes; the largest resolution of 2,292 has 0.4 million
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc)", "save it as .docx"),
    (b"{\\rtf", "an RTF file", "save it as .docx"),
    (b"\x1f\x8b", "a gzip file", "unpack it"),
    (b"7z\xbc\xaf", "a 7z archive", "pack it as ZIP"),
    (b"Rar!", "a RAR archive", "pack it as ZIP"),
)
_PICTURE = re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|II\*\x00|MM\x00\*")
# [根据……] begins a text as well.
_ARRAY = re.compile(rb"\s*\[\s*[\[{\"]")
_MARKUP = re.compile(rb"<[A-Za-z!?/]")
_TAG = re.compile(rb"<(?:!doctype\s+html|html|head|body|p|div|pre|title|meta|table|font)\b", re.I)


def detect(data: bytes, name: str = "") -> str:
    """Recognise the kind of an input from its content and, second, its name.

    Args:
        data: The input's bytes.
        name: Its file name; only its ending is looked at.

    Returns:
        One of ``KINDS``, or ``zip``; whether text is wrapped is decided later, by structure.
    """
    suffix = Path(name).suffix.lower()
    if _PICTURE.match(data):
        return "image"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "docx" if suffix == ".docx" or b"word/document" in data else "zip"
    if suffix in (".pdf", ".docx", ".zip"):
        return suffix[1:]
    head = data[:2000].removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip()
    if suffix in {".html", ".htm", ".xhtml"} or _TAG.match(head):
        return "html"
    if b"akomaNtoso" in head or suffix in {".xml", ".akn"}:
        return "akn"
    if suffix in {".jsonl", ".ndjson"} or head.startswith(b'{"'):
        return "jsonl"
    if _MARKUP.match(head):
        return "html" if _TAG.search(head) else "akn"
    return "text"


def read_bytes(
    data: bytes, name: str, kind: str | None = None, tick: Callable[[], None] | None = None
) -> Source:
    """Read one input.

    Args:
        data: Its bytes.
        name: The name that records and errors carry.
        kind: One of ``KINDS``; recognised if None.
        tick: Called before every page that is read by OCR, for who keeps the time.

    Returns:
        The source. Characters that PDF fonts leave are mended, traditional script is marked; what
        could not be read is in its ``problems``.

    Raises:
        ReadingError: The bytes are not what the kind promises.
    """
    if kind is not None and kind not in KINDS:
        raise ReadingError(f"unknown kind {kind!r}", where=name, expected=" or ".join(KINDS))
    if not data.strip(b" \t\r\n\x00"):
        raise ReadingError("the file is empty", where=name, expected="the text of a resolution")
    if len(data) > LARGEST:
        raise ReadingError(
            f"{len(data):,} bytes", where=name, expected=f"at most {LARGEST:,}, a document"
        )
    for magic, what, fix in _FOREIGN:
        if data.lstrip()[:8].startswith(magic):
            raise ReadingError(what, where=name, expected=" or ".join(KINDS), fix=fix)
    if kind is None and _ARRAY.match(data.removeprefix(b"\xef\xbb\xbf")):
        raise ReadingError(
            "a JSON array", where=name, expected=" or ".join(KINDS),
            fix="write an object a line (JSON Lines)",
        )  # fmt: skip
    kind = kind or detect(data, name)
    if kind == "zip":
        containers.open_zip(data, name)  # one that is cut short is told as damaged
        raise ReadingError("a ZIP archive", where=name, expected="one document", fix="unpack it")
    if kind in ("pdf", "docx", "akn", "image"):
        # Imported on use: pdfium costs as much as everything else together.
        reader: Callable[..., Source] = import_module(f".{kind}", __package__).read
        source = reader(data, name, tick) if kind in ("pdf", "image") else reader(data, name)
        text.check_chinese(source.text, name)
        return _finish(source)
    decoded = decode(data, name)
    problems: tuple[JueyiError, ...] = () if decoded.problem is None else (decoded.problem,)
    if kind == "jsonl":
        source = jsonl.read(decoded.text, name)
        return _finish(replace(source, problems=(*problems, *source.problems)))
    if kind == "html":
        from . import html

        source = html.read(decoded.text, name, decoded.problem)
    else:
        ordered = text.in_order(decoded.text)
        wrapped = True if ordered.cut or kind == "wrapped" else None
        if ordered.struck:
            what = f"struck-out text is left out: {'; '.join(ordered.struck)[:40]}"
            problems = (*problems, ReadingError(what, where=name, expected="text to be read"))
        source = Source(name, ordered.text, "text", problems=problems, wrapped=wrapped)
    text.check_chinese(source.text, name)
    return _finish(source)


def _finish(source: Source) -> Source:
    mended = script.mend(source.text)
    if mended != source.text:
        notes = tuple(replace(note, text=clean(script.mend(note.text))) for note in source.notes)
        source = replace(source, text=mended, notes=notes)
    return replace(source, script="traditional") if script.is_traditional(mended) else source


def read(path: str | Path, kind: str | None = None, name: str | None = None) -> Source:
    """Read one file. See ``read_bytes``; the name is the file's own if None.

    A named pipe or device is read once, for as long as something comes.

    >>> from jueyi import read
    >>> read("data/samples/resolution.txt").kind
    'text'
    """
    path = Path(path)
    return read_bytes(load(path), name or path.name, kind)


def load(path: Path, member: int | None = None, name: str = "") -> bytes:
    """The bytes of a file, or of a member of the ZIP archive that it is.

    Args:
        path: The file.
        member: Number of the member, from 0.
        name: What errors call it.

    Raises:
        ReadingError: It cannot be read.
    """
    where = name or str(path)
    if member is not None:
        archive = containers.open_file(path, where)
        if archive is None:
            raise ReadingError("no longer a ZIP archive", where=where, expected="the same file")
        return containers.member(archive, member, where)
    if pipes.is_stream(path):
        data = pipes.read(path, LARGEST + 1)
        if len(data) > LARGEST:
            raise ReadingError(
                f"more than {LARGEST:,} bytes", where=where, expected="a stream that ends"
            )
        return data
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise ReadingError(f"{size:,} bytes", where=where, expected=f"at most {LARGEST:,}")
        return path.read_bytes()
    except OSError as error:
        raise ReadingError(
            error.strerror or "cannot be read", where=where, expected="a readable file"
        ) from None
