"""The calendar days that a time stands for, counted from the day of adoption."""

from __future__ import annotations

import re

from ..records import Time
from . import dates, sessions

# Before a session; 至迟于 one it may be within it, too.
_BEFORE = re.compile("前|开始|举行|召开|开幕")


def placed(time: Time, adopted: str | None) -> Time:
    """The same time with the calendar days that it stands for.

    Args:
        time: As it was read.
        adopted: ISO date of adoption, where it is known.
    """
    first: str | None = None
    last: str | None = None
    if time.type == "date":
        first, last = dates.days(time.value[0])
        if time.relation in ("by", "until"):
            first = adopted
        elif time.relation == "from":
            last = None
    elif time.type == "session":
        known = [i for i in map(sessions.interval, time.value) if i]
        if known:
            first, last = known[0][0], known[-1][1]
            if time.relation == "by":
                first, last = adopted, known[0][0] if _BEFORE.search(time.text) else last
    elif time.type == "period" and adopted and time.relation in ("within", "for"):
        named = time.anchor.text if time.anchor else ""
        if "本决议" in named or "本决定" in named:
            first, last = adopted, dates.after(adopted, time.value[0])
    return time.placed(first, last) if first or last else time
