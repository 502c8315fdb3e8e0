"""The components as spaCy pipes: registered factories that train in ``initialize``.

``jueyi_structure`` finds the paragraphs of a Doc, ``jueyi_clauses`` their clauses and candidate
verbs with clause-type features, ``jueyi_acts`` the acts, ``jueyi_addressees`` their addressees and
parties. What they find is what ``Labeller`` finds: both call the same models. They are batch
learners: ``nlp.update`` leaves them as they are and says so; ``nlp.initialize`` trains them.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

from ..document.metadata import organ_code
from ..errors import ConfigError, ModelError
from ..lexicon import load as load_lexicon
from ..records import CLASSES, FAMILIES, Labelled, Resolution
from . import docs, estimators, folder
from .acts.model import FEATURES, UNKNOWN_VERB_FEATURES, ActModel
from .acts.model import Example as TrainingExample
from .acts.model import NAMES as ACT_NAMES
from .addressees.hypotheses import short_forms
from .addressees.model import BOUNDARY_FEATURES, CLASS_FEATURES, END_FEATURES, AddresseeModel
from .addressees.model import NAMES as ADDRESSEE_NAMES
from .clauses import boundaries
from .folder import Clauses
from .labeller import SHIPPED
from .rules import label_paragraphs
from .scoring import score_acts, score_addressees

if not hasattr(registry, "estimators"):
    registry.create("estimators", entry_points=True)

_LEAST_LOG_ODDS = -4.6  # of a probability of 0.01: see ``ActModel.bound``
Examples = Callable[[], Iterable[Example]]


@registry.estimators("jueyi.Linear.v1")  # type: ignore[attr-defined]
def linear_estimator(
    estimator: str, parameters: dict[str, Any], min_count: int = 1, prune: float = 0.0
) -> estimators.LinearEstimator:
    """Registered: a linear classifier of scikit-learn; see ``estimators.LinearEstimator``."""
    return estimators.LinearEstimator(estimator, dict(parameters), min_count, prune)


def _linear(min_count: int, prune: float, C: float) -> estimators.LinearEstimator:
    """The estimator of a model for which the configuration names none."""
    parameters = {"C": C, "max_iter": 300, "tol": 1e-5}
    name = "sklearn.linear_model.LogisticRegression"
    return estimators.LinearEstimator(name, parameters, min_count, prune)


_ACT_ESTIMATORS = {"acts": _linear(2, 0.05, 3.0), "unknown_verbs": _linear(2, 0.05, 1.0)}
_ADDRESSEE_ESTIMATORS = {
    "ends": _linear(2, 0.05, 2.0),
    "boundaries": _linear(1, 0.02, 3.0),
    "party_classes": _linear(1, 0.02, 10.0),
}


def _chosen(name: str, given: dict[str, Any], default: dict[str, Any]) -> dict[str, Any]:
    """The estimators of a component: those given, else the default ones.

    Raises:
        ConfigError: One is given for a model that the component does not have.
    """
    unknown = sorted(set(given) - set(default))
    if unknown:
        raise ConfigError(
            f"an estimator of {unknown[0]!r}", where=f"[components.{name}.estimators]",
            expected=", ".join(default),
        )  # fmt: skip
    return {**default, **given}


@registry.scorers("jueyi.acts_scorer.v1")
def acts_scorer() -> Callable[..., dict[str, Any]]:
    """Registered: F1 of acts, all and after the opening, by family."""
    return score_acts


@registry.scorers("jueyi.addressees_scorer.v1")
def addressees_scorer() -> Callable[..., dict[str, Any]]:
    """Registered: F1 of addressees, with classes, and of parties by class."""
    return score_addressees


class Pipe:
    """What the components share: they save their files, and do not learn by ``update``.

    Args:
        name: The component's name in the pipeline.
    """

    name: str

    def files(self) -> Mapping[str, bytes]:
        """The component's files by name."""
        raise NotImplementedError

    def take(self, files: Mapping[str, bytes], where: str) -> None:
        """Become what was saved; ``where`` names its place in errors."""
        raise NotImplementedError

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the component to a folder."""
        target = Path(path)
        target.mkdir(parents=True, exist_ok=True)
        for name, data in self.files().items():
            (target / name).write_bytes(data)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Pipe:
        """Become what ``to_disk`` or ``jueyi train`` wrote.

        Raises:
            ModelError: It is no such folder.
        """
        place = Path(path)
        self.take(*folder.files_of(place.parent)(place.name))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The component as one value."""
        packed: bytes = srsly.msgpack_dumps(dict(self.files()))
        return packed

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Pipe:
        """Become what ``to_bytes`` gave.

        Raises:
            ModelError: It is not whole.
        """
        self.take(srsly.msgpack_loads(data), self.name)
        return self

    def update(
        self,
        examples: Iterable[Example],
        *,
        drop: float = 0.0,
        sgd: Any = None,
        losses: dict[str, float] | None = None,
    ) -> dict[str, float]:
        """Nothing is learnt: says so, once, and returns the losses as they were."""
        warnings.warn(
            f"{self.name} is a batch learner: nlp.update leaves it as it is; it trains in "
            "nlp.initialize(get_examples)",
            UserWarning,
            stacklevel=2,
        )
        return {} if losses is None else losses


