"""The hot path: paragraphs in, acts and addressees out, without building a Doc."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from .. import lexicon
from . import linear as tables
from .hypotheses import (
    LONGEST,
    addressee_starts,
    end_hypotheses,
    separators,
    short_forms,
    takes_addressee,
)
from .clauses import Candidate, candidates
from ..errors import ModelError
from .features import (
    context_features,
    edge_features,
    end_features,
    head_features,
    near_features,
    party_features,
    place_features,
    place_key,
    split_features,
)
from ..lexicon import Lexicon, Verb
from ..lexicon.parties import Parties, is_pronoun, load_parties
from ..records import Act, Addressee, Paragraph, Party, Resolution, Source
from ..document.script import is_traditional
from ..document.structure import structure
from .linear import ZEROS, Table
from ..document.traditional import restore, simplified

SHIPPED = Path(__file__).parents[1] / "model"
# Log-odds of the characters at its edge with which no place was an end (0 of 444, set on dev).
_HOPELESS_END = -4.76
_MEMORY = 100_000  # places and parties
_PARAGRAPHS = 20_000
_ORGANS = (
    ("人权理事会", "hrc"),
    ("安全理事会", "sc"),
    ("安理会", "sc"),
    ("经济及社会理事会", "ecosoc"),
    ("大会", "ga"),
)


@lru_cache(maxsize=4096)
def organ_code(organ: str | None) -> str:
    """Short name of an organ for features: ``ga``, ``sc``, ``hrc``, ``ecosoc``, else ``""``."""
    for name, code in _ORGANS:
        if organ and organ.endswith(name):
            return code
    return ""


def sigmoid(value: float) -> float:
    """The logistic function, safe for large arguments."""
    if value >= 0:
        return 1.0 / (1.0 + math.exp(-min(value, 60.0)))
    power = math.exp(max(value, -60.0))
    return power / (1.0 + power)


class Labeller:
    """Five linear models and a lexicon, assembled.

    Args:
        models: The fitted tables by name, see ``tables.NAMES``.
        words: The lexicon.
        threshold: Least probability of an act; an addressee needs four fifths of it, or all of it
            where it is above 0.5.
        names: Known parties; those that ship with the package if None.
        memory: Whether short forms that a document introduces are classed by their long forms.
        card: What is known of their making, as in ``model.json``.
    """

    def __init__(
        self,
        models: dict[str, Table],
        words: Lexicon | None = None,
        threshold: float = 0.5,
        names: Parties | None = None,
        memory: bool = True,
        card: dict[str, Any] | None = None,
    ) -> None:
        self.models = models
        self.lexicon = words or lexicon.load()
        self.threshold = threshold
        self.card = card or {}
        self.digest = str(self.card.get("coefficients", ""))  # what tells it from other models
        self._acts, self._heads = models["acts"], models["heads"]
        self._ends, self._splits = models["ends"], models["splits"]
        self._classes = models["classes"]
        self._labels = [str(label) for label in models["classes"].classes]
        # 0.4 gave the best F1 of spans on documents of 2023.
        self.least_span = 0.8 * threshold if threshold <= 0.5 else threshold
        self.names = names or load_parties()
        self.memory = memory
        self._short: dict[str, str] = {}
        # Log-odds from which no context lifted a candidate to an act (none of 14,510 measured).
        self._hopeless = -5.0 + min(0.0, math.log(max(threshold, 1e-6)) + 0.7)
        # The same places and parties come back often; what was computed is kept, up to a bound.
        self._places: dict[tuple[object, ...], float] = {}
        self._parties: dict[tuple[str, ...], tuple[str, float]] = {}
        # Three paragraphs in ten of yearly resolutions are last year's, word for word.
        self._paragraphs: dict[tuple[str, str, str], tuple[Act, ...]] = {}

    def label(self, text: str, name: str = "text", kind: str | None = None) -> Resolution:
        """Label the text of a resolution, or of some of its paragraphs.

        Args:
            text: Plain text, a paragraph a line or wrapped.
            name: What records call the document.
            kind: ``text`` or ``wrapped``; recognised if None.
        """
        source = Source(name, text, "text", wrapped=True if kind == "wrapped" else None)
        if is_traditional(text):
            source = replace(source, script="traditional")
        return self.label_source(source)

    def label_source(self, source: Source) -> Resolution:
        """Label what a reader made of an input; traditional script is labelled as it stands."""
        if source.script != "traditional":
            return self.label_resolution(structure(source))
        plain = simplified(source)
        return restore(self.label_resolution(structure(plain)), plain, source)

    def label_resolution(self, resolution: Resolution) -> Resolution:
        """The same resolution with the acts of every paragraph."""
        organ = organ_code(resolution.organ)
        self._short = short_forms(p.text for p in resolution.paragraphs) if self.memory else {}
        done: list[Paragraph] = []
        for paragraph in resolution.paragraphs:
            done.append(self._paragraph(paragraph, organ, done))
        return resolution.with_paragraphs(tuple(done))

    def _paragraph(self, paragraph: Paragraph, organ: str, before: list[Paragraph]) -> Paragraph:
        if paragraph.part == "other":
            return paragraph
        if paragraph.level and paragraph.parent is not None:
            chapeau = before[paragraph.parent]
            if chapeau.text.endswith(("：", ":")) and (
                chapeau.acts or chapeau.inherits is not None
            ):
                # The items spell out what the chapeau's act asks; only where it asks nobody can
                # an item open with an act of the organ.
                acts = self._item_acts(paragraph, chapeau, organ)
                source = chapeau.index if chapeau.acts else chapeau.inherits
                if not acts:
                    return replace(paragraph, part="other", inherits=source)
                return paragraph.labelled(acts)
            acts = self.acts(paragraph.text, paragraph.part, organ)
            if not acts or acts[0].start > 12:
                return replace(paragraph, part="other")
            return paragraph.labelled(acts)
        acts = self.acts(paragraph.text, paragraph.part, organ)
        return paragraph.labelled(acts) if acts else paragraph

    def _item_acts(self, item: Paragraph, chapeau: Paragraph, organ: str) -> tuple[Act, ...]:
        """Acts of an item whose chapeau ends in a colon and has acts."""
        if not chapeau.acts or chapeau.acts[-1].family in ("directive", "decisional"):
            return ()
        acts = self.acts(item.text, item.part, organ)
        return acts if acts and acts[0].start == 0 and acts[0].score >= 0.9 else ()

    def acts(self, text: str, part: str, organ: str = "") -> tuple[Act, ...]:
        """The acts of one paragraph.

        Args:
            text: Clean paragraph text.
            part: ``preambular`` or ``operative``.
            organ: Short name of the organ, see ``organ_code``.
        """
        if self._short and any(short in text for short in self._short):
            return self._acts_of(text, part, organ)  # means something else in each document
        key = (text, part, organ)
        known = self._paragraphs.get(key)
        if known is None:
            known = self._acts_of(text, part, organ)
            if len(self._paragraphs) >= _PARAGRAPHS:
                self._paragraphs.pop(next(iter(self._paragraphs)))
            self._paragraphs[key] = known
        return known

    def _acts_of(self, text: str, part: str, organ: str) -> tuple[Act, ...]:
        chosen: list[tuple[Candidate, float]] = []
        previous: Candidate | None = None
        skipped = 0
        found = candidates(text, self.lexicon)
        table, bias = self._acts.table()
        get = table.get
        for index, candidate in enumerate(found):
            key = place_key(candidate, text, index, part)
            place = self._places.get(key)
            if place is None:
                place = sum(map(get, place_features(text, candidate, index, part), ZEROS), bias)
                if len(self._places) < _MEMORY:
                    self._places[key] = place
            place = sum(map(get, near_features(text, candidate), ZEROS), place)
            if place < self._hopeless:
                skipped += 1
                continue
            context = context_features(text, candidate, previous, skipped)
            probability = sigmoid(sum(map(get, context, ZEROS), place))
            if probability >= self.threshold:
                chosen.append((candidate, probability))
                previous = candidate
                skipped = 0
            else:
                skipped += 1
        if not chosen or chosen[0][0].clause > 0:
            head = self._head(text, part, chosen[0][0].start if chosen else len(text))
            if head:
                chosen.insert(0, head)
        acts: list[Act] = []
        antecedent = ""
        for number in range(len(chosen)):
            act = self._act(text, number, chosen, part, organ, antecedent)
            acts.append(act)
            if act.addressee is not None:
                antecedent = act.addressee.classes[-1]
        return tuple(acts)

    def _head(self, text: str, part: str, limit: int) -> tuple[Candidate, float] | None:
        """A verb outside the lexicon at the head of a paragraph, or None."""
        best: tuple[float, int] | None = None
        start = self.lexicon.modifier_prefix(text)
        for end in range(start + 1, min(start + 6, limit, len(text)) + 1):
            probability = sigmoid(self._heads.score_one(head_features(text, start, end, part)))
            if best is None or probability > best[0]:
                best = (probability, end)
        if best is None or best[0] < self.threshold:
            return None
        surface = text[: best[1]]
        verb = Verb(text[start : best[1]], (text[:start],) if start else (), "declarative", "", "")
        return Candidate(0, best[1], surface, verb, 0, False), best[0] * 0.5

    def _act(
        self,
        text: str,
        number: int,
        chosen: list[tuple[Candidate, float]],
        part: str,
        organ: str,
        antecedent: str,
    ) -> Act:
        candidate, probability = chosen[number]
        verb = candidate.verb
        addressee = None
        if takes_addressee(verb):
            limit = chosen[number + 1][0].start if number + 1 < len(chosen) else len(text)
            addressee = self._addressee(text, candidate, limit, organ, antecedent)
        english = verb.preambular if part == "preambular" else verb.operative
        return Act(
            start=candidate.start,
            end=candidate.end,
            surface=candidate.surface,
            lemma=verb.lemma,
            modifiers=verb.modifiers,
            english=english or verb.operative or verb.preambular,
            family=verb.family,
            opening=number == 0,
            score=round(probability, 4),
            addressee=addressee,
        )

    def _addressee(
        self, text: str, candidate: Candidate, limit: int, organ: str, antecedent: str
    ) -> Addressee | None:
        start = addressee_starts(text, candidate)
        if start < candidate.start:
            limit = candidate.start
        limit = min(limit, start + LONGEST)
        lemma = candidate.verb.lemma
        table, bias = self._ends.table()
        get = table.get
        best, best_probability, alive = start, 0.0, 1.0
        for position, depth in end_hypotheses(text, start, limit):
            near = sum(map(get, edge_features(text, start, position), ZEROS), bias)
            if near < _HOPELESS_END:
                continue
            features = end_features(text, start, position, lemma, depth)
            stop = sigmoid(sum(map(get, features, ZEROS), near))
            if alive * stop > best_probability:
                best, best_probability = position, alive * stop
            alive *= 1.0 - stop
            if alive < best_probability:
                break
        if best == start or best_probability < self.least_span:
            return None
        parties = self._split(text, start, best, organ, antecedent)
        classes = tuple(dict.fromkeys(party.label for party in parties))
        return Addressee(
            start, best, text[start:best], classes, round(best_probability, 4), parties
        )

    def _split(
        self, text: str, start: int, end: int, organ: str, antecedent: str
    ) -> tuple[Party, ...]:
        """The parties of a coordinated addressee, each with its span and class."""
        parties: list[Party] = []
        begin = start
        score = self._splits.score_one
        cuts = [
            (left, right)
            for left, right in separators(text, start, end)
            if right >= end or score(split_features(text, start, end, left, right, self.names)) > 0
        ]
        for left, right in [*cuts, (end, end)]:
            if left > begin:
                previous = parties[-1].label if parties else ""
                party = text[begin:left]
                full = self._full(party) if self._short else None
                earlier = antecedent if is_pronoun(party) else ""
                key = (full or party, organ, previous, earlier)
                label, probability = self._class(key)
                parties.append(Party(begin, left, party, label, probability, full))
            begin = right
        return tuple(parties)

    def _full(self, party: str) -> str | None:
        """The party with the short form it ends in written out, if the document gives one."""
        for size in range(min(8, len(party)), 1, -1):
            if long := self._short.get(party[-size:]):
                return party[:-size] + long
        return None

    def _class(self, key: tuple[str, str, str, str]) -> tuple[str, float]:
        """Class and probability of a party in its context; the same party comes back often."""
        known = self._parties.get(key)
        if known is None:
            probabilities = self._classes.proba_one(party_features(*key, self.names))
            column = int(probabilities.argmax())
            known = (self._labels[column], round(float(probabilities[column]), 4))
            if len(self._parties) < _MEMORY:
                self._parties[key] = known
        return known


def read(folder: Path, threshold: float = 0.5) -> Labeller:
    """Read a labeller from a model folder. See ``load``, which remembers what it read."""
    models, manifest = tables.load(folder)
    words = lexicon.load()
    if manifest.get("lexicon") != words.digest:
        raise ModelError(
            "the model was trained with another lexicon",
            where=str(folder),
            expected=f"lexicon {words.digest[:12]}",
            fix="train it again: jueyi train configs/default.cfg",
        )
    names = load_parties(bool(manifest.get("parties", True)))
    return Labeller(models, words, threshold, names, card=manifest)


@lru_cache(maxsize=8)
def load(folder: str | Path | None = None, threshold: float = 0.5) -> Labeller:
    """Load a labeller.

    Args:
        folder: A model folder; the shipped model if None.
        threshold: Least probability of an act that is reported.

    Raises:
        ModelError: The model cannot be used; the message says why.
    """
    return read(Path(folder) if folder else SHIPPED, threshold)
