"""Marks of punctuation in one form, one character for one, so that every offset stays.

People write half-width and full-width marks, ideographic and Latin full stops, curly and straight
quotation marks. What labels a text sees the form of the UN's own print (，；：。 and half-width
brackets); the record keeps what is printed.
"""

from __future__ import annotations

import re

from ..later import later
from .cleaning import WIDE

_WIDE = f"[{WIDE}]"
_ONE_FORM = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_ALWAYS = tuple(zip("（）､丶｡﹐﹔﹕", "()、、。，；：", strict=True))
# One set of characters first: the engine runs through the others at memory speed.
_SUSPECT = re.compile(r"[,;:!?（）．｡､丶﹐﹔﹕\".](?:(?<!\.)|(?=[ \t]*$|[ \t]*\n))")
# Whether a mark belongs to Chinese text is told by what stands before it and, in part, behind it.
_HALF = re.compile("[,;:!?]")
_BEHIND = later(rf"[ \t]*(?:{_WIDE}|$)", re.M)
_LISTED = re.compile(r"[ \t]*[\d(\[]")
_CHINESE = later(_WIDE)
_LATIN = re.compile(r"[\])\d”\"A-Za-z]")
_STOP = later(rf"(?<={_WIDE})[.．](?=[ \t]*(?:$|{_WIDE}))")
_STOP_BEHIND_A_NUMBER = re.compile(r"(?<=[)\]\d])[.．](?=[ \t]*$)")
_NUMBER = re.compile(r"^[ \t\u3000]*\d{1,4}[.．]?[ \t\u3000]*$")


def one_form(text: str) -> str:
    """The same text with its marks in one form; the same object if there is nothing to change.

    >>> one_form("注意到报告,请秘书长(主席):")
    '注意到报告，请秘书长(主席)：'
    >>> one_form("1,000人, A/RES/66/178")
    '1,000人， A/RES/66/178'
    """
    if not _SUSPECT.search(text):
        return text
    changed = text
    for printed, form in _ALWAYS:  # far quicker than translate
        changed = changed.replace(printed, form)
    changed = _HALF.sub(_wide, changed)
    lines = changed.split("\n")
    changed = "\n".join(map(_stops, lines, [*lines[1:], ""]))
    return changed if changed != text else text


def _wide(match: re.Match[str]) -> str:
    """A half-width mark in the form of the text that it belongs to: Chinese, if a Chinese character
    stands before it, over spaces, or behind what it closes."""
    text, at = match.string, match.start()
    mark = text[at]
    last = at - 1
    while last > 0 and text[last] in " \t":
        last -= 1
    if at and _CHINESE.match(text, last):
        return _ONE_FORM[mark]
    if not at or mark in "!?" or not _LATIN.match(text, at - 1):
        return mark
    closes = text[at - 1] in ")]" and _LISTED.match(text, at + 1)
    return _ONE_FORM[mark] if closes or _BEHIND.match(text, at + 1) else mark


def _stops(line: str, following: str) -> str:
    """A line with its full stops and straight quotation marks in one form."""
    if ("." in line or "．" in line) and not _NUMBER.match(line):
        line = _STOP.sub("。", line)
        if not following[:1].isdigit():  # a decimal may be wrapped at its point
            line = _STOP_BEHIND_A_NUMBER.sub("。", line)
    if line.count('"') in (2, 4, 6, 8):
        parts = line.split('"')
        line = "".join(
            part + ("“" if place % 2 == 0 else "”") if place < len(parts) - 1 else part
            for place, part in enumerate(parts)
        )
    return line
