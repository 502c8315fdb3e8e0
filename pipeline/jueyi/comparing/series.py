"""Find what a resolution follows: the earlier one of the same organ and title, or the one that its
preamble cites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from ..records import Resolution

_SESSION = re.compile(
    r"第[〇一二三四五六七八九十百\d]+届|\d{4}(?:[-–—/至]\d{2,4})?年?|[(（][^(（]*[)）]"
)
_ALIKE = 85.0  # least similarity, in per cent, of two titles of one series
_RELATED = 60.0  # the same where the later one cites the earlier in its preamble


def predecessors(found: Sequence[Resolution]) -> list[tuple[Resolution, Resolution]]:
    """Pairs of an earlier resolution and the one that follows it.

    Args:
        found: Resolutions; those without a title, an organ and an order (session or date of
            adoption) have no pair.

    Returns:
        In the order of the later ones; of several earlier ones the last.

    >>> from jueyi import load
    >>> from jueyi.batch.inputs import spread
    >>> from jueyi.reading import read_bytes
    >>> found = [
    ...     load().label_source(read_bytes(item.load(), item.name))
    ...     for item in spread(["data/samples/series"]).inputs
    ... ]
    >>> [(old.adopted, new.adopted) for old, new in predecessors(found)][:1]
    [('2042-12-11', '2043-12-09')]
    """
    known = [r for r in found if r.title and r.organ and _order(r) is not None]
    known.sort(key=lambda r: (_order(r) or (0, ""), r.symbol or r.document))
    pairs = []
    for place, new in enumerate(known):
        old = _before(new, known[:place])
        if old is not None:
            pairs.append((old, new))
    return pairs


def _order(resolution: Resolution) -> tuple[int, str] | None:
    """What tells earlier from later: the year, then the day of adoption."""
    if resolution.adopted:
        return int(resolution.adopted[:4]), resolution.adopted
    session = re.search(r"/RES/(\d{1,3})/", resolution.symbol or "")
    return (1945 + int(session.group(1)), "") if session else None


def _before(new: Resolution, earlier: list[Resolution]) -> Resolution | None:
    cited = {
        c.symbol
        for p in new.paragraphs
        if p.part == "preambular"
        for c in p.citations
        if c.symbol is not None
    }
    for old in reversed(earlier):
        if old.organ != new.organ or _order(old) == _order(new):
            continue
        alike = fuzz.ratio(series_title(old), series_title(new))
        if alike >= _ALIKE or (alike >= _RELATED and old.symbol in cited):
            return old
    return None


def series_title(resolution: Resolution) -> str:
    """A title without years, sessions and what stands in brackets."""
    return _SESSION.sub("", resolution.title or "").strip()
