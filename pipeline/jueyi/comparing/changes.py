"""What differs between two resolutions, paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz.distance import Indel

from ..lexicon.strength import load_strength
from ..records import Act, Paragraph, Resolution
from .alignment import Pair, align, compared, unrepeated

# From this similarity on, with the same verbs, addressees, times, citations and figures, only the
# wording differs. Chosen like ``alignment.LEAST``.
REWORDED = 0.93
_FIGURES = re.compile(r"\d+")
_TOKENS = re.compile(r"\d+|[〇一二三四五六七八九十百]+|[A-Za-z]+|.", re.S)


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch that differs: ``old`` was replaced by ``new``; either may be empty.

    Attributes:
        old_start, new_start: Where they begin in the texts of the two paragraphs.
        old, new: What stood there, and what stands there.

    >>> edits("请秘书长报告", "敦促秘书长报告")
    (Edit(old_start=0, new_start=0, old='请', new='敦促'),)
    """

    old_start: int
    new_start: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a paragraph.

    Attributes:
        status: ``same``, ``changed``, ``new`` or ``dropped``.
        moved: Whether it stands elsewhere.
        old, new: Index of the paragraph in the two resolutions, or None.
        similarity: From 0 to 1, repetition words not counted.
        reworded: ``same`` in substance, though some words differ.
        verb: How the first verb that differs changed: ``stronger``, ``weaker``, ``other``, or
            ``added``, ``dropped`` behind verbs that are equal; None where none differs.
        addressee: Whether an addressee differs.
        times: Whether a time differs.
        citations: Symbols that are cited anew (``+``) and no longer (``-``).
        edits: What differs in the texts.

    >>> from jueyi import load
    >>> old, new = (load().label(f"大会，\\n1. {t}会员国批准该公约；") for t in ("请", "敦促"))
    >>> compare(old, new)[-1].verb
    'stronger'
    """

    status: str
    moved: bool
    old: int | None
    new: int | None
    similarity: float
    reworded: bool = False
    verb: str | None = None
    addressee: bool = False
    times: bool = False
    citations: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()


def compare(old: Resolution, new: Resolution) -> tuple[Change, ...]:
    """Compare two labelled resolutions.

    Args:
        old: The earlier one.
        new: The later one.

    Returns:
        A change a paragraph and sub-item of the preamble and the operative part, in the order of
        the new text; dropped ones where they stood. Titles and closing lines are left out.

    >>> from jueyi import load
    >>> texts = ("大会，\\n1. 请各国合作；\\n2. 感谢秘书长；", "大会，\\n1. 敦促各国合作；")
    >>> [(c.status, c.verb) for c in compare(*map(load().label, texts))]
    [('changed', 'stronger'), ('dropped', None)]
    """
    olds, news = _text(old), _text(new)
    pairs = align([compared(p.text) for p in olds], [compared(p.text) for p in news])
    return tuple(_change(pair, olds, news) for pair in pairs)


def _text(resolution: Resolution) -> list[Paragraph]:
    return [p for p in resolution.paragraphs if p.part != "other" or p.level > 0]


def _change(pair: Pair, olds: list[Paragraph], news: list[Paragraph]) -> Change:
    if pair.new is None:
        return Change("dropped", False, olds[pair.old or 0].index, None, 0.0)
    two = news[pair.new]
    if pair.old is None:
        return Change("new", False, None, two.index, 0.0)
    one = olds[pair.old]
    verb, times, citations = _verb(one.acts, two.acts), _times(one) != _times(two), _cited(one, two)
    equal = compared(one.text) == compared(two.text)
    substance = verb in ("stronger", "weaker") or times or bool(citations)
    figures = _FIGURES.findall(one.text) != _FIGURES.findall(two.text)
    reworded = not (equal or substance or figures) and pair.similarity >= REWORDED
    return Change(
        "same" if equal or reworded else "changed",
        pair.moved, one.index, two.index, pair.similarity, reworded, verb,
        _addressees(one) != _addressees(two), times, citations, edits(one.text, two.text),
    )  # fmt: skip


def _verb(old: tuple[Act, ...], new: tuple[Act, ...]) -> str | None:
    for one, two in zip(old, new, strict=False):
        before, after = unrepeated(one.surface), unrepeated(two.surface)
        if before != after:
            return load_strength().change(before, after) or "other"
    if len(old) == len(new):
        return None
    return "added" if len(new) > len(old) else "dropped"


def _addressees(paragraph: Paragraph) -> list[tuple[str, ...]]:
    """Whom the acts are directed at: by entity where it is known, else as printed."""
    return [
        tuple(p.entity.id if p.entity else p.text for p in act.addressee.parties)
        for act in paragraph.acts
        if act.addressee is not None
    ]


def _times(paragraph: Paragraph) -> list[tuple[str, tuple[str, ...], str | None]]:
    found = [time for act in paragraph.acts for time in act.times]
    found += paragraph.item.times if paragraph.item else ()
    return [(time.type, time.value, time.relation) for time in found]


def _cited(old: Paragraph, new: Paragraph) -> tuple[str, ...]:
    before = {c.symbol or c.text for c in old.citations}
    after = {c.symbol or c.text for c in new.citations}
    return tuple(f"+{s}" for s in sorted(after - before)) + tuple(
        f"-{s}" for s in sorted(before - after)
    )


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """The stretches in which two texts differ, by characters; a number is changed as a whole.

    >>> [(e.old_start, e.old, e.new) for e in edits("请各国合作；", "敦促各国充分合作；")]
    [(0, '请', '敦促'), (3, '', '充分')]
    """
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    starts_old, starts_new = _starts(before), _starts(after)
    found: list[Edit] = []
    for code in Indel.opcodes(before, after):
        if code.tag == "equal":
            continue
        piece = Edit(
            starts_old[code.src_start], starts_new[code.dest_start],
            "".join(before[code.src_start : code.src_end]),
            "".join(after[code.dest_start : code.dest_end]),
        )  # fmt: skip
        last = found[-1] if found else None
        if (
            last is not None
            and last.old_start + len(last.old) == piece.old_start
            and last.new_start + len(last.new) == piece.new_start
        ):
            piece = Edit(last.old_start, last.new_start, last.old + piece.old, last.new + piece.new)
            found.pop()
        found.append(piece)
    return tuple(found)


def _starts(tokens: list[str]) -> list[int]:
    """Where every token begins, and the end of the last."""
    return [0, *accumulate(map(len, tokens))]
