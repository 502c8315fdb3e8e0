"""A document: what a reader makes of an input, and its paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..errors import JueyiError
from .acts import Act
from .answers import Ask, Citation, Clause
from .kinds import Part
from .quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of source text that a reader already knows to belong together.

    Attributes:
        start: First code point in ``Source.text``.
        end: End, exclusive.
        part: The part, where the format says it (Akoma Ntoso does), else None.
        number: The printed number or label without its mark, else None.
        level: 0 for a paragraph, 1 and more for sub-items.
        id: The name that a ready-made paragraph came with.

    >>> from jueyi.records import Block, Source
    >>> source = Source("x", "请秘书长报告。", "jsonl", (Block(0, 7, "operative", "1"),))
    >>> source.text[source.blocks[0].start : source.blocks[0].end]
    '请秘书长报告。'
    """

    start: int
    end: int
    part: Part | None = None
    number: str | None = None
    level: int = 0
    id: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Note:
    """A footnote.

    Attributes:
        mark: The printed mark, e.g. ``"1"``.
        text: The note's text.
        anchor: Offset in the paragraph's text behind which the mark stood; None if not found.
        source: [start, end) of the note's text in the source.
        citations: The documents that it cites.

    >>> from jueyi import load
    >>> text = "大会，\\n1. 重申第99/3号决议；[1]\\n2. 请秘书长报告。\\n[1] 第98/2号决议。"
    >>> note = load().label(text).paragraphs[1].notes[0]
    >>> note.mark, note.text, note.citations[0].symbol
    ('1', '第98/2号决议。', 'A/RES/98/2')
    """

    mark: str
    text: str
    anchor: int | None
    source: tuple[int, int]
    citations: tuple[Citation, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Source:
    """One input as text.

    Attributes:
        name: The input's file name, as the user gave it.
        text: All of its text.
        kind: The format it was read as.
        blocks: What the reader knows of its structure; empty for plain text.
        notes: Footnotes that the format marks, with the anchor as an offset into ``text``.
        metadata: What the format states outside the text (symbol, organ, title, date, meeting).
        problems: What could not be read, while the rest could.
        wrapped: Whether lines are cut at the page's width (True), whole paragraphs (False), or
            to be recognised (None).
        furniture: [start, end) and kind of stretches that the reader knows to be no text of the
            resolution (running heads, page numbers), whole lines, in order.
        script: ``traditional`` if its characters are, else ``simplified``.

    >>> from jueyi.records import Source
    >>> from jueyi import load
    >>> load().label_source(Source("x", "1. 请秘书长报告。", "text")).paragraphs[0].number
    '1'
    """

    name: str
    text: str
    kind: str
    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    problems: tuple[JueyiError, ...] = ()
    wrapped: bool | None = None
    furniture: tuple[tuple[int, int, str], ...] = ()
    script: str = "simplified"


@quick
@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a sub-item of one.

    Attributes:
        index: Position in the document, from 0.
        part: ``preambular``, ``operative`` or ``other``.
        number: Number or label as printed, without its full stop or brackets; None if it has none.
        level: 0 for a paragraph, 1 and more for its sub-items.
        parent: Index of the paragraph that a sub-item hangs on, else None.
        text: Clean text: numbering, footnote marks and line wraps removed.
        source: [start, end) in the source, from the first to the last of its characters.
        notes: Footnotes anchored in it.
        acts: The acts in text order; filled by the labeller.
        inherits: Index of the paragraph whose last act a sub-item spells out, else None.
        citations: The documents that its text cites; those of its notes are on the notes.
        clauses: What it says of the review, renewal or end of a mandate.
        item: What a sub-item adds to the act that it spells out, else None.

    >>> from jueyi import load
    >>> paragraph = load().label("大会，\\n1. 请秘书长报告。").paragraphs[1]
    >>> paragraph.part, paragraph.number, paragraph.text
    ('operative', '1', '请秘书长报告。')
    """

    index: int
    part: Part
    number: str | None
    level: int
    parent: int | None
    text: str
    source: tuple[int, int]
    notes: tuple[Note, ...] = ()
    acts: tuple[Act, ...] = ()
    id: str | None = None
    inherits: int | None = None
    citations: tuple[Citation, ...] = ()
    clauses: tuple[Clause, ...] = ()
    item: Ask | None = None

    def answered(
        self,
        notes: tuple[Note, ...],
        acts: tuple[Act, ...],
        citations: tuple[Citation, ...],
        clauses: tuple[Clause, ...],
        item: Ask | None,
    ) -> Paragraph:
        """The same paragraph with its answers."""
        return Paragraph(
            self.index, self.part, self.number, self.level, self.parent, self.text, self.source,
            notes, acts, self.id, self.inherits, citations, clauses, item,
        )  # fmt: skip

    def labelled(self, acts: tuple[Act, ...]) -> Paragraph:
        """The same paragraph with acts; ``dataclasses.replace`` costs four times as much."""
        return Paragraph(
            self.index,
            self.part,
            self.number,
            self.level,
            self.parent,
            self.text,
            self.source,
            self.notes,
            acts,
            self.id,
            self.inherits,
            self.citations,
            self.clauses,
            self.item,
        )


@quick
@dataclass(frozen=True, slots=True)
class Piece:
    """One tile of the source: who owns [start, end).

    ``kind`` is ``paragraph`` or ``note`` (then ``index`` says which) or names furniture:
    ``number``, ``blank``, ``header``, ``footer``, ``page-number``, ``footnote-mark``,
    ``separator``, ``remark``, ``website``.

    >>> from jueyi import load
    >>> text = "大会，\\n1. 请秘书长报告。"
    >>> pieces = load().label(text).pieces
    >>> "".join(text[piece.start : piece.end] for piece in pieces) == text
    True
    """

    start: int
    end: int
    kind: str
    index: int | None = None


@quick
@dataclass(frozen=True, slots=True)
class Resolution:
    """A structured, and later labelled, document. ``pieces`` tile its source without gaps.

    From ``session`` to ``subjects``: what the UN's XML states of it, see ``reading.aknfacts``; of
    other texts ``session``, ``agenda`` and ``vote`` where they print them.
    ``path`` is the file that it was read from, where a batch read one. ``close`` are the offsets in
    the source of lines that may as well begin a paragraph as go on with one.

    >>> from jueyi import load
    >>> resolution = load().label("A/RES/99/3\\n大会，\\n1. 请秘书长报告。")
    >>> resolution.symbol, resolution.organ, len(resolution.paragraphs)
    ('A/RES/99/3', '大会', 3)
    """

    document: str
    symbol: str | None
    title: str | None
    organ: str | None
    adopted: str | None
    meeting: str | None
    paragraphs: tuple[Paragraph, ...]
    pieces: tuple[Piece, ...] = ()
    notes: tuple[Note, ...] = ()
    script: str = "simplified"
    session: str | None = None
    agenda: str | None = None
    draft: str | None = None
    sponsors: str | None = None
    vote: str | None = None
    subjects: str | None = None
    path: str | None = None
    close: tuple[int, ...] = ()

    def _repr_html_(self) -> str:
        """How notebooks show it: as the HTML page does."""
        from ..writing.html import shown

        return shown(self)

    def with_paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> Resolution:
        """The same document with other paragraphs."""
        return replace(self, paragraphs=paragraphs)
