"""Sums of the weights of feature groups at many places of one text, fast."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import compress
from operator import add
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..linear import ZEROS
from .pairs import NARROW, NOTHING, Pairs, Sums

Place = tuple[int, int]  # offset, depth of coordination
Weights = Mapping[str, float]
Look = tuple[Callable[[str, float], float], int, int]
_START, _END = "^", "$"  # what features print where nothing stands before a place, or behind it


class _Called(NamedTuple):
    """A group that is called: where it has features, see ``features``."""

    group: Callable[..., Iterable[str]]
    when: Callable[[str, int], bool] | None
    empty: bool


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
        named = _by_name(table, groups)
        edges = [group for group in groups if is_edge(group)]
        others = [group for group in groups if not is_edge(group)]
        self._called_edges, self._called = _called(edges), _called(others)
        parts = _parts(groups)
        self._reach = max((max(before, behind) for _, before, behind in parts), default=1)
        sized = [(_by_run(named[name], a, b), a, b) for name, a, b in _parts(edges)]
        narrow = [part for part in sized if part[1] + part[2] <= NARROW]
        self._pairs = Pairs(narrow)
        self._narrow: list[Look] = [(weights.get, a, b) for weights, a, b in narrow]
        self._wide_edges: list[Look] = [(w.get, a, b) for w, a, b in sized if a + b > NARROW]
        self._wide: list[Look] = [
            (_by_run(named[name], a, b).get, a, b) for name, a, b in _parts(others)
        ]

    def sums(self, texts: Iterable[str] = ()) -> Sums:
        """What one or two characters beside each offset of texts weigh by the groups of edges; for
        the offsets behind a start, what stands before it is among them."""
        return Sums(self._pairs, texts)

    def scores(
        self,
        text: str,
        start: int,
        lemma: str,
        places: Sequence[Place],
        bound: float,
        everywhere: NDArray[np.float64],
    ) -> tuple[list[Place], list[float]]:
        """The places that the edges do not rule out, and the sum of all groups' weights at each.

        Args:
            text: Clean paragraph text.
            start: Where the addressee begins.
            lemma: Of its act.
            places: Where it may end, in order, none before ``start``.
            bound: How far, by the groups of edges, a place may lie below the best one.
            everywhere: What ``sums`` found in the text.
        """
        reach, last = self._reach, places[-1][0]
        run = _START.rjust(reach, NOTHING) + text[start : last + reach] + NOTHING * reach
        shift = reach - start
        narrow = everywhere[start : last + 1].tolist()
        edges = [narrow[position - start] for position, _ in places]
        for index, (position, _) in enumerate(places[:NARROW]):
            if position < start + NARROW:
                p = position + shift
                edges[index] = sum(look(run[p - a : p + b], 0.0) for look, a, b in self._narrow)
        edges = _added(edges, self._wide_edges, run, shift, places)
        self._call(self._called_edges, edges, text, start, lemma, places)
        floor = max(edges) - bound
        kept = [edge >= floor for edge in edges]
        likely = list(compress(places, kept))
        scores = _added(compress(edges, kept), self._wide, run, shift, likely)
        self._call(self._called, scores, text, start, lemma, likely)
        return likely, scores

    def _call(
        self,
        groups: Sequence[_Called],
        scores: list[float],
        text: str,
        start: int,
        lemma: str,
        places: Sequence[Place],
    ) -> None:
        """Add the weights of the features that groups without ``parts`` make."""
        get = self._get
        asked = [called for called in groups if called.when is None or called.when(text, start)]
        for index, (position, depth) in enumerate(places if asked else ()):
            found: list[str] = []
            for group, _, empty in asked:
                if position == start or not empty:
                    found += group(text, start, position, lemma, depth)
            scores[index] = sum(map(get, found, ZEROS), scores[index])


def is_edge(group: Any) -> bool:
    """Whether a group looks at the edge of a place alone."""
    return bool(getattr(group, "edge", False))


def _called(groups: Sequence[Any]) -> list[_Called]:
    return [
        _Called(group, getattr(group, "when", None), getattr(group, "empty", False))
        for group in groups
        if not hasattr(group, "parts")
    ]


def _parts(groups: Sequence[Any]) -> list[tuple[str, int, int]]:
    return [part for group in groups for part in getattr(group, "parts", ())]


def _added(
    scores: Iterable[float], parts: Sequence[Look], run: str, shift: int, places: Sequence[Place]
) -> list[float]:
    """Scores and the weights of the characters around their places."""
    for look, before, behind in parts:
        first, stop = shift - before, shift + behind
        scores = map(add, scores, [look(run[p + first : p + stop], 0.0) for p, _ in places])
    return list(scores)


def _by_name(table: Weights, groups: Sequence[Any]) -> Mapping[str, Weights]:
    """Weights of the features of groups that have ``parts``, by their names and what stands behind
    ``=``."""
    features = sorted(table)
    named = {}
    for name, _, _ in _parts(groups):
        first, stop = (bisect_left(features, name + mark) for mark in "=>")  # > is behind =
        behind = len(name) + 1
        named[name] = {feature[behind:]: table[feature] for feature in features[first:stop]}
    return named


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
        left = left.rjust(before, NOTHING)
        found[left + right.ljust(behind, NOTHING)] = weight
        if right == _END:
            found[left + NOTHING * behind] = weight
    return found
