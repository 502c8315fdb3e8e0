"""Scikit-learn estimators over lists of string features, kept as linear models of plain arrays."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, ClassifierMixin, clone
from sklearn.linear_model import LogisticRegression
from sklearn.utils import check_consistent_length
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted
from threadpoolctl import threadpool_limits

from ..errors import ConfigError
from .linear import Linear


def build(name: str, parameters: dict[str, Any]) -> Any:
    """A classifier of scikit-learn by its dotted name.

    Raises:
        ConfigError: There is no such class, it is no classifier, or a parameter is not one of its.
    """
    module, _, leaf = name.rpartition(".")
    try:
        found = getattr(import_module(module), leaf) if module else None
    except (ImportError, AttributeError):
        found = None
    if not (inspect.isclass(found) and issubclass(found, ClassifierMixin)):
        raise ConfigError(
            f"{name!r} is not a classifier of scikit-learn",
            where="estimator",
            expected="a dotted name such as sklearn.linear_model.LogisticRegression",
        )
    known = list(inspect.signature(found).parameters)
    for key in parameters:
        if key not in known:
            close = [k for k in known if k.lower() == key.lower()]
            close += get_close_matches(key, known, 1)
            raise ConfigError(
                f"{leaf} has no parameter {key!r}",
                where="parameters",
                expected=", ".join(known),
                fix=f"did you mean {close[0]!r}?" if close else "",
            )
    return found(**parameters)


class LinearClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """A linear classifier over lists of string features.

    Args:
        estimator: A classifier of scikit-learn that gives ``coef_`` and ``intercept_``, or a
            naive Bayes; logistic regression if None.
        min_count: Features seen in fewer rows are left out.
        prune: Features whose largest weight is below this are dropped after fitting.

    Attributes:
        classes_: Labels in the order of the columns of ``predict_proba``.
        linear_: The fitted model.
        estimator_: The fitted estimator.

    >>> model = LinearClassifier().fit([["a", "b"], ["c"]] * 5, ["yes", "no"] * 5)
    >>> [str(label) for label in model.predict([["a"]])]
    ['yes']
    """

    def __init__(self, estimator: Any = None, min_count: int = 1, prune: float = 0.0) -> None:
        self.estimator = estimator
        self.min_count = min_count
        self.prune = prune

    def __sklearn_tags__(self) -> Any:
        """Rows are lists of strings: no array of numbers, no missing values, no sparse input."""
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = False
        tags.input_tags.string = True
        tags.no_validation = True
        return tags

    def fit(
        self,
        X: Sequence[Sequence[str]],
        y: ArrayLike,
        sample_weight: ArrayLike | None = None,
    ) -> LinearClassifier:
        """Fit on feature lists ``X`` (n_samples) and labels ``y`` (n_samples).

        Raises:
            ValueError: The lengths differ, or there are fewer than two labels.
        """
        labels = np.asarray(y)
        check_consistent_length(X, labels)
        check_classification_targets(labels)
        counts: dict[str, int] = {}
        for row in X:
            for feature in row:
                counts[feature] = counts.get(feature, 0) + 1
        names = sorted(f for f, n in counts.items() if n >= self.min_count)
        column = {feature: index for index, feature in enumerate(names)}
        # One thread: sums in another order differ in their last bits, and so would the digest.
        with threadpool_limits(1):
            model = clone(self.estimator if self.estimator is not None else LogisticRegression())
            weights = None if sample_weight is None else np.asarray(sample_weight, float)
            model.fit(_matrix(X, column), labels, sample_weight=weights)
        coef, intercept = _weights(model)
        keep = np.abs(coef).max(0) >= self.prune
        kept = [name for name, flag in zip(names, keep, strict=True) if flag]
        self.estimator_ = model
        self.classes_ = np.asarray(model.classes_)
        self.linear_ = Linear(
            self.classes_,
            np.frombuffer("\n".join(kept).encode(), dtype=np.uint8).copy(),
            coef[:, keep].astype(np.float32),
            intercept.astype(np.float32),
        )
        return self

    def predict_proba(self, X: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        """Probabilities, shape (n_samples, n_classes)."""
        check_is_fitted(self)
        rows = [self.linear_.probabilities(row) for row in X]
        return np.array(rows).reshape(len(X), len(self.classes_))

    def predict(self, X: Sequence[Sequence[str]]) -> NDArray[Any]:
        """The likeliest label of every row, shape (n_samples,)."""
        check_is_fitted(self)
        return np.asarray(self.classes_[self.predict_proba(X).argmax(1)])


def _matrix(X: Sequence[Sequence[str]], column: dict[str, int]) -> csr_matrix:
    """One row a sample, one column a feature, 1.0 where the sample has it."""
    indices: list[int] = []
    pointers = [0]
    for row in X:
        indices += sorted({column[f] for f in row if f in column})
        pointers.append(len(indices))
    return csr_matrix(
        (np.ones(len(indices)), np.array(indices, dtype=np.int32), np.array(pointers)),
        shape=(len(X), len(column)),
    )


def _weights(model: Any) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Coefficients and intercepts, one row for two classes.

    Raises:
        ConfigError: The estimator is not linear.
    """
    if hasattr(model, "feature_log_prob_"):  # naive Bayes: log-odds are linear, too
        coef, prior = model.feature_log_prob_, model.class_log_prior_
        if len(model.classes_) == 2:
            return coef[1:] - coef[:1], prior[1:] - prior[:1]
        return coef - coef.mean(0), prior
    if not hasattr(model, "coef_"):
        raise ConfigError(
            f"{type(model).__name__} is not linear: it has no coef_",
            where="estimator",
            expected="a linear classifier such as LogisticRegression or SGDClassifier",
        )
    return np.atleast_2d(model.coef_), np.atleast_1d(model.intercept_)
