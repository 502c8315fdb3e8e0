"""The symbol of a document itself, never of one that it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_uppercase

from ..later import later
from ..records import Paragraph
from .cleaning import clean
from .layout import DAY, is_bare_organ, is_enacting, narrated
from .numbering import HAN_DIGIT, HAN_NUMBER, is_part, value
from .pagetitles import counted
from .romans import roman
from .series import ADOPTED_BY, adopted_by, as_printed, of_agency, stated

# A symbol on a line of its own.
SYMBOL = re.compile(
    r"\A(?:联\s*合\s*国)?\s*\*?((?:A|S|E|T|ST|CEDAW|CRPD|CRC|CAT|CCPR|CERD|CMW|CED|UNEP|FCCC|CBD|DP|TD|ID|HSP)"
    r"(?:/[A-Z][A-Za-z]{0,5}\.?\d{0,3}(?:\.\d{1,3})?|/(?:S-|ES-|SS\.[IVX]+)?\d{1,5}(?:-\d{1,3})?|/[LR]\.\d{1,4}"
    r"|/(?:Rev|Add|Corr)\.\d{1,2}){1,6}(?: ?\((?:\d{4}|[IVXLC]{1,8})\))?"
    r"(?: ?[A-Z](?:-[A-Z])?(?![A-Za-z]))?(?:-E/C\.\d{1,2}/\d{4}/\d{1,3})?)\*?"
)
# E/RES/2044/26 题目, as texts in two languages begin.
_LEADING = re.compile(
    r"((?:A|S|E|A/HRC)/RES/(?:S-|ES-)?\d{1,4}(?:/\d{1,4}| ?\(\d{4}\))|"
    r"S/PRST/\d{4}/\d{1,3}|C[A-Z]{2,4}/GC/\d{1,3})(?=[ \t]|\1)"
)
# 文号：CERD/C/CO/14, of a database; U.N. Doc. CAT/C/CR/30/14 (2044), of a library
_FILED = re.compile(
    r"^[【\[]?[\u4e00-\u9fff]{0,2}(?:文[ \u3000]*号|文件编?号)[】\]]?[:： ]{0,2}|"
    r"(U\.?N\.? Doc\.? ?)"
)
_LABEL = re.compile(
    r"^(?:[^，。；]{0,24}(?=发文字号))?[【\[〖 ]{0,2}[发决]?[ \u3000]?"
    r"文字?[ \u3000]*号[】\]〗:： ]{0,3}(?=[第A-Z\d])"
)
_FILED_NUMBER = re.compile(r"^第 ?((?:S-|ES-)?\d{1,4}/\d{1,4}) ?号(?:决[议定])?(?=$|\s)")
# 以下为安全理事会10月17日第9376次会议通过的主席声明(S/PRST/2044/22)全文：
_PRINTED = re.compile(r"主席声明\((S/PRST/\d{4}/\d{1,3})\)的?全文")
# 儿童权利委员会第31号一般性意见(2029年)：题目
_COMMENT = later(
    r"(?P<body>[\u4e00-\u9fff、]{2,26}?委员会)[的，]?第(?P<number>\d{1,3})号(?:\((?P<year>\d{4})\))?"
    r"一般性(?:意见|建议)(?:\((?P<later>\d{4})年?\))?(?:[ \u3000，：:《“(][^。]*(?:\)。)?)?"
    r"(?:U\.N\. Doc\. .*)?$"
)
# 大会……以……票通过第三二七八(二十九)号决议。决议全文如下：
_PASSED = re.compile(
    rf"通过了?第?({HAN_NUMBER}{{1,6}}|\d{{1,4}})[(（]({HAN_NUMBER}{{1,3}}|[IVXL]{{1,8}})[)）]号决议(?!.*通过).*如下[：:]$"
)
_TOP = 5  # lines of a page in which its symbol may stand before other words
# 53/999. 题目; 53/999 B; 2044/3. ; S-32/1. ; 1514 (XV). ; 一五一四（十五）
NUMBERED = re.compile(
    r"(?:(?:联合国)?大会决议[ \u3000]|决议)?((?:S-|ES-)?\d{1,4}/\d{1,4}) ?[.．。]?(?:\s*([A-Z])\b)?"
    r"(?:[.．。]\s*(?=\S)|[.．。]?\s*(?=[\u4e00-\u9fff《“]|$))"
)
_TITLED = re.compile(
    r"[\u4e00-\u9fff)](?<![素型表件类案组级区队号])([A-H](?:-[A-H])?)$"
)  # 99/251. 灯塔经费的筹措B
COUNCIL = re.compile(r"(?:安全理事会)?(?:决议)?第?(\d{1,4})\s*[(（](\d{4})[)）]号?决?议?[.．]?")
ROMAN_SESSION = re.compile(
    r"(?:第(?=.{1,14}号决议(?:案|[ \t\u3000]|$)))?(\d{1,4})\s*[(（]([IVXL]{1,8})[)）]"
    r"(?:号决议案?)?[.．]?\s*"
)
# 三(一九四六).一九四六年四月四日决议案
_HAN_COUNCIL = re.compile(
    rf"(?:安全理事会)?(?:决议)?第?({HAN_NUMBER}{{1,6}})\s*[(（]({HAN_DIGIT}{{4}})[)）]号?[.．]?(?:.*决议案?|{DAY})?"
)
_DATED = re.compile(
    r"(?<! ) {1,9}\d{1,2} [A-Z][a-z]+ ?\d{4}$"
)  # UNEP/CBD/COP/10/L.1 21 October 2010
_REMARKED = re.compile(r"[(（](?=[^()（）]*[\u4e00-\u9fff])[^()（）]{2,60}[)）]$")  # (修订第3稿)
# 2044年8月17日 | S/PRST/2044/8
_DAY_BESIDE = re.compile(rf"^{DAY}[\s|｜·]{{1,9}}|[\s|｜·]{{1,9}}{DAY}$")
_FOLLOWS = re.compile(r"(?:的?(?:全文|案文|内容))?(?:如下)?[：:]$")  # 第9361(2044)号决议全文如下：
_DECISION = r"第? ?(\d{1,2}/(?:CP|CMP|CMA|COP)\.\d{1,2}) ?号?决定"
_CONFERENCE = re.compile(_DECISION + ".*")
_DECIDED = re.compile(_DECISION + r"(?:[ \t\u3000:：].*)?")  # as a heading, which tells of nothing
HAN_SESSION = re.compile(
    rf"(?:第(?=.{{1,14}}号决议(?:案|[ \t\u3000]|$)))?"
    rf"({HAN_NUMBER}{{1,6}})\s*[(（]([一二三四五六七八九十]{{1,3}})[)）](?:号决议案?)?[.．]?\s*"
)
_SERIES = {
    "大会": "A/RES/",
    "人权理事会": "A/HRC/RES/",
    "经济及社会理事会": "E/RES/",
    "托管理事会": "T/RES/",
    "人权委员会": "E/CN.4/RES/",
}
_DECISIONS = {"大会": "A/DEC/", "经济及社会理事会": "E/DEC/", "人权理事会": "A/HRC/DEC/"}
# Digits of one width; 曰 is what a scan makes of 日.
_HALF = str.maketrans("０１２３４５６７８９（）／曰", "0123456789()/日")
_MISREAD_ROMAN = re.compile(r"(?<=\d\()[IVXL]{0,6}l[IVXLl]{0,6}(?=\))")
_WIDE = re.compile("[０-９（）／曰]")


def own_symbol(
    head: Sequence[str], front: Sequence[str], organ: str, paragraphs: Sequence[Paragraph]
) -> str | None:
    """The symbol on a line of its own, else that of the number that the title bears.

    Args:
        head: The lines of the page before the enacting line.
        front: The paragraphs before it.
        organ: The organ that adopts, in its one spelling; empty where no line says so.
        paragraphs: All, for the letters of its parts.
    """
    enacted = any(is_enacting(paragraph.text) for paragraph in paragraphs)
    own = {hit.group(1) for line in (*front, *head) if (hit := _DECIDED.fullmatch(line))}
    if len(own) == 1 and not any("/L." in line for line in head):
        return own.pop()  # of a decision within the report of a conference
    # A document number such as T/1247 is its symbol only where no number of a resolution is.
    shown = (SYMBOL.fullmatch(_REMARKED.sub("", _DATED.sub("", line))) for line in head)
    document = next((match.group(1).replace(" ", "") for match in shown if match), None)
    lines = [*front, *map(clean, head)]
    told = next((said.organ for line in lines if (said := narrated(line))), "")
    decided = None if organ else _DECISIONS.get(told)
    series = _SERIES.get(organ) or decided
    others = organ and not series and organ != "安全理事会"
    number = as_printed(front) if others else None
    if document and (adopted_by(document) or "/L." in document or not (series or number)):
        return document
    for line in head[:_TOP]:
        if match := _LEADING.match(line):
            return match.group(1).replace(" ", "")
    for line in head[: 2 * _TOP]:
        comment = None if enacted else of_comment(line)
        if found := _filed(line) or (comment[1] if comment else None):
            return found
    if numbered := of_agency(head):
        return numbered
    letters = _letters(paragraphs) if series and not decided else ""
    for printed in (*front, *head):
        line = _LABEL.sub("", printed)
        if line != printed or decided:
            line = _FILED_NUMBER.sub(r"\1", line)
        if found := _of_council(line) if organ in ("安全理事会", "") else None:
            return found
        if found := _of_series(line, series, letters) if series else None:
            return found
        if conference := _CONFERENCE.fullmatch(line):
            return conference.group(1)
        if series and (passed := _PASSED.search(line)):
            number, session = passed.groups()
            counts = f"{counted(number) or number}({roman(value(session)).upper() or session})"
            return series + counts
    beside = (SYMBOL.fullmatch(_DAY_BESIDE.sub("", line)) for line in head[: 2 * _TOP])
    dated = next((match.group(1) for match in beside if match and not enacted), None)
    found = dated if document is None or number else document
    return found.replace(" ", "") if found else stated(head, enacted) or number


def _filed(line: str) -> str | None:
    """The symbol that a database or a library gives a document, where it is its organ's own."""
    if printed := _PRINTED.search(line):
        return printed.group(1)
    label = _FILED.search(line)
    rest = line[label.end() :].strip() if label else ""
    if match := SYMBOL.match(rest):
        symbol = match.group(1).replace(" ", "")
        if label and label.group(1):  # a library adds the year
            symbol = re.sub(r"\(\d{4}\)$", "", symbol)
        return symbol if adopted_by(symbol) or of_comment(line) else None
    return _of_council(rest)


