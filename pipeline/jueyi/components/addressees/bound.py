"""The party that a decision binds: who acts in 决定所有会员国应冻结……, 决定由秘书长提交…….

Rules of the labels: SCHEME.md, section 3; docs/labels.md says what binds. A thing, a meeting that
is to be held and a body whose make-up is decided are bound to nothing; 可 and 有权 permit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# Where a party from one offset to at most another ends, and how probable that is; its start: none.
End = Callable[[int, int], tuple[int, float]]
Bound = tuple[int, int, float]  # start, end, probability

_MODAL = re.compile(
    r"(?:都|均|也|亦|还|则)?(?:应当|应该|必须|须|不得|不应"
    r"|(?<![响适供相反对效回顺呼])应(?![对用急邀届付有]))"
)
_WILL = re.compile("将")
_LINK = re.compile(r"(?:并且|并|而|但|且|同时|此外|因此|即|届时|今后|此后|其后|之后|在此期间)+")
# A clause that opens so has its subject elsewhere, or none.
_NO_SUBJECT = re.compile(
    r"(?:根据|从|由|按照|依照|为|在|对|就|将|把|自|经|除|以|通过|鉴于|考虑到|直至|至|每|不迟于|如|若|仅"
    r"|上文|下文|包括|基金内|\d{4}年"
    r"|授权|请|邀请|要求|促请|敦促|宣布|核可|批准|核准|设立|延长|继续|列入|一旦)"
)
# Behind the modal: what is decided of a body or a thing, not what it is to do.
_STATE = re.compile(
    r"(?:不|都|均|也)*(?:将|应当|应该|应|须|必须|继续)*"
    r"(?:由|是|予以|具有|称为|视同|受|得到|包括|仅?限于|成为|开放|如|适用|载有|不(?:再)?适用"
    r"|按[^，。；]*(?:扩大|增加|分摊|摊派)|向[^。；]*开放)"
)
_HELD = re.compile(
    r"[^，。；]{0,90}?(?:组成|开放|举行|召开|开会|休会|优先考虑)"
    r"(?![^。；]*(?:审议|讨论|提交|编写|拟订|谈判))"
)
_CONVENES = re.compile(r"(?:主席|秘书长|专员|代表|主任|国家|会员国|缔约国|各国|政府)$")
_THING = re.compile(
    r"(?:会议|讨论会|研讨会|贷项|款项|美元|峰会|届会|辩论|对话|活动|指数|部分|提名|项目|议程|措施|规定|决议|文件|报告|宣言|结论|任务|任期|费用"
    r"|资金|基金|账户|协商|进程|摊款|制裁|禁令|形式|主题|清单|系统|费率|方案|名单|期间|日期|安排|编制|职位|员额|方面|资源|结构|听证会)$"
    r"|第[^，]{1,6}届[^，]*大会$"
)
# What goes on with the name: the party is part of another, or of a thing.
_GOES_ON = re.compile("的|一级|境内|提供方|任团长|听证会")
_NO_NAME = re.compile("第[0-9]")
# The organ is not bound by its own decision.
_OWN = {
    organ: re.compile(f"(?:{names})(?:第.*届会议)?")
    for organ, names in (
        ("ga", "大会"), ("sc", "安全理事会|安理会|理事会"), ("hrc", "人权理事会|理事会"),
        ("ecosoc", "经济及社会理事会|经社理事会|理事会"),
    )
}  # fmt: skip
_BINDS = re.compile("[应须将由]|不得")  # without one of these, no party is bound
_SESSION = re.compile(r"(?:第[^，、]{1,8}|每)届(?:会议|年会)$")
_PARTY = re.compile(
    r"(?:国|国家|当局|政府|委员会|小组|工作组|专家组|监测组|团|办公室|秘书长|主席|主席团|理事会|机构|组织|部队"
    r"|人|代表|专家|署|局|处|法院|特使|协调员|论坛|机制|行动)(?:[(（][^()（）]*[)）])?$"
)
_INSIDE = re.compile(r"[在根于按]|与.*一道")
# 由X召集的会议: X is told of, not bound; 由X组成: the make-up of a body.
_TOLD = re.compile(
    r"[^，]{0,16}?(?:召集|挑选|任命|提名|指定|召开|主持|提供|设立)的|[^，]{0,10}?(?:组成|领导|担任|选举|推选|负担)"
)
_MADE_OF = re.compile("由[^，]{0,80}?组成")
_NEAR = 5  # characters that may stand between a clause's head and 由: 时限由委员会确定
_STOPS, _COMMA = "。；：:", "，"


def bound_party(text: str, start: int, limit: int, end_of: End, organ: str = "") -> Bound | None:
    """The first party that a decision binds.

    Args:
        text: Clean paragraph text.
        start: Where the decision's verb ends.
        limit: Where the next act begins, or the text ends.
        end_of: Where a party ends, by the model of addressees.
        organ: Short name of the organ that decides; it does not bind itself.

    Returns:
        Its span and probability, or None.
    """
    if not _BINDS.search(text, start, limit):
        return None
    own = _OWN.get(organ, _OWN["ga"])

    def others_end(first: int, behind: int) -> tuple[int, float]:
        end, probability = end_of(first, behind)
        if own.fullmatch(text, first, end) or _GOES_ON.match(text, end):
            return first, 0.0
        return (first, 0.0) if _NO_NAME.match(text, first) else (end, probability)

    sentence = next(_outside(text, start, limit, _STOPS), limit)
    heads = [start, *(at + 1 for at in _outside(text, start, sentence, _COMMA))]
    waiting: list[tuple[int, int]] = []  # clauses whose modal may stand behind a comma
    for head, behind in zip(heads, [*(at - 1 for at in heads[1:]), sentence], strict=True):
        link = _LINK.match(text, head, behind)
        first = link.end() if link else head
        modal = _MODAL.search(text, first, behind) or _WILL.search(text, first, behind)
        if modal is None:
            waiting.append((first, behind))
        elif modal.start() == first:
            subjects = (_subject(text, *clause, others_end, False) for clause in reversed(waiting))
            found = next((subject for subject in subjects if subject), None)
            if found and not _is_state(text, modal.start(), sentence, found):
                return found
        else:
            found = _subject(text, first, modal.start(), others_end)
            if found and not _is_state(text, modal.start(), sentence, found):
                return found
        if found := _agent(text, first, behind, modal.end() if modal else first, others_end):
            return found
    return None


def _outside(text: str, start: int, end: int, marks: str) -> Iterator[int]:
    """Offsets of marks that stand outside brackets, titles and quotations."""
    depth = 0
    for at in range(start, end):
        if text[at] in "(（《“":
            depth += 1
        elif text[at] in ")）》”":
            depth = max(0, depth - 1)
        elif depth == 0 and text[at] in marks:
            yield at


def _subject(text: str, start: int, behind: int, end_of: End, exact: bool = True) -> Bound | None:
    """The party at the head of [start, behind): the model's, or a phrase that ends as one does.

    ``exact``: what follows up to ``behind``, the modal, may be an adverbial only.
    """
    if start >= behind or _NO_SUBJECT.match(text, start, behind):
        return None
    end, probability = end_of(start, behind)
    held = _SESSION.search(text, start, behind)
    if end == start and held and _PARTY.search(text, start, held.start()):
        end, probability = held.start(), 0.5  # 委员会第十二届会议应……
    rest = text[end:behind]
    if rest and exact and not _INSIDE.match(rest) and _PARTY.search(text, start, behind):
        end, probability = behind, max(probability, 0.5)
        if _INSIDE.search(text, start, behind):
            return None
    if end == start:
        return None
    if session := _SESSION.search(text, start, end):
        end = session.start()
    elif _THING.search(text, start, end):
        return None
    if exact and _THING.search(text, end, behind) and not _SESSION.search(text, end, behind):
        return None
    return (start, end, probability) if end > start else None


def _is_state(text: str, modal: int, sentence: int, found: Bound) -> bool:
    """Whether the subject is told what it is or when it meets, not what to do."""
    if _STATE.match(text, modal, sentence):
        return True
    convenes = _CONVENES.search(text, found[0], found[1])
    return not convenes and _HELD.match(text, modal, sentence) is not None


def _agent(text: str, head: int, behind: int, modal: int, end_of: End) -> Bound | None:
    """The party behind 由, near the clause's head or behind its modal."""
    for at in _outside(text, head, behind, "由"):
        if at > head + _NEAR and not head < modal <= at:
            return None
        if text[at - 1] in "理自缘事来可" or _MADE_OF.match(text, at, behind):
            continue
        end, probability = end_of(at + 1, behind)
        if at + 1 < end < behind and not _TOLD.match(text, end, behind):
            return at + 1, end, probability
    return None
