"""Label Studio's JSON: tasks with predictions out, tasks with annotations in.

Its offsets are those of JavaScript, UTF-16 units: two for a character beyond the basic plane.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..errors import CorpusError
from ..records import CLASSES, FAMILIES
from . import ADDRESSEE, LABELS, Region, Task

_COLOURS = ("#c0392b", "#8e44ad", "#2471a3", "#148f77", "#7d6608")


def config() -> str:
    """The labelling configuration to paste into a project's settings."""
    rows = [
        f'    <Label value="{name}" background="{colour}"/>'
        for name, colour in zip(FAMILIES, _COLOURS, strict=True)
    ]
    rows.append(f'    <Label value="{ADDRESSEE}" background="#f4d03f"/>')
    rows += [f'    <Label value="{name}" background="#aab7b8"/>' for name in CLASSES]
    return "\n".join(
        [
            "<View>",
            '  <Header value="$document $number ($part)"/>',
            '  <Labels name="label" toName="text">',
            *rows,
            "  </Labels>",
            "  <Relations>",
            f'    <Relation value="{ADDRESSEE}"/>',
            "  </Relations>",
            '  <Text name="text" value="$text" granularity="symbol"/>',
            "</View>",
        ]
    )


def _units(text: str) -> list[int]:
    """UTF-16 offset of every code point, and of the end."""
    offsets, position = [], 0
    for character in text:
        offsets.append(position)
        position += 2 if ord(character) > 0xFFFF else 1
    return [*offsets, position]


def encode(tasks: Iterable[Task], version: str) -> str:
    """Tasks to import into Label Studio.

    Args:
        tasks: Paragraphs with predicted regions.
        version: What tells the model, shown beside its predictions.
    """
    return json.dumps([_task(task, version) for task in tasks], ensure_ascii=False, indent=1) + "\n"


def _task(task: Task, version: str) -> dict[str, Any]:
    units = _units(task.text)
    result: list[dict[str, Any]] = []
    for region in task.regions:
        value = {
            "start": units[region.start],
            "end": units[region.end],
            "text": task.text[region.start : region.end],
            "labels": [region.label],
        }
        item = {"id": region.id, "from_name": "label", "to_name": "text", "type": "labels"}
        score = {} if region.score is None else {"score": region.score}
        result.append({**item, "value": value, **score})
    for region in task.regions:
        if region.of is not None:
            result.append(
                {
                    "type": "relation",
                    "from_id": region.of,
                    "to_id": region.id,
                    "direction": "right",
                    "labels": [ADDRESSEE],
                }
            )
    scores = [region.score for region in task.regions if region.score is not None]
    prediction = {"model_version": version, "score": min(scores, default=1.0), "result": result}
    facts = {key: "" if value is None else value for key, value in task.facts.items()}
    return {"data": {"text": task.text, **facts}, "predictions": [prediction]}


def decode(text: str, where: str) -> list[Task]:
    """Tasks that were exported as JSON: the newest annotation of each, cancelled ones left out.

    Raises:
        CorpusError: It is no export of Label Studio.
    """
    try:
        found = json.loads(text)
        if found and all("predictions" in item and "annotations" not in item for item in found):
            raise CorpusError(
                "tasks without annotations",
                where=where,
                expected="what Label Studio exported after people had worked on them",
            )
        return [task for item in found if (task := _read(item)) is not None]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise CorpusError(
            f"no export of Label Studio ({type(error).__name__}: {error})",
            where=where,
            expected="JSON, as its export calls the format with all annotations",
        ) from None


def _read(item: dict[str, Any]) -> Task | None:
    annotations = [a for a in item["annotations"] if not a.get("was_cancelled")]
    if not annotations:
        return None  # nobody has looked at it yet
    newest = max(annotations, key=lambda a: (str(a.get("updated_at", "")), a.get("id", 0)))
    data = dict(item["data"])
    text = data.pop("text")
    points = {unit: point for point, unit in enumerate(_units(text))}
    owners = {r["to_id"]: r["from_id"] for r in newest["result"] if r.get("type") == "relation"}
    regions = []
    for region in newest["result"]:
        value = region.get("value", {})
        for label in value.get("labels", ()):
            if label in LABELS or region.get("from_name") == "label":
                start, end = (_point(points, value[edge]) for edge in ("start", "end"))
                owner = owners.get(region["id"])
                regions.append(Region(region["id"], start, end, label, of=owner))
    return Task(text, {**data, "number": data.get("number") or None}, regions)


def _point(points: dict[int, int], unit: float) -> int:
    """The code point at an offset; one outside the text where there is none, which costs the task
    that names it, not the whole export."""
    if not isinstance(unit, int | float):
        raise TypeError(f"{unit!r} in a region; expected int")
    return points[int(unit)] if unit in points else -1
