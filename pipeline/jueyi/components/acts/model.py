"""Which candidates are acts of the organ: the same walk to learn from and to decide with."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from ...labelled import Labelled
from ...lexicon import Lexicon, Verb
from ...lexicon.openings import LONGEST
from ...records import Act
from ..clauses import Candidate
from ..linear import ZEROS, Linear, require_trained, sigmoid
from ..memory import Memory
from ..registry import features

NAMES = ("acts", "unknown_verbs")
FEATURES = tuple(f"jueyi.{name}.v1" for name in "place near context told again".split())
UNKNOWN_VERB_FEATURES = ("jueyi.unknown_verb.v1",)
LONGEST_UNKNOWN = 6  # characters of a verb outside the lexicon
LEAST = 0.3  # the bound is told for thresholds from this on
_PLACES = 100_000
# 按照该决议规定的程序，审查了……: what stands before the verb, and is none
_FRAME = re.compile("按照|为了|由于|关于|随着|自从|截至|除了|至于|对于|经由")


@dataclass(frozen=True, slots=True)
class Example:
    """One training example of a model.

    Attributes:
        model: Which model learns from it, one of the component's ``NAMES``.
        features: By group, in the order of the groups.
        label: What is right.
        weight: How much it counts.
        first: Whether it begins the hypotheses that are weighed against each other.
    """

    model: str
    features: tuple[Sequence[str], ...]
    label: str
    weight: float
    first: bool = True


class ActModel:
    """Two linear models: of candidates, and of verbs outside the lexicon at a paragraph's head.

    Args:
        lexicon: Parses modifiers.
        groups: Names of the feature groups of candidates, see ``features``.
        unknown: Names of those of unknown verbs.
        models: The fitted models by name; none before training.
        threshold: Least probability of an act.
        bound: Log-odds, over the groups that do not see the acts before, under which no training
            candidate reached a probability of ``LEAST``; what lies below is skipped where the
            threshold is not lower. None looks at everything.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        groups: Sequence[str] = FEATURES,
        unknown: Sequence[str] = UNKNOWN_VERB_FEATURES,
        models: Mapping[str, Linear] | None = None,
        threshold: float = 0.5,
        bound: float | None = None,
    ) -> None:
        self.lexicon = lexicon
        self.groups, self.unknown = tuple(groups), tuple(unknown)
        self.threshold, self.bound = threshold, bound
        found = features.all(self.groups)
        self._keyed = [g for g in found if hasattr(g, "key")]
        self._plain = [g for g in found if not hasattr(g, "key") and not _sees_acts(g)]
        self._contextual = [g for g in found if _sees_acts(g)]
        # What they say of a candidate that opens its text, if all of them tell it beforehand.
        openings: list[Any] = [getattr(g, "opening", None) for g in self._contextual]
        self._opening = None if None in openings else tuple(chain(*openings))
        self._unknown = features.all(self.unknown)
        self.models = dict(models or {})
        self._places: list[tuple[Any, Any, Memory[Any, float]]] = [
            (g, g.key, Memory(_PLACES)) for g in self._keyed
        ]

    def fitted(
        self, models: Mapping[str, Linear], threshold: float, bound: float | None
    ) -> ActModel:
        """The same features with other models, threshold and bound."""
        return ActModel(self.lexicon, self.groups, self.unknown, models, threshold, bound)

    def examples(self, row: Labelled, found: Sequence[Candidate], heads: bool) -> Iterator[Example]:
        """Training examples of one paragraph.

        Args:
            row: The paragraph with what is known of it: all of its acts, or its opening only, up
                to which candidates are then looked at.
            found: Its candidates.
            heads: Whether to learn of unknown verbs from it.
        """
        if row.part != "other" or row.acts is not None:
            yield from self._candidate_examples(row, found)
        if heads:
            yield from self._head_examples(row)

    def _candidate_examples(self, row: Labelled, found: Sequence[Candidate]) -> Iterator[Example]:
        spans = row.spans()
        known = spans if spans is not None else row.verbs[:1]
        if spans is None and not known:
            return
        previous: Candidate | None = None
        skipped = 0
        for index, candidate in enumerate(found):
            # A span that differs only in its modifiers is the same act.
            positive = any(s < candidate.end and candidate.start < e for s, e in known)
            if spans is None and not positive and candidate.start > known[0][0]:
                break
            static = (candidate, index, row.part)
            groups = [tuple(g(row.text, *static)) for g in (*self._keyed, *self._plain)]
            groups += [tuple(g(row.text, candidate, previous, skipped)) for g in self._contextual]
            yield Example("acts", tuple(groups), "yes" if positive else "no", row.weight)
            if positive:
                previous, skipped = candidate, 0
            else:
                skipped += 1

    def _head_examples(self, row: Labelled) -> Iterator[Example]:
        """Ends of the opening verb, as if the lexicon did not know it; headings have none."""
        if row.part == "other":
            part = "preambular" if row.text.endswith("，") else "operative"
            start, goal = self.lexicon.modifier_prefix(row.text), -1
            if self.lexicon.pattern.match(row.text):
                return
        else:
            if not row.verbs or row.verbs[0][0] != 0:
                return
            part, goal = row.part, row.verbs[0][1]
            start = self.lexicon.modifier_prefix(row.text[:goal])
            if start >= goal:
                return
        for end in range(start + 1, min(start + LONGEST_UNKNOWN, len(row.text)) + 1):
            groups = tuple(tuple(g(row.text, start, end, part)) for g in self._unknown)
            yield Example("unknown_verbs", groups, "yes" if end == goal else "no", 1.0)

    def static_groups(self) -> int:
        """How many groups, from the first, do not see the acts before."""
        return len(self._keyed) + len(self._plain)

    def decide(
        self, text: str, part: str, found: Sequence[Candidate], organ: str = ""
    ) -> tuple[Act, ...]:
        """The acts among the candidates, in text order, without addressees.

        Args:
            text: Clean paragraph text.
            part: ``preambular`` or ``operative``.
            found: The candidates.
            organ: Short name of the organ, on which the English depends.

        Raises:
            ModelError: It has not been trained.
        """
        require_trained(self.models, "acts")
        chosen: list[tuple[Candidate, float]] = []
        previous: Candidate | None = None
        skipped = 0
        get = self.models["acts"].table.get
        threshold, floor = self.threshold, self._floor()
        for index, candidate in enumerate(found):
            score = self._static(text, candidate, index, part)
            if score >= floor:
                if candidate.start == 0 and self._opening is not None:
                    score = sum(map(get, self._opening, ZEROS), score)
                else:
                    for group in self._contextual:
                        features_ = group(text, candidate, previous, skipped)
                        score = sum(map(get, features_, ZEROS), score)
                probability = sigmoid(score)
                if probability >= threshold:
                    chosen.append((candidate, probability))
                    previous, skipped = candidate, 0
                    continue
            skipped += 1
        if not chosen or chosen[0][0].clause > 0:
            head = self._head(text, part, chosen[0][0].start if chosen else len(text))
            if head:
                chosen.insert(0, head)
        return tuple([self._act(n, *pair, text, part, organ) for n, pair in enumerate(chosen)])

    def _act(
        self,
        number: int,
        candidate: Candidate,
        probability: float,
        text: str,
        part: str,
        organ: str,
    ) -> Act:
        verb, surface, end = candidate.verb, candidate.surface, candidate.end
        english = self.lexicon.english(surface, part, organ, text[end : end + LONGEST])
        return Act(
            candidate.start, end, surface, verb.lemma, verb.modifiers, english, verb.family,
            number == 0, round(probability, 4),
        )  # fmt: skip

    def _floor(self) -> float:
        if self.bound is None or self.threshold < LEAST:
            return -math.inf
        return self.bound

    def _static(self, text: str, candidate: Candidate, index: int, part: str) -> float:
        """Log-odds by the groups that do not see the acts before."""
        model = self.models["acts"]
        get, score = model.table.get, model.bias
        for group, key_of, places in self._places:
            key = key_of(text, candidate, index, part)
            known = places.get(key)
            if known is None:
                known = sum(map(get, group(text, candidate, index, part), ZEROS), 0.0)
                places.keep(key, known)
            score += known
        for group in self._plain:
            score = sum(map(get, group(text, candidate, index, part), ZEROS), score)
        return score

    def _head(self, text: str, part: str, limit: int) -> tuple[Candidate, float] | None:
        """A verb outside the lexicon at the head of a paragraph, or None."""
        best: tuple[float, int] | None = None
        start = self.lexicon.modifier_prefix(text)
        if _FRAME.match(text, start):
            return None
        model = self.models["unknown_verbs"]
        for end in range(start + 1, min(start + LONGEST_UNKNOWN, limit, len(text)) + 1):
            names = (f for g in self._unknown for f in g(text, start, end, part))
            probability = sigmoid(model.score(names))
            if best is None or probability > best[0]:
                best = (probability, end)
        if best is None or best[0] < self.threshold:
            return None
        surface = text[: best[1]]
        verb = Verb(text[start : best[1]], (text[:start],) if start else (), "declarative", "", "")
        return Candidate(0, best[1], surface, verb, 0, best[1], False), best[0] * 0.5


def _sees_acts(group: Any) -> bool:
    return bool(getattr(group, "contextual", False))
