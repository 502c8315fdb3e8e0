"""Series of symbols: whose documents bear them, and how agencies and conferences number theirs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from ..later import later
from .layout import PARTIES

# Whose document it is by the symbol alone; reports to an organ bear no such symbol.
ADOPTED_BY = (
    (r"S/(?:RES|PRST)/", "安全理事会"),
    (r"A/(?:RES|DEC)/", "大会"),
    (r"A/HRC/(?:RES|PRST|DEC)/", "人权理事会"),
    (r"E/(?:RES|DEC)/", "经济及社会理事会"),
    (r"E/CN\.4/RES/", "人权委员会"),
    (r"T/(?:RES/|L\.)", "托管理事会"),
    (r"(?:E/)?ESCAP/RES/", "亚洲及太平洋经济社会委员会"),
    (r"UNEP/EA\.\d{1,2}/", "联合国环境大会"),
    (r"HSP/HA\.\d{1,2}/Res\.", "联合国人居大会"),
    (r"GC\(", "国际原子能机构大会"),
    (r"\d+/CP\.|FCCC/CP/", "《联合国气候变化框架公约》缔约方会议"),
    (r"\d+/COP\.|ICCD/COP", "《联合国防治荒漠化公约》缔约方会议"),
    (r"CBD/COP/", "《生物多样性公约》缔约方大会"),
    (r"BC-", "《巴塞尔公约》缔约方大会"),
    (r"RC-", "《鹿特丹公约》缔约方大会"),
    (r"SC-", "《斯德哥尔摩公约》缔约方大会"),
    (r"MC-", "《关于汞的水俣公约》缔约方大会"),
    (r"CRC/C/.*(?:CO|GC|D)/", "儿童权利委员会"),
    (r"CEDAW/C/.*(?:CO|GC|D)/", "消除对妇女歧视委员会"),
    (r"CCPR/C/.*(?:CO|GC|D)/", "人权事务委员会"),
    (r"E/C\.12/.*(?:CO|GC|D)/", "经济、社会及文化权利委员会"),
    (r"CERD/C/.*(?:CO|GC|D)/", "消除种族歧视委员会"),
    (r"CAT/C/.*(?:CO|CR|GC|D)/", "禁止酷刑委员会"),
    (r"CRPD/C/.*(?:CO|GC|D)/", "残疾人权利委员会"),
    (r"CMW/C/.*(?:CO|GC|D)/", "保护所有移徙工人及其家庭成员权利委员会"),
    (r"CED/C/.*(?:CO|GC|D)/", "强迫失踪问题委员会"),
)
# The body whose resolutions an agency numbers so.
_OF_BODIES = (
    (r"WHA\d", "世界卫生大会"),
    (r"EB\d", "世界卫生组织执行委员会"),
    (r"A\d\d-\d", "国际民用航空组织大会"),
    (r"A\.\d", "国际海事组织大会"),
    (r"\d+EX/", "联合国教育、科学及文化组织执行局"),
    (r"\d+C/", "联合国教育、科学及文化组织大会"),
    (r"ILC\.", "国际劳工大会"),
    (r"\d+\.COM", "保护非物质文化遗产政府间委员会"),
    (r"\d+COM", "世界遗产委员会"),
    (r"Conf\.\d", "《濒危野生动植物种国际贸易公约》缔约方大会"),
    (r"PSC/[A-Z]{2,4}/COMM", "非洲联盟和平与安全理事会"),
    (r"Assembly/AU/", "非洲联盟大会"),
    (r"EX\.CL/", "非洲联盟执行理事会"),
)
# Numbers that other bodies print, too: they tell whose a text is only where it names that body.
_OF_NAMED_BODIES = (
    (r"\d{1,2}/20\d\d$", "联合国粮食及农业组织大会"),
    (r"C\d{1,3}/(?:19|20)\d\d$", "万国邮政联盟大会"),
    (r"[IVX]{1,6}\.\d", "《湿地公约》缔约方大会"),
)
# A symbol of such a series wherever it stands in a line; E / RES / 2044 / 27 of a scan.
_STATED = re.compile(
    r"(?<![A-Za-z0-9/.])((?:A|S|E|T|A ?/ ?HRC|ESCAP|E ?/ ?CN\.4) ?/ ?(?:RES|PRST|DEC) ?/ ?"
    r"(?:S-|ES-)?\d{1,5}(?: ?/ ?\d{1,4}|(?: ?\((?:\d{4}|[IVXLC]{1,8})\)))(?: ?[A-H](?![A-Za-z]))?|"
    r"(?:UNEP ?/ ?EA|HSP ?/ ?HA)\.\d{1,2} ?/ ?Res\. ?\d{1,3}|"
    r"(?:CRC|CEDAW|CCPR|CERD|CAT|CRPD|CMW|CED|E/C\.12)/(?:[A-Z]{1,4}|\d{1,3})(?:/[A-Z0-9-]{1,6}){0,3}/(?:CO|GC|D)/\d{1,4}"
    r"(?:[-/]\d{1,4})*)(?![0-9A-Za-z/])"
)
# What another document is, and not this one: links beside the text, notes, sources.
_OTHER = re.compile(
    "上一|下一|相关|参[见看阅]|另见|见[^，。]{0,12}$|取代|执行情况|根据|引用|来源|更多|附议|修正案"
)
# WHA50.14 or EB126.R1, behind the session or before the title
_HEALTH = re.compile(r"(?:^|[ \t])(WHA\d{1,3}\. ?\d{1,3}|EB\d{1,3}\. ?R\d{1,3})(?=[ \t]|$)")
# GC(64)/RES/17, of the General Conference of the International Atomic Energy Agency
_AGENCY = re.compile(r"(?:^|[ \t])(GC\([0-9IVXL]{1,6}\)/(?:RES|DEC)/\d{1,4})(?=[ \t]|$)")
# BC-14/31: 题目, of the conferences of the parties that deal with chemicals and waste
_CHEMICALS = re.compile(
    r"^(?:第 ?)?((?:BC|RC|SC|MC)-\d{1,2}/\d{1,3})(?: ?号(?:决定|决议))?(?=[.．:： \t]|$)"
)
# Conf. 19.11 of the Convention on trade in endangered species; 第9/2023号决议 of the Food and
# Agriculture Organization; 第C 27/1999号决议 of the Postal Union
_SPECIES = re.compile(
    r"^(?:第 ?)?(?:决议 ?)?(Conf\. ?\d{1,2}\.\d{1,3})(?: ?号决议)?(?=[*＊.．:： \t(]|$)"
)
_FOOD = re.compile(r"^(?:决议草案[ \u3000]+)?第 ?(\d{1,2}/(?:19|20)\d\d) ?号决议(?=[：: \t]|$)")
_POSTAL = re.compile(r"^第? ?(C ?\d{1,3}/(?:19|20)\d\d) ?号决议(?=[：: \t]|$)")
# A.1191(33)决议 and MSC.532(107)号决议 of the Maritime Organization
_MARITIME = re.compile(r"^第? ?((?:A|MSC|MEPC|LEG|FAL)\.\d{1,4} ?\(\d{1,3}\)) ?号?决议")
# A41-30：题目, of the Civil Aviation Organization
_AVIATION = re.compile(r"^(?:决议)?(A\d{2}-\d{1,2})(?:号决议)?(?=[：: \t]|$)")
# 214 EX/决定 16 题目, 41 C/决议 15 of UNESCO; in volumes: 第214 EX/16号决定
_EDUCATION = re.compile(
    r"^第? ?(\d{2,3}) ?(EX|C) ?(/) ?(?:(决定|决议|Resolution|Decision) ?(\d{1,3})(?!\d)|"
    r"(\d{1,3})(?=号(?:决定|决议)$)|(\d{1,2}\.\d{1,3})(?=[ \t]))"
)
# 决定16.COM 8.b.4, 决定：44 COM 7B.1, of committees of UNESCO; ILC.111/决议VII, of the ILO
_HERITAGE = re.compile(
    r"^第? ?(?:决定|决议)?[： ]{0,2}(\d{1,2}\.? ?COM) ?"
    r"(\d{1,2}(?:\.?[A-Za-z])?(?:\.\d{1,3}){0,2})(?![\w/])"
)
_LABOUR = re.compile(r"^(ILC\.\d{2,3}) ?(/) ?(?:第 ?)?(决议|决定) ?([IVX]{1,6}|\d{1,2})(?![\w/])")
# 决议XIV.22：题目, of the Ramsar Convention
_WETLANDS = re.compile(
    r"^(?:【[^】]{1,16}】)?(?:第 ?)?(?:决议)? ?([IVX]{1,6}\.\d{1,2})(?:号决议)?(?=[：: \t]|$)"
)
# PSC/PR/COMM.1187(2044), Assembly/AU/Dec.815(XXXV) of the African Union
_UNION = re.compile(
    r"^(PSC/[A-Z]{2,4}/COMM\.\d{0,4}(?:\.\d{1,3})? ?(?:\([0-9IVXLCDM]{1,8}\))?|"
    r"(?:Assembly/AU|EX\.CL)/(?:Dec|Decl)\. ?\d{1,4} ?\([IVXL]{1,8}\))(?=[ \t]|$)"
)
# CBD/COP/DEC/15/37, with the date of its cover directly behind it where a page lost the space
_DIVERSITY = re.compile(r"(CBD/COP/DEC/\d{1,2}/\d{1,2})(?=\d{1,2} [A-Z][a-z]|\D|$)")
_DIGIT = re.compile(r"\d")  # which each of them has
_AGENCIES = (
    _HEALTH, _AGENCY, _CHEMICALS, _MARITIME, _AVIATION, _EDUCATION, _WETLANDS, _HERITAGE,
    _LABOUR, _UNION, _SPECIES, _FOOD, _POSTAL, _DIVERSITY,
)  # fmt: skip
# 第66/5号决议, 决议 10/6, 54/116. 题目, 158(XXXI). 题目: of a body that has no symbols of its own
_PRINTED = later(
    r"(?:第 ?(?P<first>\d{1,3}/\d{1,3}) ?号(?:决议|决定)|"
    r"(?:决议|决定) ?(?P<second>\d{1,3}/\d{1,3}))(?=$|[.．：: \t])|"
    r"(?P<third>\d{1,3}/\d{1,3})[.．][ \t]*(?=[\u4e00-\u9fff]{4})|"
    r"(?P<fourth>\d{1,4} ?\([IVXL]{1,8}\))[.．]?[ \t]*(?=[\u4e00-\u9fff]{4})(?!.*号)"
)
# The last resolution of the Security Council of each year from 1946 to 2024.
_LAST_OF_YEAR = tuple(map(int, (
    "15 37 66 78 89 96 98 103 106 110 121 126 131 132 160 170 177 185 199 219 232 244 262 275 291 "
    "307 324 344 366 384 402 422 443 461 484 499 528 545 559 580 593 606 626 646 683 725 799 892 "
    "969 1035 1092 1146 1221 1284 1334 1386 1454 1521 1580 1651 1738 1794 1859 1907 1966 2032 2085 "
    "2132 2195 2259 2336 2397 2451 2503 2560 2616 2671 2721 2767"
).split()))  # fmt: skip


def council_year(number: int) -> int | None:
    """The year of a resolution of the Security Council, whose numbers run on since 1946; None for
    one of later years than we know.

    >>> council_year(1325), council_year(9999)
    (2000, None)
    """
    at = bisect_left(_LAST_OF_YEAR, number)
    return 1946 + at if at < len(_LAST_OF_YEAR) else None


def as_printed(lines: Iterable[str]) -> str | None:
    """The number that a body without symbols of its own gives a resolution, as it is printed.

    >>> as_printed(["第66/5号决议"]), as_printed(["158(XXXI). 灯塔训练中心"]), as_printed(["3/5"])
    ('66/5', '158(XXXI)', None)
    """
    for line in lines:
        if match := _PRINTED.match(line):
            return next(group for group in match.groups() if group).replace(" ", "")
    return None


def adopted_by(symbol: str | None, printed: str | None = None) -> str | None:
    """The organ whose documents bear a symbol, where it tells: S/PRST/2044/3.

    Args:
        symbol: Of the document.
        printed: What the document calls its organ, if that may be the last part of its name.

    >>> adopted_by("S/PRST/2044/3"), adopted_by("A/HRC/40/57")
    ('安全理事会', None)
    >>> adopted_by("9/2044"), adopted_by("9/2044", "理事会"), adopted_by("9/2044", "大会")
    (None, None, '联合国粮食及农业组织大会')
    """
    series = (*ADOPTED_BY, *_OF_BODIES, *(_OF_NAMED_BODIES if printed else ()))
    names = (organ for form, organ in series if re.match(form, symbol or ""))
    told = next(names, None)
    fits = told is None or not printed or printed in PARTIES or told.endswith(printed)
    return told if fits else None


def of_agency(lines: Iterable[str]) -> str | None:
    """The number that an agency or conference of parties gives a resolution, as it is printed, from
    the lines above the text; of several the one next to it.

    >>> of_agency(["WHA8.43 续前页", "WHA8.44 灯塔"]), of_agency(["第33届会议", "A.1191(33)号决议"])
    ('WHA8.44', 'A.1191(33)')
    """
    last: str | None = None
    for line in filter(_DIGIT.search, lines):
        for pattern in _AGENCIES:
            if match := pattern.search(line):
                last = "".join(filter(None, match.groups())).replace(" ", "")
    return last


def stated(lines: Iterable[str], enacted: bool = False) -> str | None:
    """The one symbol of a resolution or statement that stands in the lines above a text, among
    whatever other words; None where several do. A text that is ``enacted`` is no statement.

    >>> stated(["S/PRST/2044/24 | 2044年12月4日 | PDF", "上一篇：S/PRST/2044/23"])
    'S/PRST/2044/24'
    """
    own = (line for line in lines if not _OTHER.search(line))
    symbols = (match.group(1) for line in own for match in _STATED.finditer(line))
    found = {symbol.replace(" ", "") for symbol in symbols if not (enacted and "PRST" in symbol)}
    return found.pop() if len(found) == 1 else None
