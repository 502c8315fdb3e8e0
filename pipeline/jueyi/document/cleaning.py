"""Clean paragraph text: white space that layout brought in goes, white space that means stays."""

from __future__ import annotations

import re

# Han, kana, bopomofo, full-width forms, CJK punctuation, and the quotes and dashes set with them.
WIDE = (
    "\u2018\u2019\u201c\u201d\u2014\u2026\u00b7\u2460-\u24ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uffef"
)
# White space at the end or beside a wide character that is no space itself; \s is what the engine
# looks for first.
_WIDE = f"(?!\u3000)[{WIDE}]"
_GONE = re.compile(rf"\s(?:(?<={_WIDE}\s)\s*|\s*(?={_WIDE})|\s*\Z)")
_RUN = re.compile(r"\s(?:\s+|(?<=[^\S ]))")  # several, or one that is no space
_ODD = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
# 第1 0 5次, 2 0 4 4年1 2月1 6日: as a scan sets digits apart.
_SPACED = re.compile(
    r"(?<![\d.])\d \d \d \d ?年(?: ?\d(?: ?\d)? ?月(?: ?\d(?: ?\d)? ?[日曰])?)?|第\d(?: \d)+ ?次"
)
_GROUPS = re.compile(r"(?<![\d.])\d{1,3}(?: \d{3})*$")
_GROUP = re.compile(r"\d{3}(?!\d)(?: \d{3}(?!\d))*\s*(?:美元|欧元|瑞士法郎|人|名|个)")
_SUSPECT = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


def clean(text: str) -> str:
    """Remove white space beside Chinese characters and collapse the rest to single spaces.

    Only white space and invisible format characters are ever removed, so the n-th visible
    character of the result is the n-th visible character of ``text``. Idempotent.

    Args:
        text: Any text, on one line or several.

    Returns:
        The text without layout: ``2010 年 12 月`` becomes ``2010年12月``, and so does what a scan
        printed as ``2 0 1 0年1 2月``; ``563 205 000`` stays.
    """
    if " " not in text and text.isprintable():  # nothing to remove, as in most lines
        return text
    found = _RUN.sub(" ", _GONE.sub("", _ODD.sub("", text).lstrip()))
    return _SPACED.sub(_closed_up, found) if " " in found else found


def _closed_up(match: re.Match[str]) -> str:
    """The same digits without the spaces between them."""
    return match.group().replace(" ", "")


def visible(text: str) -> int:
    """How many characters of ``text`` are neither white space nor invisible.

    >>> visible("2044 年\u200b 5 月")
    7
    """
    return len(_SUSPECT.sub("", text))


def width(text: str) -> float:
    """Printed width in ems: 1 for a wide character, 0.5 for an ASCII one (3 and 1 UTF-8 bytes)."""
    size = len(text)
    return (len(text.encode("utf-8", "surrogatepass")) - size) / 4 + size / 2


def join(left: str, right: str, spaced: bool = False) -> str:
    """Join two physical lines of one paragraph; a number or a word cut by the wrap is mended.

    Args:
        left: The paragraph so far.
        right: Its next line.
        spaced: Whether a space was printed at the break.

    Returns:
        Both, with a space between them only where one was printed, or between the groups of a
        long number (563 205 | 000 美元).
    """
    left, right = left.rstrip(), right.lstrip()
    if not left or not right or not (left[-1].isascii() and right[0].isascii()):
        return left + right
    if spaced or (_GROUPS.search(left) and _GROUP.match(right)):
        return f"{left} {right}"
    return left + right
