"""Who may speak in a document, by all the names that it has there."""

from __future__ import annotations

import re

# Others speak of these, too: in a declaration or communiqué alone are they who speaks, and not
# where they are told what to do.
_DECLARANTS = (
    tuple(
        "成员国 各成员国 元首们 各国元首 外长们 各国外长 部长们 各位部长 各国部长 本组织 上合组织 "
        "各方 与会各方 团长们 代表团团长 各国代表团团长".split()
    ),
    ("领导人", "领导人们", "各国领导人"),
)
# By body: the names that it has in one document.
BODIES = (
    tuple(f"{name}{who}" for name in ("安全理事会", "安理会") for who in ("", "成员", "各成员")),
    ("人权理事会", "理事会", "本理事会"),
    ("经济及社会理事会", "理事会", "本理事会"),
    ("大会", "本大会"),
    ("委员会", "本委员会"),
    ("常设论坛", "社会论坛", "高级别政治论坛", "论坛", "本论坛"),
    tuple("世界人权会议 世界会议 缔约方会议 缔约方大会 缔约国会议 部长级会议 会议 本会议".split()),
    ("我们", "吾人"),
    *_DECLARANTS,
)
DECLARING = frozenset(name for names in _DECLARANTS for name in names)
# What goes on with the body that spoke in the sentence before; 他们 with persons, who may begin
# a paragraph so.
PRONOUN, PERSONS = "它", "他们"
_MEMBERS = frozenset(name for name in BODIES[0] if name.endswith("成员"))
OF_PERSONS = _MEMBERS | {"元首们", "外长们", "部长们", "领导人"}
# Names that no other body of a statement has: what stands before them in a sentence that it quotes
# may be any clause that does not tell what somebody says.
OWN = frozenset("安全理事会 安理会 我们 吾人 常设论坛".split())
PLURAL = frozenset("我们 吾人".split())  # who speaks so says it wherever it stands
_KIND = re.compile("(?:执行(?:局|理事会|委员会)|理事会|委员会|大会|会议|论坛)$")
_SHORT = {"执行委员会": ("执委会",)}
NAMES = "|".join(sorted({n for names in BODIES for n in names}, key=len, reverse=True))


def names_of(organ: str) -> tuple[str, ...]:
    """What a resolution calls the organ that adopts it: the whole name, or its last word."""
    known = next((names for names in BODIES if organ in names), None)
    kind = _KIND.search(organ)
    return known or (
        (organ, kind.group(), f"本{kind.group()}", *_SHORT.get(kind.group(), ())) if kind else ()
    )


def are_one(speaker: str, name: str) -> bool:
    """Whether two names are those of one body, so that both may speak in one sentence."""
    return any(speaker in names and name in names for names in BODIES)
