"""From a printed core to a time: a function a type, which sees what stands around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..records import Span, Time
from . import dates, sessions
from .timeforms import (
    ANCHOR,
    ANCHOR_BEFORE,
    BEFORE_DATE,
    BEFORE_FOR,
    BEFORE_SESSION,
    BEHIND_DATE,
    BEHIND_LENGTH,
    BEHIND_SESSION,
    CORE,
    duration,
    lasts,
    recurrence,
)
from .timemarks import REPORT, marks_date, marks_session, passed

_ASKED = ("向", "提交", "供")
_NUMBER_ENDS = re.compile(r"(?<=[届次])(?=[^、和及与至到第以\d〇零一二三四五六七八九十百])")
_NAMED = re.compile(r"次\S*$|届(?!(?:紧急)?特别|特会|常会|届会|年会|会议)\S*$")
_THEN = re.compile(r"(?:对|再|重新|进行|予以|加以)?[^，；。]{0,8}?(?:审查|审议|复审|评估)")
_FAR = 120  # characters in which the body of a session is named
_MOST = re.compile(r"(?:在|于)?(?:最多|至多|不超过)?$")
_PAST = re.compile("(?:此前|过去|以往|最近|[^提]前|近)$")  # 24个月内: a time that lies behind
_FREE = re.compile(r"[，；、：)]$")  # a date behind this mark needs no preposition
_LASTING = ("为期", "期限为", "为时", "历时")
_HELD = re.compile("[，、；。和及与的]|举行|开会")  # behind 连续两周; not 连续两年未缴
_SINCE = re.compile(r"自(?P<anchor>本决[议定][^，；。]{0,4}?)之日起(?:，|[^，；。])*\Z")
_OF_THEIRS = ("将", "应", "当前", "目前", "现", "现有")
_CLOSED = re.compile(r"[，；、。]|$")


class Scope(NamedTuple):
    """The scope of one act, and what the document gives.

    Attributes:
        text: The paragraph.
        start, end: The scope.
        organ: Code of the document's organ.
        adopted: ISO date of adoption, or None.
    """

    text: str
    start: int
    end: int
    organ: str
    adopted: str | None


def read(scope: Scope, match: re.Match[str]) -> Time | None:
    """The time of a match of ``timeforms.CORE``, or None where it is none."""
    for name, reader in _READERS:
        if match.group(name):
            return reader(scope, match)
    return None


def _prompt(scope: Scope, match: re.Match[str]) -> Time | None:
    return Time(match.start(), match.end(), match.group(), "prompt", ("soon",))


def _recurrence(scope: Scope, match: re.Match[str]) -> Time | None:
    behind = scope.text[match.end() : match.end() + 1]
    if REPORT.match(scope.text, match.end()) and (match.group() == "定期" or behind in "的生津"):
        return None
    return Time(match.start(), match.end(), match.group(), "recurrence", (recurrence(match),))


def _session(scope: Scope, match: re.Match[str]) -> Time | None:
    text, start, end = scope.text, scope.start, scope.end
    name, length = sessions.body(
        text[max(start, match.start() - _FAR) : match.start()], scope.organ
    )
    begin = match.start() - length
    before = BEFORE_SESSION.search(text[max(start, begin - 8) : begin])
    behind = BEHIND_SESSION.match(text, match.end(), end)
    stop = behind.end() if behind else match.end()
    by = bool(behind and behind.group("by")) or bool(before and before.group("by"))
    asked = by or text[start:begin].endswith(_ASKED)
    if not asked and marks_session(text[stop:end]):
        return None
    named = match.group("session") and _NAMED.search(match.group())
    if named and not (asked or before):
        return None  # a meeting that is named, not a time
    values = _values(scope, match, name, text[max(0, begin - 4 * _FAR) : begin])
    if not values:
        return None
    begin -= len(before.group()) if before else 0
    return Time(begin, stop, text[begin:stop], "session", values, "by" if by else None)


def _values(scope: Scope, match: re.Match[str], name: str, before: str) -> tuple[str, ...]:
    """The sessions that a match names; none where they lie behind, or nothing tells whose."""
    printed, own, adopted = match.group(), sessions.own(scope.organ), scope.adopted
    if match.group("session"):
        numbers = sessions.numbers(_NUMBER_ENDS.split(printed)[0])
        kind = re.sub(r"^.*?[届次]", "", printed)
        if not name and (len(kind) > 4 or "届" not in printed):
            name = kind.rpartition("届")[2].rpartition("次")[2]
        name = name or (own if own != "ECOSOC" or _counts_sessions(adopted) else "委员会")
        now = sessions.sitting(name, adopted)
        if not numbers or not name or (now and max(numbers) < now):
            return ()
        return tuple(f"{name}/{n}" for n in numbers)
    name = name or own
    if match.group("yearly"):
        years = re.findall(r"\d{4}", printed)
        if not name or name == "GA" or (adopted and max(years) < adopted[:4]):
            return ()
        return tuple(f"{name}/{year}" for year in years)
    now = sessions.sitting(name, adopted)
    if printed.startswith("下"):
        return (f"{name}/{now + 1}",) if now else ()
    if printed.startswith("该"):
        for earlier in reversed(list(CORE.finditer(before))):
            if earlier.group("session") and (numbers := sessions.numbers(earlier.group())):
                return (f"{name}/{numbers[-1]}",)
    return ()


def _counts_sessions(adopted: str | None) -> bool:
    """Whether the Economic and Social Council counted its sessions, as it did until 1978; later a
    number is that of a commission's."""
    return adopted is not None and adopted < "1979"


