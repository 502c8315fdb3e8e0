"""Find the numbers of cited documents in a text: every form in which the UN prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..document.numbering import DIGITS, HAN_DIGIT, value
from ..document.romans import roman

Shape = Literal["symbol", "year", "roman", "session", "special", "annual", "cop"]

_ROMAN = "[IVXLC]{1,8}"
# A part of a symbol behind its slash: 77, Add.1, C.6, PRST, ES-10, Res.11, COP(9), INF.4/Rev.1
_STEP = (
    r"/(?:[A-Za-z]{1,6}(?:\.[A-Za-z]{0,3}\.?\d{0,4}|\.[IVX]{1,5}|-\d{1,2})?(?:\.[IVX]{1,5})?(?:\(\d{1,2}\))?"
    r"|\d{1,6}[A-Z]?(?![\d年]))"
)
_BRACKET = (
    r" ?\((?:(?:Parts?|Vol|Sect|Chap|Supp|Suppl|Annex)\.? ?[IVXLC\d]{1,5}[A-Z]?(?:和[IVX]{1,4})?"
    r"|(?:19|20)\d\d|(?:S-|ES-)?[IVXLC]{1,8})\)"
)
_BODY = r"[A-Z]{1,7}(?:-[A-Z]{2,4}|\.\d{1,2}|\([A-Z]{2,6}\))?"  # A, FCCC, GC-SS, IDB.47, UNEP(DTIE)
_ONE = rf"{_BODY}(?:(?:{_STEP}){{1,7}}(?:{_BRACKET})?){{1,2}}(?:{_STEP}){{0,2}}"
_SYMBOL = (
    rf"(?<![A-Za-z/\d.])(?:{_ONE})(?:-(?={_BODY}/)(?:{_ONE}))*(?:-\d{{1,3}}(?!\d))?(?![A-Za-z/\d])"
)
_FORMS: tuple[tuple[Shape, str], ...] = (
    ("symbol", _SYMBOL),
    ("cop", r"(?<![A-Za-z/\d.])\d{1,3}/(?:CP|CMP|CMA|COP)\.\d{1,3}"),
    ("special", r"(?<![A-Za-z/\d])(?:S|ES)-\d{1,2}/\d{1,3}"),
    ("year", r"(?<![A-Za-z/\d.])\d{1,4} ?\((?:19[4-9]|20[0-4])\d\)"),
    (
        "roman",
        rf"(?<![A-Za-z/\d.])\d{{1,4}}(?: ?[A-Z](?:[-和、及] ?[A-Z])*)? ?\((?:E?S[- ])?{_ROMAN}\)",
    ),
    (
        "roman",
        rf"(?<=第){HAN_DIGIT}{{1,4}}[甲乙丙丁]?(?:\([一二三四五六七八九十]{{1,3}}\)|[㈠-㈩])",
    ),
    ("annual", r"(?<![A-Za-z/\d.])(?:19[4-9]|20[0-4])\d/\d{1,3}(?!\d)"),
    ("cop", rf"(?<=第)(?:SS\.)?{_ROMAN}/\d{{1,3}}(?!\d)"),
    ("session", r"(?<![A-Za-z/\d.,])\d{1,3}/\d{1,3}(?![\d/%年])"),
)
# The look ahead spares the forms wherever no number can begin.
_NUMBER = re.compile(
    r"(?=[A-Z\d〇○零一二三四五六七八九])(?:"
    + "|".join(f"(?P<f{i}>{form})" for i, (_, form) in enumerate(_FORMS))
    + ")"
)
_HYPHEN = re.compile("[‐‑–−]")
# One set of characters first: the engine runs through the others at memory speed.
_MAYBE = re.compile(
    r"[\dA-Z第](?:(?<!第)/[\dA-Z]|(?<=\d)[A-Z ]*\("
    r"|(?<=第)[〇○一二三四五六七八九]+[甲乙丙丁]?[(㈠-㈩])"
)
# Behind a number: the letter of a part, the number word, and what it is a number of.
LETTERS = r"(?: ?[A-Z](?:(?:[-、和及至]|以及) ?[A-Z])*(?![A-Za-z/\d]))?"
# 第68/3 A号 and 第68/3决议: words behind that say so, where 第 does not stand before.
_NAMES = re.compile(rf" ?[A-Z] ?号|{LETTERS}(?: ?号)?(?:决议|决定)")
TAIL = re.compile(rf"{LETTERS} ?号?(?:各?项)?(?P<noun>决议|决定|主席声明|声明|建议)?")
# Between the numbers of one list.
BETWEEN = re.compile(
    rf"{LETTERS} ?号?(?:决议|决定)?(?:[、，,和及与至]|以及|或|及其|和其)*"
    r"(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:第(?=[\dA-ZIVX]))?"
)
_NEEDS_WORDS = frozenset({"session", "annual"})  # fractions and years look like them


@dataclass(frozen=True, slots=True)
class Number:
    """A document's number as printed.

    Attributes:
        start, end: Span in the text.
        text: As printed.
        shape: Its form: ``symbol`` (A/79/1), ``year`` (2231(2015)), ``roman`` (1514(XV)),
            ``session`` (68/3), ``special`` (S-32/1), ``annual`` (2017/25), ``cop`` (1/CP.21).
    """

    start: int
    end: int
    text: str
    shape: Shape


def numbers(text: str) -> list[Number]:
    """The numbers of documents in a text, in text order.

    Args:
        text: With half-width brackets, see ``document.marks``.

    >>> [n.text for n in numbers("回顾第68/3、69/2号和第1325(2000)号决议(S/2044/7)，其中3/4的")]
    ['68/3', '69/2', '1325(2000)', 'S/2044/7']
    """
    # Two paragraphs in three have none of them: to ask for one character costs next to nothing.
    if ("/" not in text and "(" not in text and "第" not in text) or not _MAYBE.search(text):
        return []
    if _HYPHEN.search(text):
        text = _HYPHEN.sub("-", text)
    return list(_kept(text))


def _kept(text: str) -> Iterator[Number]:
    last = -1  # end of the number before, if that was kept
    for match in _NUMBER.finditer(text):
        shape = _FORMS[int((match.lastgroup or "f0")[1:])][0]
        start, end = match.span()
        printed = match.group()
        if printed.count("(") != printed.count(")"):
            continue
        if shape == "symbol":
            if not any(c.isdigit() for c in printed) or _is_word(printed):
                continue
        elif shape in _NEEDS_WORDS and not _is_named(text, start, end, last):
            continue
        last = end
        yield Number(start, end, printed, shape)


def _is_word(printed: str) -> bool:
    """Abbreviations with a slash that number no document: HIV/AIDS, COVID-19/2, CO2/GDP."""
    return printed.startswith(("HIV/", "TCP/", "COVID", "AIDS/", "N/A"))


def _is_named(text: str, start: int, end: int, last: int) -> bool:
    """Whether the words around say that this is a number: 第…, …号, or a list that began so."""
    if text[max(0, start - 2) : start].rstrip().endswith("第"):
        return True
    if text[end : end + 1] == "号" or _NAMES.match(text[end : end + 10]):
        return True
    between = BETWEEN.match(text, last) if last >= 0 else None
    return between is not None and between.end() == start and between.end() > between.start()


def arabic(printed: str) -> str:
    """A number in Chinese digits as it would be printed today: 一五一四(十五) to 1514(XV)."""
    match = re.match(r"(\D+?)[甲乙丙丁]?(?:\((\D+)\)|([㈠-㈩]))$", printed)
    if match is None or not set(match.group(1)) <= DIGITS.keys():
        return printed
    circled = match.group(3)
    session = ord(circled) - ord("㈠") + 1 if circled else value(match.group(2))
    return "".join(str(DIGITS[c]) for c in match.group(1)) + f"({roman(session or 0).upper()})"
