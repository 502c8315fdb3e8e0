"""Closing lines that stand behind the last paragraph in its line: the day and the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .cleaning import clean
from .layout import CLOSING, DAY, SITTING
from .preambles import GAP

_VOTE = re.compile(r"\[[^\[\]]{4,60}\]\Z")  # [未经表决获得通过。]
_LONGEST = 400  # characters of closing lines, with their spaces
# With the spaces that a PDF's text layer sets around digits.
_ON = rf"(?:{DAY}|\d{{4}} 年 \d{{1,2}} 月 \d{{1,2}} 日)"
_AT = rf"(?:{SITTING}|第 \d{{1,5}} 次(?:全体)?会议)"
_WITHIN = re.compile(  # the full stop first, which is soon looked for
    rf"。(?={GAP}((?:{_ON}[， ]*(?:{_AT})?|\(?{_AT}(?:[， ]+{_ON})?)[。. ]*))"
)


def closing_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """[start, end) of what may be a closing line behind a sentence in [start, end)."""
    behind = start  # the one before
    for match in _WITHIN.finditer(text, start, end):
        if match.end() >= behind:
            behind = match.end(1)
            yield match.span(1)


def closings(text: str) -> dict[int, int]:
    """Where the date and meeting of adoption begin that end a line, by the line's end."""
    found = {}
    for start, _ in closing_spans(text, 0, len(text)):
        end = text.find("\n", start) + 1 or len(text)
        if end - start > _LONGEST:
            continue
        printed = _VOTE.sub("", text[start:end].strip(" 。.，\n"))
        if CLOSING.match(clean(printed).strip(" 。.，")):
            found[end] = start
    return found
