"""Documents rendered as users have them, to measure reading against the XML they came from."""

from __future__ import annotations

from ..document.cleaning import clean, width
from ..records import Source

_NEVER_FIRST = "，。；：、）》”)"


def plain(source: Source) -> str:
    """The document as clean text, one paragraph a line, without its cover."""
    return "\n".join(clean(source.text[block.start : block.end]) for block in source.blocks)


def wrapped(source: Source, measure: float = 38, indent: bool = True, blank: bool = True) -> str:
    """The document as a PDF reader gives it: lines cut at the measure, blank lines between.

    Args:
        source: A document read from XML.
        measure: Line width in ems.
        indent: Whether a paragraph's first line begins with a space.
        blank: Whether a blank line follows every physical line.
    """
    lines: list[str] = []
    for line in plain(source).split("\n"):
        current, used = (" " if indent else ""), 0.5 if indent else 0.0
        for character in line:
            size = width(character)
            if used + size > measure and character not in _NEVER_FIRST:
                lines.append(current)
                current, used = "", 0.0
            current += character
            used += size
        lines.append(current)
    return ("\n\n" if blank else "\n").join(lines)
