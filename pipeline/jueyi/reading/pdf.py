"""PDF: what stands where on the page, by pdfium; running heads, notes and wraps by geometry.

pdfium was chosen among the readers whose licence allows it: it is the fastest by far and keeps
places. It loses text silently where a file is damaged, so ``pdfcheck`` verifies the file's own
checksums and asks a second reader.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from ..errors import JueyiError, ReadingError
from ..document.layout import furniture_kind
from ..document.numbering import decimal, item
from ..records import Source
from ..document.script import mend
from . import pdfcheck
from .assembly import Line, assemble, bare

PAGES = 3_000
_MARK = re.compile(r"\d{1,3}|\*{1,3}")
_STRETCHED = re.compile(r"(?<=\d) +(?=\(\d{4}\))")  # 2206 (2015) in a justified line
_BROWSER = re.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d\b|"
    r"(?:file|https?)://\S{1,300} {1,9}\d{1,4}/\d{1,4}$"
)
_WORD = re.compile(r"[A-Za-z0-9]")
_NOTE = re.compile(r"\A\s*+(\d{1,3}|\*{1,3})[\s.．/)）]*")
_PAGE_NUMBER = re.compile(r"^-?\d[\d/]*-?|-?第?\d[\d/]*页?-?(?:[，/]?共\d+页)?$")
_ENDS = tuple("，；。：:;,.！？]］")
_SPACES = " \t\u00a0\u3000\u2002\u2003\u2009"


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


class _Glyph(NamedTuple):
    """A character, where its baseline begins, where it ends, and its size."""

    character: str
    left: float
    base: float
    right: float
    size: float


def _same_line(row: list[_Glyph], glyph: _Glyph) -> bool:
    """Whether a character goes on with the line: on its baseline, or raised from it."""
    last = row[-1]
    largest = max(row[-4:], key=lambda g: g.size)
    size = max(largest.size, glyph.size)
    return abs(glyph.base - largest.base) < 0.6 * size and glyph.left > last.right - 1.5 * size


def _printed(row: list[_Glyph]) -> Printed:
    """The finished line: raised marks set apart, gaps as spaces."""
    row.sort(key=lambda g: g.left)
    for i, (one, other) in enumerate(pairwise(row)):
        # A wide opening mark, whose left half is blank, is set back over what stands before it.
        if one.character in "《“‘「『〈【" and other.left - one.left < 0.3 * one.size:
            row[i], row[i + 1] = other, one
    shown = [g for g in row if g.character not in _SPACES] or row
    sizes = Counter(round(g.size, 1) for g in shown)
    size = max(sizes, key=lambda s: (sizes[s], s))
    base = Counter(round(g.base, 1) for g in shown if g.size > 0.85 * size).most_common(1)[0][0]
    chunks: list[tuple[str, bool]] = []
    end = row[0].left
    for glyph in row:
        raised = glyph.size < 0.8 * size and glyph.base > base + 0.1 * size
        raised = raised or (glyph.size <= size and glyph.base > base + 0.25 * size)
        text = glyph.character
        if glyph.left - end > 0.6 * size and chunks and text not in _SPACES and not raised:
            text = " " + text
        if chunks and chunks[-1][1] == raised:
            chunks[-1] = (chunks[-1][0] + text, raised)
        else:
            chunks.append((text, raised))
        end = glyph.right
    marked = [(text, up and bool(_MARK.fullmatch(text.strip()))) for text, up in chunks]
    return Printed(marked, shown[0].left, max(g.right for g in shown), base, size)


def _lines(page: Any) -> list[Printed]:
    """The printed lines of a page in the order of its content."""
    text_page = page.get_textpage()
    handle = text_page.raw
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    rows: list[list[_Glyph]] = []
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
            open_row = False
            continue
        if code < 32 or code in (0xFFFE, 0xFFFF, 0xAD) or 0xD800 <= code < 0xE000:
            # pdfium gives 2 for a hyphen at a line's end, 0xFFFE where a font maps nothing.
            code = 0x2D if code == 2 else 0xFFFD
        character = chr(code)
        if raw.FPDFText_IsGenerated(handle, index) == 1:
            if open_row and character in _SPACES:
                rows[-1].append(rows[-1][-1]._replace(character=" ", left=rows[-1][-1].right))
            continue
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetMatrix(handle, index, matrix)
        size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
        glyph = _Glyph(character, x.value, y.value, box.right, size)
        # pdfium ends a line where a raised mark stands; the line goes on behind it.
        if rows and _same_line(rows[-1], glyph) and (open_row or character not in _SPACES):
            rows[-1].append(glyph)
        elif character not in _SPACES:
            rows.append([glyph])
        else:
            continue
        open_row = True
    text_page.close()
    return [_printed(row) for row in rows]


def _furniture(pages: list[list[Printed]]) -> None:
    """Mark running heads and page numbers: lines that come back at the same height."""
    seen: Counter[tuple[str, int]] = Counter()
    edges: list[tuple[Printed, tuple[str, int]]] = []
    for lines in pages:
        ordered = sorted(lines, key=lambda line: -line.base)
        # A head may have three lines, a foot two.
        for line in [*ordered[:3], *ordered[3:][-3:]]:
            # The page's number stands at either end of a head; a note's text is never the same.
            key = (_PAGE_NUMBER.sub("", line.text.replace(" ", "")), round(line.base / 4))
            edges.append((line, key))
    seen.update(key for _, key in {(id(line), key) for line, key in edges})
    for line, key in edges:
        near = seen[key] + seen[key[0], key[1] - 1] + seen[key[0], key[1] + 1]
        if near >= 2 and len(line.text) < 120 and not line.text.endswith("。"):
            digits = not re.sub(r"[\d\s/()（）第页共，-]", "", line.text)
            line.kind = "page-number" if digits else "header"


def _notes(pages: list[list[Printed]], size: float) -> None:
    """Mark the notes at each page's foot: a mark that the text above has, set small or raised."""
    anchored: set[str] = set()
    for lines in pages:
        body = [line for line in lines if line.kind == "text"]
        begin = next(
            (i for i, line in enumerate(body) if _heads_note(line, size, anchored, body[:i])),
            None,
        )
        zone = body[begin:] if begin is not None else []
        # All that stands below the first note is notes; else it is text with a mark at its head.
        if zone and any(
            line.size > 0.97 * size and not line.chunks[0][1] and len(line.text) > 60
            for line in zone
        ):
            zone = []
        if not zone:
            zone = _continued(body, size)
        for line in zone:
            line.kind = "note"
            if _heads_note(line, size, anchored | {bare(t) for b in body for t in _marks(b)}, []):
                line.mark = line.chunks[0][0].strip() if line.chunks[0][1] else _number(line)
        anchored |= {bare(text) for line in body if line.kind == "text" for text in _marks(line)}


