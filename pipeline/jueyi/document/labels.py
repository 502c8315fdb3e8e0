"""Numbers and labels that a copy has set on lines of their own, before the text that they count."""

from __future__ import annotations

import re
from itertools import pairwise

from . import numbering
from .cleaning import visible
from .layout import CLOSING, is_enacting
from .lines import LogicalLine
from .seams import opens

_INNER = re.compile(r"(?<=[；。])([一二三四五六七八九十]{1,3}|\d{1,2})[、.．]")
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


def parted(lines: list[LogicalLine], text: str) -> list[LogicalLine]:
    """The same lines; one that holds several numbered paragraphs is parted before each:
    一、请……；二、决定……。

    Args:
        lines: Logical lines in order.
        text: The source in which their segments lie.
    """
    return [part for line in lines for part in _parts(line, text)]


def _parts(line: LogicalLine, text: str) -> list[LogicalLine]:
    within = line.text[:-1]
    if line.number is not None or ("；" not in within and "。" not in within):
        return [line]  # one sentence
    number = numbering.leading_number(line.text)
    cuts: list[int] = []
    for match in _INNER.finditer(line.text) if number else ():
        label = match.group(1)
        value = int(label) if label.isdigit() else numbering.value(label)
        if value == number + 1 and opens(line.text, match.end()):
            number = value
            cuts.append(match.start(1))
    if not cuts:
        return [line]
    places = [0, *(_place(line, text, cut) for cut in cuts), line.segments[-1][1]]
    return [
        LogicalLine(
            line.text[start:end],
            [
                (max(a, first), min(b, last))
                for a, b in line.segments
                if max(a, first) < min(b, last)
            ],
            [(mark, at - start) for mark, at in line.anchors if start < at <= end],
        )
        for (start, end), (first, last) in zip(
            pairwise([0, *cuts, len(line.text)]), pairwise(places), strict=True
        )
    ]


def _place(line: LogicalLine, text: str, cut: int) -> int:
    """Where in the source the character stands that is the ``cut``-th of a line's text."""
    left = visible(line.text[:cut])
    for start, end in line.segments:
        for place in range(start, end):
            if visible(text[place]):
                if not left:
                    return place
                left -= 1
    return line.segments[-1][1]


def _goes_on(before: LogicalLine, line: LogicalLine) -> bool:
    """Whether a numbered paragraph that ends in a comma goes on: 并在这方面……；"""
    if line.number is not None or not line.text.startswith("并") or line.text[-1] not in "；。;":
        return False
    numbered = before.number is not None or numbering.leading_number(before.text) > 0
    return numbered and before.text[-1] in "，,"


def _is_alone(line: LogicalLine) -> bool:
    return line.number is None and numbering.is_label(line.text)


def _may_be_counted(line: LogicalLine) -> bool:
    """Whether a line is text that has no label of its own."""
    text = line.text
    labelled = line.number is not None or numbering.decimal(text) or numbering.item(text)
    return not (len(text) < _SHORTEST or labelled or is_enacting(text) or CLOSING.match(text))
