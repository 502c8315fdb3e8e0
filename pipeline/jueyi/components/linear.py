"""Fitted linear models over string features, as plain arrays: predict, save and load.

Inference needs no scikit-learn: one prediction costs a few look-ups, and a model file holds
arrays of numbers and text, no objects, so that loading one executes nothing.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import zipfile
from collections.abc import Iterable, Mapping
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import ModelError

FORMAT = 4
SETTINGS, ARRAYS = "component.json", "weights.npz"
ZEROS = repeat(0.0)
_LARGEST = 256 * 2**20  # bytes unpacked
_PARTS = ("classes", "packed", "coef", "intercept")


class Linear:
    """A linear model over string features.

    Args:
        classes: Labels in the order of the columns of ``probabilities``.
        packed: UTF-8 bytes of all features, joined by line feeds, shape (n_bytes,).
        coef: float32, shape (1, n_features) for two classes, else (n_classes, n_features).
        intercept: float32, shape (1,) or (n_classes,).

    Raises:
        ValueError: The shapes do not fit each other, or a number is not finite.
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
        rows = 1 if len(classes) == 2 else len(classes)
        if coef.shape != (rows, len(names)) or intercept.shape != (rows,):
            raise ValueError(f"shapes {coef.shape} and {intercept.shape} of {len(names)} features")
        if not (np.isfinite(coef).all() and np.isfinite(intercept).all()):
            raise ValueError("weights that are not finite")
        self.bias = float(intercept[0])
        self._two = len(classes) == 2
        weights = coef[0].tolist() if self._two else range(len(names))
        # Of two classes: feature to weight. Of more: feature to column.
        self.table: dict[str, Any] = dict(zip(names, weights, strict=True))
        self._rows = np.ascontiguousarray(coef.T)

    @property
    def features(self) -> list[str]:
        """The features, in the order of the columns of ``coef``."""
        text = self.packed.tobytes().decode()
        return text.split("\n") if text else []

    def score(self, features: Iterable[str]) -> float:
        """Log-odds of ``classes[1]`` (two classes)."""
        return float(sum(map(self.table.get, features, ZEROS), self.bias))

    def probabilities(self, features: Iterable[str]) -> NDArray[np.float64]:
        """Probabilities in the order of ``classes``, shape (n_classes,)."""
        if self._two:
            positive = sigmoid(self.score(features))
            return np.array([1.0 - positive, positive])
        table = self.table
        rows = [row for row in map(table.get, features) if row is not None]
        scores = (self.intercept + self._rows[rows].sum(0)).astype(float)
        scores = np.exp(scores - scores.max())
        return np.asarray(scores / scores.sum())


def require_trained(models: Mapping[str, Linear], component: str) -> None:
    """Say what to do where a component has no fitted models.

    Raises:
        ModelError: It has none.
    """
    if not models:
        raise ModelError(
            f"the {component} component has no model",
            expected="a trained one",
            fix="train it (nlp.initialize or jueyi train), or load a model folder",
        )


def sigmoid(value: float) -> float:
    """The logistic function, safe for large arguments."""
    if value >= 0:
        return 1.0 / (1.0 + math.exp(-min(value, 60.0)))
    power = math.exp(max(value, -60.0))
    return power / (1.0 + power)


def coefficient_digest(models: Mapping[str, Linear]) -> str:
    """SHA-256 over features and coefficients rounded to 6 decimals: equal for equal models."""
    digest = hashlib.sha256()
    for name in sorted(models):
        model = models[name]
        digest.update(name.encode())
        digest.update(model.packed.tobytes())
        for numbers in (model.coef, model.intercept):
            # Adding zero turns -0.0 to 0.0, whose bytes differ.
            digest.update((np.round(numbers.astype(np.float64), 6) + 0.0).tobytes())
    return digest.hexdigest()


def pack(models: Mapping[str, Linear], settings: dict[str, Any]) -> dict[str, bytes]:
    """The two files of a component by name: its arrays, and its settings with their digests."""
    arrays = {
        f"{name}.{part}": getattr(model, part) for name, model in models.items() for part in _PARTS
    }
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    content = {
        **settings,
        "format": FORMAT,
        "models": sorted(models),
        "sha256": hashlib.sha256(buffer.getvalue()).hexdigest(),
        "coefficients": coefficient_digest(models),
    }
    text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return {ARRAYS: buffer.getvalue(), SETTINGS: text.encode()}


def save(folder: Path, models: Mapping[str, Linear], settings: dict[str, Any]) -> None:
    """Write a component's folder: ``component.json`` and ``weights.npz``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in pack(models, settings).items():
        (folder / name).write_bytes(data)


def load(folder: Path, names: tuple[str, ...]) -> tuple[dict[str, Linear], dict[str, Any]]:
    """Load what ``save`` wrote.

    Args:
        folder: The component's folder.
        names: The models that it must hold.

    Returns:
        The models by name, and the settings.

    Raises:
        ModelError: Files are missing, the format is another version's, the arrays are not those
            that the settings name, or they hold something else than linear models.
    """
    return unpack({name: _read(folder / name) for name in (SETTINGS, ARRAYS)}, names, str(folder))


def unpack(
    files: Mapping[str, bytes], names: tuple[str, ...], where: str
) -> tuple[dict[str, Linear], dict[str, Any]]:
    """The same from the files' bytes; ``where`` names their place in errors."""
    try:
        settings = json.loads(files[SETTINGS])
    except (ValueError, KeyError):
        raise ModelError(
            f"{SETTINGS} is no JSON object", where=where, expected="what jueyi train wrote"
        ) from None
    found = settings.get("format") if isinstance(settings, dict) else None
    if found != FORMAT:
        raise ModelError(
            f"model format {found!r}",
            where=where,
            expected=f"format {FORMAT}",
            fix="train it again with this version of jueyi",
        )
    data = files.get(ARRAYS, b"")
    if hashlib.sha256(data).hexdigest() != settings.get("sha256"):
        raise ModelError(
            f"{ARRAYS} is not the file that {SETTINGS} names",
            where=where,
            expected="an untouched folder",
            fix="fetch or train the model again",
        )
    return _models(data, names, where), settings


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"no model here ({error.strerror})",
            where=str(path),
            expected=f"{SETTINGS} and {ARRAYS} as written by jueyi train",
        ) from None


def _models(data: bytes, names: tuple[str, ...], where: str) -> dict[str, Linear]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(item.file_size for item in archive.infolist())
        if size > _LARGEST:
            raise ModelError(f"{size} bytes unpacked", where=where, expected="under 256 MiB")
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            return {name: Linear(*(arrays[f"{name}.{part}"] for part in _PARTS)) for name in names}
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError, OSError,
            AttributeError) as error:  # fmt: skip
        raise ModelError(
            f"not the models {', '.join(names)} ({type(error).__name__}: {error})",
            where=where,
            expected="a jueyi model",
        ) from None
