"""A logical line: what becomes one paragraph, before its place in the resolution is known."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import Part


@dataclass(slots=True)
class LogicalLine:
    """A logical line with what the reader knew of it."""

    text: str
    segments: list[tuple[int, int]]
    anchors: list[tuple[str, int]]
    part: Part | None = None
    number: str | None = None
    level: int | None = None
    id: str | None = None
