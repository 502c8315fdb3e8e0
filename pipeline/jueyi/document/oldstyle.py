"""How resolutions were printed until the 1980s: 一、二、 for paragraphs, 1/ and (1) for notes."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from .. import lexicon
from ..records import Source
from .footnotes import RawNote
from .layout import ENDS, physical
from .numbering import BEFORE_HAN, HAN_HEADING, decimal, value

_COMMA = re.compile(r"\A[ \t\u3000]*([一二三四五六七八九十]{1,3})，")  # a misprint of 五、
_ARTICLE = re.compile(r"\A[ \t\u3000]*第([一二三四五六七八九十]{1,3})条[ \t\u3000]*")
_LOST = 16  # characters that a paragraph without its closing mark has at least
_BEFORE = BEFORE_HAN | {"第"}  # what a line with such a number may begin with: soon looked up
_SPACE = "[ \\t\u3000]"
_FALLS = 0.06  # of the numbers may not rise: a part left out, a misprint
_SOME = 5  # numbers of which one may be a misprint
_NOTE = re.compile(rf"\A{_SPACE}*+(?:(\d{{1,2}})/|[(（](\d{{1,2}})[)）]){_SPACE}*+(?=\S)")
_FIRST_NOTE = re.compile(rf"\n{_SPACE}*+(?:1/|[(（]1[)）])")  # a line feed is soon looked for
_SLASH = re.compile(rf"{_SPACE}?(\d{{1,2}})/(?![\d/A-Za-z]){_SPACE}?")
_ANY = re.compile(rf"{_SPACE}?(?:(\d{{1,2}})/(?![\d/A-Za-z])|[(（](\d{{1,2}})[)）]){_SPACE}?")


def number(line: str) -> tuple[int, int] | None:
    """The number of an operative paragraph in Chinese, and where its text begins.

    A heading (``一、后续行动``) has no end in punctuation, but a paragraph may have lost its own.
    Articles (``第一条``) count as numbers.
    """
    if line[:1] not in _BEFORE:
        return None
    match = HAN_HEADING.match(line) or _ARTICLE.match(line)
    if match is None and (comma := _COMMA.match(line)) and lexicon.begins(line, comma.end()):
        match = comma
    if not match or not value(match.group(1)):
        return None
    if line.rstrip()[-1:] not in ENDS and not (
        len(line) >= _LOST and lexicon.begins(line, match.end())
    ):
        return None
    return (value(match.group(1)), match.end())


def is_old_style(lines: list[str]) -> bool:
    """Whether paragraphs are numbered in Chinese, from 一 on, and none in digits."""
    found = [(item[0], line, place) for place, line in enumerate(lines) if (item := number(line))]
    # A page may begin with the end of another text.
    first = next((place for place, item in enumerate(found) if item[0] == 1), None)
    if first is None:
        return False
    found = found[first:]
    # Articles of an annexed text are counted by themselves.
    values = [n for n, line, _ in found if not _ARTICLE.match(line)] or [n for n, _, _ in found]
    falls = sum(1 for a, b in pairwise(values) if b <= a and b != 1)
    # What is numbered before the first and behind the last (a page's licence) tells nothing.
    within = lines[found[0][2] : found[-1][2]]
    digits = [int(label[0]) for line in within if (label := decimal(line))]
    # Beyond 九十九 some go on in digits.
    return (
        values[:1] == [1]
        and falls <= max(_FALLS * len(values), len(values) >= _SOME)
        and (min(digits, default=1000) > max(values) or has_items(within))
    )


def has_items(lines: list[str]) -> bool:
    """Whether digits count what a paragraph with a Chinese number lists, from 1 behind its colon.

    >>> has_items(["一、建议各国：", "1. 修缮灯塔；", "2. 培训人员；", "二、决定延期。"])
    True
    """
    counted = 0  # the digit before; 0 behind a paragraph
    begun = False
    lists = False  # whether the paragraph before ends in a colon
    for line in lines:
        label = decimal(line)
        if label is None:
            counted = 0
            lists = number(line) is not None and line.rstrip()[-1:] in "：:"
            continue
        if int(label[0]) != counted + 1 or not (counted or lists):
            return False
        counted, begun = counted + 1, True
    return begun


def _marks(text: str) -> re.Pattern[str] | None:
    """How notes are marked: (1) only beside paragraphs in Chinese numbers, else it is an item.

    None, soon told, where no line begins as a note does, as in all newer documents.
    """
    if _FIRST_NOTE.search("\n" + text) is None:
        return None
    return _ANY if is_old_style(text.split("\n")) else _SLASH


def _head(line: str, marks: re.Pattern[str]) -> tuple[str, int] | None:
    """The mark of a note at the head of a line, and where its text begins."""
    match = _NOTE.match(line)
    if not match or (match.group(2) and marks is _SLASH):
        return None
    return match.group(1) or match.group(2), match.end()


def notes(source: Source) -> tuple[list[RawNote], Source]:
    """Notes on lines of their own (``1/ 见……``, ``(1) 见……``) whose mark stands in the text above.

    Returns:
        The notes, and the source with their lines owned.
    """
    found: list[RawNote] = []
    marks = _marks(source.text)
    if marks is None:
        return found, source
    owned = list(source.furniture)
    taken = {start for start, _, _ in source.furniture}
    seen: set[str] = set()
    for start, end in physical(source.text):
        line = source.text[start:end]
        head = _head(line, marks)
        if head and head[0] in seen and start not in taken:
            found.append(RawNote(head[0], line[head[1] :].strip(), [(start, end)]))
            owned.append((start, end, "old note"))
        elif not head:
            seen.update(m.group(1) or m.group(2) for m in marks.finditer(line))
    return found, replace(source, furniture=tuple(owned)) if found else source


def note_marks(text: str) -> list[tuple[int, int, str]]:
    """Start, end and mark of every ``1/`` or ``(1)`` that has a note on a line of its own."""
    marks = _marks(text)
    if marks is None:
        return []
    heads = {head[0] for line in text.split("\n") if (head := _head(line, marks))}
    if not heads:
        return []
    return [
        (match.start(), match.end(), mark)
        for start, end in physical(text)
        if not _head(text[start:end], marks)
        for match in marks.finditer(text, start, end)
        if (mark := match.group(1) or match.group(2)) in heads
    ]
