"""What our spaCy components share: they save their files, and do not learn by ``update``."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import srsly
from spacy.tokens import Doc
from spacy.training import Example

from ...errors import ModelError
from ...labelled import Labelled
from ...records import Resolution
from .. import folder
from . import docs, references

Examples = Callable[[], Iterable[Example]]
Scorer = Callable[..., dict[str, Any]]


class Pipe:
    """What the components share: they save their files, and do not learn by ``update``.

    Args:
        name: The component's name in the pipeline.
    """

    name: str

    def files(self) -> Mapping[str, bytes]:
        """The component's files by name."""
        raise NotImplementedError

    def take(self, files: Mapping[str, bytes], where: str) -> None:
        """Become what was saved; ``where`` names its place in errors."""
        raise NotImplementedError

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the component to a folder."""
        target = Path(path)
        target.mkdir(parents=True, exist_ok=True)
        for name, data in self.files().items():
            (target / name).write_bytes(data)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Pipe:
        """Become what ``to_disk`` or ``jueyi train`` wrote.

        Raises:
            ModelError: It is no such folder.
        """
        place = Path(path)
        self.take(*folder.files_of(place.parent)(place.name))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The component as one value."""
        packed: bytes = srsly.msgpack_dumps(dict(self.files()))
        return packed

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Pipe:
        """Become what ``to_bytes`` gave.

        Raises:
            ModelError: It is not whole.
        """
        self.take(srsly.msgpack_loads(data), self.name)
        return self

    def update(
        self,
        examples: Iterable[Example],
        *,
        drop: float = 0.0,
        sgd: Any = None,
        losses: dict[str, float] | None = None,
    ) -> dict[str, float]:
        """Nothing is learnt: says so, once, and returns the losses as they were."""
        warnings.warn(
            f"{self.name} is a batch learner: nlp.update leaves it as it is; it trains in "
            "nlp.initialize(get_examples)",
            UserWarning,
            stacklevel=2,
        )
        return {} if losses is None else losses


def labelled(get_examples: Examples) -> Iterator[Labelled]:
    """What the references of all examples are labelled with."""
    for example in get_examples():
        yield references.gold_of(example.reference)


def kept(doc: Doc, name: str) -> Resolution:
    """The paragraphs that ``jueyi_structure`` found, for the component ``name``.

    Raises:
        ModelError: It has not run.
    """
    resolution = docs.kept(doc)
    if resolution is None:
        raise ModelError(
            f"{name} was given a Doc without paragraphs",
            expected="jueyi_structure before it in the pipeline",
            fix='nlp.add_pipe("jueyi_structure", first=True)',
        )
    return resolution
