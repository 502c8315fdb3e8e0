"""Marks of Markdown, in which notes and files of repositories are written: ``**回顾**其决议``.

They are no part of a text: what they set off, link to or list is read as if they were not there.
Struck text is left out.
"""

from __future__ import annotations

import re
from itertools import islice

from ..later import later

_FEWEST = 2  # signs of it in a text
_STRONG = r"(\*{2,3}|__)(?=[^\s*_])([^*_\n]{1,400}?)(?<=\S)\1"
_WORD = r"(?<![*\\])\*[\u4e00-\u9fff]{1,12}\*(?!\*)"  # a verb that is set off
_LINK = (
    r"!?\[([^\[\]\n]{0,200})\]\((?:https?:|mailto:|/|\.|#)[^()\s]{0,400}(?: \"[^\"\n]{0,100}\")?\)"
)
_HEADING = r"^ {0,3}#{1,6}[ \t]+(?=\S)"
# What only Markdown has: emphasis, headings, links, notes' marks, a label behind a bullet.
_LABEL = r"(?:[(（](?:[a-z]{1,4}|\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|(?:PP|OP) ?\d)"
_BULLET = rf"^([ \t]*)[*+-][ \t]+(?={_LABEL})"
_SIGNS = later(
    rf"{_STRONG}|{_WORD}|{_LINK}|{_HEADING}|{_BULLET}|\[\^\w{{1,9}}\]|^\d{{1,3}}\\\.", re.M
)
_STRUCK = later(r"~~(?=\S)([^~\n]{1,400})(?<=\S)~~")
_NOTE = later(r"\[\^(\w{1,9})\](?::[ \t]*)?")
_EMPHASIS = later(
    r"(?<![*\\])\*(?=[^\s*_])(?=[^*_\n]{0,400}[\u4e00-\u9fff])([^*_\n]{1,400})(?<=[^\s*_\\])\*(?!\*)"
)
_WHOLE = later(r"^([ \t]*)([*_])(?=[^\s*_])([^*_\n]{1,400})(?<=[^\s*_\\])\2[ \t]*$", re.M)
_STAR = later(r"^([ \t]*)[*+]([ \t]+)(?=\S)", re.M)
_FENCE = later(r"^[ \t]*(?:```|~~~)[ \t]*\w{0,12}[ \t]*$", re.M)
_CODE = later(r"(`{1,2})([^`\n]{1,200})\1")
_ESCAPED = later(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_RULES = (
    (later(_LINK), r"\1"),
    (_NOTE, r"[\1]"),
    (later(_HEADING, re.M), ""),
    (later(_BULLET, re.M), r"\1"),
    (later(_STRONG), r"\2"),
    (_WHOLE, r"\1\3"),
    (_EMPHASIS, r"\1"),
    (_STAR, r"\1-\2"),
    (later(r"[ \t]\^[a-z0-9-]{1,12}[ \t]*$", re.M), ""),  # the name of a block, for links
    (later(r"==(?=\S)([^=\n]{1,200})(?<=\S)=="), r"\1"),
    (_FENCE, ""),
    (_CODE, r"\2"),
    (_ESCAPED, r"\1"),
)


def in_plain(text: str) -> tuple[str, list[str]]:
    """A text without marks of Markdown, and what was struck out of it; the same text where fewer
    than two signs tell of it.

    >>> in_plain("# 题目\\n**回顾**[决议](http://a)，\\n1\\\\. **请**~~两位~~主席：\\n- (a) 报")
    ('题目\\n回顾决议，\\n1. 请主席：\\n(a) 报', ['两位'])
    >>> in_plain("* 灯塔委员会通过。\\n** 见下文。")
    ('* 灯塔委员会通过。\\n** 见下文。', [])
    """
    if not _may(text) or len(list(islice(_SIGNS.finditer(text), _FEWEST))) < _FEWEST:
        return text, []
    struck = [match.group(1) for match in _STRUCK.finditer(text)]
    text = _STRUCK.sub("", text)
    for pattern, form in _RULES:
        text = pattern.sub(form, text)
    return text, struck


def _may(text: str) -> bool:
    """Whether one of the signs may stand in a text."""
    return any(sign in text for sign in ("*", "__", "](", "#", "[^", "\\.", "- (", "- P"))
