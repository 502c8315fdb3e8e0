"""Lists of web pages: the labels that a browser prints before their items."""

from __future__ import annotations

import re

from ..document.romans import roman
from .assembly import Line
from .autonumber import han, letters
from .htmlstyle import Look

_STYLES = {
    "none": "", "decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "a",
    "upper-latin": "a", "lower-roman": "i", "upper-roman": "i", "disc": "", "circle": "",
    "square": "", "cjk-ideographic": "一", "simp-chinese-informal": "一",
    "trad-chinese-informal": "一",
}  # fmt: skip
# A list that leads through the site, whose items show no numbers.
_MENU = re.compile(r"crumb|\b(?:nav|menu|pager|pagination|share|tabs?)\b", re.I)
_NUMBER = re.compile(r"[ \t\n\f\r]*([+-]?\d{1,4})")
# The number that an item's text begins with itself.
_DECIMAL = re.compile(r"\s*[(（]?(\d{1,3})[.．、)）](?!\d)")
_OTHER = re.compile(
    r"\s*(?:[(（]([a-z]{1,5}|[一二三四五六七八九十百]{1,5})[)）]|([a-z]{1,5})[.)）]|"
    r"([一二三四五六七八九十百]{1,5})、)"
)


class HtmlList:
    """A list that is open: how its items are numbered.

    Args:
        tag: ``ol`` or ``ul``.
        given: Its attributes.
        look: How it is shown.
    """

    def __init__(self, tag: str, given: dict[str, str], look: Look) -> None:
        menu = _MENU.search(f"{given.get('class', '')} {given.get('aria-label', '')}")
        named = [_STYLES[word] for word in look.numbers if word in _STYLES]
        if tag == "ul" or menu or "none" in look.numbers:
            self.style = ""
        else:
            self.style = named[-1] if named else given.get("type", "1") or "1"
        start = _NUMBER.match(given.get("start", ""))
        self.started = start is not None
        self.step = -1 if "reversed" in given else 1
        self.number = (int(start[1]) if start else 1) - self.step
        self.items: list[tuple[int, int, str, int]] = []  # line, chunk, label and number of each

    def begin(self, value: str) -> None:
        """Another item, which may bear its number itself."""
        if given := _NUMBER.match(value):
            self.number, self.started = int(given[1]), True
        else:
            self.number += self.step

    def label(self, number: int) -> str:
        """A number as it is printed."""
        style = self.style.lower()
        if number > 0 and style in ("a", "i", "一"):
            if style == "一":
                return f"{han(number)}、"
            return f"({letters(number) if style == 'a' else roman(number)}) "
        return f"{number}. "

    def close(self, lines: list[Line]) -> None:
        """The last item was read: a reversed list that names no start counts down to 1, and of an
        item whose text begins with its number the label goes.

        Args:
            lines: Those of the page.
        """
        if self.step < 0 and not self.started:
            for place, (line, chunk, label, _) in enumerate(self.items):
                number = len(self.items) - place
                _put(lines[line], chunk, label, self.label(number))
                self.items[place] = (line, chunk, self.label(number), number)
        own = {line for line, *_ in self.items}
        texts = [_behind(lines, line, label, own) for line, _, label, _ in self.items]
        other = [_counts(text, item[3]) for text, item in zip(texts, self.items, strict=True)]
        several = len(other) > 1 and all(other)
        for text, (line, chunk, label, number) in zip(texts, self.items, strict=True):
            decimal = self.style == "1" and _DECIMAL.match(text)
            alike = self.style != "1" and _counts(text, number)
            if several or decimal or alike:
                _put(lines[line], chunk, label, "")


def _put(line: Line, chunk: int, label: str, other: str) -> None:
    text, mark = line.chunks[chunk]
    line.chunks[chunk] = (text.replace(label, other, 1), mark)


def _behind(lines: list[Line], line: int, label: str, own: set[int]) -> str:
    """What stands behind an item's label, on its line or the next, if that is no item's."""
    text = lines[line].text.strip().removeprefix(label.strip())
    if not text.strip() and line + 1 < len(lines) and line + 1 not in own:
        text = lines[line + 1].text
    return text


def _counts(text: str, number: int) -> bool:
    """Whether a text begins with a number that is not decimal: 一、 or (a)."""
    match = _OTHER.match(text) if 0 < number < 1000 else None
    said = next(filter(None, match.groups()), "") if match else ""
    return bool(said) and said in (letters(number), roman(number), han(number))
