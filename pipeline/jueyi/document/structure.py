"""``Source`` to ``Resolution``: parts, numbers, levels, parents, notes; every character owned."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .. import lexicon
from . import numbering
from . import oldstyle
from .cleaning import clean
from .footnotes import RawNote
from .layout import CLOSING, is_annex, is_enacting, is_wrapped, physical
from .metadata import metadata
from ..records import Note, Paragraph, Part, Piece, Resolution, Source
from .unwrapping import unwrap

_TERMINAL = "，；。：,;:！？!?"


@dataclass(slots=True)
class _Line:
    """A logical line with what the reader knew of it."""

    text: str
    segments: list[tuple[int, int]]
    anchors: list[tuple[str, int]]
    part: Part | None = None
    number: str | None = None
    level: int | None = None
    id: str | None = None


@dataclass(slots=True)
class _State:
    """Where in a resolution the reader of lines is."""

    where: str = "front"
    stack: list[str] = field(default_factory=list)  # kinds of the open item labels, by depth


class _Builder:
    def __init__(self, source: Source, lines: list[_Line]) -> None:
        self.source = source
        self.lines = lines
        self.paragraphs: list[Paragraph] = []
        self.prefixes: list[int] = []
        self.ready = source.kind == "jsonl"
        self.has_enacting = any(is_enacting(line.text) for line in lines)
        # Until the 1980s paragraphs were numbered 一、二、 and (甲)(乙).
        self.old_style = oldstyle.is_old_style([line.text for line in lines])
        self.numbers_ahead = self._numbers_ahead()
        self.state = _State()

    def _numbers_ahead(self) -> list[bool]:
        """For every line, whether a numbered paragraph follows before the next enacting line."""
        ahead = [False] * len(self.lines)
        seen = False
        for index in range(len(self.lines) - 1, -1, -1):
            line = self.lines[index]
            ahead[index] = seen
            if is_enacting(line.text) or is_annex(line.text):
                seen = False
            elif (line.level or 0) == 0 and (
                (line.number or "").isdigit()
                or numbering.decimal(line.text)
                or (self.old_style and oldstyle.number(line.text))
            ):
                seen = True
        return ahead

    def run(self) -> list[Paragraph]:
        for index, line in enumerate(self.lines):
            self._add(index, line)
        return self.paragraphs

    def _emit(self, line: _Line, part: Part, number: str | None, level: int, prefix: int) -> None:
        """Append a paragraph; ``prefix`` is how much of the line's text is its number."""
        parent = None
        if level > 0:
            parent = next((p.index for p in reversed(self.paragraphs) if p.level < level), None)
        self.paragraphs.append(
            Paragraph(
                index=len(self.paragraphs),
                part=part,
                number=number,
                level=level if parent is not None else 0,
                parent=parent,
                text=line.text[prefix:] if prefix else line.text,
                source=(line.segments[0][0], line.segments[-1][1]),
                id=line.id,
            )
        )
        self.prefixes.append(prefix)

    def _add(self, index: int, line: _Line) -> None:
        text, state = line.text, self.state
        if self.ready:
            self._ready(line)
            return
        if is_enacting(text):
            self.state = _State(where="preamble")
            self._emit(line, "other", None, 0, 0)
            return
        if is_annex(text):
            self.state = _State(where="annex")
            self._emit(line, "other", None, 0, 0)
            return
        number, prefix, kind = self._label(line)
        if line.part == "other" and number is not None:  # the markup knows an annex
            self._emit(line, "other", number, line.level or 0, prefix)
            return
        if state.where == "annex":
            level = self._level(line, kind) if kind not in (None, "decimal") else 0
            self._emit(line, "other", number, level, prefix)
            return
        if kind == "decimal":
            # Front matter has numbers only where the document has no enacting line at all.
            if state.where == "front" and self.has_enacting:
                self._emit(line, "other", None, 0, 0)
                return
            self.state = _State(where="operative")
            self._emit(line, "operative", number, 0, prefix)
            return
        if kind is not None and state.where != "front":
            part: Part = "preambular" if state.where == "preamble" else "operative"
            self._emit(line, part, number, self._level(line, kind), prefix)
            return
        self._emit(line, self._unnumbered(index, line), None, 0, 0)

    def _ready(self, line: _Line) -> None:
        """A ready-made paragraph: keep it whole; guess its part from its form."""
        number, prefix, kind = self._label(line)
        if kind != "decimal":
            number, prefix = None, 0
        part = line.part
        if part is None:
            ends = line.text[-1:]
            if is_enacting(line.text) or ends not in _TERMINAL:
                part = "other"
            else:
                part = "preambular" if number is None and ends in "，," else "operative"
        self._emit(line, part, number, 0, prefix)

    def _label(self, line: _Line) -> tuple[str | None, int, str | None]:
        """The line's number, the length of its prefix in the text, and the kind of number."""
        text = line.text
        if line.number is not None:
            prefix = len(line.number)
            bare = line.number.strip("()（）.．、 ")
            found = numbering.decimal(text)
            if (line.level or 0) == 0 and bare.isdigit():
                return bare, found[1] if found else prefix, "decimal"
            label = numbering.item(text)
            return bare, label[1] if label else prefix, numbering.kind_of(bare)
        if line.level is not None and line.part == "preambular":
            return None, 0, None
        decimal = numbering.decimal(text) or (oldstyle.number(text) if self.old_style else None)
        if decimal:
            return str(decimal[0]), decimal[1], "decimal"
        label = numbering.item(text)
        return label if label else (None, 0, None)

    def _level(self, line: _Line, kind: str | None) -> int:
        """Depth of an item: given by the reader, else by which kinds of label are open."""
        if line.level:
            return line.level
        stack = self.state.stack
        for depth, open_kind in enumerate(stack):
            if open_kind == kind:
                del stack[depth + 1 :]
                return depth + 1
        stack.append(kind or "")
        return len(stack)

    def _unnumbered(self, index: int, line: _Line) -> Part:
        """The part of a line without a number."""
        text, where = line.text, self.state.where
        if where == "front":
            if self.has_enacting or text[-1] not in _TERMINAL or not _opens(text):
                return "other"
            return "preambular" if text.endswith("，") else "operative"
        if CLOSING.match(text):
            # What follows the closing lines, until another enacting line, is annexed.
            self.state = _State(where="annex")
            return "other"
        if text[-1] not in _TERMINAL or len(text) < 4:
            return "other"
        if where == "preamble":
            if line.part == "preambular" or text.endswith(("，", ",")):
                return "preambular"
            if self.numbers_ahead[index]:
                return "other" if text[0] in "[［" else "preambular"
            self.state = _State(where="operative")
            return "operative" if text[0] not in "[［(（" else "other"
        if text[0] in "[［" or not _opens(text):
            return "other"
        return "operative"


