"""How the physical lines of a text are set: where all begin, and what begins a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from . import numbering
from .cleaning import clean
from .layout import CLOSING, ENDS, Line, is_enacting
from .page import furniture_kind
from .seams import opens

_SOME = 3  # lines that go on with a sentence, from which a margin is told
_NARROWEST = 3  # characters of a margin
_MOST = 0.6  # share of lines that stand within it, at least
_ENDED = ("；", "。", ";")
_LONG = 12  # characters of a line that is no label, number or rule


def habits(lines: Sequence[Line]) -> tuple[bool, bool]:
    """Whether an indented line, and one behind a blank line, reliably begins a paragraph."""
    heads: list[Line] = []
    opened: list[Line] = []  # with a verb of the organ, behind a line that ends a paragraph
    continued: list[Line] = []
    below: list[Line] = []  # of them, those that the foot of no page stands before
    previous, expected = "", 1
    paged = False
    for line in lines:
        body = line.body
        if not body:
            continue
        turned, paged = paged, furniture_kind(body, first=False) is not None
        text = clean(body)
        if len(body) < 4 or CLOSING.match(text):
            previous = body
            continue
        number = numbering.leading_number(body)
        if number in (1, expected):
            heads.append(line)
            expected = number + 1
        elif previous[-1:] in _ENDED and opens(text):
            opened.append(line)
        elif previous and previous[-1] not in ENDS:
            continued.append(line)
            below += [] if turned or paged else [line]
        previous = body
    heads = max(heads, opened, key=len)  # a resolution without numbers has a few of a title
    return (
        _tells([line.indented for line in heads], [line.indented for line in continued]),
        _tells([line.blank_before for line in heads], [line.blank_before for line in below]),
    )


def is_flush(lines: Sequence[Line]) -> bool:
    """Whether no line of the preamble is indented, where its numbered paragraphs may be."""
    first = next((n for n, line in enumerate(lines) if is_enacting(clean(line.body))), len(lines))
    preamble = takewhile(lambda line: not numbering.leading_number(line.body), lines[first + 1 :])
    indented = [line.indented for line in preamble if line.body]
    return len(indented) >= _SOME and not any(indented)


def margin_of(lines: Sequence[Line]) -> int:
    """How many characters of white space stand before every line, as on a page that was copied
    with its layout: those of most lines that go on with a sentence."""
    leads = [(len(line.raw) - len(line.raw.lstrip()), line.body) for line in lines if line.body]
    going_on = Counter(
        lead
        for (_, before), (lead, _) in pairwise(leads)
        if before[-1] not in ENDS and len(before) >= _LONG
    )
    margin, count = going_on.most_common(1)[0] if going_on else (0, 0)
    inside = sum(lead >= margin for lead, _ in leads)
    told = margin >= _NARROWEST and count >= _SOME and inside > _MOST * len(leads)
    return margin if told else 0


def _tells(heads: list[bool], continued: list[bool]) -> bool:
    """Whether nearly all lines that begin a paragraph are so, and few of those that go on."""
    return (
        bool(heads) and sum(heads) >= 0.7 * len(heads) and sum(continued) <= 0.15 * len(continued)
    )
