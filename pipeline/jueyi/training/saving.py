"""A trained pipeline on the disk: a folder for ``spacy.load``, ``jueyi.load`` and the command."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any

from ..about import VERSION
from ..components.folder import CARD
from ..components.linear import SETTINGS
from ..errors import JueyiError

if TYPE_CHECKING:
    from spacy.language import Language

    from .train import Run


def prepare(folder: Path) -> None:
    """Make the folder that a model is to be written to, before anything is trained.

    Raises:
        JueyiError: It cannot be written, or holds something else than a model.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = [path.name for path in folder.iterdir()]
    except OSError as error:
        raise JueyiError(
            f"cannot be written ({error.strerror})",
            where=str(folder),
            expected="a folder for the model",
        ) from None
    if held and "meta.json" not in held:
        raise JueyiError(
            f"a folder that holds other files ({min(held)} …)",
            where=str(folder),
            expected="a new or empty folder, or an older model's",
        )


def save(run: Run, folder: Path) -> None:
    """Write a trained pipeline: a folder for ``spacy.load`` and ``jueyi.load`` alike."""
    save_pipeline(run.nlp, folder, run.card)


def save_pipeline(nlp: Language, folder: Path, card: Mapping[str, Any]) -> None:
    """Write a pipeline with its card. The vocabulary, which our components do not use, is left
    out: it would hold the words of the training texts."""
    nlp.meta.update(
        name="jueyi",
        version=VERSION,
        description="Acts of the organ and their addressees in Chinese UN resolutions",
        license="Apache-2.0",
    )
    for settings in folder.glob(f"*/{SETTINGS}"):  # of a model that was here before
        if settings.parent.name not in nlp.pipe_names:
            rmtree(settings.parent)
    nlp.to_disk(folder, exclude=["vocab"])
    text = json.dumps(dict(card), ensure_ascii=False, indent=2, sort_keys=True)
    (folder / CARD).write_text(text + "\n", "utf-8")
