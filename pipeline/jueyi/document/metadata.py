"""What a document says of itself: symbol, title, organ, date of adoption, meeting.

The symbol is the document's own, never one that it cites; a date is one of adoption or none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from ..records import Paragraph, Resolution, Source
from . import covers
from .adoption import PRESS, adoption, printed_on
from .cleaning import clean
from .dispatch import noticed
from .layout import DAY, PARTIES, is_bare_organ, is_enacting, organ_of
from .pagetitles import YEAR, page_title
from .series import adopted_by, council_year
from .speaker import speaker
from .symbols import NUMBERED, halved, own_symbol
from .titles import title
from .wholename import whole_name

_ORGANS = (
    ("人权理事会", "hrc"),
    ("安全理事会", "sc"),
    ("安理会", "sc"),
    ("经济及社会理事会", "ecosoc"),
    ("大会", "ga"),
)
_FRONT = 40  # lines before the text that may name it
_TOP = 6000  # characters of them
_ON_A_DAY = re.compile(rf"(?:大会|经济及社会理事会|人权理事会)?[在于]?({DAY})")
_STATED = re.compile(r"S/PRST/(\d{4})/")
_ISSUED = re.compile(rf"S/PRST/\d{{4}}/|{PRESS.pattern}")
_COUNTED = re.compile(r"S/RES/(\d+)\((\d{4}|\?)\)")
_DRAFT = re.compile("^(?:订正|修订)?[决決][议議定]草案|[决決][议議定]草案$")
_MASTHEAD = 16  # lines of a page in which cells are set side by side
_CELLS = re.compile(r"[ \u3000]{4,}|\t")


def metadata(source: Source, paragraphs: list[Paragraph]) -> dict[str, str | None]:
    """Symbol, title, organ, date of adoption and meeting: stated by the format, or found."""
    found: dict[str, str | None] = dict.fromkeys(("symbol", "title", "organ", "adopted", "meeting"))
    given = dict(source.metadata)
    if source.kind == "jsonl" or given.keys() >= found.keys():
        return found | given
    begin = next((p.index for p in paragraphs if p.part != "other"), len(paragraphs))
    enacting = enacting_line(paragraphs, begin)
    front = [p.text for p in paragraphs[: begin if enacting is None else enacting][:_FRONT]]
    head = [] if source.kind == "akn" else list(map(halved, _head_lines(source.text[:_TOP])))
    numbers = list(map(halved, front))
    cleaned = list(map(clean, head))
    page = page_title([*cleaned, *numbers])
    if page and enacting is not None and page.symbol.startswith("S/PRST/"):
        page = None  # a link to a statement; a statement has no enacting line
    if enacting is not None:
        organ = organ_of(paragraphs[_adopting(paragraphs, enacting)].text)
        found["organ"] = whole_name(organ, [*front, *cleaned])
    else:
        found["organ"] = page.organ if page else speaker(head, paragraphs)
    adopter = "" if enacting is None else found["organ"] or ""
    found["symbol"] = own_symbol(head, numbers, adopter, paragraphs)
    found["title"] = title(front, enacting is not None, found["organ"])
    dated = [page.date] if page and "/L." not in (found["symbol"] or "") else []
    year = _year_told(found["symbol"] or (page.symbol if page else ""))
    found["adopted"], found["meeting"] = adoption(paragraphs, begin, dated, head, year)
    if page and page.symbol and not found["symbol"]:
        year = (found["adopted"] or year)[:4]
        if year or YEAR not in page.symbol:
            found["symbol"] = page.symbol.replace(YEAR, year)
    found["adopted"] = noticed(front, found["symbol"] or "") or found["adopted"]
    if enacting is None and found["organ"] == "安全理事会":
        found["symbol"] = found["symbol"] or next(filter(PRESS.fullmatch, head), None)
    if not found["adopted"] and _ISSUED.match(found["symbol"] or ""):
        found["adopted"] = printed_on(head)  # a statement is issued on the day it is made
    if enacting is not None or found["symbol"]:
        cover = [*cleaned, *front]
        found |= {"session": covers.session(cover), "agenda": covers.agenda(cover)}
        found["vote"] = covers.vote(paragraphs)
    if enacting is None and _holds_several(paragraphs):
        found.update(symbol=None, adopted=None, meeting=None)
    found["organ"] = adopted_by(found["symbol"], found["organ"]) or found["organ"]
    return found | given


def _year_told(symbol: str) -> str:
    """The year that the symbol of a statement or resolution of the Security Council tells."""
    if stated := _STATED.match(symbol):
        return stated.group(1)
    if counted := _COUNTED.match(symbol):
        number, year = counted.groups()
        return str(council_year(int(number)) or "") if year == YEAR else year
    return ""


def _holds_several(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a document is a list of decisions, of which each has its number and its day."""
    titles = (NUMBERED.match(p.text) for p in paragraphs if p.part == "other")
    days = {told.group(1) for p in paragraphs if (told := _ON_A_DAY.match(p.text))}
    return len({title.group(1) for title in titles if title}) > 1 and len(days) > 1


