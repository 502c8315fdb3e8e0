"""Due dates as an iCalendar file (RFC 5545), one day-long event a row that has one."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from .query import Answer

_LINE = 73  # octets of a line, its line end left out


def calendar(register: Answer) -> str:
    """The calendar of the rows that have a due date.

    Args:
        register: Rows of the register.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//jueyi//register//ZH"]
    for values in register.rows:
        row = dict(zip(register.columns, values, strict=True))
        day = row["due"]
        if not isinstance(day, date):
            continue
        where = f"{row['symbol'] or row['document']} ¶{row['number']}"
        key = f"{where}|{row['party']}|{row['task']}".encode("utf-8", "replace")
        lines += [
            "BEGIN:VEVENT",
            f"UID:{hashlib.sha256(key).hexdigest()[:32]}@jueyi",
            f"DTSTAMP:{(row['adopted'] or day):%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_text(row['entity_zh'] or row['party'])}：{_text(row['verb'])} ({where})",
            f"DESCRIPTION:{_text(row['task'] or '')}",
            "END:VEVENT",
        ]
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _text(value: str) -> str:
    """A value with its special characters escaped."""
    for character in ("\\", ";", ","):
        value = value.replace(character, "\\" + character)
    return value.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line cut to at most 75 octets, never within a character."""
    out, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8", "replace"))
        if size + octets > _LINE:
            out, size = out + "\r\n ", 1
        out, size = out + character, size + octets
    return out + "\r\n"
