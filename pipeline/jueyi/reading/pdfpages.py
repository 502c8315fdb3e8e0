"""What the lines of PDF pages are, by geometry: notes and beginnings of paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from ..document.layout import is_enacting
from ..document.numbering import decimal, item
from ..document.page import furniture_kind
from ..document.script import mend
from ..errors import JueyiError
from ..records import Source
from .assembly import Line, assemble, bare
from .pdfglyphs import Printed
from .pdfheads import BROWSER, ENDS, mark_furniture

_NOTE = re.compile(r"\A\s*+(\d{1,3}|\*{1,3})[\s.．/)）]*")
_STRETCHED = re.compile(r"(?<=\d) +(?=\(\d{4}\))")  # 2206 (2015) in a justified line
_WORD = re.compile(r"[A-Za-z0-9]")


def source_of(
    name: str, kind: str, pages: list[list[Printed]], problems: list[JueyiError]
) -> Source:
    """The source that printed pages are; every line learns what it is.

    Args:
        name: The input's name.
        kind: The format.
        pages: Printed lines by page, or by column of a page that was scanned.
        problems: What could not be read.
    """
    flat = [line for lines in pages for line in lines]
    mark_furniture(pages)
    mark_notes(pages, _body_size(flat))
    mark_starts(pages)
    for line, after in pairwise(flat):
        # Typesetters break between words and groups of digits only: there was a space.
        if line.kind == after.kind and _WORD.search(line.text[-1:]) and _WORD.match(after.text):
            line.chunks.append((" ", False))
    return assemble(name, kind, [_out(line) for line in flat], _is_cut(flat), problems)


def mark_notes(pages: list[list[Printed]], size: float) -> None:
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


def mark_starts(pages: list[list[Printed]]) -> None:
    """Mark lines that begin a paragraph: indented, or behind a gap.

    Numbered paragraphs, whose beginnings are known, tell what this document does: whether it
    sets a gap between paragraphs, and how far it indents a first line.
    """
    # Heads and feet of pages stand at other places than the text that they part.
    body = [
        [x for x in lines if x.kind == "text" and not furniture_kind(x.text.strip(), first=False)]
        for lines in pages
    ]
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
                # Behind a title that fills its line, only the margin tells.
                set_in = abs(line.left - margin - indent) < 0.25 * indent
                line.starts = _is_indented(line, previous, indent, measure) or (
                    set_in and is_enacting(line.text.strip())
                )
            else:
                # A hanging number stands left of the text that goes on below it.
                hangs = line.left < previous.left - 0.7 * size or gap == 0
                line.starts = hangs and bool(item(line.text) or decimal(line.text))
                line.starts = line.starts or _is_set_off(line, previous, measure, gap == 0)
            previous = line


def _is_set_off(line: Printed, previous: Printed, measure: float, heads_page: bool) -> bool:
    """Whether a line begins a paragraph where none is indented, by how the one before it ends."""
    short = previous.right < measure - 2 * previous.size
    ended = previous.text.rstrip()[-1:] in ENDS
    if is_enacting(line.text.strip()):
        return short or ended
    # A full stop at the end of a page ends a paragraph; what fills its line may go on.
    return heads_page and previous.text.rstrip()[-1:] == "。" and (short or previous.starts)


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
            return previous.text.rstrip()[-1:] in ENDS or previous.right < measure - 2 * line.size
        return previous.text.rstrip()[-1:] in ENDS and bool(item(line.text) or decimal(line.text))
    return shift > 0 or previous.text.rstrip()[-1:] in ENDS


def _body_size(lines: list[Printed]) -> float:
    """The size of running text: notes can be longer than the text, but not larger."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.kind == "text":
            sizes[line.size] += len(line.text)
    return max((s for s, n in sizes.items() if n > 0.2 * sizes.total()), default=0.0)


def _is_cut(lines: list[Printed]) -> bool | None:
    """Printed lines are physical, unless every paragraph has but one."""
    return True if len(lines) > 1 else None


def _out(line: Printed) -> Line:
    kind = line.kind
    if kind == "text" and BROWSER.match(line.text):
        kind = "header"
    if kind == "text" and (found := furniture_kind(line.text.strip(), first=False)):
        kind = "text" if found == "header" and "/" in line.text else found
    chunks = [(_STRETCHED.sub("", mend(text)), mark) for text, mark in line.chunks]
    if kind == "text" and line.starts:
        chunks.insert(0, ("\u3000", False))
    return Line(chunks, kind, line.mark)
