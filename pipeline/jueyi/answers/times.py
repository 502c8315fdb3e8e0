"""Times of an act: when what it asks or decides is to happen, by when, how often, how long.

What identifies a document, a meeting or an event is no time, nor is what others did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..records import Time
from . import calendar
from .timeforms import CORE
from .timereaders import Scope, read

_QUOTED = (("《", "》"), ("“", "”"))
_LONGEST_QUOTED = 600  # characters
_LISTED = re.compile(r"(?:[、和及与至]|以及)(?:\d{4}年)?")
_MAYBE = re.compile("年|月|日|天|届|次|每|期|小时|星期|立|即|马|尽|从|早|拖延|延误|迟延")
_OF_OTHERS = frozenset({"recitative", "expressive"})  # their times are of what others did
# 强调其第1号决议，其中呼吁立即……: what follows is another text's.
_CITED = "，其中"
# What those who are asked bear in mind meanwhile: 同时考虑到委员会将于2044年进行审查.
_CONSIDERED = re.compile(r"[，；]同时(?:考虑到|铭记|顾及|注意到|认识到)[^，；。—―]*\Z")
_VERB = 4  # characters of a verb before the scope
# SCHEME.md, section 6: a time tells when what the act asks, decides, authorizes or announces is.
_ANNOUNCES = re.compile("(?:打算|准备|承诺|决心|决意|保证|愿意)\\Z")
_INTENDS = re.compile(
    "(?:其|它|安理会|安全理事会|大会|理事会|委员会|，|的)*(?:打算|随时准备|决心|承诺)"
)


def times_of(
    text: str,
    start: int,
    end: int,
    family: str = "directive",
    organ: str = "",
    adopted: str | None = None,
) -> tuple[Time, ...]:
    """The times in a stretch of text that is the scope of one act.

    Args:
        text: The paragraph.
        start, end: The scope.
        family: Of the act; recitative and expressive acts tell of what others did, declarative
            ones say what is so, unless they announce what the organ means to do.
        organ: Code of the document's organ, see ``document.metadata.organ_code``.
        adopted: ISO date of adoption, where it is known.

    >>> [(t.value, t.relation) for t in times_of("请秘书长至迟于2026年6月报告；", 4, 17)]
    [(('2026-06',), 'by')]
    """
    of_others = family in _OF_OTHERS and not text.startswith("期待", start, end)
    if of_others or not _MAYBE.search(text, start, end):
        return ()
    if family == "declarative":
        announced = _ANNOUNCES.search(text, max(0, start - _VERB), start)
        if not (announced or _INTENDS.match(text, start)):
            return ()
        if (cited := text.find(_CITED, start, end)) >= 0:
            end = cited
    found = _found(Scope(text, start, end, organ, adopted))
    return tuple(calendar.placed(time, adopted) for time in found)


def _is_quoted(text: str, at: int) -> bool:
    """Whether an offset stands within a title or a quotation."""
    for opening, closing in _QUOTED:
        left = text.rfind(opening, max(0, at - _LONGEST_QUOTED), at)
        if left > text.rfind(closing, max(0, at - _LONGEST_QUOTED), at):
            right = text.find(closing, at, left + _LONGEST_QUOTED)
            if right >= 0 and text.find(opening, at, right) < 0:
                return True
    return False


def _is_considered(scope: Scope, at: int) -> bool:
    """Whether the clause that a place stands in only names what the organ bears in mind."""
    comma = max(scope.start, scope.text.rfind("，", scope.start, at))
    mark = max(comma, scope.text.rfind("；", comma, at))
    return _CONSIDERED.match(scope.text, mark, at) is not None


def _found(scope: Scope) -> Iterator[Time]:
    last: Time | None = None
    for match in CORE.finditer(scope.text, scope.start, scope.end):
        at = match.start()
        if _is_quoted(scope.text, at) or _is_considered(scope, at):
            continue
        time = read(scope, match)
        if time is None:
            continue
        joined = _joined(scope.text, last, time) if last is not None else None
        if joined is None and last is not None:
            yield last
        last = joined or time
    if last is not None:
        yield last


def _joined(text: str, one: Time, two: Time) -> Time | None:
    """Two sessions of one list as one time: 第五十八届会议和第六十届会议."""
    if not (one.type == two.type == "session") or not _LISTED.fullmatch(text[one.end : two.start]):
        return None
    name = one.value[-1].rpartition("/")[0]
    if text[two.start] == "第":  # the body stands with the first
        two = replace(two, value=tuple(f"{name}/{v.rpartition('/')[2]}" for v in two.value))
    if two.value[0].rpartition("/")[0] != name:
        return None
    return replace(one, end=two.end, text=text[one.start : two.end], value=one.value + two.value)
