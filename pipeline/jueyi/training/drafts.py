"""A sentence of our own that grows from left to right, with its labels."""

from __future__ import annotations

from ..labelled import GoldAct, GoldAddressee, Labelled
from ..lexicon import load as load_lexicon
from .parties import Addressed


class Draft:
    """A paragraph that grows from left to right."""

    def __init__(self) -> None:
        self.text = ""
        self._acts: list[GoldAct] = []

    def add(self, text: str) -> Draft:
        """Append words that are no label."""
        self.text += text
        return self

    def act(self, surface: str) -> Draft:
        """Append an act."""
        verb = load_lexicon().parse(surface)
        assert verb is not None, surface
        start = len(self.text)
        self.text += surface
        self._acts.append(GoldAct(start, len(self.text), verb.lemma, verb.family))
        return self

    def to(self, who: Addressed, of: GoldAct | None = None) -> Draft:
        """Append the addressee of the last act."""
        old = of or self._acts.pop()
        self._acts.append(self._addressed(old, self._append(who), who))
        return self.add(who.behind)

    def framed(self, who: Addressed, between: str, surface: str) -> Draft:
        """Append an addressee, words, and behind them the act that is directed at it."""
        start = self._append(who)
        self.add(between).act(surface)
        self._acts.append(self._addressed(self._acts.pop(), start, who))
        return self

    def _append(self, who: Addressed) -> int:
        start = len(self.text)
        self.text += who.text
        return start

    @staticmethod
    def _addressed(act: GoldAct, start: int, who: Addressed) -> GoldAct:
        parties = tuple((start + a, start + b, label) for a, b, label in who.parties)
        span = GoldAddressee(start, start + len(who.text), who.classes, parties)
        return GoldAct(act.start, act.end, act.lemma, act.family, span)

    def row(self, organ: str) -> Labelled:
        """The paragraph with its labels."""
        part = "preambular" if self.text.endswith("，") else "operative"
        return Labelled(self.text, part, organ, "own", tuple(self._acts))
