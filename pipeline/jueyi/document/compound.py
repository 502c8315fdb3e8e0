"""Numbers of more than one sign: PP1 and 2之二 of drafts, 1.2 of items, 7.1 of sections."""

from __future__ import annotations

import re

from ..later import later
from .numbering import BLANKS, DIGIT, DIGITS_PRINTED, DOT, FULLWIDTH, GAP

# PP1, OP2bis.: how drafts of the World Health Assembly and others are numbered.
_DRAFT = later(
    rf"\A{GAP}(PP|OP) ?"
    rf"(\d{{1,3}}(?:[. ]?(?:bis|ter|quat|alt)|之[二三四五六])?){GAP}[.．、：:]?{GAP}"
)
_WITHIN = re.compile(
    rf"\A{GAP}(\d{{1,2}}(?:\.\d{{1,2}}){{1,2}})"
    rf"(?:([.．]){GAP}(?=[\u4e00-\u9fff“])|[.．、]?{GAP}(?=[^\d.．、 %％]))"
)
# 7.1 of a decision on a communication; 2之二 that a draft inserts behind 2
_SECTIONED = later(
    rf"\A{GAP}(\d{{1,2}}\.\d{{1,2}})[.．、]?{GAP}(?=[\u4e00-\u9fff“《])(?![亿万百千美])"
)
_INSERTED = later(
    rf"\A{GAP}({DIGIT}{{1,3}}(?:之[二三四五六]|{GAP}(?:bis|ter|quat|alt)\b(?:{GAP}\d\b)?)|"
    rf"{DIGIT}{{1,3}}{GAP}备选(?:案文|段落)?|备选(?:案文|段落)?{GAP}{DIGIT}{{1,3}})"
    rf"{GAP}(?:{DOT}|[：:])?{GAP}"
)
# What a line with such a number may begin with: soon looked up.
BEFORE = frozenset(BLANKS + DIGITS_PRINTED + "备")
_BEFORE_DRAFTED = frozenset(BLANKS + "PO")


def draft(line: str) -> tuple[bool, str, int] | None:
    """Whether a paragraph of a draft is preambular, its number, and where its text begins.

    >>> draft("PP1 深切关注疫情，"), draft("OP12bis. 请总干事提交报告；")
    ((True, '1', 4), (False, '12bis', 9))
    """
    match = _DRAFT.match(line) if line[:1] in _BEFORE_DRAFTED else None
    return (match.group(1) == "PP", match.group(2), match.end()) if match else None


def part_number(line: str, number: str) -> tuple[str, int] | None:
    """The label of an item that is counted within its paragraph, and where its text begins; with a
    full stop of its own, of one that is counted by headings, too.

    >>> part_number("1.2 登记原料的用量；", "1"), part_number("1.2 亿美元；", "3")
    (('1.2', 4), None)
    >>> part_number("1.2.登记原料的用量；", "3")
    ('1.2', 4)
    """
    match = _WITHIN.match(line) if line[:1] in BEFORE else None
    if match is None or not (match.group(2) or match.group(1).partition(".")[0] == number):
        return None
    return match.group(1), match.end()


def sectioned(line: str) -> tuple[str, int] | None:
    """A number of two levels at the head of a paragraph, and where its text begins.

    >>> sectioned("7.1 委员会注意到申诉；"), sectioned("1.2 亿美元；")
    (('7.1', 4), None)
    """
    match = _SECTIONED.match(line) if line[:1] in BEFORE else None
    return (match.group(1), match.end()) if match else None


def inserted(line: str) -> tuple[str, int] | None:
    """The number of a paragraph that was inserted behind another, and where its text begins.

    >>> inserted("2之二. 授权该团护送车队；"), inserted("3bis 决定延期；")
    (('2之二', 5), ('3bis', 5))
    >>> inserted("备选案文3. 请该团报告；")
    ('备选案文3', 7)
    """
    match = _INSERTED.match(line) if line[:1] in BEFORE else None
    return (match.group(1).translate(FULLWIDTH), match.end()) if match else None
