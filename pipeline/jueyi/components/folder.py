"""A model folder: what ``nlp.to_disk`` writes and the labeller opens without spaCy.

Beside spaCy's own files it holds one folder a component: ``clauses``, ``acts``, ``addressees``,
each with a ``component.json`` (settings and digests); the last two with ``weights.npz`` (arrays).
``card.json`` says what is known of the model's making.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import ModelError
from ..lexicon import Lexicon
from ..lexicon import load as load_lexicon
from . import linear
from .acts import model as acts
from .addressees import model as addressees
from .clauses import Candidate
from .registry import segmenters, suggesters

CARD = "card.json"
Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Clauses:
    """What proposes candidates: a suggester, at the word boundaries of a segmenter.

    Args:
        suggester: Name of a registered suggester.
        segmenter: Name of a registered segmenter.
    """

    suggester: str = "jueyi.lexicon.v1"
    segmenter: str = "char"

    def words(self, text: str) -> frozenset[int] | None:
        """Offsets of word boundaries; None where every offset is one."""
        if self.segmenter == "char":
            return None
        found: frozenset[int] | None = segmenters.get(self.segmenter)(text)
        return found

    def candidates(self, text: str, words: frozenset[int] | None) -> Sequence[Candidate]:
        """Candidates that begin and end at a word boundary, in text order."""
        found: Sequence[Candidate] = suggesters.get(self.suggester)(text)
        if words is None:
            return found
        return [c for c in found if c.start in words and c.end in words]

    def files(self) -> dict[str, bytes]:
        """The component's one file by name."""
        settings = {
            "component": "clauses", "format": linear.FORMAT, "suggester": self.suggester,
            "segmenter": self.segmenter,
        }  # fmt: skip
        text = json.dumps(settings, indent=2, sort_keys=True) + "\n"
        return {linear.SETTINGS: text.encode()}


def clauses_of(files: Files, where: str) -> Clauses:
    """The clauses component that ``Clauses.files`` wrote.

    Raises:
        ModelError: It is no such file.
        ConfigError: It names a suggester or segmenter that is not there.
    """
    with _malformed(where):
        settings = json.loads(files[linear.SETTINGS])
        found = Clauses(settings["suggester"], settings["segmenter"])
    suggesters.get(found.suggester)
    segmenters.get(found.segmenter)
    return found


def act_files(model: acts.ActModel) -> dict[str, bytes]:
    """The files of the acts component by name."""
    settings = {
        "component": "acts", "features": model.groups, "unknown_verb_features": model.unknown,
        "threshold": model.threshold, "bound": model.bound, "lexicon": model.lexicon.digest,
    }  # fmt: skip
    return linear.pack(model.models, settings)


def acts_of(files: Files, where: str, words: Lexicon | None = None) -> acts.ActModel:
    """The acts component that ``act_files`` wrote.

    Raises:
        ModelError: It is no such file, or was trained with another lexicon.
        ConfigError: It names features that are not there.
    """
    lexicon = words or load_lexicon()
    models, settings = linear.unpack(files, acts.NAMES, where)
    if settings.get("lexicon") != lexicon.digest:
        raise ModelError(
            "the model was trained with another lexicon",
            where=where,
            expected=f"lexicon {lexicon.digest[:12]}",
            fix="train it again: jueyi train",
        )
    with _malformed(where):
        return acts.ActModel(
            lexicon, settings["features"], settings["unknown_verb_features"], models,
            settings["threshold"], settings["bound"],
        )  # fmt: skip


def addressee_files(model: addressees.AddresseeModel) -> dict[str, bytes]:
    """The files of the addressees component by name."""
    settings = {
        "component": "addressees", "features": model.groups, "threshold": model.threshold,
        "bound": model.bound,
    }  # fmt: skip
    return linear.pack(model.models, settings)


def addressees_of(files: Files, where: str) -> addressees.AddresseeModel:
    """The addressees component that ``addressee_files`` wrote; errors as in ``acts_of``."""
    models, settings = linear.unpack(files, addressees.NAMES, where)
    with _malformed(where):
        groups = settings["features"]
        return addressees.AddresseeModel(
            groups["ends"], groups["boundaries"], groups["party_classes"], models,
            settings["threshold"], settings["bound"],
        )  # fmt: skip


class _malformed:
    """Says that a settings file lacks what it must hold."""

    def __init__(self, where: str) -> None:
        self._where = where

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if isinstance(error, KeyError | TypeError | ValueError | AttributeError):
            raise ModelError(
                f"{linear.SETTINGS} is malformed ({type(error).__name__}: {error})",
                where=self._where,
                expected="what jueyi train wrote",
            ) from None


def files_of(folder: Path) -> Callable[[str], tuple[Files, str]]:
    """Reads the files of one component of a model folder, and names their place."""

    def read(component: str) -> tuple[Files, str]:
        if not folder.is_dir():
            raise ModelError(
                "no such model folder", where=str(folder), expected="one that jueyi train wrote"
            )
        place = _place(folder, component)
        try:
            return {path.name: path.read_bytes() for path in sorted(place.iterdir())}, str(place)
        except OSError as error:
            raise ModelError(
                f"cannot be read ({error.strerror})", where=str(place), expected="readable files"
            ) from None

    return read


def _place(folder: Path, component: str) -> Path:
    """The folder of a component, whatever name it has in the pipeline. Where there are two of a
    kind, one is of an older model, and nothing tells which."""
    kinds: dict[Path, str] = {}
    for path in sorted(folder.glob(f"*/{linear.SETTINGS}")):
        try:
            kinds[path.parent] = str(json.loads(path.read_text("utf-8"))["component"])
        except (OSError, ValueError, KeyError, TypeError):
            kinds[path.parent] = path.parent.name
    kind = kinds.get(folder / component, component)
    found = [place for place, known in kinds.items() if known == kind]
    if len(found) != 1:
        raise ModelError(
            f"{len(found)} {kind} components here ({', '.join(p.name for p in found)})"
            if found else f"no model here (no {component}/{linear.SETTINGS})",
            where=str(folder),
            expected="what jueyi train or nlp.to_disk wrote, with nothing of an older model",
        )  # fmt: skip
    return found[0]


def card_of(folder: Path) -> dict[str, Any]:
    """What ``card.json`` says; empty if there is none."""
    path = folder / CARD
    try:
        card = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    except (OSError, ValueError) as error:
        raise ModelError(
            f"unreadable ({error})", where=str(path), expected="a JSON object"
        ) from None
    return card if isinstance(card, dict) else {}


def digest_of(*components: Files) -> str:
    """What tells a model from others: SHA-256 of its components' settings, which hold the digests
    of their weights."""
    digest = hashlib.sha256()
    for files in components:
        digest.update(files[linear.SETTINGS])
    return digest.hexdigest()
