"""A source to logical lines: from blocks that a reader knows, or a line a paragraph."""

from __future__ import annotations

import re
from collections import Counter

from ..lexicon.parties import load_parties
from ..records import Piece, Source
from . import chats, glued, notemarks, numbering, oldstyle, remarks, website
from .cleaning import clean, join, visible
from .heads import TERMINAL, opens
from .layout import BODIES, CLOSING, ENDS, MARK, is_annex, is_enacting, narrated, organ_of, physical
from .lines import LogicalLine
from .page import furniture_kind
from .pagebreaks import is_of_a_page

_QUOTES = '“「"'  # that begin every paragraph of a statement
_ENDED = ENDS + "”》)）…—"  # what a line that was cut does not end in
_PAGES = 16  # pieces of a paragraph at most: joining more would take quadratic time
_LONG = 24  # characters that a heading seldom has
_LINKS = ("并", "并且", "以及", "和", "及", "与", "或")  # what no line ends in that is whole
_REST = 8  # characters of a line that can be nothing but the end of one before
_HUNG = 20  # of a line with an indent, behind which one has none
_LONGEST_HEAD = 60  # characters
_MOST = 4  # lines that are joined so
# No paragraph begins with a mark that closes something, or with a symbol in brackets and a comma.
_SHUT = "，、；。：”》)"
_GOES_ON = re.compile(rf"[{_SHUT}]|\([A-Z][A-Za-z0-9./ -]+\)[，；。]")
_OPENS = frozenset(_SHUT + "(")  # what such a line begins with: soon looked up


def owned(source: Source) -> list[tuple[int, int, str]]:
    """Every line that the reader gave to a note or to the page: start, end, kind."""
    spans = [(*note.source, "note") for note in source.notes if note.source[0] < note.source[1]]
    return [
        (start + left, start + right, kind)
        for start, end, kind in sorted([*spans, *source.furniture])
        for left, right in physical(source.text[start:end])
    ]


def text_lines(source: Source, furniture: list[Piece], found: notemarks.Marks) -> list[LogicalLine]:
    """Lines of unwrapped text; what is none is added to ``furniture``. ``found`` are the marks of
    notes in the text, where it has none in the old style."""
    lines = []
    text = source.text
    taken = sorted(owned(source), key=lambda each: each[2] == "old note")  # which is the line's
    known = {start: (end, kind) for start, end, kind in taken}
    marks = oldstyle.note_marks(text) or list(found.places)
    if beside := [*website.links(text), *remarks.remarks(text)]:
        marks = sorted([*marks, *beside])
    named = chats.senders(text) if chats.KIND in {kind for _, kind in known.values()} else {}
    at = 0  # of the next mark
    paged = begun = False  # whether lines of the page stand directly before; the text did begin
    organ = ""  # that the enacting line names
    again: set[str] | None = None  # running heads, asked for where lines of a page were met
    covered = 0  # up to where a line belongs to a note or to the page
    for begin, end in glued.spans(text, marks):
        start, first = begin, at
        while at < len(marks) and marks[at][0] < end:
            at += 1
        if start < covered:
            continue
        if sent := named.get(start):
            furniture.append(Piece(start, sent, chats.KIND))
            start = sent
        if at > first and start not in known:
            marked = _marked_line(text, start, end, marks[first:at], furniture)
            lines += [marked] if marked.segments else []
            continue
        printed = text[start:end].rstrip("\n")
        cleaned = clean(printed)
        if start in known:
            covered, owner = known[start]
            furniture.append(Piece(start, covered, owner))
            cut = bool(lines) and lines[-1].text.endswith(("，", "、"))
            paged = paged or (cut and owner == chats.KIND)
        elif begun and (kind := _page_line(cleaned, printed)):
            furniture.append(Piece(start, end, kind))
            paged = True
        elif cleaned.strip():
            if paged and again is None:
                again = _repeated(text)
            if again and paged and cleaned in again:  # a running head, where a page begins
                furniture.append(Piece(start, end, "header"))
                continue
            turned, paged = paged, False
            begun = begun or _begins(cleaned)
            organ = organ or (organ_of(cleaned) if is_enacting(cleaned) else "")
            before = lines[-1].text if lines else ""
            over = (
                before
                and len(lines[-1].segments) < _PAGES
                and (
                    (turned and _over_the_page(before, cleaned, organ))
                    or (
                        begun
                        and (before[-1] not in _ENDED or _lists(before, cleaned))
                        and _is_cut(before, cleaned, organ, _hangs(text, lines[-1], start))
                    )
                )
            )
            goes_on = cleaned[0] in _OPENS and lines and _GOES_ON.match(cleaned)
            if over or (goes_on and _is_open(lines[-1])):
                lines[-1].text = join(lines[-1].text, cleaned)
                lines[-1].segments.append((start, end))
            else:
                lines.append(LogicalLine(cleaned, [(start, end)], []))
        else:
            furniture.append(Piece(start, end, "blank"))
    return lines


def _repeated(text: str) -> set[str]:
    """Lines, clean, that a text prints more than once and that end no sentence."""
    counts = Counter(text[start:end].strip() for start, end in physical(text))
    return {clean(line) for line, count in counts.items() if count > 1 and line[-1:] not in ENDS}


