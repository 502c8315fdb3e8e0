"""Signs that stand for line breaks and for the borders of a table, in text that was exported:
``大会， || 回顾其决议，`` of a database, paragraphs between tabs, and in Markdown
``| 1. 请秘书长报告。 | 1. Requests … |``; and what makes a terminal print bold or underlined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..later import later

_FEWEST = 4  # such signs, or rows of a table
_SIGNS = ("||", "<", "¶", "\\")  # what every one of them begins with
_BREAK = re.compile(r"\|\||<br ?/?>|¶|(?<!\\)\\(?:r\\)?n", re.I)
_ROW = re.compile(r"\A[ \t]*\|(.*)\|[ \t]*")
_RULE = re.compile(r"[ \t|:+-]*")
# Colours and links of a terminal; a character that is printed twice, or over a line below it.
_COLOUR = re.compile(r"\x1b(?:\[[0-?]{0,40}[ -/]{0,4}[@-~]|\][^\x07\x1b\n]{0,2000}(?:\x07|\x1b\\))")
_TWICE = re.compile(r"([^\n\x08])\x08{1,2}(?=\1)|_\x08{1,2}(?=[^\n\x08])|(?<=[^\n\x08])\x08{1,2}_")
_PAIRED = re.compile(r"</?\d{1,3}/?>")  # what a translator's tool sets around what is bold
_SENTENCE = later(r".*[\u3400-\u9fff].*[，；。：,;.:]")
_LABEL = re.compile(r"\d{1,3}[.．、]?|[(（][a-z\d]{1,3}[)）]")
_FIRST = re.compile(r"1[.．、]")
_JOINED = 4  # sentences between tabs that are paragraphs; one less where one has the number 1


def in_lines(text: str) -> str:
    """A text whose exported line breaks are line breaks, and whose rows of a table have their cells
    between tabs.

    >>> in_lines("大会， || 回顾其决议， || 1. 请秘书长报告； || 2. 散会。 ||").split("\\n")[1:3]
    ['回顾其决议，', '1. 请秘书长报告；']
    >>> in_lines("\\n".join(["| 大会， | The Assembly, |", "|---|---|"] * 4)).split("\\n")[1]
    '大会，\\tThe Assembly,'
    >>> in_lines("大会，\\t回顾其决议，\\t1. 请秘书长报告；\\t2.\\t散会。").split("\\n")[2:]
    ['1. 请秘书长报告；', '2. 散会。']
    """
    if len(_PAIRED.findall(text)) >= _FEWEST:
        text = _PAIRED.sub("", text)
    if "\x1b" in text or "\x08" in text:
        text = _TWICE.sub("", _COLOUR.sub("", text))
    if "\t" in text:
        text = "\n".join(_parted(line) if "\t" in line else line for line in text.split("\n"))
    parts = _BREAK.split(text) if any(sign in text for sign in _SIGNS) else ()
    if len(parts) > _FEWEST:
        text = "\n".join(part.strip(" \t") for part in parts)
    if text.count("|") < 2 * _FEWEST:
        return text
    lines = text.split("\n")
    if sum(_ROW.fullmatch(line) is not None for line in lines) < _FEWEST:
        return text
    return "\n".join(_rows(lines))


def _parted(line: str) -> str:
    """A line whose paragraphs stand between tabs, in lines."""
    cells = [cell.strip() for cell in line.split("\t")]
    sentences = sum(_SENTENCE.fullmatch(cell) is not None for cell in cells)
    labels = sum(_LABEL.fullmatch(cell) is not None for cell in cells)
    fewest = _JOINED - any(map(_FIRST.match, cells))
    if sentences < fewest or len(list(filter(None, cells))) - labels > sentences + sentences // 2:
        return line
    done = ""
    for cell in filter(None, cells):
        done += cell + (" " if _LABEL.fullmatch(cell) else "\n")
    return done.rstrip()


def _rows(lines: list[str]) -> Iterator[str]:
    """The lines, of a table without its borders and rules."""
    for line in lines:
        row = _ROW.fullmatch(line)
        if row is None:
            yield line
        elif not _RULE.fullmatch(line):
            yield "\t".join(cell.strip() for cell in row[1].split("|"))
