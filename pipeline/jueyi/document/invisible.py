"""Characters that print nothing, and characters that nobody can read.

Unicode's default-ignorable characters (variation selectors of Japanese fonts, joiners, marks of
direction, tags) stand within words and are no part of them. What belongs to one font only, controls
a terminal or is no character at all is a gap in the text.
"""

from __future__ import annotations

import re
import unicodedata

from ..later import later

# Default-ignorable ones beside those that ``cleaning`` removes. In a text that is read each is a
# zero-width space, so that what cleans lines need not look for them.
_IGNORED = (
    (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x2061, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
TABLE = {code: "\u200b" for first, last in _IGNORED for code in range(first, last + 1)} | {
    0xE5E5: "\u3000"
}  # GBK's A3A0, a space
# For a class of a pattern: a text that has none of these is left as it is. What lies beyond 16 bits
# is one range: the engine looks at each of those by itself.
SUSPECT = "\ue5e5\U00010000-\U0010ffff" + "".join(
    f"{chr(first)}-{chr(last)}" for first, last in _IGNORED if last <= 0xFFFF
)
# Controls, private characters, none at all, a place for an object; marks set on what stands before.
_UNREAD = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff"
    "\U000f0000-\U0010ffff\u0300-\u036f\u20d0-\u20ff]"
)
_HAN = later("[\u3400-\u9fff]")
OVERRIDES = "\u202d\u202e"  # print what follows from one side, whatever it is


def unread(text: str) -> int:
    """How many characters of a text could not be read.

    >>> unread("1. 敦\ue123促各国，\x1b[1m请\u0301各国；café")
    3
    """
    found = 0
    for match in _UNREAD.finditer(text):
        combines = (
            unicodedata.combining(match.group()) or unicodedata.category(match.group()) == "Me"
        )
        found += not combines or _HAN.match(text, match.start() - 1) is not None
    return found
