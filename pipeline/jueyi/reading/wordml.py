"""WordprocessingML: switches, characters, and what tracked changes do to paragraphs."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from .autonumber import W, circled
from .untrusted import parse_xml

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_NAMES = {
    "w": W.strip("{}"), "a": A.strip("{}"), "m": MATH[1:].partition("}")[0],
    "v": "urn:schemas-microsoft-com:vml",
}  # fmt: skip
_HAS_TEXT = etree.XPath(
    "boolean((.//text()[normalize-space(.)] | .//w:sym)"
    "[not(ancestor::w:del or ancestor::w:moveFrom)])",
    namespaces=_NAMES,
)
_SHOWS_TEXT = etree.XPath(
    "boolean(.//w:sym | .//v:textpath | (.//w:t | .//a:t | .//m:t)[normalize-space(.)])",
    namespaces=_NAMES,
)
_SHOWS = etree.XPath(
    "boolean(.//w:sym | .//w:footnoteReference | .//w:endnoteReference | .//w:drawing | .//w:pict"
    " | .//w:object | (.//w:t | .//a:t | .//m:t)[normalize-space(.)])",
    namespaces=_NAMES,
)
_LINE_ENDS = re.compile(r"[\r\n][ \t\r\n]*")  # as a program sets out its file; a space to Word
_SYMBOL_FONT = re.compile("wingdings|webdings|symbol|dingbats", re.I)
_RINGS = 0x80, 0x8B  # where circled numbers begin in Wingdings, white and black ones, from 0
_BOXES = {0xA8: "☐", 0xFD: "☒", 0xFE: "☑"}
_AS_TYPED = frozenset("0123456789()[].,:;/%+<=>")  # in the font Symbol


def text_of(element: Any) -> str:
    """The text of a ``t`` without comments and processing instructions in it."""
    text = "".join(element.xpath("text()")) if len(element) else element.text or ""
    return _LINE_ENDS.sub(" ", text)


def symbol(element: Any) -> str:
    """The character of a ``sym``."""
    return symbol_of(element.get(W + "char", ""), element.get(W + "font", "Symbol"))


def symbol_of(code: str, font: str = "Symbol") -> str:
    """A character by its number; of a symbol font's own ones numbers and boxes, else a bullet.

    Args:
        code: Its number, in hexadecimal digits.
        font: The font that it is set in.

    >>> symbol_of("8BF7"), symbol_of("F082", "Wingdings"), symbol_of("F0B7")
    ('请', '②', '•')
    """
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,6}", code) else 0
    if 0x20 <= number < 0xD800 or 0xF900 <= number < 0x110000:
        return chr(number)
    if not 0xF000 <= number <= 0xF0FF or not _SYMBOL_FONT.search(font):
        return chr(number) if 0xE000 <= number <= 0xF8FF else "•"
    own = number - 0xF000
    if font.lower() == "wingdings":
        ring = next((own - first for first in _RINGS if first <= own <= first + 10), 0)
        return circled(str(ring)) if ring else _BOXES.get(own, "•")
    return chr(own) if font.lower() == "symbol" and chr(own) in _AS_TYPED else "•"


def chosen(alternate: Any) -> Any:
    """Of an ``AlternateContent``, the first choice that shows text, else the first one."""
    options = [c for c in alternate if c.tag in (MC + "Choice", MC + "Fallback")]
    return next(filter(_SHOWS_TEXT, options), options[0] if options else None)


def style_of(paragraph: Any) -> str:
    """The name of a paragraph's style; empty where it has none."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(W + "val", "")


def is_on(element: Any, attribute: str = "val") -> bool:
    """A switch of WordprocessingML: present and not off."""
    if element is None:
        return False
    default = "1" if attribute == "val" else "0"
    return element.get(W + attribute, default) not in ("0", "false", "off", "none")


def parse(data: bytes, path: str, name: str) -> Any:
    """The root of a part of a Word file.

    Args:
        data: The part.
        path: Its name in the archive.
        name: What errors call the file.

    Raises:
        ReadingError: It is not well-formed.
    """
    for strict, transitional in _STRICT:  # the same words in another namespace
        data = data.replace(strict, transitional)
    return parse_xml(data, f"the part {path} is no well-formed XML", name, "a whole Word file")


def has_text(paragraph: Any) -> bool:
    """Whether a paragraph has text that is not deleted; else it prints no number."""
    return bool(_HAS_TEXT(paragraph))


def shows(element: Any) -> bool:
    """Whether a run, or what else holds text, shows text, marks, boxes or objects."""
    return bool(_SHOWS(element))


def is_covered(cell: Any) -> bool:
    """Whether a cell of a table belongs to the one above it, whose text alone is shown."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(W + "val", "continue") == "continue"


def runs_on(paragraph: Any) -> bool:
    """Whether the next paragraph goes on in this one: the mark between them is deleted, moved away
    or hidden, or this one is a large first letter."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    gone = () if mark is None else (mark.find(W + tag) for tag in ("del", "moveFrom"))
    hidden = mark is not None and is_on(mark.find(W + "vanish"))
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    dropped = frame is not None and is_on(frame, "dropCap")
    return hidden or dropped or any(element is not None for element in gone)


def is_changed(paragraph: Any) -> bool:
    """Whether a tracked change took text, or its end, from a paragraph."""
    taken = (paragraph.find(f".//{W}{tag}") for tag in ("del", "moveFrom"))
    return any(element is not None for element in taken)
