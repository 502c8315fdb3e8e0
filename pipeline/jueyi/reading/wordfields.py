"""Fields of Word: an instruction, and mostly the result that Word has stored behind it.

Of a field only the result is printed. What stands in an instruction is none, be it another field's
result; a field within a result is printed. Where nothing is stored, Word makes the result when it
shows the page: circled characters, quotations, choices and automatic numbers are made here, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from .autonumber import W, circled, integer, printed
from .chinese import has_han
from .wordml import has_text, is_on, symbol_of

_NAME = re.compile(r"\s*([A-Za-z]+|=)?(.*)", re.S)
_FORMAT = re.compile(r'\\\*\s*("[^"]*"|[^\s\\]+)')  # how a result is set: \* MERGEFORMAT
_SWITCH = re.compile(r"\\s\s*(\S)")  # of a number: what stands behind it
_SET = r"\\s\s*\\(?:up|do)\s*\d*\s*\("  # raised or lowered
# eq \o\ac(○,1), and \o\ac(○,\s\up 2(1)); \o\ad(\s\up 9(dūn),敦); \o(\s\up 5(甲乙),\s\do 2(丙丁))
_RING = re.compile(rf"\s*\\o\s*\\ac\s*\(\s*[^\s\\(),;]\s*[,;]\s*(?:{_SET})?\s*(\w{{1,4}})[\s)]*")
_PHONETIC = re.compile(rf"\s*\\o\s*\\a[a-z]\s*\(\s*{_SET}([^()\\]*)\)\s*[,;]([^()\\]*)\)\s*")
_COMBINED = re.compile(
    rf"\s*\\o\s*(?:\\a[a-z])?\s*\({_SET}([^()\\]*)\)\s*[,;]\s*{_SET}([^()\\]*)\)\s*\)\s*"
)
# Print nothing where they stand.
_SILENT = frozenset("XE TC TA RD SET ASK PRIVATE ADVANCE NEXT NEXTIF SKIPIF DATA PRINT".split())
_MADE_ANEW = frozenset(  # by Word, whatever is stored
    "EQ QUOTE MACROBUTTON GOTOBUTTON SYMBOL FORMDROPDOWN FORMCHECKBOX AUTONUM AUTONUMLGL "
    "AUTONUMOUT LISTNUM".split()
)
_KEPT = ("MERGEFORMAT", "CHARFORMAT")  # how the letters look
_NUMBERS = {
    **dict.fromkeys(("", "Arabic", "ARABIC", "arabic"), "decimal"),
    **dict.fromkeys(("CHINESENUM1", "CHINESENUM2", "CHINESENUM3"), "chineseCounting"),
    "roman": "lowerRoman", "ROMAN": "upperRoman", "alphabetic": "lowerLetter",
    "ALPHABETIC": "upperLetter", "CIRCLENUM": "decimalEnclosedCircle",
}  # fmt: skip


@dataclass(slots=True)
class Field:
    """A field that is open.

    Attributes:
        form: What a form says of it (``ffData``), or None.
        code: Its instruction, in pieces.
        is_code: Whether what comes next belongs to the instruction.
        shown: Whether something of its result was printed.
    """

    form: Any = None
    code: list[str] = field(default_factory=list)
    is_code: bool = True
    shown: bool = False


class Fields:
    """The fields that are open, and the automatic numbers so far."""

    def __init__(self) -> None:
        self._open: list[Field] = []
        self._codes: list[Field] = []  # those of them whose instruction goes on
        self._numbers = 0
        self._counts = True  # whether automatic numbers go on by one

    @property
    def is_code(self) -> bool:
        """Whether an instruction goes on."""
        return bool(self._codes)

    def start_paragraph(self, is_heading: bool) -> None:
        """A paragraph begins: behind a heading automatic numbers may begin anew."""
        if is_heading:
            self._counts = not self._numbers and self._counts

    def begin(self, form: Any = None) -> None:
        """A field begins, with what a form says of it."""
        self._open.append(Field(form))
        self._codes.append(self._open[-1])

    def separate(self) -> None:
        """The result of the innermost field begins."""
        if self._open and self._open[-1].is_code:
            self._codes.pop().is_code = False

    def take(self, text: str) -> bool:
        """Whether a text that is about to be printed is part of an instruction; then it is kept."""
        if self._codes:
            self._codes[-1].code.append(text)
            return True
        if self._open:
            self._open[-1].shown = True
        return False

    def instruct(self, text: str) -> None:
        """A piece of an instruction."""
        if self._codes:
            self._codes[-1].code.append(text)

    def end(self) -> tuple[str, str | None]:
        """The innermost field ends.

        Returns:
            Its instruction, and what is to be printed for it; None if that is not known.
        """
        if not self._open:
            return "", ""
        found = self._open.pop()
        if found.is_code:
            self._codes.pop()
        if self._open and found.shown:
            self._open[-1].shown = True
        code = "".join(found.code).strip()
        return code, "" if found.shown else self._made(code, found)

    def unended(self) -> str:
        """The instruction of a field that has no end, at the end of the text; else nothing."""
        return "".join("".join(found.code) for found in self._codes)

    def _made(self, code: str, found: Field) -> str | None:
        """What Word prints for a field without a stored result."""
        match = _NAME.fullmatch(code)
        name = (match[1] or "").upper() if match else ""
        rest = match[2] if match else ""
        if name in ("AUTONUM", "AUTONUMLGL"):
            return self._number(rest)
        if name in ("FORMDROPDOWN", "FORMCHECKBOX", "FORMTEXT"):
            return _filled(found.form)
        if name in _MADE_ANEW:
            return _computed(name, rest)
        return "" if not code or not found.is_code or name in _SILENT else None

    def _number(self, rest: str) -> str | None:
        """The next automatic number of a paragraph."""
        self._numbers += 1
        forms = " ".join(form for form in _FORMAT.findall(rest) if form not in _KEPT)
        kind = _NUMBERS.get(forms, "")
        behind = _SWITCH.search(rest)
        known = kind and self._counts
        return printed(self._numbers, kind) + (behind[1] if behind else ".") if known else None


def _computed(name: str, rest: str) -> str | None:
    """What an instruction prints, by itself; None if that is not known."""
    rest = _FORMAT.sub("", rest)
    if name == "EQ":
        return _equation(rest)
    if name == "SYMBOL":
        number = integer(rest.partition("\\")[0].strip(), 0)
        return symbol_of(f"{number:X}") if number and "\\u" in rest.lower() else None
    if name in ("MACROBUTTON", "GOTOBUTTON"):
        rest = rest.strip().partition(" ")[2]
    elif name != "QUOTE":
        return None
    text = rest.strip().strip('"“”')
    return None if re.search(r'["\\{}]|^\d+$', text) else text


def _equation(rest: str) -> str | None:
    """The characters that an ``EQ`` sets in a ring, below a reading, or two by two."""
    if ring := _RING.fullmatch(rest):
        return circled(ring[1])
    if reading := _PHONETIC.fullmatch(rest):
        return None if has_han(reading[1]) else reading[2].strip()
    combined = _COMBINED.fullmatch(rest)
    return combined[1] + combined[2] if combined else None


def _filled(form: Any) -> str | None:
    """What stands in a field of a form: the chosen entry, a box, a text."""
    if form is None:
        return None
    if (entries := form.find(W + "ddList")) is not None:
        words = [entry.get(W + "val", "") for entry in entries.iter(W + "listEntry")]
        given = entries.find(W + "result")
        given = entries.find(W + "default") if given is None else given
        at = 0 if given is None else integer(given.get(W + "val"), len(words))
        return words[at] if at < len(words) else None
    if (box := form.find(W + "checkBox")) is not None:
        state = box.find(W + "checked")
        return "☒" if is_on(box.find(W + "default") if state is None else state) else "☐"
    text = form.find(f"{W}textInput/{W}default")
    return "" if text is None else None


def entry(control: Any) -> str | None:
    """What a content control shows that holds no text: the entry that was chosen, or a box.

    Args:
        control: An ``sdt``.

    Returns:
        Nothing if it holds text, or shows none; None if what it shows is not known.
    """
    content = control.find(W + "sdtContent")
    properties = control.find(W + "sdtPr")
    if properties is None or (content is not None and has_text(content)):
        return ""
    for choice in properties:
        name = choice.tag.rpartition("}")[2] if isinstance(choice.tag, str) else ""
        last = choice.get(W + "lastValue")
        if name in ("dropDownList", "comboBox") and last:
            items = {item.get(W + "value"): item for item in choice.iter(W + "listItem")}
            item = items.get(last)
            own = last if name == "comboBox" else None
            return own if item is None else item.get(W + "displayText", last)
        if name == "date" and choice.get(W + "fullDate"):
            return None
        if name == "checkbox":
            states = (one for one in choice if one.tag.endswith("}checked"))
            values = (value for state in states for value in state.values())
            return "☒" if next(values, "0") in ("1", "true", "on") else "☐"
    return ""
