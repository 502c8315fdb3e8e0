"""Corrected labels in place of the model's: the same document as a person reads it."""

from __future__ import annotations

from dataclasses import replace

from ..answers.answering import answer_some
from ..components.addressees.hypotheses import ShortForms, role_of, short_forms
from ..components.addressees.parties import full_form
from ..corpus.gold import GoldParagraph, digest
from ..document.metadata import organ_code
from ..document.plainform import plain_text, with_text
from ..errors import CorpusError
from ..labelled import GoldAct
from ..lexicon import Lexicon
from ..lexicon.openings import LONGEST
from ..records import Act, Addressee, Note, Paragraph, Party, Resolution
from .corrected import Corrected


def correct(resolution: Resolution, labels: Corrected, lexicon: Lexicon) -> Resolution:
    """A document with the acts that its readers gave its paragraphs.

    What hangs on these acts (times, reports, tasks, entities), and on the items that spell them
    out, is read again; all other paragraphs are as they were. Scores of what a person labelled
    are 1.

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
    >>> with tempfile.TemporaryDirectory() as folder, Corrected(Path(folder)) as labels:
    ...     labels.add([(gold_of(task, words, "x"), task)], "Li")
    ...     correct(resolution, labels, words).paragraphs[0].acts[0].addressee is None
    True
    """
    found = {p.index: label for p in resolution.paragraphs if (label := _label(p, labels))}
    if not found:
        return resolution
    plain = _plain(resolution)
    organ = organ_code(plain.organ)
    short = short_forms(p.text for p in plain.paragraphs)
    paragraphs = list(plain.paragraphs)
    touched = set(found)
    for place, label in found.items():
        paragraphs[place] = _corrected(paragraphs[place], label.acts, lexicon, organ, short)
    for paragraph in plain.paragraphs:
        if paragraph.parent in touched and paragraph.index not in found:
            paragraphs[paragraph.index] = _item(paragraph, paragraphs[paragraph.parent])
            touched.add(paragraph.index)
    answered = answer_some(plain.with_paragraphs(tuple(paragraphs)), touched)
    printed = tuple(
        with_text(answered[old.index], old.text, old.notes) if old.index in touched else old
        for old in resolution.paragraphs
    )
    return resolution.with_paragraphs(printed)


def _label(paragraph: Paragraph, labels: Corrected) -> GoldParagraph | None:
    """The label of a paragraph that may have acts: no heading, and no text of an annex."""
    if not paragraph.text or (paragraph.part == "other" and not paragraph.level):
        return None
    found = labels.get(digest(paragraph.text))
    if found is not None and any(act.end > len(paragraph.text) for act in found.acts):
        raise CorpusError(
            f"a label behind the end of its text ({found.sha256[:12]}…)",
            where=str(labels.folder), expected="offsets into the paragraph",
        )  # fmt: skip
    return found


def _plain(resolution: Resolution) -> Resolution:
    """A document in the form in which it is labelled."""

    def plain(text: str | None) -> str | None:
        return None if text is None else plain_text(text, resolution.script)

    def note(one: Note) -> Note:
        return replace(one, text=plain(one.text) or "")

    return replace(
        resolution,
        organ=plain(resolution.organ),
        title=plain(resolution.title),
        notes=tuple(map(note, resolution.notes)),
        paragraphs=tuple(
            with_text(p, plain(p.text) or "", tuple(map(note, p.notes)))
            for p in resolution.paragraphs
        ),
    )


def _corrected(
    paragraph: Paragraph, acts: tuple[GoldAct, ...], lexicon: Lexicon, organ: str, short: ShortForms
) -> Paragraph:
    """A paragraph with a reader's acts: with one, an item no longer spells out its chapeau's."""
    text = paragraph.text
    found = tuple(
        _act(text, paragraph.part, act, number, lexicon, organ, short)
        for number, act in enumerate(acts)
    )
    bare = replace(paragraph, acts=found, citations=(), clauses=(), item=None)
    if found and bare.part == "other":
        return replace(bare, part="operative", inherits=None)
    return bare


def _item(paragraph: Paragraph, chapeau: Paragraph) -> Paragraph:
    """An item below a corrected paragraph: what it spells out, if it has no act of its own."""
    bare = replace(paragraph, citations=(), clauses=(), item=None)
    if paragraph.acts:
        return bare
    source = chapeau.index if chapeau.acts else chapeau.inherits
    opens = chapeau.text.endswith(("：", ":"))
    return replace(bare, part="other", inherits=source if opens else None)


def _act(
    text: str, part: str, act: GoldAct, number: int, lexicon: Lexicon, organ: str, short: ShortForms
) -> Act:
    surface = text[act.start : act.end]
    verb = lexicon.parse(surface)
    who = None
    if act.addressee is not None:
        given = act.addressee
        parties = tuple(
            Party(start, end, text[start:end], label, 1.0, full_form(text[start:end], short))
            for start, end, label in given.parties
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
