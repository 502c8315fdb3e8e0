"""Whom an act is directed at: its end, its parties, their classes. To learn from and to decide.

``ends`` scores every place behind the verb where the addressee may end; to end at once means that
there is none. All places of an act are weighed against each other, so that an end far behind the
verb speaks against none as much as the words at the verb do. ``parties`` divides what was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from ...labelled import Labelled
from ...records import Act, Addressee, Party
from ..acts.model import Example
from ..clauses import Candidate
from ..linear import Linear, require_trained
from ..registry import features
from .bound import bound_party
from .ends import Ends, Words
from .hypotheses import LONGEST, addressee_starts, end_hypotheses, role_of, takes_addressee
from .pairs import Sums
from .parties import BOUNDARY_FEATURES, CLASS_FEATURES, PartyModel
from .pronouns import PRONOUNS, meant
from .windows import Windows, is_edge

NAMES = ("ends", "boundaries", "party_classes")
END_FEATURES = (
    "jueyi.edge_left.v1", "jueyi.edge_right.v1", "jueyi.edge_pair.v1", "jueyi.window.v1",
    "jueyi.span.v1", "jueyi.modifier.v1", "jueyi.relative.v1", "jueyi.end_names.v1",
)  # fmt: skip


class AddresseeModel:
    """Three linear models over the hypotheses of ``hypotheses``.

    Args:
        ends: Names of the feature groups of ends.
        boundaries: Of boundaries between parties.
        classes: Of classes of parties.
        models: The fitted models by name; none before training.
        threshold: Least probability that there is an addressee, wherever it ends; above one half,
            least probability of the very span.
        bound: How far, by the groups that look at the edge alone, a place may lie below the best
            place of its act; what lies lower is skipped. None looks at everything.
    """

    def __init__(
        self,
        ends: Sequence[str] = END_FEATURES,
        boundaries: Sequence[str] = BOUNDARY_FEATURES,
        classes: Sequence[str] = CLASS_FEATURES,
        models: Mapping[str, Linear] | None = None,
        threshold: float = 0.5,
        bound: float | None = None,
    ) -> None:
        self.groups = {
            "ends": tuple(ends), "boundaries": tuple(boundaries), "party_classes": tuple(classes)
        }  # fmt: skip
        found = features.all(ends)
        self._edges = [g for g in found if is_edge(g)]
        self._ends = [g for g in found if not is_edge(g)]
        self.models = dict(models or {})
        table = self.models["ends"].table if self.models else {}
        self._windows = Windows(table, found)
        self._parties = PartyModel(boundaries, classes, self.models)
        self.threshold, self.bound = threshold, bound

    def fitted(
        self, models: Mapping[str, Linear], threshold: float, bound: float | None
    ) -> AddresseeModel:
        """The same features with other models, threshold and bound."""
        groups = self.groups
        return AddresseeModel(
            groups["ends"], groups["boundaries"], groups["party_classes"], models, threshold, bound
        )

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
            if candidate is None or not takes_addressee(
                candidate.verb.family, candidate.verb.lemma
            ):
                continue
            lemma = candidate.verb.lemma
            start = addressee_starts(row.text, candidate.start, candidate.end, lemma)
            who = act.addressee
            if who is not None and who.start != start:
                continue
            goal = start if who is None else who.end
            limit = acts[number + 1].start if number + 1 < len(acts) else len(row.text)
            limit = min(limit if start >= candidate.end else candidate.start, start + LONGEST)
            for position, depth in end_hypotheses(row.text, start, limit, words):
                hypothesis = (row.text, start, position, lemma, depth)
                groups = tuple(tuple(g(*hypothesis)) for g in (*self._edges, *self._ends))
                label = "yes" if position == goal else "no"
                yield Example("ends", groups, label, row.weight, first=position == start)
            if who is not None:
                yield from self._parties.examples(row, who, antecedent)
                antecedent = who.classes[-1] if who.classes else ""

    def sums(self, texts: Iterable[str] = ()) -> Sums:
        """What the ends in some texts weigh by the characters beside them, found at once."""
        return self._windows.sums(texts)

    def decide(
        self,
        text: str,
        acts: Sequence[Act],
        organ: str = "",
        short: Mapping[str, str] | None = None,
        words: Words = None,
        sums: Sums | None = None,
    ) -> tuple[Act, ...]:
        """The same acts with their addressees.

        Args:
            text: Clean paragraph text.
            acts: The acts of the paragraph, in text order.
            organ: Short name of the organ, see ``document.metadata.organ_code``.
            short: Short forms that the document introduces, with their long forms.
            words: Where words may end.
            sums: See ``sums``; that of a whole document spares time.

        Raises:
            ModelError: It has not been trained.
        """
        require_trained(self.models, "addressees")
        done: list[Act] = []
        antecedent = ""
        ends = Ends(text, words, self._windows, sums or self.sums(), self.threshold, self.bound)
        for number, act in enumerate(acts):
            limit = acts[number + 1].start if number + 1 < len(acts) else len(text)
            role = role_of(act.family, act.lemma)
            if role == "bound":
                found = bound_party(text, act.end, limit, ends.end, organ)
                start, end, probability = found or (0, 0, 0.0)
            elif role:
                start = addressee_starts(text, act.start, act.end, act.lemma)
                limit = act.start if start < act.start else limit
                end, probability = ends.asked(start, limit, act.lemma, short or {})
            if not role or end == start:
                done.append(act)
                continue
            parties = self._parties.decide(text, start, end, organ, antecedent, short or {})
            if text[start:end] in PRONOUNS:
                parties = self._meant(text, done, act.start, parties[0], organ, ends)
            classes = tuple(dict.fromkeys(party.label for party in parties))
            if role != "bound":
                antecedent = classes[-1]
            score = round(probability, 4)
            done.append(
                act.addressed(Addressee(start, end, text[start:end], classes, score, parties, role))
            )
        return tuple(done)

    def _meant(
        self, text: str, acts: Sequence[Act], limit: int, party: Party, organ: str, ends: Ends
    ) -> tuple[Party, ...]:
        """A pronoun, once for each class of those whom it means, given the acts before its own,
        which begins at ``limit``."""
        parties = partial(self.parties, text, organ=organ)
        labels = meant(text, acts, party.text, limit, ends.end, parties)
        return tuple(replace(party, label=label) for label in labels) or (party,)

    def parties(self, text: str, start: int, end: int, organ: str = "") -> tuple[Party, ...]:
        """The parties of the addressee [start, end) of a text, each with its class."""
        return self._parties.decide(text, start, end, organ, "", {})
