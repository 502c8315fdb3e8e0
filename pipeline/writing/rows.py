"""Flat rows for tables: one a paragraph, one an act. The columns of CSV and Parquet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..records import Paragraph, Resolution

PARAGRAPH_COLUMNS = (
    "document", "id", "symbol", "organ", "adopted", "index", "part", "number", "level", "parent",
    "inherits", "text", "source_start", "source_end", "notes", "acts", "script",
)  # fmt: skip
ACT_COLUMNS = (
    "document", "id", "symbol", "organ", "adopted", "index", "part", "number", "level", "act",
    "start", "end", "surface", "lemma", "modifiers", "english", "family", "opening", "score",
    "addressee_start", "addressee_end", "addressee", "classes", "addressee_score", "text",
)  # fmt: skip
INTEGERS = frozenset(
    "index level parent inherits source_start source_end notes acts act start end "
    "addressee_start addressee_end".split()
)
LISTS = frozenset({"modifiers", "classes"})


def _shared(paragraph: Paragraph, resolution: Resolution) -> dict[str, Any]:
    return {
        "document": resolution.document,
        "id": paragraph.id,
        "symbol": resolution.symbol,
        "organ": resolution.organ,
        "adopted": resolution.adopted,
        "index": paragraph.index,
        "part": paragraph.part,
        "number": paragraph.number,
        "level": paragraph.level,
        "text": paragraph.text,
    }


def paragraph_rows(resolution: Resolution) -> Iterator[dict[str, Any]]:
    """One row a paragraph; ``notes`` and ``acts`` are counts."""
    for paragraph in resolution.paragraphs:
        yield {
            **_shared(paragraph, resolution),
            "parent": paragraph.parent,
            "inherits": paragraph.inherits,
            "source_start": paragraph.source[0],
            "source_end": paragraph.source[1],
            "notes": len(paragraph.notes),
            "acts": len(paragraph.acts),
            "script": resolution.script,
        }


def act_rows(resolution: Resolution) -> Iterator[dict[str, Any]]:
    """One row an act; ``act`` counts from 0 within the paragraph."""
    for paragraph in resolution.paragraphs:
        for number, act in enumerate(paragraph.acts):
            who = act.addressee
            yield {
                **_shared(paragraph, resolution),
                "act": number,
                "start": act.start,
                "end": act.end,
                "surface": act.surface,
                "lemma": act.lemma,
                "modifiers": list(act.modifiers),
                "english": act.english,
                "family": act.family,
                "opening": act.opening,
                "score": act.score,
                "addressee_start": who.start if who else None,
                "addressee_end": who.end if who else None,
                "addressee": who.text if who else None,
                "classes": list(who.classes) if who else [],
                "addressee_score": who.score if who else None,
            }