def _begins(text: str) -> bool:
    """Whether the text of the document begins, behind its cover."""
    begins = is_enacting(text) or text[0] in _QUOTES or numbering.decimal(text) is not None
    return begins or narrated(text) is not None


def _page_line(text: str, printed: str) -> str | None:
    """The kind of a line within the text that belongs to the page: running head, job, number.

    Args:
        text: The line, clean.
        printed: The same with its gaps, by which a running head is known.
    """
    if not text or len(text) > _LONGEST_HEAD or (text[-1] in ENDS and text[-3:] != "..."):
        return None
    if MARK.match(text):
        return "page-number"
    kind, printed = furniture_kind(text, first=False), printed.strip()
    return kind or (None if printed == text else furniture_kind(printed, first=False))


def _over_the_page(before: str, text: str, organ: str) -> bool:
    """Whether a paragraph goes on behind the foot of its page and the head of the next, in a text
    whose enacting line names ``organ``."""
    if (
        is_of_a_page(text)
        or not any(map(str.isalnum, text))  # a rule
        or before.rstrip('”"')[-1:] in tuple("；。：！？]］")
        or text[0] in _QUOTES + "(（[［《"
        or CLOSING.match(text)
    ):
        return False
    if numbering.decimal(text) or numbering.item(text) or oldstyle.number(text):
        return False
    # A comma ends paragraphs of the preamble.
    goes_on = numbering.decimal(before) or before[0] in _QUOTES or before[-1] not in "，,"
    # 其中决定召开水道 / 会议， names no organ behind 大会，
    name = organ_of(text)
    known = not organ or name in (organ, *BODIES) or name in load_parties().names
    enacts = is_enacting(text) and known
    return bool(goes_on) and not (enacts or is_annex(text))


def _lists(before: str, text: str) -> bool:
    """Whether a paragraph with a number breaks off at a comma, which it does not end in: an item of
    a list follows, rather, unless the next line ends a sentence."""
    return before[-1] in "，," and text[-1] == "。" and numbering.decimal(before) is not None


def _hangs(text: str, line: LogicalLine, start: int) -> bool:
    """Whether a line that begins at ``start`` has no indent, and the one before it had one."""
    first = line.segments[0][0]
    return text[first].isspace() and not text[start].isspace()


def _is_cut(before: str, text: str, organ: str, hangs: bool) -> bool:
    """Whether a line was cut within its sentence, and goes on in the next, which is the more
    likely where that ``hangs``."""
    if len(before) < (_HUNG if hangs else _LONG) or text[-1] not in ENDS:
        return False
    # An item may end in no mark; what is left of its last word tells.
    listed = len(text) <= _REST and numbering.item(before) is not None
    said = hangs and before[0] in _QUOTES  # of a statement, whose paragraphs begin so
    own = listed or said or numbering.decimal(before) is not None or opens(before)
    rest = text.lstrip("《") if hangs else text
    goes_on = bool(rest) and _over_the_page(before, rest, organ)
    return own and goes_on and (before.endswith(_LINKS) or not opens(text))


def _is_open(line: LogicalLine) -> bool:
    """Whether a line may go on: it ends in no mark, and has not gone on for long."""
    return line.text[-1:] not in TERMINAL and len(line.segments) < _MOST


def _marked_line(
    text: str,
    start: int,
    end: int,
    marks: list[tuple[int, int, str]],
    furniture: list[Piece],
) -> LogicalLine:
    """A line whose notes' marks stand in it as text: they belong to no paragraph."""
    segments: list[tuple[int, int]] = []
    seen: list[tuple[str, int]] = []  # mark, visible characters before it
    kept: list[str] = []
    count, position = 0, start
    for left, right, mark in marks:
        segments.append((position, left))
        kept.append(text[position:left])
        count += visible(kept[-1])
        if mark in ("", remarks.KIND):
            furniture.append(Piece(left, right, mark or website.KIND))
        else:
            seen.append((mark, count))
            furniture.append(Piece(left, right, "footnote-mark"))
        position = right
    segments.append((position, end))
    kept.append(text[position:end].rstrip("\n"))
    cleaned = clean("".join(kept))
    ends = [0, *(at + 1 for at, character in enumerate(cleaned) if character != " ")]
    anchors = [(mark, ends[number]) for mark, number in seen]
    return LogicalLine(cleaned, [s for s in segments if s[0] < s[1]], anchors)


def block_lines(source: Source, furniture: list[Piece]) -> list[LogicalLine]:
    """A line for every block of a reader; what lies between is added to ``furniture``."""
    lines, position = [], 0
    for block in source.blocks:
        if block.start > position:
            between = source.text[position : block.start].strip()
            furniture.append(Piece(position, block.start, "header" if between else "blank"))
        position = block.end
        text = clean(source.text[block.start : block.end])
        if source.kind == "html" and website.is_site(text):
            furniture.append(Piece(block.start, block.end, website.KIND))
            continue
        lines.append(
            LogicalLine(
                text,
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
