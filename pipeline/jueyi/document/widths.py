"""Whether the lines of a text are cut at a width, and at which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from .. import lexicon
from .cleaning import clean, width
from .layout import ENDS, Line, is_bare_organ, is_enacting
from .numbering import decimal, item, leading_number

_END_MARK = re.compile(rf"(?<=[{re.escape(ENDS)}])[ \t]?(?:\d{{1,3}}|[\[(（]\d{{1,3}}[\])）])$")
_ENDED = ENDS + "”」)）"
_NARROWEST = 15.0  # ems
_SHORT = 60  # lines: in a longer text one wide line does not hide the measure
_GOING_ON = 3  # lines within a resolution that do, at least
_NAME = 80  # characters of a line that names the organ, with its gaps
_WHOLE = 6  # lines of a resolution that end as paragraphs do
_SEVERAL = 5  # lines that end in mid-sentence at the same width


def _going_on(lines: Sequence[str]) -> list[str]:
    """The lines that end in mid-sentence and go on in the line directly below, which begins as no
    paragraph does."""
    found = []
    for line, below in pairwise(lines):
        above = line.strip()
        if not above or above[-1] in _ENDED or below[:1].isspace() or not (next_ := below.strip()):
            continue
        begins = decimal(next_) or item(next_) or next_[0] in "“「《(（[" or lexicon.begins(next_)
        if not begins:
            found.append(above)
    return found


def _are_cut(own: Sequence[str]) -> bool:
    """Whether many lines of a resolution that are nearly as wide as the widest go on."""
    going_on = _going_on(own)
    least = max(_GOING_ON, len(own) * 0.15)
    if len(going_on) < least:
        return False
    full = 0.8 * max(map(width, own))
    return sum(width(line) > full for line in going_on) >= least


def scope(lines: Sequence[str]) -> tuple[int | None, int]:
    """Where a resolution stands among lines: the first that names the organ, None where none does,
    and the one behind the last that begins with a number. A cover, the page of a web site and
    closing lines are set in many ways.

    >>> scope(["网站", "大会，", "回顾其决议，", "1. 请秘书长报告。", "版权所有"])
    (1, 4)
    """
    short = ((n, clean(line)) for n, line in enumerate(lines) if len(line) <= _NAME)
    named = (n for n, body in short if is_enacting(body) or is_bare_organ(body))
    ends = (n for n in range(len(lines), 0, -1) if leading_number(lines[n - 1]))
    return next(named, None), next(ends, 0)


def _is_whole(own: Sequence[str]) -> bool:
    """Whether every line of a resolution ends as a paragraph does, which is long enough to have
    lines that do not."""
    bodies = [body for line in own if (body := line.strip())]
    whole = all(body[-1] in ENDS for body in bodies)
    if whole and any(map(leading_number, reversed(bodies[: 1 - _WHOLE]))):
        return True  # wherever in front of the numbers the last enacting line stands
    first = next((n for n, body in enumerate(bodies) if leading_number(body)), len(bodies))
    named = [n for n, body in enumerate(bodies[:first]) if is_enacting(clean(body))]
    bodies = bodies[named[-1] if named else 0 :]
    return len(bodies) >= _WHOLE and all(body[-1] in ENDS for body in bodies)


def is_wrapped(text: str) -> bool:
    """Whether ``text`` looks like physical lines: too many of its lines end in mid-sentence."""
    printed = text.split("\n")
    first, last = scope(printed)
    own = [line for line in printed[first:last] if line] if first is not None else []
    are_cut = _are_cut(own)
    if not are_cut and _is_whole(own):
        return False  # whatever is cut around it
    # A line that ends in a full stop and a note's mark ends its sentence, too.
    lines = [
        s if s[-1] in ENDS else _END_MARK.sub("", s)
        for s in map(str.strip, printed)
        if len(s) > 8 and width(s) > 0.75 * len(s)  # Chinese, not the menu of a page
    ]
    if len(lines) < 3:
        return False
    widths = sorted(map(width, lines))
    widest = widths[int(len(lines) * 0.95)]
    if widest < _NARROWEST:
        return False  # nobody cuts lines so short; a short text has headings and dates
    if are_cut:
        return True  # what stands around it may be wider
    # In a short text one line, a title's, may be wider than all others.
    second = widths[-2]
    if _NARROWEST <= second < min(widest, 60) and len(lines) <= _SHORT:
        going_on = sum(width(line) > second * 0.8 for line in _going_on(printed))
        if going_on >= max(_SEVERAL, len(lines) * 0.3):
            return True
    cut = sum(1 for line in lines if line[-1] not in ENDS and width(line) > widest * 0.8)
    # Paragraphs of clean text are seldom all short; headings seldom as wide as paragraphs.
    return cut >= max(2, len(lines) * (0.12 if widest < 60 else 0.3)) and widest < 100


def filled(raw: str, fixed: bool) -> float:
    """How much of the measure a physical line fills: its characters where all lines were cut at the
    same number of them (``fixed``), else its width in ems."""
    line = raw.strip("\r\n")
    return len(line) if fixed else width(line.strip())


def fixed_length(lines: list[Line]) -> int | None:
    """Characters of a full line, where a program cut them all at the same number: then a shorter
    line is a paragraph's last. None where lines were set by the width of their characters."""
    lengths = Counter(len(line.raw.strip("\r\n")) for line in lines if line.body)
    if not lengths:
        return None
    longest = max(lengths)
    return longest if longest > 12 and lengths[longest] >= 0.3 * lengths.total() else None


def measure(lines: list[Line]) -> float:
    """The least width of a full line, in ems: what lines that end in mid-sentence reach."""
    bodies = [line.body for line in lines if len(line.body) > 8]
    widths = list(map(width, bodies))
    if not widths:
        return 0.0
    typical = sorted(widths)[int(len(widths) * 0.8)]
    full = sorted(
        w
        for w, body in zip(widths, bodies, strict=True)
        if body[-1] not in ENDS and w > typical - 4
    )
    return full[len(full) // 16] if full else typical
