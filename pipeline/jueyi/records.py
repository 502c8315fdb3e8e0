"""The words of the whole project: frozen values that the stages hand to each other.

All offsets are Unicode code points, end exclusive. ``source`` offsets point into
``Source.text``; offsets of acts, addressees and note anchors point into ``Paragraph.text``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from .errors import JueyiError

Part = Literal["preambular", "operative", "other"]

PARTS: tuple[Part, ...] = ("preambular", "operative", "other")
FAMILIES = ("directive", "decisional", "declarative", "expressive", "recitative")
CLASSES = (
    "states", "named-state", "secretary-general", "un-official", "un-organ", "un-entity",
    "intergovernmental", "conflict-parties", "civil-society", "international-community",
)  # fmt: skip


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
    """

    start: int
    end: int
    part: Part | None = None
    number: str | None = None
    level: int = 0
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document, named by its number.

    Attributes:
        start, end: Span of the number in the text of the paragraph or the note.
        text: The number as printed.
        symbol: Canonical and without blanks (``S/RES/2231(2015)``); None where the body that
            passed it has no symbols that we know.
        kind: ``resolution``, ``decision``, ``statement`` or ``document``.
    """

    start: int
    end: int
    text: str
    symbol: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote.

    Attributes:
        mark: The printed mark, e.g. ``"1"``.
        text: The note's text.
        anchor: Offset in the paragraph's text behind which the mark stood; None if not found.
        source: [start, end) of the note's text in the source.
    """

    mark: str
    text: str
    anchor: int | None
    source: tuple[int, int]


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


@dataclass(frozen=True, slots=True)
class Time:
    """When what an act asks, decides or announces is to happen, by when, how often, how long.

    Attributes:
        start, end: Span of the whole phrase in the paragraph's text.
        text: The phrase as printed.
        type: ``session``, ``date``, ``period``, ``recurrence`` or ``prompt``.
        value: Sessions (``GA/81``), an ISO 8601 date, interval or duration, ``regularly``, ``soon``;
            several only of sessions.
        relation: ``by``, ``on``, ``until``, ``from``, ``within``, ``for`` or None.
        anchor: Span of what a period counts from, or None.
        first, last: The calendar days, ISO 8601, where the adoption date tells them; else None.
    """

    start: int
    end: int
    text: str
    type: str
    value: tuple[str, ...]
    relation: str | None = None
    anchor: tuple[int, int] | None = None
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Who a party is, over all its names: a stable id (``iso:HTI``, ``un:unodc``) and its names."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Party:
    """One party of a coordinated addressee.

    Attributes:
        start, end: Span in the paragraph's text.
        text: The party as printed.
        label: Its class.
        score: Probability of the class.
        full: The long form, where the document introduces ``text`` as a short one.
        entity: Who it is; None for groups and for names that are not known.
    """

    start: int
    end: int
    text: str
    label: str
    score: float
    full: str | None = None
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom an act is directed at: the whole noun phrase and, in text order, its parties."""

    start: int
    end: int
    text: str
    classes: tuple[str, ...]
    score: float
    parties: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """The body that speaks, where its name is printed before the verb (安理会敦促…)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Act:
    """One performative act of the organ.

    Attributes:
        start: First code point of ``surface`` in the paragraph's text.
        end: End, exclusive.
        surface: The verb as printed with its modifiers.
        lemma: The bare content verb.
        modifiers: What stands before the lemma within the surface.
        english: The usual English opening, empty if the lexicon has none.
        family: One of ``FAMILIES``.
        opening: True for the first act of a paragraph.
        score: Probability that this is an act of the organ with exactly this span.
        addressee: The party, or None.
        subject: The name of the body that speaks, where it is printed; None in resolutions.
    """

    start: int
    end: int
    surface: str
    lemma: str
    modifiers: tuple[str, ...]
    english: str
    family: str
    opening: bool
    score: float
    addressee: Addressee | None = None
    subject: Subject | None = None

    def addressed(self, who: Addressee) -> Act:
        """The same act with an addressee; ``dataclasses.replace`` costs four times as much."""
        return Act(
            self.start, self.end, self.surface, self.lemma, self.modifiers, self.english,
            self.family, self.opening, self.score, who, self.subject,
        )  # fmt: skip


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
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """One tile of the source: who owns [start, end).

    ``kind`` is ``paragraph`` or ``note`` (then ``index`` says which) or names furniture:
    ``number``, ``blank``, ``header``, ``page-number``, ``footnote-mark``, ``separator``.
    """

    start: int
    end: int
    kind: str
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """A structured, and later labelled, document. ``pieces`` tile its source without gaps."""

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

    def with_paragraphs(self, paragraphs: tuple[Paragraph, ...]) -> Resolution:
        """The same document with other paragraphs."""
        return replace(self, paragraphs=paragraphs)