def _labelled(get_examples: Examples) -> Iterator[Labelled]:
    """What the references of all examples are labelled with."""
    for example in get_examples():
        yield docs.gold_of(example.reference)


def _clauses(nlp: Language | None) -> Clauses:
    """The settings of the pipeline's clauses component; the defaults where it has none."""
    for _, pipe in nlp.pipeline if nlp is not None else ():
        if isinstance(pipe, ClausesPipe):
            return pipe.clauses
    return Clauses()


def _kept(doc: Doc, name: str) -> Resolution:
    resolution = docs.kept(doc)
    if resolution is None:
        raise ModelError(
            f"{name} was given a Doc without paragraphs",
            expected="jueyi_structure before it in the pipeline",
            fix='nlp.add_pipe("jueyi_structure", first=True)',
        )
    return resolution


class StructurePipe:
    """Component ``jueyi_structure``: paragraphs with part, number and level.

    A Doc whose ``doc._.part`` is set is one paragraph, taken as it stands.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["paragraphs"]``, labelled with the part, and ``doc._.paragraphs``."""
        resolution = docs.structured(doc)
        docs.put(doc, resolution)
        places = [(p.index, 0, len(p.text), p.part) for p in resolution.paragraphs]
        doc.spans["paragraphs"] = docs.spans_of(doc, resolution, places)
        return doc


class ClausesPipe(Pipe):
    """Component ``jueyi_clauses``: clauses, and candidates for verbs of the organ.

    Args:
        name: The component's name in the pipeline.
        clauses: What proposes candidates.
    """

    def __init__(self, name: str, clauses: Clauses) -> None:
        self.name, self.clauses = name, clauses

    def files(self) -> Mapping[str, bytes]:
        """The component's files by name."""
        return self.clauses.files()

    def take(self, files: Mapping[str, bytes], where: str) -> None:
        """Become what was saved."""
        self.clauses = folder.clauses_of(files, where)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["clauses"]`` and ``doc.spans["candidates"]``."""
        resolution = _kept(doc, self.name)
        found, clauses, candidates = [], [], []
        for p in resolution.paragraphs:
            chosen = self.clauses.candidates(p.text, self.clauses.words(p.text))
            found.append(chosen)
            clauses += [(p.index, start, end, "clause") for start, end in boundaries(p.text)]
            candidates += [(p.index, c.start, c.end, c.verb.lemma) for c in chosen]
        docs.put_candidates(doc, found)
        doc.spans["clauses"] = docs.spans_of(doc, resolution, clauses)
        doc.spans["candidates"] = docs.spans_of(doc, resolution, candidates)
        return doc


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
        scorer: Callable[..., dict[str, Any]] | None,
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
        clauses = _clauses(nlp)
        found = estimators.collect(self._examples(_labelled(get_examples), clauses), ACT_NAMES)
        models = estimators.fit(found, self.estimators)
        old = self.model
        bound = estimators.least(
            found["acts"], models["acts"], old.static_groups(), _LEAST_LOG_ODDS
        )
        self.model = ActModel(
            old.lexicon, old.groups, old.unknown, models, old.threshold, bound
        )

    def _examples(
        self, rows: Iterable[Labelled], clauses: Clauses
    ) -> Iterator[TrainingExample]:
        seen = {"bold": 0, "other": 0}
        for row in rows:
            if row.group == "projected" or row.weight <= 0:
                continue
            heads = False
            if row.group in seen:
                heads = seen[row.group] % self.every[row.group] == 0
                seen[row.group] += 1
            candidates = clauses.candidates(row.text, clauses.words(row.text))
            yield from self.model.examples(row, candidates, heads)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["acts"]``, labelled with the family, and ``doc._.acts``."""
        resolution = _kept(doc, self.name)
        candidates = docs.candidates_of(doc)
        resolution = label_paragraphs(
            resolution,
            lambda p: tuple(self.model.decide(p.text, p.part, candidates[p.index])),
        )
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
        scorer: Callable[..., dict[str, Any]] | None,
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
        clauses = _clauses(nlp)

        def examples() -> Iterator[TrainingExample]:
            for row in _labelled(get_examples):
                if row.acts and row.weight > 0:
                    words = clauses.words(row.text)
                    candidates = clauses.candidates(row.text, words)
                    yield from self.model.examples(row, candidates, words)

        found = estimators.collect(examples(), ADDRESSEE_NAMES)
        models = estimators.fit(found, self.estimators)
        old = self.model
        bound = estimators.least(found["ends"], models["ends"], old.edge_groups(), None)
        self.model = AddresseeModel(
            *old.groups.values(), models=models, threshold=old.threshold, bound=bound
        )

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["addressees"]`` and ``doc.spans["parties"]``, and complete
        ``doc._.acts``."""
        resolution = _kept(doc, self.name)
        organ = organ_code(resolution.organ)
        short = short_forms(p.text for p in resolution.paragraphs)
        done = []
        for p in resolution.paragraphs:
            if p.acts:
                words = self._clauses.words(p.text)
                p = replace(p, acts=self.model.decide(p.text, p.acts, organ, short, words))
            done.append(p)
        resolution = resolution.with_paragraphs(tuple(done))
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


@Language.factory("jueyi_structure", assigns=["doc.spans", "doc._.paragraphs"])
def create_structure(nlp: Language, name: str) -> StructurePipe:
    """Factory ``jueyi_structure``."""
    docs.register()
    return StructurePipe(name)


def _segmenter(nlp: Language) -> str:
    """The segmenter of the pipeline's tokenizer: hypotheses keep to its words."""
    found = getattr(nlp.tokenizer, "segmenter", "char")
    return str(getattr(found, "value", found))


