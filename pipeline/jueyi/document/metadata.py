"""What a document says of itself: symbol, title, organ, date of adoption, meeting.

The symbol is the document's own, never one that it cites; a date is one of adoption or none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_uppercase

from ..records import Paragraph, Resolution, Source
from .layout import CLOSING, is_bare_organ, is_enacting
from .numbering import DIGITS, HAN_DIGIT, HAN_NUMBER, is_part, roman, value

_ORGANS = (
    ("人权理事会", "hrc"),
    ("安全理事会", "sc"),
    ("安理会", "sc"),
    ("经济及社会理事会", "ecosoc"),
    ("大会", "ga"),
)
_FRONT = 40  # lines before the text that may name it
# A symbol on a line of its own.
_SYMBOL = re.compile(
    r"\*?((?:A|S|E|T|ST|CEDAW|CRPD|CRC|CAT|CCPR|CERD|CMW|CED|UNEP|FCCC|CBD|DP|TD|ID|HSP)"
    r"(?:/[A-Z][A-Za-z]{0,5}\.?\d{0,3}(?:\.\d{1,3})?|/(?:S-|ES-|SS\.[IVX]+)?\d{1,4}|/[LR]\.\d{1,4}"
    r"|/(?:Rev|Add|Corr)\.\d{1,2}){1,6}(?: ?\((?:\d{4}|[IVXLC]{1,8})\))?[A-Z]?)\*?"
)
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_HAN_DATE = re.compile(
    rf"([一二]{HAN_DIGIT}{{3}})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日"
)
_MEETING = re.compile(
    rf"第(\d{{1,5}}|{HAN_NUMBER}{{1,7}})次(?:全体)?会议|^.*?(\d{{3,5}})次会议.{{0,40}}通过"
)
_ADOPTED = re.compile(r"^.{0,30}日.{0,40}通过[。.\]］)）]{0,2}$")
# 53/999. 题目; 53/999 B; 2044/3. ; S-32/1. ; 1514 (XV). ; 一五一四（十五）
_NUMBERED = re.compile(
    r"(?:决议)?((?:S-|ES-)?\d{1,4}/\d{1,4})[.．]?(?:\s*([A-Z])\b)?"
    r"(?:[.．]\s*(?=\S)|[.．]?\s*(?=[\u4e00-\u9fff《“]|$))"
)
_COUNCIL = re.compile(r"(?:安全理事会)?第?(\d{1,4})\s*[(（](\d{4})[)）]号?决?议?[.．]?")
_ROMAN_SESSION = re.compile(r"(\d{1,4})\s*[(（]([IVXL]{1,8})[)）][.．]?\s*")
_HAN_SESSION = re.compile(
    rf"({HAN_DIGIT}{{1,4}})\s*[(（]([一二三四五六七八九十]{{1,3}})[)）][.．]?\s*"
)
_SERIES = {"ga": "A/RES/", "hrc": "A/HRC/RES/", "ecosoc": "E/RES/"}
# A decision has no enacting line: 2044年9月2日，大会第1次全体会议决定…
_DECISION = re.compile(r"日，?大会第\S{1,6}次全体会议")
_DRAFT = re.compile("^(?:订正|修订)?[决決][议議定]草案|[决決][议議定]草案$")
# Lines of the cover and of the page that are no title.
_COVER = re.compile(
    r"联\s*合\s*国|Distr\.?.{0,99}|General|Limited|Restricted|Chinese.{0,99}|Original.{0,99}|原文.{0,99}"
    r"|[Tt]his is .{0,190}|\d{1,2} [A-Z][a-z]+ \d{4}|"
    r"[\[［(（].{0,190}|第\S{1,6}届(?:会议|常会|特别会议|紧急特别会议)?|议程(?:项目)?\s?\S{0,20}|(?:大会|理事会)?决议|"
    r".{0,190}(?:通过的决议|的决议|全体会议)|未经发交.*|.{0,20}日\S{0,40}通过[。.]?|GE\.\S+|\d{2}-\d{5}.*|PRST"
)


def metadata(source: Source, paragraphs: list[Paragraph]) -> dict[str, str | None]:
    """Symbol, title, organ, date of adoption and meeting: stated by the format, or found."""
    found: dict[str, str | None] = dict.fromkeys(("symbol", "title", "organ", "adopted", "meeting"))
    if source.kind == "jsonl":
        return found
    begin = next((p.index for p in paragraphs if p.part != "other"), len(paragraphs))
    enacting = _enacting(paragraphs, begin)
    if enacting is not None:
        organ = paragraphs[_adopting(paragraphs, enacting)].text.rstrip("，,：: ")
        found["organ"] = "安全理事会" if organ == "安理会" else organ
    front = [p.text for p in paragraphs[: begin if enacting is None else enacting][:_FRONT]]
    head = [] if source.kind == "akn" else _head_lines(source.text)
    letters = _letters(paragraphs)
    found["symbol"] = _own_symbol(head, front, organ_code(found["organ"]), letters)
    found["title"] = _title(front)
    for paragraph in paragraphs:
        text = paragraph.text
        if paragraph.part != "other" or len(text) > 100:
            continue
        voted = _ADOPTED.match(text)
        closes = CLOSING.match(text) and (paragraph.index > begin or "次" in text)
        if closes or (voted and not found["meeting"]):
            found["adopted"] = _date(text) or found["adopted"]
            meeting = _MEETING.search(text)
            if meeting:
                found["meeting"] = _number(meeting.group(1) or meeting.group(2))
    found.update(dict(source.metadata))
    return found


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


def _enacting(paragraphs: list[Paragraph], begin: int) -> int | None:
    """Index of the enacting line."""
    for paragraph in paragraphs:
        if is_enacting(paragraph.text):
            return paragraph.index
    before = begin - 1
    if 0 <= before < len(paragraphs) and is_bare_organ(paragraphs[before].text):
        return before
    return None


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
    for line in text[:6000].split("\n")[: 3 * _FRONT]:
        stripped = line.strip()
        if is_enacting(stripped):
            break
        if stripped:
            lines.append(stripped)
    return lines


def _letters(paragraphs: list[Paragraph]) -> str:
    """``B`` of part B of a resolution, ``A-C`` where all parts are here, else nothing."""
    found = ""
    for paragraph in paragraphs:
        text = paragraph.text
        if paragraph.part == "other" and is_part(text):
            after = paragraphs[paragraph.index + 1 : paragraph.index + 4]
            if any(is_enacting(p.text) or is_bare_organ(p.text) for p in after):
                found += text[0]
    together = len(found) > 1 and ascii_uppercase.startswith(found)
    return f"A-{found[-1]}" if together else found if len(found) == 1 else ""


def _own_symbol(head: list[str], front: list[str], organ: str, letters: str) -> str | None:
    """The symbol on a line of its own, else that of the number that the title bears."""
    decided = "A/DEC/" if not organ and any(map(_DECISION.search, [*front, *head])) else None
    for line in head:
        match = _SYMBOL.fullmatch(line)
        if match:
            return match.group(1).replace(" ", "")
    for line in [*front, *head]:
        council = _COUNCIL.fullmatch(line)
        if council and organ in ("sc", ""):
            return f"S/RES/{council.group(1)}({council.group(2)})"
        series = _SERIES.get(organ) or decided
        numbered = _NUMBERED.match(line)
        if numbered and series:
            # The UN cites its decisions without the letter.
            return series + numbered.group(1) + (numbered.group(2) or ("" if decided else letters))
        old = _ROMAN_SESSION.match(line)
        if old and series:
            return f"{series}{old.group(1)}({old.group(2)})"
        han = _HAN_SESSION.match(line)
        if han and series and value(han.group(2)):
            return f"{series}{int(_digits(han.group(1)))}({roman(value(han.group(2)))})"
    return None


def _title(front: list[str]) -> str | None:
    """What the line with the number says behind it, else the first line below the cover."""
    for pattern in (_NUMBERED, _ROMAN_SESSION, _HAN_SESSION):
        for line in front:
            match = pattern.match(line)
            if match and 3 < len(line[match.end() :]) < 200:
                return line[match.end() :].strip(" .．")
    for line in front:
        if (
            3 < len(line) < 200
            and not _COVER.fullmatch(line)
            and not _SYMBOL.fullmatch(line)
            and not _COUNCIL.fullmatch(line)
            and not _NUMBERED.fullmatch(line)
            and not CLOSING.match(line)
            and not is_bare_organ(line)
        ):
            return line
    return None


def _date(text: str) -> str | None:
    match = _DATE.search(text)
    if match:
        return "{}-{:0>2}-{:0>2}".format(*match.groups())
    han = _HAN_DATE.search(text)
    if han is None:
        return None
    return f"{_digits(han.group(1))}-{value(han.group(2)):0>2}-{value(han.group(3)):0>2}"


def _digits(text: str) -> str:
    """Digits for Chinese digits: 二〇四四 to 2044."""
    return "".join(str(DIGITS[c]) for c in text)


def _number(text: str) -> str:
    """A meeting's number in digits, however it is printed."""
    if text.isdigit():
        return text
    if set(text) <= DIGITS.keys():
        return str(int(_digits(text)))
    return str(value(text) or text)


@lru_cache(maxsize=4096)
def organ_code(organ: str | None) -> str:
    """Short name of an organ for features: ``ga``, ``sc``, ``hrc``, ``ecosoc``, else ``""``."""
    for name, code in _ORGANS:
        if organ and organ.endswith(name):
            return code
    return ""
