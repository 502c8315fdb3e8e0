"""What one and two neighbouring characters weigh at every offset of texts: in arrays, at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

NOTHING = "\0"  # stands for each character that an edge of the text cuts off
NARROW = 2  # characters that are looked up at every offset
_ONE, _TWO = ((1, 0), (0, 1)), ((2, 0), (1, 1), (0, 2))  # before a place, and behind it
_EDGE = NOTHING * NARROW
_STRETCH = 50_000  # characters that are looked at at once: what is kept meanwhile is bounded
_CHARACTERS = 0x110000
_FEW = 2**15
Part = tuple[Mapping[str, float], int, int]  # weights by characters, how many before and behind


class Pairs:
    """Weights of one and of two characters.

    Args:
        parts: Weights by characters, how many of them stand before a place, and how many behind
            it: one or two together.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        points = [_points("".join(table)).reshape(-1, before + behind)
                  for table, before, behind in parts]  # fmt: skip
        self._codes = np.zeros(_CHARACTERS, np.int32)  # 0: no part knows it
        for characters in points:
            self._codes[characters] = 1
        known = np.flatnonzero(self._codes)
        self._size = len(known) + 1
        self._codes[known] = np.arange(1, self._size)
        # A row of weights for each character, a column for each kind of part.
        self._ones = np.zeros((self._size, len(_ONE)))
        pairs = [self._codes[p] @ (self._size, 1) for p in points if p.shape[1] == NARROW]
        # Marked, not np.unique: that imports numpy.ma.
        marks = np.zeros(self._size**2, bool)
        marks[np.concatenate([[0], *pairs])] = True
        found = np.flatnonzero(marks)
        self._twos = np.zeros((len(found), len(_TWO)))
        rows = np.int16 if len(found) < _FEW else np.int32
        self._rows: NDArray[np.integer[Any]] = np.zeros(self._size**2, rows)
        self._rows[found] = np.arange(len(found))
        for (table, *shape), characters in zip(parts, points, strict=True):
            weights = list(table.values())
            if tuple(shape) in _ONE:
                self._ones[self._codes[characters[:, 0]], _ONE.index(tuple(shape))] += weights
            else:
                rows = self._rows[self._codes[characters] @ (self._size, 1)]
                self._twos[rows, _TWO.index(tuple(shape))] += weights

    def everywhere(self, text: str) -> NDArray[np.float64]:
        """What the characters around each offset of a text weigh, its end included."""
        run = _EDGE + text + _EDGE
        stretches = range(0, len(text) + 1, _STRETCH)
        return np.concatenate([self._sums(run[at : at + _STRETCH + 3]) for at in stretches])

    def _sums(self, run: str) -> NDArray[np.float64]:
        """The same for the offsets of a run, but for two where it begins and one where it ends."""
        size = len(run) - 3
        # take costs a third of what an index in brackets does.
        codes = self._codes.take(_points(run))
        one = self._ones.take(codes, 0)
        two = self._twos.take(self._rows.take(codes[:-1] * self._size + codes[1:]), 0)
        sums: NDArray[np.float64] = two[:size, 0] + two[1 : size + 1, 1] + two[2:, 2]
        sums += one[1 : size + 1, 0] + one[2 : size + 2, 1]
        return sums


class Sums:
    """What the characters around each offset of the texts of a document weigh: found for all of
    them when it is first asked.

    Args:
        pairs: The weights.
        texts: The texts that may be asked of.
    """

    def __init__(self, pairs: Pairs, texts: Iterable[str] = ()) -> None:
        self._pairs, self._texts = pairs, texts

    @cached_property
    def _found(self) -> tuple[dict[str, int], NDArray[np.float64]]:
        texts = list(self._texts)
        starts = accumulate((len(text) + NARROW for text in texts), initial=0)
        return dict(zip(texts, starts, strict=False)), self._pairs.everywhere(_EDGE.join(texts))

    def of(self, text: str) -> NDArray[np.float64]:
        """Those of one text, whether it is among the texts or not."""
        starts, sums = self._found
        start = starts.get(text)
        if start is None:
            return self._pairs.everywhere(text)
        return sums[start : start + len(text) + 1]


def _points(text: str) -> NDArray[np.uint32]:
    """The code points of a text, shape (len(text),)."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
