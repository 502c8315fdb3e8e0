from __future__ import annotations

from unittest import SkipTest

import numpy as np
import pytest
from jueyi.components.fitting import LinearClassifier, build
from jueyi.errors import ConfigError
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression, RidgeClassifier, SGDClassifier
from sklearn.naive_bayes import MultinomialNB
from sklearn.svm import LinearSVC
from sklearn.tree import DecisionTreeClassifier
from sklearn.utils.estimator_checks import estimator_checks_generator

X = [["a", "b"], ["a"], ["b", "c"], ["c"], ["a", "c"], ["b"]] * 5
Y = ["yes", "yes", "no", "no", "yes", "no"] * 5
MANY = ["x", "x", "y", "z", "x", "y"] * 5


def test_it_is_the_logistic_regression_it_was_fitted_by() -> None:
    table = LinearClassifier(LogisticRegression(tol=1e-5)).fit(X, Y)
    matrix = np.array([[f in row for f in "abc"] for row in X], dtype=float)
    plain = LogisticRegression(tol=1e-5).fit(matrix, Y)
    assert np.allclose(table.predict_proba(X), plain.predict_proba(matrix), atol=1e-5)
    assert list(table.predict(X)) == list(plain.predict(matrix))
    assert len(X) == len(table.predict_proba(X))


@pytest.mark.parametrize(
    "estimator",
    [
        LogisticRegression(),
        SGDClassifier(loss="log_loss", random_state=0),
        MultinomialNB(),
        LinearSVC(),
        RidgeClassifier(),
    ],
    ids=lambda e: type(e).__name__,
)
def test_any_linear_classifier_learns_the_same_task(estimator: object) -> None:
    assert list(LinearClassifier(estimator).fit(X, Y).predict(X[:2])) == ["yes", "yes"]
    many = LinearClassifier(estimator).fit(X, MANY)
    probabilities = many.predict_proba(X)
    assert probabilities.shape == (30, 3)
    assert np.allclose(probabilities.sum(1), 1.0)
    assert list(many.predict([["c"]])) == ["z"]


def test_an_estimator_that_is_not_linear_is_refused() -> None:
    with pytest.raises(ConfigError, match="DecisionTreeClassifier is not linear"):
        LinearClassifier(DecisionTreeClassifier()).fit(X, Y)


@pytest.mark.parametrize(
    ("name", "parameters", "words"),
    [
        ("sklearn.linear_model.LogisticRegresion", {}, "not a classifier of scikit-learn"),
        ("sklearn.linear_model.LinearRegression", {}, "not a classifier"),
        ("os.path", {}, "not a classifier"),
        (
            "sklearn.linear_model.LogisticRegression",
            {"c": 1.0},
            "no parameter 'c'.*did you mean 'C'",
        ),
    ],
)
def test_a_wrong_name_is_told(name: str, parameters: dict, words: str) -> None:
    with pytest.raises(ConfigError, match="(?i)" + words):
        build(name, parameters)


def test_clone_and_params() -> None:
    model = clone(LinearClassifier(LogisticRegression(C=7.0), min_count=2))
    assert (model.get_params()["estimator__C"], model.min_count) == (7.0, 2)


def test_rare_features_and_small_weights_are_left_out() -> None:
    rare = LinearClassifier(min_count=3).fit([*X, ["seldom"]], [*Y, "yes"])
    assert "seldom" not in rare.linear_.features
    assert LinearClassifier(prune=100.0).fit(X, Y).linear_.features == []


class OverNumbers(LinearClassifier):
    """The estimator behind an adapter, since scikit-learn's checks hand over arrays of numbers."""

    def __sklearn_tags__(self) -> object:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array, tags.input_tags.string = True, False
        return tags

    @staticmethod
    def _rows(X: object) -> list[list[str]]:
        rows = np.asarray(X)
        return [[f"{j}>{c}" for j, v in enumerate(r) for c in (-1, 0, 1) if v > c] for r in rows]

    def fit(self, X: object, y: object, sample_weight: object = None) -> OverNumbers:
        return super().fit(self._rows(X), y, sample_weight)

    def predict_proba(self, X: object) -> np.ndarray:
        return super().predict_proba(self._rows(X))


LIST = "rows are lists of strings, not an array: there is no width, dtype or shape to check"
CANNOT_APPLY = {
    "check_estimator_sparse_tag": LIST,
    "check_estimator_sparse_array": LIST,
    "check_estimator_sparse_matrix": LIST,
    "check_classifier_data_not_an_array": LIST,
}


def test_scikit_learns_own_checks() -> None:
    passed, failed = [], {}
    for estimator, check in estimator_checks_generator(OverNumbers()):
        name = getattr(check, "func", check).__name__
        try:
            check(estimator)
            passed.append(name)
        except SkipTest:
            continue
        except Exception as error:
            failed[name] = f"{type(error).__name__}: {error}"[:200]
    assert {name: why for name, why in failed.items() if name not in CANNOT_APPLY} == {}
    assert len(passed) > 25
