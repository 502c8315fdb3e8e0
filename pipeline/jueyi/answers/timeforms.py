"""The forms in which a resolution prints a time: session, date, period, recurrence, promptness.

A core is found first (``2030年``, ``第八十一届会议``, ``六个月``), then what stands before and
behind it.
Types, values and relations are those of the labelling scheme, section 6.
"""

from __future__ import annotations

import re

from ..document.numbering import value
from .dates import LINK, PART

_HAN = "[〇零一二三四五六七八九十百]"
_N = rf"(?:\d{{1,3}}|{_HAN}{{1,6}})"
COUNT = rf"(?:\d{{1,4}}|半|两|{_HAN}{{1,4}})"
UNITS = {
    "小时": "H", "工作日": "D", "日历日": "D", "天": "D", "日": "D", "星期": "W", "周": "W",
    "月": "M", "季度": "Q", "年": "Y", "双年度": "2Y", "两年期": "2Y",
}  # fmt: skip
_UNIT = "(?:" + "|".join(UNITS) + ")"
_AND = "(?:[、和及与至到]|以及)"
_DAY = (
    rf"(?:\d{{4}}年(?:\d{{1,2}}月(?:\d{{1,2}}日|{PART})?|{PART})?"
    rf"|\d{{1,2}}月(?:\d{{1,2}}日|{PART})?|[本今明]年(?:\d{{1,2}}月(?:\d{{1,2}}日)?|{PART})?)"
)
# What is counted or held in sessions: 大会第…届会议 and, by number, meetings of other bodies.
_MEETING = (
    r"(?:(?:紧急)?特别(?:届会|会议)|特会|常会|届会|年会|会议(?!员)|缔约[方国](?:大会|会议)"
    r"|[^，；。、第]{0,16}?(?:大会|会议|届会|论坛|峰会|审查))"
)
CORE = re.compile(
    r"(?=[第\d该下本同每定逐按今明半两〇零一二三四五六七八九十百立即马尽早从刻毫不])(?:"
    rf"(?P<session>第{_N}(?:届|次)?(?:{_AND}第?{_N}(?:届|次)?)*(?<=[届次]){_MEETING})"
    rf"|(?P<yearly>\d{{4}}年(?:{_AND}\d{{4}}年)*(?:年度)?(?:第[一二三]期)?(?:实质性|组织|年度|常)?"
    r"(?:(?:管理|高级别|协调|人道主义事务|发展方面业务活动|实质性)?部分会议|届会|常会|年会|会议)"
    r"(?!员|服务|日历))"
    r"|(?P<this>(?:该|下一?|本|同一)届(?:会议|常会)|下(?:一次|次)会议)"
    rf"|(?P<recurrence>每(?P<gap>隔)?(?P<every>{COUNT})?(?:个)?(?P<each>{_UNIT})(?P<often>[一二两三四]次)?(?![\d龄级])"
    r"|定期|逐年|按年度?(?![龄级代份])|按季度)"
    rf"|(?P<date>{_DAY}(?:{LINK}\d{{1,2}}日(?![\d月])|{LINK}{_DAY})*)"
    rf"|(?P<length>{COUNT}个?{_UNIT}(?:半(?!年))?)(?!一?度|一次(?!性)|期(?!间)|代|级|内瓦)"
    r"|(?P<prompt>立即|立刻|即刻|马上|尽快|尽早|尽速|从速|早日|一刻不容拖延|刻不容缓"
    r"|(?:毫不|不再|不加|不得无故|不得|不容|毫无|不)(?:拖延|迟延|延迟|延误|耽搁)))"
)
_NOT_LATER = (
    r"(?:至迟|最迟|最晚|至晚|不得?迟|不得?晚)(?:应|须)?(?:不[晚迟]于|于|在|到|至)?|晚于|赶在"
)
_IN = "在|(?<![关对由位鉴基处属低高])于"
BEFORE_SESSION = re.compile(rf"(?:(?P<by>{_NOT_LATER})|{_IN}|从|自)$")
BEFORE_DATE = re.compile(
    rf"(?:(?P<by>{_NOT_LATER}|(?<![直延推])到)|(?P<until>直至|直到|截至|至|到)|(?P<from>自|从)|(?P<at>定于|{_IN}))$"
)
BEFORE_FOR = re.compile(
    r"(?P<span>为期|期限为|为时|历时|任期|今后|未来|接下来的?|连续|最多|至多|不超过|至少)?$"
)
_FOR_VERB = re.compile(
    r"(?:延长|延续|续延|展期|续期|顺延|延期|再延|增加|任期|任务期限?|期限|再度?|为|暂停|设立|额外)(?:至多|最多|不超过|为|了)?$"
)
BEHIND_SESSION = re.compile(
    r"(?P<part>(?:主要会期|续会(?:第[一二三]期(?:会议)?)?|高级别(?:部分|会议)|管理部分|期间各次会议)*)"
    r"(?:(?P<by>(?:[^，；。、]{0,6}(?:开始|举行|召开|开幕|闭幕|结束))?(?:之前|以前|前(?!夕)))"
    r"|期间|会期(?:内|间)?|(?:会议)?[上中内](?!述|文|部))?"
)
BEHIND_DATE = re.compile(
    r"(?:(?P<by>(?:[^，；。、]{0,4}(?:结束|开始))?(?:之前|以前|前(?!后|往|夕|几|者|身)))|(?P<from>开始|起|之后|以后)|期间|(?:各自)?届会上|晚些时候)?"
)
BEHIND_LENGTH = re.compile(
    r"(?:(?P<within>(?:的?(?:时间|期限))?(?:之内|以内|内(?!部)))|(?P<by>之前|以前|前)|(?P<after>之后|以后|后))?"
)
# In front of a length: what it counts from.
ANCHOR = re.compile(
    rf"(?P<head>{_NOT_LATER}|在|于|自|从)(?P<anchor>[^，；。、自从]{{2,40}}?)(?:之日)?(?P<from>起算|起|以后|之后|后)的?$"
)
ANCHOR_BEFORE = re.compile(
    rf"(?P<head>{_NOT_LATER}|在|于)(?P<anchor>[^，；。、在于]{{2,30}}?)(?:之前|前)?(?:至少)?$"
)