@Language.factory(
    "jueyi_clauses",
    assigns=["doc.spans"],
    requires=["doc._.paragraphs"],
    default_config={"suggester": "jueyi.lexicon.v1"},
)
def create_clauses(nlp: Language, name: str, suggester: str) -> ClausesPipe:
    """Factory ``jueyi_clauses``."""
    docs.register()
    clauses = Clauses(suggester, _segmenter(nlp))
    folder.clauses_of(clauses.files(), name)  # a wrong name is told here
    return ClausesPipe(name, clauses)


@Language.factory(
    "jueyi_acts",
    assigns=["doc.spans", "doc._.acts"],
    requires=["doc._.paragraphs"],
    default_score_weights={"acts_f": 0.5, "acts_p": None, "acts_r": None, "later_acts_f": None},
    default_config={
        "features": list(FEATURES),
        "unknown_verb_features": list(UNKNOWN_VERB_FEATURES),
        "threshold": 0.5,
        "unknown_verbs_every": {"bold": 4, "other": 3},
        "estimators": {},
        "scorer": {"@scorers": "jueyi.acts_scorer.v1"},
    },
)
def create_acts(
    nlp: Language,
    name: str,
    features: list[str],
    unknown_verb_features: list[str],
    threshold: float,
    unknown_verbs_every: dict[str, int],
    estimators: dict[str, Any],
    scorer: Callable[..., dict[str, Any]] | None,
) -> ActsPipe:
    """Factory ``jueyi_acts``."""
    docs.register()
    model = ActModel(load_lexicon(), features, unknown_verb_features, threshold=threshold)
    chosen = _chosen(name, estimators, _ACT_ESTIMATORS)
    return ActsPipe(name, model, chosen, unknown_verbs_every, scorer)


@Language.factory(
    "jueyi_addressees",
    assigns=["doc.spans"],
    requires=["doc._.acts"],
    default_score_weights={
        "addressees_f": None, "addressees_p": None, "addressees_r": None,
        "addressee_classes_f": 0.5, "parties_f": None,
    },
    default_config={
        "end_features": list(END_FEATURES),
        "boundary_features": list(BOUNDARY_FEATURES),
        "class_features": list(CLASS_FEATURES),
        "threshold": 0.4,
        "estimators": {},
        "scorer": {"@scorers": "jueyi.addressees_scorer.v1"},
    },
)  # fmt: skip
def create_addressees(
    nlp: Language,
    name: str,
    end_features: list[str],
    boundary_features: list[str],
    class_features: list[str],
    threshold: float,
    estimators: dict[str, Any],
    scorer: Callable[..., dict[str, Any]] | None,
) -> AddresseesPipe:
    """Factory ``jueyi_addressees``."""
    docs.register()
    model = AddresseeModel(end_features, boundary_features, class_features, threshold=threshold)
    chosen = _chosen(name, estimators, _ADDRESSEE_ESTIMATORS)
    return AddresseesPipe(name, model, chosen, Clauses(segmenter=_segmenter(nlp)), scorer)


PIPELINE = ("jueyi_structure", "jueyi_clauses", "jueyi_acts", "jueyi_addressees")


def shipped() -> Language:
    """The shipped model as a spaCy pipeline.

    >>> nlp = shipped()
    >>> doc = nlp("大会，\\n1. 敦促会员国考虑批准；")
    >>> [(act.lemma, act.addressee.text) for act in doc._.acts]
    [('敦促', '会员国')]
    """
    return spacy.load(SHIPPED)
