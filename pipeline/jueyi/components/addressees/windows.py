"""Sums of the weights of feature groups at many places of one text, fast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import add
from typing import Any

from ..linear import ZEROS
from ..memory import Memory

Place = tuple[int, int]  # offset, depth of coordination
Weights = Mapping[str, float]
_NARROW = 2  # characters of a part that two characters in a row hold
_PAIRS = 200_000  # stretches of characters whose weights are kept


class _Pairs(dict[str, tuple[float, float, float]]):
    """What two characters in a row weigh where they stand before a place, on its two sides, and
    behind it. A pair is summed when it is met first: texts of one language have some thousands.

    Args:
        parts: Weights by the characters of a part, how many of them stand before the place, and
            how many behind it; two together at most.
    """

    def __init__(self, parts: Sequence[tuple[Weights, int, int]]) -> None:
        super().__init__()
        # The characters of a pair that a part looks at, by where the pair stands.
        self._before = [(w.get, 2 - before) for w, before, behind in parts if not behind]
        self._across = [w.get for w, before, behind in parts if before and behind]
        self._behind = [(w.get, behind) for w, before, behind in parts if not before]

    def __missing__(self, pair: str) -> tuple[float, float, float]:
        before = across = behind = 0.0
        for weight, first in self._before:
            before += weight(pair[first:], 0.0)
        for weight in self._across:
            across += weight(pair, 0.0)
        for weight, last in self._behind:
            behind += weight(pair[:last], 0.0)
        if len(self) >= _PAIRS:
            self.clear()
        self[pair] = found = (before, across, behind)
        return found


class Windows:
    """Feature groups of ends with their weights.

    A group that has ``parts`` (see ``features``) is nothing but characters around a place: its
    weights are looked up by these characters, without making features of them.

    Args:
        table: Weights by feature.
        groups: The groups of features whose weights are summed.
    """

    def __init__(self, table: Weights, groups: Sequence[Any]) -> None:
        self._get = table.get
        self._cut = [group for group in groups if hasattr(group, "parts")]
        self._called = [group for group in groups if not hasattr(group, "parts")]
        parts = [part for group in self._cut for part in group.parts]
        self._before = max((before for _, before, _ in parts), default=0)
        self._behind = max((behind for _, _, behind in parts), default=0)
        weights: dict[str, dict[str, float]] = {name: {} for name, _, _ in parts}
        split = {name: before for name, before, behind in parts if before and behind}
        for feature, weight in table.items() if parts else ():
            name, _, characters = feature.partition("=")
            if name in weights:
                at = split.get(name)
                key = characters if at is None else characters[:at] + characters[at + 1 :]
                weights[name][key] = weight
        sized = [(weights[name], before, behind) for name, before, behind in parts]
        narrow = [part for part in sized if part[1] + part[2] <= _NARROW]
        self._ends: Memory[tuple[int, str], float] = Memory(_PAIRS)
        self._narrow, self._pairs = bool(narrow), _Pairs(narrow)
        self._wide = [(w.get, a, b) for w, a, b in sized if a + b > _NARROW]

    def scores(self, text: str, start: int, lemma: str, places: Sequence[Place]) -> list[float]:
        """The sum of all groups' weights at each place.

        Args:
            text: Clean paragraph text.
            start: Where the addressee begins.
            lemma: Of its act.
            places: Where it may end, in order, none before ``start``.
        """
        scores = self._around(text, places)
        get = self._get
        for index in self._at_ends(text, start, places):
            scores[index] = self._at_end(text, start, lemma, *places[index])
        for group in self._called:
            for index, (position, depth) in enumerate(places):
                found = group(text, start, position, lemma, depth)
                if found:
                    scores[index] = sum(map(get, found, ZEROS), scores[index])
        return scores

    def _at_ends(self, text: str, start: int, places: Sequence[Place]) -> Iterator[int]:
        """Which places stand too close to the start or the text's end to be looked up."""
        first, last = start + self._before, len(text) - self._behind
        low, high = 0, len(places)
        while low < high and not first <= places[low][0] <= last:
            yield low
            low += 1
        while low < high and places[high - 1][0] > last:
            high -= 1
            yield high

    def _at_end(self, text: str, start: int, lemma: str, position: int, depth: int) -> float:
        """The sum of the weights of the characters around a place next to an end, whose mark the
        groups see."""
        first = max(start, position - self._before)
        key = (position - first, text[first : position + self._behind])
        known = self._ends.get(key)
        if known is None:
            place = (text, start, position, lemma, depth)
            known = sum(sum(map(self._get, g(*place), ZEROS)) for g in self._cut)
            self._ends.keep(key, known)
        return known

    def _around(self, text: str, places: Sequence[Place]) -> list[float]:
        """The sum of the weights of the characters around each place."""
        scores = self._paired(text, places) if self._narrow else [0.0] * len(places)
        for weight, before, behind in self._wide:
            weights = [weight(text[p - before : p + behind], 0.0) for p, _ in places]
            scores = list(map(add, scores, weights))
        return scores

    def _paired(self, text: str, places: Sequence[Place]) -> list[float]:
        """The sum of what pairs of characters weigh: of every offset from the first place to the
        last, so that no slice is cut for any of them."""
        begin, end = places[0][0], places[-1][0]
        low, high = begin - _NARROW, end + _NARROW
        run = ("\0" * -low + text[max(low, 0) : high]).ljust(high - low, "\0")
        pairs = map(self._pairs.__getitem__, map(add, run, run[1:]))
        before, across, behind = zip(*pairs, strict=True)
        scores = list(map(add, map(add, before, across[1:]), behind[2:]))
        if len(scores) == len(places):
            return scores
        return [scores[position - begin] for position, _ in places]
