"""Flat rows for tables: one a paragraph, one an act. The columns of CSV, Excel and Parquet."""

from __future__ import annotations

import json
from typing import Any

from ..records import Act, Paragraph, Resolution

# What a paragraph is, and what of it an act's row repeats.
FACT_COLUMNS = ("document", "symbol", "organ", "adopted", "script")
OWN_PARAGRAPH_COLUMNS = (
    "id", "index", "part", "number", "level", "parent", "inherits", "text", "source_start",
    "source_end", "notes", "acts",
)  # fmt: skip
_REPEATED = (0, 1, 2, 3, 4, 7)  # of OWN_PARAGRAPH_COLUMNS: id, index, part, number, level, text
OWN_ACT_COLUMNS = (
    "act", "start", "end", "surface", "lemma", "modifiers", "english", "family", "opening", "score",
    "addressee_start", "addressee_end", "addressee", "classes", "addressee_score",
)  # fmt: skip
PARAGRAPH_COLUMNS = FACT_COLUMNS + OWN_PARAGRAPH_COLUMNS
REPEATED_COLUMNS = tuple(OWN_PARAGRAPH_COLUMNS[i] for i in _REPEATED)
ACT_COLUMNS = FACT_COLUMNS + REPEATED_COLUMNS + OWN_ACT_COLUMNS
INTEGERS = frozenset(
    "index level parent inherits source_start source_end notes acts act start end "
    "addressee_start addressee_end".split()
)
LISTS = frozenset({"modifiers", "classes"})
Row = list[Any]
Values = tuple[Any, ...]


def _facts(resolution: Resolution) -> Values:
    return (
        resolution.document, resolution.symbol, resolution.organ, resolution.adopted,
        resolution.script,
    )  # fmt: skip


def _paragraph(p: Paragraph) -> Values:
    return (
        p.id, p.index, p.part, p.number, p.level, p.parent, p.inherits, p.text, *p.source,
        len(p.notes), len(p.acts),
    )  # fmt: skip


def _act(number: int, act: Act) -> Values:
    who = act.addressee
    return (
        number, act.start, act.end, act.surface, act.lemma, act.modifiers,
        act.english, act.family, act.opening, act.score,
        *((who.start, who.end, who.text, who.classes, who.score) if who
          else (None, None, None, (), None)),
    )  # fmt: skip


def encode_rows(resolution: Resolution) -> bytes:
    """One resolution packed: what its rows repeat is written once."""
    paragraphs = [_paragraph(p) for p in resolution.paragraphs]
    acts = [
        (place, *_act(number, act))
        for place, p in enumerate(resolution.paragraphs)
        for number, act in enumerate(p.acts)
    ]
    packed = [_facts(resolution), paragraphs, acts]
    return json.dumps(packed, ensure_ascii=False, check_circular=False).encode()


def encode_nested(resolution: Resolution) -> bytes:
    """One resolution as a JSON object: its facts, and ``rows``, the paragraphs by column, each
    with its acts by column under ``rows``."""
    nested = dict(zip(FACT_COLUMNS, _facts(resolution), strict=True))
    nested["rows"] = [
        {
            **dict(zip(OWN_PARAGRAPH_COLUMNS, _paragraph(p), strict=True)),
            "rows": [dict(zip(OWN_ACT_COLUMNS, _act(*a), strict=True)) for a in enumerate(p.acts)],
        }
        for p in resolution.paragraphs
    ]
    return json.dumps(nested, ensure_ascii=False, check_circular=False).encode()


def decode_rows(chunk: bytes) -> tuple[list[Row], list[Row]]:
    """What ``encode_rows`` packed: rows of acts and rows of paragraphs, in their columns' order.

    In a paragraph's row, ``notes`` and ``acts`` are counts; ``act`` counts from 0 in its paragraph.
    """
    facts, paragraphs, acts = json.loads(chunk)
    heads = [facts + [p[i] for i in _REPEATED] for p in paragraphs]
    return [heads[act[0]] + act[1:] for act in acts], [facts + p for p in paragraphs]
