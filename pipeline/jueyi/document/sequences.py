"""Numbers of paragraphs within a line, which go on from one to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .preambles import GAP, HIDDEN
from .seams import opens

_STEP = 2  # numbers that a sequence may leave out
_BLANK = f" \t\u3000{HIDDEN}"
_BEFORE = rf"(?!第)[，；。：:.\s\u4e00-\u9fff{HIDDEN}]"
# The full stop of a number first, which is soon looked for; what stands before it, then.
_NUMBER = re.compile(
    rf"[.．、](?<=\d.)(?:(?<={_BEFORE}(\d).)|(?<={_BEFORE}(\d\d).)|(?<={_BEFORE}(\d\d\d).))"
    rf"{GAP}(?=[\u4e00-\u9fff“《])"
)


def numbers(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Numbers with a full stop in [start, end), where they stand, and where their texts do.

    >>> list(numbers("。1. 请各国；12、促请秘书长", 0, 17))
    [(1, 1, 4), (12, 8, 11)]
    """
    for match in _NUMBER.finditer(text, start, end):
        at = match.start(match.lastindex or 0)
        if at >= start:
            yield int(match[match.lastindex or 0]), at, match.end()


def sequence(text: str, start: int, end: int, expected: int) -> Iterator[tuple[int, int, int]]:
    """Numbers that go on with the one that is expected, where they stand, and where their texts do.

    A number that is left out or printed twice does not end the sequence.
    """
    for number, at, behind in numbers(text, start, end):
        if number == expected:  # behind a heading only where a verb follows
            told = not "\u4e00" <= text[at - 1] <= "\u9fff" or opens(text, behind)
        else:
            near = expected > 1 and expected - 1 <= number <= expected + _STEP
            told = near and _ends_before(text, start, at) and opens(text, behind)
        if told:
            expected = number + 1
            yield number, at, behind


def _ends_before(text: str, start: int, at: int) -> bool:
    """Whether a paragraph ends in front of an offset."""
    while at > start and text[at - 1] in _BLANK:
        at -= 1
    return at > start and text[at - 1] in "；。"
