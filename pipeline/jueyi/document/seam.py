"""Two physical lines of wrapped text, and what is known where they meet: what the rules of
``breaks`` are asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .cleaning import clean
from .layout import Line, following
from .seams import CLOSE, FARTHEST, Ahead, log_odds
from .widths import filled


@dataclass(slots=True)
class Seam:
    """Two physical lines, and what is known where they meet.

    Attributes:
        line: The second line.
        body: Its text as printed, without indent.
        text: Its clean text.
        tail: The clean text that ends with the first line.
        whole: The clean text of the first line, where it is all of its paragraph so far.
        parts: The lines of the paragraph so far, clean.
        ended: Whether the first line ends in closing punctuation.
        short: Whether it ends before the measure.
        very_short: Whether it fills little more than half of it.
        measure: Width of a full line in ems, or its characters where it is ``fixed``.
        fixed: Whether all lines were cut at the same number of characters.
        measured: Whether indents were measured on the page.
        indentation: Whether an indented line reliably begins a paragraph in this document.
        spacing: Whether a blank line stands before every paragraph, and before no other line.
        after_mark: Whether a note's mark stood between the two.
        enacted: Whether the enacting line came before.
        narrating: Whether a decision without one did: 大会2044年9月2日第1次全体会议决定…
        expected: The number of the next paragraph; 1 where none came yet.
        labels: The last label of an item by its kind.
        lines: All lines.
        close: Whether it is nearly as likely that a paragraph begins as that none does; see
            ``weighed``.
    """

    line: Line
    body: str
    text: str
    tail: str
    whole: str
    parts: Sequence[str]
    ended: bool
    short: bool
    very_short: bool
    measure: float
    fixed: bool
    measured: bool
    indentation: bool
    spacing: bool
    after_mark: bool
    enacted: bool
    narrating: bool
    expected: int
    labels: dict[str, str]
    lines: list[Line]
    close: bool = False

    def weighed(self) -> bool:
        """Whether a paragraph begins, by what stands around; notes whether both are near."""
        odds = log_odds(self.parts, self.text, self.ahead())
        self.close = abs(odds) < CLOSE
        return odds > 0

    def ahead(self) -> Ahead:
        """What stands ahead, up to the next line that ends before the measure."""
        count, line = 0, self.line
        below = following(self.lines, line.index + 1)
        while below and count < FARTHEST and filled(line.raw, self.fixed) >= self.measure:
            count, line = count + 1, below
            below = following(self.lines, line.index + 1)
        return Ahead(count, line.body[-1:], clean(below.body)[:2] if below else "")

    def sequence(self, number: int) -> bool:
        """Whether a number goes on with the numbers before."""
        return number in (self.expected, 1)

    @property
    def placed(self) -> bool:
        """Whether the second line stands where a paragraph may begin."""
        return self.line.indented or not self.indentation

    @property
    def loose(self) -> bool:
        """Whether the first line may be a paragraph's last."""
        return self.ended or self.short
