"""The fast path: documents in, acts and addressees out, without building a Doc."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..answers.answering import answer
from ..document.metadata import organ_code
from ..document.plainform import plain_form, restore
from ..document.script import is_traditional, mend
from ..document.structure import structure
from ..errors import within
from ..records import Act, Resolution, Source
from . import spoken
from .acts.model import ActModel
from .addressees.hypotheses import ShortForms, short_forms
from .addressees.model import AddresseeModel
from .addressees.situation import situated
from .folder import (
    Clauses,
    act_files,
    acts_of,
    addressee_files,
    addressees_of,
    card_of,
    clauses_of,
    digest_of,
    files_of,
)
from .passes import Models, Passes

SHIPPED = Path(__file__).parents[1] / "model"


class Labeller:
    """The three components, assembled. It holds nothing of a document when the next one comes:
    threads may share it.

    Args:
        clauses: Proposes candidates.
        acts: Finds the acts.
        addressees: Finds their addressees.
        threshold: Least probability of an act; an addressee needs four fifths of it, or all of it
            where it is above 0.5. None takes what the components were saved with.
        card: What is known of the model's making.
        digest: What tells the model from others.
        answers: Whether citations, entities, times, tasks and reports are read, too.

    >>> from jueyi import load
    >>> labeller = load()
    >>> [act.lemma for act in labeller.acts("敦促会员国合作，并请秘书长报告；", "operative")]
    ['敦促', '请']
    """

    def __init__(
        self,
        clauses: Clauses,
        acts: ActModel,
        addressees: AddresseeModel,
        threshold: float | None = None,
        card: dict[str, Any] | None = None,
        digest: str = "",
        answers: bool = True,
    ) -> None:
        self.clauses, self.acts_model, self.addressees_model = clauses, acts, addressees
        if threshold is not None:
            acts.threshold = addressees.threshold = threshold
        self.card = card or {}
        self.digest = digest
        self.answers = answers
        self._models = Models(clauses, acts, addressees)

    @property
    def threshold(self) -> float:
        """Least probability of an act."""
        return self.acts_model.threshold

    def at(self, threshold: float) -> Labeller:
        """The same models with another least probability of an act."""
        a, b = self.acts_model, self.addressees_model
        acts = a.fitted(a.models, threshold, a.bound)
        who = b.fitted(b.models, threshold, b.bound)
        return Labeller(self.clauses, acts, who, None, self.card, self.digest, self.answers)

    def only_acts(self) -> Labeller:
        """The same models without the answers: acts and addressees alone, in less time."""
        return Labeller(
            self.clauses,
            self.acts_model,
            self.addressees_model,
            None,
            self.card,
            self.digest,
            False,
        )

    def label(self, text: str, name: str = "text", kind: str | None = None) -> Resolution:
        """Label the text of a resolution, or of some of its paragraphs.

        Args:
            text: Plain text, a paragraph a line or wrapped.
            name: What records call the document.
            kind: ``text`` or ``wrapped``; recognised if None.

        Returns:
            The document with its paragraphs and their acts.

        >>> from jueyi import load
        >>> paragraph = load().label("请秘书长提交报告；").paragraphs[0]
        >>> paragraph.acts[0].addressee.text
        '秘书长'
        """
        return self.label_source(text_source(text, name, kind))

    def label_source(self, source: Source) -> Resolution:
        """Label what a reader made of an input, in either script and form of punctuation."""
        plain = plain_form(source)
        found = self.label_resolution(structure(plain))
        return found if plain is source else restore(found, plain, source)

    def label_resolution(self, resolution: Resolution) -> Resolution:
        """The same structured resolution with the acts of every paragraph."""
        paragraphs = resolution.paragraphs
        short = short_forms(p.text for p in paragraphs)
        passes = Passes(self._models, organ_code(resolution.organ), short)
        found = passes.label(resolution)
        found = spoken.label(found, lambda _, speech: passes.acts(speech.text, "operative"))
        found = situated(found)
        return answer(found) if self.answers else found

    def acts(
        self, text: str, part: str, organ: str = "", short: ShortForms | None = None
    ) -> tuple[Act, ...]:
        """The acts of one paragraph, with their addressees.

        Args:
            text: Clean paragraph text.
            part: ``preambular`` or ``operative``.
            organ: Short name of the organ, see ``document.metadata.organ_code``.
            short: Short forms that the document introduces, with their long forms.
        """
        return Passes(self._models, organ, short).acts(text, part)


def text_source(text: str, name: str = "text", kind: str | None = None) -> Source:
    """Text that no reader has seen, as a source."""
    source = Source(name, mend(text), "text", wrapped=True if kind == "wrapped" else None)
    return replace(source, script="traditional") if is_traditional(text) else source


def read(folder: Path, threshold: float | None = None) -> Labeller:
    """Read a labeller from a model folder. See ``load``, which remembers what it read."""
    files = files_of(folder)
    clauses = clauses_of(*files("clauses"))
    acts, who = acts_of(*files("acts")), addressees_of(*files("addressees"))
    digest = digest_of(clauses.files(), files("acts")[0], files("addressees")[0])
    return Labeller(clauses, acts, who, threshold, card_of(folder), digest)


def assembled(clauses: Clauses, acts: ActModel, addressees: AddresseeModel) -> Labeller:
    """A labeller of components that have just been trained."""
    digest = digest_of(clauses.files(), act_files(acts), addressee_files(addressees))
    return Labeller(clauses, acts, addressees, digest=digest)


def load(
    folder: str | Path | None = None, threshold: float | None = None, answers: bool = True
) -> Labeller:
    """Load a labeller.

    Args:
        folder: A model folder; the shipped model if None.
        threshold: Least probability of an act that is reported; the model's own (0.5) if None.
        answers: Whether citations, entities, times, tasks and reports are read, too.

    Returns:
        The labeller; the same object for the same arguments.

    Raises:
        ModelError: The model cannot be used; the message says why.
        ConfigError: The threshold is no number from 0 to 1.

    >>> from jueyi import load
    >>> load() is load(None)
    True
    """
    if threshold is not None:
        within(threshold, "threshold")
    return _load(Path(folder or SHIPPED).absolute(), threshold, answers)


@lru_cache(maxsize=8)
def _load(folder: Path, threshold: float | None, answers: bool) -> Labeller:
    found = read(folder, threshold)
    return found if answers else found.only_acts()
