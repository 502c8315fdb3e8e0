"""What an exported chat prints beside a text that somebody pasted into it: the day and hour of
every message, and who sent it before its first words (``老白: 大会，``)."""

from __future__ import annotations

import re
from collections import Counter

from ..later import later

KIND = "message"
_FEWEST = 2  # hours, and messages of one sender
_HOUR = re.compile(r"\d{1,2}:\d\d(?::\d\d)?[ \t\u3000]*$", re.M)  # soon told of other texts
_STAMP = later(
    r"^[ \t\u3000]*(?:[^\s:：，。；]{1,12}[ \t\u3000]+)?"
    r"(?:\d{4}[/.年-]\d{1,2}[/.月-]\d{1,2}日?|\d{1,2}[/月-]\d{1,2}日?)?[ \t\u3000]*"
    r"(?:[上下]午|晚上)?"
    r"\d{1,2}:\d\d(?::\d\d)?[ \t\u3000]*(?:\n|\Z)",
    re.M,
)
_SENDER = later(
    r"^([^\s:：，。；“《(（<>\[\]\d]{1,8})[:：][ \t\u3000]*"
    r"(?P<text>\S[^\n]*(?:[，；。：,;.:]|号决[议定議])[ \t]*$)?",
    re.M,
)


def stamps(text: str) -> list[tuple[int, int, str]]:
    """Start, end and kind of the lines that hold the hour of a message; none where few do."""
    if not _HOUR.search(text):
        return []
    found = [(match.start(), match.end(), KIND) for match in _STAMP.finditer(text)]
    return found if len(found) >= _FEWEST else []


def senders(text: str) -> dict[int, int]:
    """Where messages begin with their sender's name, and where what he sent does, in a text that
    has ``stamps``; only of those that end as a paragraph does, or with the number of a resolution.

    >>> senders("9:05\\n老白: 大会，\\n小鹿: 好\\n9:07\\n老白: 回顾其决议，")
    {5: 9, 24: 28}
    """
    if not stamps(text):
        return {}
    found = list(_SENDER.finditer(text))
    counts = Counter(match.group(1) for match in found)
    several = any(count >= _FEWEST for count in counts.values())
    texts = [match for match in found if match["text"]]
    return {match.start(): match.start("text") for match in texts} if several else {}
