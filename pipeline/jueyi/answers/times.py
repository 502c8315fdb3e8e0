"""Times of an act: when what it asks or decides is to happen, by when, how often, how long.

What identifies a document, a meeting or an event is no time, nor is what others did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ..records import Time
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

_QUOTED = re.compile(r"《[^》]*》|“[^”]*”")
_LISTED = re.compile(r"(?:[、和及与至]|以及)(?:\d{4}年)?")
_MAYBE = re.compile("[年月日天届次每期]|小时|星期|[立即马]刻?|[尽从迅早]|拖延|延误|迟延")


_OF_OTHERS = frozenset({"recitative", "expressive"})  # their times are of what others did


class Setting(NamedTuple):
    """What the document gives: its organ's code, its date of adoption."""

    organ: str
    adopted: str | None


def times_of(text: str, start: int, end: int, family: str = "directive", organ: str = "", adopted: str | None = None) -> tuple[Time, ...]:
    """The times in a stretch of text that is the scope of one act."""
    scope = text[start:end]
    if (family in _OF_OTHERS and not scope.startswith("期待")) or not _MAYBE.search(scope):
        return ()
    return tuple(_found(text, start, end, Setting(organ, adopted)))


def _found(text: str, start: int, end: int, setting: Setting) -> Iterator[Time]:
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    last: Time | None = None
    for match in CORE.finditer(text, start, end):
        at = match.start()
        if any(a < at < b for a, b in quoted):
            continue

        reader = _READERS[_kind(match)]
        time = reader(text, match, start, end, setting)
        if time is None:
            continue
        if last is not None and last.type == time.type == "session":
            joined = _joined(text, last, time)
            if joined is not None:
                last = joined
                continue
        if last is not None:
            yield last
        last = time
    if last is not None:
        yield last


def _joined(text: str, one: Time, two: Time) -> Time | None:
    """Two sessions of one list as one time: 第五十八届会议和第六十届会议."""
    if not _LISTED.fullmatch(text[one.end : two.start]):
        return None
    name = one.value[-1].rpartition("/")[0]
    if text[two.start] == "第":  # the body stands with the first
        two = replace(two, value=tuple(f"{name}/{v.rpartition('/')[2]}" for v in two.value))
    if two.value[0].rpartition("/")[0] != name:
        return None
    return replace(one, end=two.end, text=text[one.start : two.end], value=one.value + two.value)


def _kind(match: re.Match[str]) -> str:
    return next(k for k in _READERS if match.group(k))


def _prompt(text: str, match: re.Match[str], start: int, end: int, setting: Setting) -> Time | None:
    return Time(match.start(), match.end(), match.group(), "prompt", ("soon",), None, None)


def _recurrence(text: str, match: re.Match[str], start: int, end: int, setting: Setting) -> Time | None:
    if _REPORT.match(text, match.end()) and (match.group() == "定期" or text[match.end()] in "的生津"):
        return None
    value = recurrence(match)
    return Time(match.start(), match.end(), match.group(), "recurrence", (value,), None, None)


def _session(text: str, match: re.Match[str], start: int, end: int, setting: Setting) -> Time | None:
    behind = BEHIND_SESSION.match(text, match.end(), end)
    name, length = sessions.body(text[start : match.start()], setting.organ)
    begin = match.start() - length
    before = BEFORE_SESSION.search(text[max(start, begin - 8) : begin])
    stop = behind.end() if behind else match.end()
    asked = (behind and behind.group("by")) or text[start:begin].endswith(("向", "提交", "供"))
    if not asked and _marks_session(text[stop:end]):
        return None
    if match.group("session") and "届" not in match.group() and not (asked or before):
        return None  # a meeting that is named, not a time
    printed = match.group()
    if match.group("session"):
        numbers = sessions.numbers(re.split(r"(?<=[届次])(?=[^、和及与至到第以\d〇零一二三四五六七八九十百])", printed)[0])
        rest = re.sub(r"^.*[届次]", "", printed)
        if not name and len(rest) > 4 or (name == "" and "次" in printed and "届" not in printed):
            name = re.sub(r"^.*?[届次]", "", printed)
        name = name or sessions.own(setting.organ)
        if not numbers or not name:
            return None
        now = sessions.sitting(name, setting.adopted)
        if now and max(numbers) < now:
            return None
        values = tuple(f"{name}/{n}" for n in numbers)
    elif match.group("yearly"):
        name = name or sessions.own(setting.organ)
        if not name or name == "GA":
            return None
        years = re.findall(r"\d{4}", printed)
        if setting.adopted and max(years) < setting.adopted[:4]:
            return None
        values = tuple(f"{name}/{y}" for y in years)
    else:
        values = _relative(printed, name or sessions.own(setting.organ), text[:begin], setting)
        if values is None:
            return None
    relation = None
    if (behind and behind.group("by")) or (before and before.group("by")):
        relation = "by"
    if before:
        begin -= len(before.group())
    return Time(begin, stop, text[begin:stop], "session", values, relation, None)


def _relative(printed: str, name: str, before: str, setting: Setting) -> tuple[str, ...] | None:
    """下届会议: the session behind the one that sits; 该届会议: the one named before."""
    now = sessions.sitting(name, setting.adopted)
    if printed.startswith("下") and now:
        return (f"{name}/{now + 1}",)
    if printed.startswith("该"):
        named = list(CORE.finditer(before))
        for match in reversed(named):
            if match.group("session"):
                numbers = sessions.numbers(match.group())
                if numbers:
                    return (f"{name}/{numbers[-1]}",)
    return None


