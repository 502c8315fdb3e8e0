"""What stands in a paragraph of Word: runs of text, fields, marks of notes, boxes, objects."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from .assembly import Line
from .autonumber import W
from .chinese import han, has_han
from .wordfields import Fields, entry
from .wordml import MATH, MC, A, chosen, is_on, shows, symbol, text_of
from .wordnotes import NoteMarks
from .wordobjects import local, named
from .wordparts import Parts
from .wordstyles import Styles
from .wordtold import Told

DROPPED = frozenset(
    W + tag for tag in ("rPr", "pPr", "del", "moveFrom", "delText", "tblPr", "sdtPr", "sdtEndPr")
)
_TEXT = frozenset({W + "t", A + "t", MATH})
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-", A + "br": " "}
_FIELDS = frozenset(W + tag for tag in ("fldChar", "instrText", "fldSimple"))
_NOTES = {f"{W}{kind}Reference": kind for kind in ("footnote", "endnote")}
_SHOWN = frozenset({"drawing", "pict", "object"})
_OFF = ("f", "false", "0")
_MARK = re.compile(r"[\[(（［]?(?:\d{1,3}|\*{1,3})[\])）］]?/?")
_PAGES = re.compile("(?:PAGE|NUMPAGES|SECTIONPAGES)\\b", re.I)  # numbers that no file holds
_ENDS = tuple("，；。：,;:")
_TAIL = 40  # characters before a break in which the line may have ended
_OVERRIDE, _PLAIN = "\u202e", "\u202c"  # from right to left, and as before
_READ = frozenset({"text", "note"})  # kinds of lines of which all must be read


class Runs(ABC):
    """Adds what stands in paragraphs to lines.

    Args:
        parts: The parts of the file.
        body: The body of the document.
    """

    def __init__(self, parts: Parts, body: Any) -> None:
        self.parts = parts
        self.told = Told()
        self.styles = Styles(parts.first("styles"))
        self.marks = NoteMarks(parts.first("settings"), body)
        self.lines: list[Line] = []
        # The notes that are referred to: kind, identifier, mark, and whether a person set the mark.
        self.used: list[tuple[str, str, str, bool]] = []
        self.fields = Fields()
        self.kind, self.style = "text", ""  # of the lines and of the paragraph
        self.raised = self.is_mark = False  # the run, and what it holds: the mark of a note
        self.read_ = self.dropped = self.hidden = 0  # Chinese characters

    @abstractmethod
    def boxed(self, box: Any) -> None:
        """Read the paragraphs of a text box before the line in which it stands."""

    @property
    def in_text(self) -> bool:
        """Whether lines of the text or of its notes are read: all that is around them is kept."""
        return self.kind in _READ

    def drop(self, element: Any) -> None:
        """Count what is left out on purpose: deleted, hidden, an instruction."""
        self.dropped += han("".join(element.itertext()))

    def tell(self, what: str, sample: str = "") -> None:
        """Tell what is not read as it is shown, with the place that was reached."""
        if not self.fields.is_code:
            self.told.add(what, sample, self.lines)

    def inline(self, element: Any) -> None:
        """Add what stands in a paragraph or a run to the last line."""
        for child in element:
            tag = child.tag
            if not isinstance(tag, str) or tag in DROPPED:
                self.drop(child)
            elif tag == W + "r":
                self._run(child)
            elif tag in _TEXT:
                self._text(child)
            elif tag in _SIGNS:
                self._print(_SIGNS[tag])
            elif tag in (W + "br", W + "cr"):
                self._break()
            elif tag == W + "sym":
                self._print(symbol(child), self.is_mark)
            elif tag in _FIELDS:
                self._print(self._field(child))
            elif tag in _NOTES:
                self._reference(child, _NOTES[tag])
            elif tag == MC + "AlternateContent":
                self.alternate(child, self.inline)
            elif tag == A + "p":
                self.inline(child)
                self._print(" ")
            elif tag == W + "txbxContent":
                if self.fields.take("{}"):  # no field can be made of a box
                    self.drop(child)
                else:
                    self.boxed(child)
            elif tag == W + "sdt":
                self._print(self.control(child))
                self.inline(child)
            elif tag == W + "bdo" and child.get(W + "val") == "rtl":
                self._print(_OVERRIDE)
                self.inline(child)
                self._print(_PLAIN)
            elif tag == W + "rt":
                self.drop(child)
                if has_han(reading := "".join(child.itertext())):
                    self.tell("what is set above characters is left out", reading)
            else:
                self.other(child, self.inline)

    def alternate(self, element: Any, take: Callable[[Any], None]) -> None:
        """Read the one of several forms of something that Word shows."""
        best = chosen(element)
        for child in element:
            if child is best:
                take(child)
            else:
                self.drop(child)

    def control(self, control: Any) -> str:
        """What a content control shows beside the text that it holds."""
        shown = entry(control)
        if shown is None:
            self.tell("a choice in a form is not read")
        elif is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr")) and shows(control):
            prompt = "".join(control.itertext())
            self.tell("a form's prompt stands where nothing was entered", prompt)
        return shown or ""

    def other(self, element: Any, take: Callable[[Any], None]) -> None:
        """Read what an element of another kind holds, and tell what it shows besides."""
        name = local(element)
        if name in _SHOWN:
            self.fields.take("")
        if self.in_text and (what := named(element, self.parts.words)):
            self.tell("not in the text", what)
        if name == "textpath" and element.get("on", "t") not in _OFF:
            words = element.get("string", "")
            if not self.fields.take(words):
                self.lines.insert(-1, Line([(words, False)], self.kind))
        take(element)

    def _run(self, run: Any) -> None:
        look = self.styles.look(run.find(W + "rPr"), self.style)
        if not (look.hidden or (look.struck and self.in_text)):
            self.raised = look.raised
            self.inline(run)
            self.raised = self.is_mark = False
            return
        made = "".join(self._field(part) for part in run.iterchildren(*_FIELDS))
        self.drop(run)
        words = "".join(run.itertext(*_TEXT)) + made
        is_code = self.fields.take("" if look.hidden else words)
        if look.hidden:
            self.hidden += han(words)
        elif not is_code and (made or shows(run)):
            self.tell("struck-out text is left out", words)

    def _text(self, element: Any) -> None:
        text = text_of(element)
        if self.fields.take(text):
            self.drop(element)
            return
        self.read_ += (count := han(text))
        if len(element):  # a comment
            self.dropped += han("".join(element.itertext())) - count
        mark = self.is_mark or (self.raised and bool(_MARK.fullmatch(text.strip())))
        self.lines[-1].add(text, mark)

    def _print(self, text: str, mark: bool = False) -> None:
        """Add what is shown and stands nowhere as text."""
        if text and not self.fields.take(text):
            self.lines[-1].add(text, mark)

    def _break(self) -> None:
        """A break: behind the end of a sentence, or of a part of one, a line begins."""
        pieces = reversed(self.lines[-1].chunks)
        before = next((text for text, mark in pieces if not mark), "")
        if not self.fields.is_code and before[-_TAIL:].rstrip().endswith(_ENDS):
            self.lines.append(Line(kind=self.kind))
        else:
            self._print(" ")

    def _field(self, element: Any) -> str:
        """Take what begins, parts or ends a field, an instruction, or a whole field.

        Returns:
            What is to be printed for the field that ends here, beside its stored result.
        """
        kind = element.get(W + "fldCharType")
        if element.tag == W + "instrText":
            self.fields.instruct(text_of(element))
            self.drop(element)
        elif element.tag == W + "fldSimple":
            self.fields.begin()
            self.fields.instruct(element.get(W + "instr", ""))
            if shows(element):
                self.fields.separate()
                self.inline(element)
            return self._end()
        elif kind == "begin":
            self.fields.begin(element.find(W + "ffData"))
        elif kind == "separate":
            self.fields.separate()
        elif kind == "end":
            return self._end()
        return ""

    def _end(self) -> str:
        code, text = self.fields.end()
        if text is None and (self.in_text or not _PAGES.match(code)):
            self.tell("fields without a stored result are not read", code)
            self.fields.take(f"{{{code}}}")  # nor can one be in whose instruction it stands
        return text or ""

    def _reference(self, reference: Any, note: str) -> None:
        if self.fields.take(""):
            return
        key = reference.get(W + "id", "")
        if is_on(reference, "customMarkFollows"):
            self.is_mark = True
            behind = reference.itersiblings(W + "t", W + "sym")
            printed = (symbol(e) if e.tag == W + "sym" else text_of(e) for e in behind)
            self.used.append((note, key, "".join(printed).strip(), True))
            return
        if self.marks.is_doubtful(note):
            self.tell(f"{note}s may begin anew on a page, here their numbers go on")
        mark = self.marks.mark(note)
        self.used.append((note, key, mark, False))
        self.lines[-1].add(mark, mark=True)
