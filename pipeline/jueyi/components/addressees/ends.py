"""Where the addressees of one text end."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .hypotheses import LONGEST, end_hypotheses, short_form_at
from .pairs import Sums
from .windows import Windows

_HALF = 0.5
_URGED = "敦促"
Words = frozenset[int] | None  # offsets where a word may end; None: everywhere


class Ends:
    """Places of a text weighed against each other.

    Args:
        text: Clean paragraph text.
        words: Where words may end.
        windows: The weights of the places.
        sums: What they weigh by the characters beside them.
        threshold: See ``AddresseeModel``.
        bound: See ``AddresseeModel``.
    """

    def __init__(
        self,
        text: str,
        words: Words,
        windows: Windows,
        sums: Sums,
        threshold: float,
        bound: float | None,
    ) -> None:
        self._text, self._words, self._windows, self._sums = text, words, windows, sums
        self._threshold, self._bound = threshold, bound

    @cached_property
    def _everywhere(self) -> NDArray[np.float64]:
        return self._sums.of(self._text)

    def asked(
        self, start: int, limit: int, lemma: str, short: Mapping[str, str]
    ) -> tuple[int, float]:
        """Where an addressee ends, a short form that it begins with read as its long form."""
        text = self._text
        form = short_form_at(text, start, short) if short and self._words is None else ""
        if form:
            more = len(short[form]) - len(form)
            whole = text[:start] + short[form] + text[start + len(form) :]
            long = Ends(whole, None, self._windows, self._sums, self._threshold, self._bound)
            end, probability = long.end(start, limit + more, lemma)
            if end - more >= start + len(form):
                return end - more, probability
        return self.end(start, limit, lemma)

    def end(self, start: int, limit: int, lemma: str = _URGED) -> tuple[int, float]:
        """Where an addressee that begins at ``start`` ends, and how probable that is; ``start``
        itself where there is none. Without a lemma, as if it were urged."""
        text = self._text
        places = end_hypotheses(text, start, min(limit, start + LONGEST), self._words)
        if not places:
            return start, 0.0
        bound = math.inf if self._bound is None else self._bound
        likely, scores = self._windows.scores(text, start, lemma, places, bound, self._everywhere)
        best, best_score = start, -math.inf
        none = -math.inf
        for (position, _), score in zip(likely, scores, strict=True):
            if position == start:
                none = score
            elif score > best_score:
                best, best_score = position, score
        top = max(scores)
        whole = sum(math.exp(score - top) for score in scores)
        probability = math.exp(best_score - top) / whole
        some = 1.0 - math.exp(none - top) / whole if self._threshold <= _HALF else probability
        return (start, 0.0) if best == start or some < self._threshold else (best, probability)
