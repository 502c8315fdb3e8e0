"""Flat rows for tables: one a paragraph, one an act. The columns of CSV, Excel and Parquet."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

import orjson

from ..records import Act, Paragraph, Resolution
from ..schema import ACT, ADDRESSEE, SUBJECT, columns
from .plain import dump

# What a paragraph is, and what of it an act's row repeats.
FACTS = {name: "str" for name in ("document", "symbol", "organ", "adopted", "script")}
OWN_PARAGRAPH = {
    "id": "str", "index": "int", "part": "str", "number": "str", "level": "int", "parent": "int",
    "inherits": "int", "text": "str", "source_start": "int", "source_end": "int", "notes": "int",
    "acts": "int",
}  # fmt: skip
OWN_ACT = {"act": "int", **columns(ACT)}
FACT_COLUMNS, OWN_PARAGRAPH_COLUMNS = tuple(FACTS), tuple(OWN_PARAGRAPH)
OWN_ACT_COLUMNS = tuple(OWN_ACT)
REPEATED_COLUMNS = ("id", "index", "part", "number", "level", "text")
_REPEATED = tuple(OWN_PARAGRAPH_COLUMNS.index(name) for name in REPEATED_COLUMNS)
PARAGRAPH_COLUMNS = FACT_COLUMNS + OWN_PARAGRAPH_COLUMNS
ACT_COLUMNS = FACT_COLUMNS + REPEATED_COLUMNS + OWN_ACT_COLUMNS
KINDS = {**FACTS, **OWN_PARAGRAPH, **OWN_ACT}
Row = list[Any]
Values = tuple[Any, ...]
_facts = attrgetter(*FACTS)
_of_act = attrgetter(*(f.name for f in ACT if not isinstance(f.kind, tuple)))
_of_addressee = attrgetter(*(f.name for f in ADDRESSEE if not f.many))
_of_subject = attrgetter(*(f.name for f in SUBJECT))
_UNSPOKEN: Values = (None,) * len(SUBJECT)
_NOBODY: Values = tuple(() if f.kind == "strs" else None for f in ADDRESSEE if not f.many)


def _paragraph(p: Paragraph) -> Values:
    return (
        p.id, p.index, p.part, p.number, p.level, p.parent, p.inherits, p.text, *p.source,
        len(p.notes), len(p.acts),
    )  # fmt: skip


def _act(number: int, act: Act) -> Values:
    who, subject = act.addressee, act.subject
    return (
        number,
        *_of_act(act),
        *(_NOBODY if who is None else _of_addressee(who)),
        *(_UNSPOKEN if subject is None else _of_subject(subject)),
    )


def encode_rows(resolution: Resolution) -> bytes:
    """One resolution packed: what its rows repeat is written once."""
    paragraphs = [_paragraph(p) for p in resolution.paragraphs]
    acts = [
        (place, *_act(number, act))
        for place, p in enumerate(resolution.paragraphs)
        for number, act in enumerate(p.acts)
    ]
    packed = [_facts(resolution), paragraphs, acts]
    return dump(packed)


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
    return dump(nested)


def decode_rows(chunk: bytes) -> tuple[list[Row], list[Row]]:
    """What ``encode_rows`` packed: rows of acts and rows of paragraphs, in their columns' order.

    In a paragraph's row, ``notes`` and ``acts`` are counts; ``act`` counts from 0 in its paragraph.
    """
    facts, paragraphs, acts = orjson.loads(chunk)
    heads = [facts + [p[i] for i in _REPEATED] for p in paragraphs]
    return [heads[act[0]] + act[1:] for act in acts], [facts + p for p in paragraphs]
