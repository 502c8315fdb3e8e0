"""Rows of a spreadsheet that were pasted: a paragraph a row, its number and remarks in cells of
their own.

The cells of the text are read one below the other, each behind its number; what the other cells
hold stands above them, row by row, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from ..later import later
from .chinese import han, has_han

_ROWS = 4  # of a sheet, at least
_CELLS = 3  # of a row, mostly: two are columns side by side, or a number and its paragraph
_CHINESE = 5  # characters of the cells that hold the text, mostly
_REMARKS = 2  # rows with a remark, at least
_LABELS = 2  # cells that number paragraphs, at least
LABEL = later(
    r"(?:PP|OP|[序执]) ?\d{1,3}[a-z]{0,4}|"
    r"\d{1,3}[.．、]?|[(（]?[a-z]{1,4}[)）]|[(（]\d{1,2}[)）]|[(（]?[一二三四五六七八九十]{1,3}[)）、]?"
)
Row = Sequence[str]
_QUOTED = later(r'^([^\n"]*\t)"((?:[^"\n]|"")*\n(?:[^"]|""){0,4000}?)"(?=\t|\n|\Z)', re.M)
_ITEM = later(r"[(（][a-z\d一二三四五六七八九十]{1,3}[)）]")
_PART = later(r"([序执]) ?(\d{1,3})")
_NEARLY = 0.8  # share of rows
_ENGLISH = later("[A-Za-z]{2,}[^\u4e00-\u9fff]*[A-Za-z]{2,}")
_LABELLED = later(r"\d{1,3}[.．、]|[(（][a-z\d]{1,3}[)）]")  # what has its number itself


def in_lines(text: str) -> str:
    """A text whose sheets are lines: of each, the cells beside the text first, then the text.

    >>> rows = ["序\\t\\t回顾其决议，\\t√", "执\\t1\\t请主席报告；\\t√", "执\\t2\\t决定散会。\\t?"]
    >>> in_lines("\\n".join(["部分\\t号\\t中文案文一栏\\t核对", *rows])).split("\\n")[4:]
    ['中文案文一栏', '回顾其决议，', '1\\t请主席报告；', '2\\t决定散会。']
    """
    if text.count("\t") < _ROWS * (_CELLS - 1):
        return text
    text = _QUOTED.sub(_unquoted, text)
    done: list[str] = []
    rows = [line.split("\t") for line in text.split("\n")]
    if _in_two_languages(rows):
        for is_row, found in groupby(rows, key=lambda row: len(row) > 1):
            table = list(found)
            done += _translated(table) if is_row else map("\t".join, table)
        return "\n".join(done)
    for is_sheet, found in groupby(rows, key=lambda row: len(row) >= _CELLS):
        sheet = list(found)
        done += _stacked(sheet) if is_sheet else map("\t".join, sheet)
    return "\n".join(done)


def _unquoted(match: re.Match[str]) -> str:
    """A cell of several lines without its quotation marks: an item stands in a row of its own, what
    goes on with a sentence behind it."""
    before, cell = match.groups()
    apart = "\t\t\n" + "\t" * before.count("\t")  # as a row of several cells
    lines = cell.replace('""', '"').split("\n")
    return (
        before
        + lines[0]
        + "".join(apart + line if _ITEM.match(line) else line for line in lines[1:])
    )


def _in_two_languages(rows: Sequence[Row]) -> bool:
    """Whether nearly every row has a Chinese cell and one in English beside it, and a number or
    label in a cell of its own stands in several."""
    several = [row for row in rows if sum(map(bool, row)) > 1]
    both = [row for row in several if any(map(has_han, row)) and any(map(_ENGLISH.search, row))]
    labelled = sum(any(map(LABEL.fullmatch, row)) for row in both)
    return len(both) >= max(_ROWS, _NEARLY * len(several)) and labelled >= _LABELS


def _translated(rows: Sequence[Row]) -> Iterator[str]:
    """What stands beside the Chinese cells, row by row; then these, each behind its number."""
    found: list[tuple[str, str]] = []
    for row in rows:
        cells = [cell.strip() for cell in row if cell.strip()]
        own = max(filter(has_han, cells), key=han, default="")
        label = next(filter(LABEL.fullmatch, cells), "")
        if own:
            cells.remove(own)
            found.append((label, own))
        if cells:
            yield "\t".join(cells)
    # Where texts have their numbers themselves, what stands beside them counts the rows.
    counted = any(label and _LABELLED.match(own) for label, own in found)
    for label, own in found:
        yield own if counted or not label else f"{label}\t{own}"


def _stacked(rows: list[list[str]]) -> Iterator[str]:
    """The lines of a sheet; its rows as they are, where no column holds a text."""
    width = max(map(len, rows))
    columns = [[row[n].strip() if n < len(row) else "" for row in rows] for n in range(width)]
    place = _text_column(columns)
    labels = None if place is None else _label_column(columns, place)
    filled = median(sum(map(bool, row)) for row in zip(*columns, strict=True))
    alone = filled < _CELLS and labels is None
    if len(rows) < _ROWS or place is None or alone or not _has_remarks(columns, place, labels):
        yield from ("\t".join(row) for row in rows)
        return
    texts: list[str] = []
    for row in zip(*columns, strict=True):
        own = {place}
        if labels is not None and LABEL.fullmatch(row[labels]):
            own.add(labels)  # which stands to the left of the text
        texts.append("\t".join(_drafted(row[n]) for n in sorted(own) if row[n]))
        if line := "\t".join(cell for n, cell in enumerate(row) if n not in own and cell):
            yield line
    yield from filter(None, texts)


def _drafted(cell: str) -> str:
    """序1 and 执2, as drafts are numbered: PP1, OP2."""
    match = _PART.fullmatch(cell)
    return ("PP" if match[1] == "序" else "OP") + match[2] if match else cell


def _has_remarks(columns: Sequence[Row], text: int, labels: int | None) -> bool:
    """Whether cells stand beside the text that are no numbers of it: a list that a word processor
    has set with tabs has none."""
    others = [column for n, column in enumerate(columns) if n not in (text, labels)]
    rows = zip(columns[text], *others, strict=True)
    return sum(has_han(words) and any(beside) for words, *beside in rows) >= _REMARKS


def _text_column(columns: Sequence[Row]) -> int | None:
    """The column with most Chinese, if that is text."""
    sizes = [[han(cell) for cell in column if cell] for column in columns]
    best = max(range(len(columns)), key=lambda n: sum(sizes[n]))
    long = len(sizes[best]) >= _ROWS and median(sizes[best]) >= _CHINESE
    return best if long else None


def _label_column(columns: Sequence[Row], text: int) -> int | None:
    """The column that numbers paragraphs: beside the organ's name it has no number, while a column
    that counts the rows has one beside each but the head."""
    for place in range(text - 1, -1, -1):
        beside = [cell for cell, words in zip(columns[place], columns[text], strict=True) if words]
        labels = sum(LABEL.fullmatch(cell) is not None for cell in beside)
        other = sum(bool(cell) for cell in beside) - labels
        if labels >= _LABELS and other < labels and len(beside) - labels > 1:
            return place
    return None
