"""Running heads and feet of pages, told from titles and headings that come back.

Repetition alone is no proof: two resolutions on two pages may have one title, two annexes are both
headed 附件, and what is taken for a running head leaves the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain, pairwise
from typing import NamedTuple

from ..document.layout import is_enacting
from ..document.numbering import decimal, item
from ..document.page import furniture_kind
from .pdfglyphs import Printed

ENDS = tuple("，；。：:;,.！？]］")
BROWSER = re.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d\b|"
    r"(?:file|https?)://\S{1,300} {1,9}\d{1,4}/\d{1,4}$"
)
_PAGE_NUMBER = re.compile(r"^-?\d[\d/]*-?|-?第?\d[\d/]*页?-?(?:[，/]?共\d+页)?$")
_SYMBOL = re.compile(r"^[A-Z][A-Za-z]*[/.][A-Z0-9][\w./()（）-]*$")
_HEADING = re.compile(r"附\s*(?:件|录|文)")
_TOP, _FOOT = 3, 3  # lines at either end of a page among which heads and feet are
_LONGEST = 120  # characters
_PAGES = 3  # that have a head without a number, of the text's own size, at least
_SHARE = 0.4  # of all pages: heads on the left and on the right pages may differ
_SMALL = 0.95  # of the text's size
_FULL = 0.7  # of the measure: a line of a paragraph is not much shorter, unless it ends one
_APART = 2.2  # lines between a head and the text


class _Place(NamedTuple):
    """A line at an end of a page, the text that it would cut, how far from the page's text it
    stands, and the lines below it."""

    page: int
    line: Printed
    above: Printed | None
    gap: float
    below: list[Printed]


class _Text(NamedTuple):
    """How text is set: the size of most characters, where full lines begin and end, and their
    distance."""

    size: float
    margin: float
    measure: float
    leading: float


def mark_furniture(pages: list[list[Printed]]) -> None:
    """Mark running heads and page numbers: lines that come back at the same height, for which
    something else speaks, too."""
    edges: dict[tuple[str, int], list[_Place]] = defaultdict(list)
    ends = [_ends(lines) for lines in pages]
    seen = Counter(key for top, foot in ends for key in {_key(line) for line in top + foot})
    body = [
        [x for x in lines if not _comes_back(x, seen) and not furniture_kind(x.text.strip(), False)]
        for lines in pages
    ]
    set_so = _text(body)
    before: Printed | None = None
    for number, (lines, (top, foot)) in enumerate(zip(body, ends, strict=True)):
        text = [line for line in lines if line.size > _SMALL * set_so.size]
        for line in top:
            below = [x for x in pages[number] if x.base < line.base][:_TOP]
            gap = line.base - max((x.base for x in lines if x.base < line.base), default=0.0)
            edges[_key(line)].append(_Place(number, line, before, gap, below))
        before = text[-1] if text else before
        for line in foot:
            gap = min((x.base for x in lines if x.base > line.base), default=9e9) - line.base
            edges[_key(line)].append(_Place(number, line, before, gap, []))
    held = sum(bool(lines) for lines in pages)
    for (text_of, height), places in edges.items():
        near = [p for step in (-1, 0, 1) for p in edges.get((text_of, height + step), ())]
        found = [place.line for place in places if _comes_back(place.line, seen)]
        if found and _runs(near, held, set_so):
            for line in found:
                line.kind = "page-number" if _is_number(line.text) else "header"


def _ends(lines: list[Printed]) -> tuple[list[Printed], list[Printed]]:
    """The lines at the head and at the foot of a page: a head may have three, a foot two."""
    ordered = sorted(lines, key=lambda line: -line.base)
    return ordered[:_TOP], ordered[_TOP:][-_FOOT:]


def _key(line: Printed) -> tuple[str, int]:
    """What is the same on every page: the page's number stands at either end of a head, and a
    note's text is never the same."""
    return _PAGE_NUMBER.sub("", line.text.replace(" ", "")), round(line.base / 4)


def _comes_back(line: Printed, seen: Counter[tuple[str, int]]) -> bool:
    """Whether a line that may be a head is on several pages, at about the same height."""
    text, height = _key(line)
    near = sum(seen[text, height + step] for step in (-1, 0, 1))
    return near > 1 and len(line.text) < _LONGEST and line.text.rstrip()[-1:] not in ENDS


def _text(body: list[list[Printed]]) -> _Text:
    """How the text of most lines is set."""
    sizes: Counter[float] = Counter()
    for line in chain.from_iterable(body):
        sizes[line.size] += len(line.text)
    lefts = sorted(line.left for line in chain.from_iterable(body))
    rights = sorted(line.right for line in chain.from_iterable(body))
    gaps = sorted(
        above.base - below.base
        for lines in body
        for above, below in pairwise(lines)
        if above.base > below.base
    )
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    margin = lefts[int(0.1 * (len(lefts) - 1))] if lefts else 0.0
    measure = rights[int(0.9 * (len(rights) - 1))] if rights else 0.0
    return _Text(size, margin, measure, gaps[len(gaps) // 2] if gaps else 1.5 * size)


def _is_number(text: str) -> bool:
    return not re.sub(r"[\d\s/()（）第页共，-]", "", text)


def _runs(places: list[_Place], pages: int, text: _Text) -> bool:
    """Whether lines that come back are a running head or foot: they hold a symbol or a page's
    number, are set small, or stand within a sentence; or they head nothing, and stand far from the
    text or on nearly all pages."""
    lines = [place.line for place in places]
    if any(_belongs_to_page(line.text.strip()) for line in lines):
        return True
    if len({_number(line.text) for line in lines} - {None}) > 1:
        return True
    if max(line.size for line in lines) < _SMALL * text.size:
        return True
    words = lines[0].text.strip()
    full = _FULL * (text.measure - text.margin)
    if min(line.right - line.left for line in lines) > full and "  " not in words:
        return False  # a line of a paragraph, on pages that are the same
    if any(_cuts(place, text.measure) for place in places):
        return True
    if _HEADING.match(words) or item(words) or decimal(words):
        return False
    if all(any(is_enacting(x.text.strip()) for x in place.below) for place in places):
        return False
    if min(place.gap for place in places) > _APART * text.leading:
        return True
    found = len({place.page for place in places})
    return found >= _PAGES and found >= _SHARE * pages


def _belongs_to_page(text: str) -> bool:
    """Whether a line is known for a page's by itself, or holds a symbol at an end."""
    if _is_number(text) or BROWSER.match(text) or furniture_kind(text, first=False):
        return True
    words = text.split()
    return any(_SYMBOL.match(word) for word in words[:1] + words[-1:])


def _number(text: str) -> str | None:
    """The number of the page at an end of a head, set apart from its words."""
    words = text.split()
    ends = words[:1] + words[1:][-1:]
    return next((word for word in ends if not _PAGE_NUMBER.sub("", word)), None)


def _cuts(place: _Place, measure: float) -> bool:
    """Whether the text before a line goes on behind it: it fills its line, without an end."""
    above = place.above
    if above is None or above.text.rstrip()[-1:] in ENDS:
        return False
    return above.right > measure - 2 * above.size
