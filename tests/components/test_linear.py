from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest
from jueyi.components import labeller, linear
from jueyi.components.acts.model import NAMES
from jueyi.components.fitting import LinearClassifier
from jueyi.components.linear import Linear
from jueyi.errors import ModelError

X = [["a", "b"], ["a"], ["b", "c"], ["c"], ["a", "c"], ["b"]] * 5
Y = ["yes", "yes", "no", "no", "yes", "no"] * 5


def models() -> dict[str, Linear]:
    return {name: LinearClassifier().fit(X, Y).linear_ for name in NAMES}


def test_same_data_same_digest() -> None:
    assert linear.coefficient_digest(models()) == linear.coefficient_digest(models())


def test_save_and_load(tmp_path: Path) -> None:
    saved = models()
    linear.save(tmp_path, saved, {"lexicon": "x"})
    loaded, manifest = linear.load(tmp_path, NAMES)
    assert set(loaded) == set(NAMES)
    assert manifest["coefficients"] == linear.coefficient_digest(loaded)
    for name in NAMES:
        assert all(
            np.allclose(loaded[name].probabilities(x), saved[name].probabilities(x)) for x in X
        )


def test_a_tampered_model_is_refused_by_name(tmp_path: Path) -> None:
    linear.save(tmp_path, models(), {})
    path = tmp_path / "weights.npz"
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(ModelError, match=r"weights\.npz is not the file"):
        linear.load(tmp_path, NAMES)


def _with_digest(folder: Path) -> None:
    import hashlib

    manifest = json.loads((folder / "component.json").read_text())
    manifest["sha256"] = hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest()
    (folder / "component.json").write_text(json.dumps(manifest))


def test_pickled_objects_are_refused(tmp_path: Path) -> None:
    linear.save(tmp_path, models(), {})
    arrays = {
        f"{n}.{p}": np.array([{}], dtype=object) for n in NAMES for p in ("classes", "packed")
    }
    np.savez(tmp_path / "weights.npz", **arrays)
    _with_digest(tmp_path)
    with pytest.raises(ModelError, match="allow_pickle=False"):
        linear.load(tmp_path, NAMES)


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    linear.save(tmp_path, models(), {})
    (tmp_path / "weights.npz").write_bytes(b"not a zip")
    _with_digest(tmp_path)
    with pytest.raises(ModelError, match="not the models"):
        linear.load(tmp_path, NAMES)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    linear.save(tmp_path, models(), {})
    with (
        zipfile.ZipFile(tmp_path / "weights.npz", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("big.npy", "w") as handle,
    ):
        for _ in range(300):
            handle.write(bytes(2**20))
    _with_digest(tmp_path)
    with pytest.raises(ModelError, match="bytes unpacked"):
        linear.load(tmp_path, NAMES)


def test_another_version_is_refused(tmp_path: Path) -> None:
    linear.save(tmp_path, models(), {})
    manifest = json.loads((tmp_path / "component.json").read_text())
    (tmp_path / "component.json").write_text(json.dumps({**manifest, "format": 0}))
    with pytest.raises(ModelError, match="model format 0"):
        linear.load(tmp_path, NAMES)


def test_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model here"):
        linear.load(tmp_path, NAMES)


def test_weights_that_are_not_finite_are_refused(tmp_path: Path) -> None:
    found = models()
    found["acts"].coef[0, 0] = np.nan
    linear.save(tmp_path, found, {})
    with pytest.raises(ModelError, match="not finite"):
        linear.load(tmp_path, NAMES)


def test_shapes_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    found = models()
    found["acts"].intercept = np.zeros(3, np.float32)
    linear.save(tmp_path, found, {})
    with pytest.raises(ModelError, match="shapes"):
        linear.load(tmp_path, NAMES)


def test_another_lexicon_is_refused(tmp_path: Path) -> None:
    shutil.copytree(labeller.SHIPPED, tmp_path / "model")
    path = tmp_path / "model" / "acts" / "component.json"
    settings = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**settings, "lexicon": "other"}), "utf-8")
    with pytest.raises(ModelError, match="another lexicon"):
        labeller.load(tmp_path / "model")


@pytest.mark.parametrize(
    ("component", "key"),
    [("acts", "features"), ("addressees", "features"), ("clauses", "suggester")],
)
def test_settings_that_lack_a_field_are_told(tmp_path: Path, component: str, key: str) -> None:
    shutil.copytree(labeller.SHIPPED, tmp_path / "model")
    path = tmp_path / "model" / component / "component.json"
    settings = json.loads(path.read_text("utf-8"))
    del settings[key]
    path.write_text(json.dumps(settings), "utf-8")
    with pytest.raises(ModelError, match=f"component.json is malformed.*{key}"):
        labeller.load(tmp_path / "model")


def test_the_shipped_model_is_small_and_whole() -> None:
    size = sum(p.stat().st_size for p in labeller.SHIPPED.rglob("*") if p.is_file())
    assert size < 10 * 2**20
    loaded, settings = linear.load(labeller.SHIPPED / "acts", NAMES)
    assert settings["coefficients"] == linear.coefficient_digest(loaded)
