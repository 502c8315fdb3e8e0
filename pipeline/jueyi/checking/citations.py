"""Citations that cannot be right: sessions that do not fit the day, numbers that do not exist,
links that contradict the print, titles that are another's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..answers.dates import exists
from ..answers.sessions import sitting
from ..corpus.links import agrees, links_of, note_links
from ..reading.aknlines import Marked
from ..records import Citation, Paragraph, Resolution
from .numbers import impossible

# The day of the cited text stands right before its number: 2041年6月3日大会第95/301号决议. A
# deadline (至迟于……) or the day of a letter that goes on otherwise is none.
_DAY = re.compile(
    r"(?<![至到])(\d{4})年(\d{1,2})月(\d{1,2})日"
    r"(?:其|该|大会|安全理事会|安理会|人权理事会|经济及社会理事会|经社理事会|理事会|通过|关于[^，；。第]{1,30}"
    r"|题为“[^”]{1,80}”|的)*第?$"
)
_TITLE = re.compile(r"题为“([^”]{4,80})”的[^，；。“”]{0,40}第?$")
_BEFORE = 240  # characters in which they stand
_COUNCIL = re.compile(r"S/RES/(\d{1,4})\((\d{4})\)")
_ASSEMBLY = re.compile(r"A/(HRC/)?(?:RES|DEC)/(\d{1,3})/(\d{1,4})")
_ANNUAL = re.compile(r"E/(?:RES|DEC)/(\d{4})/\d{1,3}")
# First and last number of the Security Council's resolutions that the visible documents cite, by
# year: a number below an earlier year's last, or above a later year's first, cannot be.
_NUMBERS = {
    1990: (658, 658), 1991: (686, 716), 1992: (733, 789), 1993: (825, 825), 1994: (904, 904),
    1995: (984, 984), 1998: (1196, 1197), 1999: (1244, 1267), 2000: (1308, 1333),
    2001: (1359, 1379), 2002: (1390, 1452), 2003: (1455, 1515), 2004: (1526, 1570),
    2005: (1591, 1651), 2006: (1662, 1738), 2007: (1746, 1783), 2009: (1860, 1904),
    2011: (1970, 2024), 2012: (2035, 2083), 2013: (2086, 2127), 2014: (2133, 2195),
    2015: (2196, 2259), 2016: (2265, 2336), 2017: (2340, 2397), 2018: (2399, 2451),
    2019: (2452, 2502), 2020: (2504, 2560), 2021: (2562, 2616), 2022: (2618, 2670),
    2023: (2672, 2720), 2024: (2722, 2753),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doubt:
    """A citation that cannot be right.

    Attributes:
        document: Name of the document.
        place: ``¶`` and the paragraph's number or index, or ``note`` and its mark.
        printed: The number as printed.
        symbol: What it resolves to.
        why: A sentence.

    >>> from jueyi import load
    >>> doubts(load().label("大会，\\n回顾其2042年12月1日第68/3号决议，"))[0].symbol
    'A/RES/68/3'
    """

    document: str
    place: str
    printed: str
    symbol: str | None
    why: str


def doubts(
    resolution: Resolution, marked: Marked | None = None, titles: Mapping[str, str] | None = None
) -> list[Doubt]:
    """All doubtful citations of a labelled document.

    Args:
        resolution: Labelled with its answers.
        marked: The links of its XML, where it is XML.
        titles: Titles by symbol of documents that are known.

    >>> from jueyi import load
    >>> text = "大会，\\n回顾其2042年12月1日第68/3号决议，"
    >>> [d.why for d in doubts(load().label(text))]
    ['session 68 did not sit on 2042-12-01, session 97 did']
    """
    found = []
    for place, text, citations in _texts(resolution):
        for cited in citations:
            for why in _reasons(text, cited, titles or {}):
                found.append(Doubt(resolution.document, place, cited.text, cited.symbol, why))
        for printed, symbol, why in impossible(text, citations):
            found.append(Doubt(resolution.document, place, printed, symbol, why))
    return found + (_links(resolution, marked) if marked is not None else [])


def _texts(resolution: Resolution) -> Iterator[tuple[str, str, tuple[Citation, ...]]]:
    for p in resolution.paragraphs:
        yield _place(p), p.text, p.citations
    for note in resolution.notes:
        yield f"note {note.mark}", note.text, note.citations


def _place(paragraph: Paragraph) -> str:
    number = paragraph.number or f"[{paragraph.index}]"
    return f"¶{number}"


def _reasons(text: str, cited: Citation, titles: Mapping[str, str]) -> Iterator[str]:
    symbol = cited.symbol or ""
    before = text[max(0, cited.start - _BEFORE) : cited.start]
    dated = _DAY.search(before)
    day = "{}-{:0>2}-{:0>2}".format(*dated.groups()) if dated else None
    if dated and not exists(int(dated[1]), int(dated[2]), dated[3]):
        yield f"there is no day {day}"
        day = None
    council, assembly = _COUNCIL.fullmatch(symbol), _ASSEMBLY.fullmatch(symbol)
    annual = _ANNUAL.fullmatch(symbol)
    if council:
        number, year = int(council.group(1)), int(council.group(2))
        if day and int(day[:4]) != year:
            yield f"the day is {day}, the number is of {year}"
        if any(
            (other < year and number <= last) or (other > year and number >= first)
            for other, (first, last) in _NUMBERS.items()
        ):
            yield f"no resolution of {year} can have the number {number}"
    elif assembly and day and assembly.group(1) is None:
        session, sat = int(assembly.group(2)), sitting("GA", day)
        closing = session == sat - 1 and day[5:7] == "09"  # a session closes in mid-September
        if session != sat and not closing:
            yield f"session {session} did not sit on {day}, session {sat} did"
    elif assembly and day:
        session, sat = int(assembly.group(2)), sitting("HRC", day)
        if abs(session - sat) > 1:
            yield f"session {session} of the Council did not sit on {day}, about {sat} did"
    elif annual and day and day[:4] != annual.group(1):
        yield f"the day is {day}, the number is of {annual.group(1)}"
    title = _TITLE.search(before)
    known = titles.get(symbol)
    if title and known and _plain(title.group(1)) not in _plain(known):
        yield f"its title is {known}"


def _plain(title: str) -> str:
    return re.sub(r"[\s《》“”，、：]", "", title)


def _links(resolution: Resolution, marked: Marked) -> list[Doubt]:
    """Links whose target is not what is printed."""
    found = []
    texts = {p.index: p for p in resolution.paragraphs}
    for index, links in links_of(resolution, marked).items():
        for link in links:
            printed = texts[index].text[link.start : link.end]
            if _contradicts(printed, link.symbol):
                why = f"the link goes to {link.symbol}"
                found.append(Doubt(resolution.document, _place(texts[index]), printed, None, why))
    notes = resolution.notes
    for place, links in note_links(marked).items():
        if place < len(notes):
            for link in links:
                printed = notes[place].text[link.start : link.end]
                if printed and _contradicts(printed, link.symbol):
                    why = f"the link goes to {link.symbol}"
                    where = f"note {notes[place].mark}"
                    found.append(Doubt(resolution.document, where, printed, None, why))
    return found


def _contradicts(printed: str, symbol: str) -> bool:
    """Whether a link goes elsewhere; to one of two symbols of a document it may."""
    first = printed.replace(" ", "").upper()
    return not agrees(printed, symbol) and not first.startswith(symbol)
