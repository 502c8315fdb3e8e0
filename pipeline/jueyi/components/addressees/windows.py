"""Sums of the weights of feature groups at many places of one text, fast."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, repeat
from operator import add
from typing import Any

from ..linear import ZEROS

Place = tuple[int, int]  # offset, depth of coordination
Weights = Mapping[str, float]
Named = Mapping[str, Weights]
_START, _END = "^", "$"  # what features print where nothing stands before a place, or behind it
_NOTHING = "\0"  # stands for each character that an edge of the text cuts off
_NARROW = 2  # characters of a part that is looked up at every offset


def by_name(table: Weights, groups: Sequence[Any]) -> Named:
    """Weights of the features of groups that have ``parts``, by their names and what stands behind
    ``=``."""
    named: dict[str, dict[str, float]] = {name: {} for name, _, _ in _parts(groups)}
    for feature, weight in table.items():
        name, _, value = feature.partition("=")
        if name in named:
            named[name][value] = weight
    return named


def _parts(groups: Sequence[Any]) -> list[tuple[str, int, int]]:
    return [part for group in groups for part in getattr(group, "parts", ())]


class Windows:
    """Feature groups of ends with their weights.

    A group that has ``parts`` (see ``features``) is nothing but characters around a place: its
    weights are looked up by these characters, without making features of them.

    Args:
        table: Weights by feature.
        named: Those of the groups by name and value, see ``by_name``.
        groups: The groups of features whose weights are summed.
    """

    def __init__(self, table: Weights, named: Named, groups: Sequence[Any]) -> None:
        self._get = table.get
        self._called = [group for group in groups if not hasattr(group, "parts")]
        parts = _parts(groups)
        self._reach = max((max(before, behind) for _, before, behind in parts), default=1)
        sized = [(_by_run(named[name], a, b).get, a, b) for name, a, b in parts]
        self._narrow = [part for part in sized if part[1] + part[2] <= _NARROW]
        self._wide = [part for part in sized if part[1] + part[2] > _NARROW]

    def scores(self, text: str, start: int, lemma: str, places: Sequence[Place]) -> list[float]:
        """The sum of all groups' weights at each place.

        Args:
            text: Clean paragraph text.
            start: Where the addressee begins.
            lemma: Of its act.
            places: Where it may end, in order, none before ``start``.
        """
        scores = self._around(text, start, places)
        get = self._get
        for group in self._called:
            for index, (position, depth) in enumerate(places):
                found = group(text, start, position, lemma, depth)
                if found:
                    scores[index] = sum(map(get, found, ZEROS), scores[index])
        return scores

    def _around(self, text: str, start: int, places: Sequence[Place]) -> list[float]:
        """The sum of the weights of the characters around each place."""
        reach = self._reach
        last = places[-1][0]
        run = _START.rjust(reach, _NOTHING) + text[start : last + reach] + _NOTHING * reach
        if self._narrow:
            scores = self._everywhere(run, last - start + 1)
            if len(scores) != len(places):
                scores = [scores[position - start] for position, _ in places]
        else:
            scores = [0.0] * len(places)
        shift = reach - start
        for weight, before, behind in self._wide:
            first, stop = shift - before, shift + behind
            weights = [weight(run[p + first : p + stop], 0.0) for p, _ in places]
            scores = list(map(add, scores, weights))
        return scores

    def _everywhere(self, run: str, size: int) -> list[float]:
        """What one or two characters around a place weigh, at each of ``size`` offsets: no slice
        is cut for any of them."""
        ones = list(run)
        windows = (ones, list(map(add, ones, ones[1:])))  # what begins at each character
        sums: Iterable[float] = repeat(0.0, size)
        for weight, before, behind in self._narrow:
            window = islice(windows[before + behind - 1], self._reach - before, None)
            sums = map(add, sums, map(weight, window, ZEROS))
        return list(sums)


def _by_run(weights: Weights, before: int, behind: int) -> Weights:
    """Weights by the characters of a feature, ``before`` of them on a place's left and ``behind``
    on its right, as weights by the same characters of a run, where nothing stands for those that
    an edge cuts off."""
    found = {}
    for characters, weight in weights.items():
        if not (before and behind):
            left, right = (characters, "") if before else ("", characters)
        elif characters[before : before + 1] == "|":
            left, right = characters[:before], characters[before + 1 :]
        else:
            left, _, right = characters.partition("|")
        left = left.rjust(before, _NOTHING)
        found[left + right.ljust(behind, _NOTHING)] = weight
        if right == _END:
            found[left + _NOTHING * behind] = weight
    return found