def is_draft(resolution: Resolution) -> bool:
    """Whether a document is a draft by its symbol (``A/C.3/79/L.12``) or its heading.

    >>> from jueyi import load
    >>> is_draft(load().label("A/C.3/99/L.7\\n决议草案\\n大会，\\n1. 请秘书长报告。"))
    True
    """
    if "/L." in (resolution.symbol or ""):
        return True
    for paragraph in resolution.paragraphs:
        if paragraph.part != "other" or is_enacting(paragraph.text):
            return False
        if _DRAFT.search(paragraph.text):
            return True
    return False


def enacting_line(paragraphs: Sequence[Paragraph], begin: int) -> int | None:
    """Index of the enacting line; ``begin`` is that of the first paragraph that is the organ's."""
    for paragraph in paragraphs:
        if is_enacting(paragraph.text):
            return paragraph.index
    for paragraph, behind in pairwise(paragraphs):  # the grounds may stand before its name
        if paragraph.text in PARTIES and behind.part == "operative":
            return paragraph.index
    before = begin - 1
    if 0 <= before < len(paragraphs) and is_bare_organ(paragraphs[before].text):
        return before
    return None


def is_enacted(resolution: Resolution) -> bool:
    """Whether a document has an enacting line, so that its organ need not be named again."""
    paragraphs = resolution.paragraphs
    begin = next((p.index for p in paragraphs if p.part != "other"), len(paragraphs))
    return enacting_line(paragraphs, begin) is not None


def _adopting(paragraphs: list[Paragraph], enacting: int) -> int:
    """The organ that adopts: one above, where it recommends the text as a draft to another."""
    if enacting and re.search(r"决议草案[:：]?$", paragraphs[enacting - 1].text):
        for index in range(enacting - 2, max(enacting - 5, -1), -1):
            if is_bare_organ(paragraphs[index].text) or is_enacting(paragraphs[index].text):
                return index
    return enacting


def _head_lines(text: str) -> list[str]:
    """The lines before the enacting line, and those of the page among them."""
    lines = []
    for line in text.split("\n")[: 3 * _FRONT]:
        stripped = line.strip()
        if is_enacting(stripped):
            break
        if stripped:
            lines.append(stripped)
            cells = _CELLS.split(stripped)  # of a masthead: 2044年会议      E/2044/L.47
            lines += cells if len(cells) > 1 and len(lines) < _MASTHEAD else []
    return lines


@lru_cache(maxsize=4096)
def organ_code(organ: str | None) -> str:
    """Short name of an organ for features: ``ga``, ``sc``, ``hrc``, ``ecosoc``, else ``""``."""
    for name, code in _ORGANS:
        if organ and organ.endswith(name):
            return code
    return ""
