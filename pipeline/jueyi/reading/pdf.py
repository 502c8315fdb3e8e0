"""PDF: what stands where on the page, by pdfium; running heads, notes and wraps by geometry.

pdfium was chosen among the readers whose licence allows it: it is the fastest by far and keeps
places. It loses text silently where a file is damaged, so ``pdfcheck`` verifies the file's own
checksums and asks a second reader. Pages that are pictures are read by OCR, where it is installed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from ..errors import JueyiError, ReadingError
from ..records import Source
from . import ocr, pdfbeside, pdfcheck
from .pdfglyphs import Printed, lines_of
from .pdfpages import source_of
from .scans import LONGER_SIDE, Scan

PAGES = 3_000
_DPI, _COARSEST = 250, 120  # dots an inch
_STAMP = 40  # characters that a program prints on a page that is a picture otherwise


def read(data: bytes, name: str, tick: Callable[[], None] | None = None) -> Source:
    """Read a PDF.

    Args:
        data: The file.
        name: Its name.
        tick: Called before every page that OCR reads, which takes seconds.

    Raises:
        ReadingError: It is encrypted, damaged beyond reading, or has no text layer (a scan) and
            OCR is not installed.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        what = "an encrypted PDF" if "assword" in str(error) else f"a damaged PDF ({error})"
        raise ReadingError(what, where=name, expected="a PDF that opens") from None
    pages: list[list[Printed]] = []
    scan = Scan(name, tick)
    characters = pictures = unplaced = 0
    empty: list[int] = []
    unread: list[str] = []
    problems: list[JueyiError] = []
    try:
        count = len(document)
        if count > PAGES:
            raise ReadingError(f"{count:,} pages", where=name, expected=f"at most {PAGES:,}")
        for number in range(count):
            columns: list[list[Printed]] = [[]]
            try:
                page = document[number]
                columns, left_out, unseen = lines_of(page)
                found = sum(map(_characters, columns))
                unplaced += left_out
                characters += found + len(unseen)
                unread += pdfbeside.unseen(unseen, number + 1)
                if found <= _STAMP and _is_picture(page, whole=any(columns)):
                    if ocr.is_installed():
                        columns = scan.page(_rendered(page), number + 1) or columns
                    if not any(columns):
                        pictures += 1
                if not any(columns):
                    empty.append(number + 1)
                unread += pdfbeside.beside(page, number + 1, text=found > _STAMP)
                page.close()
            except pdfium.PdfiumError as error:
                problems.append(ReadingError(f"page {number + 1} is damaged ({error})", where=name))
            pages += columns
    finally:
        document.close()
    if not any(pages):
        if not pictures:
            raise ReadingError("a PDF without text", where=name, expected="text")
        fix = "run OCR first, with more contrast" if ocr.is_installed() else ocr.INSTALL
        raise ReadingError("no text layer: a scan", where=name, expected="text", fix=fix)
    problems += pdfcheck.problems(data, name, characters, empty, pictures, count, unplaced)
    problems += pdfbeside.problems(unread, name)
    return source_of(name, "pdf", pages, problems + scan.problems())


def _characters(lines: list[Printed]) -> int:
    return sum(len(line.text.replace(" ", "")) for line in lines)


def _is_picture(page: Any, whole: bool) -> bool:
    """Whether a page shows a picture; with ``whole``, one that covers most of it."""
    pictures = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)
    return any(not whole or _covers(one, page) for one in pictures)


def _covers(picture: Any, page: Any) -> bool:
    """Whether a picture covers most of its page."""
    left, bottom, right, top = picture.get_bounds()
    return bool((right - left) * (top - bottom) > 0.5 * page.get_width() * page.get_height())


def _rendered(page: Any) -> Any:
    """A page as a picture: as fine as the scan on it, since grain that is enlarged reads worse."""
    scale = _DPI / 72
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        if _covers(one, page):
            left, bottom, right, top = one.get_bounds()
            wide, high = one.get_px_size()
            scale = (wide * high / ((right - left) * (top - bottom))) ** 0.5
            scale = min(max(scale, _COARSEST / 72), _DPI / 72)
    scale = min(scale, LONGER_SIDE / max(1.0, page.get_width(), page.get_height()))
    return page.render(scale=scale, grayscale=True).to_pil()
