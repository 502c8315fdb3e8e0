"""A paragraph's text cut into what stands in it, nested: acts, parties, times, citations, notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..records import Paragraph


def marked(paragraph: Paragraph) -> Iterator[tuple[str, Any]]:
    """The text from left to right as a stream.

    Yields:
        ``("text", str)``, ``("note", Note)``, and for spans ``("act", Act)``, ``("addressee",
        Addressee)``, ``("party", Party)``, ``("time", Time)``, ``("citation", Citation)``, each
        closed by ``("end", None)``. Spans nest; one that would cross another is left out.
    """
    spans: list[tuple[int, int, int, str, Any]] = []
    for act in paragraph.acts:
        spans.append((act.start, -act.end, 0, "act", act))
        if act.addressee is not None:
            who = act.addressee
            spans.append((who.start, -who.end, 1, "addressee", who))
            spans += [(p.start, -p.end, 2, "party", p) for p in who.parties]
        spans += [(t.start, -t.end, 3, "time", t) for t in act.times]
    if paragraph.item is not None:
        spans += [(t.start, -t.end, 3, "time", t) for t in paragraph.item.times]
    spans += [(c.start, -c.end, 4, "citation", c) for c in paragraph.citations]
    starts = sorted(spans, key=lambda span: span[:3])
    notes = sorted(
        (n for n in paragraph.notes if n.anchor is not None), key=lambda n: n.anchor or 0
    )
    text, position = paragraph.text, 0
    open_ends: list[int] = []

    def upto(place: int) -> Iterator[tuple[str, Any]]:
        nonlocal position
        while notes and (notes[0].anchor or 0) <= place and (notes[0].anchor or 0) >= position:
            note = notes.pop(0)
            at = note.anchor or 0
            if at > position:
                yield "text", text[position:at]
                position = at
            yield "note", note
        if place > position:
            yield "text", text[position:place]
            position = place

    def close(place: int) -> Iterator[tuple[str, Any]]:
        while open_ends and open_ends[-1] <= place:
            yield from upto(open_ends.pop())
            yield "end", None

    for start, negative, _, kind, value in starts:
        yield from close(start)
        if start < position or (open_ends and -negative > open_ends[-1]):
            continue
        yield from upto(start)
        yield kind, value
        open_ends.append(-negative)
    yield from close(len(text))
    yield from upto(len(text))
    for note in notes:  # anchored behind the text
        yield "note", note
