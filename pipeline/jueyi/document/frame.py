"""The frame of a resolution: lines that name the organ, and bodies that set it in their own way.

The Civil Aviation Organization and the Ramsar Convention give the grounds before the organ's name,
which the decisions follow. The conferences of the International Telecommunication Union set a verb,
alone or with its party, as a heading (责成秘书长) over what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import numbering
from .heads import TERMINAL, is_ground, may_open, opens
from .layout import RECOMMENDS, is_annex, is_bare_organ, is_enacting, organ_of

_LONGEST = 48  # characters of a verb and its party
_FEWEST = 3  # headings that make a style of it
_GROUND = re.compile("鉴于|有鉴于|考虑到|忆及|认识到")
_NUMBER = re.compile(r"^[^、.．。]*[、.．。]\s*(?=\S)")
_AND = re.compile("(?:和|以及|并)$")  # ……；和 before the last
_FIRST = frozenset("1a一i①甲⑴㈠")
_ENDS = ("；", "，", "。")


def enacting_lines(texts: Sequence[str]) -> set[int]:
    """Indices of the enacting lines; of an organ's name alone, too, that a sentence of the organ's
    follows, where none has its comma, or where the same organ's stands elsewhere (part A of three).

    >>> enacting_lines("A/大会/备悉该报告书。/B/大会，/覆按第1号决议，".split("/"))
    {1, 4}
    """
    found = {index for index, text in enumerate(texts) if is_enacting(text)}
    organs = {organ_of(texts[index]) for index in found}
    for index, text in enumerate(texts[:-1]):
        if is_bare_organ(text):
            behind = texts[index + 1]
            first = numbering.leading_number(behind) == 1  # 一、备悉该报告书； without a preamble
            if RECOMMENDS.match(behind):
                begins = True
            elif first or organ_of(text) in organs:
                said = _NUMBER.sub("", behind) if first else behind
                begins = opens(said) and said[-1] in TERMINAL
            else:
                begins = not organs and may_open(*texts[index + 1 : index + 3])
            if begins:
                found.add(index)
    return found


def verb_headings(texts: Sequence[str]) -> set[int]:
    """Indices of lines that are a verb of the organ, with the party that it asks or without, over
    what is asked: behind the enacting line, and none where only a few are.

    >>> verb_headings("大会，/忆及/a) 第1号决议；/决定/1 修缮灯塔；/责成秘书长/1 报告。".split("/"))
    {1, 3, 5}
    """
    start = next((n for n, text in enumerate(texts) if is_enacting(text)), len(texts))
    below = range(start + 1, len(texts) - 1)
    found = {n for n in below if _may_head(texts[n]) and _is_listed(texts[n + 1])}
    if len(found) >= _FEWEST:
        annex = next((n for n in below if is_annex(texts[n])), len(texts))
        found = {n for n in found if n < annex}
    return found if len(found) >= _FEWEST else set()


def _may_head(text: str) -> bool:
    """Whether a line is a verb of the organ, with the party that it asks or without."""
    return text[-1:] not in TERMINAL and len(text) <= _LONGEST and opens(text)


def _is_listed(text: str) -> bool:
    """Whether a line is what stands first under such a heading."""
    if numbered := numbering.undotted(text) or numbering.decimal(text):
        return numbered[0] == "1"
    label = numbering.item(text)
    if label is not None:
        return label[0] in _FIRST
    return text[-1:] in _ENDS


def grounds_before(texts: Sequence[str]) -> tuple[set[int], set[int]]:
    """The index of an organ's name behind its grounds, and the indices of these grounds.

    The name stands alone (缔约方大会, 大会：), paragraphs with numbers follow it, and what stands
    directly before it opens as grounds do, with numbers that the paragraphs go on with, or none.

    >>> grounds_before("标题/1. 忆及决议；/2. 关切湿地干涸；/缔约方大会/3. 通过该表；".split("/"))
    ({3}, {1, 2})
    """
    for index in range(2, len(texts) - 1):
        text = texts[index]
        if not is_enacting(text.rstrip("，：") + "，"):
            continue
        first = numbering.decimal(texts[index + 1])
        if first is None:
            continue
        grounds: set[int] = set()
        expected = int(first[0]) - 1  # the number of the ground in question; 0 where none has one
        for place in range(index - 1, -1, -1):
            label = numbering.decimal(texts[place])
            ends = _AND.sub("", texts[place])[-1:] in _ENDS
            if (int(label[0]) if label else 0) != expected or not ends:
                break
            behind = texts[place][label[1] :] if label else texts[place]
            if not (is_ground(behind) or _GROUND.match(behind)):
                break
            grounds.add(place)
            expected = max(0, expected - 1)
            if label and expected == 0:
                break
        if len(grounds) > 1:
            return {index}, grounds
    return set(), set()
