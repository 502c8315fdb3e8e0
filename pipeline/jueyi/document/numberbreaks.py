"""What numbers and labels tell of where a paragraph begins: rules of ``breaks``."""

from __future__ import annotations

import re

from .. import lexicon
from . import compound, numbering, oldstyle
from .cleaning import clean
from .seam import Seam
from .seams import opens

NUMBERED = re.compile(r"\d{1,4}/\d{1,4}[.．]|\d{1,4}[(（][IVXL]{1,8}[)）][.．]")  # 2044/19. 题目
_ORDINAL = re.compile(r"\d{1,4}(?:次[会全]|[号段条款])")
MISSING = 60  # numbers that an excerpt leaves out at most
_AHEAD = 30  # lines of its first paragraph at most


def within_a_number(s: Seam) -> bool | None:
    """第 / 1731次会议: a number that the end of a line cuts off, or parts from what it counts."""
    return False if s.tail[-1] == "第" or (not s.ended and _ORDINAL.match(s.text)) else None


def bare_label(s: Seam) -> bool | None:
    """A number or a label alone goes on with what it counts."""
    return False if s.whole and numbering.is_label(s.whole) else None


def number(s: Seam) -> bool | None:
    """1. 2. 3. in sequence."""
    found = numbering.decimal(s.body)
    if found and s.sequence(int(found[0])) and s.loose:
        return s.ended or not s.after_mark
    told = s.line.blank_before or opens(s.body, found[1]) if found else False
    if found and int(found[0]) == s.expected > 1 and s.placed and told:
        return True  # whatever a page has put behind the paragraph before
    if found and s.line.blank_before and 0 < int(found[0]) - s.expected <= MISSING:
        begun = s.expected == 1 and s.loose and _goes_on(s, int(found[0]))
        if s.ended or begun:
            return True  # of an excerpt
    return True if s.enacted and s.tail[-1] in "；。;" and _misprinted(s) else None


def _goes_on(s: Seam, first: int) -> bool:
    """Whether the number behind ``first`` begins one of the next lines."""
    ahead = s.lines[s.line.index + 1 : s.line.index + _AHEAD]
    return any(int(n[0]) == first + 1 for line in ahead if (n := numbering.decimal(line.body)))


def _misprinted(s: Seam) -> bool:
    """Whether a number that is printed twice, left out, in Chinese or without its full stop stands
    before a verb of the organ."""
    found = numbering.decimal(s.body) or numbering.undotted(s.body)
    if found and abs(int(found[0]) - s.expected) <= 1:
        return lexicon.begins(clean(s.body[found[1] :]))  # a scan's 敦 促
    named = oldstyle.number(s.body)
    return named is not None and lexicon.begins(s.body, named[1])


def drafted(s: Seam) -> bool | None:
    """PP1, OP2: numbers of a draft."""
    return True if compound.draft(s.text) else None


def title_of_another(s: Seam) -> bool | None:
    """75/416. 题目, behind the last paragraph of the resolution or decision before."""
    return True if s.tail[-1] == "。" and NUMBERED.match(s.text) else None


def label(s: Seam) -> bool | None:
    """(a) (b) (c), each kind in its own sequence."""
    found = numbering.item(s.body)
    placed = s.placed or s.tail[-1] in "：；"
    fits = found and placed and s.loose and _fits(found[0], found[2], s.labels)
    return True if fits else None


def _fits(name: str, kind: str, labels: dict[str, str]) -> bool:
    last = labels.get(kind)
    if kind == "dash" or name in {"a", "i", "一", "㈠", "⑴", "①", "1", "甲", "子"}:
        return True
    return last is not None and last != name
