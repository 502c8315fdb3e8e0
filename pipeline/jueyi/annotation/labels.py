"""What a corrected task says: the labels of its paragraph, checked."""

from __future__ import annotations

from itertools import pairwise

from ..components.addressees.hypotheses import THANKS
from ..corpus.gold import CORRECTED, GoldParagraph, digest
from ..document.plainform import plain_text
from ..document.script import is_traditional
from ..errors import CorpusError
from ..labelled import GoldAct, GoldAddressee
from ..lexicon import Lexicon
from ..records import CLASSES, FAMILIES
from . import ADDRESSEE, LABELS, Region, Task


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
        within = 0 <= region.start < region.end <= len(task.text)
        if region.label not in LABELS or not within:
            raise CorpusError(
                f"label {region.label!r} at {region.start} to {region.end}",
                where=where,
                expected=f"0 to {len(task.text)}" if not within else ", ".join(LABELS),
            )
    acts = sorted((r for r in task.regions if r.label in FAMILIES), key=lambda r: r.start)
    addressees: dict[str, GoldAddressee] = {}
    for region in task.regions:
        if region.label == ADDRESSEE:
            owner = region.of or _owner(region, acts, task.text, where)
            addressees[owner] = _addressee(region, task.regions, where)
    script = task.facts.get("script") or (
        "traditional" if is_traditional(task.text) else "simplified"
    )
    plain = plain_text(task.text, str(script))
    found = []
    for act in acts:
        surface = plain[act.start : act.end]
        verb = lexicon.parse(surface)
        lemma = verb.lemma if verb else surface
        who = addressees.get(act.id)
        if who is not None and any(a.start < who.end and who.start < a.end for a in acts):
            raise CorpusError(
                f"the addressee at {who.start} overlaps a verb", where=where,
                expected="an addressee before or behind it",
            )  # fmt: skip
        found.append(GoldAct(act.start, act.end, lemma, act.label, who))
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
    named = {(r.start, r.end, r.label): r for r in regions if r.label in CLASSES}
    within = (r for r in named.values() if region.start <= r.start and r.end <= region.end)
    parties = sorted(within, key=lambda r: r.start)
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