def _date(text: str, match: re.Match[str], start: int, end: int, setting: Setting) -> Time | None:
    before = BEFORE_DATE.search(text[max(start, match.start() - 8) : match.start()])
    behind = BEHIND_DATE.match(text, match.end(), end)
    stop = behind.end() if behind else match.end()
    begin = match.start() - (len(before.group()) if before else 0)
    value = dates.iso_dates(match.group(), setting.adopted)
    firm = bool(before and not before.group("at")) or bool(behind and behind.group("by"))
    if value is None or (not firm and _marks_date(text[stop:end], before is not None)):
        return None
    if setting.adopted and dates.days(value)[1] < setting.adopted:
        return None
    relation = "on"
    if (before and before.group("by")) or (behind and behind.group("by")):
        relation = "by"
    elif before and before.group("until"):
        relation = "until"
    elif (before and before.group("from")) or (behind and behind.group("from")):
        relation = "from"
    elif not (before or (behind and behind.group())) and not _FREE.search(text[start:begin][-1:] or "，"):
        if not re.match(r"(?:[，；、。]|$)", text[stop:]):
            return None
    return Time(begin, stop, text[begin:stop], "date", (value,), relation, None)


_FREE = re.compile(r"[，；、：)]$")


def _length(text: str, match: re.Match[str], start: int, end: int, setting: Setting) -> Time | None:
    value = duration(match.group())
    if value is None:
        return None
    behind = BEHIND_LENGTH.match(text, match.end(), end)
    before = text[start : match.start()]
    stop = behind.end() if behind else match.end()
    if behind and behind.group("within"):
        found = ANCHOR.search(before[-46:])
        if found:
            shift = match.start() - len(found.group())
            a = shift + found.start("anchor") - found.start()
            anchor = (a, a + len(found.group("anchor")))
            return Time(shift, stop, text[shift:stop], "period", (value,), "within", anchor)
        head = re.search(r"(?:在|于)?(?:最多|至多|不超过)?$", before)
        begin = match.start() - len(head.group() if head else "")
        return Time(begin, stop, text[begin:stop], "period", (value,), "within", None)
    if behind and behind.group("by"):
        found = ANCHOR_BEFORE.search(before[-46:])
        if found:
            shift = match.start() - len(found.group())
            a = shift + found.start("anchor") - found.start()
            anchor = (a, a + len(found.group("anchor")))
            return Time(shift, stop, text[shift:stop], "period", (value,), "by", anchor)
        return None
    found = ANCHOR.search(before[-46:])
    if found:
        shift = match.start() - len(found.group())
        a = shift + found.start("anchor") - found.start()
        anchor = (a, a + len(found.group("anchor")))
        return Time(shift, match.end(), text[shift:match.end()], "period", (value,), "within", anchor)
    head = BEFORE_FOR.search(before)
    if head and head.group("span") in ("为期", "期限为", "为时", "历时"):
        begin = match.start() - len(head.group())
        return Time(begin, match.end(), text[begin : match.end()], "period", (value,), "for", None)
    if lasts(before[-8:]):
        return Time(match.start(), match.end(), match.group(), "period", (value,), "for", None)
    return None


# What makes a date or a session the mark of a document, a meeting or an event.
_DID = (
    "举行|召开|通过|发表|提交|签署|缔结|印发|商定|作出|设立|成立|发布|达成|核准|召集|发生|开始|生效|结束|确认|"
    "提出|收到|进行|完成|实施|主办|组织|宣布|启动|任命"
)
_NUMBERED = re.compile(
    r"[^，；。、在按根依]{0,60}?第[\dA-Z][^，；。、]{0,18}号|[^，；。]{0,12}\((?:[ASE]|FCCC)/"
)
_PASSED = re.compile(rf"[^，；。、其向]{{0,14}}?(?:{_DID})的")
_MARK = re.compile(
    r"以来|(?:的)?(?:来|去)?(?:信|函|报告|声明|普通照会|主席声明|决定|决议|说明)"
    r"|[^，；。、]{0,4}(?:议程|方案预算|拟议方案|首脑会议|世界|国际|行动|宣言|路线图|协定|条约|公约|议定书|海洋|经济|框架"
    r"|战略|计划|人口|审查|成果|两年期|年度报告)|[^，；。、]{0,6}(?:纪念日|周年)"
)
_EVENT = re.compile(r"以来|第\S{1,6}届|(?:度)?(?:拟议)?方案预算|(?:世界)?首脑会议|审查(?:会议|大会)|(?:届会|会议)(?:结果|成果)")
_OF_SESSION = re.compile(
    r"(?:的)?(?:成果|决定|决议|工作报告|文件|结论|最后文件|主席|记录|与会|议程项目|议事)|的?报告(?=[，。；中所及和的(])"
)


def _marks_date(behind: str, placed: bool) -> bool:
    """Whether a date only says which document, meeting or event is meant.

    Args:
        behind: The text behind it.
        placed: Whether a preposition stands before it.
    """
    found = _NUMBERED.match(behind) or _PASSED.match(behind)
    return bool(found or (_EVENT if placed else _MARK).match(behind))


def _marks_session(behind: str) -> bool:
    """Whether a session only says whose document or which event is meant."""
    return bool(_NUMBERED.match(behind) or _PASSED.match(behind) or _OF_SESSION.match(behind))


_REPORT = re.compile(r"提交[^，；。]{0,12}的报告|(?:年度|审计)?报告(?=[中内里、所，；。]|及|和)|的|生活|津贴|(?:普遍)?(?:审议|刑|航班|会议|会费|国际|对话|机构)")


_READERS = {
    "prompt": _prompt,
    "recurrence": _recurrence,
    "session": _session,
    "yearly": _session,
    "this": _session,
    "date": _date,
    "length": _length,
}
