"""Lists of web pages: the labels that a browser prints before their items."""

from __future__ import annotations

import re

from ..document.romans import roman
from .assembly import Line
from .autonumber import letters

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.I)
_STYLES = {
    "none": "", "decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "a",
    "upper-latin": "a", "lower-roman": "i", "upper-roman": "i", "disc": "", "circle": "",
    "square": "",
}  # fmt: skip
# A list that leads through the site, whose items show no numbers.
_MENU = re.compile(r"crumb|\b(?:nav|menu|pager|pagination|share|tabs?)\b", re.I)


class HtmlList:
    """A list that is open: how its items are numbered.

    Args:
        tag: ``ol`` or ``ul``.
        given: Its attributes.
    """

    def __init__(self, tag: str, given: dict[str, str]) -> None:
        named = _STYLE.search(given.get("style", ""))
        style = named.group(1).lower() if named else ""
        menu = _MENU.search(f"{given.get('class', '')} {given.get('aria-label', '')}")
        self.style = (
            "" if tag == "ul" or menu else _STYLES.get(style, given.get("type", "1") or "1")
        )
        start = given.get("start", "")
        self.started = bool(re.fullmatch(r"\d{1,4}", start))
        self.step = -1 if "reversed" in given else 1
        self.number = (int(start) if self.started else 1) - self.step
        self.items: list[tuple[Line, int, str]] = []

    def begin(self, value: str) -> None:
        """Another item, which may bear its number itself."""
        if re.fullmatch(r"\d{1,4}", value):
            self.number, self.started = int(value), True
        else:
            self.number += self.step

    def label(self, number: int) -> str:
        """A number as it is printed."""
        if self.style.lower() == "a":
            return f"({letters(number)}) " if number > 0 else f"{number}. "
        return f"({roman(number)}) " if self.style.lower() == "i" else f"{number}. "

    def close(self) -> None:
        """The last item was read: a reversed list that names no start counts down to 1."""
        if self.step < 0 and not self.started:
            for place, (line, chunk, label) in enumerate(self.items):
                text, mark = line.chunks[chunk]
                number = self.label(len(self.items) - place)
                line.chunks[chunk] = (text.replace(label, number, 1), mark)
