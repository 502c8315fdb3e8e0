"""Sums of the weights of feature groups at many places of one text, fast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import add
from typing import Any

from ..linear import ZEROS

Place = tuple[int, int]  # offset, depth of coordination
_DENSE = 3  # offsets for each place up to which all offsets are looked at


class Windows:
    """Feature groups of ends with their weights.

    A group that has ``parts`` (see ``features``) is nothing but characters around a place: its
    weights are looked up by these characters, without making features of them.

    Args:
        table: Weights by feature.
        groups: The groups of features whose weights are summed.
    """

    def __init__(self, table: Mapping[str, float], groups: Sequence[Any]) -> None:
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
        self._widest = max((before + behind for _, before, behind in parts), default=0)
        self._parts = [(weights[name].get, before, behind) for name, before, behind in parts]

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
        first, last = start + self._before, len(text) - self._behind
        for index, (position, depth) in enumerate(places):
            if position < first or position > last:  # next to an end a group sees its mark
                place = (text, start, position, lemma, depth)
                scores[index] = sum(sum(map(get, g(*place), ZEROS)) for g in self._cut)
        for group in self._called:
            for index, (position, depth) in enumerate(places):
                found = group(text, start, position, lemma, depth)
                if found:
                    scores[index] = sum(map(get, found, ZEROS), scores[index])
        return scores

    def _around(self, text: str, places: Sequence[Place]) -> list[float]:
        """The sum of the weights of the characters around each place."""
        begin, size = places[0][0], places[-1][0] - places[0][0] + 1
        if size > _DENSE * len(places):
            scores = [0.0] * len(places)
            for weight, before, behind in self._parts:
                weights = (weight(text[p - before : p + behind], 0.0) for p, _ in places)
                scores = list(map(add, scores, weights))
            return scores
        # Of every offset from the first place to the last: no slice is cut for any of them.
        low, high = begin - self._before, begin + size + self._behind
        run = ("\0" * -low + text[max(low, 0) : high]).ljust(high - low, "\0")
        grams: list[Sequence[str]] = [run]  # by length, less one
        while len(grams) < self._widest:
            grams.append(list(map(add, grams[-1], run[len(grams) :])))
        scores = [0.0] * size
        for weight, before, behind in self._parts:
            at = self._before - before
            found = grams[before + behind - 1][at : at + size]
            scores = list(map(add, scores, map(weight, found, ZEROS)))
        return scores if size == len(places) else [scores[p - begin] for p, _ in places]
