"""Preambular paragraphs that stand in one line: where each of them begins.

What tells is the space that a copy has left of a line break; where none was left, what stands
around a comma and a verb (``seams``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from .. import lexicon
from ..later import later
from .heads import THEREFORE
from .seams import GLUED, log_odds, opens

HIDDEN = "\x00"  # stands for the characters of a note's mark
GAP = rf"[ \t\u3000{HIDDEN}]*"
MANY = 3  # seams that tell that a line holds more than one paragraph
_NEAR = 400  # characters around a seam that are looked at
_RARE = 0.1  # of the commas of a text that may have a space behind them
_SPACED = re.compile(r"，[ \t]+(?=[\u4e00-\u9fff])")
_COMMA = later(rf"(?<=[，；。]){GAP}(?=[\u4e00-\u9fff])")
# 决定：…… ends a preamble.
_DECIDES = re.compile(f"{THEREFORE}(?:议决|决议|决定)：")
_LINK = re.compile("并且?|以及")
_LOOSE = later(r"[\u4e00-\u9fff》”)] [\u4e00-\u9fff]")


def seams_in(text: str, start: int, end: int, spaced: bool) -> Iterator[int]:
    """Where preambular paragraphs begin behind the first one.

    Args:
        text: Its marks in one form, notes' marks hidden.
        start: Where the first one begins.
        end: Where the last one ends.
        spaced: Whether a space was left of every line break.
    """
    commas = list(_COMMA.finditer(text, start, end))
    if spaced:
        behind = [match.end() for match in commas if match.group().strip(HIDDEN)]
        links = ((at, _LINK.match(text, at)) for at in behind)
        told = [at for at, link in links if opens(text, link.end() if link else at)]
        # Where spaces stand nowhere else, each is a line break, whatever follows; but one stands
        # behind a note's mark, too.
        loose = [match.end() - 1 for match in _LOOSE.finditer(text, start, end)]
        lost = [at for at in loose if opens(text, at)]  # breaks behind no mark
        if 2 * len(told) > len(behind) and len(lost) == len(loose):
            marked = {match.end() for match in commas if HIDDEN in match.group()}
            told = sorted({*told, *lost, *(at for at in behind if at not in marked)})
        yield from told
        return
    last = start
    for match in commas:
        at = match.end()
        if at > last and (
            _DECIDES.match(text, at)
            or (opens(text, at) and _is_break(text, last, at, text[match.start() - 1]))
        ):
            last = at
            yield last


def _is_break(text: str, last: int, at: int, mark: str) -> bool:
    """Whether a paragraph begins at a verb behind a mark; a sentence ends one."""
    return mark == "。" or log_odds(*seam(text, last, at), table=GLUED) > 0


def seam(text: str, last: int, at: int) -> tuple[list[str], str]:
    """What ``seams.features`` reads at a seam: the paragraph so far, of which a long one's middle
    tells nothing, and what follows.

    Args:
        text: In one line.
        last: Where the paragraph so far begins in it.
        at: Where the next one may begin.
    """
    near = max(last, at - _NEAR)
    parts = [text[last : min(near, last + _NEAR)], text[near:at]]
    shown = [part.replace(HIDDEN, "").rstrip() for part in parts]
    return [part for part in shown if part], text[at : at + _NEAR].replace(HIDDEN, "")


def behind_spaces(text: str) -> list[int]:
    """Where paragraphs may begin behind a space, in lines that hold two: in a text that has hardly
    a space behind a comma else.

    Args:
        text: Its marks in one form.
    """
    spaces = [match.end() for match in _SPACED.finditer(text)]
    told = [at for at in spaces if opens(text, at)]
    rare = len(spaces) <= _RARE * text.count("，")
    return told if rare or 2 * len(told) > len(spaces) else []


def doubled(text: str, start: int, end: int, told: list[int]) -> list[int]:
    """Where paragraphs begin within a line [start, end) that begins with one; ``told`` is what
    ``behind_spaces`` says of its text."""
    inside = told[bisect_left(told, start) : bisect_left(told, end)]
    return inside if inside and lexicon.begins(text, start) else []
