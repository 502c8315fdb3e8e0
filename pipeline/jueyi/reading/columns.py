"""Text whose lines hold two columns side by side, as a printed page is copied: column by column.

``pdftotext -layout``, OCR, tables and lists of two languages print a line of the left column, a gap
and a line of the right one. Read so, every sentence would be cut by another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from unicodedata import east_asian_width

from ..document.page import furniture_kind
from .chinese import han, has_han

_TAB = 8  # columns of the screen between two stops
_GAP = 2  # columns of white space that part two columns of text
_NARROWEST = 14  # columns before the gap
_ROWS = 4  # lines with text on both sides, at least
_SHARE = 0.4  # of the lines that do not run across have text on a side
_ACROSS = 0.25  # share of lines that may run across: titles, heads of pages
_WORDS = 8  # characters on a side, in the middle: less is a label
_LETTERS = 6  # characters of a cell without Chinese, in a table of two languages, at least
_CHINESE = 5  # of them on one side
_GAPS = ("  ", "\t", "\u3000", "\u00a0")  # one of them is in every such gap
_BOTH = re.compile(r"\S(?:[ \u3000\u00a0]{2,}|[ ]*\t[ \t]*)\S")
# EN  Recalling …, and ZH  回顾…… below it, as translators' programs export them
_CHINESE_LINE = re.compile(r"\[?(?:ZH(?:-[A-Z]{2,4})?|CN|CH[IN]|译文?)\]?[:：]?[ \t]+")
_ENGLISH_LINE = re.compile(r"\[?(?:EN(?:-[A-Z]{2})?|ENG|原文?)\]?[:：]?[ \t]+[\"(A-Z0-9]")
_SPACE = " \t\u3000\u00a0"


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of a line without wide gaps: its columns on the screen, and its characters."""

    start: int
    end: int
    text: str


def in_order(text: str) -> tuple[str, bool]:
    """A text in two columns, the left one of a page before the right one; else the text itself.

    Lines that run across, blank stretches and page numbers begin anew. Nothing but white space is
    lost.

    Returns:
        The text, and whether its lines are known to be cut at a column's width.

    >>> left, right = "一、请秘书长提出报告，说明经费", "二、决定下届会议继续审议此事。"
    >>> text, cut = in_order("\\n".join(f"{left}      {right}" for _ in range(6)))
    >>> text.split("\\n")[5:7] == [left, right], cut
    (True, True)
    """
    printed = text.split("\n")
    if tagged := _by_tags(printed):
        return "\n".join(tagged), False
    if not any(gap in text for gap in _GAPS) or len(_BOTH.findall(text)) < _ROWS:
        return text, False
    for turned in (False, True):
        rows = [_row(line, turned) for line in printed]
        if sum(row is not None for row in rows) >= _ROWS:
            return "\n".join(_by_languages(printed, rows)), False
    lines = [list(_runs(line)) for line in printed]
    gutter = _gutter(lines)
    if gutter is None:
        return text, False
    return "\n".join(_by_columns(printed, lines, gutter)), True


def _row(line: str, turned: bool) -> tuple[str, str] | None:
    """The cell in letters and the one in Chinese of a row of a table of two languages."""
    cells = line.split("\t")
    if len(cells) != 2:
        return None
    letters, chinese = cells[::-1] if turned else cells
    told = len(letters) >= _LETTERS and not has_han(letters) and has_han(chinese)
    return (letters, chinese) if told else None


def _by_languages(printed: list[str], rows: list[tuple[str, str] | None]) -> Iterator[str]:
    """The lines, of the rows of a table the cells in letters first: above the Chinese enacting line
    they are no paragraphs."""
    for is_row, found in groupby(zip(printed, rows, strict=True), lambda pair: pair[1] is not None):
        pairs = list(found)
        if is_row:
            yield from (row[0] for _, row in pairs if row)
            yield from (row[1] for _, row in pairs if row)
        else:
            yield from (line for line, _ in pairs)


def _by_tags(printed: list[str]) -> list[str]:
    """The lines of a list of two languages, the Chinese ones together; none where it is no list."""
    own = {n for n, line in enumerate(printed) if _CHINESE_LINE.match(line)}
    if len(own) < _ROWS:
        return []
    english = [n for n, line in enumerate(printed) if _ENGLISH_LINE.match(line)]
    if len(english) < _ROWS:
        return []
    first = min(*own, *english)
    chinese = [_CHINESE_LINE.sub("", printed[n]) for n in sorted(own)]
    others = [line for n, line in enumerate(printed[first:], first) if n not in own]
    return [*printed[:first], *chinese, *others]


