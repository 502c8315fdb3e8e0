"""Fitted linear models as tables from feature to weight: predict, save and load.

Inference needs no scikit-learn: one prediction costs a few look-ups, and a model file holds
arrays of numbers and text, no objects, so that loading one executes nothing.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import ModelError

FORMAT = 2
NAMES = ("acts", "heads", "ends", "splits", "classes")
ZEROS = repeat(0.0)
_LARGEST = 256 * 2**20
_PARTS = ("classes", "packed", "coef", "intercept")


class Table:
    """A linear model over string features.

    Args:
        classes: Labels in the order of the columns of ``proba_one``.
        packed: UTF-8 bytes of all features, joined by line feeds, shape (n_bytes,).
        coef: float32, shape (1, n_features) for two classes, else (n_classes, n_features).
        intercept: float32, shape (1,) or (n_classes,).
    """

    def __init__(
        self,
        classes: NDArray[Any],
        packed: NDArray[np.uint8],
        coef: NDArray[np.float32],
        intercept: NDArray[np.float32],
    ) -> None:
        self.classes, self.packed, self.coef, self.intercept = classes, packed, coef, intercept
        names = self.features
        self._bias = float(intercept[0])
        self._two = len(classes) == 2
        weights = coef[0].tolist() if self._two else range(len(names))
        self._table: dict[str, Any] = dict(zip(names, weights, strict=True))
        self._rows = np.ascontiguousarray(coef.T)

    @property
    def features(self) -> list[str]:
        """The features, in the order of the columns of ``coef``."""
        text = self.packed.tobytes().decode()
        return text.split("\n") if text else []

    def table(self) -> tuple[dict[str, Any], float]:
        """Feature to weight, and the intercept, for loops that add up by themselves."""
        return self._table, self._bias

    def score_one(self, features: Iterable[str]) -> float:
        """Log-odds of ``classes[1]`` (two classes)."""
        # map() keeps the loop in C: this line is most of the labelling time.
        return float(sum(map(self._table.get, features, ZEROS), self._bias))

    def proba_one(self, features: Iterable[str]) -> NDArray[np.float64]:
        """Probabilities in the order of ``classes``, shape (n_classes,)."""
        table = self._table
        if self._two:
            positive = 1.0 / (1.0 + np.exp(-np.clip(self.score_one(features), -50, 50)))
            return np.array([1.0 - positive, positive])
        rows = [table[f] for f in features if f in table]
        scores = (self.intercept + self._rows[rows].sum(0)).astype(float)
        scores = np.exp(scores - scores.max())
        return np.asarray(scores / scores.sum())


def coefficient_digest(tables: dict[str, Table]) -> str:
    """SHA-256 over features and coefficients rounded to 6 decimals: equal for equal models."""
    digest = hashlib.sha256()
    for name in sorted(tables):
        table = tables[name]
        digest.update(name.encode())
        digest.update(table.packed.tobytes())
        for numbers in (table.coef, table.intercept):
            # Adding zero turns -0.0 to 0.0, whose bytes differ.
            digest.update((np.round(numbers.astype(np.float64), 6) + 0.0).tobytes())
    return digest.hexdigest()


def save(tables: dict[str, Table], folder: Path, card: dict[str, Any]) -> None:
    """Write ``model.npz`` and ``model.json`` (format, digests, provenance) to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays = {
        f"{name}.{part}": getattr(table, part) for name, table in tables.items() for part in _PARTS
    }
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    manifest = {
        **card,
        "format": FORMAT,
        "sha256": hashlib.sha256(buffer.getvalue()).hexdigest(),
        "coefficients": coefficient_digest(tables),
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "model.npz").write_bytes(buffer.getvalue())
    (folder / "model.json").write_text(text + "\n", "utf-8")


def load(folder: Path) -> tuple[dict[str, Table], dict[str, Any]]:
    """Load what ``save`` wrote.

    Returns:
        The tables by name, and the manifest.

    Raises:
        ModelError: Files are missing, the format is another version's, the model file is not
            the one that the manifest names, or it holds something else than our arrays.
    """
    path, manifest_path = folder / "model.npz", folder / "model.json"
    try:
        manifest = json.loads(manifest_path.read_text("utf-8"))
    except OSError as error:
        raise _missing(error) from None
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
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _missing(error) from None
    if hashlib.sha256(data).hexdigest() != manifest.get("sha256"):
        raise ModelError(
            "the model file is not the one that model.json names",
            where=str(path),
            expected="an untouched file",
            fix="fetch or train the model again",
        )
    return _unpack(data, path), manifest


def _missing(error: OSError) -> ModelError:
    return ModelError(
        f"no model here ({error.strerror})",
        where=str(error.filename),
        expected="model.npz and model.json as written by jueyi train",
    )


def _unpack(data: bytes, path: Path) -> dict[str, Table]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(item.file_size for item in archive.infolist())
        if size > _LARGEST:
            raise ModelError(f"{size} bytes unpacked", where=str(path), expected="under 256 MiB")
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            return {name: Table(*(arrays[f"{name}.{part}"] for part in _PARTS)) for name in NAMES}
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError, OSError) as error:
        raise ModelError(
            f"not the five tables of jueyi ({type(error).__name__}: {error})",
            where=str(path),
            expected="a jueyi model",
        ) from None
