"""Which way the text of a PDF page runs: turned by quarters, or in vertical columns."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from typing import Any, NamedTuple

from pypdfium2 import raw

VERTICAL = 1  # columns from top to bottom, from right to left
SPACES = " \t\u00a0\u3000\u2002\u2003\u2009"
_LOOKED_AT = 2_000  # characters
_SLANT = 15  # degrees


class Glyph(NamedTuple):
    """A character, where its baseline begins, where it ends, and its size, as if its line ran from
    left to right."""

    character: str
    left: float
    base: float
    right: float
    size: float


def direction(text_page: Any) -> int:
    """How most characters of a page are set: 0, 90, 180 or 270 degrees, or ``VERTICAL``."""
    handle = text_page.raw
    matrix = raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    angles: Counter[int] = Counter()
    steps: Counter[str] = Counter()
    before: tuple[float, float] | None = None
    for index in range(min(text_page.count_chars(), _LOOKED_AT)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code < 0x2E80 or raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        raw.FPDFText_GetMatrix(handle, index, matrix)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        angles[round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90 % 360] += 1
        if before is not None:
            size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
            dx, dy = x.value - before[0], y.value - before[1]
            down = abs(dx) < 0.2 * size and 0.5 * size < -dy < 2.5 * size
            steps["down" if down else "other"] += 1
        before = (x.value, y.value)
    angle = angles.most_common(1)[0][0] if angles else 0
    if angle == 0 and steps["down"] > 3 and steps["down"] > 2 * steps["other"]:
        return VERTICAL
    return angle


def slanted(text_page: Any) -> set[int]:
    """The indexes of characters that stand aslant over a page whose text does not: a watermark."""
    matrix = raw.FS_MATRIX()
    found: set[int] = set()
    count = text_page.count_chars()
    for index in range(count):
        if raw.FPDFText_GetMatrix(text_page.raw, index, matrix):
            angle = math.degrees(math.atan2(matrix.b, matrix.a)) % 90
            if _SLANT < angle < 90 - _SLANT:
                found.add(index)
    return found if 2 * len(found) < count else set()


def unplaced(page: Any, text_page: Any) -> int:
    """How many pieces of a page's text pdfium leaves out because they have no width on the page:
    white space, but also characters whose glyphs a font that is not embedded lacks."""
    found = 0
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for piece in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3):
        raw.FPDFPageObj_GetBounds(piece.raw, left, bottom, right, top)
        if right.value - left.value < 0.01:
            found += raw.FPDFTextObj_GetText(piece.raw, text_page.raw, None, 0) <= 2
    return found


def turned(x: float, y: float, box: Any, turn: int) -> tuple[float, float, float]:
    """Where a character begins, its baseline and its end, as if its line ran from left to right.

    Args:
        x: Of its origin, in points.
        y: Of its origin, in points, upwards.
        box: Its loose box.
        turn: What ``direction`` gave.
    """
    if turn == 90:
        return y, -x, max(box.top, box.bottom)
    if turn == 180:
        return -x, -y, -min(box.left, box.right)
    if turn == 270:
        return -y, x, -min(box.top, box.bottom)
    if turn == VERTICAL:
        return -y, x, -min(box.top, box.bottom)
    return x, y, float(box.right)
