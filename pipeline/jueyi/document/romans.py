"""Roman numbers, and which labels are some: (i) may be a letter, behind (h); (ii) behind (hh)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence


def roman(number: int) -> str:
    """A number in small Roman numerals.

    >>> roman(44)
    'xliv'
    """
    out = ""
    for value, sign in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
        (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        while number >= value:
            out, number = out + sign, number - value
    return out


ROMANS = {roman(number): number for number in range(1, 90)}
_LABEL = re.compile(r"\A[(（]?[ \u3000]*([a-zａ-ｚ]{1,6})[ \u3000]*[)）.．、]")
_FAR = 20  # labels that may stand between (i) and (ii)
_FIRST = ("(i", "（i", "i)", "i）", "i.", "（ｉ", "( i", "i、")


def romans(texts: Sequence[str], begins: Sequence[object]) -> frozenset[int]:
    """The lines whose label, a letter by its form, is a Roman number by those around it.

    Args:
        texts: Of all lines of a document.
        begins: Whether each is a numbered paragraph, behind which labels begin again.

    >>> sorted(romans(["(a) 各国：", "(i) 修缮；", "(ii) 报告；", "(b) 合作；"], [None] * 4))
    [1, 2]
    >>> sorted(romans(["(h) 修缮；", "(i) 报告；", "(j) 合作；"], [None] * 3))
    []
    """
    if not any(text.startswith(_FIRST) for text in texts):
        return frozenset()
    labels: list[tuple[int, str]] = []
    for index, text in enumerate(texts):
        match = None if begins[index] else _LABEL.match(text)
        if match or begins[index]:
            labels.append((index, unicodedata.normalize("NFKC", match[1]) if match else ""))
    found = set()
    letter, last = "", 0  # the last letter, and the last Roman number, of the paragraph
    for place, (index, label) in enumerate(labels):
        number = ROMANS.get(label, 0)
        counts = number > 0 and (len(label) > 1 or number == last + 1 > 1)
        if number and (number == 1 or _next(letter, label)):  # a list of one item is none
            behind = [name for _, name in labels[place + 1 : place + _FAR]]
            counts = number in (1, last + 1) and _goes_on(number, label, behind)
        if counts:
            found.add(index)
            last = number
        else:
            letter, last = label, 0
    return frozenset(found)


def _goes_on(number: int, label: str, behind: Sequence[str]) -> bool:
    """Whether the next Roman number comes before the next letter or numbered paragraph."""
    for name in behind:
        if not name or _next(label, name):
            return False
        if ROMANS.get(name) == number + 1:
            return True
    return False


def _next(before: str, label: str) -> bool:
    """Whether a label is the next letter, or the next double one: h and i, hh and ii."""
    alike = len(before) == len(label) and len(set(label)) == len(set(before)) == 1
    return alike and ord(label[0]) == ord(before[0]) + 1
