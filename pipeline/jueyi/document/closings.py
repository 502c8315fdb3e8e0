"""Closing lines that stand behind the last paragraph in its line: the day and the meeting."""

from __future__ import annotations

import re

from .cleaning import clean
from .layout import CLOSING, DAY, SITTING
from .preambles import GAP

_VOTE = re.compile(r"\[[^\[\]]{4,60}\]\Z")  # [未经表决获得通过。]
_LONGEST = 400  # characters of closing lines, with their spaces
# With the spaces that a PDF's text layer sets around digits.
_ON = rf"(?:{DAY}|\d{{4}} 年 \d{{1,2}} 月 \d{{1,2}} 日)"
_AT = rf"(?:{SITTING}|第 \d{{1,5}} 次(?:全体)?会议)"
CLOSING_WITHIN = re.compile(
    rf"(?<=。){GAP}((?:{_ON}[， ]*(?:{_AT})?|\(?{_AT}(?:[， ]+{_ON})?)[。. ]*)"
)


def closings(text: str) -> dict[int, int]:
    """Where the date and meeting of adoption begin that end a line, by the line's end."""
    found = {}
    for match in CLOSING_WITHIN.finditer(text):
        end = text.find("\n", match.start(1)) + 1 or len(text)
        if end - match.start(1) > _LONGEST:
            continue
        printed = _VOTE.sub("", text[match.start(1) : end].strip(" 。.，\n"))
        if CLOSING.match(clean(printed).strip(" 。.，")):
            found[end] = match.start(1)
    return found
