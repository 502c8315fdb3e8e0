"""What stands between two paragraphs and is none: rules of ``breaks``."""

from __future__ import annotations

import re

from .seam import Seam

_BRACKETED = re.compile("【[^【】]+】")
_NOTES = ("备注：", "译注：", "笔记：", "编者按：", ">", "＞")


def is_aside(text: str) -> bool:
    """Whether a line is quoted or noted beside the text.

    >>> is_aside("【译得好。】"), is_aside("备注：见附件。"), is_aside("【回顾】其决议，")
    (True, True, False)
    """
    return text.startswith(_NOTES) or _BRACKETED.fullmatch(text) is not None


def aside(s: Seam) -> bool | None:
    """【译得好】, what somebody notes beside a text that he quotes."""
    return True if _BRACKETED.fullmatch(s.text) or _BRACKETED.fullmatch(s.whole) else None


def starred(s: Seam) -> bool | None:
    """* 委员会……通过。: a note to the title, in the middle of a page."""
    return True if s.text[0] in "*＊" and s.ended else None
