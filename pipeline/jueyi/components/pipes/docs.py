"""What our components keep on a spaCy Doc, and the extensions that show it.

Everything is kept as plain values in ``doc.user_data``, so that ``to_bytes``, ``DocBin`` and
``n_process`` work, and exactly, whatever the tokens are; span groups are for looking at and are
widened to whole tokens. Extensions: ``doc._.acts``, ``doc._.paragraphs``, ``doc._.resolution``,
``span._.act``, ``span._.addressee``, ``span._.jueyi``; to be set by the user where a Doc is one
paragraph: ``doc._.part``, ``doc._.organ``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc, Span

from ...document.plainform import plain_form, restore, with_text
from ...document.structure import offsets_in_source, structure
from ...lexicon import Verb
from ...packing import from_plain, to_plain
from ...records import (
    Act,
    Addressee,
    Paragraph,
    Resolution,
    Source,
)
from ..clauses import Candidate
from ..labeller import text_source

RESOLUTION, CANDIDATES = "jueyi.resolution", "jueyi.candidates"


def register() -> None:
    """Register the extensions, once."""
    for name in ("part", "organ"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default="")
    if not Doc.has_extension("resolution"):
        Doc.set_extension("resolution", getter=resolution_of)
        Doc.set_extension("paragraphs", getter=_paragraphs)
        Doc.set_extension("acts", getter=acts_of)
        Span.set_extension("act", getter=_span_act)
        Span.set_extension("addressee", getter=_span_addressee)
        Span.set_extension("jueyi", getter=_span_candidate)


def source_of(doc: Doc) -> Source:
    """The Doc's text as a source, in the form in which it is labelled."""
    return plain_form(text_source(doc.text))


def structured(doc: Doc) -> Resolution:
    """The structure of a Doc's text; of a Doc whose ``part`` is set, one paragraph."""
    source = source_of(doc)
    if not doc._.part:
        return structure(source)
    span = (0, len(source.text))
    paragraph = Paragraph(0, doc._.part, None, 0, None, source.text, span)
    organ = doc._.organ or None
    return Resolution("text", None, None, organ, None, None, (paragraph,), script=source.script)


def put(doc: Doc, resolution: Resolution) -> None:
    """Keep a resolution, in the form in which it is labelled, on the Doc."""
    doc.user_data[RESOLUTION] = to_plain(resolution)


def kept(doc: Doc) -> Resolution | None:
    """The resolution that ``put`` kept, or None."""
    found = doc.user_data.get(RESOLUTION)
    return None if found is None else from_plain(Resolution, found)


def put_candidates(doc: Doc, found: Sequence[Sequence[Candidate]]) -> None:
    """Keep the candidates of every paragraph."""
    doc.user_data[CANDIDATES] = [
        [to_plain(candidate) for candidate in paragraph] for paragraph in found
    ]


def candidates_of(doc: Doc) -> list[list[Candidate]]:
    """The candidates of every paragraph that ``put_candidates`` kept."""
    return [
        [from_plain(Candidate, candidate) for candidate in paragraph]
        for paragraph in doc.user_data.get(CANDIDATES, [])
    ]


def resolution_of(doc: Doc) -> Resolution | None:
    """What ``Labeller.label`` gives for the Doc's text; None before ``jueyi_structure`` ran."""
    found = kept(doc)
    original = text_source(doc.text)
    plain = plain_form(original)
    if found is None or plain is original:
        return found
    if doc._.part:  # one paragraph, character for character
        shown = tuple(with_text(p, original.text, p.notes) for p in found.paragraphs)
        return replace(found, paragraphs=shown, script=original.script)
    return restore(found, plain, original)


def _paragraphs(doc: Doc) -> tuple[Paragraph, ...]:
    found = resolution_of(doc)
    return found.paragraphs if found is not None else ()


def acts_of(doc: Doc) -> tuple[Act, ...]:
    """The acts of all paragraphs, in order; their offsets point into the paragraph's text."""
    return tuple(act for paragraph in _paragraphs(doc) for act in paragraph.acts)


def spans_of(
    doc: Doc, resolution: Resolution, found: Sequence[tuple[int, int, int, str]]
) -> list[Span]:
    """Spans of the Doc.

    Args:
        doc: The Doc.
        resolution: Its structure.
        found: Index of a paragraph, start and end in its text, and a label.

    Returns:
        Spans widened to whole tokens; none where the text holds no such place.
    """
    source = source_of(doc)
    maps: dict[int, list[int]] = {}
    spans = []
    for index, start, end, label in found:
        if end <= start:
            continue
        if index not in maps:
            maps[index] = offsets_in_source(resolution, source, index)
        places = maps[index]
        span = doc.char_span(
            places[start], places[end - 1] + 1, label=label, alignment_mode="expand"
        )
        if span is not None:
            spans.append(span)
    return spans


def _at(span: Span) -> list[tuple[Act, int, int, int, int]]:
    """Every act of the Doc with its place and its addressee's (-1 for none) in the Doc's text."""
    resolution = kept(span.doc)
    if resolution is None:
        return []
    source = source_of(span.doc)
    places = []
    shown = _paragraphs(span.doc)
    for paragraph in resolution.paragraphs:
        if not paragraph.acts:
            continue
        at = offsets_in_source(resolution, source, paragraph.index)
        for act in shown[paragraph.index].acts:
            who = act.addressee
            first, last = (at[who.start], at[who.end - 1] + 1) if who else (-1, -1)
            places.append((act, at[act.start], at[act.end - 1] + 1, first, last))
    return places


def _span_act(span: Span) -> Act | None:
    for act, start, end, _, _ in _at(span):
        if span.start_char <= start and end <= span.end_char:
            return act
    return None


def _span_addressee(span: Span) -> Addressee | None:
    for act, _, _, start, end in _at(span):
        if act.addressee is not None and span.start_char <= start and end <= span.end_char:
            return act.addressee
    return None


def _span_candidate(span: Span) -> dict[str, Any] | None:
    """Clause-type features of a candidate, as a mapping for people to read."""
    resolution = kept(span.doc)
    if resolution is None:
        return None
    source = source_of(span.doc)
    for paragraph, found in zip(resolution.paragraphs, candidates_of(span.doc), strict=True):
        at = offsets_in_source(resolution, source, paragraph.index) if found else []
        for index, candidate in enumerate(found):
            if span.start_char <= at[candidate.start] and at[candidate.end - 1] < span.end_char:
                return _clause_type(paragraph, candidate, index)
    return None


def _clause_type(paragraph: Paragraph, candidate: Candidate, index: int) -> dict[str, Any]:
    text, clause = paragraph.text, candidate.clause
    verb: Verb = candidate.verb
    return {
        "lemma": verb.lemma,
        "family": verb.family,
        "modifiers": verb.modifiers,
        "index": index,
        "part": paragraph.part,
        "position": candidate.start,
        "mark": text[clause - 1] if clause else "",
        "prefix": text[clause : candidate.start],
        "bracketed": candidate.bracketed,
        "before": text[max(0, candidate.start - 2) : candidate.start],
        "after": text[candidate.end : candidate.end + 2],
    }
