"""Labelled rows to training examples of the five classifiers. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from .hypotheses import LONGEST, addressee_starts, end_hypotheses, separators, takes_addressee
from .clauses import Candidate, candidates
from ..corpus.build import Row
from .features import (
    act_features,
    edge_features,
    end_features,
    head_features,
    party_features,
    split_features,
)
from ..corpus.gold import GoldAct, GoldAddressee
from ..lexicon import Lexicon
from ..lexicon.parties import Parties, is_pronoun


@dataclass(slots=True)
class Examples:
    """Feature lists, labels and weights, one entry an example."""

    features: list[list[str]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(self, features: list[str], label: str | bool, weight: float = 1.0) -> None:
        """Append one example; booleans become ``no`` and ``yes``."""
        self.features.append(features)
        self.labels.append(label if isinstance(label, str) else ("yes" if label else "no"))
        self.weights.append(weight)


def spans_of(row: Row) -> set[tuple[int, int]] | None:
    """Spans of all acts of a row where they are known: by hand, or all in bold; else None."""
    if row.gold is not None:
        return {(act.start, act.end) for act in row.gold.acts}
    if row.complete:
        return set(row.bold)
    return None


def act_examples(
    rows: Iterable[Row], lexicon: Lexicon, weights: dict[str, float], out: Examples
) -> None:
    """Every candidate of every row; of a row with only its opening known, those up to it.

    Args:
        rows: Any rows of the corpus.
        lexicon: Source of candidates.
        weights: Weight by origin: ``gold``, ``complete`` (all bold), ``opening``.
        out: Where the examples go.
    """
    for row in rows:
        spans = spans_of(row)
        origin = "gold" if row.gold is not None else "complete" if row.complete else "opening"
        weight = weights.get(origin, 0.0)
        if weight <= 0.0 or (spans is None and not row.bold):
            continue
        previous: Candidate | None = None
        skipped = 0
        for index, candidate in enumerate(candidates(row.text, lexicon)):
            span = (candidate.start, candidate.end)
            known = spans if spans is not None else {row.bold[0]}
            # A span that differs only in its modifiers is the same act.
            positive = any(s < span[1] and span[0] < e for s, e in known)
            if spans is None and not positive and candidate.start > row.bold[0][0]:
                break
            out.add(
                act_features(row.text, candidate, index, row.part, previous, skipped),
                positive,
                weight,
            )
            if positive:
                previous, skipped = candidate, 0
            else:
                skipped += 1


def head_examples(rows: Iterable[Row], lexicon: Lexicon, out: Examples) -> None:
    """Ends of the opening verb's lemma, as if the lexicon did not know it; titles, headings and
    annexes have none."""
    for row in rows:
        if row.part == "other":
            part = "preambular" if row.text.endswith("，") else "operative"
            start = lexicon.modifier_prefix(row.text)
            if not lexicon.pattern.match(row.text):
                for position in range(start + 1, min(start + 6, len(row.text)) + 1):
                    out.add(head_features(row.text, start, position, part), False)
            continue
        if not row.bold or row.bold[0][0] != 0:
            continue
        end = row.bold[0][1]
        start = lexicon.modifier_prefix(row.text[:end])
        if start >= end:
            continue
        for position in range(start + 1, min(start + 6, len(row.text)) + 1):
            out.add(head_features(row.text, start, position, row.part), position == end)


def _candidate(row: Row, act: GoldAct, lexicon: Lexicon) -> Candidate | None:
    for candidate in candidates(row.text, lexicon):
        if candidate.start < act.end and act.start < candidate.end:
            return candidate
    return None


def addressee_examples(
    rows: Iterable[Row],
    lexicon: Lexicon,
    names: Parties,
    ends: Examples,
    splits: Examples,
    classes: Examples,
    weight: float = 1.0,
) -> None:
    """Ends, party boundaries and party classes of the addressees that rows are labelled with."""
    for row in rows:
        if row.gold is None:
            continue
        acts = row.gold.acts
        antecedent = ""
        for number, act in enumerate(acts):
            candidate = _candidate(row, act, lexicon)
            if candidate is None or not takes_addressee(candidate.verb):
                continue
            start = addressee_starts(row.text, candidate)
            who = act.addressee
            if who is not None and who.start != start:
                continue
            goal = start if who is None else who.end
            limit = acts[number + 1].start if number + 1 < len(acts) else len(row.text)
            limit = min(limit if start >= candidate.end else candidate.start, start + LONGEST)
            lemma = candidate.verb.lemma
            for position, depth in end_hypotheses(row.text, start, min(limit, goal)):
                features = [
                    *edge_features(row.text, start, position),
                    *end_features(row.text, start, position, lemma, depth),
                ]
                ends.add(features, position == goal, weight)
            if who is not None:
                _party_examples(row, who, antecedent, names, splits, classes, weight)
                antecedent = who.classes[-1] if who.classes else ""


def _party_examples(
    row: Row,
    who: GoldAddressee,
    antecedent: str,
    names: Parties,
    splits: Examples,
    classes: Examples,
    weight: float,
) -> None:
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
            splits.add(split_features(text, start, end, left, right, names), cut, weight)
    previous = ""
    for a, b, label in parties:
        earlier = antecedent if is_pronoun(text[a:b]) else ""
        features = party_features(text[a:b], row.organ, previous, earlier, names)
        classes.add(features, label, weight)
        previous = label
