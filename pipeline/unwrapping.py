"""From the physical lines of a PDF reader to logical lines, notes and furniture.

A wrapped resolution has no mark where a paragraph ends. What tells: numbers and labels in
sequence, closing punctuation, indentation (where the reader kept it), lines that end before the
measure, and an opening verb at the head of the next line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from . import lexicon, numbering
from .cleaning import clean, join, width
from .records import Piece

_ENDS = "，；。：:;,.！？]］"
_MARK = re.compile(r"^\s*(\d{1,3})\s*$")
_SEPARATOR = re.compile(r"^(?:[\s\u00a0]{20,}|\s*[_＿—─-]{5,}\s*)$")
_NOTE_HEAD = (
    r"(?:第\s*\d|见|同上|另见|参见|[ASE]/|[A-Z]{2,}/|联合国，|联合国[，,]|《|“|以\s*\d|可查阅|http|"
    r"TD/|FCCC/|UNEP/|大会|安全理事会|经济及社会理事会|人权理事会|国际)"
)
_NOTE = re.compile(rf"^\s*(\d{{1,3}})\s*({_NOTE_HEAD}.*)$", re.S)
_GLUED = re.compile(r"^\s*(\d{1,3}|\*{1,3})\s*(?=[^\d\s.．。、])")
_NOTE_TEXT = re.compile(rf"^\s*{_NOTE_HEAD}")
_SYMBOL = re.compile(r"^\s*(?:A|S|E|A/HRC|A/C\.\d|E/CN\.\d)/[A-Z0-9][A-Z0-9./()（） -]*\s*$")
_PAGE = re.compile(r"^\s*(?:\d{1,3}/\d{1,3}|第\s*\d+\s*页(?:，共\s*\d+\s*页)?|-\s*\d+\s*-)\s*$")
_JOB = re.compile(
    r"^\s*(?:\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{1,3}/\d{1,3})?|"
    r"\d{1,3}/\d{1,3}\s+\d{2}-\d{5}|GE\.\d{2}-\d{5}.*|\*?\d{7}\*?|请回收\S*)\s*$"
)
_MASTHEAD = re.compile(
    r"^\s*(?:联\s*合\s*国|Distr\.?:.*|General|Chinese|Original:.*|\d{1,2} [A-Z][a-z]+ \d{4}|"
    r"Chinese Original:.*)\s*$"
)
_DAY = r"(?:\d{4}|[二一][〇○零一二三四五六七八九]{3})年\S{1,3}月\S{1,3}日"
_SITTING = r"第\d{1,5}次(?:全体)?会议"
CLOSING = re.compile(rf"^(?:{_DAY}(?:{_SITTING})?|{_SITTING}(?:{_DAY})?)$")
# Verbs that open a preambular paragraph more often than they stand behind a comma inside one
# (counted over the 2,292 Chinese documents of 2019-2024).
_OPENERS = frozenset(
    [
        "回顾",
        "重申",
        "认识到",
        "强调",
        "欢迎",
        "注意到",
        "强调指出",
        "确认",
        "着重指出",
        "承认",
        "特别指出",
        "意识到",
        "铭记",
        "考虑到",
        "关切",
        "赞扬",
        "谴责",
        "深信",
        "念及",
        "遵循",
        "申明",
        "肯定",
        "欣见",
        "指出",
        "审议了",
        "震惊",
        "遗憾",
        "痛惜",
        "忆及",
        "坚信",
        "回顾指出",
        "重点指出",
        "采取行动",
        "认定",
        "赞赏",
        "感谢",
        "确信",
        "关注",
        "知悉",
        "审查了",
        "提及",
        "赞同",
        "认可",
        "满意",
    ]
)
_ITEM_END = re.compile(r"(?:[，；。：、]|[；，](?:以及|和|或|并))$")


@dataclass(slots=True)
class Logical:
    """A logical line: its clean text and the source spans it was joined from."""

    text: str
    segments: list[tuple[int, int]]
    anchors: list[tuple[str, int]] = field(default_factory=list)


@dataclass(slots=True)
class Unwrapped:
    """What a wrapped source holds: lines, notes (mark, text, segments) and furniture."""

    lines: list[Logical] = field(default_factory=list)
    notes: list[tuple[str, str, list[tuple[int, int]]]] = field(default_factory=list)
    furniture: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    raw: str
    blank_before: bool
    indented: bool


def physical(text: str) -> list[tuple[int, int]]:
    """[start, end) of every line of ``text``, line end included."""
    spans, start = [], 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end + 1
        spans.append((start, end))
        start = end
    return spans


def is_wrapped(text: str) -> bool:
    """Whether ``text`` looks like physical lines: too many of its lines end in mid-sentence."""
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if len(line) > 8]
    if len(lines) < 3:
        return False
    widths = sorted(map(width, lines))
    widest = widths[int(len(lines) * 0.95)]
    cut = sum(1 for line in lines if line[-1] not in _ENDS and width(line) > widest * 0.8)
    # Paragraphs of clean text are seldom all short; headings seldom as wide as paragraphs.
    return cut >= max(2, len(lines) * (0.12 if widest < 60 else 0.3)) and widest < 100


class _Unwrapper:
    def __init__(self, text: str) -> None:
        self.text = text
        self.out = Unwrapped()
        self.current: Logical | None = None
        self.last_raw = ""
        self.after_mark = False
        self.expected = 1
        self.enacted = False
        self.labels: dict[str, str] = {}
        self.notes_seen = 0
        self.lines = self._load()
        self.measure = self._measure()
        self.indentation = self._indentation()

    def _load(self) -> list[_Line]:
        lines: list[_Line] = []
        blank = True
        for start, end in physical(self.text):
            raw = self.text[start:end].rstrip("\n")
            lines.append(_Line(start, end, raw, blank, raw[:1] in " \t\u3000\u00a0"))
            blank = not raw.strip()
        return lines

    def _measure(self) -> float:
        """The least width of a full line, in ems: what lines that end in mid-sentence reach."""
        bodies = [line.raw.strip() for line in self.lines if len(line.raw.strip()) > 8]
        widths = sorted(map(width, bodies))
        if not widths:
            return 0.0
        typical = widths[int(len(widths) * 0.8)]
        full = sorted(
            w
            for w, body in zip(map(width, bodies), bodies, strict=True)
            if body[-1] not in _ENDS and w > typical - 4
        )
        return full[len(full) // 16] if full else typical

    def _indentation(self) -> bool:
        """Whether an indented line reliably begins a paragraph in this document."""
        heads = continued = head_total = continued_total = 0
        previous = ""
        for line in self.lines:
            body = line.raw.strip()
            if len(body) < 4:
                continue
            if numbering.decimal(body):
                head_total += 1
                heads += line.indented
            elif previous and previous[-1] not in _ENDS:
                continued_total += 1
                continued += line.indented
            previous = body
        return head_total > 0 and heads >= 0.7 * head_total and continued <= 0.15 * continued_total

    def run(self) -> Unwrapped:
        index = 0
        while index < len(self.lines):
            index = self._step(index)
        self._flush()
        return self.out

    def _step(self, index: int) -> int:
        line = self.lines[index]
        body = line.raw.strip()
        if _SEPARATOR.match(line.raw) and self._note_follows(index + 1):
            self._furniture(line, "separator")
            return self._notes(index + 1)
        if not clean(body):
            self._furniture(line, "blank")
            return index + 1
        kind = self._furniture_kind(body, index)
        if kind:
            self._furniture(line, kind)
            return index + 1
        mark = _MARK.match(body)
        if mark:
            if self._starts_note(index):
                return self._notes(index)
            self._furniture(line, "footnote-mark")
            if self.current is not None:
                self.current.anchors.append((mark.group(1), len(self.current.text)))
            following = self.lines[index + 1] if index + 1 < len(self.lines) else None
            self.after_mark = bool(
                following and following.raw.strip() and not following.blank_before
            )
            return index + 1
        note = _NOTE.match(body)
        if note and int(note.group(1)) == self.notes_seen + 1 and self._page_bottom(index):
            return self._notes(index)
        self._body(line, body)
        return index + 1

    def _furniture(self, line: _Line, kind: str) -> None:
        self.out.furniture.append(Piece(line.start, line.end, kind))

    def _furniture_kind(self, body: str, index: int) -> str | None:
        if _PAGE.match(body):
            return "page-number"
        if _JOB.match(body) or _MASTHEAD.match(body):
            return "header"
        if _SYMBOL.match(body) and (index > 0 or self.enacted):
            return "header"
        return None

    # Notes

    def _following(self, index: int) -> int | None:
        """Index of the next line with text at or after ``index``."""
        while index < len(self.lines):
            if self.lines[index].raw.strip():
                return index
            index += 1
        return None

    def _note_follows(self, index: int) -> bool:
        found = self._following(index)
        if found is None:
            return False
        body = self.lines[found].raw
        return bool(_MARK.match(body) or _GLUED.match(body))

    def _starts_note(self, index: int) -> bool:
        """Whether the lone mark at ``index`` heads a note rather than anchors one."""
        mark = _MARK.match(self.lines[index].raw)
        found = self._following(index + 1)
        return bool(
            mark
            and found is not None
            and int(mark.group(1)) == self.notes_seen + 1
            and any(m == mark.group(1) for line in self._recent() for m, _ in line.anchors)
            and _NOTE_TEXT.match(self.lines[found].raw)
        )

    def _recent(self) -> list[Logical]:
        return [*self.out.lines[-12:], *([self.current] if self.current else [])]

    def _page_bottom(self, index: int) -> bool:
        """Whether the line may be at a page's end: the paragraph before it stands open or closed,
        and its mark is anchored above."""
        match = _NOTE.match(self.lines[index].raw.strip())
        return bool(
            match and any(m == match.group(1) for line in self._recent() for m, _ in line.anchors)
        )

    def _notes(self, index: int) -> int:
        """Read the notes that begin at ``index``; the index of the first line behind them."""
        while True:
            found = self._following(index)
            if found is None:
                return index
            line = self.lines[found]
            mark = _MARK.match(line.raw)
            glued = _GLUED.match(line.raw)
            if mark is None and glued is None:
                return index
            number = (mark or glued).group(1)  # type: ignore[union-attr]
            if number.isdigit() and not 0 < int(number) - self.notes_seen <= 3:
                return index
            for blank in self.lines[index:found]:
                self._furniture(blank, "blank")
            index = found
            segments: list[tuple[int, int]] = []
            if mark:
                self._furniture(line, "footnote-mark")
                index += 1
            text = ""
            while index < len(self.lines):
                line = self.lines[index]
                body = line.raw.strip()
                if not body:
                    if not text or not text.endswith("。"):
                        self._furniture(line, "blank")
                        index += 1
                        continue
                    break
                if text.endswith("。") or (text and self._furniture_kind(body, index)):
                    break
                if text and (numbering.decimal(body) and body[0].isdigit()):
                    break
                segments.append((line.start, line.end))
                text = join(text, body)
                index += 1
            if glued and not mark:
                text = text[len(number) :].lstrip()
            if number.isdigit():
                self.notes_seen = int(number)
            self.out.notes.append((number, clean(text), segments))

    # Body

    def _flush(self) -> None:
        if self.current is not None:
            self.out.lines.append(self.current)
            self.current = None

    def _body(self, line: _Line, body: str) -> None:
        if self.current is None or self._begins(line, body):
            self._flush()
            self._note_labels(body)
            self.current = Logical(clean(body), [(line.start, line.end)])
        else:
            printed = self.last_raw[-1:].isspace() or (line.indented and not self.indentation)
            self.current.text = clean(join(self.current.text, body, spaced=printed))
            self.current.segments.append((line.start, line.end))
        self.after_mark = False
        self.last_raw = line.raw

    def _note_labels(self, body: str) -> None:
        number = numbering.decimal(body)
        if number and self._in_sequence(int(number[0])):
            self.expected = int(number[0]) + 1
            self.labels.clear()
        label = numbering.item(body)
        if label:
            self.labels[label[2]] = label[0]
        if is_enacting(clean(body)):
            self.enacted = True
            self.expected = 1

    def _in_sequence(self, number: int) -> bool:
        return number in (self.expected, 1)

    def _begins(self, line: _Line, body: str) -> bool:
        """Whether ``body`` begins a new logical line."""
        assert self.current is not None
        text = self.current.text
        ended = bool(_ITEM_END.search(text)) or text[-1] in _ENDS
        short = width(self.last_raw.strip()) < self.measure
        candidate = clean(body)
        if is_enacting(candidate) and (ended or short):
            return True
        if is_enacting(text) or is_annex(text):
            return True
        if CLOSING.match(candidate):
            return not CLOSING.match(text)
        if CLOSING.match(text):
            return True
        number = numbering.decimal(body)
        if number and self._in_sequence(int(number[0])) and (ended or short):
            return not (self.after_mark and not ended)
        label = numbering.item(body)
        if label and (ended or short) and self._label_fits(label[0], label[2]):
            return True
        if self.after_mark:
            return False
        if is_annex(candidate) or numbering.PART_LETTER.match(body):
            return ended or short
        heading = numbering.HAN_HEADING.match(body) or numbering.ROMAN_HEADING.match(body)
        if heading and ended and (short or line.indented):
            return True
        if not self.enacted:
            # Titles are set larger and wrap early.
            if self.indentation:
                return line.indented
            return width(self.last_raw.strip()) < self.measure * 0.55
        if ended and text[-1] in "；。" and self._is_heading(line, candidate):
            return True
        if not ended:
            # A heading has no closing punctuation; what follows it is indented or numbered.
            return short and (
                (self.indentation and line.indented)
                or (len(text) < 30 and len(self.current.segments) == 1)
            )
        if self.indentation:
            return line.indented
        if text[-1] in "；。：" or text[-1] in "]］":
            return short
        return short or (self.expected == 1 and _opens(candidate))

    def _is_heading(self, line: _Line, text: str) -> bool:
        """Whether a short line without closing punctuation stands before the next number."""
        if text[-1] in _ENDS or width(text) > self.measure - 2 or text[0] in "，、）)":
            return False
        found = self._following(self.lines.index(line) + 1)
        number = found is not None and numbering.decimal(self.lines[found].raw.strip())
        return bool(number) and self._in_sequence(int(number[0]))  # type: ignore[index]

    def _label_fits(self, label: str, kind: str) -> bool:
        last = self.labels.get(kind)
        if kind == "dash" or label in {"a", "i", "一", "㈠", "⑴", "①", "1", "甲"}:
            return True
        return last is not None and last != label


def _opens(text: str) -> bool:
    """Whether ``text`` begins as a preambular paragraph does."""
    match = lexicon.load().pattern.match(text)
    verb = lexicon.load().parse(match.group()) if match else None
    return verb is not None and verb.lemma in _OPENERS


_ENACTING = re.compile(
    r"^(?:大会|安全理事会|安理会|人权理事会|经济及社会理事会|理事会|"
    r"[\u4e00-\u9fff、和及]{0,26}(?:理事会|委员会|大会|会议|缔约方|当事方))[，,:：]$"
)
_ANNEX = re.compile(
    r"^(?:附件|附录|附文|增编)[一二三四五六七八九十\dIVXⅠⅡⅢⅣⅤ]{0,3}(?:[:：.\s].{0,60})?$"
)


def is_enacting(text: str) -> bool:
    """Whether ``text`` is an enacting line: the organ's name and a comma."""
    return len(text) <= 32 and bool(_ENACTING.match(text))


def is_annex(text: str) -> bool:
    """Whether ``text`` is the heading of an annex."""
    return text.startswith(("附", "增")) and bool(_ANNEX.match(text))


def unwrap(text: str) -> Unwrapped:
    """Join the physical lines of ``text`` into logical lines. Every line is kept somewhere."""
    return _Unwrapper(text).run()
