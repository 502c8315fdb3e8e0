"""A logical line: what becomes one paragraph, before its place in the resolution is known; and how
it is put together from the physical lines of wrapped text."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..records import Part, Piece
from .cleaning import clean, join
from .footnotes import RawNote
from .layout import Line


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


@dataclass(slots=True)
class Logical:
    """A logical line: pieces of clean text, the source spans they came from, and where notes'
    marks stood (mark, offset in the text)."""

    parts: list[str]
    segments: list[tuple[int, int]]
    anchors: list[tuple[str, int]] = field(default_factory=list)
    length: int = 0

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.parts)

    def append(self, line: Line, spaced: bool) -> None:
        """Add a physical line; ``spaced`` says that a space was printed at the break."""
        # Only the last piece can change at the seam, so a long paragraph is never copied.
        joined = clean(join(self.parts[-1], line.body, spaced))
        self.length += len(joined) - len(self.parts[-1])
        kept = len(self.parts[-1].rstrip())
        kept += joined[kept : kept + 1] == " "  # a piece that begins with a space would lose it
        self.parts[-1] = joined[:kept]
        self.parts.append(joined[kept:] or "")
        self.segments += line.spans


@dataclass(slots=True)
class Unwrapped:
    """What a wrapped source holds: lines, notes and furniture; and where lines begin of which it is
    not sure whether they begin a paragraph."""

    lines: list[Logical] = field(default_factory=list)
    notes: list[RawNote] = field(default_factory=list)
    furniture: list[Piece] = field(default_factory=list)
    close: list[int] = field(default_factory=list)
