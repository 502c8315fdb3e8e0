"""Is all of a PDF's text there? No exception from a reader is no proof of it.

The file's own redundancy is verified (compressed streams carry a checksum, the end of the file
points to its table of objects); where that fails, or pages are empty, a second reader counts.
"""

from __future__ import annotations

import io
import logging
import re
import zlib

from ..errors import JueyiError, ReadingError
from . import ocr

_STREAM = re.compile(rb"stream\r?\n")
_OTHER = re.compile(rb"/(?:A85|AHx|LZW|RL|DCT|CCF|JPX|JBIG2|Crypt|ASCII85|ASCIIHex|RunLength)\w*")
_START = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF\s*$")
_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")
_LARGEST = 64 * 2**20  # of one unpacked stream
_SHARE = 0.98


def problems(
    data: bytes,
    name: str,
    characters: int,
    empty: list[int],
    pictures: int,
    pages: int,
    unplaced: int = 0,
) -> list[JueyiError]:
    """What speaks against the text being whole.

    Args:
        data: The file.
        name: Its name.
        characters: How many visible characters the first reader found.
        empty: Pages without text, from 1.
        pictures: How many of them hold pictures.
        pages: How many pages the first reader found.
        unplaced: How many pieces of text it left out: the second reader tells what they hold.
    """
    found: list[JueyiError] = []
    # An owner's password encrypts the streams of a file that anybody may read.
    doubts = [] if b"/Encrypt" in data else damaged_streams(data)
    tail = data[-2048:].rstrip(b"\x00\r\n\t ")
    start = _START.search(tail)
    if start is None:
        doubts.append("it does not end as a PDF does")
    else:
        place = data[int(start.group(1)) : int(start.group(1)) + 30].lstrip()
        if not (place.startswith(b"xref") or re.match(rb"\d+\s+\d+\s+obj", place)):
            doubts.append("its table of objects is not where its end says")
    if pictures:
        numbers = ", ".join(map(str, empty[:5]))
        found.append(
            ReadingError(
                f"pages without a text layer: {numbers}{' …' if len(empty) > 5 else ''}",
                where=name,
                expected="text",
                fix="" if ocr.is_installed() else ocr.INSTALL,
            )
        )
    printed = len(_PAGE.findall(data))
    if printed > pages:
        doubts.append(f"{printed} pages are in the file, {pages} were reached")
    if doubts or unplaced or (empty and not pictures):
        second = _second(data)
        if unplaced and not doubts and second is not None and characters >= _SHARE * second:
            return found  # it was white space
        if second is None:
            doubts.append("the second reader cannot read it")
        elif characters < _SHARE * second:
            doubts.append(f"{characters:,} characters read, {second:,} by the second reader")
        reason = "; ".join(doubts) or f"pages without text: {empty[:5]}"
        found.append(ReadingError(f"a damaged PDF ({reason})", where=name, expected="a whole file"))
    return found


def damaged_streams(data: bytes) -> list[str]:
    """Compressed streams whose checksum does not hold, or that have no end."""
    bad = 0
    for match in _STREAM.finditer(data):
        header = data[max(0, match.start() - 400) : match.start()]
        header = header[header.rfind(b"obj") :] if b"obj" in header else header
        if data[match.start() - 3 : match.start()] == b"end" or b"/FlateDecode" not in header:
            continue
        if _OTHER.search(header):
            continue  # another filter is applied first
        unpack = zlib.decompressobj()
        try:
            unpack.decompress(data[match.end() :], _LARGEST)
        except zlib.error:
            bad += 1
            continue
        bad += not unpack.eof and not unpack.unconsumed_tail
    return [f"{bad} of its streams are damaged"] if bad else []


def _second(data: bytes) -> int | None:
    """Visible characters by pypdf; None if it fails."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        return sum(len("".join(page.extract_text().split())) for page in reader.pages)
    except Exception:  # it raises outside its own errors on damaged files
        return None
