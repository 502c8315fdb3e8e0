"""Paragraphs that a page's foot and head cut in two: what stands between belongs to the page.

``page`` knows lines that are a page's wherever they stand. Here the paragraph tells, which breaks
off in mid-sentence and goes on a few lines below: then a running head of any volume is one, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ..records import Piece
from . import numbering
from .cleaning import join
from .layout import CLOSING, ENDS, is_annex, is_bare_organ, is_enacting
from .lines import LogicalLine
from .seams import opens

_MOST = 6  # lines that a page's foot and head have at most
_LONGEST = 40  # characters of one of them
_SHORTEST = 10  # characters of a paragraph that may break off
_TITLE = re.compile(r"(?:S-|ES-)?\d{1,4}/\d{1,4}[.．。]")  # 44/251. 灯塔经费
_NAME = 8  # characters within which a colon stands behind a name: 发布时间：2044年
_PAGES = frozenset({"page-number", "header", "separator", "footnote-mark"})
_ENDED = ENDS + "”》)）…—"
_QUOTES = '“「"'
_VOLUME = "决议|决定|届会|会议|理事会|大会|委员会|[记纪]录|报告|正式|文件"
_PAGED = rf"(?:\d{{1,4}}|{numbering.HAN_DIGIT}{{1,4}})"
_SAYS_NOTHING = "(?!.*[请向由将对并把])"  # words that a sentence has, and no volume's name
# What no text has: a page's number, a symbol or a file's name alone, what a volume holds.
_OF_A_PAGE = re.compile(
    rf"\A(?:[-–—·•]*{_PAGED}[-–—·•]*|[／/][．.。]{{3}}|(?=[^a-z]*\d|.*[/\\])[!-~ ]+|"
    r"[^，；。]*第 ?\d+ ?页[^，；。]*|"
    r"[^，；。的]{0,30}正式[记纪]录(?:[^；。的]{0,2}(?:第|补编|附件|\S{4}年)[^；。的]{0,26})?[^，；。的]{0,8}|"
    rf"{_SAYS_NOTHING}{_PAGED}(?=[^，；。]*(?:{_VOLUME}))[^，；。\d]{{2,30}}|"
    rf"{_SAYS_NOTHING}(?=[^，；。]*(?:{_VOLUME}))[^，；。]{{2,30}}?{_PAGED})"
)


def is_of_a_page(text: str) -> bool:
    """Whether a short line can be nothing but a page's: its number, a symbol, a file's name.

    >>> is_of_a_page("T/L.1243"), is_of_a_page("决议案及决定 35"), is_of_a_page("灯塔的修缮")
    (True, True, False)
    """
    return len(text) <= _LONGEST and _OF_A_PAGE.fullmatch(text) is not None


def mended(lines: list[LogicalLine], furniture: list[Piece]) -> list[LogicalLine]:
    """The same lines; a paragraph that goes on over a page's foot and head is one again.

    Args:
        lines: Logical lines in order.
        furniture: The pieces that are no text; the lines between are added to them.
    """
    pages = sorted(piece.start for piece in furniture if piece.kind in _PAGES)
    done: list[LogicalLine] = []
    behind = 0  # the lines that are joined
    for index, line in enumerate(lines):
        if index < behind:
            continue
        if (
            line.text[-1:] not in _ENDED
            and _breaks_off(line)
            and (end := _goes_on(lines, index + 1, pages))
        ):
            for between in lines[index + 1 : end]:
                furniture += [Piece(*segment, "header") for segment in between.segments]
            line.anchors += [(mark, len(line.text) + at) for mark, at in lines[end].anchors]
            line.segments += lines[end].segments
            line.text = join(line.text, lines[end].text)
            lines[end] = line  # it may go on over the next page
            behind = end
            continue
        done.append(line)
    return done


def _breaks_off(line: LogicalLine) -> bool:
    """Whether a line without an end is the organ's."""
    text = line.text
    if len(text) < _SHORTEST or line.part is not None or "：" in text[:_NAME]:
        return False
    label = numbering.decimal(text) or numbering.undotted(text) or numbering.item(text)
    named = numbering.HAN_HEADING.match(text)  # 六、所通过的决定: a heading, unless a verb follows
    asks = opens(text, named.end()) if named else label is not None or opens(text)
    return asks or text[0] in _QUOTES


def _goes_on(lines: list[LogicalLine], index: int, pages: list[int]) -> int:
    """The index of the line in which a paragraph goes on that ends before ``index``; 0: none."""
    start = lines[index - 1].segments[-1][1]
    paged = False
    for at in range(index, min(index + _MOST, len(lines))):
        text = lines[at].text
        place = lines[at].segments[0][0]
        here = bisect_left(pages, place) > bisect_left(pages, start)
        if not text:  # a line of nothing but a note's mark
            return 0
        if is_of_a_page(text):
            paged = True
        elif text[-1] in ENDS:
            return at if (paged or here) and _continues(text) else 0
        elif len(text) > _LONGEST or not _may_stand_between(text):
            return 0
    return 0


def _continues(text: str) -> bool:
    """Whether a line may go on with a sentence: nothing begins in it."""
    labelled = numbering.decimal(text) or numbering.item(text) or numbering.leading_number(text)
    begins = labelled or text[0] in _QUOTES + "[［" or opens(text)
    return not (begins or is_enacting(text) or CLOSING.match(text))


def _may_stand_between(text: str) -> bool:
    """Whether a line without an end may belong to a page's foot or head."""
    heads = (
        is_annex(text)
        or _TITLE.match(text)
        or is_bare_organ(text)
        or numbering.is_part(text)
        or opens(text)
    )
    return not (heads or CLOSING.match(text))
