"""Tables of web pages: a row's cells are one line, and where they hold one text in two languages,
the other language is set beside it as the site's own."""

from __future__ import annotations

import re
from collections import Counter

from ..document.website import KIND
from .assembly import Line
from .chinese import has_han

CELL = "\x1f"  # stands in a line where a cell begins
_WORD = re.compile(r"[A-Za-z][a-z]{2,}")  # a symbol and an abbreviation are none
_ENDS = "，；。：、,;.:"
_FEWEST = 2  # sentences of the other language in a table, and words in all of them

Row = tuple[int, int]


class Tables:
    """The tables that are open, and in which row of which of them a line stands."""

    def __init__(self) -> None:
        self._open: list[Row] = []
        self._count = 0
        self.rows: dict[int, Row] = {}

    def start(self, tag: str) -> None:
        """A table or a row begins."""
        self._count += 1
        if tag == "table":
            self._open.append((self._count, self._count))
        elif self._open:
            self._open[-1] = (self._open[-1][0], self._count)

    def end(self) -> None:
        """A table ends."""
        if self._open:
            self._open.pop()

    def own(self, line: int) -> None:
        """A line holds text that stands here."""
        if self._open:
            self.rows[line] = self._open[-1]

    def parted(self, lines: list[Line]) -> list[Line]:
        """The lines of the page, without the signs of cells; where a table holds one text in two
        languages, that which is not Chinese on lines of its own."""
        cells = [_cells(line) if CELL in line.text else [line] for line in lines]
        chinese: dict[Row, bool] = {}  # and whether it holds a sentence
        for number, row in self.rows.items():
            for cell in filter(_is_chinese, cells[number]):
                chinese[row] = chinese.get(row, False) or _is_sentence(cell)
        found: Counter[int] = Counter()
        words: Counter[int] = Counter()
        for number, row in self.rows.items():
            for cell in filter(_is_sentence, cells[number]) if chinese.get(row) else ():
                count = _foreign(cell)
                found[row[0]] += count > 0
                words[row[0]] += count
        two = {table for table, n in found.items() if n >= _FEWEST and words[table] > _FEWEST}
        done: list[Line] = []
        for number, parts in enumerate(cells):
            place = self.rows.get(number)
            if place is None or place[0] not in two or place not in chinese:
                done.append(_joined(parts))
                continue
            own = [part for part in parts if not _foreign(part)]
            done += [_joined(own)] if own else []
            for part in parts:
                if _foreign(part):
                    part.kind = KIND if part.kind == "text" else part.kind
                    done.append(part)
        return done


def _cells(line: Line) -> list[Line]:
    """A line for every cell of a line."""
    parts = [Line(kind=line.kind)]
    for text, mark in line.chunks:
        first, *rest = text.split(CELL)
        parts[-1].add(first, mark)
        for piece in rest:
            parts.append(Line(kind=line.kind))
            parts[-1].add(piece, mark)
    return parts


def _joined(parts: list[Line]) -> Line:
    """The cells of a row in one line."""
    if len(parts) == 1:
        return parts[0]
    line = Line(kind=parts[0].kind)
    for part in parts:
        if line.chunks:
            line.add(" ")
        for text, mark in part.chunks:
            line.add(text, mark)
    return line


def _is_chinese(cell: Line) -> bool:
    return has_han(cell.text)


def _is_sentence(cell: Line) -> bool:
    return cell.text.rstrip()[-1:] in tuple(_ENDS)


def _foreign(cell: Line) -> int:
    """How many words a cell has, if it is of another language; else 0."""
    return 0 if _is_chinese(cell) else len(_WORD.findall(cell.text))
