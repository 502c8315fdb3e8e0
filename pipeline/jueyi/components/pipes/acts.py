"""The component ``jueyi_acts``."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from ...document.metadata import organ_code
from ...labelled import Labelled
from ...records import FAMILIES, Act
from .. import brackets, estimators, folder, spoken
from ..acts.model import LEAST, NAMES, ActModel
from ..acts.model import Example as TrainingExample
from ..folder import Clauses
from ..rules import label_paragraphs
from . import docs
from .base import Examples, Pipe, Scorer, kept, labelled
from .clauses import clauses_of


class ActsPipe(Pipe):
    """Component ``jueyi_acts``: which candidates are acts of the organ.

    Args:
        name: The component's name in the pipeline.
        model: The model; not fitted before ``initialize`` or ``from_disk``.
        estimators_: What fits ``acts`` and ``unknown_verbs``.
        every: Of how many paragraphs with bold print only (``bold``) and of other paragraphs
            (``other``) one is learnt from for unknown verbs.
        scorer: See ``scoring.score_acts``.
    """

    def __init__(
        self,
        name: str,
        model: ActModel,
        estimators_: dict[str, Any],
        every: dict[str, int],
        scorer: Scorer | None,
    ) -> None:
        self.name, self.model, self.estimators, self.every = name, model, estimators_, every
        self.scorer = scorer

    @property
    def labels(self) -> tuple[str, ...]:
        """Families of acts."""
        return FAMILIES

    def files(self) -> Mapping[str, bytes]:
        """The component's files by name."""
        return folder.act_files(self.model)

    def take(self, files: Mapping[str, bytes], where: str) -> None:
        """Become what was saved."""
        self.model = folder.acts_of(files, where)

    def initialize(self, get_examples: Examples, *, nlp: Language | None = None) -> None:
        """Train on all examples.

        Args:
            get_examples: Gives the examples; labels are read from the references.
            nlp: The pipeline, whose clauses component proposes candidates.

        Raises:
            CorpusError: There is nothing to learn from.
        """
        clauses = clauses_of(nlp)
        found = estimators.collect(self._examples(labelled(get_examples), clauses), NAMES)
        models = estimators.fit(found, self.estimators)
        old = self.model
        bound = estimators.least(
            found["acts"], models["acts"], old.static_groups(), math.log(LEAST / (1 - LEAST))
        )
        self.model = old.fitted(models, old.threshold, bound)

    def _examples(self, rows: Iterable[Labelled], clauses: Clauses) -> Iterator[TrainingExample]:
        seen = {"bold": 0, "other": 0}
        for row in rows:
            if row.group in ("projected", "ends") or row.weight <= 0:
                continue
            heads = False
            if row.group in seen:
                heads = seen[row.group] % self.every[row.group] == 0
                seen[row.group] += 1
            candidates = clauses.candidates(row.text, clauses.words(row.text))
            yield from self.model.examples(row, candidates, heads)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["acts"]``, labelled with the family, and ``doc._.acts``."""
        resolution = kept(doc, self.name)
        candidates, organ = docs.candidates_of(doc), organ_code(resolution.organ)

        def decided(place: int, text: str, part: str) -> tuple[Act, ...]:
            def acts_of(words: str) -> tuple[Act, ...]:
                return self.model.decide(words, part, candidates[place], organ)

            return brackets.read(text, acts_of)

        resolution = label_paragraphs(resolution, lambda p: decided(p.index, p.text, p.part))
        first = len(resolution.paragraphs)
        resolution = spoken.label(resolution, lambda n, s: decided(first + n, s.text, "operative"))
        docs.put(doc, resolution)
        doc.spans["acts"] = docs.spans_of(
            doc,
            resolution,
            [(p.index, a.start, a.end, a.family) for p in resolution.paragraphs for a in p.acts],
        )
        return doc

    def score(self, examples: Iterable[Example], **settings: Any) -> dict[str, Any]:
        """Figures of this component, by its scorer."""
        return self.scorer(examples, **settings) if self.scorer else {}
