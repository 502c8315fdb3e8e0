"""How UN documents number paragraphs, items and headings, in all the forms that are printed.

Every expression is anchored and built from fixed fragments, so that none can run away.
"""

from __future__ import annotations

import re
from string import ascii_letters, ascii_lowercase
from typing import Literal

from ..later import later
from .romans import ROMANS

Kind = Literal["decimal", "letter", "roman", "chinese", "number", "circled", "heading", "dash"]

DIGIT = "[0-9０-９]"
DOT = "[.．。、]"
_SIGNS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"  # of (一) to (十): behind them comes (十一)
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾" + _SIGNS, "一二三四五六七八九十" * 2)
# Items are counted by the ten stems and, below them, by the twelve branches.
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_HAN = "[〇零一二三四五六七八九十百甲乙丙丁戊己庚辛壬癸壹贰叁肆伍陆柒捌玖拾]"
DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
HAN_DIGIT = "[" + "".join(DIGITS) + "]"
HAN_NUMBER = f"[{''.join(DIGITS)}十百]"
_CIRCLED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
SIGNS = frozenset(_SIGNS + _CIRCLED)  # which hold their brackets or ring
GAP = "[ \t\u3000\u00a0\u202f]*+"  # possessive: gives nothing back

_TEXT = "(?![，；。、,;）)])"  # (六)， at the head of a line ends what the line before began

# 1. / 1． / 1 。 / 1.2015年 / 1.7月; not 1.5 and not 2030年.
_YEAR_OR_MONTH = f"{DIGIT}(?:{DIGIT}{{3}}年|{DIGIT}?月)"
DECIMAL = re.compile(
    rf"\A{GAP}[“\"]?{GAP}({DIGIT}{{1,4}}){GAP}{DOT}(?:(?!{DIGIT})|(?={_YEAR_OR_MONTH})){GAP}"
)
LETTER = re.compile(rf"\A{GAP}[(（]{GAP}([a-zａ-ｚ]{{1,2}}|[A-HＡ-Ｈ]){GAP}[)）]{GAP}{_TEXT}")
LETTER_DOT = re.compile(rf"\A{GAP}([a-z])[.．、]{GAP}(?=[^a-zA-Z0-9. ])")
BARE_ROMAN = re.compile(rf"\A{GAP}([ivx]{{1,5}})[)）]{GAP}(?=[^a-zA-Z. ])")
BARE_LETTER = re.compile(rf"\A{GAP}([a-z])[)）]{GAP}(?=[^a-zA-Z. ])")
ROMAN_DOT = re.compile(rf"\A{GAP}([ivx]{{2,5}})[.．、]{GAP}(?=[^a-zA-Z0-9. ])")
ROMAN_ITEM = re.compile(rf"\A{GAP}[(（]{GAP}([ivxlc]{{2,6}}){GAP}[)）]{GAP}")
NUMBER_ITEM = re.compile(rf"\A{GAP}[(（]{GAP}({DIGIT}{{1,2}}){GAP}[)）]{GAP}{_TEXT}")
NUMBER_HALF = re.compile(rf"\A{GAP}({DIGIT}{{1,2}})[)）]{GAP}(?=[^\d\s，；。])")  # 1) of models
# Of the symbol fonts of word processors, and other signs that stand before items.
_BULLETS = "\uf0b7\uf0a7\uf0fc\uf0d8\uf076\uf06c\uf06e\uf075\uf0a8\uf0e0➢✓✔◆◇■□❖★►▶▸‣⁃∙"
NUMBER_POINT = re.compile(rf"\A{GAP}\.({DIGIT}{{1,2}}){GAP}(?=[\u4e00-\u9fff《“])")  # .1
HAN_ITEM = re.compile(rf"\A{GAP}[(（]{GAP}({_HAN}{{1,3}}|[{_BRANCHES}]){GAP}[)）]{GAP}{_TEXT}")
SIGN_ITEM = re.compile(rf"\A{GAP}([{_SIGNS}]){GAP}")
CIRCLED_ITEM = re.compile(rf"\A{GAP}([{_CIRCLED}]){GAP}")
DASH_ITEM = re.compile(rf"\A{GAP}([–—•·●▪○{_BULLETS}-]){GAP}(?=[^0-9–—-])")
HAN_HEADING = re.compile(rf"\A{GAP}({_HAN}{{1,5}}){GAP}{DOT}{GAP}")
ROMAN_HEADING = re.compile(rf"\A{GAP}([IVXLⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{{1,5}}){GAP}(?:[.．、]{GAP}|$)")
# A信息为人人服务: the letter and the title of part A.
PART_TITLE = re.compile(r"[A-Z](?:[ \u3000]?[\u4e00-\u9fff]|[ \u3000]\d{4}年)[^，；。：,;:]{1,40}")
PART_LETTER = re.compile(rf"\A{GAP}([A-Z]){GAP}(?:节)?{GAP}$")

