"""Labels to annotation tools and back: predictions go out as pre-annotations, corrections come in.

A task is a paragraph with regions: one an act (labelled with its family), one an addressee, one a
party (labelled with its class). Each tool's format has a module with ``encode`` (tasks to a
file's text) and ``decode`` (a file's text to tasks). Offsets are code points here; a module
converts where its tool counts otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from ..corpus.gold import digest
from ..errors import CorpusError
from ..records import CLASSES, FAMILIES, Act, Resolution

TOOLS = ("label-studio", "prodigy", "doccano")
ADDRESSEE = "addressee"
ROUND = 99  # of corrections by users: above all rounds of this repository
_LONGEST_READER = 100
LABELS = (*FAMILIES, ADDRESSEE, *CLASSES)


@dataclass(frozen=True, slots=True)
class Region:
    """A labelled stretch [start, end) of a task's text; ``of`` names the act of an addressee.

    >>> Region("act-0", 0, 1, "directive").end
    1
    """

    id: str
    start: int
    end: int
    label: str
    score: float | None = None
    of: str | None = None

    def __post_init__(self) -> None:
        """Refuse what a tool's file may hold instead.

        Raises:
            TypeError: A field is of another type.
        """
        for value, kind in ((self.id, str), (self.start, int), (self.end, int), (self.label, str)):
            if not isinstance(value, kind) or isinstance(value, bool):
                raise TypeError(f"{value!r} in a region; expected {kind.__name__}")


@dataclass(slots=True)
class Task:
    """One paragraph to look at.

    Attributes:
        text: The paragraph.
        facts: ``document``, ``index``, ``part``, ``number``, ``sha256``: what brings it back.
        regions: What is labelled in it.

    >>> Task("请秘书长报告。", {}).regions
    []
    """

    text: str
    facts: dict[str, Any]
    regions: list[Region] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Refuse what a tool's file may hold instead of a text.

        Raises:
            TypeError: The text is no string, or empty.
        """
        if not isinstance(self.text, str) or not self.text:
            raise TypeError(f"text {self.text!r}; expected a paragraph")


def module(tool: str) -> Any:
    """The module of a tool's format."""
    return import_module(f".{tool.replace('-', '_')}", __package__)


def tasks_of(resolution: Resolution) -> list[Task]:
    """A task for every preambular and operative paragraph of a labelled document.

    >>> from jueyi import load
    >>> task = tasks_of(load().label("大会，\\n1. 请秘书长报告。"))[0]
    >>> [(r.label, task.text[r.start : r.end]) for r in task.regions]
    [('directive', '请'), ('addressee', '秘书长'), ('secretary-general', '秘书长')]
    """
    tasks = []
    for paragraph in resolution.paragraphs:
        if paragraph.part == "other":
            continue
        facts = {
            "document": resolution.symbol or resolution.document,
            "index": paragraph.index,
            "part": paragraph.part,
            "number": paragraph.number,
            "sha256": digest(paragraph.text),
            "script": resolution.script,
        }
        tasks.append(Task(paragraph.text, facts, _regions(paragraph.acts)))
    return tasks


def _regions(acts: Iterable[Act]) -> list[Region]:
    regions = []
    for number, act in enumerate(acts):
        name = f"act-{number}"
        regions.append(Region(name, act.start, act.end, act.family, act.score))
        who = act.addressee
        if who is None:
            continue
        regions.append(
            Region(f"addressee-{number}", who.start, who.end, ADDRESSEE, who.score, name)
        )
        for place, party in enumerate(who.parties):
            identifier = f"party-{number}-{place}"
            regions.append(Region(identifier, party.start, party.end, party.label, party.score))
    return regions


def decode_lines(
    text: str, where: str, read: Callable[[dict[str, Any]], Task | None], expected: str
) -> list[Task]:
    """Tasks of JSON Lines, for the formats that are such.

    Args:
        text: The file's text.
        where: What errors call it.
        read: A task of a line's object; None for one that nobody accepted.
        expected: What a line should have been.

    Raises:
        CorpusError: A line is no such object.
    """
    tasks = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            task = read(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CorpusError(
                f"no task ({type(error).__name__}: {error})",
                where=f"{where} line {number}",
                expected=expected,
            ) from None
        if task is not None:
            tasks.append(task)
    return tasks


def provenance(reader: str) -> dict[str, Any]:
    """What a corrected row says of its making; no figure is measured on it."""
    name = " ".join(reader.encode("utf-8", "replace").decode().split())[:_LONGEST_READER]
    return {"readings": 1, "reader": name, "round": ROUND}
