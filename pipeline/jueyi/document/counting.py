"""How a document counts its paragraphs, and the number or label that a line bears by that."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from . import compound, heads, negotiated, numbering, oldstyle
from .layout import CLOSING, is_enacting
from .lines import LogicalLine
from .romans import romans

_SECTIONS = 2  # numbers of two levels that tell that paragraphs are counted so
_FAR = 200  # lines that a list within a paragraph may have
_STEP = 2  # numbers without full stops may leave one out
# What a line with any number or label may begin with: soon looked up.
_BEFORE = (
    numbering.BEFORE_LABELS
    | numbering.BEFORE_UNDOTTED
    | compound.BEFORE
    | frozenset(negotiated.OPEN)
)
Label = tuple[str | None, int, str | None]


class Counting:
    """How the paragraphs of a document are counted.

    Args:
        lines: All of its lines.
        ready: Whether each is a paragraph handed in by itself, so that brackets count items.
    """

    def __init__(self, lines: Sequence[LogicalLine], ready: bool) -> None:
        self._lines = lines
        texts = [line.text for line in lines]
        # Until the 1980s paragraphs were numbered 一、二、 and (甲)(乙).
        self.old_style = oldstyle.is_old_style(texts)
        # (一) and (二), and none in another way: the last lines are asked first, which soon tell.
        own = _to_the_closing(texts)
        numbered = any(map(numbering.leading_number, reversed(own)))
        self.bracketed = not (ready or numbered) and _are_bracketed(_without_chapeaus(own))
        # 7.1 and 8.3 of a text that has no resolution's frame; a single one is a sum of money.
        # Nor does a text whose paragraphs have other numbers count so.
        framed = any(map(is_enacting, texts)) and any(map(numbering.decimal, texts))
        self.sectioned = (
            not framed and sum(compound.sectioned(t) is not None for t in texts) >= _SECTIONS
        )
        # 一、……包括： over 1. 2. 3., which begin again below each.
        self.digits_are_items = self.old_style and oldstyle.has_items(texts)
        # Of every line: its number as a paragraph, and where its text begins.
        self.numbers = list(map(self._number, texts))
        self.romans = romans(texts, self.numbers)

    def _number(self, text: str) -> tuple[str, int] | None:
        """The number of a paragraph at the head of a line, and where its text begins."""
        if not self.digits_are_items and (digits := numbering.decimal(text)):
            return digits
        if text[:1] in negotiated.OPEN:
            return negotiated.numbered(text, numbering.decimal)
        found = oldstyle.number(text) if self.old_style else None
        if found is None and self.bracketed:
            found = _bracketed(text)
        return (str(found[0]), found[1]) if found else None

    def operative(self, index: int) -> str:
        """The number of an operative paragraph, also of a draft's (OP1); empty for another line."""
        line = self._lines[index]
        if line.number and line.number.isdigit():
            return line.number
        if found := self.numbers[index]:
            return found[0]
        drafted = compound.draft(line.text)
        return drafted[1] if drafted and not drafted[0] else ""

    def label(self, index: int, where: str, last: str) -> Label:
        """The number or label of a line, the length of its prefix in the text, and its kind.

        A number with a full stop that the markup has within an item is of the kind ``dotted``: some
        files print paragraphs so.

        Args:
            index: The line.
            where: ``front``, ``preamble`` or ``operative``.
            last: The number of the paragraph that was numbered last.
        """
        line = self._lines[index]
        text = line.text
        if line.number is not None:
            return _given(line, line.number)
        if line.level is not None and line.part == "preambular" and not _is_operative(text):
            return None, 0, None
        if not self.numbers[index] and text[:1] not in _BEFORE:
            return None, 0, "unlabelled" if line.level else None
        if last and (within := compound.part_number(text, last)):
            return *within, "within"
        if found := self.numbers[index]:
            return *found, "decimal"
        if self.sectioned and (section := compound.sectioned(text)):
            return *section, "section"
        if where == "operative" and (added := negotiated.added(text)):
            return *added, "section"
        label = numbering.item(text)
        if self.digits_are_items and (listed := numbering.decimal(text)):
            return *listed, "digit"
        bare = None if label else numbering.undotted(text)
        if bare and _is_next(bare[0], text[bare[1] :], where, last):
            return *bare, "decimal"
        if label is None and line.level and line.number is None:
            return None, 0, "unlabelled"  # the markup has it within an item
        if label is None:
            return None, 0, None
        again = numbering.item(text[label[1] :])  # some print it once more
        behind = label[1] + (again[1] if again and again[0] == label[0] != "–" else 0)
        return label[0], behind, "roman" if index in self.romans else label[2]


