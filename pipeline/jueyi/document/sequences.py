"""Numbers of paragraphs within a line, which go on from one to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .preambles import GAP, HIDDEN
from .seams import opens

_STEP = 2  # numbers that a sequence may leave out
_BLANK = f" \t\u3000{HIDDEN}"
NUMBER = re.compile(
    # A digit first, which is soon looked for; what stands before it, then.
    rf"(\d(?<=[，；。：:.\s\u4e00-\u9fff{HIDDEN}]\d)(?<!第\d)\d{{0,2}})[.．、]{GAP}(?=[\u4e00-\u9fff“《])"
)


def sequence(text: str, start: int, end: int, expected: int) -> Iterator[tuple[int, int, int]]:
    """Numbers that go on with the one that is expected, where they stand, and where their texts do.

    A number that is left out or printed twice does not end the sequence.
    """
    for match in NUMBER.finditer(text, start, end):
        number, at = int(match.group(1)), match.start(1)
        if number == expected:  # behind a heading only where a verb follows
            told = not "\u4e00" <= text[at - 1] <= "\u9fff" or opens(text, match.end())
        else:
            near = expected > 1 and expected - 1 <= number <= expected + _STEP
            told = near and _ends_before(text, start, at) and opens(text, match.end())
        if told:
            expected = number + 1
            yield number, at, match.end()


def _ends_before(text: str, start: int, at: int) -> bool:
    """Whether a paragraph ends in front of an offset."""
    while at > start and text[at - 1] in _BLANK:
        at -= 1
    return at > start and text[at - 1] in "；。"
