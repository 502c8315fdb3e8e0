"""Notes at the bottom of a page, in the middle of a paragraph that goes on behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .. import lexicon
from ..records import Piece
from . import numbering
from .cleaning import clean, join
from .layout import MARK, Line, following
from .page import furniture_kind

_NOTE_HEAD = (
    r"(?:第\s*\d|见|文件|参阅|参看|详见|载于|并酌情|酌情|如适用|在适用情况下|同上|另见|参见|[ASE]/|[A-Z]{2,}/|联合国，|联合国[，,]|《|“|以\s*\d|可查阅|http|"
    r"TD/|FCCC/|UNEP/|大会|安全理事会|经济[及暨]社会理事会|人权理事会|国际)"
)
_NOTE = re.compile(rf"^\s*(\d{{1,3}})/?\s*{_NOTE_HEAD}")
# 1 灯塔监测中心，《全球报告》(2044年，灯塔港)。
_PUBLISHED = re.compile(r"^\s*(\d{1,3})(?:/|\s)\s*[^，。；《]{2,40}，《[^》]{2,60}》.{0,24}\d{4}年")
# * 委员会第一一二届会议(2044年4月8日至26日)通过。, at the foot of the first page
_STARRED = re.compile(r"^\s*[*＊]{1,3}\s*(?:委员会|理事会|大会|会议)?第[^，。；]{1,60}通过[。.]?$")
_NOTE_TEXT = re.compile(rf"^\s*{_NOTE_HEAD}")
SUPERSCRIPT = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_GLUED = re.compile(r"^\s*(\d{1,3}|\*{1,3})/?\s*(?=[^\d\s.．。、/-])")


@dataclass(slots=True)
class RawNote:
    """A note as it was read: mark, clean text, and the source spans of its lines."""

    mark: str
    text: str
    segments: list[tuple[int, int]]


def flat(line: str) -> str:
    """A line whose superscript digits are set as others."""
    return line.translate(SUPERSCRIPT)


def is_paragraph(line: str, at: int) -> bool:
    """Whether the organ asks, decides or declares at an offset behind a bare number: a paragraph
    that has lost its full stop, and no note.

    >>> is_paragraph("1 敦促各国修缮灯塔；", 2), is_paragraph("1 根据该报告第3段。", 2)
    (True, False)
    """
    words = lexicon.load()
    match = words.pattern.match(line, at)
    verb = words.parse(match.group()) if match else None
    return verb is not None and verb.family != "recitative"


def is_note(body: str) -> bool:
    """Whether a line begins as notes do, with or without its mark: 见……, A/71/823"""
    return bool(_headed(body) or _NOTE_TEXT.match(body))


def _headed(body: str) -> re.Match[str] | None:
    """The mark and the first words of a note: 见……, or who published what, and when."""
    printed = flat(body)
    return _NOTE.match(printed) or _PUBLISHED.match(printed)


def follow_separator(lines: list[Line], index: int) -> bool:
    """Whether the lines at ``index`` look like notes, given that a rule stands before them."""
    return bool(mark_of(lines, index))


def mark_of(lines: list[Line], index: int) -> str:
    """The mark that the first line with text at or after ``index`` begins with, or nothing."""
    line = following(lines, index)
    match = line and (MARK.match(line.raw) or _GLUED.match(line.raw))
    return match.group(1) if match else ""


def begins(lines: list[Line], index: int, seen: int, anchored: set[str]) -> bool:
    """Whether a note begins at ``index`` without a rule before it.

    Args:
        lines: The document's lines.
        index: The line in question: a lone mark, or a mark and text.
        seen: Number of the last note that was read.
        anchored: Marks that stand in the text above.
    """
    body = lines[index].body
    if _is_starred(lines, index):
        return True
    if not body[:1].isdigit():  # nor a raised digit
        return False
    alone = MARK.match(body)
    match = alone or _headed(body)
    # The volumes of a session count their notes on from one resolution to the next.
    follows = match is not None and (int(match.group(1)) == seen + 1 or not seen)
    if match is None or not follows or match.group(1) not in anchored:
        return False
    if alone is None:
        return True
    text = following(lines, index + 1)
    return text is not None and bool(_NOTE_TEXT.match(text.raw))


def _is_starred(lines: list[Line], index: int) -> bool:
    """Whether a line, or two, tells when a committee adopted the text."""
    body = lines[index].body
    if body[:1] not in ("*", "＊"):
        return False
    below = following(lines, index + 1)
    return bool(_STARRED.match(body) or (below and _STARRED.match(body + below.body)))


def read(lines: list[Line], index: int, seen: int) -> tuple[int, list[RawNote], list[Piece]]:
    """Read the notes that begin at ``index``.

    Returns:
        The index of the first line behind them, the notes, and the furniture between.
    """
    notes: list[RawNote] = []
    furniture: list[Piece] = []
    while (line := following(lines, index)) is not None:
        alone = MARK.match(line.raw)
        match = alone or _GLUED.match(flat(line.raw))
        if match is None:
            break
        mark = match.group(1)
        if mark.isdigit() and seen and not 0 < int(mark) - seen <= 3:
            break
        furniture += [Piece(b.start, b.end, "blank") for b in lines[index : line.index]]
        index = line.index
        marks = _marks(lines, index) if alone else []
        for place in marks:
            furniture.append(Piece(place.start, place.end, "footnote-mark"))
        index += len(marks)
        for printed in [place.body for place in marks] or [mark]:
            index, note = _read_one(lines, index, printed, glued=not marks, furniture=furniture)
            notes.append(note)
            seen = int(printed) if printed.isdigit() else seen
    return index, notes, furniture


def _marks(lines: list[Line], index: int) -> list[Line]:
    """The lines of the marks of several notes, which ``pdftotext`` sets above all their texts."""
    found = [lines[index]]
    for line in lines[index + 1 :]:
        if not MARK.match(line.raw) or int(line.body) != int(found[-1].body) + 1:
            return found
        found.append(line)
    return found


def _read_one(
    lines: list[Line], index: int, mark: str, glued: bool, furniture: list[Piece]
) -> tuple[int, RawNote]:
    """One note's lines: to a full stop, the next number, or the page's end."""
    text = ""
    segments: list[tuple[int, int]] = []
    while index < len(lines):
        line = lines[index]
        body = line.body
        if not body:
            if text.endswith("。"):
                break
            furniture.append(Piece(line.start, line.end, "blank"))
            index += 1
            continue
        if text.endswith("。") or (
            text and (furniture_kind(body, first=False) or numbering.decimal(body))
        ):
            break
        segments.append((line.start, line.end))
        text = join(text, body)
        index += 1
    if glued:
        text = text[len(mark) :].lstrip("/ \t\u3000")
    return index, RawNote(mark, clean(text), segments)
