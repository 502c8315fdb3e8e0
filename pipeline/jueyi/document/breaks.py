"""Whether a physical line begins a paragraph: named rules, of which the first that knows decides.

What tells: numbers and labels in sequence, closing punctuation, indentation, lines that end before
the measure, and an opening verb at the head of the next line.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .. import lexicon
from . import numbering
from .asides import aside, starred
from .cleaning import clean, width
from .layout import (
    BODIES,
    CLOSING,
    ENDS,
    following,
    is_annex,
    is_enacting,
    narrated,
    preceding,
)
from .numberbreaks import (
    NUMBERED,
    bare_label,
    drafted,
    label,
    number,
    title_of_another,
    within_a_number,
)
from .seam import Seam
from .seams import STOP, opens
from .unnumbered import DECISION

_CLOSED_BY = {"“": "”", "「": "」", "『": "』"}
_QUOTES = "".join(_CLOSED_BY) + '"'
_LONGEST_QUOTED = 60  # lines of a paragraph whose quotation marks are counted
_SYMBOL = re.compile(r"[(（][A-Z][A-Za-z0-9./ -]+[)）][，；。]")  # (CRC/C/LIG/Q/3-5/Add.1)，
_SPEAKS = re.compile(f"[{_QUOTES}](?:安全理事会|安理会|大会|理事会|委员会|我们)")
_NUMERIC = re.compile(r"[\d一二第未协鼓(（]")  # what a closing line begins with
_VOTED = re.compile(r"\S{0,12}第\S{1,7}次(?:全体)?会议以\S{1,6}票")
_DATED = re.compile(r"(?:\d{4}|[一二]\S{3})年[^，；。]{0,20}$")
_CLOSING_PARTS = 4  # pieces of a closing line that stands on two
_WHOLE = re.compile(r"\A[(（].*[)）]")  # (二〇四四年五月十五日于灯塔港)
_DAY = re.compile(r"[在于]?(?:\d{4}|[一二]\S{3})年|大会|\S{0,6}理事会")
_LINK = "(?:以及|[和与及或并但])$"
_HANGS = re.compile(f"的$|{_LINK}")  # what a line does not end with where it is whole
_LINKED = re.compile("，" + _LINK)
_HEADING_LINES = 4  # 第十二编 / 安全和安保 / 第34款 / 安全和安保
_TITLE_LINES = 2  # of the title of a section at most
_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,3}[、．.]?\s?")  # of a section
_HEADED = 12  # characters of a verb and its party over a list, at most
Rule = Callable[[Seam], bool | None]


def closing_mark(s: Seam) -> bool | None:
    """No paragraph begins with a mark that closes something, or a symbol in brackets and one."""
    closes = s.text[0] in "，、；。：)）》”" or _SYMBOL.match(s.text)
    return False if closes or s.text[0] == s.tail[-1] == "—" else None


def measured_indent(s: Seam) -> bool | None:
    """An indent that was measured on the page."""
    return True if s.measured and s.line.indented else None


def quoted(s: Seam) -> bool | None:
    """“安理会……: every paragraph of a statement begins with a quotation mark."""
    quote = s.parts[0][:1]
    if quote not in _CLOSED_BY:
        begins = s.tail[-1] == "：" and s.text[0] in _CLOSED_BY and (s.short or s.line.indented)
        return True if begins or (s.tail[-1] in "。：" and _SPEAKS.match(s.text)) else None
    spoken = s.parts if len(s.parts) <= _LONGEST_QUOTED else ()
    open_ = sum(p.count(quote) - p.count(_CLOSED_BY[quote]) for p in spoken) > 0
    if s.tail[-1] in "。：" and s.text[0] == quote:
        return True if open_ or s.short or s.line.indented or _SPEAKS.match(s.text) else None
    whole = open_ and _SPEAKS.match(s.parts[0]) and not numbering.decimal(s.body)
    return False if whole and not (s.line.blank_before and s.line.indented) else None


def enacting_line(s: Seam) -> bool | None:
    """大会， begins one, and what follows it another."""
    alone = s.line.blank_before and (not s.enacted or s.text.rstrip("，") in BODIES)
    if is_enacting(s.text) and (s.placed or alone) and (s.loose or not s.enacted):
        return True
    decides = s.enacted and {s.text, s.whole} & DECISION  # 决  议 on a line of its own
    return True if decides or is_enacting(s.whole) or is_annex(s.whole) else None


def closing_line(s: Seam) -> bool | None:
    """The date and meeting of adoption, and what follows them."""
    before = "".join(s.parts) if len(s.parts) <= _CLOSING_PARTS else ""
    if not (_NUMERIC.match(s.text) or _NUMERIC.match(before)):
        return _vote(s, before)
    closed = CLOSING.match(before) is not None
    if CLOSING.match(s.text):
        return not closed
    if _DATED.match(before) and not closed:
        behind = following(s.lines, s.line.index + 1)
        whole = before + s.text
        if CLOSING.match(whole) or (behind and CLOSING.match(whole + clean(behind.body))):
            return False  # 一九四六年十二月 / 十一日第五十五次全 / 體會議。
    voted = _vote(s, before)
    return True if voted is None and closed else voted


def _vote(s: Seam, before: str) -> bool | None:
    """第1次会议以13票对零票，2票弃权通过: goes on in the second line, or begins there."""
    unended = s.tail[-1] not in ENDS and not s.tail.endswith("通过")
    if s.line.indented and unended and _VOTED.match(before):
        return False
    return True if s.tail[-1] == "。" and _VOTED.match(s.text) else None


def decision(s: Seam) -> bool | None:
    """2044年9月2日，大会第1次全体会议…, the first words of a decision."""
    if not (s.loose or NUMBERED.match(s.parts[0])) or not _DAY.match(s.text):
        return None
    behind = following(s.lines, s.line.index + 1)  # 大会第100 / 次全体会议
    whole = s.text + (clean(behind.body) if behind else "")
    return True if narrated(whole) else None


def behind_a_note(s: Seam) -> bool | None:
    """A line that goes on behind a note's mark."""
    return False if s.after_mark else None


