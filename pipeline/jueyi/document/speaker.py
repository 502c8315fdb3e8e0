"""The body that speaks in a document without an enacting line: by its statement, its narration,
the heading of a treaty body, or the title of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..later import later
from ..records import Paragraph
from .adoption import states
from .cleaning import clean
from .layout import DAY, narrated, organ_of
from .symbols import of_comment

_FRONT = 40  # paragraphs that may name it
_TOP = 10  # lines among which the title of a declaration stands
# 儿童权利委员会, above 关于……的结论性意见
_OPINION = re.compile("结论性?意见|委员会的?结论和建议|一般性(?:意见|建议)")
_TREATY_BODY = later(
    "([\u4e00-\u9fff、]{2,26}?委员会)(?:的?(?:结论性?意见|结论和建议)(?:[:：].*)?|第[^，。]{1,6}届会议.{0,40})?"
)
# 灯塔权利委员会关于灾后安置点的声明
_SAID = later("([\u4e00-\u9fff、]{4,26}?委员会)(?:关于|就)[^。；]{2,60}的?(?:声明|意见)")
_BODY = re.compile("委员会：((?:联合国)?(?:安理会|安全理事会|大会|人权理事会|经济及社会理事会))")
_ADOPTER = later(
    "((?:联合国)?(?:大会|人权理事会|经济及社会理事会)|(?<=[(（])[\u4e00-\u9fff]{4,28}(?:大会|会议)|"
    "(?<=日)(?:第[一二三四五六七八九十]{1,3}次)?(?:联合国|世界|国际|不结盟)[\u4e00-\u9fff]{2,18}(?:大会|会议))"
    "(?:\\S{6,12}日)?(?:在[^，。；]{2,14})?(?:结束时)?(?:以[^，。；]{2,8}方式)?通过"
)
# 联合国安理会有关……的决议案文：, above a text that has lost its enacting line
_TEXT = re.compile(
    "((?:联合国)?(?:安理会|安全理事会|大会|人权理事会))[^，。]{0,24}决议(?:案|草案)?(?:案文|全文|文本)：?$|"
    "^((?:联合国)?(?:安理会|安全理事会))(?:成员)?[^，。]{0,60}(?:媒体谈话|新闻谈话|新闻声明)$"
)
_FORUM = re.compile("^(?:来源：)?(?:联合国)?(土著问题常设论坛)(?:第[^，。]{1,6}届会议|$)")
_PERMANENT = re.compile("^(?:土著问题)?常设论坛的(?:建议|决定)")  # a heading of its report
_OF_FORUM = re.compile(r"E/C\.19/\d{4}/")  # its documents
# 二十国集团领导人布山峰会公报, whose subject is 我们 or 成员国
_SUMMIT = re.compile(
    r"[“\"]?(?:\d{4}年|第[^，。；]{1,6}[届次])?"
    "(上海合作组织成员国(?:元首|外交部长)理事会|上海合作组织|二十国集团|金砖国家|亚太经济合作组织|亚太经合组织|APEC|"
    "东南亚国家联盟|东盟|非洲联盟|非盟|不结盟运动|七十七国集团(?:和中国)?)"
    "(?!.*(?:发表|发言人|主席|就))[^，。；]{0,30}(?:宣言|公报|声明).{0,30}"
)
_COUNCIL = re.compile("上海合作组织成员国(?:元首|政府首脑[^，。]{0,6}|外交部长)理事会")
# 上海合作组织成员国灯塔部长第六次会议联合声明
_MEETING = later(
    "(上海合作组织成员国[\u4e00-\u9fff]{2,12}?(?:部长|长))(?:第[一二三四五六七八九十]{1,3}[次届])?(会议)"
    "[\u4e00-\u9fff]{0,6}(?:声明|公报|宣言)"
)
# 第三届群岛国家文化部长会议阿皮亚宣言, on one line or on two
_MINISTERS = later(
    "((?:首届|第[^，。；第届]{1,4}[届次])?[\u4e00-\u9fff]{2,24}?(?:部长级?|首脑|元首)(?:特别)?(?:会议|峰会))"
    "(?:(?:关于|就)[^，。；]{2,20}的)?[\u4e00-\u9fff]{0,10}(?:宣言|公报|文告|声明)"
    r"(?:\((?:全文|摘要|译文|节选)\))?"
)
# 第六届群岛城市部长级会议于2044年9月14日在灯塔港通过
_HELD = later(
    r"((?:首|第[^，。；第届]{1,4})[届次][\u4e00-\u9fff]{2,28}?(?:会议|大会|论坛|峰会)|"
    r"[\u4e00-\u9fff]{2,24}?(?:部长级?|首脑|元首|领导人)(?:特别)?(?:会议|论坛|峰会))"
    rf"于?{DAY}(?:[在于]?[\u4e00-\u9fff]{{2,12}}?)?(?:一致)?通过[。.]?"
)
# The cover of a conference of the United Nations: 第五次联合国, and below it 灯塔问题会议
_OF_CONFERENCE = re.compile(r"(?:联合国)?\*?A/CONF\.\d{1,3}/")
_CALLED = later("第[一二三四五六七八九十]{1,3}次联合国[\u4e00-\u9fff、]{2,30}?(?:会议|大会)")
_CELL = later("[\u4e00-\u9fff、]{2,24}")
# 商定结论, whose first paragraph names the commission: 妇女地位委员会重申……
_AGREED = re.compile("[商议]定结论")
_COMMISSION = later("([\u4e00-\u9fff]{2,16}委员会)(?!的)")
# 安全理事会成员强烈谴责……, of a statement to the press
_MEMBERS = re.compile('[“"]?(?:安全理事会|安理会)各?成员(?![国的]).*[。；]')
_SEVERAL = 3  # paragraphs that begin so
_SHORT = {
    "亚太经合组织": "亚太经济合作组织", "APEC": "亚太经济合作组织",
    "东盟": "东南亚国家联盟", "非盟": "非洲联盟",
}  # fmt: skip


def speaker(head: Sequence[str], paragraphs: Sequence[Paragraph]) -> str | None:
    """The body that speaks in a document without an enacting line, where it says so.

    Args:
        head: The lines of the page before the text.
        paragraphs: Of the document.
    """
    if any(map(states, paragraphs[:_FRONT])):
        return "安全理事会"
    decided = (found.organ for p in paragraphs[:_FRONT] if (found := narrated(p.text)))
    if organ := next(decided, None):
        return organ
    if sum(_MEMBERS.match(p.text) is not None for p in paragraphs[:_FRONT]) >= _SEVERAL:
        return "安全理事会"
    lines = [clean(line) for line in head]
    heading = (match for line in lines[: 2 * _TOP] if (match := _SAID.fullmatch(line)))
    if told := next(heading, None):
        return told.group(1)
    if any(map(_OPINION.search, lines)):
        bodies = (match.group(1) for line in lines if (match := _TREATY_BODY.fullmatch(line)))
        comments = (said[0] for line in lines if (said := of_comment(line)))
        return next(bodies, None) or next(comments, None)
    for pattern in (_BODY, _ADOPTER, _TEXT, _FORUM):
        for line in lines:
            if match := pattern.search(line):
                named = pattern is _ADOPTER and match.group(1).endswith("会议")
                organ = match.group(match.lastindex or 0)
                return organ if named else organ_of(organ)
    forum = sum(p.text.startswith("常设论坛") for p in paragraphs) >= _SEVERAL
    cited = any(_OF_FORUM.search(line) for line in lines)
    if any(map(_PERMANENT.match, lines)) or (forum and cited):
        return "土著问题常设论坛"
    if council := next(filter(_COUNCIL.fullmatch, lines[:_TOP]), None):
        return council
    if met := next(filter(None, map(_MEETING.fullmatch, lines[: 2 * _TOP])), None):
        return met[1] + met[2]
    summits = (match.group(1) for line in lines[:_TOP] if (match := _SUMMIT.fullmatch(line)))
    if declared := next(summits, ""):
        return _SHORT.get(declared, declared)
    return _convened(lines, paragraphs)


def _convened(lines: list[str], paragraphs: Sequence[Paragraph]) -> str | None:
    """The conference or commission that a declaration, a cover or agreed conclusions name."""
    for line, below in pairwise([*lines[:_TOP], ""]):
        if match := _MINISTERS.fullmatch(line) or _MINISTERS.fullmatch(line + below):
            return match.group(1)
    for line, below in pairwise([*lines, ""]):  # its name, and below it when it adopted the text
        held = line + below if re.match(f"于?{DAY}", below) else line
        if match := _HELD.fullmatch(held):
            return match[1]
    if any(map(_OF_CONFERENCE.match, lines)):
        cells = "".join(filter(_CELL.fullmatch, lines))
        return match.group() if (match := _CALLED.search(cells)) else None
    if any(map(_AGREED.search, lines)):
        first = next((p.text for p in paragraphs if p.part == "operative"), "")
        return match.group(1) if (match := _COMMISSION.match(first)) else None
    return None
