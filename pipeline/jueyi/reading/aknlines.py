"""The lines of an Akoma Ntoso document, as its tree is walked: blocks, notes, bold spans."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..records import Block, Note, Part
from .akntext import Flat, clean

_AROUND_LABEL = " \t\n\u3000\u00a0()（）.．、"


@dataclass
class Lines:
    """Collects lines, blocks, notes and bold spans while the tree is walked."""

    lines: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    bold: list[tuple[int, int]] = field(default_factory=list)
    position: int = 0
    held: str = ""

    def skip(self, element: Any) -> None:
        """Append a line of the cover, which belongs to no paragraph."""
        text = clean("".join(element.itertext()))[0]
        if text:
            self.lines.append(text)
            self.position += len(text) + 1

    def label(self, num: Any) -> str | None:
        """The label of a paragraph; a note in it goes to the paragraph's beginning."""
        flat = Flat()
        flat.walk(num, bold=False)
        for mark, note, _ in flat.notes:
            at = self.position
            self.notes.append(Note(mark, clean(note)[0], at, (at, at)))
        return clean(flat.text())[0] or None

    def loose(self, text: str | None, part: Part | None, level: int) -> None:
        """Append text that stands between elements."""
        line = clean(text or "")[0]
        if line:
            self.lines.append(line)
            end = self.position + len(line)
            self.blocks.append(Block(self.position, end, part, None, level))
            self.position = end + 1

    def add(
        self,
        element: Any,
        part: Part | None,
        number: str | None,
        level: int,
        whole: bool = False,
        but: str = "",
    ) -> None:
        """Append the text of an element as one line.

        Args:
            element: A ``p``, a heading, a row of a table.
            part: Its part, if known.
            number: Its label, if it has one.
            level: 0 for a paragraph, 1 and more for items.
            whole: Whether the blocks in it belong to the line, too.
            but: A tag of children that do not belong to it.
        """
        flat = Flat()
        flat.walk(element, bold=False, whole=whole, but=but)
        raw = flat.text()
        stop = raw.lstrip()[:1]
        if number is not None and stop and stop in ".．":
            number += "."  # some files print the full stop outside <num>
            raw = raw.replace(stop, " ", 1)
        text, offsets = clean(raw)
        if not text:
            return
        prefix = "" if number is None else f"{number} "
        if self.held:
            prefix, self.held = f"{self.held} " if number is None else prefix, ""
        start = self.position
        for begin, end in flat.bold:
            span = text[offsets[begin] : offsets[end]]
            shift = start + len(prefix) + offsets[begin] + len(span) - len(span.lstrip())
            if span.strip():
                self.bold.append((shift, shift + len(span.strip())))
        for mark, note, anchor in flat.notes:
            at = start + len(prefix) + offsets[anchor]
            self.notes.append(Note(mark, clean(note)[0], at, (at, at)))
        line = prefix + text
        self.lines.append(line)
        label = None if number is None else _label(number)
        self.blocks.append(Block(start, start + len(line), part, label, level))
        self.position += len(line) + 1


def _label(number: str) -> str:
    return number.strip(_AROUND_LABEL)