_UNDOTTED = re.compile(rf"\A{GAP}({DIGIT}{{1,3}}){GAP}(?=[\u4e00-\u9fff])")
_UNDOTTED_HAN = re.compile(rf"\A{GAP}([一二三四五六七八九十]{{1,3}}){GAP}(?=[\u4e00-\u9fff])")
_HEADED = later(rf"(?:[A-Z]|[IVXLⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{{1,5}}|{_HAN}{{1,5}})(?:{GAP}{DOT}|[ \t\u3000])")
_WHOLE = re.compile(r"[^，；。：,;:！？!?](?<![和及与或])\Z")
_LONGEST_LABEL = 8
_STOP = later(rf"(?<![ \t\u3000\u00a0\u202f]){GAP}{DOT}{GAP}|{DOT}{GAP}")

_ITEMS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (LETTER, "letter"),
    (ROMAN_ITEM, "roman"),
    (HAN_ITEM, "chinese"),
    (SIGN_ITEM, "chinese"),
    (CIRCLED_ITEM, "circled"),
    (NUMBER_ITEM, "number"),
    (NUMBER_HALF, "number"),
    (NUMBER_POINT, "number"),
    (LETTER_DOT, "letter"),
    (ROMAN_DOT, "roman"),
    (BARE_ROMAN, "roman"),
    (BARE_LETTER, "letter"),
    (DASH_ITEM, "dash"),
)
_ITEM = re.compile("|".join(pattern.pattern for pattern, _ in _ITEMS))
# What a line with a number, or with a label, may begin with: soon looked up.
BLANKS = " \t\u3000\u00a0\u202f"
DIGITS_PRINTED = "0123456789０１２３４５６７８９"
BEFORE_HAN = frozenset(BLANKS + _HAN[1:-1])
_BEFORE_DIGITS = frozenset(BLANKS + '“"' + DIGITS_PRINTED)
BEFORE_BRACKETS = frozenset(BLANKS + "(（" + DIGITS_PRINTED)
BEFORE_UNDOTTED = BEFORE_HAN | _BEFORE_DIGITS
BEFORE_LABELS = _BEFORE_DIGITS | {*ascii_lowercase, *_SIGNS, *_CIRCLED, *".(（–—•·●▪○-", *_BULLETS}
FULLWIDTH = {0xFEE0 + ord(c): c for c in "0123456789" + ascii_letters}


def value(number: str) -> int:
    """A Chinese counting number below a thousand; 0 if it is none: 二十三 to 23.

    >>> value("二十三"), value("一百〇五"), value("十"), value("叁"), value("人民")
    (23, 105, 10, 3, 0)
    """
    hundreds, hundred, rest = number.translate(_FORMAL).rpartition("百")
    tens, ten, ones = rest.lstrip("〇○零").rpartition("十")
    digits = (hundreds, tens, ones)
    if any(len(d) > 1 or not set(d) <= DIGITS.keys() for d in digits):
        return 0
    found = DIGITS.get(hundreds, 1) * 100 if hundred else 0
    return found + (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones, 0)


def decimal(line: str) -> tuple[str, int] | None:
    """The paragraph number at the head of ``line`` in half-width digits, and where text begins."""
    match = DECIMAL.match(line) if line[:1] in _BEFORE_DIGITS else None
    if match is None:
        return None
    number = match.group(1)
    return number if number.isascii() else number.translate(FULLWIDTH), match.end()


def leading(line: str) -> tuple[int, int] | None:
    """The number at the head of a paragraph, in digits or in Chinese, and where text begins.

    >>> leading("三、请秘书长报告；"), leading("请秘书长报告；")
    ((3, 2), None)
    """
    if found := decimal(line):
        return int(found[0]), found[1]
    named = HAN_HEADING.match(line) if line[:1] in BEFORE_HAN else None
    return (value(named.group(1)), named.end()) if named else None


