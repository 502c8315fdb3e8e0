"""What hangs on acts and paragraphs: who, when, what report, on what ground."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph's text: [start, end) and the text as printed."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Who a party is, over all its names: a stable id (``iso:HTI``, ``un:unodc``) and its names."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document, named by its number.

    Attributes:
        start, end: Span of the number in the text of the paragraph or the note.
        text: The number as printed.
        symbol: Canonical and without blanks (``S/RES/2231(2015)``); None where the body that
            passed it has no symbols that we know.
        kind: ``resolution``, ``decision``, ``statement`` or ``document``.
    """

    start: int
    end: int
    text: str
    symbol: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Time:
    """When what an act asks, decides or announces is to happen, by when, how often, how long.

    Attributes:
        start, end: Span of the whole phrase in the paragraph's text.
        text: The phrase as printed.
        type: ``session``, ``date``, ``period``, ``recurrence`` or ``prompt``.
        value: A session (``GA/81``), an ISO 8601 date, interval or duration, ``regularly`` or
            ``soon``; several only of sessions.
        relation: ``by``, ``on``, ``until``, ``from``, ``within``, ``for`` or None.
        anchor: What a period counts from, or None.
        first, last: The calendar days, ISO 8601, where the adoption date tells them; else None.
    """

    start: int
    end: int
    text: str
    type: str
    value: tuple[str, ...]
    relation: str | None = None
    anchor: Span | None = None
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom a report goes, as printed and without its session, and who that is."""

    start: int
    end: int
    text: str
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """That an act asks its addressee to report, brief, inform or present information.

    Attributes:
        to: The recipient, the first where there are several; None if none is printed.
        times: Which of the act's times say when, as indices.
    """

    to: Recipient | None
    times: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """What a sub-item adds to the act that it spells out: its times, its report, its task."""

    times: tuple[Time, ...]
    report: Report | None
    task: Span | None


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause on the life of a mandate: ``kind`` is ``review``, ``renewal`` or ``termination``."""

    kind: str
    start: int
    end: int
    text: str
