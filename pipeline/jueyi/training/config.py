"""Experiments as spaCy configurations: read, varied, overridden, checked, resolved.

A file holds spaCy's sections ``[nlp]``, ``[components]``, ``[corpora]``, ``[training]``, and
``[tracking]``. A variant names the file that it varies and holds only what differs::

    [variant]
    base = "../default.cfg"

    [components.acts.estimators.acts.parameters]
    C = 1.0

Sections of a variant are merged into the base's; ``parameters`` and blocks that name a registered
function take their place whole.
"""

from __future__ import annotations

import configparser
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import catalogue
import confection
from confection import Config

from ..errors import ConfigError, JueyiError
from .augment import Augment, settings
from .variants import first_lines, varied

if TYPE_CHECKING:
    from spacy.language import Language

SECTIONS = (
    "paths", "nlp", "components", "corpora", "training", "tracking", "initialize", "system",
    "pretraining", "variables",
)  # fmt: skip
TRAINING = ("train_corpus", "dev_corpus", "refit_corpus", "measured_corpora", "augment")
TRACKING = ("uri", "experiment")
_OVERRIDE = re.compile(r"^--[A-Za-z_]+(\.[A-Za-z_0-9]+)+(=|$)")


@dataclass(frozen=True, slots=True)
class Tracking:
    """The MLflow store and experiment; an empty uri tracks nothing."""

    uri: str
    experiment: str


@dataclass(frozen=True, slots=True)
class Experiment:
    """A checked configuration.

    Attributes:
        name: Of its file, without the ending.
        config: All of it, paths filled in.
        tracking: Where the run is kept.
        augment: What is made of the paragraphs that are trained on; None makes nothing.
    """

    name: str
    config: Config
    tracking: Tracking
    augment: Augment | None = None

    def flat(self) -> dict[str, Any]:
        """All values by dotted name: a run's parameters."""
        return dict(_flat(self.config))

    @property
    def text(self) -> str:
        """The configuration as a file holds it."""
        return str(self.config.to_str())

    def corpus(self, key: str) -> str | None:
        """Which corpus ``[training]`` names under ``key``, without ``corpora.``; None if none."""
        value = self.config["training"].get(key)
        return None if value is None else str(value).removeprefix("corpora.")

    @property
    def measured(self) -> list[str]:
        """Corpora that are measured beside ``dev_corpus``: never those that are trained on."""
        names = self.config["training"].get("measured_corpora") or []
        return [str(name).removeprefix("corpora.") for name in names]

    def readers(self) -> dict[str, Callable[..., Any]]:
        """The readers of ``[corpora]`` by name.

        Raises:
            ConfigError: A function is not registered, or an argument is wrong.
        """
        from spacy.util import registry

        with _told(self.name):
            found: dict[str, Callable[..., Any]] = registry.resolve(self.config["corpora"])
        return found

    def pipeline(self) -> Language:
        """The pipeline, untrained.

        Raises:
            ConfigError: A factory, function or argument is wrong.
        """
        from spacy.util import load_model_from_config

        with _told(self.name):
            nlp = load_model_from_config(self.config, auto_fill=True, validate=True)
        for name, pipe in nlp.pipeline:
            for estimator in getattr(pipe, "estimators", {}).values():
                if not hasattr(estimator, "fit"):
                    raise ConfigError(
                        f"an estimator that cannot fit: {estimator!r}",
                        where=f"[components.{name}.estimators]",
                        expected='a block with @estimators = "jueyi.Linear.v1"',
                    )
                if hasattr(estimator, "check"):
                    estimator.check()
        return nlp


class _told:
    """Turns the errors of spaCy and confection into one sentence."""

    def __init__(self, where: str) -> None:
        self._where = where

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if error is None or isinstance(error, JueyiError):
            return
        if isinstance(error, ValueError | catalogue.RegistryError | TypeError | KeyError):
            cause = error.__cause__ or error.__context__
            if isinstance(cause, JueyiError):
                raise cause from None
            raise ConfigError(
                first_lines(error), where=self._where, expected="see configs/default.cfg"
            ) from None


