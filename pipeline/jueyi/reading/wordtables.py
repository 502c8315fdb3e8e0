"""Tables of Word: a row is a line, but where a table holds a resolution, its paragraphs between
their numbers and remarks on them, the paragraphs are read and the remarks stand beside them."""

from __future__ import annotations

from collections.abc import Sequence

from .. import lexicon
from ..document import numbering, script
from ..document.remarks import KIND as REMARK
from .assembly import Line
from .chinese import has_han
from .htmltables import CELL, Tables
from .sheets import LABEL

_FEWEST = 2  # numbered paragraphs of a table
_COLUMNS = 3  # two are a number and its paragraph, or columns side by side
_ENDS = tuple("，；。：,;:.")
Cell = list[Line]
Row = list[Cell]


def laid_out(rows: list[Row], is_annexed: bool) -> tuple[list[Line], bool]:
    """The lines of a table.

    Args:
        rows: Of each the lines of its cells.
        is_annexed: Whether the table stands in an annex: then what is beside a sentence is no
            remark on it.

    Returns:
        The lines, and whether what stands beside paragraphs is read as if it belonged to them.
    """
    place = None if is_annexed else _columns(rows)
    if place is None:
        return _in_rows(rows), not is_annexed and any(map(_is_joined, rows))
    lines: list[Line] = []
    for number, row in enumerate(rows):
        is_head = not number and not (_is_label(row[place[0]]) or _is_act(row[place[1]]))
        if len(row) == len(rows[0]):
            lines += _numbered(row, *place, is_head)
        else:
            lines += _in_rows([row])
    return lines, False


def _columns(rows: Sequence[Row]) -> tuple[int, int] | None:
    """The columns of the numbers and of the paragraphs, if the table has one of each."""
    width = len(rows[0]) if rows else 0
    whole = [row for row in rows if len(row) == width]
    for labels in range(width - 1 if width >= _COLUMNS else 0):
        numbered = [row for row in whole if _is_label(row[labels])]
        if len(numbered) < _FEWEST:
            continue
        acts = [sum(_is_act(row[n]) for row in numbered) for n in range(width)]
        texts = [n for n in range(width) if acts[n] * 2 >= len(numbered)]
        return (labels, texts[0]) if len(texts) == 1 and texts[0] > labels else None
    return None


def _numbered(row: Row, labels: int, text: int, is_head: bool) -> list[Line]:
    """The lines of a row of a resolution: the text behind its number, then the remarks on it."""
    own = [] if is_head else _behind(row[labels], row[text])
    aside = row if is_head else [cell for n, cell in enumerate(row) if n not in (labels, text)]
    beside = [line for cell in aside for line in cell]
    for line in beside:
        line.kind = REMARK if line.kind == "text" else line.kind
    return [*own, *beside]


def _behind(label: Cell, text: Cell) -> list[Line]:
    """The lines of a text, the first one behind its number, which ends in a full stop."""
    if not label or not text:
        return [*label, *text]
    if _text(label).isdecimal():
        label[-1].add(".")
    return [_joined([*label, text[0]], " "), *text[1:]]


def _in_rows(rows: list[Row]) -> list[Line]:
    """A line for every row none of whose cells holds several; what stands in another language
    beside the Chinese is set apart, as in web pages."""
    tables = Tables()
    tables.start("table")
    lines: list[Line] = []
    for row in rows:
        tables.start("tr")
        filled = [cell for cell in row if cell]
        if len(filled) > 1 and all(len(cell) == 1 for cell in filled):
            done = [_joined([line for cell in filled for line in cell], CELL)]
        elif len(filled) > 1 and _is_label(filled[0]):
            done = _behind(filled[0], [line for cell in filled[1:] for line in cell])
        else:
            done = [line for cell in filled for line in cell]
        for line in done:
            tables.own(len(lines))
            lines.append(line)
    tables.end()
    return tables.parted(lines)


def _joined(lines: Sequence[Line], behind: str) -> Line:
    """Several lines as one, with a sign behind each."""
    joined = Line(kind=lines[0].kind)
    for line in lines:
        for text, mark in line.chunks:
            joined.add(text, mark)
        joined.add(behind)
    return joined


def _is_joined(row: Row) -> bool:
    """Whether Chinese stands behind a paragraph of the organ, in another cell."""
    at = next((n for n, cell in enumerate(row) if _is_act(cell)), len(row))
    return any(has_han(_text(cell)) for cell in row[at + 1 :])


def _text(cell: Cell) -> str:
    return "".join(line.text for line in cell).strip()


def _is_label(cell: Cell) -> bool:
    return LABEL.fullmatch(_text(cell)) is not None


def _is_act(cell: Cell) -> bool:
    """Whether a cell holds a sentence that begins with a verb of the organ."""
    text = _text(cell)
    if not text.endswith(_ENDS):
        return False
    text = script.simplify(text) if script.is_mixed(text) else text
    number = numbering.decimal(text)
    return lexicon.begins(text, number[1] if number else 0)