def leading_number(line: str) -> int:
    """The number at the head of a paragraph, in digits or in Chinese; 0 if there is none.

    >>> leading_number("3. 请报告；"), leading_number("三、请报告；"), leading_number("请报告；")
    (3, 3, 0)
    """
    return (leading(line) or (0, 0))[0]


def undotted(line: str) -> tuple[str, int] | None:
    """A number that has lost its full stop, at the head of ``line``, and where text begins.

    >>> undotted("6 请秘书长提出报告；"), undotted("6. 请秘书长提出报告；")
    (('6', 2), None)
    """
    if line[:1] not in BEFORE_UNDOTTED:
        return None
    if match := _UNDOTTED.match(line):
        return match.group(1).translate(FULLWIDTH), match.end()
    named = _UNDOTTED_HAN.match(line)
    number = value(named.group(1)) if named else 0
    return (str(number), named.end()) if named and number > 1 else None  # 一再重申


def is_part(line: str) -> bool:
    """Whether a line is the letter of a part, alone or with the part's title."""
    return bool(PART_LETTER.match(line) or PART_TITLE.fullmatch(line))


def is_heading(line: str) -> bool:
    """Whether a line has the number of a heading, a letter, a Roman or a Chinese one without
    brackets, and ends in no mark and no conjunction.

    >>> is_heading("A. 灯塔"), is_heading("四、航标"), is_heading("IV. 雾号")
    (True, True, True)
    >>> is_heading("(A) 灯塔"), is_heading("A. 修缮灯塔；"), is_heading("一、修缮灯塔以及")
    (False, False, False)
    """
    return _HEADED.match(line) is not None and _WHOLE.search(line) is not None


def behind_dot(line: str, end: int) -> int:
    """Where text begins behind a number that ends at ``end``, with or without a full stop."""
    match = _STOP.match(line, end)
    return match.end() if match else end


def item(line: str) -> tuple[str, int, Kind] | None:
    """The label of a sub-item at the head of ``line``: label, start of text, kind."""
    match = _ITEM.match(line) if line[:1] in BEFORE_LABELS else None
    if match is None or match.lastindex is None:
        return None
    kind = _ITEMS[match.lastindex - 1][1]
    if kind == "dash" and (behind := _ITEM.match(line[match.end() :])) and behind[0][0] in "(（":
        return item(" " * match.end() + line[match.end() :])  # a bullet before a label: • (a)
    return match[match.lastindex].translate(FULLWIDTH), match.end(), kind


def follows(label: str, before: str) -> bool:
    """Whether a label is the next one of its kind.

    >>> pairs = ("d", "c"), ("㈡", "㈠"), ("十一", "㈩"), ("ii", "i"), ("d", "b")
    >>> [follows(*pair) for pair in pairs]
    [True, True, True, True, False]
    """
    if 0 < ROMANS.get(before, 0) == ROMANS.get(label, 0) - 1:
        return True
    kind = kind_of(label)
    if kind != kind_of(before) or kind == "dash":
        return False
    if kind in ("letter", "circled"):
        return len(label) == len(before) == 1 and ord(label) - ord(before) == 1
    one, two = (int(n) if n.isdigit() else value(n) for n in (before, label))
    return one > 0 and two == one + 1


def is_label(line: str) -> bool:
    """Whether a line is the number of a paragraph or the label of an item and nothing else.

    >>> is_label("11."), is_label("(a)"), is_label("11"), is_label("(a) 报告；")
    (True, True, False, False)
    """
    if len(line) > _LONGEST_LABEL:
        return False
    found = decimal(line) or item(line)
    return found is not None and found[1] == len(line)


def kind_of(label: str) -> Kind:
    """The kind of a bare label such as ``a``, ``ii``, ``㈠``, ``十一``, ``–`` or ``3``."""
    if label.isdigit():
        return "decimal"
    if label in ROMANS and len(label) > 1:
        return "roman"
    if label in _CIRCLED:
        return "circled"
    if label in _SIGNS or re.fullmatch(f"{_HAN}+|[{_BRANCHES}]", label):
        return "chinese"
    if re.fullmatch("[a-z]{1,2}", label):
        return "letter"
    return "dash"