def _date(scope: Scope, match: re.Match[str]) -> Time | None:
    text = scope.text
    before = BEFORE_DATE.search(text[max(scope.start, match.start() - 8) : match.start()])
    behind = BEHIND_DATE.match(text, match.end(), scope.end)
    stop = behind.end() if behind else match.end()
    begin = match.start() - (len(before.group()) if before else 0)
    value = dates.iso_dates(match.group(), scope.adopted)
    by = bool(before and before.group("by")) or bool(behind and behind.group("by"))
    firm = by or bool(before and not before.group("at"))
    if value is None or (not firm and marks_date(text[stop : scope.end], before is not None)):
        return None
    if scope.adopted and dates.days(value)[1] < scope.adopted:
        return None
    if text.endswith(_OF_THEIRS, scope.start, begin) and passed(text[stop : scope.end]):
        return None  # the report that others are to give by then
    bare = not before and not (behind and behind.group())
    bare = bare and begin > scope.start and not _FREE.search(text[begin - 1 : begin])
    if bare and not _CLOSED.match(text, stop):
        return None
    relation = "by" if by else "on"
    if not by and before and before.group("until"):
        relation = "until"
    elif not by and ((before and before.group("from")) or (behind and behind.group("from"))):
        relation = "from"
    return Time(begin, stop, text[begin:stop], "date", (value,), relation)


def _length(scope: Scope, match: re.Match[str]) -> Time | None:
    text = scope.text
    value = duration(match.group())
    if value is None:
        return None
    behind = BEHIND_LENGTH.match(text, match.end(), scope.end)
    before = text[max(scope.start, match.start() - 46) : match.start()]
    within, by = (behind and behind.group("within")), (behind and behind.group("by"))
    if within and _PAST.search(before):
        return None
    stop = behind.end() if behind and (within or by) else match.end()
    anchored = (ANCHOR_BEFORE if by else ANCHOR).search(before)
    anchor: Span | None = None
    if anchored:
        begin = match.start() - len(anchored.group())
        at = begin + anchored.start("anchor") - anchored.start()
        anchor = Span(at, at + len(anchored.group("anchor")), anchored.group("anchor"))
        relation = "by" if by else "within"
    elif by:
        return None
    elif behind and behind.group("after") and _THEN.match(text, behind.end()):
        begin, relation, stop = match.start(), "on", behind.end()
    elif within:
        head = _MOST.search(before)
        begin, relation = match.start() - len(head.group() if head else ""), "within"
    else:
        head = BEFORE_FOR.search(before)
        said = head.group("span") if head else None
        if said not in _LASTING and not (said == "连续" and _HELD.match(text, match.end())):
            if not lasts(before[-8:]):
                return None
            said = ""
        begin, relation = match.start() - len(said), "for"
        if since := _SINCE.search(text, max(scope.start, begin - _FAR), begin):
            anchor = Span(*since.span("anchor"), since["anchor"])
    return Time(begin, stop, text[begin:stop], "period", (value,), relation, anchor)


_READERS = (
    ("prompt", _prompt),
    ("recurrence", _recurrence),
    ("session", _session),
    ("yearly", _session),
    ("this", _session),
    ("date", _date),
    ("length", _length),
)