def of_comment(line: str) -> tuple[str, str | None] | None:
    """The treaty body that a heading says to comment, and the symbol, which it tells since 2010.

    >>> of_comment("儿童权利委员会第31号一般性意见(2029年)：流动家庭儿童的权利")
    ('儿童权利委员会', 'CRC/C/GC/31')
    """
    match = _COMMENT.match(line)
    if match is None:
        return None
    body, number = match.group("body", "number")
    years = [match.group("year"), match.group("later"), *re.findall(r"(\d{4})年", line)]
    year = next(filter(None, years), None)
    names = (body, body.replace("和", "及"))  # 经济、社会和文化权利委员会
    forms = (form for form, name in ADOPTED_BY if name in names)
    series = next(forms, "").partition("/.*")[0].replace("\\", "")
    if not series or int(year or 0) < 2010:
        return body, None
    return body, f"{series}/GC/{number}"


def halved(text: str) -> str:
    """A text whose digits and brackets have one width, and whose Roman numbers have no l for I.

    >>> halved("第１８４３（２０４４）号决议")
    '第1843(2044)号决议'
    """
    text = text.translate(_HALF) if _WIDE.search(text) else text
    if "l" not in text:
        return text
    return _MISREAD_ROMAN.sub(lambda match: match.group().replace("l", "I"), text)


