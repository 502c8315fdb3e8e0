"""Signs that stand for line breaks and for the borders of a table, in text that was exported:
``大会， || 回顾其决议，`` of a database, and in Markdown
``| 1. 请秘书长报告。 | 1. Requests … |``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_FEWEST = 4  # such signs, or rows of a table
_BREAK = re.compile(r"\|\||<br ?/?>|¶|(?<!\\)\\(?:r\\)?n", re.I)
_ROW = re.compile(r"\A[ \t]*\|(.*)\|[ \t]*")
_RULE = re.compile(r"[ \t|:+-]*")


def in_lines(text: str) -> str:
    """A text whose exported line breaks are line breaks, and whose rows of a table have their cells
    between tabs.

    >>> in_lines("大会， || 回顾其决议， || 1. 请秘书长报告； || 2. 散会。 ||").split("\\n")[1:3]
    ['回顾其决议，', '1. 请秘书长报告；']
    >>> in_lines("\\n".join(["| 大会， | The Assembly, |", "|---|---|"] * 4)).split("\\n")[1]
    '大会，\\tThe Assembly,'
    """
    parts = _BREAK.split(text)
    if len(parts) > _FEWEST:
        text = "\n".join(part.strip(" \t") for part in parts)
    lines = text.split("\n")
    if sum(_ROW.fullmatch(line) is not None for line in lines) < _FEWEST:
        return text
    return "\n".join(_rows(lines))


def _rows(lines: list[str]) -> Iterator[str]:
    """The lines, of a table without its borders and rules."""
    for line in lines:
        row = _ROW.fullmatch(line)
        if row is None:
            yield line
        elif not _RULE.fullmatch(line):
            yield "\t".join(cell.strip() for cell in row[1].split("|"))
