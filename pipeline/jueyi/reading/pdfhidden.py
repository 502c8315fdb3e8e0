"""Characters of a PDF page that nobody sees: of a layer that is off, white, invisible, cut off.

pdfium gives them as text. What may be hidden by what the file says of it is looked up in a picture
of the page: where it leaves no ink, it does not show.
"""

from __future__ import annotations

import ctypes
from typing import Any

from pypdfium2 import raw

_INVISIBLE = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}
_WHITE = 245  # of 255, of every colour
_SCALE = 2.0  # pixels a point
_CONTRAST = 20  # of 255, between ink and what it stands on
_COVERS = 0.5  # share of the page: below a scan's text, its picture shows


def hidden(page: Any, text_page: Any) -> set[int]:
    """The indexes of the characters that do not show.

    Args:
        page: A page of pdfium.
        text_page: Its text.
    """
    pieces = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3))
    scanned = any(
        _area(*picture.get_bounds()) > _COVERS * page.get_width() * page.get_height()
        for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)
    )
    crop = page.get_cropbox()
    doubtful = {
        ctypes.cast(piece.raw, ctypes.c_void_p).value
        for piece in pieces
        if _may_hide(piece, crop, scanned)
    }
    if not doubtful:
        return set()
    picture = page.render(scale=_SCALE, grayscale=True).to_pil()
    found = set()
    for index in range(text_page.count_chars()):
        piece = raw.FPDFText_GetTextObject(text_page.raw, index)
        own = ctypes.cast(piece, ctypes.c_void_p).value
        if own in doubtful and not _shows(page, text_page, index, picture):
            found.add(index)
    return found


def _area(left: float, bottom: float, right: float, top: float) -> float:
    return max(0.0, right - left) * max(0.0, top - bottom)


def _may_hide(piece: Any, crop: tuple[float, float, float, float], scanned: bool) -> bool:
    """Whether a piece of text is said to be invisible, white, of a layer, or outside the page."""
    if raw.FPDFTextObj_GetTextRenderMode(piece.raw) in _INVISIBLE:
        return not scanned
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(piece.raw, red, green, blue, alpha)
    if min(red.value, green.value, blue.value) > _WHITE or alpha.value <= 255 - _WHITE:
        return True
    if raw.FPDFPageObj_CountMarks(piece.raw) and _is_of_layer(piece):
        return True
    left, bottom, right, top = piece.get_bounds()
    return bool(left < crop[0] or bottom < crop[1] or right > crop[2] or top > crop[3])


def _is_of_layer(piece: Any) -> bool:
    buffer, length = (ctypes.c_ushort * 8)(), ctypes.c_ulong()
    for number in range(raw.FPDFPageObj_CountMarks(piece.raw)):
        mark = raw.FPDFPageObj_GetMark(piece.raw, number)
        raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length)
        if bytes(buffer)[: length.value].decode("utf-16-le", "replace").rstrip("\0") == "OC":
            return True
    return False


def _shows(page: Any, text_page: Any, index: int, picture: Any) -> bool:
    """Whether there is ink where a character stands, in a picture of the page."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text_page.raw, index, left, right, bottom, top)
    if right.value - left.value < 0.1 or top.value - bottom.value < 0.1:
        return True  # white space
    wide, high = picture.size
    corners = []
    for x, y in ((left.value, bottom.value), (right.value, top.value)):
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page.raw, 0, 0, wide, high, 0, x, y, across, down)
        corners.append((across.value, down.value))
    (ax, ay), (bx, by) = corners
    box = (
        max(0, min(ax, bx)),
        max(0, min(ay, by)),
        min(wide, max(ax, bx) + 1),
        min(high, max(ay, by) + 1),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        return False
    least, most = picture.crop(box).getextrema()
    return bool(most - least > _CONTRAST)
