"""What the model is measured against: a dictionary and a stop-word rule, no learning."""

from __future__ import annotations

import re

from ..lexicon import Lexicon
from ..records import Act, Addressee

# What an addressee ends before, in the order of the scheme's section 3.
_STOP = re.compile(
    r"考虑|继续|酌情|应|在|与|根据|按照|依照|通过|向|为|对|就|以|将|把|采取|加强|确保|支持|提供|促进|"
    r"进一步|充分|尽|积极|立即|全面|加|参|提|遵|执行|作出|利用|协助|努力|制定|尊重|，|；|。|："
)
_LATER = re.compile(r"(?:，|；)(?:并且?|同时|为此|在这方面)?")


def baseline_acts(text: str, lexicon: Lexicon) -> tuple[Act, ...]:
    """Label a paragraph by rule: the longest listed verb at its head and behind each mark.

    Args:
        text: Clean paragraph text.
        lexicon: The verbs.
    """
    spans: list[tuple[int, int]] = []
    starts = [0, *(match.end() for match in _LATER.finditer(text))]
    for start in starts:
        match = lexicon.pattern.match(text, start)
        if match is not None and (start == 0 or not spans or spans[-1][1] <= start):
            spans.append(match.span())
    acts = []
    for number, (start, end) in enumerate(spans):
        verb = lexicon.parse(text[start:end])
        if verb is None:
            continue
        addressee = None
        if verb.family == "directive":
            stop = _STOP.search(text, end)
            limit = stop.start() if stop else len(text)
            if limit > end:
                addressee = Addressee(end, limit, text[end:limit], ("states",), 1.0)
        acts.append(
            Act(
                start,
                end,
                text[start:end],
                verb.lemma,
                verb.modifiers,
                "",
                verb.family,
                number == 0,
                1.0,
                addressee,
            )
        )
    return tuple(acts)
