"""The UN's own links in its XML: which document is cited where. Gold, cleaned by rule.

About three in a hundred contradict the print (another session's report) or abbreviate; a link whose
figures are not those of its target is left out. Word splits a number into several links of one
target: they are merged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..reading.aknlines import Marked
from ..records import Paragraph, Resolution

_ADDRESS = re.compile(
    r"https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:(?:ch|zh|en|fr|es)/)?([^?#]+)", re.I
)
_PART = re.compile(r"^(A/(?:HRC/)?RES/(?:S-|ES-)?\d+/\d+)[A-Za-z](?:-[A-Za-z])?$")
_LETTER = re.compile(r"^(A/RES/\d+)[A-Z]\(")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Link:
    """A number that the UN links: its span in a text, and the symbol of the target."""

    start: int
    end: int
    symbol: str


def target(address: str) -> str | None:
    """The canonical symbol of a UN document's address; None for other addresses.

    The letter of a part is left out, as in symbols of citations.

    >>> target("https://undocs.org/ch/A/RES/68/247b"), target("https://www.un.org/")
    ('A/RES/68/247', None)
    """
    match = _ADDRESS.match(address.strip())
    if match is None:
        return None
    symbol = match.group(1)
    for code, character in (("%20", ""), (" ", ""), ("%28", "("), ("%29", ")")):
        symbol = symbol.replace(code, character)
    symbol = re.sub(r"\(supp\)$", "", symbol.strip("/"), flags=re.I).upper()
    symbol = _PART.sub(r"\1", symbol)
    return _LETTER.sub(r"\1(", symbol)


def agrees(printed: str, symbol: str) -> bool:
    """Whether the figures of a linked number are those of the target.

    >>> agrees("68/247", "A/RES/68/247"), agrees("78/5", "A/77/5")
    (True, False)
    """
    figures = "".join(_DIGITS.findall(printed))
    wanted = "".join(_DIGITS.findall(symbol))
    return bool(figures) and figures in wanted


def links_of(resolution: Resolution, marked: Marked) -> dict[int, list[Link]]:
    """The links in the text of every paragraph, by its index; offsets point into ``text``."""
    found: dict[int, list[tuple[int, int, str]]] = {}
    paragraphs = iter(sorted(resolution.paragraphs, key=lambda p: p.source))
    here: Paragraph | None = next(paragraphs, None)
    for start, end, address in sorted(marked.links):
        while here is not None and start >= here.source[1]:
            here = next(paragraphs, None)
        if here is None or start < here.source[0]:
            continue
        shift = here.source[1] - len(here.text)
        found.setdefault(here.index, []).append((start - shift, end - shift, address))
    return {index: _merged(links) for index, links in found.items()}


def note_links(marked: Marked) -> dict[int, list[Link]]:
    """The same in the notes, by their place in ``Source.notes``."""
    found: dict[int, list[tuple[int, int, str]]] = {}
    for place, start, end, address in marked.noted:
        found.setdefault(place, []).append((start, end, address))
    return {place: _merged(links) for place, links in found.items()}


def _merged(links: Iterable[tuple[int, int, str]]) -> list[Link]:
    found: list[Link] = []
    for start, end, address in sorted(links):
        symbol = target(address)
        if symbol is None:
            continue
        last = found[-1] if found else None
        if last is not None and last.symbol == symbol and start - last.end <= 1:
            found[-1] = Link(last.start, end, symbol)
        else:
            found.append(Link(start, end, symbol))
    return found
