"""What the head of a line without a number says: a verb of the organ, a ground, a decision."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .. import lexicon

TERMINAL = "，；。：,;:！？!?"
_FRAME = 60  # characters within which a verb stands behind 兹向……
HEADING = 24  # characters that a heading within a preamble has at most
LEAD = re.compile("(?:兹|爰|并|且|特别|尤其|因此，?|为此(?:目的)?，)+")
# What opens a preamble of grounds, each of which ends in a semicolon as in the 1940s.
_GROUNDS = re.compile(
    "(?:(?:前|业|既|顷|并)(?:经|已|曾)|鉴于|有鉴于|查|鉴悉|覆按|备悉|察及|深信|念及|铭记|意识到|考虑到|"
    "审议了|审查了|回顾|认为|确信)"
)
_ASKS = frozenset({"directive", "decisional"})
THEREFORE = "(?:因此|为此|据此|兹|爰|乃|特|并)*"  # before the organ's decision
# What opens an operative paragraph although no number does.
DECIDES = re.compile(
    f"{THEREFORE}(?:议决|决议[，：]|决定|宣告|郑重宣[告布言]|宣言如下|"
    "通过[^。；]{0,60}(?:[以如]下|下列)[^，。；]{0,16}：)"
)


def opens(text: str) -> bool:
    """Whether a performative verb stands at the head of a line, or at its end behind 对……."""
    words = lexicon.load()
    begin = LEAD.match(text)
    if lexicon.begins(text) or (begin and lexicon.begins(text, begin.end())):
        return True
    behind = len(text.rstrip(TERMINAL))
    if text[0] in "对就向":
        return any(end == behind for _, end, _, _ in words.verbs(text))
    # 兹向……建议……
    framed = begin is not None and text[begin.end() : begin.end() + 1] in tuple("向对就请")
    return framed and bool(words.verbs(text[:_FRAME]))


def are_grounds(lines: Sequence[str]) -> bool:
    """Whether the first two lines behind the enacting line are grounds that end in a semicolon."""
    return len(lines) > 1 and lines[0].endswith("；") and all(map(_GROUNDS.match, lines[:2]))


def is_ground(text: str) -> bool:
    """Whether a performative verb that a preamble may have stands at the head of a paragraph."""
    return opens(text) and not asks(text)


def asks(text: str) -> bool:
    """Whether the organ asks or decides at the head of a line: what no preamble does."""
    words = lexicon.load()
    match = words.pattern.match(text)
    verb = words.parse(match.group()) if match else None
    return text[0] in "兹爰" or (verb is not None and verb.family in _ASKS)


def feels(text: str) -> bool:
    """Whether a line ends in what the organ feels: ……深感震怒."""
    found = lexicon.load().verbs(text)[-1:]
    return any(end == len(text) and verb.family == "expressive" for _, end, _, verb in found)


def may_open(text: str, following: str = "") -> bool:
    """Whether a line may be the first behind an organ's name that has lost its comma, given the
    line behind it."""
    # It may have lost its own comma, too.
    opened = lexicon.begins(text) and (len(text) > HEADING or lexicon.begins(following))
    lost = _GROUNDS.match(text) is not None and lexicon.begins(following)
    return (
        opened
        or (lost and len(text) > HEADING)
        or text.endswith("，")
        or are_grounds([text, following])
        or DECIDES.match(text) is not None
    )
