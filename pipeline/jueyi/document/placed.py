"""The paragraphs that were placed so far, and the lists among them that are still open."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Paragraph, Part
from . import numbering
from .layout import narrated
from .lines import LogicalLine


class Placed:
    """Paragraphs in order, each with its level and parent.

    Attributes:
        paragraphs: They.
        prefixes: How many characters of each one's line are its number.
        open: Levels and indices of the paragraphs on which an item may hang.
    """

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.prefixes: list[int] = []
        self.open: list[tuple[int, int]] = []

    def add(
        self, line: LogicalLine, part: Part, number: str | None, level: int, prefix: int
    ) -> None:
        """Append a paragraph; ``prefix`` is how much of the line's text is its number."""
        while self.open and self.open[-1][0] >= level:
            self.open.pop()
        parent = self.open[-1][1] if self.open else None
        level = 0 if parent is None else level
        index = len(self.paragraphs)
        self.open.append((level, index))
        text = line.text[prefix:] if prefix else line.text
        span = (line.segments[0][0], line.segments[-1][1])
        # By position, which costs half.
        self.paragraphs.append(
            Paragraph(index, part, number, level, parent, text, span, id=line.id)
        )
        self.prefixes.append(prefix)

    def goes_on(self, text: str, following: Sequence[str], counted: bool) -> bool:
        """Whether a line without a label stands within a list: the item below it has the label
        next to that of an open one, or is the first of a list that the line opens."""
        ends = text[-1:]
        item = next(map(numbering.item, following[:1]), None)
        beside = [self.paragraphs[place].number or "-" for level, place in self.open if level]
        if item is None or not beside or ends not in ("；", "："):
            return False
        first = item[0] in ("㈠", "i") and item[2] not in map(numbering.kind_of, beside)
        return (first and ends == "：" and counted) or any(
            numbering.follows(item[0], before) for before in beside
        )

    def counts_items(self, level: int | None, number: str | None) -> bool:
        """Whether a number counts items: it is 1, or the item before has a number, too."""
        beside = (self.paragraphs[index] for depth, index in self.open if depth == level)
        return number == "1" or any((item.number or "").isdigit() for item in beside)

    def lists(self) -> bool:
        """Whether the last paragraph opens or holds a list, in front of any enacting line."""
        before = self.paragraphs[-1]
        tells = before.text[-1:] in "，," and narrated(before.text) is not None
        return before.level > 0 or before.text[-1:] in "：:" or tells

    def opens(self) -> bool:
        """Whether the last paragraph that is no heading ends in a colon."""
        before = next((p for p in reversed(self.paragraphs) if p.part != "other"), None)
        return before is not None and before.text[-1:] in "：:"

    def ends_in_heading(self) -> bool:
        """Whether the last paragraph is a heading: no item, and without a mark at its end."""
        if not self.paragraphs:
            return False
        before = self.paragraphs[-1]
        return before.part == "other" and before.level == 0 and before.text[-1:].isalnum()
