"""Flat rows for tables: one a paragraph, one an act. The columns of CSV, Excel and Parquet."""

from __future__ import annotations

import json
from typing import Any

from ..records import Resolution

# What a paragraph is, and what of it an act's row repeats.
_DOCUMENT = ("document", "symbol", "organ", "adopted", "script")
_PARAGRAPH = (
    "id", "index", "part", "number", "level", "parent", "inherits", "text", "source_start",
    "source_end", "notes", "acts",
)  # fmt: skip
_REPEATED = (0, 1, 2, 3, 4, 7)  # of _PARAGRAPH: id, index, part, number, level, text
_ACT = (
    "act", "start", "end", "surface", "lemma", "modifiers", "english", "family", "opening", "score",
    "addressee_start", "addressee_end", "addressee", "classes", "addressee_score",
)  # fmt: skip
PARAGRAPH_COLUMNS = _DOCUMENT + _PARAGRAPH
ACT_COLUMNS = _DOCUMENT + tuple(_PARAGRAPH[i] for i in _REPEATED) + _ACT
INTEGERS = frozenset(
    "index level parent inherits source_start source_end notes acts act start end "
    "addressee_start addressee_end".split()
)
LISTS = frozenset({"modifiers", "classes"})
Row = list[Any]


def encode_rows(resolution: Resolution) -> bytes:
    """One resolution packed: what its rows repeat is written once."""
    facts = (
        resolution.document, resolution.symbol, resolution.organ, resolution.adopted,
        resolution.script,
    )  # fmt: skip
    paragraphs, acts = [], []
    for place, p in enumerate(resolution.paragraphs):
        paragraphs.append(
            (p.id, p.index, p.part, p.number, p.level, p.parent, p.inherits, p.text, *p.source,
             len(p.notes), len(p.acts))
        )  # fmt: skip
        for number, act in enumerate(p.acts):
            who = act.addressee
            acts.append(
                (place, number, act.start, act.end, act.surface, act.lemma, act.modifiers,
                 act.english, act.family, act.opening, act.score,
                 *((who.start, who.end, who.text, who.classes, who.score) if who
                   else (None, None, None, (), None)))
            )  # fmt: skip
    packed = json.dumps([facts, paragraphs, acts], ensure_ascii=False, check_circular=False)
    return packed.encode()


def decode_rows(chunk: bytes) -> tuple[list[Row], list[Row]]:
    """What ``encode_rows`` packed: rows of acts and rows of paragraphs, in their columns' order.

    In a paragraph's row, ``notes`` and ``acts`` are counts; ``act`` counts from 0 in its paragraph.
    """
    facts, paragraphs, acts = json.loads(chunk)
    heads = [facts + [p[i] for i in _REPEATED] for p in paragraphs]
    return [heads[act[0]] + act[1:] for act in acts], [facts + p for p in paragraphs]
