"""Corrected labels in place of the model's: the same document as a person reads it."""

from __future__ import annotations

from dataclasses import replace

from ..answers.answering import answer
from ..components.addressees.hypotheses import role_of
from ..corpus.gold import digest
from ..document.metadata import organ_code
from ..document.plainform import plain_text, with_text
from ..labelled import GoldAct
from ..lexicon import Lexicon
from ..lexicon.openings import LONGEST
from ..records import Act, Addressee, Paragraph, Party, Resolution
from .corrected import Corrected


def correct(resolution: Resolution, labels: Corrected, lexicon: Lexicon) -> Resolution:
    """A document with the acts that its readers gave its paragraphs.

    What hangs on acts (times, reports, tasks, entities) is read again; scores of what a person
    labelled are 1.

    Args:
        resolution: As the model labelled it.
        labels: Corrected labels; those of other texts do not matter.
        lexicon: Gives modifiers and English of an act.

    Returns:
        The document itself where none of its paragraphs is corrected.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from jueyi import lexicon, load
    >>> from jueyi.annotation import Region, Task
    >>> from jueyi.annotation.labels import gold_of
    >>> words, resolution = lexicon.load(), load().label("1. 请秘书长报告。")
    >>> task = Task("请秘书长报告。", {}, [Region("a", 0, 1, "directive")])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     labels = Corrected(Path(folder))
    ...     labels.add([(gold_of(task, words, "x"), task)], "Li")
    ...     correct(resolution, labels, words).paragraphs[0].acts[0].addressee is None
    True
    """
    found = [labels.get(digest(p.text)) if p.text else None for p in resolution.paragraphs]
    if not any(found):
        return resolution
    organ = organ_code(resolution.organ)
    plain = []
    for paragraph, label in zip(resolution.paragraphs, found, strict=True):
        text = plain_text(paragraph.text, resolution.script)
        one = with_text(paragraph, text, paragraph.notes)
        plain.append(one if label is None else _corrected(one, label.acts, lexicon, organ))
    answered = answer(resolution.with_paragraphs(tuple(plain))).paragraphs
    printed = tuple(
        with_text(new, old.text, old.notes)
        for old, new in zip(resolution.paragraphs, answered, strict=True)
    )
    return resolution.with_paragraphs(printed)


def _corrected(
    paragraph: Paragraph, acts: tuple[GoldAct, ...], lexicon: Lexicon, organ: str
) -> Paragraph:
    """A paragraph with a reader's acts: with one, an item no longer spells out its chapeau's."""
    text = paragraph.text
    found = tuple(
        _act(text, paragraph.part, act, number, lexicon, organ) for number, act in enumerate(acts)
    )
    same = replace(paragraph, acts=found)
    return (
        replace(same, part="operative", inherits=None) if found and same.part == "other" else same
    )


def _act(text: str, part: str, act: GoldAct, number: int, lexicon: Lexicon, organ: str) -> Act:
    surface = text[act.start : act.end]
    verb = lexicon.parse(surface)
    who = None
    if act.addressee is not None:
        given = act.addressee
        parties = tuple(
            Party(start, end, text[start:end], label, 1.0) for start, end, label in given.parties
        )
        who = Addressee(
            given.start, given.end, text[given.start : given.end], given.classes, 1.0, parties,
            role_of(act.family, act.lemma) or "asked",
        )  # fmt: skip
    following = text[act.end : act.end + LONGEST]
    return Act(
        act.start, act.end, surface, act.lemma, verb.modifiers if verb else (),
        lexicon.english(surface, part, organ, following), act.family, number == 0, 1.0, who,
    )  # fmt: skip