def heading(s: Seam) -> bool | None:
    """附件, part letters, and numbered headings."""
    if is_annex(s.text) or numbering.PART_LETTER.match(s.body):
        return s.loose
    named = numbering.HAN_HEADING.match(s.body) or numbering.ROMAN_HEADING.match(s.body)
    return True if named and s.placed and s.ended and (s.short or s.line.indented) else None


def front_matter(s: Seam) -> bool | None:
    """Titles are set larger and wrap early, up to the first paragraph with a number."""
    if s.enacted or s.expected > 1:
        return None
    if s.line.blank_before and NUMBERED.match(s.text):
        return True
    if s.indentation:
        return s.line.indented
    if s.narrating:
        return s.short and s.tail[-1] in "。；"
    ends = s.tail[-1] in "。；" or s.text[0] in "[［" or _WHOLE.fullmatch(s.whole) is not None
    return s.very_short or (s.line.indented and ends)


def heading_between(s: Seam) -> bool | None:
    """Short lines without closing punctuation, behind a finished paragraph and before another."""
    if not (s.ended and s.tail[-1] in "；。"):
        return None
    if _NUMERAL.fullmatch(s.text):
        return True
    text, at = s.text, s.line.index
    for _ in range(_HEADING_LINES):
        if text[-1] in ENDS or width(text) > s.measure - 2 or text[0] in "，、）)":
            return None
        after = following(s.lines, at + 1)
        if after is None:
            return None
        if found := numbering.decimal(after.body):
            return True if s.sequence(int(found[0])) else None
        text, at = clean(after.body), after.index
        if opens(text):
            return True
    return None


def section_heading(s: Seam) -> bool | None:
    """四灯塔的修缮: behind the number and title of a section a paragraph begins."""
    if s.ended or len(s.parts) > _TITLE_LINES or STOP.search(s.tail):
        return None
    above = preceding(s.lines, s.line.index, len(s.parts) + 1)
    alone = above is not None and _NUMERAL.fullmatch(above.body) is not None
    named = _NUMERAL.match(s.parts[0])
    begins = named.end() if named else 0
    if not (alone or named) or lexicon.begins(s.parts[0], begins):
        return None
    return True if opens(s.text) or numbering.leading_number(s.text) == 1 else None


def unfinished(s: Seam) -> bool | None:
    """A heading has no closing punctuation; what follows it is indented or numbered."""
    if s.ended:
        return None
    counted = numbering.decimal(s.whole)
    opened = lexicon.begins(s.whole, counted[1] if counted else 0)
    cut = s.enacted and len(s.whole) > _HEADED and opened
    joined = not (s.indentation and s.line.indented) if counted else not opens(s.text)
    if cut and (joined or _HANGS.search(s.whole)):
        return False  # no heading, but a paragraph
    return s.short and (s.line.indented if s.indentation else 0 < len(s.whole) < 30)


def goes_on(s: Seam) -> bool | None:
    """A paragraph with a number does not end in a comma, and none in a comma and 并."""
    commas = s.tail[-1] in "，、" and numbering.decimal(s.parts[0])
    return False if commas or _LINKED.search(s.tail) else None


def blank(s: Seam) -> bool | None:
    """Where a blank line stands before every paragraph, it tells."""
    other = s.tail[-2:].strip("，；。：").isascii() and not s.text[0].isascii()  # below English
    return s.line.blank_before and s.ended if s.spacing and not other else None


def indent(s: Seam) -> bool | None:
    """Where paragraphs are indented, the indent tells."""
    return s.line.indented if s.indentation else None


def finished(s: Seam) -> bool | None:
    """Behind a full stop or semicolon, a line that ends before the measure tells."""
    return s.short if s.tail[-1] in "；。：]］" else None


def opening_verb(s: Seam) -> bool | None:
    """Behind a comma, in the preamble, what stands around the seam tells."""
    if s.short:  # though 并强调 behind a comma rather goes on: the status names it
        s.close = s.expected == 1 and s.text[0] == "并" and opens(s.text, 1)
        return True
    return s.expected == 1 and s.weighed()


RULES: tuple[Rule, ...] = (
    closing_mark, within_a_number, measured_indent, bare_label, aside, quoted, starred,
    enacting_line, closing_line, decision, number, drafted, title_of_another, label, behind_a_note,
    heading, front_matter, goes_on, heading_between, section_heading, unfinished, blank, indent,
    finished, opening_verb,
)  # fmt: skip


def begins(seam: Seam) -> bool:
    """Whether the second line of a seam begins a paragraph."""
    for rule in RULES:
        known = rule(seam)
        if known is not None:
            return bool(known)
    return False
