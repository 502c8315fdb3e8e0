"""Logical lines to paragraphs: part, number, level and parent of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..records import Part, Source
from . import compound, frame, heads, negotiated, numbering, unnumbered
from .counting import Ahead, Counting, counts_ground
from .layout import ADOPTED_AT, BODIES, CLOSING, is_annex, is_enacting, organ_of
from .lines import LogicalLine
from .placed import Placed

_QUOTES = ("“", '"')
_ENDS = tuple(heads.TERMINAL)


@dataclass(slots=True)
class _State:
    """Where in a resolution the reader of lines is."""

    where: str = "front"
    counted: bool = False  # whether a numbered paragraph came, of another part, too
    grounds: bool = False  # whether paragraphs of the preamble end in semicolons
    part: Part = "other"  # of the verb that is a heading
    number: str = ""  # of the numbered paragraph that was begun last
    inner: int = 0  # the last number of a list within it that counts from 1, too
    stack: list[str] = field(default_factory=list)  # kinds of the open item labels, by depth


class Builder:
    """Reads lines in order and gives each its place in the resolution.

    Args:
        source: The input.
        lines: Its logical lines.
    """

    def __init__(self, source: Source, lines: list[LogicalLine]) -> None:
        self.lines = lines
        self.placed = Placed()
        self.emit = self.placed.add
        self.ready = source.kind == "jsonl"
        self.texts = texts = [line.text for line in lines]
        named, self.grounds = frame.grounds_before([] if self.ready else texts)
        self.enacting = frame.enacting_lines(texts) | named
        self.headings = frame.verb_headings([] if self.ready else texts)
        self.has_enacting = bool(self.enacting)
        first = texts[min(self.enacting)] if self.enacting else ""
        self.principal = organ_of(first) in BODIES  # of the first resolution
        # A notice quotes a resolution: “安全理事会，, and a quotation mark before every paragraph.
        self.quoted = any(texts[index][:1] in _QUOTES for index in self.enacting)
        # Where an annex begins, or part A or B of a text that has no enacting lines.
        self.begins = {index: "annex" for index, text in enumerate(texts) if is_annex(text)}
        if not self.enacting:
            self.begins |= {n: "front" for n, text in enumerate(texts) if numbering.is_part(text)}
        self.counting = Counting(lines, self.ready)
        self.ahead = Ahead(lines, self.counting, self.enacting.union(self.begins))
        self.state = _State()
        self.begun = False  # whether a preambular paragraph came

    def _behind(self, index: int, count: int) -> list[str]:
        """The next lines."""
        return self.texts[index + 1 : index + 1 + count]

    def _is_inner(self, index: int, number: str) -> bool:
        """Whether a number counts in a list that a numbered paragraph opens with a colon, and that
        counts from 1 as the paragraphs do: those go on behind it."""
        state = self.state
        outer = state.number
        if state.where != "operative" or not (outer.isdecimal() and number.isdecimal()):
            return False
        goes_on = state.inner > 0 and int(number) == state.inner + 1
        begins = number == "1" and self.placed.opens()
        return (goes_on or begins) and self.ahead.holds(index, str(int(outer) + 1))

    def _is_annexed(self, text: str) -> bool:
        """Whether an enacting line is that of a commission whose resolution a principal organ
        annexes to its own."""
        commission = organ_of(text).endswith(("委员会", "会议"))
        return commission and self.state.where == "annex" and self.principal

    def run(self) -> Placed:
        """The paragraphs, one a line, in order."""
        for index, line in enumerate(self.lines):
            self._add(index, line)
        return self.placed

    def _add(self, index: int, line: LogicalLine) -> None:
        text, state = line.text, self.state
        if self.ready:
            self._ready(index, line)
            return
        if index in self.enacting and not self._is_annexed(text):
            # 统计委员会： (a) 欢迎……；: a decision without a preamble
            listed = text[-1] in "：:" and any(map(numbering.item, self._behind(index, 1)))
            grounds = heads.are_grounds(self._behind(index, 2))
            self.state = _State("operative" if listed else "preamble", grounds=grounds)
            self.emit(line, "other", None, 0, 0)
            return
        if begun := self.begins.get(index):
            self.state = _State(begun)
            self.emit(line, "other", None, 0, 0)
            return
        if index in self.grounds:
            number, prefix, _ = self.counting.label(index, "preamble", "")
            self.emit(line, "preambular", number, 0, prefix)
            return
        if index in self.headings:
            part: Part = "preambular" if heads.is_ground(text) else "operative"
            self.state = _State("headed", part=part)
            self.emit(line, self.state.part, None, 0, 0)
            return
        if state.where != "annex" and (drafted := compound.draft(text)):
            preambular, name, prefix = drafted
            self.state = _State("preamble") if preambular else _State("operative", counted=True)
            self.emit(line, "preambular" if preambular else "operative", name, 0, prefix)
            return
        number, prefix, kind = self.counting.label(index, state.where, state.number)
        if kind == "dotted":
            counts = self.placed.counts_items(line.level, number)
            kind = "digit" if state.number and counts else "decimal"
        if kind is not None and ADOPTED_AT.fullmatch(text, prefix):
            self.emit(line, "other", number, 0, prefix)
            return
        if _is_heading(line):
            self.emit(line, "other", None, 0, 0)
            return
        if line.part == "other" and number is not None:  # the markup knows an annex
            self.emit(line, "other", number, line.level or 0, prefix)
            return
        if state.where == "headed" and not CLOSING.match(text):
            if bare := numbering.undotted(text):
                number, prefix = bare
            self.emit(line, state.part, number, self._level(line, kind), prefix)
            return
        if state.where == "annex":
            level = self._level(line, kind) if kind not in (None, "decimal") else 0
            self.emit(line, "other", number, level, prefix)
            return
        if kind == "section":
            self.state = _State("operative", counted=True, number=state.number)
            self.emit(line, "operative", number, 0, prefix)
            return
        if kind == "decimal":
            # Front matter has numbers only where the document has no enacting line at all.
            if state.where == "front" and self.has_enacting:
                self.emit(line, "other", None, 0, 0)
                return
            if self._is_inner(index, number or ""):
                state.inner = int(number or "0")
                self.emit(line, "operative", number, self._level(line, "digit"), prefix)
                return
            if state.where == "preamble":
                count = (number or "", state.number, text[prefix:], self._behind(index, 1))
                if counts_ground(*count):
                    state.number = number or ""
                    self.emit(line, "preambular", number, 0, prefix)
                    return
            self.state = _State("operative", counted=True, number=number or "")
            self.emit(line, "operative", number, 0, prefix)
            return
        if kind is not None and state.where != "front":
            part = "preambular" if state.where == "preamble" else "operative"
            free = state.where == "preamble" or not state.counted
            if kind == "dash" and free and not self.placed.lists():  # a bullet numbers nothing
                self.emit(line, self._unnumbered(index, line, text[prefix:]), None, 0, prefix)
                return
            self.emit(line, part, number, self._level(line, kind), prefix)
            return
        if kind not in (None, "dash") and self.placed.paragraphs and self.placed.lists():
            self.emit(line, "other", number, self._level(line, kind), prefix)
            return
        loose = kind is None and state.where == "operative"
        goes_on = loose and self.placed.goes_on(text, self._behind(index, 1), state.counted)
        if goes_on or (
            loose and unnumbered.is_item(text, self.placed.paragraphs[-1], state.counted)
        ):
            self.emit(line, "operative", None, self.placed.open[-1][0] + 1 if goes_on else 1, 0)
            return
        # A statement's paragraphs may be listed with dashes, which number nothing.
        lead = int(self.quoted and text[:1] in _QUOTES)
        part = self._unnumbered(index, line, text[lead:])
        self.emit(line, part, None, 0, prefix if kind == "dash" else lead)

    def _ready(self, index: int, line: LogicalLine) -> None:
        """A ready-made paragraph: keep it whole; guess its part from its form."""
        number, prefix, kind = self.counting.label(index, self.state.where, self.state.number)
        if kind != "decimal":
            number, prefix = None, 0
        found = line.part or _alone(line.text, number is not None)
        self.emit(line, found, number, 0, prefix)

    def _level(self, line: LogicalLine, kind: str | None) -> int:
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

    def _unnumbered(self, index: int, line: LogicalLine, text: str) -> Part:
        """The part of a line without a number, given what of its text is the organ's; the reader
        moves on as it tells."""
        place = unnumbered.Place(
            text=negotiated.agreed(text),
            part=line.part,
            where=self.state.where,
            enacting=self.has_enacting,
            numbers=bool(self.ahead.numbers[index]),
            again=self.state.counted and self.ahead.numbers[index] == "1",
            counted=self.state.counted,
            titled=self.placed.ends_in_heading(),
            begun=self.begun,
            grounds=self.state.grounds,
            following=self._behind(index, unnumbered.AHEAD),
        )
        part, where = unnumbered.part_of(place)
        if where != self.state.where:
            self.state = _State(where, counted=place.again)
        self.begun = self.begun or part == "preambular"
        return part


def _is_heading(line: LogicalLine) -> bool:
    """Whether the markup numbers a heading as it does paragraphs: A. 定向制裁"""
    numbered = line.number is not None and line.part != "other"
    return numbered and numbering.is_heading(line.text)


def _alone(text: str, numbered: bool) -> Part:
    """The part of a paragraph that was handed in by itself, by its form."""
    if is_enacting(text) or not text.endswith(_ENDS):
        return "other"
    return "preambular" if not numbered and text[-1:] in "，," else "operative"
