"""The lines of an Akoma Ntoso document, as its tree is walked: blocks, notes, bold spans."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..records import Block, Note, Part
from .akntext import Flat, clean

Span = tuple[int, int]
_AROUND_LABEL = " \t\n\u3000\u00a0()（）.．、"


@dataclass(frozen=True, slots=True)
class Marked:
    """What the UN marks in its XML beside the structure: gold for what we learn and measure.

    Attributes:
        bold: Spans of the source text that are printed bold.
        links: Spans of the source text that are links, with the address.
        noted: The same in the text of notes, by the note's place in ``Source.notes``.
    """

    bold: tuple[Span, ...]
    links: tuple[tuple[int, int, str], ...]
    noted: tuple[tuple[int, int, int, str], ...]


@dataclass
class Lines:
    """Collects lines, blocks, notes and marked spans while the tree is walked."""

    lines: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    bold: list[Span] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    noted: list[tuple[int, int, int, str]] = field(default_factory=list)
    position: int = 0
    held: str = ""
    lost: str | None = None  # label of a paragraph without text, which the next one has

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
            self._note(mark, note, self.position)
        return clean(flat.text())[0] or None

    def _note(self, mark: str, note: Flat, at: int) -> None:
        text, offsets = clean(note.text())
        for begin, end, address in note.links:
            self.noted.append((len(self.notes), offsets[begin], offsets[end], address))
        self.notes.append(Note(mark, text, at, (at, at)))

    def marked(self) -> Marked:
        """What the UN marks beside the structure."""
        return Marked(tuple(self.bold), tuple(self.links), tuple(self.noted))

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
        if number is not None and stop and stop in ".．。":
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
        for begin, end, address in flat.links:
            shift = start + len(prefix)
            self.links.append((shift + offsets[begin], shift + offsets[end], address))
        for mark, note, anchor in flat.notes:
            self._note(mark, note, start + len(prefix) + offsets[anchor])
        line = prefix + text
        self.lines.append(line)
        label = None if number is None else _label(number)
        self.blocks.append(Block(start, start + len(line), part, label, level))
        self.position += len(line) + 1


def _label(number: str) -> str:
    return number.strip(_AROUND_LABEL)
