"""From the lines that a format's reader drew to a ``Source``: footnote marks find their notes.

PDF, Word and web pages all print a note's mark as a raised digit. Whether ``2`` is a mark or the
square of a metre is known only when the notes have been read, so readers hand over lines in
pieces, and marks without a note become text again: nothing is dropped on a guess.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from dataclasses import dataclass, field

from .. import lexicon
from ..document.cleaning import clean, join
from ..errors import JueyiError
from ..records import Note, Source

_PLAIN = re.compile(r"\A\s*([\[(（［]?\d{1,3}[\])）］]?[./．、]?)\s*(?=[^\s\d])")
_UNIT = re.compile("(?:[米里尺码]|km|m)$")  # behind it, a raised 2 or 3 is a power
_PARTS_NOTHING = re.compile(r"^ +(?=[\u4e00-\u9fff])")  # the space behind a mark


@dataclass(slots=True)
class Line:
    """One printed line, or one paragraph where the format has them.

    Attributes:
        chunks: Text and whether it is printed as a note's mark, in order.
        kind: ``text``, ``note`` or the kind of furniture.
        mark: For the first line of a note, its mark; a note's further lines have none.
    """

    chunks: list[tuple[str, bool]] = field(default_factory=list)
    kind: str = "text"
    mark: str | None = None

    @property
    def text(self) -> str:
        """All that is printed on it."""
        return "".join(text for text, _ in self.chunks)

    def add(self, text: str, mark: bool = False) -> None:
        """Append a piece; pieces of one sort are joined."""
        if self.chunks and self.chunks[-1][1] == mark:
            self.chunks[-1] = (self.chunks[-1][0] + text, mark)
        elif text:
            self.chunks.append((text, mark))


def bare(mark: str) -> str:
    """A mark without its brackets, slash and white space: ``[1]``, ``1/``, ``(1)`` to ``1``."""
    return mark.strip(" \t\u3000\u00a0[]()（）［］/").rstrip(".")


def mark_notes(lines: list[Line]) -> None:
    """Lines that begin with a mark seen above are notes; in a notes' section, all lines are."""
    seen: set[str] = set()
    for line in lines:
        head = next(((t, raised) for t, raised in line.chunks if t.strip()), ("", False))
        mark = bare(head[0])
        if head[1] and mark in seen:
            line.kind, line.mark = "note", head[0].strip()
        elif line.kind == "note":
            printed = re.match(r"\s*([\[(（［]?\d{1,3}[\])）］]?[./]?)\s", line.text)
            line.mark = head[0].strip() if head[1] else (printed.group(1) if printed else None)
        seen |= {bare(text) for text, raised in line.chunks if raised}
    _mark_plain_notes(lines)


def _raised(lines: list[Line]) -> list[str]:
    """The marks that are raised in the text, in order; the 2 of square metres is none."""
    found = []
    for line in lines:
        before = ""
        for text, raised in line.chunks if line.kind == "text" else ():
            if raised and not _UNIT.search(before):
                found.append(bare(text))
            before = text
    return found


def _mark_plain_notes(lines: list[Line]) -> None:
    """Lines below the text are notes, too, where they begin with the numbers of its raised marks,
    in their order, which are not raised there: 1. 见第1/1号决议。"""
    known = {bare(line.mark) for line in lines if line.mark}
    waiting = [mark for mark in dict.fromkeys(_raised(lines)) if mark not in known]
    raised = (n for n, line in enumerate(lines) if any(mark for _, mark in line.chunks))
    heads = [
        (line, match)
        for line in lines[max(raised, default=0) + 1 :]
        if line.kind == "text" and (match := _PLAIN.match(line.text))
    ]
    size = len(waiting)
    for start in range(len(heads) - size, -1, -1) if waiting else ():
        run = heads[start : start + size]
        if [bare(match.group(1)) for _, match in run] == waiting:
            if not any(lexicon.begins(line.text, match.end()) for line, match in run):
                for line, match in run:
                    line.kind, line.mark = "note", match.group(1)
            return


def assemble(
    name: str,
    kind: str,
    lines: list[Line],
    wrapped: bool | None,
    problems: list[JueyiError],
    metadata: tuple[tuple[str, str], ...] = (),
) -> Source:
    """Put lines together.

    Args:
        name: The input's name.
        kind: The format.
        lines: All lines in reading order.
        wrapped: See ``records.Source``.
        problems: What the reader could not read.
        metadata: See ``records.Source``.

    Returns:
        The source: marks that have a note are out of the text and are the notes' anchors.
    """
    waiting: dict[str, int] = defaultdict(int)
    for line in lines:
        if line.kind == "note" and line.mark is not None:
            waiting[bare(line.mark)] += 1
    # 1, 2, 3: raised so, they are marks although their notes were not copied.
    marks = dict.fromkeys(_raised(lines))
    counted = list(marks) == [str(number) for number in range(1, len(marks) + 1)]
    out: list[str] = []
    position = 0
    anchors: dict[str, deque[int]] = defaultdict(deque)
    furniture: list[tuple[int, int, str]] = []
    found: list[tuple[str, list[str], int, int]] = []
    for line in lines:
        start = position
        behind = False  # whether a mark that was taken out stood directly before
        before = ""
        for printed, raised in line.chunks:
            text = _PARTS_NOTHING.sub("", printed) if behind else printed
            own = raised and line.kind == "text" and not _UNIT.search(before)
            before = text
            if behind := own and (counted or waiting[bare(text)] > 0):
                if waiting[bare(text)] > 0:
                    waiting[bare(text)] -= 1
                    anchors[bare(text)].append(position)
                continue
            out.append(text)
            position += len(text)
        out.append("\n")
        position += 1
        if line.kind == "note":
            if line.mark is not None or not found:
                found.append((line.mark or "", [_note_text(line)], start, position))
            elif found[-1][3] == start:
                mark, texts, first, _ = found[-1]
                texts.append(line.text)
                found[-1] = (mark, texts, first, position)
            else:  # goes on at the bottom of the next page
                found[-1][1].append(line.text)
                furniture.append((start, position, "note"))
        elif line.kind != "text":
            furniture.append((start, position, line.kind))
    notes = []
    for mark, texts, start, end in found:
        queue = anchors[bare(mark)]
        anchor = queue.popleft() if queue else None
        notes.append(Note(bare(mark), _joined(texts), anchor, (start, end)))
    return Source(
        name=name,
        text="".join(out),
        kind=kind,
        notes=tuple(notes),
        metadata=metadata,
        problems=tuple(problems),
        wrapped=wrapped,
        furniture=tuple(furniture),
    )


def _note_text(line: Line) -> str:
    text = line.text.strip()
    printed = (line.mark or "").strip()
    return text[len(printed) :] if printed and text.startswith(printed) else text


def _joined(texts: list[str]) -> str:
    parts: list[str] = []
    for text in filter(str.strip, texts):
        if parts:  # only how a line ends tells how the next one is joined
            whole, parts[-1] = join(parts[-1], text), parts[-1].rstrip()
            parts.append(whole[len(parts[-1]) :])
        else:
            parts.append(text)
    return clean("".join(parts)).lstrip(".． ")
