"""Scikit-learn estimators over lists of string features, kept as tables: fit and predict.

Any linear model can be fitted; what is kept is a table from feature to weight.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.naive_bayes import MultinomialNB
from threadpoolctl import threadpool_limits

from ..components.linear import Table


class TableClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Multinomial logistic regression over lists of string features.

    Fitted by ``sklearn.linear_model.LogisticRegression`` on the binary feature matrix.

    Args:
        C: Inverse of the strength of the L2 penalty.
        min_count: Features seen in fewer rows are left out.
        prune: Features whose largest weight is below this are dropped after fitting.
        max_iter: Largest number of solver iterations.

    Attributes:
        classes_: Labels in the order of the columns of ``predict_proba``.
        table_: The fitted model.
        n_iter_: Iterations of the solver.
    """

    def __init__(
        self, C: float = 1.0, min_count: int = 1, prune: float = 0.01, max_iter: int = 300
    ) -> None:
        self.C = C
        self.min_count = min_count
        self.prune = prune
        self.max_iter = max_iter

    def _model(self) -> Any:
        """The estimator that finds the weights: linear, with ``coef_`` and ``intercept_``."""
        return LogisticRegression(C=self.C, max_iter=self.max_iter, tol=1e-5)

    def _weights(self, model: Any) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        return model.coef_, model.intercept_

    def fit(
        self,
        X: Sequence[list[str]],
        y: Sequence[Any],
        sample_weight: NDArray[np.float64] | None = None,
    ) -> TableClassifier:
        """Fit on feature lists ``X`` (n_samples) and labels ``y`` (n_samples)."""
        counts: dict[str, int] = {}
        for row in X:
            for feature in row:
                counts[feature] = counts.get(feature, 0) + 1
        names = sorted(f for f, n in counts.items() if n >= self.min_count)
        column = {feature: index for index, feature in enumerate(names)}
        indices: list[int] = []
        pointers = [0]
        for row in X:
            indices += sorted({column[f] for f in row if f in column})
            pointers.append(len(indices))
        matrix = csr_matrix(
            (np.ones(len(indices)), np.array(indices), np.array(pointers)),
            shape=(len(X), len(names)),
        )
        # One thread: sums in another order differ in their last bits, and so would the hash.
        with threadpool_limits(1):
            model = self._model().fit(matrix, np.asarray(y), sample_weight=sample_weight)
        coef, intercept = self._weights(model)
        keep = np.abs(coef).max(0) >= self.prune
        kept = [name for name, flag in zip(names, keep, strict=True) if flag]
        self.classes_ = np.asarray(model.classes_)
        self.n_iter_ = int(np.max(getattr(model, "n_iter_", 1)))
        self.table_ = Table(
            self.classes_,
            np.frombuffer("\n".join(kept).encode(), dtype=np.uint8).copy(),
            coef[:, keep].astype(np.float32),
            intercept.astype(np.float32),
        )
        return self

    def predict_proba(self, X: Sequence[list[str]]) -> NDArray[np.float64]:
        """Probabilities, shape (n_samples, n_classes)."""
        rows = [self.table_.proba_one(row) for row in X]
        return np.array(rows).reshape(len(X), len(self.classes_))

    def predict(self, X: Sequence[list[str]]) -> NDArray[Any]:
        """The likeliest label of every row, shape (n_samples,)."""
        return np.asarray(self.classes_[self.predict_proba(X).argmax(1)])


class SGDTableClassifier(TableClassifier):
    """Logistic loss by stochastic gradient descent, elastic net: sparse weights.

    Args:
        alpha: Strength of the penalty.
        l1_ratio: Share of L1 in it, 0 to 1.
        min_count, prune, max_iter: As in ``TableClassifier``.
        seed: Of the order of examples.
    """

    def __init__(
        self,
        alpha: float = 1e-6,
        l1_ratio: float = 0.15,
        min_count: int = 1,
        prune: float = 0.01,
        max_iter: int = 30,
        seed: int = 0,
    ) -> None:
        super().__init__(min_count=min_count, prune=prune, max_iter=max_iter)
        self.alpha = alpha
        self.l1_ratio = l1_ratio
        self.seed = seed

    def _model(self) -> Any:
        return SGDClassifier(
            loss="log_loss", penalty="elasticnet", alpha=self.alpha, l1_ratio=self.l1_ratio,
            max_iter=self.max_iter, tol=1e-4, average=True, random_state=self.seed,
        )  # fmt: skip


class BayesTableClassifier(TableClassifier):
    """Multinomial naive Bayes over the features that are present.

    Args:
        alpha: Smoothing, in counts.
        min_count, prune: As in ``TableClassifier``.
    """

    def __init__(self, alpha: float = 0.1, min_count: int = 1, prune: float = 0.01) -> None:
        super().__init__(min_count=min_count, prune=prune)
        self.alpha = alpha

    def _model(self) -> Any:
        return MultinomialNB(alpha=self.alpha)

    def _weights(self, model: Any) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        coef, prior = model.feature_log_prob_, model.class_log_prior_
        if len(model.classes_) == 2:
            return coef[1:] - coef[:1], prior[1:] - prior[:1]
        return coef - coef.mean(0), prior
