"""Experiments as configuration files: spaCy's config system (confection), strict about typos."""

from __future__ import annotations

import configparser
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import catalogue
import confection
from confection import Config

from .classifiers import BayesTableClassifier, SGDTableClassifier, TableClassifier
from .errors import ConfigError
from .tables import NAMES

SECTIONS = ("corpus", "language", "examples", "estimators", "tracking")


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
class Experiment:
    """A resolved configuration."""

    corpus: CorpusSettings
    language: LanguageSettings
    examples: ExampleSettings
    estimators: dict[str, Callable[..., Any]]
    tracking: TrackingSettings
    text: str

    def flat(self) -> dict[str, Any]:
        """All values by dotted name, for a run's parameters."""
        out: dict[str, Any] = {}
        for section in ("corpus", "language", "examples", "tracking"):
            for key, value in asdict(getattr(self, section)).items():
                out[f"{section}.{key}"] = value
        for name, estimator in self.estimators.items():
            for key, value in estimator.get_params().items():  # type: ignore[attr-defined]
                out[f"estimators.{name}.{key}"] = value
        return out


def parse_overrides(arguments: list[str]) -> dict[str, Any]:
    """``--section.key value`` (or ``--section.key=value``) arguments to dotted overrides.

    Raises:
        ConfigError: An argument is no override, or lacks its value.
    """
    overrides: dict[str, Any] = {}
    items = list(arguments)
    while items:
        item = items.pop(0)
        if not re.match(r"^--[a-z_]+(\.[A-Za-z_]+)+(=|$)", item):
            raise ConfigError(
                f"{item!r} is no override", where="command line", expected="--section.key value"
            )
        key, _, value = item[2:].partition("=")
        if "=" not in item:
            if not items:
                raise ConfigError(f"{item} has no value", where="command line", expected="a value")
            value = items.pop(0)
        overrides[key] = confection.try_load_json(value)
    return overrides


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


def load_sweep(path: Path, overrides: dict[str, Any] | None = None) -> Sweep:
    """Read a sweep's configuration; errors as in ``load``."""
    found: Sweep = _resolve(path, overrides or {}, ("sweep",))[0]["sweep"]
    return found


def load(path: Path, overrides: dict[str, Any] | None = None) -> Experiment:
    """Read, override and resolve a configuration.

    Raises:
        ConfigError: The file is missing or malformed, a section, key or function is unknown or
            lacking, or a value has the wrong type.
    """
    found, text = _resolve(path, overrides or {}, SECTIONS)
    if set(found["estimators"]) != set(NAMES):
        raise ConfigError(
            f"estimators {sorted(found['estimators'])}",
            where=str(path),
            expected=str(sorted(NAMES)),
        )
    return Experiment(text=text, **{name: found[name] for name in SECTIONS})


def _resolve(
    path: Path, overrides: dict[str, Any], sections: tuple[str, ...]
) -> tuple[dict[str, Any], str]:
    """The resolved sections of a configuration, and its text with the overrides."""
    try:
        raw = Config().from_disk(path, interpolate=False)
    except OSError as error:
        raise ConfigError(
            error.strerror or "cannot be read", where=str(path), expected="a configuration file"
        ) from None
    except (ValueError, configparser.Error) as error:
        raise ConfigError(_first(error), where=str(path), expected="confection syntax") from None
    for key in overrides:
        if not _has(raw, key.split(".")):
            raise ConfigError(
                f"unknown key {key!r}", where="command line", expected=f"one of {_keys(raw)}"
            )
    unknown, lacking = set(raw) - set(sections), set(sections) - set(raw)
    if unknown or lacking:
        raise ConfigError(
            f"sections {sorted(unknown)} unknown, {sorted(lacking)} lacking",
            where=str(path),
            expected=", ".join(f"[{section}]" for section in sections),
        )
    try:
        config = Config().from_str(raw.to_str(), overrides=overrides)
        found = registry.resolve(config)
    except ConfigError:
        raise
    except (ValueError, catalogue.RegistryError) as error:
        raise ConfigError(
            _first(error), where=str(path), expected="see configs/default.cfg"
        ) from None
    return found, config.to_str()


def _has(config: Any, keys: list[str]) -> bool:
    for key in keys:
        if not isinstance(config, dict) or key not in config:
            return False
        config = config[key]
    return True


def _keys(config: Any, prefix: str = "") -> str:
    names = []
    for key, value in config.items():
        if isinstance(value, dict):
            names.append(_keys(value, f"{prefix}{key}."))
        elif not key.startswith("@"):
            names.append(prefix + key)
    return ", ".join(names)


def _first(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return " / ".join(lines[:4])
