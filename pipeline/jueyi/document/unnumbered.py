"""The part of a line without a number, and where in the resolution it leaves the reader.

What tells: the mark that it ends in, the verb at its head, whether numbered paragraphs follow, and
what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .. import lexicon
from ..records import Paragraph, Part
from . import numbering
from .asides import is_aside
from .heads import DECIDES, HEADING, LEAD, TERMINAL, asks, feels, is_ground, opens
from .layout import CLOSING, RECOMMENDS

AHEAD = 6  # lines that are looked at behind one
# Alone on a line, as the Postal Union sets it over what it asks.
DECISION = frozenset({"决议", "决定", "决议如下", "决定如下"})
_BRACKETS = "[［(（"
# Another mail, below the one that quotes the text.
_MAIL = re.compile(
    r"\A(?:-{2,} ?(?:(?:原始|转发)的?邮件|Original Message)|"
    "(?:发件人|收件人|发送时间|抄送|主题)[:：])",
    re.I,
)


@dataclass(slots=True)
class Place:
    """A line without a number, and where it stands.

    Attributes:
        text: The line, its marks in one form.
        part: The part, where the format says it.
        where: ``front``, ``preamble`` or ``operative``.
        enacting: Whether the document has an enacting line anywhere.
        numbers: Whether a numbered paragraph follows before the next enacting line.
        again: Whether that one is the first of another part: some came, and its number is 1.
        counted: Whether one came since the last enacting line.
        titled: Whether a heading stands directly above the line.
        begun: Whether a preambular paragraph came anywhere before.
        grounds: Whether the preamble's paragraphs end in semicolons, see ``are_grounds``.
        following: The texts of the next ``AHEAD`` lines.
    """

    text: str
    part: Part | None
    where: str
    enacting: bool
    numbers: bool
    again: bool
    counted: bool
    titled: bool
    begun: bool
    grounds: bool
    following: Sequence[str]


def part_of(place: Place) -> tuple[Part, str]:
    """The part of a line, and where the reader is behind it (``annex`` behind a closing line)."""
    if not place.text or is_aside(place.text):  # or a line of nothing but a note's mark
        return "other", place.where
    if place.where == "front":
        return _in_front(place)
    if CLOSING.match(place.text) or _MAIL.match(place.text):
        # What follows the closing lines, until another enacting line, is annexed.
        return "other", "annex"
    return _in_preamble(place) if place.where == "preamble" else _behind_it(place)


def _is_bare_verb(text: str, following: Sequence[str]) -> bool:
    """Whether a line is a verb alone that a list follows: 并请, and (a) …"""
    verb = LEAD.sub("", text, count=1).rstrip(TERMINAL)
    listed = any(map(numbering.item, following[:1]))
    return listed and lexicon.load().pattern.fullmatch(verb) is not None


def is_item(text: str, before: Paragraph, counted: bool) -> bool:
    """Whether a line is an item that has lost its label: behind a paragraph that ends in a colon
    or another such item. Where none is ``counted``, a line that opens with a verb is none."""
    if text[:1] in "“「" or text[-1:] not in "；;。":
        return False
    own = not counted and opens(text)
    if before.level == 0:
        chapeau = before.number or (not counted and before.part == "operative")
        return bool(chapeau) and before.text[-1:] in "：:" and text[-1] != "。" and not own
    return before.number is None and before.text[-1:] in "；;" and not own


def _in_front(place: Place) -> tuple[Part, str]:
    text = place.text
    if text[-1] not in TERMINAL:
        return "other", "front"
    if place.enacting:
        # 查……， before 因此，安全理事会，
        grounds = text.endswith("，") and place.following[:1] and place.following[0][:2] == "因此"
        return ("preambular" if grounds else "other"), "front"
    if not opens(text):
        return "other", "front"
    if place.numbers and lexicon.begins(text) and not asks(text):
        return "preambular", "preamble"  # as full sentences before the first number
    if not text.endswith("，"):
        return "operative", "front"
    # No enacting line at all: here the preamble begins.
    return "preambular", "preamble" if place.numbers else "front"


def _in_preamble(place: Place) -> tuple[Part, str]:
    text = place.text
    if text in DECISION:
        return "other", "operative"
    if RECOMMENDS.match(text):  # a draft, which may have a preamble and no enacting line
        first = place.following[0] if place.numbers else ""
        recites = bool(first) and is_ground(first)
        return "operative", "preamble" if recites else "operative"
    if text[-1] not in TERMINAL:
        # A heading, unless a sentence has lost its comma.
        named = "：" in text[:6]  # 总结：……
        said = opens(text) or feels(text)
        last = not any(place.following)  # of what is left of a document
        whole = (said and last) or (_goes_on(place) and (said or len(text) > HEADING))
        # 延长特派团任务期限 over 1. 决定……: no preamble asks or decides.
        heads = asks(text) and any(numbering.leading_number(t) == 1 for t in place.following[:1])
        lost = whole and not named and not heads and not (place.again and not lexicon.begins(text))
        return ("preambular" if lost and text[0] not in _BRACKETS else "other"), "preamble"
    if len(text) < 4 and not opens(text):
        return "other", "preamble"
    decides = asks(text) and text[-1] in "；。：" and not place.numbers
    if place.part == "preambular" and not decides:  # the markup may hold the only paragraph, too
        return "preambular", "preamble"
    if (place.part is None or decides) and DECIDES.match(text):
        return "operative", "operative"
    if place.again and text[-1] in "；。" and (asks(text) or not _before_others(place)):
        return "operative", "operative"  # 核准……； of a part that goes on with grounds
    if text.endswith("，") or (_before_others(place) and not asks(text)):
        return "preambular", "preamble"
    if place.numbers:
        return ("other" if text[0] in "[［" else "preambular"), "preamble"
    return ("operative" if text[0] not in _BRACKETS else "other"), "operative"


def _before_others(place: Place) -> bool:
    """Whether paragraphs of the preamble follow one that ends in no comma: its own list, others
    that end in one, or grounds."""
    if place.text[-1] not in "；：":
        return False
    if place.grounds and place.text[-1] == "；":
        return True
    for text in place.following:
        if text[-1:] in ("；", "。") and asks(text):
            return False  # what follows is operative, though a line of it may end in a comma
        if text.endswith("，") and opens(text):
            return True
    return False


def _behind_it(place: Place) -> tuple[Part, str]:
    """The part of a line behind the preamble."""
    text = place.text
    if _is_bare_verb(text, place.following):
        return "operative", "operative"
    if text[-1] not in TERMINAL or text[0] in "[［":
        return "other", "operative"
    if not lexicon.begins(text) and not (text[0] in "兹爰并" and opens(text)):
        # Where no paragraph is numbered, all are the organ's until the closing line.
        ground = text[-1] == "；" and any(map(lexicon.begins, place.following[:1]))
        own = not place.counted and (ground or any(map(CLOSING.match, place.following)))
        return ("operative" if own and len(text) > 3 else "other"), "operative"
    if text.endswith("，") and (
        # Of part B, which has no enacting line of its own.
        ((place.again or (place.titled and place.numbers)) and is_ground(text))
        # What was numbered before it is no resolution.
        or (not place.enacting and not place.begun and _goes_on(place))
    ):
        return "preambular", "preamble"
    return "operative", "operative"


def _goes_on(place: Place) -> bool:
    """Whether a paragraph of the resolution follows a line."""
    for text in place.following[:3]:
        if text and (text[-1] in TERMINAL or opens(text)):
            return not CLOSING.match(text)
    return False
