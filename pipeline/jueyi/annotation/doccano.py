"""doccano's JSON Lines for sequence labelling with relations: entities over code points.

The project must allow overlapping spans.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from . import ADDRESSEE, Region, Task, decode_lines


def encode(tasks: Iterable[Task], version: str) -> str:
    """Documents to import, each with its entities and relations."""
    lines = []
    for task in tasks:
        numbers = {region.id: place for place, region in enumerate(task.regions)}
        row = {
            "text": task.text,
            "entities": [
                {
                    "id": numbers[r.id],
                    "label": r.label,
                    "start_offset": r.start,
                    "end_offset": r.end,
                }
                for r in task.regions
            ],
            "relations": [
                {"id": number, "type": ADDRESSEE, "from_id": numbers[owner], "to_id": numbers[name]}
                for number, (name, owner) in enumerate(
                    (r.id, r.of) for r in task.regions if r.of is not None
                )
            ],
            **task.facts,
            "model": version,
        }
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    return "".join(lines)


def decode(text: str, where: str) -> list[Task]:
    """Documents that doccano exported as JSON Lines.

    Raises:
        CorpusError: A line is no document of doccano.
    """
    return decode_lines(text, where, _read, "JSON Lines with text, entities and relations")


def _read(row: dict[str, Any]) -> Task:
    owners = {str(r["to_id"]): str(r["from_id"]) for r in row.get("relations", ())}
    regions = [
        Region(
            str(e["id"]),
            e["start_offset"],
            e["end_offset"],
            e["label"],
            of=owners.get(str(e["id"])),
        )
        for e in row["entities"]
    ]
    facts = {k: row[k] for k in row.keys() - {"text", "entities", "relations", "id"}}
    return Task(row["text"], facts, regions)
