"""What the styles of a Word file say of their paragraphs: lists and visibility."""

from __future__ import annotations

from typing import Any

from .autonumber import W
from .wordml import is_on, style_of

_STEPS = 20  # styles that are based on one another
_NONE = ("", None, None)


class Styles:
    """The styles of a document.

    Args:
        root: Of ``word/styles.xml``, or None.
    """

    def __init__(self, root: Any) -> None:
        # Parent, list, and whether it hides its text (None: it does not say).
        self._styles: dict[str, tuple[str, Any, bool | None]] = {}
        for style in [] if root is None else root.iter(W + "style"):
            parent = style.find(W + "basedOn")
            vanish = style.find(f"{W}rPr/{W}vanish")
            self._styles[style.get(W + "styleId", "")] = (
                "" if parent is None else parent.get(W + "val", ""),
                style.find(f"{W}pPr/{W}numPr"),
                None if vanish is None else is_on(vanish),
            )

    def vanish(self, name: str) -> bool:
        """Whether a style, or one that it is based on, hides its text."""
        for _ in range(_STEPS):
            name, _list, hidden = self._styles.get(name, _NONE)
            if hidden is not None:
                return hidden
        return False

    def listed(self, paragraph: Any) -> tuple[str | None, str | None]:
        """The list that a paragraph stands in and its level there, by itself or by its style;
        None for what neither says."""
        given = paragraph.find(f"{W}pPr/{W}numPr")
        name = style_of(paragraph)
        number = level = None
        for _ in range(_STEPS):
            if given is not None:
                level = given.find(W + "ilvl") if level is None else level
                number = given.find(W + "numId") if number is None else number
            if number is not None or name not in self._styles:
                break
            name, given, _hidden = self._styles[name]
        return _value(number), _value(level)


def _value(element: Any) -> str | None:
    return None if element is None else element.get(W + "val", "")
