"""What a PDF page shows beside its text: annotations, filled forms, pictures that may hold text.

pdfium's text page has none of it. What is printed there and not read is told.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from ..errors import JueyiError, ReadingError
from .chinese import has_han

_SHOWN = 24  # characters of what was not read
_NAMED = 5  # places that are named
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_WIDE, _HIGH = 0.4, 24.0  # share of the page's width and points: no emblem or bar code
_PRINTED = {raw.FPDF_ANNOT_FREETEXT: "Contents", raw.FPDF_ANNOT_WIDGET: "V"}


def beside(page: Any, number: int, text: bool) -> Iterator[str]:
    """What a page shows that is not in its text, with its place.

    Args:
        page: A page of pdfium.
        number: Its number, from 1.
        text: Whether the page has text: else its pictures are looked at elsewhere.
    """
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        key = _PRINTED.get(raw.FPDFAnnot_GetSubtype(annotation))
        if key and not raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
            value = _value(annotation, key)
            if has_han(value):
                what = "a note" if key == "Contents" else "a form field"
                yield f"{what} on page {number}: {value[:_SHOWN]}"
        raw.FPDFPage_CloseAnnot(annotation)
    yield from _pictures(page, number) if text else ()


def unseen(text: str, number: int) -> Iterator[str]:
    """Text of a page that does not show, if it is Chinese."""
    if has_han(text):
        yield f"text that does not show on page {number}: {text[:_SHOWN]}"


def problems(found: list[str], name: str) -> list[JueyiError]:
    """That something was not read."""
    if not found:
        return []
    named = "; ".join(found[:_NAMED]) + (" …" if len(found) > _NAMED else "")
    return [ReadingError(f"not in the text: {named}", where=name, expected="text")]


def _value(annotation: Any, key: str) -> str:
    """A text of an annotation, in one line."""
    length = raw.FPDFAnnot_GetStringValue(annotation, key.encode(), None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(annotation, key.encode(), buffer, length)
    return " ".join(bytes(buffer)[:length].decode("utf-16-le", "replace").rstrip("\0").split())


def _pictures(page: Any, number: int) -> Iterator[str]:
    """Pictures as wide as text and without any on them: a scan below its text has some."""
    text_page = None
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = picture.get_bounds()
        if right - left < _WIDE * page.get_width() or top - bottom < _HIGH:
            continue
        text_page = text_page or page.get_textpage()
        if not text_page.get_text_bounded(left, bottom, right, top).strip():
            yield f"a picture of {right - left:.0f} by {top - bottom:.0f} points on page {number}"
    if text_page is not None:
        text_page.close()
