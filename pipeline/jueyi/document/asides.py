"""What stands between two paragraphs and is none: rules of ``breaks``."""

from __future__ import annotations

import re

from .seam import Seam

_ASIDE = re.compile("【[^【】]+】")


def aside(s: Seam) -> bool | None:
    """【译得好】, what somebody notes beside a text that he quotes."""
    return True if _ASIDE.fullmatch(s.text) or _ASIDE.fullmatch(s.whole) else None


def starred(s: Seam) -> bool | None:
    """* 委员会……通过。: a note to the title, in the middle of a page."""
    return True if s.text[0] in "*＊" and s.ended else None
