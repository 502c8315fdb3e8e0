"""The lines of an Akoma Ntoso document, as its tree is walked: blocks, notes, bold spans."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..records import Block, Note, Part
from .akntext import BREAK, Flat, clean

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
    dropped: list[str] = field(default_factory=list)
    held: str = ""
    lead: str = ""  # further labels of a paragraph, which are read from its text
    lost: str | None = None  # label of a paragraph without text, which the next one has

    def skip(self, text: str) -> None:
        """Append a line of the cover, which belongs to no paragraph."""
        line = clean(text)[0]
        if line:
            self.lines.append(line)
            self.position += len(line) + 1

    def loose(self, text: str | None, part: Part | None = "other") -> None:
        """Append text that stands where the schema has none."""
        line = clean(text or "")[0]
        if line:
            self._line(line, part, None, 0)

    def labels(self, nums: list[Any]) -> list[str]:
        """The labels of a paragraph; notes in them go to the paragraph's beginning."""
        found = []
        for num in nums:
            flat = Flat()
            flat.walk(num, bold=False)
            for mark, note, _ in flat.notes:
                self._note(mark, note, self.position)
            self.dropped += flat.dropped
            if label := clean(flat.text())[0]:
                found.append(label)
        return found

    def hold(self, label: str) -> None:
        """Keep the label of a section for the heading behind it; one that has none is a line."""
        self.release()
        self.held = label

    def release(self) -> None:
        """Append the label that is kept, if there is one, as a line of its own."""
        if self.held:
            held, self.held = self.held, ""
            self._line(held, "other", None, 0)

    def _line(self, line: str, part: Part | None, number: str | None, level: int) -> None:
        self.lines.append(line)
        end = self.position + len(line)
        self.blocks.append(Block(self.position, end, part, number, level))
        self.position = end + 1

    def _note(self, mark: str, note: Flat, at: int) -> None:
        text, offsets = clean(note.text())
        for begin, end, address in note.links:
            self.noted.append((len(self.notes), offsets[begin], offsets[end], address))
        self.notes.append(Note(mark, text, at, (at, at)))

    def marked(self) -> Marked:
        """What the UN marks beside the structure."""
        return Marked(tuple(self.bold), tuple(self.links), tuple(self.noted))

    def add(
        self,
        element: Any,
        part: Part | None,
        number: str | None,
        level: int,
        whole: bool = False,
        but: str = "",
    ) -> list[Any]:
        """Append the text of an element as one line, or as several if it breaks.

        Args:
            element: A ``p``, a heading, a row of a table.
            part: Its part, if known.
            number: Its label, if it has one.
            level: 0 for a paragraph, 1 and more for items.
            whole: Whether the blocks in it belong to the line, too, and it does not break.
            but: A tag of children that do not belong to it.

        Returns:
            The blocks in it that do not belong to it.
        """
        flat = Flat()
        flat.walk(element, bold=False, whole=whole, but=but)
        self.put(flat, part, number, level, breaks=not whole)
        return flat.blocks

    def put(
        self, flat: Flat, part: Part | None, number: str | None, level: int, breaks: bool = True
    ) -> None:
        """Append text as a line, or, if it breaks, as several, of which the first has the label."""
        self.dropped += flat.dropped
        raw = flat.text()
        begin = 0
        while breaks and (end := raw.find(BREAK, begin)) >= 0:
            number = self._piece(flat, raw, (begin, end), part, number, level)
            begin = end + 1
        self._piece(flat, raw, (begin, len(raw)), part, number, level)

    def _piece(
        self,
        flat: Flat,
        whole: str,
        within: Span,
        part: Part | None,
        number: str | None,
        level: int,
    ) -> str | None:
        """Append a part of a text as a line; the label that is still to be given to one."""
        first, behind = within
        notes = [note for note in flat.notes if first <= note[2] <= behind]
        raw = whole[first:behind]
        stop = raw.lstrip()[:1]
        if number is not None and stop and stop in ".．。":
            number += "."  # some files print the full stop outside <num>
            raw = raw.replace(stop, " ", 1)
        text, offsets = clean(raw)
        if not text:
            for mark, note, _ in notes:
                self._note(mark, note, max(0, self.position - 1))
            return number
        prefix = self._prefix(text, number)
        start = self.position + len(prefix)
        for a, b in flat.bold:
            if a <= behind and b >= first:
                a_, b_ = offsets[max(a, first) - first], offsets[min(b, behind) - first]
                span = text[a_:b_]
                shift = start + a_ + len(span) - len(span.lstrip())
                if span.strip():
                    self.bold.append((shift, shift + len(span.strip())))
        for a, b, address in flat.links:
            if a < behind and b > first:
                a_, b_ = offsets[max(a, first) - first], offsets[min(b, behind) - first]
                self.links.append((start + a_, start + b_, address))
        for mark, note, anchor in notes:
            self._note(mark, note, start + offsets[anchor - first])
        self._line(prefix + text, part, None if number is None else _label(number), level)
        return None

    def _prefix(self, text: str, number: str | None) -> str:
        """What a line begins with: its label, or one that was kept for it, and further ones."""
        if number is not None:
            self.release()
        elif self.held and _again(self.held, text):  # some files print it in the heading, too
            self.dropped.append(self.held)
            self.held = ""
        labels = [number or self.held, self.lead]
        self.held = self.lead = ""
        return "".join(f"{label} " for label in labels if label)


def _label(number: str) -> str:
    return number.strip(_AROUND_LABEL)


def _again(label: str, text: str) -> bool:
    """Whether a text begins with a label: not so 一般规定 with 一."""
    behind = text[len(label) :]
    return text.startswith(label) and not (behind and (label[-1:] + behind[:1]).isalnum())
