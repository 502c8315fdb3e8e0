"""What a Word file's styles and runs say of text: its list, and whether it is hidden, struck out or
raised."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from .autonumber import W, integer
from .wordml import is_on

_STEPS = 20  # styles that are based on one another
_RAISED = 4  # half points above the line that make a digit a mark
_LOOKS = frozenset(W + tag for tag in ("vanish", "strike", "dstrike", "vertAlign", "position"))
Declared = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str
    numbers: Any
    is_heading: bool
    looks: Declared


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is shown.

    Attributes:
        hidden: Whether it is not.
        struck: Whether it is struck out.
        raised: Whether it stands above the line.
    """

    hidden: bool
    struck: bool
    raised: bool


class Styles:
    """The styles of a document.

    Args:
        root: Of ``word/styles.xml``, or None.
    """

    def __init__(self, root: Any) -> None:
        self._styles: dict[str, _Style] = {}
        for style in [] if root is None else root.iter(W + "style"):
            parent = style.find(W + "basedOn")
            found = _Style(
                "" if parent is None else parent.get(W + "val", ""),
                style.find(f"{W}pPr/{W}numPr"),
                _is_outlined(style),
                _declared(style.find(W + "rPr")),
            )
            self._styles[style.get(W + "styleId", "")] = found
            if is_on(style, "default") and style.get(W + "type") == "paragraph":
                self._styles[""] = found  # of paragraphs that name none
        self._inherited = cache(self._looks)

    def _chain(self, name: str) -> list[_Style]:
        """A style and those that it is based on."""
        found: list[_Style] = []
        while name in self._styles and len(found) < _STEPS and (name or not found):
            found.append(self._styles[name])
            name = found[-1].parent
        return found

    def _looks(self, paragraph: str, run: str) -> Declared:
        """What the styles of a paragraph and of a run say together."""
        chain = [*self._chain(run), *self._chain(paragraph)] if run else self._chain(paragraph)
        return {tag: element for style in reversed(chain) for tag, element in style.looks.items()}

    def look(self, properties: Any, paragraph: str) -> Look:
        """How a run is shown: by itself, by its style or by that of its paragraph.

        Args:
            properties: The run's (``rPr``), or None.
            paragraph: The name of its paragraph's style.
        """
        style = None if properties is None else properties.find(W + "rStyle")
        name = "" if style is None else style.get(W + "val", "")
        said = {**self._inherited(paragraph, name), **_declared(properties)}
        place = said.get(W + "position")
        height = 0 if place is None else integer(place.get(W + "val"), 0)
        align = said.get(W + "vertAlign")
        return Look(
            is_on(said.get(W + "vanish")),
            is_on(said.get(W + "strike")) or is_on(said.get(W + "dstrike")),
            (align is not None and align.get(W + "val") == "superscript") or height >= _RAISED,
        )

    def is_heading(self, paragraph: Any, name: str) -> bool:
        """Whether a paragraph, or the style of this name that it has, is a heading."""
        return _is_outlined(paragraph) or any(style.is_heading for style in self._chain(name))

    def listed(self, paragraph: Any, name: str) -> tuple[str | None, str | None]:
        """The list that a paragraph stands in and its level there, by itself or by the style of
        this name; None for what neither says."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        number = level = None
        for given in (own, *(style.numbers for style in self._chain(name))):
            if given is not None:
                level = given.find(W + "ilvl") if level is None else level
                number = given.find(W + "numId") if number is None else number
            if number is not None:
                break
        return _value(number), _value(level)


def _declared(properties: Any) -> Declared:
    """What properties say of how text is shown."""
    return {} if properties is None else {one.tag: one for one in properties if one.tag in _LOOKS}


def _is_outlined(element: Any) -> bool:
    """Whether a paragraph or a style has a level in the outline; the ninth is that of text."""
    level = element.find(f"{W}pPr/{W}outlineLvl")
    return level is not None and level.get(W + "val") != "9"


def _value(element: Any) -> str | None:
    return None if element is None else element.get(W + "val", "")
