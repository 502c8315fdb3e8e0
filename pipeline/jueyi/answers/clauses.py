"""Clauses on the life of a mandate: review, renewal, termination."""

from __future__ import annotations

import re

from ..later import later
from ..records import Act, Clause

_END = r"[^，；。]{0,90}?(?:；|。|，(?!至)|$)"
_MANDATE = (
    r"(?:任务|任期|授权|期限|任务期限?|措施|规定|决定|效力|活动|特派团|小组|工作组|办事处|部队"
    r"|豁免)"
)
_RENEWAL = re.compile(
    rf"(?:将|把)?[^，；。]{{0,80}}?{_MANDATE}[^，；。]{{0,40}}?(?:再度?|继续|进一步)?(?:延长|延续|续延|展期|延期|延至|顺延|续期){_END}"
    rf"|(?:再|继续)?(?:延长|延续|续设|展期){_END}"
)
# The organ itself reviews, or takes up again at a session.
_REVIEW = re.compile(
    rf"[^，；。“]{{0,80}}?(?:审查|复审|重新审议|再次审议|全面评估|中期评估)(?!团|员|会议的|机制|局|大会){_END}"
    rf"|(?:在|于)?[^，；。“]{{0,20}}届会议[^，；。“]{{0,6}}?审议{_END}"
)
_INDEPENDENT = re.compile(rf"[^，；。“]{{0,80}}?作[^，；。“]{{0,12}}?审查{_END}")
_TERMINATION = later(
    rf"[^，；。]{{0,60}}?(?:终止|结束|撤销|解散|停止执行|不再延长|撤消)[^，；。]{{0,40}}?{_MANDATE}{_END}"
    rf"|[^，；。]{{0,60}}?{_MANDATE}[^，；。]{{0,30}}?(?:终止|结束|撤销|解散|到期|届满){_END}"
)
# Here and in other gates each alternative begins with a character, not a set: then the engine
# runs through text at memory speed.
_ANY = re.compile("延|展|续|审[查议]|复审|评[估价]|终止|结束|撤[销消]|解散|到期|届满|不再")
# Without one of these words the slow patterns of renewals and terminations find nothing.
_RENEWS = re.compile("延|展期|续[期设]")
_ENDS = re.compile("终止|结束|撤[销消]|解散|停止执行|不再延长|到期|届满")
_TIMED = frozenset(("session", "date", "period", "recurrence"))
_INTENDS = ("打算", "决定", "授权")


def clauses_of(text: str, act: Act, end: int) -> tuple[Clause, ...]:
    """The clauses in the scope of one act.

    Args:
        text: The paragraph.
        act: The act, with its times: a review without a time is none.
        end: End of the act's scope.

    >>> from jueyi import load
    >>> p = load().label("决定将独立专家的任务延长三年；", "x").paragraphs[0]
    >>> [(c.kind, c.text) for c in p.clauses]
    [('renewal', '将独立专家的任务延长三年')]
    """
    if act.family in ("recitative", "expressive"):
        return ()
    own = act.family == "decisional" or act.surface.endswith(_INTENDS)
    timed = any([time.type in _TIMED for time in act.times])
    # What is asked first spares most acts the look through their text.
    if not (own or (timed and act.family == "directive")) or not _ANY.search(text, act.end, end):
        return ()
    found = []
    kinds = [("renewal", _RENEWS, _RENEWAL), ("termination", _ENDS, _TERMINATION)] if own else []
    if timed and (own or act.family == "directive"):
        kinds.append(("review", _ANY, _REVIEW if own else _INDEPENDENT))
    for kind, words, pattern in kinds:
        match = words.search(text, act.end, end) and pattern.search(text, act.end, end)
        if match is None or text.count("“", 0, match.end()) > text.count("”", 0, match.end()):
            continue
        if kind == "renewal" and "是否" in match.group():
            continue  # 就是否延长采取行动 renews nothing
        start = max(act.end, *(text.rfind(mark, act.end, match.start()) + 1 for mark in "，；。"))
        stop = match.end()
        while stop > start and text[stop - 1] in "，；。":
            stop -= 1
        found.append(Clause(kind, start, stop, text[start:stop]))
    return tuple(found)
