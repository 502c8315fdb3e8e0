"""What a configuration says of an estimator; scikit-learn is imported only when one is fitted."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from ..errors import ConfigError, CorpusError
from .acts.model import Example
from .linear import Linear

_ENOUGH = 1000  # examples that tell a bound


class Estimator(Protocol):
    """What fits one model: ``jueyi.Linear.v1``, or a user's own under ``@estimators``."""

    def fit(
        self, features: Sequence[Sequence[str]], labels: Sequence[str], weights: Sequence[float]
    ) -> Linear:
        """The fitted model of examples: their features, labels and weights."""

    def check(self) -> None:
        """Raise ``ConfigError`` where it cannot be built."""


@dataclass(frozen=True, slots=True)
class LinearEstimator:
    """A linear classifier of scikit-learn over the binary matrix of features.

    Attributes:
        estimator: Its dotted name, e.g. ``sklearn.linear_model.LogisticRegression``.
        parameters: Its own parameters.
        min_count: Features seen in fewer examples are left out.
        prune: Features whose largest weight is below this are dropped after fitting.
    """

    estimator: str
    parameters: dict[str, Any]
    min_count: int = 1
    prune: float = 0.0

    def fit(
        self, features: Sequence[Sequence[str]], labels: Sequence[str], weights: Sequence[float]
    ) -> Linear:
        """Fit it; see ``fitting.LinearClassifier``."""
        from .fitting import LinearClassifier, build

        model = build(self.estimator, self.parameters)
        fitted = LinearClassifier(model, min_count=self.min_count, prune=self.prune)
        return fitted.fit(features, labels, weights).linear_

    def check(self) -> None:
        """Raise ``ConfigError`` where scikit-learn has no such estimator or parameter."""
        from .fitting import build

        build(self.estimator, self.parameters)


@dataclass(slots=True)
class Examples:
    """The examples of one model, as columns."""

    features: list[list[str]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    groups: list[tuple[int, ...]] = field(default_factory=list)  # how many features each has
    first: list[bool] = field(default_factory=list)

    def add(self, example: Example) -> None:
        """Append one example."""
        self.features.append([name for group in example.features for name in group])
        self.groups.append(tuple(map(len, example.features)))
        self.labels.append(example.label)
        self.weights.append(example.weight)
        self.first.append(example.first)


def collect(examples: Iterable[Example], names: Sequence[str]) -> dict[str, Examples]:
    """Examples of several models, by model."""
    found = {name: Examples() for name in names}
    for example in examples:
        found[example.model].add(example)
    return found


# What a model says where the labels hold nothing to learn it from: people's own labels may have
# no headings and no coordinated parties.
_UNLEARNT = {"unknown_verbs": "no", "boundaries": "yes"}


def fit(found: dict[str, Examples], estimators: dict[str, Any]) -> dict[str, Linear]:
    """Fit every model.

    Raises:
        CorpusError: A model that cannot do without has examples of fewer than two labels.
        ConfigError: An estimator refuses its parameters or what it is to learn from.
    """
    models = {}
    for name, examples in found.items():
        if len(set(examples.labels)) < 2 and name in _UNLEARNT:
            warnings.warn(
                f"no examples to learn {name} from: it always says {_UNLEARNT[name]!r}",
                UserWarning,
                stacklevel=2,
            )
            models[name] = always(_UNLEARNT[name])
            continue
        if len(set(examples.labels)) < 2:
            raise CorpusError(
                f"no examples to learn {name} from",
                expected="labels of at least two kinds",
                fix="give more labelled paragraphs, or a source of texts that the labels fit",
            )
        try:
            models[name] = estimators[name].fit(
                examples.features, examples.labels, examples.weights
            )
        except (ValueError, TypeError, AttributeError) as error:
            raise ConfigError(
                f"its estimator cannot be fitted ({str(error).splitlines()[0].rstrip('.')})",
                where=f"model {name}",
                expected="parameters that it takes, and features that occur often enough",
            ) from error
    return models


def always(label: str) -> Linear:
    """A model that says ``yes`` or ``no`` whatever it is asked."""
    return Linear(
        np.array(["no", "yes"]),
        np.zeros(0, np.uint8),
        np.zeros((1, 0), np.float32),
        np.array([9.0 if label == "yes" else -9.0], np.float32),
    )


def least(
    examples: Examples, model: Linear, groups: int, total: float, margin: float = 0.5
) -> float | None:
    """The bound of ``ActModel``: below this partial score no example reached a whole one.

    Args:
        examples: The training examples of ``model``.
        model: Fitted on them.
        groups: How many groups, from the first, the partial score is made of.
        total: Look at examples whose whole score reaches this log-odds.
        margin: How much lower the bound is than the least partial score that was seen.

    Returns:
        The bound; None where too few examples were seen to tell one.
    """
    get = model.table.get
    lowest, seen = 0.0, 0
    for names, sizes in zip(examples.features, examples.groups, strict=True):
        cut = sum(sizes[:groups])
        partial = model.bias + sum(get(name, 0.0) for name in names[:cut])
        if partial + sum(get(name, 0.0) for name in names[cut:]) >= total:
            lowest = min(lowest, partial)
            seen += 1
    return round(lowest - margin, 3) if seen >= _ENOUGH else None


def widest(examples: Examples, model: Linear, groups: int, share: float = 0.998) -> float | None:
    """The bound of ``AddresseeModel``: how far, by a partial score, what is right lies below the
    best of the hypotheses that it is weighed against.

    Args:
        examples: The training examples of ``model``.
        model: Fitted on them.
        groups: How many groups, from the first, the partial score is made of.
        share: The bound holds for this share of what is right.

    Returns:
        The bound; None where too few examples were seen to tell one.
    """
    get = model.table.get
    below: list[float] = []
    best, right = 0.0, None
    rows = zip(examples.features, examples.groups, examples.labels, examples.first, strict=True)
    for names, sizes, label, first in rows:
        score = sum(get(name, 0.0) for name in names[: sum(sizes[:groups])])
        if first and right is not None:
            below.append(best - right)
        best, right = (score, None) if first else (max(best, score), right)
        if label == "yes":
            right = score
    below += [] if right is None else [best - right]
    return round(float(np.quantile(below, share)), 3) if len(below) >= _ENOUGH else None
