"""Characters of a PDF page, with their places, to printed lines."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pypdfium2 import raw

from .pdfcolumns import columns_of
from .pdfhidden import hidden
from .pdfturn import SPACES, VERTICAL, Glyph, direction, slanted, turned, unplaced

_MARK = re.compile(r"\d{1,3}|\*{1,3}")


@dataclass(slots=True)
class Printed:
    """One printed line: its characters in pieces, and its place in points, y upwards.

    ``size`` is the font size of most of its characters, ``chunks`` tell raised marks from text.
    """

    chunks: list[tuple[str, bool]]
    left: float
    right: float
    base: float
    size: float
    kind: str = "text"
    mark: str | None = None
    starts: bool = False

    @property
    def text(self) -> str:
        """All of its characters."""
        return "".join(text for text, _ in self.chunks)


def _same_line(row: list[Glyph], glyph: Glyph) -> bool:
    """Whether a character goes on with the line: on its baseline, or raised from it."""
    last = row[-1]
    largest = max(row[-4:], key=lambda g: g.size)
    size = max(largest.size, glyph.size)
    return abs(glyph.base - largest.base) < 0.6 * size and glyph.left > last.right - 1.5 * size


def _printed(row: list[Glyph]) -> Printed:
    """The finished line: raised marks set apart, gaps as spaces."""
    row.sort(key=lambda g: g.left)
    for i, (one, other) in enumerate(pairwise(row)):
        # A wide opening mark, whose left half is blank, is set back over what stands before it.
        if one.character in "《“‘「『〈【" and other.left - one.left < 0.3 * one.size:
            row[i], row[i + 1] = other, one
    shown = [g for g in row if g.character not in SPACES] or row
    sizes = Counter(round(g.size, 1) for g in shown)
    size = max(sizes, key=lambda s: (sizes[s], s))
    base = Counter(round(g.base, 1) for g in shown if g.size > 0.85 * size).most_common(1)[0][0]
    chunks: list[tuple[str, bool]] = []
    end = row[0].left
    for glyph in row:
        raised = glyph.size < 0.8 * size and glyph.base > base + 0.1 * size
        raised = raised or (glyph.size <= size and glyph.base > base + 0.25 * size)
        text = glyph.character
        if glyph.left - end > 0.6 * size and chunks and text not in SPACES and not raised:
            text = " " + text
        if chunks and chunks[-1][1] == raised:
            chunks[-1] = (chunks[-1][0] + text, raised)
        else:
            chunks.append((text, raised))
        end = glyph.right
    marked = [(text, up and bool(_MARK.fullmatch(text.strip()))) for text, up in chunks]
    return Printed(marked, shown[0].left, max(g.right for g in shown), base, size)


def lines_of(page: Any) -> tuple[list[list[Printed]], int, str]:
    """The printed lines of a page by column, in the order of its content, how many pieces of text
    have no place in it, and the text that does not show, which is in no line."""
    text_page = page.get_textpage()
    handle = text_page.raw
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    turn = direction(text_page)
    unseen = hidden(page, text_page)
    aslant = slanted(text_page)
    left_out = watermark = ""
    rows: list[list[Glyph]] = []
    open_row = False
    high = 0
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        if code in (10, 13):
            # In vertical columns pdfium ends a line behind every character.
            open_row = open_row and turn == VERTICAL
            continue
        if code < 32 or code in (0xFFFE, 0xFFFF, 0xAD) or 0xD800 <= code < 0xF900:
            # pdfium gives 2 for a hyphen at a line's end, 0xFFFE where a font maps nothing; what
            # a font keeps in the private area, only that font can read.
            code = 0x2D if code == 2 else 0xFFFD
        character = chr(code)
        if index in unseen:
            left_out += character
            continue
        if index in aslant:
            watermark += character
            continue
        if raw.FPDFText_IsGenerated(handle, index) == 1:
            if open_row and character in SPACES:
                rows[-1].append(rows[-1][-1]._replace(character=" ", left=rows[-1][-1].right))
            continue
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetMatrix(handle, index, matrix)
        size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
        left, base, right = turned(x.value, y.value, box, turn)
        glyph = Glyph(character, left, base, right, size)
        # pdfium ends a line where a raised mark stands; the line goes on behind it.
        if rows and _same_line(rows[-1], glyph) and (open_row or character not in SPACES):
            rows[-1].append(glyph)
        elif character not in SPACES:
            rows.append([glyph])
        else:
            continue
        open_row = True
    without_place = unplaced(page, text_page)
    text_page.close()
    if turn:  # pdfium orders lines by their place on the page as it lies
        rows.sort(key=lambda row: -row[0].base)
    columns = [[_printed(row) for row in column] for column in columns_of(rows)]
    if watermark.strip():  # it belongs to the page, and stands in no line of its text
        columns[-1].append(Printed([(watermark, False)], 0.0, 0.0, 0.0, 0.0, kind="header"))
    return columns, without_place, left_out
