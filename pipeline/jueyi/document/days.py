"""Days as they are printed, in ISO 8601."""

from __future__ import annotations

import datetime
import re

from .numbering import HAN_DIGIT
from .pagetitles import counted

_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_HAN_DATE = re.compile(
    rf"([一二]{HAN_DIGIT}{{3}})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十廿卅]{{1,3}})日"
)


def date(text: str) -> str | None:
    """The first date of a text in ISO 8601.

    >>> date("一九四六年一月廿六日"), date("2044年9月2日")
    ('1946-01-26', '2044-09-02')
    """
    match = _DATE.search(text)
    if match:
        return iso(*match.groups())  # in digits of either width
    han = _HAN_DATE.search(text)
    return iso(*map(counted, han.groups())) if han else None


def iso(year: str | int, month: str | int, day: str | int) -> str | None:
    """A day in ISO 8601; None where the calendar has none such."""
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
