"""Notes below a text whose marks are bare digits within it: ``三国条约1所定期限``.

The yearbooks of the 1940s to 1970s count notes on from page to page, so that neither a sequence
from 1 nor a mark of punctuation tells. What tells are the notes themselves, behind the closing
line: a digit in the text is a mark where every note below has one, in order.
"""

from __future__ import annotations

import re

from .layout import CLOSING, physical

# A note is a sentence; the rows of a table below the text are none.
_HEAD = re.compile(r"\A[ \t\u3000]*(\d{1,3})[ \t\u3000]+(?=[^\d\s]).{3,}[。.]\Z")
_NUMBERED = re.compile(r"\n[^\S\n]*+\d{1,3}[ \t\u3000]")  # the line feed is soon looked for
NEVER_BEHIND = r"\dA-Za-z年月日时号条段次届项款章节页个名人国卷册份起票万亿%％℃.．/"
# What is counted and measured: the number before it is the text's own.
MEASURED = (
    rf"[{NEVER_BEHIND}座艘辆位户类种间家天周吨元岁倍件枚颗台套笔匹]|"
    r"美元|欧元|公[里顷斤]|支[箭队]"
)


def marks(text: str) -> list[tuple[int, int, str]]:
    """Start, end and mark of every mark whose note stands behind the closing line.

    Returns:
        Nothing unless all notes there have their mark, in order.
    """
    if not _NUMBERED.search("\n" + text):
        return []
    end, heads = _below(text)
    found: list[tuple[int, int, str]] = []
    at = 0
    for mark in heads:
        # Behind a word, or behind another mark and a comma: 2,3
        place = re.compile(
            rf"(?<![\x00-\x7f第]){mark}(?![{NEVER_BEHIND}-]| \d)|(?<=\d)[,，、]{mark}(?!\d)"
        ).search(text, at, end)
        if place is None or (place.end() - place.start() > len(mark) and place.start() != at):
            return []
        found.append((place.start(), place.end(), mark))
        at = place.end()
    return found


def _below(text: str) -> tuple[int, list[str]]:
    """Where the closing line begins, and the rising numbers of the notes behind it."""
    closing = -1
    heads: list[str] = []
    for start, end in physical(text):
        line = text[start:end].strip()
        if closing < 0:
            if len(line) < 200 and CLOSING.match(line):
                closing = start
        elif match := _HEAD.match(line):
            if heads and int(match.group(1)) != int(heads[-1]) + 1:
                break
            heads.append(match.group(1))
    return closing, heads
