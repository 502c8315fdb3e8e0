"""The text of an element of Akoma Ntoso: cleaned, with its bold spans and notes."""

from __future__ import annotations

import re
from typing import Any

NAMESPACE = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
# Inline elements of Akoma Ntoso 3.0 and of the HTML in it: text flows through them. Whatever is not
# named here is a block, and what it holds begins a line of its own.
INLINE = frozenset(
    NAMESPACE + tag
    for tag in (
        "a abbr affectedDocument authorialNote b br change concept courtType date decoration def "
        "del docAuthority docCommittee docDate docIntroducer docJurisdiction docketNumber "
        "docNumber docProponent docPurpose docStage "
        "docStatus docTitle docType documentRef embeddedText "
        "entity eol eop event fillIn i img inline ins judge lawyer legislature location marker "
        "mmod mod narrative neutralCitation noteRef num "
        "object omissis opinion organization outcome party "
        "person placeholder process quantity quotedText ref relatedDocument remark rmod role rref "
        "scene session shortTitle signature span sub summary sup term time u vote"
    ).split()
)
_LINK = NAMESPACE + "a"
_SUP = NAMESPACE + "sup"
_AGAIN = re.compile(r"\A\s*\d{1,2}\s*")
_CLOSERS = frozenset("，；。：、）》”,;:)")
_SPACE = re.compile(r"[\s\u200b\ufeff]+")


class Flat:
    """The text of one element without its footnotes, with its bold spans and links."""

    def __init__(self) -> None:
        self.chunks: list[str] = []
        self.length = 0
        self.bold: list[tuple[int, int]] = []
        self.links: list[tuple[int, int, str]] = []
        self.notes: list[tuple[str, Flat, int]] = []

    def text(self) -> str:
        """All of it."""
        return "".join(self.chunks)

    def _push(self, text: str | None) -> None:
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
        if not isinstance(tag, str):
            return
        if tag == NAMESPACE + "authorialNote":
            mark = (element.get("marker") or "").strip()
            note = Flat()
            note.inside(element)
            self.notes.append((mark, note, self.length))
            return
        if tag == _SUP and self._is_mark(element):
            return
        here = bold or (tag == NAMESPACE + "span" and element.get("class") == "bold")
        start = self.length
        self._push(element.text)
        for child in element:
            if child.tag != but and (whole or not is_block(child)):
                self.walk(child, here, whole)
            self._push(child.tail)
        if here and not bold:
            self.bold.append((start, self.length))
        if tag == _LINK and self.length > start:
            self.links.append((start, self.length, element.get("href") or ""))

    def inside(self, element: Any) -> None:
        """Take in all text of a note, blocks included."""
        self._push(element.text)
        for child in element:
            start = self.length
            self.inside(child)
            if child.tag == _LINK and self.length > start:
                self.links.append((start, self.length, child.get("href") or ""))
            self._push(child.tail)


def is_block(element: Any) -> bool:
    """Whether an element begins a line of its own."""
    return isinstance(element.tag, str) and element.tag not in INLINE


def clean(raw: str) -> tuple[str, list[int]]:
    """Collapse white space; also the new offset of every old one (length ``len(raw) + 1``)."""
    if not _SPACE.search(raw):
        return raw, list(range(len(raw) + 1))
    out: list[str] = []
    offsets: list[int] = []
    length = 0
    pending = False
    for character in raw:
        if _SPACE.match(character):
            offsets.append(length)
            pending = length > 0
            continue
        if pending:
            out.append(" ")
            length += 1
            pending = False
        offsets.append(length)
        out.append(character)
        length += 1
    offsets.append(length)
    return "".join(out), offsets
