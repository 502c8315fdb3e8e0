"""When, and at which meeting, a document was adopted: stated by its closing line, its heading, or
the opening words of a statement. A date that is none of adoption is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..later import later
from ..records import Paragraph
from .cleaning import clean
from .days import date, iso
from .dispatch import dispatched, in_year
from .filed import filed, issued
from .layout import CLOSING, DAY, SITTING, is_enacting, narrated
from .numbering import HAN_DIGIT, HAN_NUMBER
from .pagetitles import counted

_MEETING = re.compile(
    rf"第?(\d{{1,5}}|{HAN_NUMBER}{{1,7}})次全?体?会议?|^.*?(\d{{3,5}})次会议.{{0,40}}通过"
)
_ADOPTED = re.compile(
    r"^.{0,30}日(?!至).{0,40}通过(?:[的之]?(?:决[议定](?:案)?|公报|宣言|声明))?[。.，,\]］)）]{0,2}(?:\([^()]{2,20}\))?$|"
    # 五(二〇四四).二〇四四年九月一日决议案, on one line or on two
    rf"^(?:.{{1,12}}\({HAN_DIGIT}{{4}}\)[.．。]?)?(?:{DAY})决议案?(?:\(文件[^()]{{2,12}}\))?$|"
    rf"^.{{1,12}}\({HAN_DIGIT}{{4}}\)[.．。]?(?:{DAY})$|"
    rf"^{DAY}(?:大会|安全理事会|经济及社会理事会|人权理事会)决议$|"
    # 安全理事会关于灯塔局势的新闻谈话(2044年8月8日)
    rf"^(?:安全理事会|安理会)[^。；]{{2,60}}(?:谈话|声明)\({DAY}\)$"
)
# 委员会在……2023年3月3日举行的第30次会议上通过了本结论性意见
_OPINION = re.compile(
    rf"([^，。；]{{6,20}}日)?(?:举行的)?({SITTING}|\d{{1,4}}次会议)(?:[(（][^）)]*[)）])?上，?"
    "(?:委员会)?通过了?(?:本|以下|下列|如下)"
)
_SAYS = "了?(?:以下|如下|下列)声明|声明(?:，全文)?如下"
# What a scan makes of the digits of a date, and of 日.
_MISREAD = re.compile(r"曰|(?<=\d)[OoQ](?=[\d月日])|(?<![A-Za-z])[lI](?=\d{3}年|\d?[月日])")
_THIS_YEAR = r"\d{1,2}月\d{1,2}日"  # the year stands in the symbol
# 安全理事会主席在2017年10月10日安全理事会第8065次会议上，……发表声明如下
STATEMENT = later(
    r"安[全理]\S{0,5}主席在(\S{6,12}日)(?:\S{0,14}?(第\S{1,7}次会议))?.{0,160}发表(?:了)?(?:以下|如下|下列)?声明"
    r"|安全理事会在?(\S{6,12}日)(?:举行的)?(第\S{1,7}次会议)?.{0,160}发表了?(?:以下|如下|下列)?(?:声明|(?:新闻|媒体)谈话)"
    rf"|({DAY}|{_THIS_YEAR})，(?:安全理事会|安理会)(?:举行)?({SITTING}).{{0,160}}(?:发表|宣读)了?(?:以下|如下|下列)?声明"
    rf"|^在?({DAY})(?:举行的)?安全理事会.{{0,120}}?({SITTING})上.{{0,160}}发表(?:了)?(?:以下|如下|下列)?声明"
    rf"|^({DAY})，在安全理事会({SITTING})上，(?:安全理事会|安理会)主席.{{0,160}}发表(?:{_SAYS})"
    # Until the 1990s he spoke for the members: 1987年5月19日，安理会主席在安理会第2749次会议……
    rf"|^(?:[^，。]{{0,20}}，)?({DAY})，(?:安全理事会|安理会)主席在(?:安全理事会|安理会)({SITTING}).{{0,160}}发表(?:{_SAYS})"
    rf"|^\S{{0,30}}主席\S{{0,40}}?于?({DAY})(?:在(?:安理会)?({SITTING})上)?代表(?:安全理事会|安理会).{{0,80}}发表(?:{_SAYS})"
    rf"|^({DAY}|{_THIS_YEAR})，(?:安全理事会|安理会)(?:轮值)?主席.{{0,60}}"
    "(?:以|代表)(?:安全理事会|安理会)成员.{0,20}发表了?(?:如下|以下)(?:媒体谈话|新闻谈话|新闻声明|声明)"
    rf"|^(?:安全理事会|安理会)({_THIS_YEAR})(?:举行)?({SITTING}).{{0,160}}主席.{{0,60}}发表(?:{_SAYS})"
    rf"|^以下[是为](?:安全理事会|安理会)({DAY}|{_THIS_YEAR})({SITTING})?通过的主席声明"
)
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_PRINTED = re.compile(rf"(?:^|\s)(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})$", re.I)
_HELD = re.compile(rf"{DAY}星期[一二三四五六日][^，。]{{0,3}}\d{{1,2}}(?:时|点)")
PRESS = re.compile(r"SC/\d{4,5}")  # the number of a press release, above a statement to the press
# Below the title of a declaration: (2044年11月15日 灯塔港); above its text: ……并声明如下：
_PLACED = later(
    rf"\(({DAY})(?:[， \u3000于]*[\u4e00-\u9fff]{{2,12}})?\)|"
    rf"({DAY})[， \u3000]*[\u4e00-\u9fff]{{2,12}}"
)
_TITLED = re.compile(r"(?:宣言|公报|声明|的决议)(?:\((?:全文|摘要|译文)\))?[*＊]?$")
_DECLARES = re.compile(
    rf"于({DAY})在[^，。；]{{2,12}}(?:举行|召开)[^。；]{{0,30}}(?:声明|宣布|宣言)如下：$"
)
_NEAR = 3  # lines below its title: the date of the page may stand between
# 2044年2月26日订于灯塔港, below a declaration
_SIGNED = re.compile(rf"({DAY})(?:[订签]|谨?订立|通过)?于[\u4e00-\u9fff]{{2,12}}[。.]?")
_NUMBERED = re.compile(r"第?[^，。；]{1,12}\([^()]{1,6}\)号?决议案?")
_MARKS = "*＊¹²³⁰⁴⁵⁶⁷⁸⁹"  # of notes, behind a line
# What each paragraph has that one of these is searched for in: soon told of all others.
_TELLS = re.compile("年|次|通过|表决结果|宣言|公报|声明|的决议")
_OPENING = 40  # paragraphs among which a statement or an opinion says so


def adoption(
    paragraphs: Sequence[Paragraph],
    begin: int,
    headings: Iterable[str],
    head: Sequence[str] = (),
    year: str = "",
) -> tuple[str | None, str | None]:
    """Date in ISO 8601 and number of the meeting, None what is not stated.

    Args:
        paragraphs: Of the document.
        begin: Index of the first that is the organ's.
        headings: Lines of which a date is one of adoption.
        head: The lines of the page before the text.
        year: That of a statement, which its symbol says.
    """
    adopted = meeting = None
    titled = -_NEAR - 1  # index of the last title of a declaration
    paragraphs = _own(paragraphs, begin)
    for paragraph in paragraphs:
        if paragraph.part != "other" or len(paragraph.text) > 100:
            continue
        if not _TELLS.search(paragraph.text):
            continue
        text = _MISREAD.sub(_reread, paragraph.text)
        inner = text[1:-1] if text[:1] + text[-1:] == "()" else text
        near = paragraph.index - titled <= _NEAR
        titled = paragraph.index if _TITLED.search(text) else titled
        declared = _DECLARES.search(text) or (_PLACED.fullmatch(text) if near else None)
        voted = _ADOPTED.match(text) and "日至" not in text
        closes = CLOSING.match(inner) and (paragraph.index > begin or "次" in text)
        if closes or (voted and not meeting):
            adopted = date(text) or adopted
            if found := _MEETING.search(text):
                meeting = _number(found.group(1) or found.group(2))
        elif said := filed(text):
            adopted = adopted or said
        elif declared := declared or _SIGNED.fullmatch(text):
            adopted = adopted or date(declared.group())
    if adopted is None:
        adopted, meeting = _told(paragraphs[:_OPENING], meeting, year, head)
    for line in headings:
        adopted = adopted or date(line)
        sitting = re.search(SITTING, line)
        if sitting and not meeting and (found := _MEETING.search(sitting.group())):
            meeting = _number(found.group(1) or found.group(2))
    adopted = adopted or _above(head) or issued(paragraphs[:_OPENING])
    return adopted or dispatched(map(clean, head), year), meeting


def _own(paragraphs: Sequence[Paragraph], begin: int) -> Sequence[Paragraph]:
    """The paragraphs up to the closing lines, where the file holds another resolution below."""
    end = None
    for paragraph in paragraphs[begin:]:
        closes = paragraph.part == "other" and CLOSING.match(paragraph.text) is not None
        goes_on = closes or paragraph.text.startswith(("(", "["))
        if (closes and end is None) or (goes_on and end == paragraph.index):
            end = paragraph.index + 1
        elif end is not None and is_enacting(paragraph.text):
            return paragraphs[:end]
    return paragraphs


def _above(head: Sequence[str]) -> str | None:
    """The day of adoption that a line above the text says, or the line below its number."""
    for line, below in pairwise([*map(clean, head), ""]):
        text = line.rstrip(_MARKS)
        if _ADOPTED.match(text) and "日至" not in text:
            return date(text)
        if _NUMBERED.fullmatch(text) and re.fullmatch(DAY, below):
            return date(below)
    return None


def _reread(match: re.Match[str]) -> str:
    """The character that a scan took for another."""
    return {"曰": "日", "l": "1", "I": "1"}.get(match.group(), "0")


def states(paragraph: Paragraph) -> re.Match[str] | None:
    """The opening words of a statement of the Council; a paragraph with a number tells of one."""
    told = not paragraph.number and ("声明" in paragraph.text or "谈话" in paragraph.text)
    return STATEMENT.search(paragraph.text) if told else None


def _told(
    paragraphs: Sequence[Paragraph], meeting: str | None, year: str, head: Sequence[str]
) -> tuple[str | None, str | None]:
    """Date and meeting that the first paragraphs tell of themselves."""
    decided = {(d.day, d.sitting) for p in paragraphs if (d := narrated(p.text))}
    if len(decided) == 1:
        day, sitting = decided.pop()
        number = _MEETING.search(sitting)
        return date(day), _number(number.group(1)) if number else meeting
    for paragraph in paragraphs:
        if found := states(paragraph):
            day, sitting = ([group for group in found.groups() if group] + [""])[:2]
        elif "次" in paragraph.text and (found := _OPINION.search(paragraph.text)):
            day, sitting = found.group(1), found.group(2)
        else:
            continue
        number = _MEETING.search(sitting or "")
        if re.fullmatch(_THIS_YEAR, day or ""):
            month, of_month = map(int, re.findall(r"\d+", day))
            when = in_year(month, of_month, map(clean, head), year)
        else:
            when = date(day or "")
        return when, _number(number.group(1)) if number else meeting
    return None, meeting


def printed_on(head: Iterable[str]) -> str | None:
    """The day that stands under ``Distr.`` on a cover, above the record of a meeting, or below the
    number of a press release, in ISO 8601.

    >>> printed_on(["安全理事会   Distr.: General", "11 September 2044"])
    '2044-09-11'
    >>> printed_on(["2044年9月11日星期二上午10时    灯塔港"])
    '2044-09-11'
    """
    above = ""
    for line in head:
        if match := _PRINTED.search(line):
            return iso(match[3], _MONTHS.index(match[2].capitalize()) + 1, match[1])
        if _HELD.match(line) or (PRESS.fullmatch(above) and re.fullmatch(DAY, line)):
            return date(line)
        above = line
    return None


def _number(text: str) -> str:
    """A meeting's number in digits, however it is printed."""
    return str(int(text)) if text.isdecimal() else str(counted(text) or text)