def _runs(line: str) -> Iterator[_Run]:
    """The runs of a line, from left to right."""
    column, start, last, kept = 0, 0, 0, ""
    tabbed = False
    for character in line.rstrip():
        if character in _SPACE:
            tabbed = tabbed or character == "\t"
            wide = 2 if character == "\u3000" else 1
            column = (column // _TAB + 1) * _TAB if character == "\t" else column + wide
            kept += character if kept else ""
            continue
        if kept and (tabbed or column - last >= _GAP):
            yield _Run(start, last, kept.rstrip(_SPACE))
            kept = ""
        if not kept:
            start = column
        kept += character
        column += 2 if east_asian_width(character) in "WFA" else 1
        last, tabbed = column, False
    if kept:
        yield _Run(start, last, kept)


def _gutter(lines: list[list[_Run]]) -> int | None:
    """The column behind which the right column begins, or None."""
    counts: Counter[int] = Counter()  # how many more lines have a gap, or text, from a column on
    across: Counter[int] = Counter()
    for runs in lines:
        for left, right in pairwise(runs):
            begin = max(left.end + 1, _NARROWEST)
            if begin <= right.start:
                counts[begin] += 1
                counts[right.start + 1] -= 1
        for run in runs:
            if run.end > run.start + 1:
                across[run.start + 1] += 1
                across[run.end] -= 1
    best, gutter, count, crossed = 0, 0, 0, 0
    for column in sorted(counts.keys() | across.keys()):
        count += counts[column]
        crossed += across[column]
        if count >= _ROWS and count - crossed > best:
            best, gutter = count - crossed, column
    return gutter if gutter and _is_gutter(lines, gutter) else None


def _is_gutter(lines: list[list[_Run]], gutter: int) -> bool:
    """Whether text stands on both sides of a column, from the first to the last line that has some
    on both: long enough to be text, in most of the lines, few of which run across."""
    parted = [_parted(runs, gutter) for runs in lines]
    beside = [n for n, sides in enumerate(parted) if sides and sides[0] and sides[1]]
    if len(beside) < _ROWS:
        return False
    within = [sides for n, sides in enumerate(parted) if lines[n] and beside[0] <= n <= beside[-1]]
    across = sum(sides is None for sides in within)
    for side in (0, 1):
        filled = sum(bool(sides[side]) for sides in within if sides)
        if filled < _SHARE * (len(within) - across):
            return False
    both = [parted[n] for n in beside]
    texts = [
        ["".join(run.text for run in sides[side]) for sides in both if sides] for side in (0, 1)
    ]
    if across > _ACROSS * len(within) or any(median(map(len, side)) < _WORDS for side in texts):
        return False
    return max(median(han(line) for line in side) for side in texts) >= _CHINESE


def _parted(runs: list[_Run], gutter: int) -> tuple[list[_Run], list[_Run]] | None:
    """The runs on both sides of a column; None where one runs across."""
    left = [run for run in runs if run.end <= gutter]
    right = [run for run in runs if run.start >= gutter]
    return (left, right) if len(left) + len(right) == len(runs) else None


def _by_columns(printed: list[str], lines: list[list[_Run]], gutter: int) -> Iterator[str]:
    """The lines, of each stretch between lines that run across the left column first."""
    left: list[list[_Run]] = []
    right: list[list[_Run]] = []
    blank = 0
    for line, runs in zip(printed, lines, strict=True):
        sides = _parted(runs, gutter)
        blank = 0 if runs else blank + 1
        if sides is None or "\f" in line or blank > 2 or furniture_kind(line.strip(), first=False):
            yield from _stacked(left, right)
            left, right = [], []
            yield line
            continue
        left += [sides[0]] if sides[0] or not runs else []
        right += [sides[1]] if sides[1] or not runs else []
    yield from _stacked(left, right)


def _stacked(*columns: list[list[_Run]]) -> Iterator[str]:
    """The lines of one column below the other, without the blank lines that end the first ones."""
    for column in columns:
        while column and not column[-1]:
            column.pop()
        starts = Counter(runs[0].start for runs in column if runs)
        # A mark of doubtful width may have moved a line.
        edge = min((start for start, count in starts.items() if count > 1), default=0)
        yield from (_set(runs, edge) for runs in column)


def _set(runs: list[_Run], edge: int) -> str:
    """A line of one column, set as far from its edge and with such gaps as it was printed."""
    line, at = "", edge
    for run in runs:
        line += " " * max(0, run.start - at) + run.text
        at = run.end
    return line
