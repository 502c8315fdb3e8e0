"""The parties of an addressee: where one ends and the next begins, and the class of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ...labelled import GoldAddressee, Labelled
from ...lexicon.parties import is_pronoun
from ...records import Party
from ..acts.model import Example
from ..clauses import quoted_spans
from ..linear import Linear
from ..memory import Memory
from ..registry import features
from .hypotheses import LONGEST_SHORT, separators

BOUNDARY_FEATURES = ("jueyi.boundary.v1", "jueyi.boundary_names.v1")
CLASS_FEATURES = ("jueyi.party.v1", "jueyi.party_names.v1")
_PARTIES = 100_000
_CLOSING = ")）"
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
# A party that another includes is named beside it: 包括会员国在内的各方, 国际社会包括会员国, and
# 民间社会等其他利益攸关方.
_INCLUDES = re.compile(
    r"(?:酌情|尤其)?(?<![，、(（并又中时])包括(?![《在])|在内的?"
    r"|等(?=(?:其他|所有|各|有关|相关|主要)+(?:利益攸关方|行为[体者方]|伙伴))"
)
_INCLUDED = re.compile("包括(.*?)在内")
# What belongs to a party and is none: 该部在各自任务和资源范围内, 高级专员按照其任务授权.
_MANNER = re.compile(
    "(?<![(（])(?:酌情)?(?:在(?:其|各自|现有)[^，、的]{0,16}?(?:范围内|框架内)"
    "|(?:按照|依照|根据)(?:大会[^，、]{2,40}?的|各自的?|其)?[^，、的]{0,6}?(?:任务授权|任务规定|任务|职权|职责))"
    "(?=$|以及|及|和|与|、)"
)
_SUCH = re.compile("诸如|例如|比如|包括")
_KIND = "(?:公共|私人|私营|公营|双边|多边|国际|区域|国家|地方)"  # of others
_KINDS = re.compile(rf"{_KIND}(?:[、和及与]{_KIND})*")
_NAMED = 0.5  # least probability of the class of a party that another one includes
Divided = tuple[int, int, str, float, str | None]  # start, end, class, probability, long form


class PartyModel:
    """Two linear models: ``boundaries`` tells which marks and conjunctions part two parties,
    ``party_classes`` who each is.

    Args:
        boundaries: Names of the feature groups of boundaries between parties.
        classes: Of classes of parties.
        models: The fitted models by name; none before training.
    """

    def __init__(
        self, boundaries: Sequence[str], classes: Sequence[str], models: Mapping[str, Linear]
    ) -> None:
        self._boundaries = features.all(boundaries)
        self._classes = features.all(classes)
        self.models = models
        self._known: Memory[tuple[str, ...], tuple[str, float]] = Memory(_PARTIES)
        self._divided: Memory[tuple[str, ...], tuple[Divided, ...]] = Memory(_PARTIES)

    def examples(self, row: Labelled, who: GoldAddressee, antecedent: str) -> Iterator[Example]:
        """Training examples of one labelled addressee.

        Args:
            row: The paragraph.
            who: The addressee.
            antecedent: Class of the last party of an earlier act, which a pronoun may mean.
        """
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
                last = left + (text[left] in _CLOSING)  # a bracket may close the party before
                cut = any(a <= last and right <= b for a, b in inner)
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
        start: int,
        end: int,
        organ: str,
        antecedent: str,
        short: Mapping[str, str],
    ) -> tuple[Party, ...]:
        """The parties of the addressee [start, end), each with its span and class; the other
        arguments are those of ``AddresseeModel.decide``."""
        span = text[start:end]
        if short:  # means something else in each document
            found = self._divide(span, organ, antecedent, short)
        else:
            key = (span, organ, antecedent)
            found = self._divided.get(key) or self._divide(span, organ, antecedent, short)
            self._divided.keep(key, found)
        return tuple(
            Party(start + a, start + b, span[a:b], label, score, full)
            for a, b, label, score, full in found
        )

    def _divide(
        self, span: str, organ: str, antecedent: str, short: Mapping[str, str]
    ) -> tuple[Divided, ...]:
        """The parties of an addressee, with offsets into it: they depend on nothing around it."""
        parties: list[Divided] = []
        begin, end = 0, len(span)
        included_spans = [match.span(1) for match in _INCLUDED.finditer(span)]
        manners = [match.span() for match in _MANNER.finditer(span)]
        cuts = [
            (left, right)
            for left, right in separators(span, 0, end)
            if not any(a < left < b for a, b in manners)
            and (right >= end or self._parts(span, left, right, included_spans))
        ]
        included = False
        for left, right in [*_including(span, _paired(span, cuts)), (end, end)]:
            if left > begin:
                previous = parties[-1][2] if parties else ""
                if span[left : left + 1] in tuple(_CLOSING) and _is_open(span[begin:left]):
                    left += 1  # noqa: PLW2901 - no party's bracket stays open
                if such := _SUCH.match(span, begin, left):
                    begin = such.end()
                stop = next((a for a, b in manners if begin < a and b == left), left)
                party = span[begin:stop]
                full = full_form(party, short) if short else None
                earlier = antecedent if is_pronoun(party) else ""
                label, probability = self._class(full or party, organ, previous, earlier)
                # Unlike 包括首都在内, and 包括公共和私人在内.
                if not included or (probability >= _NAMED and not _KINDS.fullmatch(party)):
                    parties.append((begin, stop, label, probability, full))
            opens = span[left:right].endswith("包括") and "在内" in span[right:]
            included = opens or (included and not span.startswith("在", left))
            begin = right
        return tuple(parties)

    def _parts(self, span: str, left: int, right: int, included: list[tuple[int, int]]) -> bool:
        """Whether a mark or conjunction parts two parties; within 包括……在内, two of those that are
        named there."""
        within = next(((a, b) for a, b in included if a < left < b), (0, len(span)))
        found = (f for g in self._boundaries for f in g(span, *within, left, right))
        return self.models["boundaries"].score(found) > 0

    def _class(self, party: str, organ: str, previous: str, antecedent: str) -> tuple[str, float]:
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


def _paired(span: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The cuts, without those in a bracket that is not parted at both of its ends."""
    for match in _BRACKETED.finditer(span) if cuts else ():
        first, behind = match.span()
        if not all(any(a <= at < b for a, b in cuts) for at in (first, behind - 1)):
            cuts = [(a, b) for a, b in cuts if a < first or b > behind]
    return cuts


def _including(span: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The cuts, with those around what a party includes."""
    if "包括" not in span and "等" not in span:
        return cuts
    closed = quoted_spans(span)
    more = [
        match.span()
        for match in _INCLUDES.finditer(span)
        if not any(a < match.start() < b for a, b in closed)
        and not any(a <= match.start() < b for a, b in cuts)
    ]
    return sorted([*cuts, *more])


def _is_open(party: str) -> bool:
    """Whether a bracket in a party's text is not closed."""
    return party.count("(") + party.count("（") > party.count(")") + party.count("）")


def full_form(party: str, short: Mapping[str, str]) -> str | None:
    """The party with the short form it ends in written out, if the document gives one."""
    for size in range(min(LONGEST_SHORT, len(party)), 1, -1):
        if long := short.get(party[-size:]):
            return party[:-size] + long
    return None
