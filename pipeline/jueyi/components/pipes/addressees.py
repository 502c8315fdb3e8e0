"""The component ``jueyi_addressees``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from ...document.metadata import organ_code
from ...records import CLASSES, Act
from .. import brackets, estimators, folder, spoken
from ..acts.model import Example as TrainingExample
from ..addressees.hypotheses import short_forms
from ..addressees.model import NAMES, AddresseeModel
from ..addressees.situation import situated
from ..folder import Clauses
from . import docs
from .base import Examples, Pipe, Scorer, kept, labelled
from .clauses import clauses_of


class AddresseesPipe(Pipe):
    """Component ``jueyi_addressees``: whom each act is directed at, and who that is.

    Args:
        name: The component's name in the pipeline.
        model: The model; not fitted before ``initialize`` or ``from_disk``.
        estimators_: What fits ``ends``, ``boundaries`` and ``party_classes``.
        clauses: Tells where words may end.
        scorer: See ``scoring.score_addressees``.
    """

    def __init__(
        self,
        name: str,
        model: AddresseeModel,
        estimators_: dict[str, Any],
        clauses: Clauses,
        scorer: Scorer | None,
    ) -> None:
        self.name, self.model, self.estimators = name, model, estimators_
        self._clauses = clauses
        self.scorer = scorer

    @property
    def labels(self) -> tuple[str, ...]:
        """Classes of parties."""
        return CLASSES

    def files(self) -> Mapping[str, bytes]:
        """The component's files by name."""
        return folder.addressee_files(self.model)

    def take(self, files: Mapping[str, bytes], where: str) -> None:
        """Become what was saved."""
        self.model = folder.addressees_of(files, where)

    def initialize(self, get_examples: Examples, *, nlp: Language | None = None) -> None:
        """Train on all examples whose acts are labelled; see ``ActsPipe.initialize``."""
        clauses = clauses_of(nlp)

        def examples() -> Iterator[TrainingExample]:
            for row in labelled(get_examples):
                if row.acts and row.weight > 0:
                    words = clauses.words(row.text)
                    candidates = clauses.candidates(row.text, words)
                    found = self.model.examples(row, candidates, words)
                    yield from (e for e in found if row.group != "ends" or e.model == "ends")

        found = estimators.collect(examples(), NAMES)
        models = estimators.fit(found, self.estimators)
        old = self.model
        bound = estimators.widest(found["ends"], models["ends"], old.edge_groups())
        self.model = old.fitted(models, old.threshold, bound)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["addressees"]`` and ``doc.spans["parties"]``, and complete
        ``doc._.acts``."""
        resolution = kept(doc, self.name)
        organ = organ_code(resolution.organ)
        short = short_forms(p.text for p in resolution.paragraphs)

        def addressed(text: str, acts: tuple[Act, ...]) -> tuple[Act, ...]:
            if acts and (plain := brackets.bare(text)):
                return plain.out(addressed(plain.text, plain.into(acts)))
            words = self._clauses.words(text) if acts else None
            return self.model.decide(text, acts, organ, short, words)

        own = tuple(
            p if any(a.subject for a in p.acts) else replace(p, acts=addressed(p.text, p.acts))
            for p in resolution.paragraphs
        )
        resolution = situated(spoken.addressed(resolution.with_paragraphs(own), addressed))
        done = resolution.paragraphs
        docs.put(doc, resolution)
        found = [(p.index, a.addressee) for p in done for a in p.acts if a.addressee is not None]
        doc.spans["addressees"] = docs.spans_of(
            doc, resolution, [(index, who.start, who.end, "addressee") for index, who in found]
        )
        doc.spans["parties"] = docs.spans_of(
            doc,
            resolution,
            [(i, p.start, p.end, p.label) for i, who in found for p in who.parties],
        )
        return doc

    def score(self, examples: Iterable[Example], **settings: Any) -> dict[str, Any]:
        """Figures of this component, by its scorer."""
        return self.scorer(examples, **settings) if self.scorer else {}
