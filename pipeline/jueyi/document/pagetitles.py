"""Titles that web sites give a document: 联合国安理会第582号决议, …主席声明2002年第37号.

They name organ and number, and below them stands the date of adoption. A headline of the news,
which says more than that, is no title of a document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..later import later
from .layout import DAY, SITTING, organ_of
from .numbering import DIGITS, HAN_DIGIT, HAN_NUMBER, value
from .romans import roman

_SC = "(?:联合国)?(?:安全理事会|安理会)"
_GA = "(?:联合国)?大会"
_BEHIND = (
    r"(?:全文|正文|附件)?(?:\([^()]{0,30}\))?(?:中华文库)?(?:[:：][^，。；]{2,60})?"
    r"(?:[，,] ?\d{1,3} U\.N\..{0,80})?"
)
YEAR = "?"  # in a symbol: the year of adoption, which the title does not say
_Maker = Callable[[re.Match[str]], str]
_FORMS: tuple[tuple[str, str, _Maker], ...] = (
    (
        "安全理事会",
        rf"{_SC}(?:(?:关于|有关)[^，。；]{{2,60}}的)?第?(\d{{1,4}})(?:\((\d{{4}})\))?号决议",
        lambda m: f"S/RES/{m[1]}({m[2] or YEAR})",
    ),
    ("安全理事会", r"第(\d{1,4})\((\d{4})\)号决议", lambda m: f"S/RES/{m[1]}({m[2]})"),
    (
        "安全理事会",
        rf"{_SC}第({HAN_NUMBER}{{1,6}})号决议",
        lambda m: f"S/RES/{counted(m[1])}({YEAR})",
    ),
    (
        "安全理事会",
        rf"(?:{_SC})?决议案?({HAN_NUMBER}{{1,6}})\(({HAN_DIGIT}{{4}})\)",
        lambda m: f"S/RES/{counted(m[1])}({counted(m[2])})",
    ),
    (
        "安全理事会",
        rf"{_SC}决议案({HAN_NUMBER}{{1,6}})",
        lambda m: f"S/RES/{counted(m[1])}({YEAR})",
    ),
    ("安全理事会", rf"{_SC}主席声明(\d{{4}})年第(\d{{1,3}})号", lambda m: f"S/PRST/{m[1]}/{m[2]}"),
    (
        "安全理事会",
        rf"(?:{_SC})?主席(?!.*以下)[^，。；]{{0,40}}声明[ :：]?\(?(S/PRST/\d{{4}}/\d{{1,3}})\)?",
        lambda m: m[1],
    ),
    ("大会", rf"{_GA}(?:{DAY})?第?((?:E?S-)?\d{{1,3}}/\d{{1,4}})号决议", lambda m: f"A/RES/{m[1]}"),
    (
        "大会",
        rf"{_GA}决议案({HAN_NUMBER}{{1,6}})\(({HAN_NUMBER}{{1,3}})\)",
        lambda m: f"A/RES/{counted(m[1])}({roman(counted(m[2])).upper()})",
    ),
    ("大会", rf"{_GA}第?\d{{1,4}}号决议", lambda m: ""),
    (
        "经济及社会理事会",
        r"(?:联合国)?经济及社会理事会第(\d{4}/\d{1,3})号决议",
        lambda m: f"E/RES/{m[1]}",
    ),
    (
        "经济及社会理事会",
        r"(?:联合国)?(?:经济及社会理事会|经社理事会)第(\d{1,4} ?[A-H]?) ?\(([IVXL]{1,8})\) ?号决议",
        lambda m: f"E/RES/{m[1].replace(' ', '')}({m[2]})",
    ),
    (
        "大会",
        rf"{_GA}(?:{DAY})?第?(\d{{1,4}} ?[A-H]?) ?\(([IVXL]{{1,8}})\) ?号决议",
        lambda m: f"A/RES/{m[1].replace(' ', '')}({m[2]})",
    ),
    (
        "人权理事会",
        r"(?:联合国)?人权理事会第((?:S-)?\d{1,3}/\d{1,3})号决议",
        lambda m: f"A/HRC/RES/{m[1]}",
    ),
    (
        "人权委员会",
        r"(?:联合国)?人权委员会第(\d{4}/\d{1,3})号决议",
        lambda m: f"E/CN.4/RES/{m[1]}",
    ),
)
# 联合国大会1986年12月4日第41/128号决议通过: below the title of a declaration.
_PASSED = re.compile(
    rf"\(?(?:通过日期)?(?P<on>{DAY})?(?P<organ>{_GA}|(?:联合国)?经济及社会理事会)于?(?:{SITTING})?(?P<day>{DAY})?(?:{SITTING})?第?(?P<number>(?:E?S-)?\d{{1,4}}/\d{{1,4}}|"
    r"\d{1,4}[A-Z]?\([IVXLivxl]{1,8}\))号决议(?:附件)?，?(?:通过|核准|宣布|批准|公布)(?:并.{0,12})?\)?"
)
# 公布联合国安全理事会于2044年6月29日通过的关于灯塔局势的第2424(2044)号决议: a government's order.
_ORDERED = re.compile(
    rf"公[布告][^，。；]{{0,10}}(?:安全理事会|安理会)于({DAY})通过的[^，。；、]{{0,60}}?"
    r"第(\d{1,4})\((\d{4})\)号"
)
# 第二届群岛国家部长级会议阿皮亚宣言, and below it (2044年9月9日，阿皮亚)
_DECLARED = re.compile(
    r"((?:首|第[^，。；第]{1,4})[届次](?!会议)[^，。；届]{2,30}?(?:会议|大会|论坛|峰会))"
    r"[\u4e00-\u9fff]{0,12}宣言(?:\(全文\))?"
)
_AT = later(rf"\(({DAY})，[\u4e00-\u9fff]{{2,12}}\)")
_NAMED = re.compile("决议|声明")  # as each of them is
_TITLES = tuple((organ, re.compile(form + _BEHIND), make) for organ, form, make in _FORMS)
# Of Wikisource: 2044年3月25日于联合国总部大楼(在联合国安全理事会第9044次会议上)
_DATE = later(
    rf"^[^，。；]{{0,120}}?({DAY}(?:于联合国.{{0,12}}\([^()]*会议上\))?)"
    # and what stands behind: the meeting, then the next resolution, to which the page leads on
    rf"(?:(?:{_SC})?{SITTING}\)?(?:通过)?)?[ |]*(?:(?:{_SC})?第\d+(?:\(\d{{4}}\))?号决议)?[ |►→]*$"
)
# Of an encyclopedia: 通过时间 and the date on the next line; ……是2044年2月16日安理会……通过的决议
_LABELS = frozenset({"通过时间", "通过日期", "决议通过时间"})
_ADOPTED = later(
    rf"通过(?:时间|日期)[： ]{{0,2}}({DAY})|"
    rf"是(?:联合国)?(?:{_SC}|{_GA})?于?({DAY})[^，。；]{{0,60}}通过的"
)
# To which a page leads on: ←第41/218号决议
_NEIGHBOURS = re.compile(
    r"^← ?\S{0,12}?第[^号]{1,12}号(?:决议|声明)[ |]*|[ |]*第[^号]{1,12}号(?:决议|声明) ?→$"
)
_BELOW = 6  # lines below the title in which its date may stand
_FAR = 12  # where it begins its line
_FIRST = 20  # lines of a page among which its title stands


@dataclass(frozen=True, slots=True)
class PageTitle:
    """The title of a page.

    Attributes:
        organ: That adopted the document.
        symbol: Its symbol, with ``YEAR`` for a year that the title does not say; empty where
            its number alone makes none.
        date: The date that ends one of the lines below, with the meeting; empty without one.
    """

    organ: str
    symbol: str
    date: str


def page_title(lines: Sequence[str]) -> PageTitle | None:
    """The title of a page among its first lines, clean and in plain form."""
    for index, printed in enumerate(lines[:_FIRST]):
        if not _NAMED.search(printed):
            continue
        line = _NEIGHBOURS.sub("", printed)
        for organ, pattern, make in _TITLES:
            if match := pattern.fullmatch(line):
                below = lines[index + 1 : index + 1 + _FAR]
                dates = (
                    found.group(1)
                    for at, text in enumerate(below)
                    if (found := _DATE.search(text)) and (at < _BELOW or not found.start(1))
                )
                return PageTitle(organ, make(match), next(dates, "") or _said(lines))
    for index, line in enumerate(lines[:_FIRST]):
        if match := _DECLARED.fullmatch(line):
            below = lines[index + 1 : index + 1 + _BELOW]
            dates = (found.group(1) for text in below if (found := _AT.fullmatch(text)))
            if day := next(dates, ""):
                return PageTitle(match[1], "", day)
        if match := _ORDERED.search(line):
            return PageTitle("安全理事会", f"S/RES/{match[2]}({match[3]})", match[1])
    for line, following in pairwise([*lines, ""]):
        match = _PASSED.fullmatch(line) or _PASSED.fullmatch(line + following)
        if match:
            day = match["day"] or match["on"] or ""
            organ = organ_of(match["organ"])
            series = "A/RES/" if organ == "大会" else "E/RES/"
            return PageTitle(organ, series + match["number"].upper(), day)
    return None


def _said(lines: Sequence[str]) -> str:
    """The date of adoption that an article about a document says."""
    for line, following in pairwise([*lines, ""]):
        if match := _ADOPTED.search(f"{line} {following}" if line in _LABELS else line):
            return match.group(match.lastindex or 0)
    return ""


def counted(number: str) -> int:
    """A number in Chinese digits, by places (一六九) or in words (六十七); 0 if it is none.

    >>> counted("一六九"), counted("六十七"), counted("廿六")
    (169, 67, 26)
    """
    number = number.replace("廿", "二十").replace("卅", "三十")
    if len(number) > 1 and set(number) <= DIGITS.keys():
        return int("".join(str(DIGITS[digit]) for digit in number))
    return value(number)
