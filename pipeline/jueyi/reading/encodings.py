"""Bytes to text: what encoding a Chinese document really has, whatever it declares.

A declaration is only a hint: pages of the 1990s say ``gb2312`` and hold GBK, Big5 or UTF-8. UTF-8
checks itself; the double-byte encodings are told apart by how common the characters are that they
give. Libraries that guess refuse text in which a single byte is damaged; here it is read, the bad
bytes become U+FFFD, and the document is marked.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

from ..errors import ReadingError
from . import mixed
from .plausible import plausibility, share

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""")
_WIDE = re.compile(rb"[\x80-\xff]")
_SAMPLE = 40_000
_PLAUSIBLE = 0.12
_LARGEST = 2**20  # bytes of a text that is read line by line although it is implausible


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded text.

    Attributes:
        text: With ``\\n`` as its only line end.
        encoding: What it was read as.
        problem: What could not be decoded, or None.
    """

    text: str
    encoding: str
    problem: ReadingError | None


def decode(data: bytes, name: str) -> Decoded:
    """Decode a document.

    A mark at its head decides; else strict UTF-8; else the one of GB18030, Big5 and UTF-16 that
    gives the most common characters, a declaration within the document breaking ties.

    Raises:
        ReadingError: No encoding gives Chinese or plain ASCII text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _finish(data, encoding, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if "\x00" not in text:
            hz = b"~{" in data and b"~}" in data and data.isascii()
            return _finish(data, "hz" if hz else "utf-8", name)
    if parts := mixed.parts(data, "utf-8"):
        return _mixed(parts, "utf-8", name)
    declared = _DECLARED.search(data[:2000])
    hint = _canonical(declared.group(1).decode("ascii")) if declared else ""
    # A page may begin with a long head of ASCII; two bytes stand together from an even place on.
    wide = _WIDE.search(data)
    first = max(0, (wide.start() if wide else 0) - _SAMPLE // 10) & ~1
    sample = data[first : first + _SAMPLE]
    scores = {encoding: plausibility(sample, encoding) for encoding in _CANDIDATES}
    if hint in scores:
        scores[hint] += 0.01
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best] < _PLAUSIBLE:
        if data.count(0) > 2:
            raise ReadingError(
                f"a NUL byte at {data.index(0):,}", where=name, expected="text, not binary data"
            )
        small = data if len(data) <= _LARGEST else b""
        tried = ((mixed.parts(small, encoding), encoding) for encoding in mixed.LINES[1:])
        whole = [(p, best) for p, best in tried if p and share(p.text) >= _PLAUSIBLE]
        if whole:
            return _mixed(*min(whole, key=lambda each: sum(map(bool, each[0].others))), name)
        raise ReadingError(
            "no encoding gives Chinese text",
            where=name,
            expected="UTF-8, UTF-16, GB18030 or Big5",
            fix="convert it to UTF-8 first",
        )
    parts = mixed.parts(data, best) if best in mixed.LINES else None
    return _mixed(parts, best, name) if parts else _finish(data, best, name)


def _mixed(parts: mixed.Parts, encoding: str, name: str) -> Decoded:
    """A text whose lines are in several encodings."""
    lines = [n for n, other in enumerate(parts.others) if other]
    named = " and ".join(sorted({parts.others[n] for n in lines}))
    problem = ReadingError(
        f"{len(lines)} lines are in another encoding ({named}), the first is line {lines[0] + 1}",
        where=name, expected=f"{encoding} throughout",
    )  # fmt: skip
    text = parts.text.replace("\x00", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, encoding, problem)


def _canonical(label: str) -> str:
    """The superset that a label stands for: a gb2312 label means gb18030."""
    low = label.lower()
    if low.startswith(("gb", "x-gb", "cp936", "euc-cn", "hz")):
        return "gb18030"
    return "big5hkscs" if low.startswith(("big5", "cp950", "x-x-big5")) else low


def _finish(data: bytes, encoding: str, name: str) -> Decoded:
    problem = None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        problem = ReadingError(
            f"{text.count(chr(0xFFFD)):,} places that are no {encoding.removesuffix('-sig')}, "
            f"the first at byte {error.start:,}, shown as \ufffd",
            where=name,
            expected="whole text",
        )
    if encoding == "big5hkscs" and problem is not None:
        with suppress(UnicodeDecodeError):  # Microsoft's Big5 has a few more
            text, problem = data.decode("cp950"), None
    if "\x00" in text:
        problem = ReadingError(
            f"{text.count(chr(0)):,} NUL characters, shown as \ufffd", where=name, expected="text"
        )
        text = text.replace("\x00", "\ufffd")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, encoding.removesuffix("-sig"), problem)
