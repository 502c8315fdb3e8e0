"""What hangs on acts and paragraphs: who, when, what report, on what ground."""

from __future__ import annotations

from dataclasses import dataclass

from .quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph's text: [start, end) and the text as printed.

    >>> from jueyi import load
    >>> act = load().label("1. 请秘书长提交报告；").paragraphs[0].acts[0]
    >>> act.task
    Span(start=4, end=8, text='提交报告')
    """

    start: int
    end: int
    text: str


@quick
@dataclass(frozen=True, slots=True)
class Entity:
    """Who a party is, over all its names: a stable id (``iso:HTI``, ``un:unodc``) and its names.

    >>> from jueyi import load
    >>> act = load().label("1. 请秘书长提交报告；").paragraphs[0].acts[0]
    >>> act.addressee.parties[0].entity
    Entity(id='un:sg', zh='秘书长', en='Secretary-General')
    """

    id: str
    zh: str
    en: str


@quick
@dataclass(frozen=True, slots=True)
class Citation:
    """Another document, named by its number.

    Attributes:
        start, end: Span of the number in the text of the paragraph or the note.
        text: The number as printed.
        symbol: Canonical and without blanks (``S/RES/2231(2015)``); None where the body that
            passed it has no symbols that we know.
        kind: ``resolution``, ``decision``, ``statement`` or ``document``.

    >>> from jueyi import load
    >>> paragraph = load().label("大会，\\n1. 重申其第99/3号决议；").paragraphs[1]
    >>> paragraph.citations[0].text, paragraph.citations[0].symbol, paragraph.citations[0].kind
    ('99/3', 'A/RES/99/3', 'resolution')
    """

    start: int
    end: int
    text: str
    symbol: str | None
    kind: str


@quick
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

    >>> from jueyi import load
    >>> act = load().label("1. 请秘书长至迟于2044年5月1日提交报告；").paragraphs[0].acts[0]
    >>> act.times[0].type, act.times[0].value, act.times[0].relation
    ('date', ('2044-05-01',), 'by')
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

    def placed(self, first: str | None, last: str | None) -> Time:
        """The same time with the calendar days that it stands for."""
        return Time(
            self.start, self.end, self.text, self.type, self.value, self.relation, self.anchor,
            first, last,
        )  # fmt: skip


@quick
@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom a report goes, as printed and without its session, and who that is.

    >>> from jueyi import load
    >>> act = load().label("1. 请秘书长向大会提交报告；").paragraphs[0].acts[0]
    >>> act.report.to.text, act.report.to.entity.en
    ('大会', 'General Assembly')
    """

    start: int
    end: int
    text: str
    entity: Entity | None = None


@quick
@dataclass(frozen=True, slots=True)
class Report:
    """That an act asks its addressee to report, brief, inform or present information.

    Attributes:
        to: The recipient, the first where there are several; None if none is printed.
        times: Which of the act's times say when, as indices.

    >>> from jueyi import load
    >>> act = load().label("1. 请秘书长每年向大会提交报告；").paragraphs[0].acts[0]
    >>> act.report.to.text, [act.times[i].value for i in act.report.times]
    ('大会', [('P1Y',)])
    """

    to: Recipient | None
    times: tuple[int, ...]


@quick
@dataclass(frozen=True, slots=True)
class Ask:
    """What a sub-item adds to the act that it spells out: its times, its report, its task.

    >>> from jueyi import load
    >>> text = "大会，\\n1. 请秘书长：\\n(a) 每年提交报告；"
    >>> item = load().label(text).paragraphs[2].item
    >>> item.times[0].value, item.task.text
    (('P1Y',), '每年提交报告')
    """

    times: tuple[Time, ...]
    report: Report | None
    task: Span | None


@quick
@dataclass(frozen=True, slots=True)
class Clause:
    """A clause on the life of a mandate: ``kind`` is ``review``, ``renewal`` or ``termination``.

    >>> from jueyi import load
    >>> paragraph = load().label("1. 决定将任期延长至2044年5月1日；").paragraphs[0]
    >>> [clause.kind for clause in paragraph.clauses]
    ['renewal']
    """

    kind: str
    start: int
    end: int
    text: str
