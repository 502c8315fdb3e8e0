"""Marks of punctuation in one form, one character for one, so that every offset stays.

People write half-width and full-width marks, ideographic and Latin full stops, curly and straight
quotation marks. What labels a text sees the form of the UN's own print (，；：。 and half-width
brackets); the record keeps what is printed.
"""

from __future__ import annotations

import re

from .cleaning import WIDE

_WIDE = f"[{WIDE}]"
_ONE_FORM = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_ALWAYS = str.maketrans(
    {"（": "(", "）": ")", "､": "、", "｡": "。", "﹐": "，", "﹔": "；", "﹕": "："}
)
_SUSPECT = re.compile(r"[,;:!?（）．｡､﹐﹔﹕\"]|\.(?=[ \t]*$|[ \t]*\n)")
# A mark belongs to Chinese text if a Chinese character or bracket stands beside it, over spaces.
_MARK = re.compile(
    rf"(?<={_WIDE})[ \t]*([,;:!?])|(?<=[\])\d”\"A-Za-z])([,;:])(?=[ \t]*(?:{_WIDE}|$))|"
    rf"(?<=[)\]])([,;:])(?=[ \t]*(?:\d|[(\[]))",
    re.M,
)
_STOP = re.compile(rf"(?<={_WIDE})[.．](?=[ \t]*(?:$|{_WIDE}))")
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
    changed = text.translate(_ALWAYS)
    changed = _MARK.sub(_wide, changed)
    lines = changed.split("\n")
    changed = "\n".join(map(_stops, lines, [*lines[1:], ""]))
    return changed if changed != text else text


def _wide(match: re.Match[str]) -> str:
    whole = match.group()
    return whole[:-1] + _ONE_FORM[whole[-1]]


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
