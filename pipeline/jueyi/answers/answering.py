"""All answers of a labelled document: citations, entities, times, tasks, reports, clauses."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import zip_longest

from ..document.metadata import organ_code
from ..records import (
    Act,
    Addressee,
    Ask,
    Clause,
    Note,
    Paragraph,
    Recipient,
    Report,
    Resolution,
    Span,
    Time,
)
from .citations import citations
from .clauses import clauses_of
from .identity import Identity
from .tasks import report_in, task_of
from .times import times_of


def answer(resolution: Resolution) -> Resolution:
    """The same document with what hangs on its acts, paragraphs and notes.

    Args:
        resolution: Labelled, in the form in which it is labelled (see ``document.plainform``).
    """
    return _Document(resolution).answered()


def answer_some(resolution: Resolution, places: Collection[int]) -> dict[int, Paragraph]:
    """Some paragraphs of a labelled document with what hangs on them; see ``answer``.

    Args:
        resolution: As ``answer`` takes it; paragraphs have no answers, or old ones.
        places: Indices of the paragraphs that are wanted.
    """
    document = _Document(resolution)
    return {place: document.paragraph(resolution.paragraphs[place]) for place in places}


class _Document:
    """What the answers of one document share."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        self.organ = organ_code(resolution.organ)
        self.identity = Identity(resolution, self.organ)

    def answered(self) -> Resolution:
        """The document with its answers."""
        done = tuple(map(self.paragraph, self.resolution.paragraphs))
        notes = tuple(map(self._note, self.resolution.notes))
        return replace(self.resolution, paragraphs=done, notes=notes)

    def _note(self, note: Note) -> Note:
        found = citations(note.text, self.organ)
        return replace(note, citations=found) if found else note

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        """One paragraph with its answers."""
        text = paragraph.text
        cited = citations(text, self.organ)
        if cited:
            cited = tuple(c for c in cited if c.symbol != self.resolution.symbol)
        notes = tuple(map(self._note, paragraph.notes))
        acts: list[Act] = []
        clauses: list[Clause] = []
        for act, behind in zip_longest(paragraph.acts, paragraph.acts[1:]):
            end = behind.start if behind else len(text)
            answered = self._act(paragraph, act, end)
            acts.append(answered)
            clauses += clauses_of(text, answered, end)
        item = self._item(paragraph) if paragraph.inherits is not None and not acts else None
        if not (cited or notes or acts or item):
            return paragraph
        return paragraph.answered(notes, tuple(acts), cited, tuple(clauses), item)

    def _act(self, paragraph: Paragraph, act: Act, end: int) -> Act:
        text, who = paragraph.text, act.addressee
        times = self._times(text, act.end, end, act.family, who)
        start = who.end if who else act.end
        task, report = self._asked(paragraph, start, end, act.family, times)
        known = self._known(who, paragraph.index)
        if known is who and not times and task is None:
            return act
        return act.answered(known, times, report, task)

    def _item(self, paragraph: Paragraph) -> Ask | None:
        """What an item says of the act that it spells out."""
        text = paragraph.text
        source = self.resolution.paragraphs[paragraph.inherits or 0]
        if not source.acts:
            return None
        act = source.acts[-1]
        times = self._times(text, 0, len(text), act.family, None)
        task, report = self._asked(paragraph, 0, len(text), act.family, times)
        return Ask(times, report, task)

    def _asked(
        self, paragraph: Paragraph, start: int, end: int, family: str, times: tuple[Time, ...]
    ) -> tuple[Span | None, Report | None]:
        """What a directive act asks in a stretch of its paragraph, and whether to report."""
        if family != "directive":
            return None, None
        task = _span(paragraph.text, task_of(paragraph.text, start, end))
        return task, self._report(paragraph, task, times)

    def _times(
        self, text: str, start: int, end: int, family: str, who: Addressee | None
    ) -> tuple[Time, ...]:
        found = times_of(text, start, end, family, self.organ, self.resolution.adopted)
        if who is None or not found:
            return found
        return tuple(t for t in found if not (who.start <= t.start and t.end <= who.end))

    def _report(
        self, paragraph: Paragraph, task: Span | None, times: tuple[Time, ...]
    ) -> Report | None:
        found = report_in(paragraph.text, (task.start, task.end)) if task else None
        if found is None:
            return None
        to = _span(paragraph.text, found[1])
        recipient = None
        if to is not None:
            who = self.identity.named(to.text, paragraph.index)
            recipient = Recipient(to.start, to.end, to.text, who)
        return Report(recipient, tuple(range(len(times))))

    def _known(self, who: Addressee | None, paragraph: int) -> Addressee | None:
        if who is None or not who.parties:
            return who
        found = [self.identity.of(party, paragraph) for party in who.parties]
        if not any(found):
            return who
        parties = tuple(
            party if entity is None else party.known(entity)
            for party, entity in zip(who.parties, found, strict=True)
        )
        return who.known(parties)


def _span(text: str, found: tuple[int, int] | None) -> Span | None:
    return None if found is None else Span(found[0], found[1], text[found[0] : found[1]])
