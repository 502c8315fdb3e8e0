"""Which rows of the register are wanted, as SQL."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from ..errors import JueyiError

_SESSION = re.compile(r"[^\d/][^/]{0,40}/\d+")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_ORGANS = {"ga": "大会", "sc": "安全理事会", "hrc": "人权理事会", "ecosoc": "经济及社会理事会"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows of the register are wanted; all conditions hold together.

    Attributes:
        to: An entity's id, a class, or words of the party or of its names.
        due: A session (``GA/81``), a year, month or day (ISO 8601).
        reports: Whether only reports are wanted.
        since, until: Days of adoption, ISO 8601, both included.
        organ: ``ga``, ``sc``, ``hrc``, ``ecosoc``, or an organ as printed.
        verb: A lemma.
        words: Words of the task.

    >>> Asked(to="un:unodc", reports=True).condition()[1]
    ['un:unodc', 'un:unodc', 'un:unodc', 'un:unodc', 'un:unodc']
    """

    to: str = ""
    due: str = ""
    reports: bool = False
    since: str = ""
    until: str = ""
    organ: str = ""
    verb: str = ""
    words: str = ""

    def condition(self) -> tuple[str, list[str]]:
        """The same as SQL with its parameters.

        Raises:
            JueyiError: ``due`` is no session and no date, or the organ's code is unknown.
        """
        if self.due and not _is_due(self.due):
            raise JueyiError(
                f"{self.due!r}", where="--due",
                expected="a session (GA/81), a year, a month or a day (2026-03-01)",
            )  # fmt: skip
        if self.organ.isascii() and self.organ.lower() not in ("", *_ORGANS):
            raise JueyiError(
                f"{self.organ!r}", where="--organ",
                expected=f"{', '.join(_ORGANS)}, or an organ as printed",
            )  # fmt: skip
        parts: list[str] = ["true"]
        values: list[str] = []

        def add(sql: str, *given: str) -> None:
            parts.append(sql)
            values.extend(given)

        if self.to:
            add(
                '(entity = ? OR "class" = ? OR contains(party, ?) OR contains(entity_zh, ?)'
                " OR contains(lower(entity_en), lower(?)))",
                *[self.to] * 5,
            )
        if self.due and "/" in self.due:
            add("list_contains(split(array_to_string(times, ' '), ' '), ?)", self.due)
        elif self.due:
            add("starts_with(strftime(due, '%Y-%m-%d'), ?)", self.due)
        if self.reports:
            add("report")
        if self.since:
            add("adopted >= cast(? AS date)", self.since)
        if self.until:
            add("adopted <= cast(? AS date)", self.until)
        if self.organ:
            add("ends_with(organ, ?)", _ORGANS.get(self.organ.lower(), self.organ))
        if self.verb:
            add("lemma = ?", self.verb)
        if self.words:
            add("contains(task, ?)", self.words)
        return " AND ".join(parts), values


def _is_due(words: str) -> bool:
    """Whether they are a session, or a year, month or day that a calendar has."""
    if _SESSION.fullmatch(words):
        return True
    with suppress(ValueError):
        return bool(_DAY.fullmatch(words) and date.fromisoformat((words + "-01-01")[:10]))
    return False
