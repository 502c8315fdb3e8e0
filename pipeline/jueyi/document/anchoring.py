"""Notes to the paragraphs in which their marks stand."""

from __future__ import annotations

from dataclasses import replace

from ..records import Note, Paragraph, Source
from .cleaning import clean
from .footnotes import RawNote
from .lines import LogicalLine


def attach_notes(
    source: Source,
    lines: list[LogicalLine],
    prefixes: list[int],
    paragraphs: list[Paragraph],
    raw_notes: list[RawNote],
) -> tuple[list[Paragraph], list[Note]]:
    """Give every note to the paragraph in which its mark stands."""
    texts = {note.mark: note for note in raw_notes}
    owned: dict[int, list[Note]] = {}
    anchored: set[str] = set()
    loose: list[Note] = []
    for index, line in enumerate(lines):
        for mark, offset in line.anchors:
            if mark in texts:
                anchored.add(mark)
                anchor = max(0, offset - prefixes[index])
                owned.setdefault(index, []).append(_note(texts[mark], anchor))
    for note in source.notes:
        at = note.anchor
        if at is None:
            loose.append(note)
            continue
        for index, line in enumerate(lines):
            start, end = line.segments[0][0], line.segments[-1][1]
            if start <= at <= end:
                # A paragraph may go on behind a page's end: only its own lines count.
                own = "".join(source.text[a : min(b, at)] for a, b in line.segments if a < at)
                shown = len(clean(own))
                anchor = max(0, shown - prefixes[index])
                owned.setdefault(index, []).append(replace(note, anchor=anchor))
                break
    loose += [_note(note, None) for note in raw_notes if note.mark not in anchored]
    if not owned:
        return paragraphs, loose
    done = [replace(p, notes=tuple(owned[p.index])) if p.index in owned else p for p in paragraphs]
    return done, [note for p in done for note in p.notes] + loose


def _note(raw: RawNote, anchor: int | None) -> Note:
    span = (raw.segments[0][0], raw.segments[-1][1]) if raw.segments else (0, 0)
    return Note(raw.mark, raw.text, anchor, span)
