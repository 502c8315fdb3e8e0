"""The whole name of an organ whose enacting line bears its last part alone: 大会 of an agency,
执行局, 缔约方大会."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..later import later
from .layout import PARTIES
from .symbols import NUMBERED

# The name of an agency, above the bare name of its body: 世界卫生组织, 执行委员会，
_AGENCY_NAME = re.compile(
    "(?:联合国教育、科学及文化|联合国粮食及农业|世界卫生|国际民用航空|国际海事|国际劳工|世界气象|世界知识产权|联合国工业发展|世界旅游)组织|"
    "国际电信联盟|万国邮政联盟|国际原子能机构|世界粮食计划署|联合国(?:儿童基金会|开发计划署)"
)
_OF_ASSEMBLY = re.compile(r"A/(?:[A-Z]|\d)")
_BARE_BODIES = frozenset({"大会", "理事会", "执行局", "执行委员会", "执行理事会"})
# 联合国教育、科学及文化组织大会第三十一届会议, whose enacting line is 大会，
_ASSEMBLY = re.compile(
    "(?:^|[日，(])((?:联合国)?(?:(?!的)[\u4e00-\u9fff、]){2,18}(?:组织|机构)大会)第[^，。]{1,6}届会议"
)
# 联合国教育、科学及文化组织 巴黎, of its volume; 教科文组织大会，第42届，巴黎
_UNESCO = re.compile(
    "联合国教育、科学及文化组织[ \u3000]*(?:巴黎|大会)|"
    "(?:会议[ \t]*)?教科文组织大会(?:[，,]?第[^，。]{1,6}届.*)?"
)
# 生物多样性公约缔约方大会, whose enacting line is 缔约方大会，
_CONVENTION = later(
    "《?([\u4e00-\u9fff]{2,40}(?:公约|议定书|协定|条约))》?(缔约[方国](?:大会|会议))"
    "(?:第[^，。]{1,6}届.{0,40})?"
)


def whole_name(organ: str, front: Sequence[str]) -> str:
    """The name of an organ whose enacting line bears its last part alone, as it stands above.

    >>> whole_name("执行局", ["联合国儿童基金会"]), whole_name("大会", ["联合国"])
    ('联合国儿童基金会执行局', '大会')
    """
    if organ not in _BARE_BODIES and organ not in PARTIES:
        return organ
    if organ in PARTIES:
        named = (m for line in front if (m := _CONVENTION.fullmatch(line)))
        return next((f"《{m[1]}》{m[2]}" for m in named), organ)
    if organ == "大会":
        if any(map(_UNESCO.fullmatch, front)):
            return "联合国教育、科学及文化组织大会"
        held = (m.group(1) for line in front if (m := _ASSEMBLY.search(line)))
        if assembly := next(held, None):
            return assembly
    if organ == "大会" and any(NUMBERED.match(line) or _OF_ASSEMBLY.match(line) for line in front):
        return organ  # 99/5. 题目, A/99/L.5: the General Assembly's, whatever agency is named above
    agencies = {line for line in front if _AGENCY_NAME.fullmatch(line)}
    return min(agencies) + organ if len(agencies) == 1 else organ