def _continued(body: list[Printed], size: float) -> list[Printed]:
    """Small lines at a page's foot behind a gap: a note that began on the page before."""
    tail: list[Printed] = []
    for line in reversed(body):
        if line.size > 0.93 * size:
            break
        tail.insert(0, line)
    return tail if len(tail) < len(body) and tail and _heads_any(tail) else []


def _heads_any(lines: list[Printed]) -> bool:
    return any(line.chunks[0][1] for line in lines)


def _marks(line: Printed) -> list[str]:
    return [text for text, raised in line.chunks if raised]


def _number(line: Printed) -> str | None:
    match = _NOTE.match(line.text)
    return match.group(1) if match else None


def _heads_note(line: Printed, size: float, anchored: set[str], above: list[Printed]) -> bool:
    """Whether a note begins with this line."""
    known = anchored | {bare(text) for other in above for text in _marks(other)}
    text, raised = line.chunks[0]
    if raised:
        return bare(text) in known and len(line.text) > len(text) + 1
    number = _number(line)
    return line.size < 0.93 * size and number is not None and number in known


def _starts(pages: list[list[Printed]]) -> None:
    """Mark lines that begin a paragraph: indented, or behind a gap.

    Numbered paragraphs, whose beginnings are known, tell what this document does: whether it
    sets a gap between paragraphs, and how far it indents a first line.
    """
    body = [[line for line in lines if line.kind == "text"] for lines in pages]
    flat = [line for lines in body for line in lines]
    if not flat:
        return
    size = Counter(line.size for line in flat).most_common(1)[0][0]
    measure = sorted(line.right for line in flat)[int(0.9 * (len(flat) - 1))]
    # Behind a line that fills the measure mostly stands the same paragraph.
    gaps = Counter(
        round(above.base - below.base)
        for lines in body
        for above, below in pairwise(lines)
        if above.right > measure - 2 * size and 0 < above.base - below.base < 4 * size
    )
    normal = gaps.most_common(1)[0][0] if gaps else 1.5 * size
    numbered = _numbered(body)
    before: dict[int, Printed] = {}
    for lines in body:
        before |= {id(below): above for above, below in pairwise(lines)}
    inner = [line for line in numbered if id(line) in before]
    wide = sorted(before[id(line)].base - line.base for line in inner)
    spaced = sum(gap > 1.2 * normal for gap in wide) > 0.8 * len(wide)
    # Half way between the two distances: a line with a raised mark may stand a little lower.
    least = (normal + wide[len(wide) // 2]) / 2 if spaced and wide else 1.4 * normal
    margin = min((line.left for line in flat), default=0.0)
    indents = [line.left - margin for line in numbered if line.left - margin > 0.7 * size]
    indent = sorted(indents)[len(indents) // 2] if len(indents) > 0.6 * len(numbered) else 0.0
    previous: Printed | None = None
    for lines in body:
        for line in lines:
            gap = previous.base - line.base if previous and id(line) in before else 0.0
            if previous is None or gap > least:
                line.starts = True
            elif gap > 0 and spaced:
                line.starts = False
            elif indent:
                line.starts = _is_indented(line, previous, indent, measure)
            else:
                # A hanging number stands left of the text that goes on below it.
                hangs = line.left < previous.left - 0.7 * size or gap == 0
                line.starts = hangs and bool(item(line.text) or decimal(line.text))
            previous = line


def _numbered(body: list[list[Printed]]) -> list[Printed]:
    """The first lines of numbered paragraphs: 1, 2, 3 …"""
    found, expected = [], 1
    for line in (line for lines in body for line in lines):
        number = decimal(line.text)
        if number and int(number[0]) in (1, expected):
            found.append(line)
            expected = int(number[0]) + 1
    return found


def _is_indented(line: Printed, previous: Printed, indent: float, measure: float) -> bool:
    """Whether a line begins a paragraph, by its place against the line before it."""
    shift = line.left - previous.left
    near = 0.25 * indent
    if previous.starts and abs(shift + indent) < near:
        return False
    if abs(shift) < near:
        if previous.starts:  # a paragraph of one line stood before
            return previous.text.rstrip()[-1:] in _ENDS or previous.right < measure - 2 * line.size
        return previous.text.rstrip()[-1:] in _ENDS and bool(item(line.text) or decimal(line.text))
    return shift > 0 or previous.text.rstrip()[-1:] in _ENDS


def read(data: bytes, name: str) -> Source:
    """Read a PDF.

    Raises:
        ReadingError: It is encrypted, damaged beyond reading, or has no text layer (a scan).
    """
    pages: list[list[Printed]] = []
    pictures = 0
    empty: list[int] = []
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
                lines = _lines(page)
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
    problems += pdfcheck.problems(data, name, _characters(pages), empty, pictures, len(pages))
    flat = [line for lines in pages for line in lines]
    _furniture(pages)
    _notes(pages, _body_size(flat))
    _starts(pages)
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
