"""The day of adoption that a dispatch of the news or the head of its page tells of a text: the day
without its month or its year, which stand in the lines around."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

# 新华社联合国12月10日电　联合国大会……9日以……通过, 会议14日在比什凯克举行，会议通过宣言
_SENT = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日电")
_PASSED = re.compile(
    r"(?:安全理事会|安理会|大会|理事会|会议)[^，。；\d]{0,12}?(?:(\d{1,2})月)?(\d{1,2})日"
    r"(?:(?!驳回|否决|未能)[^。；]){0,60}?通过"
)
# 2044年6月29日，联合国安全理事会第7989次会议通过了第2361(2044)号决议, in a notice
_NOTICED = re.compile(
    r"(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日，?(?:联合国)?(?:安全理事会|安理会)[^，。；]{0,40}?"
    r"通过了?(?:[^，。；]{0,40}?的)?第(\d{1,4} ?\(\d{4}\))号决议"
)
# 安全理事会2044年6月29日上午举行会议，以13票赞成通过某国提交的第2361(2044)号决议
_MET = re.compile(
    r"(?:安全理事会|安理会)(\d{4})年(\d{1,2})月(\d{1,2})日(?:(?!驳回|否决|未能)[^。；]){0,60}?"
    r"通过了?[^，。；]{0,40}?第(\d{1,4} ?\(\d{4}\))号决议"
)
_DAY = re.compile(r"(?<!\d)(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?!\d)")
_LATE = 14  # days after an event in which a page about it is of the same year


def dispatched(lines: Iterable[str], year: str = "") -> str | None:
    """The day on which a dispatch says that the text was passed, in ISO 8601.

    Args:
        lines: Above the text, with digits of one width.
        year: That of the document, where its symbol says it.

    >>> dispatched(["2044-03-21  北窗", "联合国3月18日电 安理会18日以14票赞成通过决议，"])
    '2044-03-18'
    """
    lines = list(lines)
    for line in lines:
        sent = _SENT.search(line)
        passed = _PASSED.search(line, sent.end()) if sent else None
        if sent is None or passed is None:
            continue
        month, day = int(passed[1] or sent[2]), int(passed[2])
        if passed[1] is None and day > int(sent[3]):  # of the month before
            month = month - 1 or 12
        return in_year(month, day, lines, sent[1] or year)
    return None


def noticed(lines: Iterable[str], symbol: str) -> str | None:
    """The day on which a notice says that the Security Council passed the resolution it carries.

    >>> noticed(["2044年6月29日，安理会通过了第9361(2044)号决议。"], "S/RES/9361(2044)")
    '2044-06-29'
    """
    for line in lines:
        match = _NOTICED.search(line) or _MET.search(line)
        if match and symbol == "S/RES/" + match[4].replace(" ", ""):
            told = _day(*map(int, match.groups()[:3]))
            return told.isoformat() if told else None
    return None


def in_year(month: int, day: int, lines: Iterable[str], year: str = "") -> str | None:
    """A day in ISO 8601, of a year that is known or that a page of about that day bears.

    >>> in_year(12, 30, ["2045/01/02"]), in_year(2, 9, ["2044/08/02"])
    ('2044-12-30', None)
    """
    dates = (_day(*map(int, match.groups())) for line in lines for match in _DAY.finditer(line))
    shown = [date for date in dates if date]
    years = [int(year)] if year else [y for date in shown for y in (date.year, date.year - 1)]
    for known in years:
        told = _day(known, month, day)
        if told and (year or any(0 <= (date - told).days <= _LATE for date in shown)):
            return told.isoformat()
    return None


def _day(year: int, month: int, day: int) -> datetime.date | None:
    """A day of the calendar, None where it has none such."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
