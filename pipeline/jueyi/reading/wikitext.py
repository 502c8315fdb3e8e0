"""Wikitext, as a wiki's editor shows a page: ``'''覆按'''其[[决议|第5号决议]]<ref>第3段。</ref>``.

Its marks are no part of a text; what a reference says stands below as a note with its number.
"""

from __future__ import annotations

import re
from itertools import islice

from ..later import later

_FEWEST = 2  # signs of it in a text
_BOLD = r"'''(?=[^'\n])([^\n]{1,400}?)'''"
_LINK = r"\[\[(?:[^\[\]|\n]{0,200}\|)?([^\[\]|\n]{0,200})\]\]"
_SIGNS = later(rf"{_BOLD}|{_LINK}|<ref[ >/]|^\{{\{{", re.M)
_REFERENCE = later(r"<ref(?:\s[^<>/]{0,100})?>([^<>]{0,2000})</ref>")
_AGAIN = later(r"<ref\s[^<>]{0,100}/>|<references\s?/>")
_RULES = (
    (_AGAIN, ""),
    (later(_BOLD), r"\1"),
    (later(r"''(?=[^'\n])([^\n]{1,400}?)''"), r"\1"),
    (later(_LINK), r"\1"),
    (later(r"^[ \t]*(={2,5})[ \t]*(.{1,200}?)[ \t]*\1[ \t]*$", re.M), r"\2"),
    (later(r"^:{1,6}[ \t]*(?=\S)", re.M), ""),
)


def in_plain(text: str) -> str:
    """A text without the marks of a wiki; the same text where fewer than two signs tell of it.

    >>> in_plain("'''覆按'''其[[A|决议]]，<ref>第3段。</ref>\\n== 附件 ==")
    '覆按其决议，[1]\\n附件\\n[1] 第3段。'
    """
    if not ("[[" in text or "'''" in text or "<ref" in text):
        return text
    if len(list(islice(_SIGNS.finditer(text), _FEWEST))) < _FEWEST:
        return text
    notes: list[str] = []

    def numbered(match: re.Match[str]) -> str:
        notes.append(match.group(1).strip())
        return f"[{len(notes)}]"

    text = _REFERENCE.sub(numbered, text)
    for pattern, form in _RULES:
        text = pattern.sub(form, text)
    below = (f"[{number}] {note}" for number, note in enumerate(notes, 1))
    return "\n".join([text.rstrip("\n"), *below]) if notes else text