class Ahead:
    """Which numbers come behind a line.

    Args:
        lines: All of a document.
        counting: How its paragraphs are counted.
        ends: Indices of lines behind which others are counted: enacting lines, annexes, parts.

    Attributes:
        numbers: For every line, the number of the next numbered paragraph before such a line;
            empty where there is none.
    """

    def __init__(
        self, lines: Sequence[LogicalLine], counting: Counting, ends: Container[int]
    ) -> None:
        self.numbers = [""] * len(lines)
        seen = ""
        for index in range(len(lines) - 1, -1, -1):
            line = lines[index]
            self.numbers[index] = seen
            if index in ends:
                seen = ""
            elif not line.level:
                seen = counting.operative(index) or seen

    def holds(self, index: int, number: str) -> bool:
        """Whether a paragraph of that number comes, not far behind a line."""
        for ahead in self.numbers[index : index + _FAR]:
            if ahead in ("", number):
                return ahead == number
        return False


def _to_the_closing(texts: Sequence[str]) -> Sequence[str]:
    """The lines from the first enacting line to the one that closes the resolution: what a page
    counts around it tells nothing. All, where none is an enacting line."""
    start = next((n for n, text in enumerate(texts) if is_enacting(text)), len(texts))
    ends = (n for n in range(start, len(texts)) if CLOSING.match(texts[n]))
    return texts[start % len(texts) : next(ends, len(texts))] if texts else texts


def _without_chapeaus(texts: Sequence[str]) -> Iterator[str]:
    """The lines; the last ground of a preamble that ends in a colon (并强调费用：), behind which
    paragraphs are numbered 1), opens no list of items."""
    for text, below in pairwise([*texts, ""]):
        first = _bracketed(below) if text[-1:] in ("：", ":") else None
        ground = first is not None and heads.is_ground(text)
        yield text[:-1] if ground and first and heads.asks(below[first[1] :]) else text


def counts_ground(number: str, last: str, text: str, following: Sequence[str]) -> bool:
    """Whether a numbered paragraph behind an enacting line is one of the preamble, as executive
    boards number them: 1. 忆及……，

    Args:
        number: Its number.
        last: The number before.
        text: Its text.
        following: The next line.
    """
    return (
        text.endswith("，")
        and int(number) == int(last or "0") + 1
        and heads.is_ground(text)
        and any(map(numbering.decimal, following))
    )


def _given(line: LogicalLine, number: str) -> Label:
    """A number that the reader knows; some files print it once more before the text."""
    text = line.text
    prefix = numbering.behind_dot(text, len(number))
    bare = number.strip("()（）.．、 ")
    if (line.level or 0) == 0 and bare.isdigit():
        found = numbering.decimal(text)
        return bare, found[1] if found else prefix, "decimal"
    label = numbering.item(text)
    start = label[1] if label else prefix
    again = numbering.item(text[start:])
    if again and again[0] == bare:
        start += again[1]
    kind: str = numbering.kind_of(bare)
    if kind == "decimal":
        kind = "digit" if text[:1] in ("(", "（") else "dotted"
    return bare, start, kind


def _is_operative(text: str) -> bool:
    """Whether a line of the markup's preamble is an operative paragraph with its number in the
    text: some files begin the operative part too late."""
    found = numbering.decimal(text) or numbering.undotted(text)
    return found is not None and text.endswith(("；", "。", "：")) and heads.opens(text[found[1] :])


def _is_next(number: str, text: str, where: str, last: str) -> bool:
    """Whether a number without a full stop goes on with those before: 6 请秘书长："""
    last = last or ("0" if where == "preamble" else "")
    goes_on = where != "front" and last.isdigit() and 0 < int(number) - int(last) <= _STEP
    return goes_on and heads.opens(text)


def _bracketed(line: str) -> tuple[int, int] | None:
    """A number in brackets at the head of ``line``, in Chinese or digits, and where text begins.

    >>> _bracketed("（二）敦促会员国；")
    (2, 3)
    """
    if line[:1] not in numbering.BEFORE_BRACKETS:
        return None
    match = (
        numbering.HAN_ITEM.match(line)
        or numbering.NUMBER_ITEM.match(line)
        or numbering.NUMBER_HALF.match(line)
    )
    if match is None:
        return None
    label = match.group(1).translate(numbering.FULLWIDTH)
    number = int(label) if label.isdigit() else numbering.value(label)
    return (number, match.end()) if number else None


def _are_bracketed(lines: Iterable[str]) -> bool:
    """Whether the first number in brackets is that of a paragraph (一): what ends in a colon before
    it would make it an item."""
    before = ""
    for line in lines:
        if found := _bracketed(line):
            return found[0] == 1 and before[-1:] not in ("：", ":")
        before = line
    return False
