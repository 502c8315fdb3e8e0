"""PDF: what stands where on the page, by pdfium; running heads, notes and wraps by geometry.

pdfium was chosen among the readers whose licence allows it: it is the fastest by far and keeps
places. It loses text silently where a file is damaged, so ``pdfcheck`` verifies the file's own
checksums and asks a second reader.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from ..document.layout import furniture_kind
from ..document.script import mend
from ..errors import JueyiError, ReadingError
from ..records import Source
from . import pdfcheck
from .assembly import Line, assemble
from .pdfglyphs import Printed, lines_of
from .pdfpages import mark_furniture, mark_notes, mark_starts

PAGES = 3_000
_STRETCHED = re.compile(r"(?<=\d) +(?=\(\d{4}\))")  # 2206 (2015) in a justified line
_BROWSER = re.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d\b|"
    r"(?:file|https?)://\S{1,300} {1,9}\d{1,4}/\d{1,4}$"
)
_WORD = re.compile(r"[A-Za-z0-9]")


def read(data: bytes, name: str) -> Source:
    """Read a PDF.

    Raises:
        ReadingError: It is encrypted, damaged beyond reading, or has no text layer (a scan).
    """
    pages: list[list[Printed]] = []
    pictures = 0
    empty: list[int] = []
    unplaced = 0
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        what = "an encrypted PDF" if "assword" in str(error) else f"a damaged PDF ({error})"
        raise ReadingError(what, where=name, expected="a PDF that opens") from None
    problems: list[JueyiError] = []
    try:
        if len(document) > PAGES:
            raise ReadingError(
                f"{len(document):,} pages", where=name, expected=f"at most {PAGES:,}"
            )
        for number in range(len(document)):
            try:
                page = document[number]
                lines, left_out = lines_of(page)
                unplaced += left_out
                if not lines:
                    images = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)
                    pictures += any(True for _ in images)
                    empty.append(number + 1)
                page.close()
            except pdfium.PdfiumError as error:
                problems.append(ReadingError(f"page {number + 1} is damaged ({error})", where=name))
                lines = []
            pages.append(lines)
    finally:
        document.close()
    if not any(pages):
        what = "no text layer: a scan" if pictures else "a PDF without text"
        raise ReadingError(what, where=name, expected="text", fix="run OCR first")
    problems += pdfcheck.problems(
        data, name, _characters(pages), empty, pictures, len(pages), unplaced
    )
    flat = [line for lines in pages for line in lines]
    mark_furniture(pages)
    mark_notes(pages, _body_size(flat))
    mark_starts(pages)
    for line, after in pairwise(flat):
        # Typesetters break between words and groups of digits only: there was a space.
        if line.kind == after.kind and _WORD.search(line.text[-1:]) and _WORD.match(after.text):
            line.chunks.append((" ", False))
    return assemble(name, "pdf", [_out(line) for line in flat], _is_cut(flat), problems)


def _body_size(lines: list[Printed]) -> float:
    """The size of running text: notes can be longer than the text, but not larger."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.kind == "text":
            sizes[line.size] += len(line.text)
    return max((s for s, n in sizes.items() if n > 0.2 * sizes.total()), default=0.0)


def _characters(pages: list[list[Printed]]) -> int:
    return sum(len(line.text.replace(" ", "")) for lines in pages for line in lines)


def _is_cut(lines: list[Printed]) -> bool | None:
    """Printed lines are physical, unless every paragraph has but one."""
    return True if len(lines) > 1 else None


def _out(line: Printed) -> Line:
    kind = line.kind
    if kind == "text" and _BROWSER.match(line.text):
        kind = "header"
    if kind == "text" and (found := furniture_kind(line.text.strip(), first=False)):
        kind = "text" if found == "header" and "/" in line.text else found
    chunks = [(_STRETCHED.sub("", mend(text)), mark) for text, mark in line.chunks]
    if kind == "text" and line.starts:
        chunks.insert(0, ("\u3000", False))
    return Line(chunks, kind, line.mark)
