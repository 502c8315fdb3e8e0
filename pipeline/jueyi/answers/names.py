"""Words in and around the names of parties: what leaves a name who it is, what makes a group."""

from __future__ import annotations

import re
from functools import lru_cache

NAMEABLE = frozenset(
    (
        "named-state",
        "secretary-general",
        "un-official",
        "un-organ",
        "un-entity",
        "intergovernmental",
    )
)
# Words around a name that leave it who it is.
BEFORE = re.compile(
    r"^(?:所有|各国?际?|其他|有关|相关|主管|包括|特别是|尤其是|如|例如|特设|新任|现任|前任|候任|继任|下任|当选|占领国|管理国"
    r"|东道国|捐助国|占领当局|还有|以及|和|与|经|通过|作为[^，]{2,20}的|首先是|派驻|设在[^，]{2,12}的|整个|联合国(?!系统|发展)|秘书处"
    r"|大会下设的|下属的?|负责|主管)+"
)
STATE_ORGAN = re.compile(
    r"(?:王国|共和国)?(?:的)?(?:过渡|临时|新|民族团结|合法|联邦|中央|民选|现)*"
    r"(?:各?(?:国|级|地方)?(?:有关|相关|主管|国家|政府|司法|执法|安全|军事|事实)*(?:政府|当局|政权|主管部门|议会|部队|机关|机构|当权者|领导人|领导层|军队|国民军|武装部队|国防军"
    r"|过渡政府|安全部门|司法部门|警察|联邦成员州|成员州)"
    r"|(?:政府)?(?:和|及其?|与)(?:人民|当局|机构|各?政党))(?:和(?:人民|当局))?(?:成员|人员)?$"
)
THE_STATE = re.compile(
    r"^(?:该|这个|本|所涉)?(?:国家?|领土|领土政府|国政府|国当局|政府|当局|联邦政府|过渡政府|过渡当局|政权|国家当局|政府当局|有关当局"
    r"|政府和人民|国政府和人民|领土政府和人民)$"
)
SYSTEM = re.compile(
    r"^(?:包括|特别是|所有|相关|有关|其他|整个|各)*联合国(?P<which>发展系统|人道主义系统|系统|)(?:内|的|所有|各有关|各相关|各|相关|有关|其他|主要|参加|主管|适当|国家一级)*"
    r"(?:专门)?(?:组织|机构|实体|机关|部门|伙伴|办事处|办公室|厅|部|署|基金|方案|规划署|行动|特派团|外地|成员|、|和|及|各|其他|有关|相关|专门)*$"
)
SYSTEMS = {
    "发展系统": "un:un-dev-system", "人道主义系统": "un:un-humanitarian-system",
    "系统": "un:system", "": "un:un",
}  # fmt: skip
HOLDERS = {
    "执行主任": "Executive Director", "总干事": "Director-General", "行政首长": "Executive Head",
    "执行秘书": "Executive Secretary", "秘书长": "Secretary-General", "主席": "Chair",
    "主任": "Director", "署长": "Administrator", "检察官": "Prosecutor", "书记官长": "Registrar",
    "院长": "President", "主席兼报告员": "Chair-Rapporteur", "主席团": "Bureau",
    "秘书处": "secretariat", "共同主席": "Co-Chairs", "成员": "members",
    "执行局": "Executive Board",
    "现任主席": "President", "代表": "representative", "委员": "members",
    "专家小组": "Panel of Experts",
}  # fmt: skip
_POINTING = re.compile(r"^(?:该|本|这个|其|此)(?=[\u4e00-\u9fff]{2,})")
# Behind these a shared name means one body; behind 各, 有关, 其他 it means several.
ONE = re.compile(r"^(?:该|本|这个|此|新任|现任|前任|候任|继任|下任|联合国|秘书处)")
COMMON = frozenset(("组织", "机构", "基金", "集团", "联盟", "方案", "共同体"))
REGIME = re.compile(r"un:sc-(\d{3,4})(?:-poe|-goe|-mt)?$")
RESOLUTION = re.compile(r"(\d{3,4})\s?\(\d{4}\)")
SET_UP = re.compile(
    r"\d{3,4}\s?\(\d{4}\)[^，。；]{0,70}?所?设(?:立的)?[^，。；]{0,8}委员会(?P<called>\s?[(（][^()（）]{0,6}[“\"]委员会)?"
)
PRONOUN = frozenset(("其", "它", "他", "她"))
_NAME_ONLY = re.compile(r"[(（][^()（）]{1,16}[)）]?$|[“”]")


def agrees(known: str, label: str) -> bool:
    """Whether a name of one class may be the party of another: the table is surer of names."""
    return (known in NAMEABLE) == (label in NAMEABLE)


@lru_cache(maxsize=8192)  # the same parties come back often
def variants(text: str) -> tuple[str, ...]:
    """A party's text and what is left of it without words that leave it who it is."""
    found = [text]
    bare = _NAME_ONLY.sub("", text)
    for name in (bare, BEFORE.sub("", bare), _POINTING.sub("", bare)):
        if name and name not in found:
            found.append(name)
        if name.startswith("《") and "》" in name:
            found.append(name.replace("《", "").replace("》", ""))
    return tuple(found)
