"""Pictures of pages, PNG, JPEG and TIFF: read by OCR, the extra ``ocr``."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..errors import ReadingError
from ..records import Source
from . import ocr
from .pdfglyphs import Printed
from .pdfpages import source_of
from .scans import LONGER_SIDE, Scan

if TYPE_CHECKING:
    from PIL.Image import Image

PIXELS = 60_000_000  # A4 at 600 dots an inch has 35 million
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError,
           AttributeError, OverflowError, struct.error)  # fmt: skip


def read(data: bytes, name: str, tick: Callable[[], None] | None = None) -> Source:
    """Read a picture, or the pictures of a TIFF file, a page each.

    Args:
        data: The file.
        name: Its name.
        tick: Called before every page.

    Raises:
        ReadingError: It is damaged or too large, no text is on it, or the extra is missing.
    """
    if not ocr.is_installed():
        raise ReadingError(
            "a picture, which only OCR can read", where=name, expected="text", fix=ocr.INSTALL
        )
    from PIL import Image

    scan = Scan(name, tick)
    pages: list[list[Printed]] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its own limit of pixels is above ours
            picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
    except (*_BROKEN, Image.DecompressionBombError) as error:
        raise _damaged(name, error) from None
    with picture:
        number = 0
        while _turn_to(picture, number):
            number += 1
            pages += scan.page(_grey(picture, name, number), number)
    if not any(pages):
        raise ReadingError("a picture without text", where=name, expected="a page of a resolution")
    return source_of(name, "image", pages, scan.problems())


def _damaged(name: str, error: BaseException) -> ReadingError:
    reason = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
    return ReadingError(f"a damaged picture ({reason})", where=name, expected="a whole file")


def _turn_to(picture: Image, number: int) -> bool:
    """Go to a page of the file; False where it has no more."""
    try:
        picture.seek(number)
    except _BROKEN:
        return False
    return True


def _grey(picture: Image, name: str, number: int) -> Image:
    """The page as grey pixels on white, upright as its camera says, not larger than needed."""
    from PIL import Image, ImageOps

    width, height = picture.size
    if width * height > PIXELS:
        raise ReadingError(
            f"page {number} has {width:,} × {height:,} pixels", where=name,
            expected=f"at most {PIXELS:,}", fix="scan it with 300 dots an inch",
        )  # fmt: skip
    try:
        if picture.format == "JPEG":
            picture.draft("L", (LONGER_SIDE, LONGER_SIDE))
        page = ImageOps.exif_transpose(picture)
        if page.mode.startswith("I"):
            page = page.convert("I").point(lambda grey: grey / 256).convert("L")
        elif page.mode in ("LA", "RGBA", "PA") or "transparency" in page.info:
            clear = page.convert("RGBA")
            page = Image.new("RGBA", clear.size, "white")
            page.alpha_composite(clear)
        page = page.convert("L")
    except _BROKEN as error:
        raise _damaged(name, error) from None
    page.thumbnail((LONGER_SIDE, LONGER_SIDE), Image.Resampling.LANCZOS)
    return page
