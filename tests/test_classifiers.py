from __future__ import annotations

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression

from jueyi.components import labeller
from jueyi.components import linear as tables
from jueyi.training.estimators import BayesTableClassifier, SGDTableClassifier, TableClassifier
from jueyi.errors import ModelError
from jueyi.components.linear import NAMES, Table

X = [["a", "b"], ["a"], ["b", "c"], ["c"], ["a", "c"], ["b"]] * 5
Y = ["yes", "yes", "no", "no", "yes", "no"] * 5


def models() -> dict[str, Table]:
    return {name: TableClassifier(prune=0.0).fit(X, Y).table_ for name in NAMES}


def test_it_is_the_logistic_regression_it_was_fitted_by() -> None:
    table = TableClassifier(prune=0.0).fit(X, Y)
    matrix = np.array([[f in row for f in "abc"] for row in X], dtype=float)
    plain = LogisticRegression(tol=1e-5, max_iter=300).fit(matrix, Y)
    assert np.allclose(table.predict_proba(X), plain.predict_proba(matrix), atol=1e-5)
    assert list(table.predict(X)) == list(plain.predict(matrix))
    assert len(X) == len(table.predict_proba(X))


def test_many_classes() -> None:
    labels = ["x", "x", "y", "z", "x", "y"] * 5
    table = TableClassifier(prune=0.0).fit(X, labels)
    probabilities = table.predict_proba(X)
    assert probabilities.shape == (30, 3)
    assert np.allclose(probabilities.sum(1), 1.0)


@pytest.mark.parametrize("kind", [SGDTableClassifier, BayesTableClassifier])
def test_other_estimators_learn_the_same_task(kind: type[TableClassifier]) -> None:
    assert list(kind().fit(X, Y).predict(X[:2])) == ["yes", "yes"]
    many = kind().fit(X, ["x", "x", "y", "z", "x", "y"] * 5)
    assert np.allclose(many.predict_proba(X).sum(1), 1.0)
    assert list(many.predict([["c"], ["b", "c"]])) == ["z", "y"]


def test_clone_and_params() -> None:
    assert clone(TableClassifier(C=7.0)).get_params()["C"] == 7.0


def test_same_data_same_digest() -> None:
    assert tables.coefficient_digest(models()) == tables.coefficient_digest(models())


def test_save_and_load(tmp_path: Path) -> None:
    saved = models()
    tables.save(saved, tmp_path, {"lexicon": "x"})
    loaded, manifest = tables.load(tmp_path)
    assert set(loaded) == set(NAMES)
    assert manifest["coefficients"] == tables.coefficient_digest(loaded)
    for name in NAMES:
        assert all(np.allclose(loaded[name].proba_one(x), saved[name].proba_one(x)) for x in X)


def test_a_tampered_model_is_refused_by_name(tmp_path: Path) -> None:
    tables.save(models(), tmp_path, {})
    path = tmp_path / "model.npz"
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(ModelError, match=r"model\.npz: the model file is not the one"):
        tables.load(tmp_path)


def _with_digest(folder: Path) -> None:
    import hashlib

    manifest = json.loads((folder / "model.json").read_text())
    manifest["sha256"] = hashlib.sha256((folder / "model.npz").read_bytes()).hexdigest()
    (folder / "model.json").write_text(json.dumps(manifest))


def test_pickled_objects_are_refused(tmp_path: Path) -> None:
    tables.save(models(), tmp_path, {})
    arrays = {
        f"{n}.{p}": np.array([{}], dtype=object) for n in NAMES for p in ("classes", "packed")
    }
    np.savez(tmp_path / "model.npz", **arrays)
    _with_digest(tmp_path)
    with pytest.raises(ModelError, match="allow_pickle=False"):
        tables.load(tmp_path)


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    tables.save(models(), tmp_path, {})
    (tmp_path / "model.npz").write_bytes(b"not a zip")
    _with_digest(tmp_path)
    with pytest.raises(ModelError, match="not the five tables"):
        tables.load(tmp_path)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    tables.save(models(), tmp_path, {})
    with (
        zipfile.ZipFile(tmp_path / "model.npz", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("big.npy", "w") as handle,
    ):
        for _ in range(300):
            handle.write(bytes(2**20))
    _with_digest(tmp_path)
    with pytest.raises(ModelError, match="bytes unpacked"):
        tables.load(tmp_path)


def test_another_version_is_refused(tmp_path: Path) -> None:
    tables.save(models(), tmp_path, {})
    manifest = json.loads((tmp_path / "model.json").read_text())
    (tmp_path / "model.json").write_text(json.dumps({**manifest, "format": 0}))
    with pytest.raises(ModelError, match="model format 0"):
        tables.load(tmp_path)


def test_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model here"):
        tables.load(tmp_path)


def test_another_lexicon_is_refused(tmp_path: Path) -> None:
    tables.save(models(), tmp_path, {"lexicon": "other"})
    with pytest.raises(ModelError, match="another lexicon"):
        labeller.load(tmp_path)


def test_the_shipped_model_is_small_and_whole() -> None:
    path = labeller.SHIPPED / "model.npz"
    assert path.stat().st_size < 10 * 2**20
    loaded, manifest = tables.load(labeller.SHIPPED)
    assert manifest["coefficients"] == tables.coefficient_digest(loaded)