def _opens(text: str) -> bool:
    """Whether a performative verb stands at the head of ``text``."""
    match = lexicon.load().pattern.match(text)
    return match is not None and match.end() > 0


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
    if source.blocks:
        lines = _block_lines(source, furniture)
    elif source.wrapped or (source.wrapped is None and is_wrapped(source.text)):
        unwrapped = unwrap(
            source.text,
            {start: kind for start, _, kind in _owned(source)},
            measured=source.kind == "pdf",
        )
        furniture += unwrapped.furniture
        raw_notes = unwrapped.notes
        lines = [_Line(w.text, w.segments, w.anchors) for w in unwrapped.lines if w.text]
    else:
        raw_notes, source = oldstyle.notes(source)
        lines = _text_lines(source, furniture)
    builder = _Builder(source, lines)
    paragraphs = builder.run()
    paragraphs, notes = _attach_notes(source, lines, builder.prefixes, paragraphs, raw_notes)
    pieces = [piece for piece in furniture if piece.kind != "old note"]
    for number, line in enumerate(lines):
        pieces += [Piece(start, end, "paragraph", number) for start, end in line.segments]
    for number, note in enumerate(raw_notes):
        pieces += [Piece(start, end, "note", number) for start, end in note.segments]
    pieces.sort(key=lambda piece: piece.start)
    return Resolution(
        document=source.name,
        script=source.script,
        paragraphs=tuple(paragraphs),
        pieces=tuple(pieces),
        notes=tuple(notes),
        **metadata(source, paragraphs),
    )


def _owned(source: Source) -> list[tuple[int, int, str]]:
    """Every line that the reader gave to a note or to the page: start, end, kind."""
    spans = [(*note.source, "note") for note in source.notes if note.source[0] < note.source[1]]
    return [
        (start + left, start + right, kind)
        for start, end, kind in sorted([*spans, *source.furniture])
        for left, right in physical(source.text[start:end])
    ]


def _text_lines(source: Source, furniture: list[Piece]) -> list[_Line]:
    lines = []
    text = source.text
    known = {start: kind for start, _, kind in _owned(source)}
    marks = oldstyle.note_marks(text)
    for start, end in physical(text):
        if start not in known and any(start <= a < end for a, _, _ in marks):
            lines.append(_marked_line(text, start, end, marks, furniture))
            continue
        cleaned = clean(text[start:end].rstrip("\n"))
        if start in known:
            furniture.append(Piece(start, end, known[start]))
        elif cleaned.strip():
            lines.append(_Line(cleaned, [(start, end)], []))
        else:
            furniture.append(Piece(start, end, "blank"))
    return lines


def _marked_line(
    text: str,
    start: int,
    end: int,
    marks: list[tuple[int, int, str]],
    furniture: list[Piece],
) -> _Line:
    """A line whose notes' marks stand in it as text: they belong to no paragraph."""
    segments: list[tuple[int, int]] = []
    anchors: list[tuple[str, int]] = []
    kept, position = "", start
    for left, right, mark in marks:
        if start <= left < end:
            segments.append((position, left))
            kept += text[position:left]
            anchors.append((mark, len(clean(kept))))
            furniture.append(Piece(left, right, "footnote-mark"))
            position = right
    segments.append((position, end))
    kept += text[position:end].rstrip("\n")
    return _Line(clean(kept), [s for s in segments if s[0] < s[1]], anchors)


def _block_lines(source: Source, furniture: list[Piece]) -> list[_Line]:
    lines, position = [], 0
    for block in source.blocks:
        if block.start > position:
            between = source.text[position : block.start].strip()
            furniture.append(Piece(position, block.start, "header" if between else "blank"))
        position = block.end
        lines.append(
            _Line(
                clean(source.text[block.start : block.end]),
                [(block.start, block.end)],
                [],
                block.part,
                block.number,
                None if source.kind == "jsonl" else block.level,
                block.id,
            )
        )
    if position < len(source.text):
        furniture.append(Piece(position, len(source.text), "blank"))
    return lines


def _attach_notes(
    source: Source,
    lines: list[_Line],
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
    done = [replace(p, notes=tuple(owned[p.index])) if p.index in owned else p for p in paragraphs]
    return done, [note for p in done for note in p.notes] + loose


def _note(raw: RawNote, anchor: int | None) -> Note:
    span = (raw.segments[0][0], raw.segments[-1][1]) if raw.segments else (0, 0)
    return Note(raw.mark, raw.text, anchor, span)


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