def counted(printed: str) -> float:
    """A counting number in digits or characters: 两 to 2, 半 to 0.5."""
    if printed.isdigit():
        return int(printed)
    return {"半": 0.5, "两": 2}.get(printed, value(printed))


def duration(printed: str) -> str | None:
    """ISO 8601 of a length as printed; None if it is none.

    >>> duration("九十天"), duration("12个月"), duration("半年"), duration("48小时")
    ('P90D', 'P12M', 'P6M', 'PT48H')
    """
    match = re.fullmatch(rf"({COUNT})个?({_UNIT})(半)?", printed)
    if match is None:
        return None
    number = counted(match.group(1)) + (0.5 if match.group(3) else 0)
    return iso(number, UNITS[match.group(2)]) if number else None


def iso(number: float, unit: str) -> str:
    """ISO 8601 duration of a number of units (H, D, W, M, Q, Y, 2Y).

    >>> iso(2, "Q"), iso(0.5, "Y")
    ('P6M', 'P6M')
    """
    if unit in ("Q", "2Y"):
        number, unit = (number * 3, "M") if unit == "Q" else (number * 2, "Y")
    if unit == "Y" and number != int(number):
        number, unit = number * 12, "M"
    return f"PT{number:g}H" if unit == "H" else f"P{number:g}{unit}"


def recurrence(match: re.Match[str]) -> str:
    """Value of what recurs, of a match of ``CORE``: 每年两次 to P6M, 定期 to regularly."""
    printed = match.group("recurrence")
    if printed.startswith("每"):
        number = counted(match.group("every") or "一")
        if often := match.group("often"):
            number /= counted(often[0])
        return iso(number, UNITS[match.group("each")])
    return {"定期": "regularly", "按季度": "P3M"}.get(printed, "P1Y")


def lasts(before: str) -> bool:
    """Whether a length behind these words is how long something holds: 任务期限延长…"""
    return bool(_FOR_VERB.search(before))
