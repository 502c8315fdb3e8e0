"""Two columns of a PDF page, be they written one after the other or line beside line.

A gap far wider than a blank, at the same place of many lines, parts columns where there is text on
both sides of it: what is as long as a line or ends as one. The cells of a table are neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from .chinese import han
from .pdfturn import SPACES, Glyph

Row = list[Glyph]
_GAP = 1.5  # of the size: far wider than a blank
_CLEAR = 0.5  # of the size, between a line and the gutter
_LINES = 4  # on either side, at least
_SHARE = 0.4  # of the lines of the longer side, on the other one
_ACROSS = 0.25  # of them may run across: titles
_PLACES = 20  # where most lines begin: they are looked at
_WORDS = 8  # characters in most lines of a column; less is a cell
_ENDED = 0.4  # of shorter lines end as text does
_ENDS = "，；。："
_LEFT, _RIGHT, _WHOLE = 0, 1, 2


class _Piece(NamedTuple):
    """A stretch of a line without wide gaps."""

    left: float
    right: float
    base: float
    size: float
    text: str


def columns_of(rows: list[Row]) -> list[list[Row]]:
    """The lines of a page by column, in reading order; lines that run across stand by themselves.

    Args:
        rows: The characters of its lines, in the order of its content.

    Returns:
        One list where there are no columns: the lines as they came. Else columns set to one
        margin, so that indents mean the same in each.
    """
    pieces = [piece for row in rows for piece in _pieces(row)]
    gutter = _gutter(pieces) if len(pieces) >= 2 * _LINES else None
    if gutter is None:
        return [rows]
    parts = _aligned([part for row in rows for part in _parted(row, gutter)])
    heights = [part[0].base for part, side in parts if side == _WHOLE]
    placed = sorted(
        ((sum(h > part[0].base for h in heights), side, part) for part, side in parts),
        key=lambda one: one[:2],
    )
    columns: list[list[Row]] = []
    before: tuple[int, int] | None = None
    for stretch, side, part in placed:
        if before is None or (before != (stretch, side) and (side, before[1]) != (_WHOLE, _WHOLE)):
            columns.append([])
        columns[-1].append(part)
        before = stretch, side
    return columns


def _aligned(parts: list[tuple[Row, int]]) -> list[tuple[Row, int]]:
    """The lines, those of the right column moved to the margin of the left one."""
    left, right = (
        min(
            (g.left for row, own in parts if own == side for g in row if g.character not in SPACES),
            default=0.0,
        )
        for side in (_LEFT, _RIGHT)
    )
    shift = right - left
    return [
        ([g._replace(left=g.left - shift, right=g.right - shift) for g in row], side)
        if side == _RIGHT
        else (row, side)
        for row, side in parts
    ]


def _pieces(row: Row) -> Iterator[_Piece]:
    """The pieces of a line, from left to right."""
    shown = sorted((g for g in row if g.character not in SPACES), key=lambda g: g.left)
    start = 0
    for at, (one, other) in enumerate(pairwise(shown), 1):
        if other.left - one.right > _GAP * max(one.size, other.size):
            yield _piece(shown[start:at])
            start = at
    if shown:
        yield _piece(shown[start:])


def _piece(glyphs: Row) -> _Piece:
    return _Piece(
        glyphs[0].left,
        max(g.right for g in glyphs),
        glyphs[0].base,
        max(g.size for g in glyphs),
        "".join(g.character for g in glyphs),
    )


def _gutter(pieces: list[_Piece]) -> float | None:
    """Where the right column begins, or None."""
    size = median(piece.size for piece in pieces)
    places = Counter(round(piece.left) for piece in pieces).most_common(_PLACES)
    best, found = 0, None
    for place, _ in places:
        edge = place - _CLEAR * size
        left = [p for p in pieces if p.right <= edge]
        right = [p for p in pieces if p.left >= edge]
        if min(len(left), len(right)) < _LINES:
            continue
        high = min(max(p.base for p in side) for side in (left, right)) + size
        low = max(min(p.base for p in side) for side in (left, right)) - size
        beside = [[p for p in side if low <= p.base <= high] for side in (left, right)]
        fewer, more = sorted(map(len, beside))
        across = sum(p.left < edge < p.right and low <= p.base <= high for p in pieces)
        if fewer < max(_LINES, _SHARE * more) or across > _ACROSS * more:
            continue
        if fewer - across > best and _are_text(*beside):
            best, found = fewer - across, edge
    return found


def _are_text(left: list[_Piece], right: list[_Piece]) -> bool:
    """Whether the pieces on both sides are lines of text, on one at least in Chinese."""
    for side in (left, right):
        ended = sum(p.text[-1] in _ENDS for p in side)
        if median(len(p.text) for p in side) < _WORDS and ended < _ENDED * len(side):
            return False
    return any(
        2 * sum(han(p.text) for p in side) > sum(len(p.text) for p in side)
        for side in (left, right)
    )


def _parted(row: Row, gutter: float) -> list[tuple[Row, int]]:
    """A line's parts on both sides of the gutter, or the whole line."""
    shown = [g for g in row if g.character not in SPACES]
    left = [g for g in shown if g.left < gutter]
    right = [g for g in shown if g.left >= gutter]
    if not left:
        return [(row, _RIGHT)]
    ends = max(g.right for g in left)
    if not right:
        return [(row, _LEFT if ends <= gutter else _WHOLE)]
    begins = min(g.left for g in right)
    if begins - ends <= _CLEAR * right[0].size:
        return [(row, _WHOLE)]
    return [
        ([g for g in row if g.left < ends], _LEFT),
        ([g for g in row if g.left >= begins], _RIGHT),
    ]
