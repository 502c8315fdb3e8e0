"""Pieces of text that OCR found on a page to printed lines in reading order, column by column."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ..document.cleaning import width
from .ocr import Piece
from .pdfglyphs import Printed

PAGE_WIDTH = 595.0  # points of A4: a picture's own resolution is often wrong
_BLANK_LEFT = "（《“‘「『〈【"  # the left half of their square is blank
# Behind a Chinese character, a mark that was seen as half-width is a full one printed thin.
_HALF = re.compile(r"(?<=[\u3007\u3400-\u9fff》”）])[,;:?!]")
_FULL = str.maketrans(",;:?!", "，；：？！")
_BETWEEN = 0.6  # ems between two pieces of one line that a space stands for


@dataclass(slots=True)
class Placed:
    """A piece of text on the upright page: its place in points, y upwards."""

    piece: Piece
    left: float
    right: float
    middle: float
    height: float


def lay_out(pieces: list[Piece], size: tuple[int, int]) -> list[list[tuple[Printed, list[Piece]]]]:
    """Lines of a page, a list a column, in reading order, with the pieces that each is made of.

    Args:
        pieces: What OCR found, in no order.
        size: Width and height of the page in pixels.
    """
    placed = _placed(pieces, size)
    if not placed:
        return []
    em = _size_of(placed)
    columns = []
    for column in _columns(placed, em):
        rows = _rows(column)
        columns.append([(_printed(row, em), [p.piece for p in row]) for row in rows])
    if len(columns) > 1:
        _align(columns)
    return columns


def _placed(pieces: list[Piece], size: tuple[int, int]) -> list[Placed]:
    """Pieces turned upright about the page's corner, by the slope of its long ones."""
    scale = PAGE_WIDTH / size[0]
    slopes = []
    for piece in pieces:
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = piece.corners
        if bx - ax > 8 * max(1.0, dy - ay):
            slopes.append(math.atan2((by + cy - ay - dy) / 2, (bx + cx - ax - dx) / 2))
    angle = median(slopes) if slopes else 0.0
    cos, sin = math.cos(angle), math.sin(angle)
    out = []
    for piece in pieces:
        turned = [(x * cos + y * sin, y * cos - x * sin) for x, y in piece.corners]
        left = (turned[0][0] + turned[3][0]) / 2
        right = (turned[1][0] + turned[2][0]) / 2
        middle = sum(y for _, y in turned) / 4
        height = (turned[2][1] + turned[3][1] - turned[0][1] - turned[1][1]) / 2
        up = size[1] - middle
        out.append(Placed(piece, left * scale, right * scale, up * scale, height * scale))
    return out


def em_of(pieces: list[Piece], size: tuple[int, int]) -> float:
    """The font size of most pieces, in pixels; 0 if there are none."""
    placed = _placed(pieces, size)
    return _size_of(placed) * size[0] / PAGE_WIDTH if placed else 0.0


def _size_of(placed: list[Placed]) -> float:
    ems = [_em(p) for p in placed if len(p.piece.text) >= 8]
    return median(ems) if ems else median(p.height for p in placed) * 0.75


def _em(placed: Placed) -> float:
    """The font size of a piece, by its length: heights differ by what is printed."""
    return (placed.right - placed.left) / max(1.0, width(placed.piece.text))


def _columns(placed: list[Placed], em: float) -> list[list[Placed]]:
    """The pieces by column; where one stands across the gutter, columns begin anew below it."""
    gutter = _gutter(placed, em)
    if gutter is None:
        return [placed]
    columns: list[list[Placed]] = []
    left: list[Placed] = []
    right: list[Placed] = []
    for one in sorted(placed, key=lambda p: -p.middle):
        if one.left < gutter - em and one.right > gutter + em:
            columns += [left, right, [one]]
            left, right = [], []
        elif one.right <= gutter + em and one.left < gutter:
            left.append(one)
        else:
            right.append(one)
    columns += [left, right]
    return [column for column in columns if column]


def _gutter(placed: list[Placed], em: float) -> float | None:
    """Where a blank strip divides the page in two, if one does."""
    first, last = min(p.left for p in placed), max(p.right for p in placed)
    long_ = [p for p in placed if len(p.piece.text) >= 6]
    best: tuple[int, float] | None = None
    steps = 60
    for step in range(int(0.3 * steps), int(0.7 * steps) + 1):
        x = first + (last - first) * step / steps
        across = sum(p.left < x - 0.2 * em and p.right > x + 0.2 * em for p in placed)
        before = sum(p.right <= x + 0.2 * em for p in long_)
        behind = sum(p.left >= x - 0.2 * em for p in long_)
        if min(before, behind) < max(3, 0.2 * len(long_)) or across > 0.2 * len(placed):
            continue
        off_centre = abs(step / steps - 0.5)
        if best is None or (across + off_centre) < best[0] + abs(best[1] - 0.5):
            best = (across, step / steps)
    return None if best is None else first + (last - first) * best[1]


def _rows(column: list[Placed]) -> list[list[Placed]]:
    """Pieces that stand on one line."""
    rows: list[list[Placed]] = []
    for one in sorted(column, key=lambda p: -p.middle):
        last = rows[-1] if rows else []
        beside = all(one.left > p.right - 0.5 * p.height or one.right < p.left + 0.5 * p.height
                     for p in last)  # fmt: skip
        if (
            last
            and beside
            and abs(last[0].middle - one.middle) < 0.45 * max(one.height, last[0].height)
        ):
            last.append(one)
        else:
            rows.append([one])
    return [sorted(row, key=lambda p: p.left) for row in rows]


def _printed(row: list[Placed], em: float) -> Printed:
    text = row[0].piece.text
    for one, other in pairwise(row):
        text += (" " if other.left - one.right > _BETWEEN * em else "") + other.piece.text
    own = _em(row[0])
    size = own if len(row[0].piece.text) >= 8 and abs(own / em - 1) > 0.12 else em
    text = _HALF.sub(lambda mark: mark.group().translate(_FULL), text)
    left = row[0].left - (0.5 * em if text[:1] in _BLANK_LEFT else 0.0)
    middle = median(p.middle for p in row)
    return Printed([(text, False)], left, max(p.right for p in row), middle, round(size, 1))


def _align(columns: list[list[tuple[Printed, list[Piece]]]]) -> None:
    """Set all columns of a page to one margin, so that indents mean the same in each."""
    margins = [_margin([line for line, _ in column]) for column in columns]
    least = min((m for m in margins if m is not None), default=0.0)
    for column, own in zip(columns, margins, strict=True):
        for line, _ in column:
            line.left -= (own or least) - least
            line.right -= (own or least) - least


def _margin(lines: list[Printed]) -> float | None:
    """Where the lines of a column begin; None for a few lines by themselves."""
    widest = max(line.right - line.left for line in lines)
    full = [line.left for line in lines if line.right - line.left > 0.6 * widest]
    return min(full) if len(full) > 2 else None
