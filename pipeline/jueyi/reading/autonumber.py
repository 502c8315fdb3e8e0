"""Word's automatic numbers, which a file describes and never writes out.

After ECMA-376 part 1, 17.9: a paragraph names a list and a level; the list's definition says how
the level's counter is printed and what text stands around it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from ..document.romans import roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HAN = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LEGAL = str.maketrans("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_IN_BRACKETS = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_LONGEST = 10  # digits
_CHICAGO = "*†‡§"
_WORDS = re.compile("[\u2460-\u24ff\u3200-\u32ff\u3400-\u9fff]")  # of a bullet: 注：, ①
_STOP = re.compile("(?<=[)）①-⒇])[、.．，]$")  # behind a label that is closed already: (一)、


def integer(text: str | None, default: int) -> int:
    """A number of the markup, if it is one that a document may have.

    >>> integer("12", 0), integer("²", 0), integer("9" * 5000, 0)
    (12, 0, 0)
    """
    return int(text) if text and text.isdecimal() and len(text) < _LONGEST else default


def letters(number: int) -> str:
    """a to z, then aa, bb, as Word counts."""
    return chr(97 + (number - 1) % 26) * (1 + (number - 1) // 26)


def han(number: int) -> str:
    """Chinese counting numbers up to 9,999: 十一, 二十, 一百〇三."""
    if number < 10:
        return _HAN[number]
    if number < 20:
        return "十" + (_HAN[number - 10] if number > 10 else "")
    out, pending = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            out += ("〇" if pending and out else "") + _HAN[digit] + sign
            pending = False
        else:
            pending = bool(out) and number > 0
    return out


def circled(text: str) -> str:
    """What a ring holds: a number up to 20 as its character, else with brackets for the ring.

    >>> circled("3"), circled("一")
    ('③', '(一)')
    """
    small = text.isdecimal() and 0 < int(text) <= len(_CIRCLED)
    return _CIRCLED[int(text) - 1] if small else f"({text})"


def printed(number: int, form: str) -> str:
    """A counter in one of Word's number formats; decimal where the format is another."""
    if number < 1 or number > 9999:
        return str(number)
    if form in ("lowerLetter", "upperLetter"):
        text = letters(number)
        return text.upper() if form == "upperLetter" else text
    if form in ("lowerRoman", "upperRoman"):
        text = roman(number)
        return text.upper() if form == "upperRoman" else text
    if form == "chineseLegalSimplified":
        return han(number).translate(_LEGAL)
    if form.startswith(("chinese", "japaneseCounting", "taiwanese", "ideographDigital")):
        return han(number)
    if form == "ideographTraditional" and number <= 10:
        return _STEMS[number - 1]
    if form.startswith("decimalEnclosedCircle") and number <= 20:
        return circled(str(number))
    if form == "decimalEnclosedParen" and number <= 20:
        return _IN_BRACKETS[number - 1]
    if form == "ideographEnclosedCircle" and number <= 10:
        return circled(han(number))
    if form == "chicago":
        return _CHICAGO[(number - 1) % 4] * (1 + (number - 1) // 4)
    return str(number)


class Numbering:
    """The lists of a document and their counters.

    Args:
        part: The root of ``word/numbering.xml``, or None.
    """

    def __init__(self, part: Any) -> None:
        self._levels: dict[str, dict[int, Any]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._own: dict[str, dict[int, Any]] = defaultdict(dict)
        self._counters: dict[str, dict[int, int]] = defaultdict(dict)
        self._seen: set[tuple[str, int]] = set()
        if part is None:
            return
        linked: dict[str, str] = {}  # lists that are defined where a style's is
        styles: dict[str, str] = {}
        for abstract in part.iter(W + "abstractNum"):
            key = abstract.get(W + "abstractNumId", "")
            self._levels[key] = {
                # Some programs leave the levels' numbers out: then their order tells.
                integer(level.get(W + "ilvl"), place): level
                for place, level in enumerate(abstract.iter(W + "lvl"))
            }
            for tag, names in (("numStyleLink", linked), ("styleLink", styles)):
                if name := _text(abstract, tag):
                    names[key if names is linked else name] = name if names is linked else key
        for key, name in linked.items():
            self._levels[key] = self._levels[key] or self._levels.get(styles.get(name, ""), {})
        for num in part.iter(W + "num"):
            link = num.find(W + "abstractNumId")
            if link is None:
                continue
            number = num.get(W + "numId", "")
            self._lists[number] = link.get(W + "val", "")
            for override in num.iter(W + "lvlOverride"):
                level = integer(override.get(W + "ilvl"), 0)
                if (start := override.find(W + "startOverride")) is not None:
                    self._starts[number, level] = integer(start.get(W + "val"), 1)
                if (own := override.find(W + "lvl")) is not None:
                    self._own[number][level] = own

    def level(self, number: str, style: str, given: str | None) -> int:
        """The level of a paragraph of list ``number``: as given, else by its style.

        Args:
            number: The list.
            style: Name of the paragraph's style.
            given: What the paragraph or its style says.
        """
        if given is not None:
            return integer(given, 0)
        levels = self._defined(number)
        return next((at for at, one in levels.items() if _text(one, "pStyle") == style), 0)

    def _defined(self, number: str) -> dict[int, Any]:
        """The levels of a list, as it or what it is made after defines them."""
        levels = self._levels.get(self._lists.get(number, ""), {})
        return {**levels, **self._own[number]} if number in self._own else levels

    def label(self, number: str, level: int) -> str:
        """Count a paragraph of list ``number`` at ``level``; its printed label, or nothing."""
        levels = self._defined(number)
        if level not in levels:
            return ""
        counters = self._counters[self._lists.get(number, "")]
        restart = (number, level) in self._starts and (number, level) not in self._seen
        self._seen.add((number, level))
        start = self._starts.get((number, level), _value(levels[level], "start", 1))
        known = level in counters and not restart
        counters[level] = counters[level] + 1 if known else start
        for deeper in [key for key in counters if key > level]:
            # A level may begin again behind a higher one only, or never: 1, 2 below A, 3 below B
            behind = _value(levels.get(deeper, levels[level]), "lvlRestart", deeper)
            if level < behind:
                del counters[deeper]
        if _text(levels[level], "numFmt") == "bullet":
            sign = _text(levels[level], "lvlText")
            return f"{sign} " if _WORDS.search(sign) else "• "
        if _text(levels[level], "numFmt") == "none":
            return ""
        text = _text(levels[level], "lvlText")
        legal = levels[level].find(W + "isLgl") is not None  # 1.1 below 一
        for index in range(9):
            if f"%{index + 1}" in text and index in levels:
                count = counters.get(index, _value(levels[index], "start", 1))
                form = "decimal" if legal else _text(levels[index], "numFmt")
                text = text.replace(f"%{index + 1}", printed(count, form))
        text = _STOP.sub("", text)
        return f"{text} " if text else ""


def _text(level: Any, tag: str) -> str:
    found = level.find(W + tag)
    return "" if found is None else found.get(W + "val", "")


def _value(level: Any, tag: str, default: int) -> int:
    return integer(_text(level, tag), default)
