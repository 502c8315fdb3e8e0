"""Numbers and labels that a copy has set on lines of their own, before the text that they count."""

from __future__ import annotations

from . import numbering
from .layout import CLOSING, is_enacting
from .lines import LogicalLine

_SHORTEST = 4  # characters of a text that a label may count


def joined(lines: list[LogicalLine]) -> list[LogicalLine]:
    """The same lines; one that is nothing but a label, or a numbered paragraph that goes on, is
    joined to the line behind it."""
    done: list[LogicalLine] = []
    for line in lines:
        before = done[-1] if done else None
        if before and ((_is_alone(before) and _may_be_counted(line)) or _goes_on(before, line)):
            before.anchors += [(mark, len(before.text) + offset) for mark, offset in line.anchors]
            before.segments += line.segments
            before.text += line.text
        else:
            done.append(line)
    return done


def _goes_on(before: LogicalLine, line: LogicalLine) -> bool:
    """Whether a numbered paragraph that ends in a comma goes on: 并在这方面……；"""
    if line.number is not None or not line.text.startswith("并") or line.text[-1] not in "；。;":
        return False
    numbered = before.number is not None or numbering.decimal(before.text) is not None
    return numbered and before.text[-1] in "，,"


def _is_alone(line: LogicalLine) -> bool:
    return line.number is None and numbering.is_label(line.text)


def _may_be_counted(line: LogicalLine) -> bool:
    """Whether a line is text that has no label of its own."""
    text = line.text
    labelled = line.number is not None or numbering.decimal(text) or numbering.item(text)
    return not (len(text) < _SHORTEST or labelled or is_enacting(text) or CLOSING.match(text))
