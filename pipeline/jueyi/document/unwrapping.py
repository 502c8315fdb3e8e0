"""From the physical lines of a PDF reader to logical lines, notes and furniture.

A wrapped resolution has no mark where a paragraph ends. What tells: numbers and labels in
sequence, closing punctuation, indentation (where the reader kept it), lines that end before the
measure, and an opening verb at the head of the next line.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from ..records import Piece
from . import footnotes, inlinemarks, numbering
from .breaks import begins
from .cleaning import clean
from .habits import habits, is_flush, margin_of
from .layout import (
    ENDS,
    MARK,
    SEPARATOR,
    Line,
    is_enacting,
    lines_of,
    narrated,
)
from .lines import Logical, Unwrapped
from .numberbreaks import MISSING
from .page import furniture_kind
from .seam import Seam
from .widths import filled, fixed_length, measure, scope

_SCOPE = 12  # lines of which the measure is taken, at least
_COVER = 5  # lines among which the symbol stands
_OWN = re.compile(r"(?:A|S|E|T)/(?:HRC/)?RES/[0-9][0-9A-Z/()-]*")
_CHAPTER = re.compile(r"第[一二三四五六七八九十\d]{1,3}[章编卷][ \t\u3000]+[^，；。：]{2,40}")
_FIRST_NOTE = 9  # the number of the first note of a cover, at most
_FINAL = "。；：！？”]］"
_ITEM_END = re.compile(r"(?:[，；。：、]|[；，](?:以及|和|或|并))$")


class _Unwrapper:
    def __init__(self, text: str, known: dict[int, str], measured: bool) -> None:
        self.known = known
        self.measured = measured
        self.out = Unwrapped()
        self.current: Logical | None = None
        self.last_raw = ""
        self.after_mark = False
        self.expected = 1
        self.enacted = self.narrating = False
        self.labels: dict[str, str] = {}
        self.anchored: set[str] = set()
        self.notes_seen = 0
        self.lines = lines_of(text)
        if not measured:
            self.lines = inlinemarks.unenclosed(self.lines)
        # What a reader measured on the page tells marks by their size.
        if not measured and not known and inlinemarks.may_have(text):
            for index, cuts in inlinemarks.cuts(self.lines).items():
                self.lines[index] = self.lines[index].without(cuts)
        # Lines that the reader gave to notes or to the page say nothing of the measure.
        self.text_lines = [line for line in self.lines if line.start not in known]
        first, last = scope([line.body for line in self.text_lines])
        self.scope = self.text_lines[first or 0 : last if last > (first or 0) else None]
        margin = margin_of(self.scope)
        for line in self.lines if margin else ():
            line.margin = margin
        whole = self.scope if len(self.scope) >= _SCOPE else self.text_lines
        self.fixed = None if measured else fixed_length(whole)
        self.measure = self.fixed or measure(whole)
        self.indentation, self.spacing = habits(self.scope)
        self.flush = self.indentation and is_flush(self.scope)
        self.paged = False  # whether a page's number stands directly before
        front = (_OWN.search(line.body) for line in self.text_lines[:_COVER])
        self.own = next((found.group() for found in front if found), "")

    def run(self) -> Unwrapped:
        index = 0
        while index < len(self.lines):
            index = self._step(self.lines[index])
        self._flush()
        return self.out

    def _step(self, line: Line) -> int:
        """Give one line its place; the index of the next line to look at."""
        body = line.body
        after = line.index + 1
        if line.start in self.known:
            self._furniture(line, self.known[line.start])
            return after
        if not line.raw:
            self._furniture(line, "blank")
            return after
        ruled = SEPARATOR.match(line.raw)
        if ruled and footnotes.follow_separator(self.lines, after) and not self._titles(after):
            self._furniture(line, "separator")
            return self._notes(after)
        if ruled and body:
            if self.current is not None and self.current.text[-1:] in _FINAL:
                self._flush()  # else a paragraph goes on over the page
            self._furniture(line, "separator")
            return after
        if not clean(body):
            self._furniture(line, "blank")
            return after
        paged, self.paged = self.paged, False
        kind = furniture_kind(body, first=line.index == 0)
        if kind or (paged and (body in self.again or self._is_headed(body))):
            self.paged = True
            self._furniture(line, kind or "header")
            return after
        if footnotes.begins(self.lines, line.index, self.notes_seen, self.anchored):
            return self._notes(line.index)
        if mark := MARK.match(body):
            self._furniture(line, "footnote-mark")
            self.anchored.add(mark.group(1))
            if self.current is not None:
                self.current.anchors.append((mark.group(1), self.current.length))
            beside = self.lines[after] if after < len(self.lines) else None
            self.after_mark = bool(beside and beside.body and not beside.blank_before)
            return after
        self._body(line, body)
        return after

    def _titles(self, index: int) -> bool:
        """Whether what follows a rule above the text is a title with its number, and no note."""
        mark = footnotes.mark_of(self.lines, index)
        return not (self.enacted or self.notes_seen) and mark.isdigit() and int(mark) > _FIRST_NOTE

    @cached_property
    def again(self) -> set[str]:
        """Lines that may be the running head, where a page begins: printed at the head of several
        pages, or at one and above the text."""
        heads: Counter[str] = Counter()
        enacted = is_of_page = False
        for line in self.text_lines:
            if not clean(line.body):
                continue
            enacted = enacted or is_enacting(clean(line.body))
            if not enacted or is_of_page:
                heads[line.body] += 1
            is_of_page = furniture_kind(line.body, first=False) is not None
        return {body for body, count in heads.items() if count > 1 and body[-1] not in ENDS}

    def _is_headed(self, body: str) -> bool:
        """Whether a line at a page's head names the document, 灯塔的修缮  E/RES/2044/37, or the
        chapter of a volume."""
        named = bool(self.own) and self.own in body and body[-1] not in ENDS
        return named or (self.enacted and _CHAPTER.fullmatch(body) is not None)

    def _furniture(self, line: Line, kind: str) -> None:
        self.out.furniture.append(Piece(line.start, line.end, kind))

    def _notes(self, index: int) -> int:
        after, notes, furniture = footnotes.read(self.lines, index, self.notes_seen)
        self.out.notes += notes
        self.out.furniture += furniture
        numbers = [int(note.mark) for note in notes if note.mark.isdigit()]
        self.notes_seen = max([self.notes_seen, *numbers])
        if after == index:  # no note after all: the line is text
            self._body(self.lines[index], self.lines[index].body)
            return index + 1
        return after

    def _flush(self) -> None:
        if self.current is not None:
            self.out.lines.append(self.current)
            self.current = None

    def _body(self, line: Line, body: str) -> None:
        if not clean(body):
            self._furniture(line, "blank")
            return
        if self.current is None or self._begins(line, body):
            self._flush()
            self._remember(body)
            text = clean(body)
            self.current = Logical([text], line.spans, length=len(text))
        else:
            printed = self.last_raw[-1:].isspace() or (line.indented and not self.indentation)
            self.current.append(line, printed)
        for number, (start, end, mark) in enumerate(line.marks):
            self.out.furniture.append(Piece(start, end, "footnote-mark"))
            self.anchored.add(mark)
            behind = len(clean(line.behind(number)))
            self.current.anchors.append((mark, self.current.length - behind))
        self.after_mark = False
        self.last_raw = line.raw

    def _remember(self, body: str) -> None:
        """Keep the numbers and labels of a line that begins a paragraph, for the sequence."""
        number = numbering.decimal(body) or (numbering.undotted(body) if self.enacted else None)
        if number and (int(number[0]) == 1 or -1 <= int(number[0]) - self.expected <= MISSING):
            self.expected = int(number[0]) + 1
            self.labels.clear()
        if label := numbering.item(body):
            self.labels[label[2]] = label[0]
        text = clean(body)
        self.narrating = self.narrating or narrated(text) is not None
        if is_enacting(text):
            self.enacted = True
            self.expected = 1

    def _begins(self, line: Line, body: str) -> bool:
        """Whether ``body`` begins a new logical line: the first rule that knows decides."""
        assert self.current is not None
        head = self.current.parts[0]
        tail = self.current.parts[-1] or self.current.text
        size = filled(self.last_raw, self.fixed is not None)
        seam = Seam(
            line=line,
            body=body,
            text=clean(body),
            tail=tail,
            whole=head if len(self.current.parts) == 1 else "",
            parts=self.current.parts,
            ended=bool(_ITEM_END.search(tail[-4:])) or tail[-1:] in ENDS,
            short=size < self.measure,
            very_short=size < self.measure * 0.55,
            measure=self.measure,
            fixed=self.fixed is not None,
            measured=self.measured,
            indentation=self.indentation and not (self.flush and self.expected == 1),
            spacing=self.spacing,
            after_mark=self.after_mark,
            enacted=self.enacted,
            narrating=self.narrating,
            expected=self.expected,
            labels=self.labels,
            lines=self.lines,
        )
        begun = begins(seam)
        if seam.close:
            self.out.close.append(line.start)
        return begun


def unwrap(text: str, known: dict[int, str] | None = None, measured: bool = False) -> Unwrapped:
    """Join the physical lines of ``text`` into logical lines. Every line is kept somewhere.

    Args:
        text: Physical lines.
        known: Lines, by their first offset, that a reader knows to be notes or the page's own,
            with the kind of furniture that they are.
        measured: Whether indents were measured on the page, and so tell where paragraphs begin.
    """
    return _Unwrapper(text, known or {}, measured).run()
