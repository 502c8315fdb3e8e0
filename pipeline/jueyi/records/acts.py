"""Acts of the organ and whom they are directed at."""

from __future__ import annotations

from dataclasses import dataclass

from .answers import Entity, Report, Span, Time
from .quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Party:
    """One party of a coordinated addressee.

    Attributes:
        start, end: Span in the paragraph's text.
        text: The party as printed.
        label: Its class.
        score: Probability of the class.
        full: The long form, where the document introduces ``text`` as a short one.
        entity: Who it is; None for groups and for names that are not known.

    >>> from jueyi import load
    >>> act = load().label("1. 请毒罪办和会员国合作；").paragraphs[0].acts[0]
    >>> [(p.text, p.label, p.entity and p.entity.id) for p in act.addressee.parties]
    [('毒罪办', 'un-entity', 'un:unodc'), ('会员国', 'states', None)]
    """

    start: int
    end: int
    text: str
    label: str
    score: float
    full: str | None = None
    entity: Entity | None = None

    def known(self, entity: Entity) -> Party:
        """The same party, with who it is."""
        return Party(self.start, self.end, self.text, self.label, self.score, self.full, entity)


@quick
@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom an act is directed at: the whole noun phrase and, in text order, its parties.

    Attributes:
        start, end: Span in the paragraph's text.
        text: As printed.
        classes: Of the parties, in text order, no duplicates.
        score: Probability of exactly this span.
        parties: One for each that is coordinated.
        role: ``asked`` by a directive act, ``thanked``, or ``bound`` by a decision.

    >>> from jueyi import load
    >>> act = load().label("1. 决定所有会员国应在一年内提交报告；").paragraphs[0].acts[0]
    >>> act.addressee.text, act.addressee.classes, act.addressee.role
    ('所有会员国', ('states',), 'bound')
    """

    start: int
    end: int
    text: str
    classes: tuple[str, ...]
    score: float
    parties: tuple[Party, ...] = ()
    role: str = "asked"

    def known(self, parties: tuple[Party, ...]) -> Addressee:
        """The same addressee, with who its parties are."""
        return Addressee(
            self.start, self.end, self.text, self.classes, self.score, parties, self.role
        )


@quick
@dataclass(frozen=True, slots=True)
class Subject:
    """The body that speaks, where its name is printed before the verb (安理会敦促…).

    >>> from jueyi import load
    >>> text = "安全理事会主席的声明\\n安全理事会敦促各方停止敌对行动。"
    >>> load().label(text).paragraphs[1].acts[0].subject.text
    '安全理事会'
    """

    start: int
    end: int
    text: str


@quick
@dataclass(frozen=True, slots=True)
class Act:
    """One performative act of the organ.

    Attributes:
        start: First code point of ``surface`` in the paragraph's text.
        end: End, exclusive.
        surface: The verb as printed with its modifiers.
        lemma: The bare content verb.
        modifiers: What stands before the lemma within the surface.
        english: The usual English opening, empty if the lexicon has none.
        family: One of ``FAMILIES``.
        opening: True for the first act of a paragraph.
        score: Probability that this is an act of the organ with exactly this span.
        addressee: The party, or None.
        subject: The name of the body that speaks, where it is printed; None in resolutions.
        times: When what the act asks, decides or announces is to happen.
        report: The report that it asks for, or None.
        task: What a directive act asks, or None.

    >>> from jueyi import load
    >>> act = load().label("1. 又强烈敦促会员国合作；").paragraphs[0].acts[0]
    >>> act.surface, act.lemma, act.modifiers, act.family, act.opening
    ('又强烈敦促', '敦促', ('又', '强烈'), 'directive', True)
    """

    start: int
    end: int
    surface: str
    lemma: str
    modifiers: tuple[str, ...]
    english: str
    family: str
    opening: bool
    score: float
    addressee: Addressee | None = None
    subject: Subject | None = None
    times: tuple[Time, ...] = ()
    report: Report | None = None
    task: Span | None = None

    def addressed(self, who: Addressee) -> Act:
        """The same act with an addressee; ``dataclasses.replace`` costs four times as much."""
        return Act(
            self.start, self.end, self.surface, self.lemma, self.modifiers, self.english,
            self.family, self.opening, self.score, who, self.subject,
            self.times, self.report, self.task,
        )  # fmt: skip

    def answered(
        self,
        who: Addressee | None,
        times: tuple[Time, ...],
        report: Report | None,
        task: Span | None,
    ) -> Act:
        """The same act with what hangs on it."""
        return Act(
            self.start, self.end, self.surface, self.lemma, self.modifiers, self.english,
            self.family, self.opening, self.score, who, self.subject, times, report, task,
        )  # fmt: skip
