"""The acts of the paragraphs of one document, in two passes: first what is done, then to whom.

Each pass looks up its own tables, paragraph after paragraph, while they are near to the processor:
to turn from one to the other in each paragraph takes a twelfth more time.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..records import Act, Paragraph, Resolution
from . import brackets
from .acts.model import ActModel
from .addressees.ends import Words
from .addressees.hypotheses import ShortForms, role_of
from .addressees.model import AddresseeModel
from .folder import Clauses
from .memory import Memory
from .rules import label_paragraphs

_PARAGRAPHS = 20_000  # three paragraphs in ten of yearly resolutions are last year's
Acts = tuple[Act, ...]
Key = tuple[str, str, str]  # text, part, organ


def _memory() -> Memory[Key, Acts]:
    return Memory(_PARAGRAPHS)


@dataclass(frozen=True, slots=True)
class Models:
    """The three components and what they found in paragraphs of documents before.

    Attributes:
        clauses: Proposes candidates.
        acts: Finds the acts.
        addressees: Finds their addressees.
        first: Acts without addressees.
        second: The same acts with them, where the document did not matter.
    """

    clauses: Clauses
    acts: ActModel
    addressees: AddresseeModel
    first: Memory[Key, Acts] = field(default_factory=_memory)
    second: Memory[Key, Acts] = field(default_factory=_memory)


class Passes:
    """What is asked of the models for one document.

    Args:
        models: The models.
        organ: Short name of the organ, see ``document.metadata.organ_code``.
        short: Short forms that the document introduces, with their long forms.
    """

    def __init__(self, models: Models, organ: str, short: ShortForms | None) -> None:
        self._models, self._organ, self._short = models, organ, short
        self._sums = models.addressees.sums()
        self._words: dict[str, Words] = {}
        self._whole: set[int] = set()  # paragraphs that had both passes at once

    def label(self, resolution: Resolution) -> Resolution:
        """The same document with the acts of every paragraph."""
        found = label_paragraphs(resolution, self._first_of)
        directed = (p.text for p in found.paragraphs if _is_directed(p.acts))
        self._sums = self._models.addressees.sums(directed)
        return found.with_paragraphs(tuple(map(self._second_of, found.paragraphs)))

    def acts(self, text: str, part: str) -> Acts:
        """The acts of one paragraph, with their addressees."""
        return brackets.read(
            text, lambda words: self._second(words, part, self._first(words, part))
        )

    def _first_of(self, paragraph: Paragraph) -> Acts:
        if brackets.bare(paragraph.text) is None:
            return self._first(paragraph.text, paragraph.part)
        self._whole.add(paragraph.index)
        return self.acts(paragraph.text, paragraph.part)

    def _second_of(self, paragraph: Paragraph) -> Paragraph:
        acts = paragraph.acts
        if not acts or paragraph.index in self._whole:
            return paragraph
        found = self._second(paragraph.text, paragraph.part, acts)
        return paragraph if found is acts else paragraph.labelled(found)

    def _first(self, text: str, part: str) -> Acts:
        models, key = self._models, (text, part, self._organ)
        known = models.first.get(key)
        if known is None:
            words = self._words[text] = models.clauses.words(text)
            candidates = models.clauses.candidates(text, words)
            known = models.acts.decide(text, part, candidates, self._organ)
            models.first.keep(key, known)
        return known

    def _second(self, text: str, part: str, acts: Acts) -> Acts:
        if not _is_directed(acts):
            return acts
        if self._short is not None and self._short.within(text):
            return self._addressed(text, acts, self._short)  # other in each document
        models, key = self._models, (text, part, self._organ)
        known = models.second.get(key)
        if known is None:
            known = self._addressed(text, acts, {})
            models.second.keep(key, known)
        return known

    def _addressed(self, text: str, acts: Acts, short: dict[str, str]) -> Acts:
        words = self._words[text] if text in self._words else self._models.clauses.words(text)
        decide = self._models.addressees.decide
        return decide(text, acts, self._organ, short, words, self._sums)


def _is_directed(acts: Acts) -> bool:
    """Whether some of the acts may have an addressee."""
    return any([role_of(act.family, act.lemma) for act in acts])
