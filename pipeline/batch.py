"""Many inputs, one after the other: a bad one costs a line, never the run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from . import reading
from .errors import JueyiError
from .labeller import Labeller
from .records import Resolution
from .structure import structure

Warn = Callable[[JueyiError], None]


@dataclass(slots=True)
class Summary:
    """What a batch did.

    Attributes:
        documents: Inputs labelled.
        paragraphs: Paragraphs in them.
        acts: Acts found.
        problems: What could not be read, in order.
    """

    documents: int = 0
    paragraphs: int = 0
    acts: int = 0
    problems: list[JueyiError] = field(default_factory=list)


def label_inputs(
    inputs: Iterable[tuple[str, bytes | Path]],
    labeller: Labeller,
    kind: str | None,
    summary: Summary,
    warn: Warn,
) -> Iterator[Resolution]:
    """Label inputs in order.

    Args:
        inputs: Name and content, or name and path, of every input.
        labeller: The model.
        kind: Force a kind of input, or None.
        summary: Is kept up to date.
        warn: Is told of every problem at once.
    """

    def report(problem: JueyiError) -> None:
        summary.problems.append(problem)
        warn(problem)

    for name, content in inputs:
        try:
            if isinstance(content, Path):
                source = reading.read(content, kind, name)
            else:
                source = reading.read_bytes(content, name, kind)
            resolution = labeller.label_resolution(structure(source))
        except JueyiError as error:
            report(error)
            continue
        for problem in source.problems:
            report(problem)
        summary.documents += 1
        summary.paragraphs += len(resolution.paragraphs)
        summary.acts += sum(len(p.acts) for p in resolution.paragraphs)
        yield resolution
