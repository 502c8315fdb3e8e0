"""The text of an element of Akoma Ntoso: cleaned, with its bold spans and notes."""

from __future__ import annotations

import re
from typing import Any

from .aknschema import INLINE, NAMESPACE, SUBFLOW, flows, local

BREAK = "\x1e"  # where <br> stood: white space that no XML can hold
_UNBROKEN = INLINE - {NAMESPACE + "br"}
_LINK = NAMESPACE + "a"
_SUP = NAMESPACE + "sup"
_AGAIN = re.compile(r"\A\s*\d{1,2}\s*")
_CLOSERS = frozenset("，；。：、）》”,;:)")
_SPACE = re.compile(r"[\s\u200b\ufeff]+")


class Flat:
    """The text of one element without its footnotes, with its bold spans and links.

    Attributes:
        blocks: The elements in it that begin lines of their own, and are not in its text.
        dropped: Marks of notes that are printed a second time, and are not in its text.
    """

    def __init__(self) -> None:
        self.chunks: list[str] = []
        self.length = 0
        self.bold: list[tuple[int, int]] = []
        self.links: list[tuple[int, int, str]] = []
        self.notes: list[tuple[str, Flat, int]] = []
        self.blocks: list[Any] = []
        self.dropped: list[str] = []

    def text(self) -> str:
        """All of it."""
        return "".join(self.chunks)

    def push(self, text: str | None) -> None:
        """Take in text."""
        if text:
            self.chunks.append(text)
            self.length += len(text)

    def _is_mark(self, element: Any) -> bool:
        """Whether a raised number behind a mark of punctuation is that of a note, printed a second
        time: not so 平方公里²."""
        before = "".join(self.chunks[-1:]).rstrip()[-1:]
        return before in _CLOSERS and _AGAIN.fullmatch("".join(element.itertext())) is not None

    def walk(self, element: Any, bold: bool, whole: bool = False, but: str = "") -> None:
        """Take in an element.

        Args:
            element: Its inline content is taken.
            bold: Whether its parent is printed so.
            whole: Whether the blocks in it are taken, too.
            but: A tag of children that are not.
        """
        tag = element.tag
        if tag in SUBFLOW:
            mark = (element.get("marker") or "").strip()
            note = Flat()
            note.inside(element)
            self.notes.append((mark, note, self.length))
            return
        if tag == _SUP and self._is_mark(element):
            self.dropped += element.itertext()
            return
        here = bold or (tag == NAMESPACE + "span" and element.get("class") == "bold")
        start = self.length
        self.push(element.text)
        for child in element:
            if child.tag == but:
                pass
            elif whole or child.tag in INLINE:
                self.walk(child, here, whole)
            elif flows(child):
                self.walk(child, here, whole=True)
            else:
                self.blocks.append(child)
            self.push(child.tail)
        if here and not bold:
            self.bold.append((start, self.length))
        if tag == _LINK and self.length > start:
            self.links.append((start, self.length, element.get("href") or ""))
        elif tag not in _UNBROKEN and local(element) == "br":
            self.push(BREAK)

    def inside(self, element: Any) -> None:
        """Take in all text of a note, blocks included."""
        self.push(element.text)
        for child in element:
            start = self.length
            self.inside(child)
            if child.tag == _LINK and self.length > start:
                self.links.append((start, self.length, child.get("href") or ""))
            self.push(child.tail)


def clean(raw: str) -> tuple[str, list[int]]:
    """Collapse white space; also the new offset of every old one (length ``len(raw) + 1``)."""
    if not _SPACE.search(raw):
        return raw, list(range(len(raw) + 1))
    out: list[str] = []
    offsets: list[int] = []
    length = at = 0
    for begin, end in [*(space.span() for space in _SPACE.finditer(raw)), (len(raw), len(raw))]:
        if begin > at:
            if length:
                out.append(" ")
                length += 1
            out.append(raw[at:begin])
            offsets.extend(range(length, length + begin - at))
            length += begin - at
        offsets.extend([length] * (end - begin))
        at = end
    offsets.append(length)
    return "".join(out), offsets
