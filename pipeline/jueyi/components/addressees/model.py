"""Whom an act is directed at: its end, its parties, their classes. To learn from and to decide.

Walking from the verb, ``ends`` gives the probability to stop at each place, given that the
addressee has not ended before (a hazard model); stopping at once means that there is none.
``boundaries`` tells which marks and conjunctions part two parties, ``party_classes`` who each is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from ...errors import ModelError
from ...lexicon.parties import is_pronoun
from ...records import Act, Addressee, GoldAddressee, Labelled, Party
from ..acts.model import Example
from ..clauses import Candidate
from ..linear import ZEROS, Linear, sigmoid
from ..memory import Memory
from ..registry import features
from .hypotheses import (
    LONGEST,
    addressee_starts,
    end_hypotheses,
    separators,
    takes_addressee,
)

NAMES = ("ends", "boundaries", "party_classes")
END_FEATURES = ("jueyi.edge.v1", "jueyi.end.v1")
BOUNDARY_FEATURES = ("jueyi.boundary.v1", "jueyi.boundary_names.v1")
CLASS_FEATURES = ("jueyi.party.v1", "jueyi.party_names.v1")
_PARTIES = 100_000
Words = frozenset[int] | None  # offsets where a word may end; None: everywhere


class AddresseeModel:
    """Three linear models over the hypotheses of ``hypotheses``.

    Args:
        ends: Names of the feature groups of ends.
        boundaries: Of boundaries between parties.
        classes: Of classes of parties.
        models: The fitted models by name; none before training.
        threshold: Least probability of a span: 0.4 gave the best F1 on documents of 2023.
        bound: Log-odds, by the groups that look at the edge alone, under which no training place
            was an end; what lies below is skipped. None looks at everything.
    """

    def __init__(
        self,
        ends: Sequence[str] = END_FEATURES,
        boundaries: Sequence[str] = BOUNDARY_FEATURES,
        classes: Sequence[str] = CLASS_FEATURES,
        models: Mapping[str, Linear] | None = None,
        threshold: float = 0.4,
        bound: float | None = None,
    ) -> None:
        self.groups = {
            "ends": tuple(ends), "boundaries": tuple(boundaries), "party_classes": tuple(classes)
        }  # fmt: skip
        found = features.all(ends)
        self._edges = [g for g in found if getattr(g, "edge", False)]
        self._ends = [g for g in found if not getattr(g, "edge", False)]
        self._boundaries = features.all(boundaries)
        self._classes = features.all(classes)
        self.models = dict(models or {})
        self.threshold, self.bound = threshold, bound
        self._known: Memory[tuple[str, ...], tuple[str, float]] = Memory(_PARTIES)

    @property
    def fitted(self) -> bool:
        """Whether there are models to decide with."""
        return bool(self.models)

    def edge_groups(self) -> int:
        """How many groups of ends, from the first, look at the edge alone."""
        return len(self._edges)

    def examples(
        self, row: Labelled, found: Sequence[Candidate], words: Words = None
    ) -> Iterator[Example]:
        """Training examples of the addressees that a paragraph is labelled with.

        Args:
            row: The paragraph; nothing is learnt where its acts are not all known.
            found: Its candidates.
            words: Where words may end.
        """
        acts = row.acts or ()
        antecedent = ""
        for number, act in enumerate(acts):
            candidate = next((c for c in found if c.start < act.end and act.start < c.end), None)
            if candidate is None or not takes_addressee(candidate.verb.family, candidate.verb.lemma):
                continue
            lemma = candidate.verb.lemma
            start = addressee_starts(row.text, candidate.start, candidate.end, lemma)
            who = act.addressee
            if who is not None and who.start != start:
                continue
            goal = start if who is None else who.end
            limit = acts[number + 1].start if number + 1 < len(acts) else len(row.text)
            limit = min(limit if start >= candidate.end else candidate.start, start + LONGEST)
            for position, depth in end_hypotheses(row.text, start, min(limit, goal), words):
                hypothesis = (row.text, start, position, lemma, depth)
                groups = tuple(tuple(g(*hypothesis)) for g in (*self._edges, *self._ends))
                label = "yes" if position == goal else "no"
                yield Example("ends", groups, label, row.weight)
            if who is not None:
                yield from self._party_examples(row, who, antecedent)
                antecedent = who.classes[-1] if who.classes else ""

    def _party_examples(
        self, row: Labelled, who: GoldAddressee, antecedent: str
    ) -> Iterator[Example]:
        text, start, end = row.text, who.start, who.end
        parties = who.parties
        if not parties:
            # Only the classes were labelled: one class is certain of an undivided span.
            if len(who.classes) != 1 or separators(text, start, end):
                return
            parties = ((start, end, who.classes[0]),)
        inner = [(a[1], b[0]) for a, b in pairwise(parties)]
        for left, right in separators(text, start, end):
            if right < end:
                cut = any(a <= left and right <= b for a, b in inner)
                groups = tuple(tuple(g(text, start, end, left, right)) for g in self._boundaries)
                yield Example("boundaries", groups, "yes" if cut else "no", row.weight)
        previous = ""
        for a, b, label in parties:
            earlier = antecedent if is_pronoun(text[a:b]) else ""
            groups = tuple(tuple(g(text[a:b], row.organ, previous, earlier)) for g in self._classes)
            yield Example("party_classes", groups, label, row.weight)
            previous = label

    def decide(
        self,
        text: str,
        acts: Sequence[Act],
        organ: str = "",
        short: Mapping[str, str] | None = None,
        words: Words = None,
    ) -> tuple[Act, ...]:
        """The same acts with their addressees.

        Args:
            text: Clean paragraph text.
            acts: The acts of the paragraph, in text order.
            organ: Short name of the organ, see ``document.metadata.organ_code``.
            short: Short forms that the document introduces, with their long forms.
            words: Where words may end.

        Raises:
            ModelError: It has not been trained.
        """
        if not self.models:
            raise ModelError(
                "the addressees component has no model",
                expected="a trained one",
                fix="train it (nlp.initialize or jueyi train), or load a model folder",
            )
        done: list[Act] = []
        antecedent = ""
        for number, act in enumerate(acts):
            if takes_addressee(act.family, act.lemma):
                limit = acts[number + 1].start if number + 1 < len(acts) else len(text)
                who = self._addressee(text, act, limit, organ, antecedent, short or {}, words)
                if who is not None:
                    antecedent = who.classes[-1]
                    act = act.addressed(who)
            done.append(act)
        return tuple(done)

    def _addressee(
        self,
        text: str,
        act: Act,
        limit: int,
        organ: str,
        antecedent: str,
        short: Mapping[str, str],
        words: Words,
    ) -> Addressee | None:
        start = addressee_starts(text, act.start, act.end, act.lemma)
        if start < act.start:
            limit = act.start
        limit = min(limit, start + LONGEST)
        model = self.models["ends"]
        get, bias = model.table.get, model.bias
        bound = -math.inf if self.bound is None else self.bound
        best, best_probability, alive = start, 0.0, 1.0
        for position, depth in end_hypotheses(text, start, limit, words):
            score = bias
            for group in self._edges:
                score = sum(map(get, group(text, start, position, act.lemma, depth), ZEROS), score)
            if score < bound:
                continue
            for group in self._ends:
                score = sum(map(get, group(text, start, position, act.lemma, depth), ZEROS), score)
            stop = sigmoid(score)
            if alive * stop > best_probability:
                best, best_probability = position, alive * stop
            alive *= 1.0 - stop
            if alive < best_probability:
                break
        if best == start or best_probability < self.threshold:
            return None
        parties = self._parties(text, start, best, organ, antecedent, short)
        classes = tuple(dict.fromkeys(party.label for party in parties))
        return Addressee(
            start, best, text[start:best], classes, round(best_probability, 4), parties
        )

    def _parties(
        self,
        text: str,
        start: int,
        end: int,
        organ: str,
        antecedent: str,
        short: Mapping[str, str],
    ) -> tuple[Party, ...]:
        """The parties of a coordinated addressee, each with its span and class."""
        parties: list[Party] = []
        begin = start
        score = self.models["boundaries"].score
        cuts = [
            (left, right)
            for left, right in separators(text, start, end)
            if right >= end
            or score(f for g in self._boundaries for f in g(text, start, end, left, right)) > 0
        ]
        for left, right in [*cuts, (end, end)]:
            if left > begin:
                previous = parties[-1].label if parties else ""
                party = text[begin:left]
                full = _full(party, short) if short else None
                earlier = antecedent if is_pronoun(party) else ""
                label, probability = self._class(full or party, organ, previous, earlier)
                parties.append(Party(begin, left, party, label, probability, full))
            begin = right
        return tuple(parties)

    def _class(
        self, party: str, organ: str, previous: str, antecedent: str
    ) -> tuple[str, float]:
        """Class and probability of a party in its context."""
        key = (party, organ, previous, antecedent)
        known = self._known.get(key)
        if known is None:
            model = self.models["party_classes"]
            found = model.probabilities(f for g in self._classes for f in g(*key))
            column = int(found.argmax())
            known = (str(model.classes[column]), round(float(found[column]), 4))
            self._known.keep(key, known)
        return known


def _full(party: str, short: Mapping[str, str]) -> str | None:
    """The party with the short form it ends in written out, if the document gives one."""
    for size in range(min(8, len(party)), 1, -1):
        if long := short.get(party[-size:]):
            return party[:-size] + long
    return None


