"""Pages that are pictures: read one by one, within limits, and what is doubtful about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from ..errors import JueyiError, ReadingError
from . import ocr, ocrink
from .ocrlines import em_of, lay_out
from .pdfglyphs import Printed

if TYPE_CHECKING:
    from PIL.Image import Image

PAGES = 100  # a page takes five to ten seconds
LONGER_SIDE = 3_000  # pixels; A4 at 250 dots an inch
_NAMED = 5  # doubtful lines that are named
_SHOWN = 24  # characters of them


@dataclass(slots=True)
class Scan:
    """What OCR read of a document.

    Attributes:
        name: The document's name.
        tick: Called before every page.
        pages: Number and mean certainty of the pages read.
        doubtful: Where and what: lines with a doubtful character.
        differing: The same for lines that were seen differently by the second look.
        unread: Where something is printed that is in no line.
    """

    name: str
    tick: Callable[[], None] | None = None
    pages: dict[int, float] = field(default_factory=dict)
    doubtful: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def page(self, picture: Image, number: int) -> list[list[Printed]]:
        """Read a page: printed lines by column.

        Raises:
            ReadingError: There are more pages than OCR may take, or the extra is missing.
        """
        if len(self.pages) >= PAGES:
            raise ReadingError(
                f"more than {PAGES} scanned pages", where=self.name, expected="a resolution",
                fix="cut it into parts, or run OCR first",
            )  # fmt: skip
        if self.tick is not None:
            self.tick()
        page = ocrink.smoothed(picture)
        pieces, upright = ocr.pieces_of(page, f"{self.name} page {number}")
        em = em_of(pieces, upright.size)
        for height in ocrink.unread(upright, (p.corners for p in pieces), em):
            self.unread.append(f"page {number} at {height} % of its height")
        columns = lay_out(pieces, upright.size)
        for place, (line, parts) in enumerate(chain.from_iterable(columns), 1):
            where = f"page {number} line {place}"
            others = [p for p in parts if p.other is not None]
            if others:
                one, two = _difference(others[0].text, others[0].other or "")
                self.differing.append(f"{where}: {one} or {two}")
            elif any(p.sure < ocr.DOUBTFUL for p in parts):
                self.doubtful.append(f"{where}: {line.text[:_SHOWN]}…")
        letters = sum(len(p.text) for p in pieces)
        self.pages[number] = sum(p.mean * len(p.text) for p in pieces) / max(1, letters)
        return [[line for line, _ in column] for column in columns]

    def problems(self) -> list[JueyiError]:
        """That OCR read it, how sure it is, and the lines to look at."""
        if not self.pages:
            return []
        mean = sum(self.pages.values()) / len(self.pages)
        worst = min(self.pages, key=lambda number: self.pages[number])
        what = f"read by OCR: {len(self.pages)} pages, {100 * mean:.1f} % sure"
        if len(self.pages) > 1:
            what += f", page {worst} {100 * self.pages[worst]:.1f} %"
        found: list[JueyiError] = [ReadingError(what, where=self.name)]
        for lines, words in (
            (self.unread, "lines or pictures not read"),
            (self.differing, "lines seen differently by two looks"),
            (self.doubtful, "doubtful lines"),
        ):
            if lines:
                named = "; ".join(lines[:_NAMED]) + (" …" if len(lines) > _NAMED else "")
                found.append(ReadingError(f"{len(lines)} {words}: {named}", where=self.name))
        return found


def _difference(one: str, other: str) -> tuple[str, str]:
    """Both texts from where they differ, with a little before and behind."""
    same = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    start = max(0, same - 6)
    return one[start : same + 6], other[start : same + 6]
