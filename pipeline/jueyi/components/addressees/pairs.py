"""What one and two neighbouring characters weigh at every offset of a text: in arrays, at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

NOTHING = "\0"  # stands for each character that an edge of the text cuts off
NARROW = 2  # characters that are looked up at every offset
_ONE, _TWO = ((1, 0), (0, 1)), ((2, 0), (1, 1), (0, 2))  # before a place, and behind it
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
        found = np.unique(np.concatenate([np.zeros(1, int), *pairs]))
        self._twos = np.zeros((len(found), len(_TWO)))
        self._rows = np.zeros(self._size**2, np.int16 if len(found) < _FEW else np.int32)
        self._rows[found] = np.arange(len(found))
        for (table, *shape), characters in zip(parts, points, strict=True):
            weights = list(table.values())
            if tuple(shape) in _ONE:
                self._ones[self._codes[characters[:, 0]], _ONE.index(tuple(shape))] += weights
            else:
                rows = self._rows[self._codes[characters] @ (self._size, 1)]
                self._twos[rows, _TWO.index(tuple(shape))] += weights

    def everywhere(self, text: str) -> list[float]:
        """What the characters around each offset of a text weigh, its end included."""
        size = len(text) + 1
        codes = self._codes[_points(NOTHING * NARROW + text + NOTHING * NARROW)]
        one = self._ones[codes]
        two = self._twos[self._rows[codes[:-1] * self._size + codes[1:]]]
        sums = two[:size, 0] + two[1 : size + 1, 1] + two[2 : size + 2, 2]
        sums += one[1 : size + 1, 0] + one[2 : size + 2, 1]
        found: list[float] = sums.tolist()
        return found


def _points(text: str) -> NDArray[np.uint32]:
    """The code points of a text, shape (len(text),)."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
