"""WordprocessingML: switches, raised text, and parts of a Word file."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from .autonumber import W
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
_HAS_TEXT = etree.XPath(
    "boolean((.//text()[normalize-space(.)] | .//w:sym)"
    "[not(ancestor::w:del or ancestor::w:moveFrom)])",
    namespaces={"w": W.strip("{}")},
)


def text_of(element: Any) -> str:
    """The text of a ``t`` without comments and processing instructions in it."""
    return "".join(element.xpath("text()"))


def symbol(element: Any) -> str:
    """The character of a ``sym``; a bullet where a symbol font has it in its private area."""
    code = element.get(W + "char", "")
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,6}", code) else 0
    plain = 0x20 <= number < 0xE000 or 0xF900 <= number < 0x110000
    return chr(number) if plain else "•"


def chosen(alternate: Any) -> Any:
    """Of an ``AlternateContent``, the first choice that holds text, else the fallback."""
    options = [c for c in alternate if c.tag in (MC + "Choice", MC + "Fallback")]
    return next((c for c in options if "".join(c.itertext()).strip()), None)


def is_deleted(row: Any) -> bool:
    """Whether a tracked change deletes a table's row, or it is hidden."""
    hidden = is_on(row.find(f"{W}trPr/{W}hidden"))
    return hidden or row.find(f"{W}trPr/{W}del") is not None


def style_of(paragraph: Any) -> str:
    """The name of a paragraph's style; empty where it has none."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(W + "val", "")


def is_raised(properties: Any) -> bool:
    """Whether a run is set as superscript."""
    if properties is None:
        return False
    found = properties.find(W + "vertAlign")
    return found is not None and found.get(W + "val") == "superscript"


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


def runs_on(paragraph: Any) -> bool:
    """Whether the mark that ends a paragraph is deleted, so that the next one goes on in it."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def is_changed(paragraph: Any) -> bool:
    """Whether a tracked change took text, or its end, from a paragraph."""
    taken = (paragraph.find(f".//{W}{tag}") for tag in ("del", "moveFrom"))
    return any(element is not None for element in taken)
