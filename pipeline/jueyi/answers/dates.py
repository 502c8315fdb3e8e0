"""Dates as printed to ISO 8601, and the calendar days that a value stands for."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

# A part of a year or a month, and what links the dates of one time.
PART = (
    r"(?:第[一二三四]季度|[上下]半年|年?年底|年?年末|年?年初|年?年中|底|末|初|[上中下]旬"
    r"|[春夏秋冬]季)"
)
LINK = r"(?:至|到|[-–—]|和|、|及|与|以及|或)"
_ONE = re.compile(rf"(?:(\d{{4}}|[本今明])年)?(?:(\d{{1,2}})月)?(?:(\d{{1,2}})日)?({PART})?")
_LINKS = re.compile(LINK)
_QUARTERS = {"第一季度": (1, 3), "第二季度": (4, 6), "第三季度": (7, 9), "第四季度": (10, 12),
             "上半年": (1, 6), "下半年": (7, 12)}  # fmt: skip


def iso_dates(printed: str, adopted: str | None, forward: bool = True) -> str | None:
    """ISO 8601 of a date, several dates or an interval as printed.

    Args:
        printed: ``2026年1月至6月``.
        adopted: ISO date of adoption, which gives the year where none is printed.
        forward: Whether a month without a year lies ahead of the adoption.

    Returns:
        ``2026-01/2026-06``; several dates as the interval from the first to the last; None where
        the year cannot be told or no such day exists.

    >>> iso_dates("2026年1月至6月", None), iso_dates("8月31日", "2022-05-26")
    ('2026-01/2026-06', '2022-08-31')
    """
    found: list[str] = []
    year: int | None = None
    month: int | None = None
    for one in _LINKS.split(printed):
        match = _ONE.fullmatch(one)
        if match is None or not one:
            return None
        said, mon, day, part = match.groups()
        if said is not None:
            base = int(adopted[:4]) if adopted else None
            if said.isdigit():
                year = int(said)
            elif base is not None:
                year = base + (said == "明")
        month = int(mon) if mon else (month if day else None)
        if year is None and adopted and month:
            year = int(adopted[:4])
            ahead = (month, int(day or 31)) >= (int(adopted[5:7]), int(adopted[8:10]))
            year += 0 if ahead or not forward else 1
        if year is None or not exists(year, month, day):
            return None
        found.append(_iso(year, month, day, part))
    first, last = found[0].split("/")[0], found[-1].split("/")[-1]
    return first if first == last else f"{first}/{last}"


def exists(year: int, month: int | None, day: str | None) -> bool:
    """Whether the calendar has a day, a month or a year, given what is printed of it.

    >>> exists(2044, 2, "29"), exists(2044, 2, "30"), exists(2044, 13, "1")
    (True, False, False)
    """
    if year < 1 or (month is not None and not 1 <= month <= 12):
        return False
    return day is None or (month is not None and 1 <= int(day) <= monthrange(year, month)[1])


def _iso(year: int, month: int | None, day: str | None, part: str | None) -> str:
    if part in _QUARTERS:
        first, last = _QUARTERS[part]
        return f"{year}-{first:02}/{year}-{last:02}"
    if month is None:
        return f"{year}-12-31" if part and part[-1] in "底末" else f"{year}"
    if part and part[-1] in "底末":
        return f"{year}-{month:02}-{monthrange(year, month)[1]}"
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")


def days(value: str) -> tuple[str, str]:
    """First and last day of an ISO date or interval.

    >>> days("2026-02"), days("2025/2026")
    (('2026-02-01', '2026-02-28'), ('2025-01-01', '2026-12-31'))
    """
    first, _, last = value.partition("/")
    return _edge(first, False), _edge(last or first, True)


def _edge(value: str, last: bool) -> str:
    if len(value) == 4:
        return f"{value}-12-31" if last else f"{value}-01-01"
    if len(value) == 7:
        end = monthrange(int(value[:4]), int(value[5:]))[1]
        return f"{value}-{end:02}" if last else f"{value}-01"
    return value


def after(day: str, length: str) -> str | None:
    """The day that lies an ISO duration behind another; None for hours and halves of a month.

    >>> after("2026-01-31", "P1M"), after("2026-01-31", "P90D")
    ('2026-02-28', '2026-05-01')
    """
    match = re.fullmatch(r"P(\d+)([DWMY])", length)
    if match is None:
        return None
    number, unit = int(match.group(1)), match.group(2)
    start = date.fromisoformat(day)
    if unit in "DW":
        return (start + timedelta(days=number * (7 if unit == "W" else 1))).isoformat()
    months = start.month - 1 + number * (12 if unit == "Y" else 1)
    year, month = start.year + months // 12, months % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1])).isoformat()