def parse_overrides(arguments: list[str]) -> dict[str, Any]:
    """``--section.key value`` (or ``--section.key=value``) arguments to dotted overrides.

    Raises:
        ConfigError: An argument is not an override, or lacks its value.

    >>> parse_overrides(["--tracking.uri", "", "--training.refit_corpus=null"])
    {'tracking.uri': '', 'training.refit_corpus': None}
    """
    overrides: dict[str, Any] = {}
    items = list(arguments)
    while items:
        item = items.pop(0)
        if not _OVERRIDE.match(item):
            raise ConfigError(
                f"{item!r} is not an override", where="command line", expected="--section.key value"
            )
        key, _, value = item[2:].partition("=")
        if "=" not in item:
            if not items:
                raise ConfigError(f"{item} has no value", where="command line", expected="a value")
            value = items.pop(0)
        overrides[key] = confection.try_load_json(value)
    return overrides


def load(path: Path, overrides: dict[str, Any] | None = None) -> Experiment:
    """Read, vary, override and check a configuration.

    Args:
        path: A file such as ``configs/default.cfg``.
        overrides: Values by dotted key.

    Raises:
        ConfigError: The file is missing or malformed, a section or key is unknown or lacking.
    """
    raw = varied(path)
    for key in overrides or {}:
        _require_key(raw, key)
    unknown = sorted(set(raw) - set(SECTIONS))
    if unknown:
        raise _unknown(f"section [{unknown[0]}]", unknown[0], SECTIONS, str(path))
    for section in ("nlp", "components", "corpora", "training", "tracking"):
        if section not in raw:
            raise ConfigError(
                f"no section [{section}]", where=str(path), expected="see configs/default.cfg"
            )
    for section, keys in (("training", TRAINING), ("tracking", TRACKING)):
        for key in raw[section]:
            if key not in keys:
                raise _unknown(f"key {key} in [{section}]", key, keys, str(path))
    try:
        config = Config().from_str(raw.to_str(), overrides=overrides or {})
    except (ValueError, configparser.Error) as error:
        raise ConfigError(first_lines(error), where=str(path), expected="values that fit") from None
    augment = settings(config["training"].get("augment"))
    experiment = Experiment(path.stem, config, _tracking(config["tracking"], path), augment)
    named = [(key, experiment.corpus(key)) for key in TRAINING[:3]]
    for key, name in [*named, *(("measured_corpora", name) for name in experiment.measured)]:
        if (name is None and key != "refit_corpus") or (name and name not in config["corpora"]):
            raise ConfigError(
                f"{key} = {config['training'].get(key)!r}", where=f"{path} [training]",
                expected=" or ".join(f"corpora.{corpus}" for corpus in config["corpora"]),
            )  # fmt: skip
    return experiment


def _tracking(section: dict[str, Any], path: Path) -> Tracking:
    values = [section.get(key) for key in TRACKING]
    if not all(isinstance(value, str) for value in values):
        raise ConfigError(
            f"{dict(section)}", where=f"{path} [tracking]", expected="uri and experiment, texts"
        )
    return Tracking(*map(str, values))


def _flat(config: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in config.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key.removeprefix("@"), value


def _require_key(config: Config, key: str) -> None:
    known = dict(_flat(config))
    if key not in known:
        raise _unknown(f"key {key!r}", key, tuple(known), "command line")


def _unknown(what: str, name: str, known: tuple[str, ...], where: str) -> ConfigError:
    close = get_close_matches(name, known, 1, 0.5)
    fix = f"did you mean {close[0]}?" if close else ""
    return ConfigError(
        f"unknown {what}",
        where=where,
        expected=close[0] if close else "one that jueyi init writes",
        fix=fix,
    )
