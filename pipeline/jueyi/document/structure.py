"""``Source`` to ``Resolution``: parts, numbers, levels, parents, notes; every character owned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from ..records import Piece, Resolution, Source
from . import chats, notemarks, oldstyle, pagebreaks, remarks, website
from .anchoring import attach_notes
from .building import Builder
from .cleaning import clean
from .footnotes import RawNote
from .labels import joined, parted
from .lines import LogicalLine
from .logical import block_lines, owned, text_lines
from .metadata import metadata
from .unwrapping import unwrap
from .widths import is_wrapped

# Line ends that are not a line feed: VT, FF, NEL, LS, PS, and CR before another character.
_ENDS = "\x0b\x0c\x85\u2028\u2029\r"
_END = re.compile(rf"[{_ENDS}](?!(?<=\r)\n)")


_PARAGRAPHS = ("jsonl", "akn")  # formats that say what a paragraph is


def structure(source: Source) -> Resolution:
    """Find the structure of a document.

    Args:
        source: What a reader made of the input.

    Returns:
        The resolution, without acts. Its pieces tile ``source.text``: each character belongs to
        a paragraph, a note or named furniture.
    """
    furniture: list[Piece] = []
    raw_notes: list[RawNote] = []
    close: list[int] = []
    if any(end in source.text for end in _ENDS):  # a character for a character: every offset stays
        source = replace(source, text=_END.sub("\n", source.text))
    if not source.blocks:
        text = source.text
        if beside := [*website.own(source), *chats.stamps(text), *remarks.comments(text)]:
            source = replace(source, furniture=tuple(sorted([*source.furniture, *beside])))
    if source.blocks:
        lines = block_lines(source, furniture)
    elif source.wrapped or (source.wrapped is None and is_wrapped(source.text)):
        unwrapped = unwrap(
            source.text,
            {start: kind for start, _, kind in owned(source)},
            measured=source.kind in ("pdf", "image"),
        )
        furniture += unwrapped.furniture
        raw_notes, close = unwrapped.notes, unwrapped.close
        lines = [LogicalLine(w.text, w.segments, w.anchors) for w in unwrapped.lines if w.text]
    else:
        raw_notes, source = oldstyle.notes(source)
        marks = notemarks.marks(source.text)
        if marks.kind is None and not raw_notes and not source.notes:
            marks = notemarks.of_a_volume(source.text)
        if not raw_notes:
            raw_notes, source = notemarks.notes(source, marks)
        lines = text_lines(source, furniture, marks)
    if source.kind != "jsonl":
        lines = joined(lines)
    if source.kind not in _PARAGRAPHS:
        lines = parted(pagebreaks.mended(lines, furniture), source.text)
    placed = Builder(source, lines).run()
    paragraphs, notes = attach_notes(source, lines, placed.prefixes, placed.paragraphs, raw_notes)
    pieces = [piece for piece in furniture if piece.kind != "old note"]
    pieces += _owned("paragraph", lines)
    pieces += _owned("note", raw_notes)
    pieces.sort(key=attrgetter("start"))
    return Resolution(
        document=source.name,
        script=source.script,
        paragraphs=tuple(paragraphs),
        pieces=tuple(pieces),
        notes=tuple(notes),
        close=tuple(close),
        **metadata(source, paragraphs),
    )


def _owned(kind: str, owners: Sequence[LogicalLine | RawNote]) -> Iterator[Piece]:
    """The pieces of the source that paragraphs or notes own."""
    return (
        Piece(start, end, kind, number)
        for number, owner in enumerate(owners)
        for start, end in owner.segments
    )


def offsets_in_source(resolution: Resolution, source: Source, index: int) -> list[int]:
    """Where the characters of a paragraph stand in the source.

    Args:
        resolution: The structured document.
        source: The source it was made from.
        index: The paragraph.

    Returns:
        For every offset into the paragraph's text, 0 to its length, the offset into
        ``source.text`` of the same visible character (behind the last one, for the length).
    """
    paragraph = resolution.paragraphs[index]
    pieces = [p for p in resolution.pieces if p.kind == "paragraph" and p.index == index]
    if not pieces:  # a paragraph that is the whole source
        return list(range(paragraph.source[0], paragraph.source[0] + len(paragraph.text) + 1))
    visible = [
        position
        for piece in pieces
        for position in range(piece.start, piece.end)
        if clean(source.text[position])
    ]
    length = sum(1 for c in paragraph.text if c != " ")
    skip = len(visible) - length
    end = visible[-1] + 1 if visible else paragraph.source[1]
    found, seen = [], 0
    for character in paragraph.text:
        place = skip + seen
        found.append(visible[place] if place < len(visible) else end)
        seen += character != " "
    return [*found, end]


def to_source(resolution: Resolution, source: Source, index: int, offset: int) -> int:
    """Carry one offset in a paragraph's text back to the source; see ``offsets_in_source``.

    Args:
        resolution: The structured document.
        source: The source it was made from.
        index: The paragraph.
        offset: Code point offset into its text, 0 <= offset <= len(text).
    """
    return offsets_in_source(resolution, source, index)[offset]
