"""The components as spaCy pipes: registered factories that train in ``initialize``.

``jueyi_structure`` finds the paragraphs of a Doc, ``jueyi_clauses`` their clauses and candidate
verbs with clause-type features, ``jueyi_acts`` the acts, ``jueyi_addressees`` their addressees and
parties, ``jueyi_answers`` what hangs on them. What they find is what ``Labeller`` finds: both call
the same models. They are batch learners: ``nlp.update`` leaves them as they are and says so;
``nlp.initialize`` trains them.
"""

from __future__ import annotations

from typing import Any

import spacy
from spacy.language import Language
from spacy.util import registry

from ..errors import ConfigError, within
from ..lexicon import load as load_lexicon
from . import estimators, folder
from .acts.model import FEATURES, UNKNOWN_VERB_FEATURES, ActModel
from .addressees.model import END_FEATURES, AddresseeModel
from .addressees.parties import BOUNDARY_FEATURES, CLASS_FEATURES
from .folder import Clauses
from .labeller import SHIPPED
from .pipes import docs
from .pipes.acts import ActsPipe
from .pipes.addressees import AddresseesPipe
from .pipes.answers import AnswersPipe
from .pipes.base import Scorer
from .pipes.clauses import ClausesPipe, StructurePipe
from .pipes.scoring import score_acts, score_addressees

if not hasattr(registry, "estimators"):
    registry.create("estimators", entry_points=True)


@registry.estimators("jueyi.Linear.v1")
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
def acts_scorer() -> Scorer:
    """Registered: F1 of acts, all and after the opening, by family."""
    return score_acts


@registry.scorers("jueyi.addressees_scorer.v1")
def addressees_scorer() -> Scorer:
    """Registered: F1 of addressees, with classes, and of parties by class."""
    return score_addressees


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
    scorer: Scorer | None,
) -> ActsPipe:
    """Factory ``jueyi_acts``."""
    docs.register()
    least = within(threshold, f"[components.{name}] threshold")
    model = ActModel(load_lexicon(), features, unknown_verb_features, threshold=least)
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
        "threshold": 0.5,
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
    scorer: Scorer | None,
) -> AddresseesPipe:
    """Factory ``jueyi_addressees``."""
    docs.register()
    least = within(threshold, f"[components.{name}] threshold")
    model = AddresseeModel(end_features, boundary_features, class_features, threshold=least)
    chosen = _chosen(name, estimators, _ADDRESSEE_ESTIMATORS)
    return AddresseesPipe(name, model, chosen, Clauses(segmenter=_segmenter(nlp)), scorer)


@Language.factory("jueyi_answers", assigns=["doc.spans"], requires=["doc._.acts"])
def create_answers(nlp: Language, name: str) -> AnswersPipe:
    """Factory ``jueyi_answers``."""
    docs.register()
    return AnswersPipe(name)


PIPELINE = (
    "jueyi_structure", "jueyi_clauses", "jueyi_acts", "jueyi_addressees", "jueyi_answers",
)  # fmt: skip


def shipped() -> Language:
    """The shipped model as a spaCy pipeline.

    >>> nlp = shipped()
    >>> doc = nlp("大会，\\n1. 敦促会员国考虑批准；")
    >>> [(act.lemma, act.addressee.text) for act in doc._.acts]
    [('敦促', '会员国')]
    """
    return spacy.load(SHIPPED)
