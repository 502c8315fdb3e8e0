"""Scikit-learn estimators over string features, fast as a table: fit, predict, save and load."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Sequence
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassifierMixin

from .errors import ModelError

FORMAT = 1
NAMES = ("acts", "heads", "ends", "splits", "classes")
ZEROS = repeat(0.0)
_LARGEST = 256 * 2**20
_TRUSTED = ["pipeline.classifiers.TableClassifier"]


class TableClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Multinomial logistic regression over lists of string features.

    Fitted by ``sklearn.linear_model.LogisticRegression`` on the binary feature matrix; kept as
    a table from feature to weights, which is what makes one prediction cost a few look-ups.

    Args:
        C: Inverse of the strength of the L2 penalty.
        min_count: Features seen in fewer rows are left out.
        prune: Features whose largest weight is below this are dropped after fitting.
        max_iter: Largest number of solver iterations.

    Attributes:
        classes_: Labels in the order of the columns of ``predict_proba``.
        packed_: UTF-8 bytes of all features, joined by line feeds, shape (n_bytes,).
        coef_: float32, shape (1, n_features) for two classes, else (n_classes, n_features).
        intercept_: float32, shape (1,) or (n_classes,).
    """

    def __init__(
        self, C: float = 1.0, min_count: int = 1, prune: float = 0.01, max_iter: int = 300
    ) -> None:
        self.C = C
        self.min_count = min_count
        self.prune = prune
        self.max_iter = max_iter

    def fit(
        self,
        X: Sequence[list[str]],
        y: Sequence[Any],
        sample_weight: NDArray[np.float64] | None = None,
    ) -> TableClassifier:
        """Fit on feature lists ``X`` (n_samples) and labels ``y`` (n_samples)."""
        from scipy.sparse import csr_matrix
        from sklearn.linear_model import LogisticRegression

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
        model = LogisticRegression(C=self.C, max_iter=self.max_iter, tol=1e-5)
        model.fit(matrix, np.asarray(y), sample_weight=sample_weight)
        keep = np.abs(model.coef_).max(0) >= self.prune
        kept = [name for name, flag in zip(names, keep, strict=True) if flag]
        self.classes_ = np.asarray(model.classes_)
        self.packed_ = np.frombuffer("\n".join(kept).encode(), dtype=np.uint8).copy()
        self.coef_ = model.coef_[:, keep].astype(np.float32)
        self.intercept_ = model.intercept_.astype(np.float32)
        self.n_iter_ = int(np.max(model.n_iter_))
        self._table: dict[str, Any] | None = None
        return self

    @property
    def features(self) -> list[str]:
        """The features, in the order of the columns of ``coef_``."""
        text = self.packed_.tobytes().decode()
        return text.split("\n") if text else []

    def _ready(self) -> dict[str, Any]:
        table: dict[str, Any] | None = self.__dict__.get("_table")
        if table is None:
            names = self.features
            if len(self.classes_) == 2:
                table = dict(zip(names, self.coef_[0].tolist(), strict=True))
            else:
                table = dict(zip(names, range(len(names)), strict=True))
                self._rows = np.ascontiguousarray(self.coef_.T)
            self._table = table
            self._bias = float(self.intercept_[0])
        return table

    def table(self) -> tuple[dict[str, Any], float]:
        """Feature to weight, and the intercept, for loops that add up by themselves."""
        return self._ready(), self._bias

    def score_one(self, features: Iterable[str]) -> float:
        """Log-odds of ``classes_[1]`` (two classes)."""
        # map() keeps the loop in C: this line is most of the labelling time.
        return float(sum(map(self._ready().get, features, ZEROS), self._bias))

    def proba_one(self, features: Iterable[str]) -> NDArray[np.float64]:
        """Probabilities in the order of ``classes_``, shape (n_classes,)."""
        table = self._ready()
        if len(self.classes_) == 2:
            positive = 1.0 / (1.0 + np.exp(-np.clip(self.score_one(features), -50, 50)))
            return np.array([1.0 - positive, positive])
        rows = [table[f] for f in features if f in table]
        scores = (self.intercept_ + self._rows[rows].sum(0)).astype(float)
        scores = np.exp(scores - scores.max())
        return np.asarray(scores / scores.sum())

    def predict_proba(self, X: Sequence[list[str]]) -> NDArray[np.float64]:
        """Probabilities, shape (n_samples, n_classes)."""
        return np.array([self.proba_one(row) for row in X]).reshape(len(X), len(self.classes_))

    def predict(self, X: Sequence[list[str]]) -> NDArray[Any]:
        """The likeliest label of every row, shape (n_samples,)."""
        return np.asarray(self.classes_[self.predict_proba(X).argmax(1)])

    def __getstate__(self) -> dict[str, Any]:
        return {
            k: v for k, v in self.__dict__.items() if not k.startswith(("_table", "_rows", "_bias"))
        }


