"""Logical lines to paragraphs: part, number, level and parent of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..records import Paragraph, Part, Source
from . import compound, frame, negotiated, numbering, unnumbered
from .counting import Counting, counts_ground
from .layout import ADOPTED_AT, CLOSING, is_annex, narrated
from .lines import LogicalLine

_QUOTES = ("“", '"')


@dataclass(slots=True)
class _State:
    """Where in a resolution the reader of lines is."""

    where: str = "front"
    counted: bool = False  # whether a numbered paragraph came
    grounds: bool = False  # whether paragraphs of the preamble end in semicolons
    part: Part = "other"  # of the verb that is a heading
    number: str = ""  # of the numbered paragraph that was begun last
    stack: list[str] = field(default_factory=list)  # kinds of the open item labels, by depth


class Builder:
    """Reads lines in order and gives each its place in the resolution.

    Args:
        source: The input.
        lines: Its logical lines.
    """

    def __init__(self, source: Source, lines: list[LogicalLine]) -> None:
        self.lines = lines
        self.paragraphs: list[Paragraph] = []
        self.prefixes: list[int] = []
        self.open: list[tuple[int, int]] = []  # levels and indices that an item may hang on
        self.ready = source.kind == "jsonl"
        self.texts = texts = [line.text for line in lines]
        named, self.grounds = frame.grounds_before([] if self.ready else texts)
        self.enacting = frame.enacting_lines(texts) | named
        self.headings = frame.verb_headings([] if self.ready else texts)
        self.has_enacting = bool(self.enacting)
        # A notice quotes a resolution: “安全理事会，, and a quotation mark before every paragraph.
        self.quoted = any(texts[index][:1] in _QUOTES for index in self.enacting)
        # Where an annex begins, or part A or B of a text that has no enacting lines.
        self.begins = {index: "annex" for index, text in enumerate(texts) if is_annex(text)}
        if not self.enacting:
            self.begins |= {n: "front" for n, text in enumerate(texts) if numbering.is_part(text)}
        self.counting = Counting(lines, self.ready)
        self.numbers_ahead = self._numbers_ahead()
        self.state = _State()
        self.begun = False  # whether a preambular paragraph came

    def _behind(self, index: int, count: int) -> list[str]:
        """The next lines."""
        return self.texts[index + 1 : index + 1 + count]

    def _numbers_ahead(self) -> list[bool]:
        """For every line, whether a numbered paragraph follows before the next enacting line."""
        ahead = [False] * len(self.lines)
        seen = False
        for index in range(len(self.lines) - 1, -1, -1):
            ahead[index] = seen
            line = self.lines[index]
            if index in self.enacting or index in self.begins:
                seen = False
            elif not line.level and (self.counting.numbers[index] or (line.number or "").isdigit()):
                seen = True
        return ahead

    def run(self) -> list[Paragraph]:
        """The paragraphs, one a line, in order; ``prefixes`` then holds their numbers' lengths."""
        for index, line in enumerate(self.lines):
            self._add(index, line)
        return self.paragraphs

    def _emit(
        self, line: LogicalLine, part: Part, number: str | None, level: int, prefix: int
    ) -> None:
        """Append a paragraph; ``prefix`` is how much of the line's text is its number."""
        while self.open and self.open[-1][0] >= level:
            self.open.pop()
        parent = self.open[-1][1] if self.open else None
        level = 0 if parent is None else level
        index = len(self.paragraphs)
        self.open.append((level, index))
        text = line.text[prefix:] if prefix else line.text
        span = (line.segments[0][0], line.segments[-1][1])
        # By position, which costs half.
        self.paragraphs.append(
            Paragraph(index, part, number, level, parent, text, span, id=line.id)
        )
        self.prefixes.append(prefix)

    def _add(self, index: int, line: LogicalLine) -> None:
        text, state = line.text, self.state
        if self.ready:
            return self._ready(index, line)
        if index in self.enacting:
            # 统计委员会： (a) 欢迎……；: a decision without a preamble
            listed = text[-1] in "：:" and any(map(numbering.item, self._behind(index, 1)))
            grounds = unnumbered.are_grounds(self._behind(index, 2))
            self.state = _State("operative" if listed else "preamble", grounds=grounds)
            self._emit(line, "other", None, 0, 0)
            return
        if begun := self.begins.get(index):
            self.state = _State(begun)
            self._emit(line, "other", None, 0, 0)
            return
        if index in self.grounds:
            number, prefix, _ = self.counting.label(index, "preamble", "")
            self._emit(line, "preambular", number, 0, prefix)
            return
        if index in self.headings:
            part: Part = "preambular" if unnumbered.is_ground(text) else "operative"
            self.state = _State("headed", part=part)
            self._emit(line, self.state.part, None, 0, 0)
            return
        if state.where != "annex" and (drafted := compound.draft(text)):
            preambular, name, prefix = drafted
            self.state = _State("preamble") if preambular else _State("operative", counted=True)
            self._emit(line, "preambular" if preambular else "operative", name, 0, prefix)
            return
        number, prefix, kind = self.counting.label(index, state.where, state.number)
        if kind == "dotted":
            kind = "digit" if state.number and self._counts_items(line, number) else "decimal"
        if kind is not None and ADOPTED_AT.fullmatch(text, prefix):
            self._emit(line, "other", number, 0, prefix)
            return
        if line.part == "other" and number is not None:  # the markup knows an annex
            self._emit(line, "other", number, line.level or 0, prefix)
            return
        if state.where == "headed" and not CLOSING.match(text):
            if bare := numbering.undotted(text):
                number, prefix = bare
            self._emit(line, state.part, number, self._level(line, kind), prefix)
            return
        if state.where == "annex":
            level = self._level(line, kind) if kind not in (None, "decimal") else 0
            self._emit(line, "other", number, level, prefix)
            return
        if kind == "section":
            self.state = _State("operative", counted=True, number=state.number)
            return self._emit(line, "operative", number, 0, prefix)
        if kind == "decimal":
            # Front matter has numbers only where the document has no enacting line at all.
            if state.where == "front" and self.has_enacting:
                return self._emit(line, "other", None, 0, 0)
            if state.where == "preamble":
                count = (number or "", state.number, text[prefix:], self._behind(index, 1))
                if counts_ground(*count):
                    state.number = number or ""
                    self._emit(line, "preambular", number, 0, prefix)
                    return
            self.state = _State("operative", counted=True, number=number or "")
            self._emit(line, "operative", number, 0, prefix)
            return
        if kind is not None and state.where != "front":
            part = "preambular" if state.where == "preamble" else "operative"
            if kind == "dash" and state.where == "preamble" and not self._lists():
                self._emit(line, part, None, 0, prefix)  # a bullet numbers no ground
                return
            self._emit(line, part, number, self._level(line, kind), prefix)
            return
        if kind not in (None, "dash") and self.paragraphs[-1:] and self._lists():
            self._emit(line, "other", number, self._level(line, kind), prefix)
            return
        listed = kind is None and state.where == "operative"
        goes_on = listed and self._goes_on(index)
        if goes_on or (listed and unnumbered.is_item(text, self.paragraphs[-1], state.counted)):
            self._emit(line, "operative", None, self.open[-1][0] + 1 if goes_on else 1, 0)
            return
        # A statement's paragraphs may be listed with dashes, which number nothing.
        lead = int(self.quoted and text[:1] in _QUOTES)
        part = self._unnumbered(index, line, text[lead:])
        self._emit(line, part, None, 0, prefix if kind == "dash" else lead)

    def _goes_on(self, index: int) -> bool:
        """Whether a line without a label stands within a list: the item below it has the label
        next to that of an open one, or is the first of a list that the line opens."""
        ends = self.lines[index].text[-1:]
        item = next(map(numbering.item, self._behind(index, 1)), None)
        beside = [self.paragraphs[place].number or "-" for level, place in self.open if level]
        if item is None or not beside or ends not in ("；", "："):
            return False
        first = item[0] in ("㈠", "i") and item[2] not in map(numbering.kind_of, beside)
        return (first and ends == "：" and self.state.counted) or any(
            numbering.follows(item[0], before) for before in beside
        )

    def _counts_items(self, line: LogicalLine, number: str | None) -> bool:
        """Whether a number counts items: it is 1, or the item before has a number, too."""
        beside = (self.paragraphs[index] for level, index in self.open if level == line.level)
        return number == "1" or any((item.number or "").isdigit() for item in beside)

    def _lists(self) -> bool:
        """Whether the paragraph before opens or holds a list, in front of any enacting line."""
        before = self.paragraphs[-1]
        tells = before.text[-1:] in "，," and narrated(before.text) is not None
        return before.level > 0 or before.text[-1:] in "：:" or tells

    def _ready(self, index: int, line: LogicalLine) -> None:
        """A ready-made paragraph: keep it whole; guess its part from its form."""
        number, prefix, kind = self.counting.label(index, self.state.where, self.state.number)
        if kind != "decimal":
            number, prefix = None, 0
        found = line.part or unnumbered.alone(line.text, number is not None)
        self._emit(line, found, number, 0, prefix)

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
            numbers=self.numbers_ahead[index],
            counted=self.state.counted,
            begun=self.begun,
            grounds=self.state.grounds,
            following=self._behind(index, unnumbered.AHEAD),
        )
        part, where = unnumbered.part_of(place)
        if where != self.state.where:
            self.state = _State(where)
        self.begun = self.begun or part == "preambular"
        return part
