"""The form in which texts are labelled: simplified characters, marks in one form.

Structure and acts are found in it; then every text is set back, character by character, to what was
printed.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar

from ..records import Act, Addressee, Ask, Note, Paragraph, Resolution, Source
from .cleaning import clean
from .marks import one_form
from .script import is_mixed, reread, simplify

_Asked = TypeVar("_Asked", Act, Ask)


def plain_form(source: Source) -> Source:
    """The same source in the form in which it is labelled; every offset stays.

    Returns:
        The source itself where it is printed so.
    """
    text = plain_text(source.text, source.script)
    return source if text == source.text else replace(source, text=text)


def plain_text(text: str, script: str) -> str:
    """A text of a script in the form in which it is labelled, one character for one."""
    text = reread(one_form(text))
    return simplify(text) if script == "traditional" or is_mixed(text) else text


def restore(resolution: Resolution, plain: Source, original: Source) -> Resolution:
    """Set the texts of a resolution back to the original's characters.

    Args:
        resolution: Found in ``plain``.
        plain: ``plain_form(original)``.
        original: As it was read.
    """
    mine = [p for p in resolution.pieces if p.kind == "paragraph" and p.index is not None]
    # Most paragraphs have nothing that is printed otherwise: they are as they were found.
    other = {p.index for p in mine if original.text[p.start : p.end] != plain.text[p.start : p.end]}
    visible: dict[int | None, list[str]] = {index: [] for index in other}
    for p in mine:
        if p.index in other:
            visible[p.index] += filter(_is_seen, original.text[p.start : p.end])

    def printed(text: str | None) -> str | None:
        # A title that spans spaces, and an organ in its one spelling, are not in the text as such.
        at = plain.text.find(text) if text else -1
        return original.text[at : at + len(text)] if text and at >= 0 else text

    def note(found: Note) -> Note:
        characters = [c for c in original.text[slice(*found.source)] if _is_seen(c)]
        text = _fill(found.text, characters)
        return replace(found, text=text, citations=_all(found.citations, text))

    def paragraph(found: Paragraph) -> Paragraph:
        if found.index not in other and not found.notes:
            return found
        text = _fill(found.text, visible.get(found.index, []))
        return with_text(found, text, tuple(map(note, found.notes)))

    return replace(
        resolution,
        paragraphs=tuple(map(paragraph, resolution.paragraphs)),
        notes=tuple(map(note, resolution.notes)),
        title=printed(resolution.title),
        organ=_spelled(printed(resolution.organ), resolution.organ),
        script=original.script,
    )


def _spelled(printed: str | None, organ: str | None) -> str | None:
    """An organ's name as it is printed, but for a misprint, which is none of its spellings."""
    # As it is in nearly all texts: no converter is loaded for them.
    if printed == organ:
        return organ
    return printed if printed and simplify(printed) == organ else organ


@lru_cache(maxsize=8192)
def _is_seen(character: str) -> bool:
    """Whether a character is one of clean text, and no space."""
    return bool(clean(character))


def _fill(text: str, characters: list[str]) -> str:
    """``text`` with its visible characters replaced by the last of ``characters``, in order."""
    count = sum(1 for c in text if c != " ")
    if count > len(characters):
        return text
    rest = iter(characters[len(characters) - count :])
    return "".join(c if c == " " else next(rest) for c in text)


def with_text(paragraph: Paragraph, text: str, notes: tuple[Note, ...]) -> Paragraph:
    """The same paragraph, and all that stands in it, in other characters, one for one."""
    return replace(
        paragraph,
        text=text,
        notes=notes,
        acts=tuple(_act(act, text) for act in paragraph.acts),
        citations=_all(paragraph.citations, text),
        clauses=_all(paragraph.clauses, text),
        item=None if paragraph.item is None else _asked(paragraph.item, text),
    )


def _act(act: Act, text: str) -> Act:
    who = None if act.addressee is None else _addressee(act.addressee, text)
    return replace(
        _asked(act, text),
        surface=text[act.start : act.end],
        addressee=who,
        subject=_at(act.subject, text),
    )


def _addressee(who: Addressee, text: str) -> Addressee:
    return replace(who, text=text[who.start : who.end], parties=_all(who.parties, text))


def _asked(asked: _Asked, text: str) -> _Asked:
    times = tuple(replace(t, anchor=_at(t.anchor, text)) for t in _all(asked.times, text))
    report = asked.report
    if report is not None:
        report = replace(report, to=_at(report.to, text))
    return replace(asked, times=times, report=report, task=_at(asked.task, text))


def _at(value: Any, text: str) -> Any:
    """The same value with the characters of its span as its text; None stays None."""
    return None if value is None else replace(value, text=text[value.start : value.end])


def _all(values: tuple[Any, ...], text: str) -> tuple[Any, ...]:
    return tuple(_at(value, text) for value in values)
