"""Clauses on the life of a mandate: review, renewal, termination."""

from __future__ import annotations

import re

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
_REVIEW = re.compile(
    rf"[^，；。]{{0,60}}?(?:审查|复审|重新审议|再次审议|审议|全面评估|中期评估|评价)(?!团|员|会议的|机制|局){_END}"
)
_TERMINATION = re.compile(
    rf"[^，；。]{{0,60}}?(?:终止|结束|撤销|解散|停止执行|不再延长|撤消)[^，；。]{{0,40}}?{_MANDATE}{_END}"
    rf"|[^，；。]{{0,60}}?{_MANDATE}[^，；。]{{0,30}}?(?:终止|结束|撤销|解散|到期|届满){_END}"
)
_ANY = re.compile("[延展续]|审[查议]|复审|评[估价]|终止|结束|撤[销消]|解散|到期|届满|不再")
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
    if act.family in ("recitative", "expressive") or not _ANY.search(text, act.end, end):
        return ()
    own = act.family == "decisional" or act.surface.endswith(_INTENDS) or "打算" in text[: act.end]
    found = []
    timed = any(time.type in _TIMED for time in act.times)
    kinds = [("renewal", _RENEWAL), ("termination", _TERMINATION)] if own else []
    if timed:
        kinds.append(("review", _REVIEW))
    for kind, pattern in kinds:
        if kind == "review" and not own and act.family != "directive":
            continue
        match = pattern.search(text, act.end, end)
        if match is None:
            continue
        if kind == "review" and not own and "审查" not in match.group():
            continue
        stop = match.end()
        while stop > match.start() and text[stop - 1] in "，；。":
            stop -= 1
        found.append(Clause(kind, match.start(), stop, text[match.start() : stop]))
    return tuple(found)
