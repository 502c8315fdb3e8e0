"""Prodigy's JSON Lines for ``spans.manual``: overlapping spans over code points."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from . import Region, Task, decode_lines


def encode(tasks: Iterable[Task], version: str) -> str:
    """Tasks for ``prodigy spans.manual DATASET blank:zh tasks.jsonl --label …``."""
    lines = []
    for task in tasks:
        spans = [
            {"start": r.start, "end": r.end, "label": r.label, "id": r.id} for r in task.regions
        ]
        row = {"text": task.text, "spans": spans, "meta": {**task.facts, "model": version}}
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    return "".join(lines)


def decode(text: str, where: str) -> list[Task]:
    """Tasks that ``prodigy db-out`` wrote and a person accepted.

    Raises:
        CorpusError: A line is no task of Prodigy.
    """
    return decode_lines(text, where, _read, "JSON Lines as prodigy db-out writes them")


def _read(row: dict[str, Any]) -> Task | None:
    if row.get("answer", "accept") != "accept":
        return None
    regions = [
        Region(span.get("id") or f"span-{place}", span["start"], span["end"], span["label"])
        for place, span in enumerate(row.get("spans", ()))
    ]
    return Task(row["text"], dict(row.get("meta", {})), regions)