def coefficient_digest(models: dict[str, TableClassifier]) -> str:
    """SHA-256 over features and coefficients rounded to 6 decimals: equal for equal models."""
    digest = hashlib.sha256()
    for name in sorted(models):
        model = models[name]
        digest.update(name.encode())
        digest.update(model.packed_.tobytes())
        digest.update(np.round(model.coef_.astype(np.float64), 6).tobytes())
        digest.update(np.round(model.intercept_.astype(np.float64), 6).tobytes())
    return digest.hexdigest()


def save(models: dict[str, TableClassifier], folder: Path, card: dict[str, Any]) -> None:
    """Write ``model.skops`` and ``model.json`` (format, digests, provenance) to ``folder``."""
    import skops.io

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.skops"
    skops.io.dump(models, path, compression=zipfile.ZIP_DEFLATED, compresslevel=9)
    manifest = {
        "format": FORMAT,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "coefficients": coefficient_digest(models),
        **card,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "model.json").write_text(text + "\n", "utf-8")


def load(folder: Path) -> tuple[dict[str, TableClassifier], dict[str, Any]]:
    """Load what ``save`` wrote; nothing in the file is executed.

    Returns:
        The classifiers by name, and the manifest.

    Raises:
        ModelError: Files are missing, the format is another version's, the model file is not
            the one that the manifest names, or it holds types that are not ours.
    """
    path, manifest_path = folder / "model.skops", folder / "model.json"
    try:
        manifest = json.loads(manifest_path.read_text("utf-8"))
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"no model here ({error.strerror})",
            where=str(error.filename),
            expected="model.skops and model.json as written by jueyi train",
        ) from None
    except ValueError:
        raise ModelError(
            "no JSON object", where=str(manifest_path), expected="a jueyi model manifest"
        ) from None
    found = manifest.get("format") if isinstance(manifest, dict) else None
    if found != FORMAT:
        raise ModelError(
            f"model format {found!r}",
            where=str(manifest_path),
            expected=f"format {FORMAT}",
            fix="train it again with this version of jueyi",
        )
    if hashlib.sha256(data).hexdigest() != manifest.get("sha256"):
        raise ModelError(
            "the model file is not the one that model.json names",
            where=str(path),
            expected="an untouched file",
            fix="fetch or train the model again",
        )
    return _unpack(path), manifest


def _unpack(path: Path) -> dict[str, TableClassifier]:
    import skops.io
    from skops.io.exceptions import UntrustedTypesFoundException

    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(item.file_size for item in archive.infolist())
        if size > _LARGEST:
            raise ModelError(f"{size} bytes unpacked", where=str(path), expected="under 256 MiB")
        models = skops.io.load(path, trusted=_TRUSTED)
    except UntrustedTypesFoundException as error:
        raise ModelError(
            f"foreign types in the model file ({error})", where=str(path), expected="a jueyi model"
        ) from None
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError) as error:
        raise ModelError(
            f"no skops file ({type(error).__name__})", where=str(path), expected="a jueyi model"
        ) from None
    if not isinstance(models, dict) or set(models) != set(NAMES):
        raise ModelError("not the five classifiers of jueyi", where=str(path))
    for model in models.values():
        model._ready()
    return models
