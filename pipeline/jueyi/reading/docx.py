"""Word files: text in reading order, with automatic numbers, footnotes, tables and text boxes.

Tracked insertions are read and deletions are not, as if all changes were accepted; hidden text is
not read. No library gives automatic numbers and footnotes together with their places, so the
markup (ECMA-376, WordprocessingML) is read here, by lxml, without entities or network.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from ..errors import JueyiError, ReadingError
from ..records import Source
from .assembly import Line, assemble, mark_notes
from .autonumber import Numbering, W
from .chinese import han
from .wordml import (
    MATH,
    MC,
    A,
    chosen,
    has_text,
    is_changed,
    is_deleted,
    is_on,
    is_raised,
    runs_on,
    style_of,
    symbol,
    text_of,
)
from .wordparts import Parts
from .wordstyles import Styles

_DROPPED = frozenset(
    W + tag for tag in ("rPr", "pPr", "del", "moveFrom", "delText", "instrText", "rt", "tblPr")
)
_LINE = (None, "textWrapping")  # kinds of a break that begins a line
_ENDED = re.compile(r"[，；。：,;:][\s\u3000]*$")
_MARK = re.compile(r"[\[(（［]?(?:\d{1,3}|\*{1,3})[\])）］]?/?")


class _Reader:
    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.parts = Parts(data, name)
        self.problems: list[JueyiError] = self.parts.problems
        self.read_, self.dropped = 0, 0  # Chinese characters that became lines, and that may not
        self.numbering = Numbering(self.parts.first("numbering"))
        self.styles = Styles(self.parts.first("styles"))
        self.notes = self.parts.notes()
        self.lines: list[Line] = []
        self.used: list[tuple[str, str]] = []
        self.counts: Counter[str] = Counter()  # of them, by kind
        self.footnotes, self.runs_on, self.hidden = 0, False, False

    def read(self) -> Source:
        body = self.parts.document().find(W + "body")
        if body is None:
            raise ReadingError("a Word file without a body", where=self.name, expected="a document")
        for root in self.parts.all("header"):
            for paragraph in root.iter(W + "p"):
                self._paragraph(paragraph, "header")
        self.read_ = self.dropped = 0
        self.footnotes = sum(1 for _ in body.iter(W + "footnoteReference"))
        self._blocks(body)
        lost = han("".join(body.itertext())) - self.read_ - self.dropped
        if lost > 0:
            self.problems.append(
                ReadingError(
                    f"{lost} characters of the file are in no paragraph",
                    where=self.name,
                    expected="all of them",
                )
            )
        numbers: dict[str, int] = {}
        for kind, key in self.used:
            numbers[kind] = numbers.get(kind, 0) + 1
            paragraphs = self.notes.get((kind, key))
            if paragraphs is None:
                self.problems.append(
                    ReadingError(f"{kind} {key} is missing", where=self.name, expected="its text")
                )
                continue
            mark = self._note_mark(kind, numbers[kind])
            for index, paragraph in enumerate(paragraphs):
                line = self._paragraph(paragraph, "note")
                if line is not None and index == 0:
                    line.mark = mark
                    line.chunks.insert(0, (f"{mark} ", False))
        lines = [line for line in self.lines if line.text.strip()]
        if not any(line.kind == "text" for line in lines):
            raise ReadingError("a Word file without text", where=self.name, expected="a resolution")
        mark_notes(lines)
        return assemble(self.name, "docx", lines, None, self.problems)

    def _blocks(self, parent: Any) -> None:
        """Paragraphs and tables below ``parent``, in order."""
        for child in parent:
            if child.tag == W + "p":
                self._paragraph(child)
            elif child.tag == W + "tr":
                if is_deleted(child):
                    self._drop(child)
                else:
                    self._row(child)
            elif child.tag == MC + "AlternateContent":
                self._alternate(child, self._blocks)
            elif child.tag == W + "altChunk":
                self.problems.append(
                    ReadingError("an embedded document is not read", where=self.name)
                )
            elif isinstance(child.tag, str) and child.tag not in _DROPPED:
                self._blocks(child)
            else:
                self._drop(child)

    def _drop(self, element: Any) -> None:
        """Count what is left out on purpose: deleted, hidden, an instruction."""
        self.dropped += han("".join(element.itertext()))

    def _alternate(self, element: Any, take: Callable[[Any], None]) -> None:
        best = chosen(element)
        for child in element:
            if child is best:
                take(child)
            else:
                self._drop(child)

    def _row(self, row: Any) -> None:
        """A table's row: one line, unless a cell holds several paragraphs."""
        before = len(self.lines)
        several = False
        for cell in row:
            if cell.find(f"{W}tcPr/{W}cellDel") is not None:
                self._drop(cell)
                continue
            first = len(self.lines)
            self._blocks(cell)
            several = several or len(self.lines) - first > 1
        if not several and len(self.lines) > before + 1:
            joined = Line()
            for line in self.lines[before:]:
                for text, mark in line.chunks:
                    joined.add(text, mark)
                joined.add(" ")
            self.lines[before:] = [joined]

    def _paragraph(self, paragraph: Any, kind: str = "text") -> Line | None:
        self.hidden = self.styles.vanish(style_of(paragraph))
        if self.runs_on and kind == "text":  # the mark between two paragraphs is deleted
            self.runs_on = runs_on(paragraph)
            self._inline(paragraph, kind)
            return self.lines[-1]
        label = self._label(paragraph) if kind == "text" else ""
        line = Line(kind=kind)
        line.add(label)
        self.lines.append(line)
        self._inline(paragraph, kind)
        last = self.lines[-1]
        if not last.text[len(label) :].strip():
            self.lines.pop()
            return None
        self.runs_on = kind == "text" and runs_on(paragraph)
        return last

    def _label(self, paragraph: Any) -> str:
        """The automatic number of a paragraph, by itself or by its style."""
        number, depth = self.styles.listed(paragraph)
        shown = has_text(paragraph)
        if number is None or (not shown and is_changed(paragraph)):
            return ""
        level = self.numbering.level(number, style_of(paragraph), depth)
        label = self.numbering.label(number, level)  # Word counts a paragraph without text, too
        return label if shown else ""

    def _inline(self, element: Any, kind: str, raised: bool = False) -> None:
        """Add what stands in a paragraph or a run to the last line."""
        for child in element:
            tag = child.tag
            line = self.lines[-1]
            if not isinstance(tag, str) or tag in _DROPPED:
                self._drop(child)
                continue
            if tag == W + "r":
                properties = child.find(W + "rPr")
                if self._hidden(properties):
                    self._drop(child)
                    continue
                self._inline(child, kind, is_raised(properties))
            elif tag in (W + "t", A + "t", MATH):
                text = text_of(child)
                self.read_ += han(text)
                self.dropped += han("".join(child.itertext())) - han(text)
                line.add(text, mark=raised and bool(_MARK.fullmatch(text.strip())))
            elif tag in (W + "tab", W + "ptab"):
                line.add("\t")
            elif tag in (W + "br", W + "cr"):
                if _ENDED.search(line.text) and child.get(W + "type") in _LINE:
                    self.lines.append(Line(kind=kind))
                else:
                    line.add(" ")
            elif tag == W + "noBreakHyphen":
                line.add("-")
            elif tag == W + "sym":
                line.add(symbol(child))
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                self._reference(child, tag.removeprefix(W).removesuffix("Reference"))
            elif tag == MC + "AlternateContent":
                self._alternate(child, lambda best: self._inline(best, kind, raised))
            elif tag == A + "p":
                self._inline(child, kind)
                self.lines[-1].add(" ")
            elif tag == W + "txbxContent":
                self.lines.insert(-1, Line())  # what a box holds stands before its paragraph
                held = self.lines.pop()
                self._blocks(child)
                self.lines.append(held)
            else:
                self._inline(child, kind, raised)

    def _reference(self, reference: Any, note: str) -> None:
        self.used.append((note, reference.get(W + "id", "")))
        self.counts[note] += 1
        if not is_on(reference, "customMarkFollows"):
            self.lines[-1].add(self._note_mark(note, self.counts[note]), mark=True)

    def _note_mark(self, kind: str, number: int) -> str:
        """Word counts endnotes by themselves, i, ii: here they go on behind the footnotes."""
        return str(number if kind == "footnote" else self.footnotes + number)

    def _hidden(self, properties: Any) -> bool:
        """Whether a run is hidden: by itself, by its style or by that of its paragraph."""
        vanish = None if properties is None else properties.find(W + "vanish")
        if vanish is not None:
            return bool(is_on(vanish))
        style = None if properties is None else properties.find(W + "rStyle")
        return self.hidden or (style is not None and self.styles.vanish(style.get(W + "val", "")))


def read(data: bytes, name: str) -> Source:
    """Read a Word file (.docx).

    Raises:
        ReadingError: It is damaged, encrypted or a bomb, or holds no text.
    """
    return _Reader(data, name).read()