def _of_council(line: str) -> str | None:
    """The symbol that a line with the number of a resolution of the Security Council gives."""
    if match := COUNCIL.fullmatch(_FOLLOWS.sub("", line)):
        return f"S/RES/{match.group(1)}({match.group(2)})"
    if match := _HAN_COUNCIL.fullmatch(line):
        return f"S/RES/{counted(match.group(1))}({counted(match.group(2))})"
    return None


def _of_series(line: str, series: str, letters: str) -> str | None:
    """The symbol that a line with the number of a session's resolution gives."""
    if match := NUMBERED.match(line):
        titled = _TITLED.search(line)
        letters = titled.group(1) if titled else letters
        # The UN cites its decisions without the letter.
        letter = match.group(2) or letters if series != "A/DEC/" else match.group(2)
        return series + match.group(1) + (letter or "")
    if match := ROMAN_SESSION.match(line):
        return f"{series}{match.group(1)}({match.group(2)})"
    match = HAN_SESSION.match(line)
    if match and value(match.group(2)):
        return f"{series}{counted(match.group(1))}({roman(value(match.group(2))).upper()})"
    return None


def _letters(paragraphs: Sequence[Paragraph]) -> str:
    """``B`` of part B of a resolution, ``A-C`` where all parts are here, else nothing."""
    found = ""
    for paragraph in paragraphs:
        text = paragraph.text
        if paragraph.part == "other" and is_part(text):
            after = paragraphs[paragraph.index + 1 : paragraph.index + 4]
            if any(is_enacting(p.text) or is_bare_organ(p.text) for p in after):
                found += text[0]
    together = len(found) > 1 and ascii_uppercase.startswith(found)
    return f"A-{found[-1]}" if together else found if len(found) == 1 else ""
