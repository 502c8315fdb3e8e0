"""Clauses of a paragraph and the candidates for performative verbs in them: pure functions.

The spaCy components of ``language`` and the fast path of ``labeller`` both call these, so that
a Doc and a batch of plain strings see the same candidates and the same context.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from ..lexicon import Lexicon, Verb
from ..lexicon import load as load_lexicon
from .registry import suggesters

MARKS = "，；。：、,;:！？"
_QUOTED = re.compile(
    r"《[^《》]{0,600}》|“[^”]{0,600}”|「[^」]{0,600}」|『[^』]{0,600}』|〈[^〉]{0,600}〉"
)
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_MARK = re.compile(f"[{MARKS}]")


@dataclass(slots=True)
class Candidate:
    """A stretch of text that may be a performative verb of the organ.

    Attributes:
        start: First code point of modifiers and lemma.
        end: End, exclusive.
        surface: The text between.
        verb: Its parse.
        clause: Where the clause it stands in begins: behind the last mark before it.
        closing: Offset of the first mark behind it, where its clause ends, or of the text's end.
        bracketed: Whether it stands within brackets.
    """

    start: int
    end: int
    surface: str
    verb: Verb
    clause: int
    closing: int
    bracketed: bool


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Spans of titles 《》 and quotations; no act of the organ stands inside (SCHEME.md, 2)."""
    if "《" not in text and "“" not in text and "「" not in text and "〈" not in text:
        return []
    return [match.span() for match in _QUOTED.finditer(text)]


def bracketed_spans(text: str) -> list[tuple[int, int]]:
    """Spans of round brackets, half or full width."""
    if "(" not in text and "（" not in text:
        return []
    return [match.span() for match in _BRACKETED.finditer(text)]


def boundaries(text: str) -> list[tuple[int, int]]:
    """[start, end) of the clauses of ``text``, each with its closing mark; they tile the text."""
    spans, start = [], 0
    for index, character in enumerate(text):
        if character in MARKS:
            spans.append((start, index + 1))
            start = index + 1
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def candidates(text: str, lexicon: Lexicon) -> list[Candidate]:
    """All candidates of a paragraph, left to right, none overlapping. Linear in the text.

    Args:
        text: Clean paragraph text.
        lexicon: The verbs to look for.

    Returns:
        Candidates outside titles and quotations. Words such as 根据 or 确保, which are verbs of
        the organ only where a paragraph begins, are candidates only there.
    """
    found: list[Candidate] = []
    quoted: list[tuple[int, int]] | None = None
    bracketed: list[tuple[int, int]] = []
    marks: list[int] = []
    for start, end, surface, verb in lexicon.verbs(text):
        if quoted is None:
            quoted = quoted_spans(text)
            bracketed = bracketed_spans(text)
            marks = [match.start() for match in _MARK.finditer(text)]
        if quoted and _within(quoted, start):
            continue
        inside = bool(bracketed) and _within(bracketed, start)
        before, behind = bisect_left(marks, start), bisect_left(marks, end)
        clause = marks[before - 1] + 1 if before else 0
        closing = marks[behind] if behind < len(marks) else len(text)
        found.append(Candidate(start, end, surface, verb, clause, closing, inside))
    return found


def _within(spans: list[tuple[int, int]], position: int) -> bool:
    """Whether a position lies inside one of the spans, which are in order and do not overlap."""
    place = bisect_left(spans, (position,)) - 1
    return place >= 0 and position < spans[place][1]


@suggesters("jueyi.lexicon.v1")
def from_lexicon(text: str) -> list[Candidate]:
    """The candidates that the shipped lexicon knows: suggester of the acts component."""
    return candidates(text, load_lexicon())
