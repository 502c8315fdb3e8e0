"""What a configuration may hold: settings and estimators by their registered names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import catalogue
import confection

from .estimators import BayesTableClassifier, SGDTableClassifier, TableClassifier
from ..errors import ConfigError


class registry(confection.registry):
    """Functions that a configuration may name."""

    settings = catalogue.create("jueyi", "settings", entry_points=True)
    estimators = catalogue.create("jueyi", "estimators", entry_points=True)


@dataclass(frozen=True, slots=True)
class CorpusSettings:
    """Where texts and labels come from, relative to the working directory.

    Attributes:
        source: A clone of the UN's repositories, or an archive of one.
        paragraphs: JSON Lines files of further texts that ``gold`` labels; absent ones are skipped.
        gold: Folder of stand-off labels.
    """

    source: str
    paragraphs: list[str]
    gold: str


@dataclass(frozen=True, slots=True)
class LanguageSettings:
    """What the models may look at.

    Attributes:
        segmenter: Of the spaCy pipeline: ``char`` or ``jieba``. Recorded with the run; the models
            read characters, so no figure depends on it.
        parties: Whether the lexicon of parties is consulted.
    """

    segmenter: str
    parties: bool


@dataclass(frozen=True, slots=True)
class ExampleSettings:
    """What is trained on, and how much it counts.

    Attributes:
        gold: Weight of a hand-labelled example; 0 leaves them out.
        complete: Weight where the UN prints every act in bold (SC 2020).
        opening: Weight where only the opening is printed bold.
        projected: Weight of addressees projected from the English texts; 0 does not read them.
        fraction: Share of the hand-labelled documents used (for learning curves).
        refit: Whether the model that is saved is fitted once more on all labels, development
            included, after the figures were measured without them.
        seed: Of everything drawn at random.
    """

    gold: float
    complete: float
    opening: float
    projected: float
    fraction: float
    refit: bool
    seed: int


@dataclass(frozen=True, slots=True)
class TrackingSettings:
    """The MLflow store and experiment; an empty uri tracks nothing."""

    uri: str
    experiment: str


@registry.settings("jueyi.Corpus.v1")
def corpus_settings(source: str, paragraphs: list[str], gold: str) -> CorpusSettings:
    """Registered: ``[corpus]``."""
    return CorpusSettings(source, paragraphs, gold)


@registry.settings("jueyi.Language.v1")
def language_settings(segmenter: str, parties: bool) -> LanguageSettings:
    """Registered: ``[language]``."""
    if segmenter not in ("char", "jieba"):
        raise ConfigError(
            f"segmenter {segmenter!r}", where="[language] segmenter", expected="char or jieba"
        )
    return LanguageSettings(segmenter, parties)


@registry.settings("jueyi.Examples.v1")
def example_settings(
    gold: float,
    complete: float,
    opening: float,
    projected: float,
    fraction: float,
    refit: bool,
    seed: int,
) -> ExampleSettings:
    """Registered: ``[examples]``."""
    return ExampleSettings(gold, complete, opening, projected, fraction, refit, seed)


@registry.settings("jueyi.Tracking.v1")
def tracking_settings(uri: str, experiment: str) -> TrackingSettings:
    """Registered: ``[tracking]``."""
    return TrackingSettings(uri, experiment)


@registry.estimators("jueyi.Table.v1")
def table(C: float, min_count: int, prune: float) -> TableClassifier:
    """Registered: one estimator of ``[estimators]``."""
    return TableClassifier(C=C, min_count=min_count, prune=prune)


@registry.estimators("jueyi.SGD.v1")
def sgd(
    alpha: float, l1_ratio: float, min_count: int, prune: float, seed: int
) -> SGDTableClassifier:
    """Registered: one estimator of ``[estimators]``, by stochastic gradient descent."""
    return SGDTableClassifier(
        alpha=alpha, l1_ratio=l1_ratio, min_count=min_count, prune=prune, seed=seed
    )


@registry.estimators("jueyi.Bayes.v1")
def bayes(alpha: float, min_count: int, prune: float) -> BayesTableClassifier:
    """Registered: one estimator of ``[estimators]``, naive Bayes."""
    return BayesTableClassifier(alpha=alpha, min_count=min_count, prune=prune)


@dataclass(frozen=True, slots=True)
class Sweep:
    """What ``jueyi sweep`` tries.

    Attributes:
        base: Path of the configuration whose values are changed.
        metric: Figure on the tuning documents that is to grow, as ``jueyi evaluate`` calls it.
        trials: How many, finished ones of an interrupted sweep included.
        storage: Optuna's store.
        rungs: Shares of the labelled documents after which a trial may be given up.
        seed: Of the sampler.
        space: By dotted key ``{"low", "high"}`` (with ``"log"``) or ``{"choices"}``.
    """

    base: str
    metric: str
    trials: int
    storage: str
    rungs: list[float]
    seed: int
    space: dict[str, dict[str, Any]]


@registry.settings("jueyi.Sweep.v1")
def sweep_settings(
    base: str,
    metric: str,
    trials: int,
    storage: str,
    rungs: list[float],
    seed: int,
    space: dict[str, dict[str, Any]],
) -> Sweep:
    """Registered: ``[sweep]``; every section below ``[sweep.space]`` names its ``key``."""
    keyed = {str(spec.pop("key", name)): spec for name, spec in space.items()}
    for name, spec in keyed.items():
        if set(spec) not in ({"choices"}, {"low", "high"}, {"low", "high", "log"}):
            raise ConfigError(
                f"{name} = {spec}", where="[sweep.space]", expected="choices, or low and high"
            )
    return Sweep(base, metric, trials, storage, rungs, seed, keyed)
