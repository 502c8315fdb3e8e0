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
from itertools import pairwise
from typing import Any

from ..components.addressees.hypotheses import THANKS
from ..corpus.gold import CORRECTED, GoldParagraph, digest
from ..document.plainform import plain_text
from ..document.script import is_traditional
from ..errors import CorpusError
from ..labelled import GoldAct, GoldAddressee
from ..lexicon import Lexicon
from ..records import CLASSES, FAMILIES, Act, Resolution

TOOLS = ("label-studio", "prodigy", "doccano")
ADDRESSEE = "addressee"
ROUND = 99  # of corrections by users: above all rounds of this repository
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


def gold_of(task: Task, lexicon: Lexicon, where: str) -> GoldParagraph:
    """The labels of a corrected task.

    Args:
        task: As a tool gave it back.
        lexicon: Gives the lemma of an act; a verb that it lacks is its own lemma.
        where: What errors call the task.

    Raises:
        CorpusError: The text is not the one that was given out, a label is unknown, two acts or
            two parties overlap, an addressee belongs to no act, or has no party in it.

    >>> from jueyi import lexicon
    >>> task = Task("请秘书长报告。", {}, [Region("a", 0, 1, "directive")])
    >>> gold_of(task, lexicon.load(), "x").acts[0].lemma
    '请'
    """
    wanted = task.facts.get("sha256")
    if wanted is not None and wanted != digest(task.text):
        raise CorpusError("the text has changed", where=where, expected="only labels to change")
    for region in task.regions:
        if region.label not in LABELS or not 0 <= region.start < region.end <= len(task.text):
            raise CorpusError(
                f"label {region.label!r} at {region.start} to {region.end}",
                where=where,
                expected=", ".join(LABELS),
            )
    acts = sorted((r for r in task.regions if r.label in FAMILIES), key=lambda r: r.start)
    addressees: dict[str, GoldAddressee] = {}
    for region in task.regions:
        if region.label == ADDRESSEE:
            owner = region.of or _owner(region, acts, task.text, where)
            addressees[owner] = _addressee(region, task.regions, where)
    plain = plain_text(task.text, "traditional" if is_traditional(task.text) else "simplified")
    found = []
    for act in acts:
        surface = plain[act.start : act.end]
        verb = lexicon.parse(surface)
        lemma = verb.lemma if verb else surface
        found.append(GoldAct(act.start, act.end, lemma, act.label, addressees.get(act.id)))
    _apart(acts, where)
    document = str(task.facts.get("document") or where)
    return GoldParagraph(digest(task.text), document, CORRECTED, tuple(found), measured=False)


def _apart(regions: list[Region], where: str) -> None:
    """Refuse regions of one kind, in text order, that overlap.

    Raises:
        CorpusError: Two do.
    """
    for one, following in pairwise(regions):
        if following.start < one.end:
            raise CorpusError(
                f"{one.label} at {one.start} to {one.end} and {following.label} at "
                f"{following.start} overlap",
                where=where,
                expected="regions side by side",
            )


def _owner(region: Region, acts: list[Region], text: str, where: str) -> str:
    """The act of an addressee that no relation links: the one right before it, else the thanks
    behind it (向……表示感谢), else the nearest before it."""
    before = [act for act in acts if act.end <= region.start]
    if before and before[-1].end == region.start:
        return before[-1].id
    for act in acts:
        surface = text[act.start : act.end]
        if act.start >= region.end and any(surface.endswith(lemma) for lemma in THANKS):
            return act.id
    if not before:
        raise CorpusError(
            f"the addressee at {region.start} belongs to no act", where=where, expected="an act"
        )
    return before[-1].id


def _addressee(region: Region, regions: list[Region], where: str) -> GoldAddressee:
    parties = sorted((r for r in regions if r.label in CLASSES), key=lambda r: r.start)
    parties = [r for r in parties if region.start <= r.start and r.end <= region.end]
    _apart(parties, where)
    inside = [(r.start, r.end, r.label) for r in parties]
    if not inside:
        raise CorpusError(
            f"the addressee at {region.start} has no party in it",
            where=where,
            expected="a region with a class for each party",
        )
    classes = tuple(dict.fromkeys(label for _, _, label in inside))
    return GoldAddressee(region.start, region.end, classes, tuple(inside))


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
    return {"readings": 1, "reader": reader, "round": ROUND}
