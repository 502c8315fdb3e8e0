"""Word files: text in reading order, with automatic numbers, footnotes, tables and text boxes.

Tracked insertions are read and deletions are not, as if all changes were accepted; hidden text is
not read, nor is struck-out text, which is told. No library gives automatic numbers and footnotes
together with their places, so the markup (ECMA-376, WordprocessingML) is read here, by lxml,
without entities or network.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from ..document.layout import is_annex, is_enacting
from ..document.remarks import KIND as REMARK
from ..errors import ReadingError
from ..records import Source
from . import wordtables
from .assembly import Line, assemble, mark_notes
from .autonumber import Numbering, W
from .chinese import han
from .htmlmarkup import TOLERATED
from .wordfields import Fields
from .wordml import MC, has_text, is_changed, is_covered, is_on, runs_on, style_of
from .wordparts import Parts
from .wordruns import DROPPED, Runs

_PROPERTIES = (W + "trPr", W + "tblPrEx")  # of a row


class _Reader(Runs):
    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        parts = Parts(data, name)
        self.body = parts.document().find(W + "body")
        if self.body is None:
            raise ReadingError("a Word file without a body", where=name, expected="a document")
        super().__init__(parts, self.body)
        self.numbering = Numbering(parts.first("numbering"))
        self.notes = parts.notes()
        self.problems = parts.problems
        self.rows: list[wordtables.Row] = []  # of the table that is read
        self.cells = 0  # that are open
        self.is_annexed = False
        # The list of the paragraph that the next one goes on with, if it does.
        self.open: tuple[str | None, str | None] | None = None

    def read(self) -> Source:
        for root in self.parts.all("header"):
            self._part(root, "header")
        self._part(self.body, "text")
        for kind, key, mark, own in self.used:
            self._note(kind, key, mark, own)
        for root in self.parts.all("footer"):
            self._part(root, "footer")
        for root in self.parts.all("comments"):
            self._part(root, REMARK)
        if self.hidden > TOLERATED:
            self.problems.append(
                ReadingError(f"{self.hidden} hidden characters are left out", where=self.name)
            )
        lines = [line for line in self.lines if line.text.strip()]
        if not any(line.kind == "text" for line in lines):
            raise ReadingError("a Word file without text", where=self.name, expected="a resolution")
        mark_notes(lines)
        problems = [*self.problems, *self.told.problems(self.name)]
        return assemble(self.name, "docx", lines, None, problems)

    def _part(self, root: Any, kind: str) -> None:
        """Read a part of the file, or a note, as lines of a kind."""
        self.kind, self.open, self.fields = kind, None, Fields()
        before = self.read_ + self.dropped
        self._blocks(root)
        lost = han("".join(root.itertext())) - (self.read_ + self.dropped - before)
        if lost > 0:
            self.problems.append(
                ReadingError(
                    f"{lost} characters of the file are in no paragraph",
                    where=self.name,
                    expected="all of them",
                )
            )
        self._check_fields()

    def _check_fields(self) -> None:
        if code := self.fields.unended():
            self.told.add("fields without an end hide what stands behind them", code, self.lines)

    def _note(self, kind: str, key: str, mark: str, own: bool) -> None:
        """Read a note as one line; ``own`` says that its text has the mark, which a person set."""
        note = self.notes.get((kind, key))
        if note is None:
            self.problems.append(
                ReadingError(f"{kind} {key} is missing", where=self.name, expected="its text")
            )
            return
        start = len(self.lines)
        self._part(note, "note")
        pieces = [piece for line in self.lines[start:] for piece in (*line.chunks, (" ", False))]
        if own and pieces:
            text, raised = pieces[0]
            pieces[0] = (text.lstrip().removeprefix(mark), raised)
        self.lines[start:] = [Line([(mark, True), (" ", False), *pieces], "note", mark)]

    def _blocks(self, parent: Any) -> None:
        """Paragraphs and tables below ``parent``, in order."""
        for child in parent:
            tag = child.tag
            if not isinstance(tag, str) or tag in DROPPED:
                self.drop(child)
            elif tag == W + "p":
                self._paragraph(child)
            elif tag == W + "tbl":
                self._table(child)
            elif tag == W + "tr":
                self._row(child)
            elif tag == MC + "AlternateContent":
                self.alternate(child, self._blocks)
            elif tag == W + "sdt":
                if shown := self.control(child):
                    self.lines.append(Line([(shown, False)], self.kind))
                self._blocks(child)
            else:
                self.other(child, self._blocks)

    def boxed(self, box: Any) -> None:
        """Read the paragraphs of a text box before the line in which it stands."""
        line = self.lines.pop()
        held = self.fields, self.style, self.open, self.raised, self.is_mark
        self.fields, self.open = Fields(), None
        self._blocks(box)
        self._check_fields()
        self.fields, self.style, self.open, self.raised, self.is_mark = held
        self.lines.append(line)

    def _table(self, table: Any) -> None:
        """A table; what stands before it does not go on in it."""
        outer, self.rows, self.open = self.rows, [], None
        start = len(self.lines)
        self._blocks(table)
        rows, self.rows, self.open = self.rows, outer, None
        whole = sum(len(cell) for row in rows for cell in row) == len(self.lines) - start
        if whole and self.kind != "header":
            self.lines[start:], doubtful = wordtables.laid_out(rows, self.is_annexed)
            if doubtful:
                self.tell("a table with paragraphs beside other text is read row by row")

    def _row(self, row: Any) -> None:
        cells: wordtables.Row = []
        self.rows.append(cells)
        if is_on(row.find(f"{W}trPr/{W}hidden")):
            self.hidden += han("".join(row.itertext()))
            self.drop(row)
            return
        if row.find(f"{W}trPr/{W}del") is not None:
            self.drop(row)
            return
        self.cells += 1
        for cell in row.iterchildren(etree.Element):
            start, self.open = len(self.lines), None
            if cell.find(f"{W}tcPr/{W}cellDel") is not None:
                self.drop(cell)
            elif self.in_text and is_covered(cell):
                self.drop(cell)
                if has_text(cell):
                    covered = "".join(cell.itertext())
                    self.tell("a cell that another one covers is left out", covered)
            else:
                self._blocks(cell)
            if cell.tag not in _PROPERTIES:
                cells.append(self.lines[start:])
        self.cells -= 1

    def _paragraph(self, paragraph: Any) -> None:
        self.style = style_of(paragraph)
        self.fields.start_paragraph(self.styles.is_heading(paragraph, self.style))
        listed = self.styles.listed(paragraph, self.style)
        label = ""
        line = Line(kind=self.kind)
        goes_on = self.open is not None
        if not goes_on:
            label = self._label(paragraph, *listed)
            line.add(label)
            self.lines.append(line)
        elif self.open != listed and has_text(paragraph):
            self.tell("a paragraph without its end goes on with one of another number")
        self.inline(paragraph)
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            self.marks.next_section()
        if self.kind == "text" and (is_annex(line.text) or is_enacting(line.text.strip())):
            self.is_annexed = is_annex(line.text)
        is_empty = self.lines[-1] is line and not line.text[len(label) :].strip()
        if is_empty and not (label and self.cells):
            self.lines.pop()
        else:
            self.open = listed if runs_on(paragraph) else None

    def _label(self, paragraph: Any, number: str | None, depth: str | None) -> str:
        """The automatic number of a paragraph, by itself or by its style."""
        shown = has_text(paragraph)
        if number is None or (not shown and is_changed(paragraph)) or self._is_hidden(paragraph):
            return ""
        level = self.numbering.level(number, self.style, depth)
        label = self.numbering.label(number, level)  # Word counts a paragraph without text, too
        return label if shown or self.cells else ""

    def _is_hidden(self, paragraph: Any) -> bool:
        """Whether nothing of a paragraph is shown, its end included: it has no number."""
        end = paragraph.find(f"{W}pPr/{W}rPr")
        return self.styles.look(end, self.style).hidden and all(
            self.styles.look(run.find(W + "rPr"), self.style).hidden
            for run in paragraph.iter(W + "r")
        )


def read(data: bytes, name: str) -> Source:
    """Read a Word file (.docx).

    Raises:
        ReadingError: It is damaged, encrypted or a bomb, or holds no text.
    """
    return _Reader(data, name).read()
