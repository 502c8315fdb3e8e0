"""Align the paragraphs of two texts: a whole assignment, not a greedy one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment

from ..errors import JueyiError

# Least similarity of two paragraphs that are one. Chosen on pairs of documents up to 2023, so that
# the Chinese and the English texts of a pair align alike (bench/diff.py).
LEAST = 0.5
_OUT_OF_PLACE = 0.05  # what the whole length of the document costs: it decides between equals
_MOST = 25_000_000  # pairs of paragraphs that are weighed: half a gigabyte, some seconds
# Repetition words before the first verb: 又, 还 and 再次 say that the organ repeats itself.
_REPEATED = re.compile(r"^(?:又|还|也|并|再次|再|进一步|此外|同时)+(?=\S)")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Pair:
    """An old paragraph and the new one that it became, by their places.

    Attributes:
        old, new: Places in the two lists; None for a paragraph that is new, or dropped.
        similarity: From 0 to 1; of what was compared, repetition words left out.
        moved: Whether it stands elsewhere, counted from the paragraphs that keep their order.
    """

    old: int | None
    new: int | None
    similarity: float
    moved: bool = False


def compared(text: str) -> str:
    """A paragraph as it is compared: without spaces, closing mark and repetition words.

    >>> compared("又敦促各国合作；") == compared("敦促各国合作，")
    True
    """
    return unrepeated(_SPACE.sub("", text)).rstrip("，；。、：:,;.")


def unrepeated(text: str) -> str:
    """A text, or the surface of a verb, without the repetition words before its first verb."""
    return _REPEATED.sub("", text)


def align(old: Sequence[str], new: Sequence[str], least: float = LEAST) -> list[Pair]:
    """Pair the paragraphs of two texts so that the sum of their similarities is greatest.

    Args:
        old: Paragraphs, see ``compared``.
        new: The same of the later text.
        least: Least similarity of a pair.

    Returns:
        In the order of the new text; dropped paragraphs stand where they stood.

    Raises:
        JueyiError: The texts have too many paragraphs that are not equal.

    >>> [(p.old, p.new) for p in align(["甲乙丙丁", "子丑寅卯"], ["甲乙丙丁戊", "天地玄黄"])]
    [(0, 0), (1, None), (None, 1)]
    """
    found = _equal(old, new)
    left = [i for i in range(len(old)) if i not in found]
    taken = set(found.values())
    right = [j for j in range(len(new)) if j not in taken]
    scores: dict[int, float] = dict.fromkeys(found, 1.0)
    if len(left) * len(right) > _MOST:
        raise JueyiError(
            f"{len(left):,} and {len(right):,} paragraphs that are not equal",
            expected="two texts of one series, some thousand paragraphs at most",
            fix="compare their parts",
        )
    if left and right:
        similar = process.cdist(
            [old[i] for i in left], [new[j] for j in right], scorer=fuzz.ratio, dtype=np.float32
        )
        similar /= 100
        away = np.abs(
            np.array(left)[:, None] / len(old) - np.array(right)[None, :] / len(new)
        )  # fmt: skip
        rows, columns = linear_sum_assignment(_OUT_OF_PLACE * away - similar)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            if similar[row, column] >= least:
                found[left[row]] = right[column]
                scores[left[row]] = float(similar[row, column])
    return _ordered(found, scores, len(old), len(new))


def _equal(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Paragraphs that stand once in each text, word for word."""
    once_old, once_new = Counter(old), Counter(new)
    places = {text: j for j, text in enumerate(new) if once_new[text] == 1}
    return {i: places[text] for i, text in enumerate(old) if once_old[text] == 1 and text in places}


def _ordered(found: dict[int, int], scores: dict[int, float], olds: int, news: int) -> list[Pair]:
    """All pairs in the order of the new text, a dropped paragraph behind the one before it."""
    kept = _in_order(found)
    back = {j: i for i, j in found.items()}
    behind: dict[int, list[Pair]] = {}  # dropped paragraphs by the kept one before them
    last = -1
    for i in range(olds):
        if i in kept:
            last = i
        elif i not in found:
            behind.setdefault(last, []).append(Pair(i, None, 0.0))
    pairs = behind.get(-1, [])
    for j in range(news):
        old = back.get(j)
        if old is None:
            pairs.append(Pair(None, j, 0.0))
        else:
            pairs.append(Pair(old, j, scores[old], old not in kept))
            pairs += behind.get(old, [])
    return pairs


def _in_order(found: dict[int, int]) -> set[int]:
    """The largest set of pairs that keep their order: the others have moved."""
    items = sorted(found.items())
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, (_, j) in enumerate(items):
        at = bisect_left(tails, j)
        if at == len(tails):
            tails.append(j)
            ends.append(place)
        else:
            tails[at], ends[at] = j, place
        before.append(ends[at - 1] if at else -1)
    kept = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(items[place][0])
        place = before[place]
    return kept
