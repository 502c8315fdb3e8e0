"""What negotiators note behind a paragraph of a draft: ``[agreed]``, ``(EU: reserve)``."""

from __future__ import annotations

import re

from ..later import later

KIND = "remark"
_FEWEST = 2  # of a text: a single one may be an abbreviation
_STATES = r"[A-Z]{2,}(?:[ ,.&/+-]{1,3}[A-Z]{2,})*(?:[:：][^\])）\u4e00-\u9fff\n]{0,40})?"
_REMARKS = re.compile(
    r"(?<=[，；。：])[ \t]*((?:[\[(（](?:(?:agreed|ad ?ref|reserv)[a-z .]{0,40}|"
    rf"{_STATES})[\])）][ \t]*)+)\Z"
)
# 批注 [UK2]: 请与法文核对。
_COMMENT = later(
    r"^[ \t\u3000]*(?:(?:批注|Comment(?:ed)?)[ \t]*[\[(（【][^\])）】\n]{1,16}[\])）】]|"
    r"(?:设置了?格式|带格式的)(?:表格)?)[:：][^\n]*(?:\n|\Z)",
    re.M,
)
# [删除了：AK “……”], as a change that nobody has accepted is printed
_TRACKED = re.compile(r"\[(?:插入了?|删除了?)[:：][^\[\]\n]{0,200}\][ \t]*")
# The end of a line that a remark may end: the line feed first, which is soon looked for.
_ENDS = re.compile(r"\n(?<=[\])） \t]\n)")


def comments(text: str) -> list[tuple[int, int, str]]:
    """Start, end and kind of the lines that hold a comment of a word processor.

    >>> comments("回顾其决议，\\n批注 [UK2]: 建议保留。\\n请秘书长报告；\\n")
    [(7, 23, 'remark')]
    """
    if "批注" not in text and "Comment" not in text and "格式" not in text:
        return []
    return [(match.start(), match.end(), KIND) for match in _COMMENT.finditer(text)]


def remarks(text: str) -> list[tuple[int, int, str]]:
    """Start, end and kind of the remarks that end lines of a text; none where there is only one.

    >>> remarks("PP1 回顾其决议， [agreed]\\nOP1 请秘书长报告； (EU, USA: reserve)")
    [(11, 19, 'remark'), (32, 50, 'remark')]
    """
    found = []
    for end in _ENDS.finditer(text + "\n"):
        start = text.rfind("\n", 0, end.start()) + 1
        if match := _REMARKS.search(text, start, end.start()):
            found.append((match.start(1), match.end(1), KIND))
    tracked = [(match.start(), match.end(), KIND) for match in _TRACKED.finditer(text)]
    return sorted([*(found if len(found) >= _FEWEST else []), *tracked])
