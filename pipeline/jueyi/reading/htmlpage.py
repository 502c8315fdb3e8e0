"""Web pages: tags and text to lines."""

from __future__ import annotations

import re

from .assembly import Line
from .chinese import han, has_han
from .htmlforms import Fields
from .htmllists import HtmlList
from .htmlmarkup import TOLERATED, Markup
from .htmlopen import BLOCKS, Elements
from .htmlstyle import Look, Styles
from .htmltables import CELL, Tables

# Of these no text is read: why. What is "told" a browser shows elsewhere, or instead of something.
_LEFT_OUT = {
    "script": "code", "style": "code", "title": "title", "template": "told", "noscript": "told",
    "iframe": "told", "audio": "told", "video": "told", "canvas": "told", "del": "deleted",
    "s": "deleted", "strike": "deleted", "rt": "told", "rp": "told", "rtc": "told",
    "datalist": "code",
}  # fmt: skip
_WHOLE = frozenset({"body", "main", "article"})  # are no notes, whatever their class says
_RAISED = frozenset({"sup"})
_MARK = re.compile(r"[\[(（［]?(?:\d{1,3}|\*{1,3})[\])）］]?/?")
_NOTES = re.compile(r"foot-?notes?\b|end-?notes?\b|doc-(?:foot|end)notes?", re.I)
_SPACE = re.compile(r"[ \t\n\r\f\v\x1f]+")
_PROSE = re.compile(r"[，；。：]\s*\Z")
_OVERRIDE, _PLAIN = "\u202e", "\u202c"  # from right to left, and as before


class Page(Markup):
    """Collects lines; nothing else of the page matters.

    Args:
        styles: Its style.
        hiding: Whether what its style hides is left out.
    """

    def __init__(self, styles: Styles, hiding: bool = True) -> None:
        super().__init__()
        self.styles, self.hiding = styles, hiding
        self.lines: list[Line] = [Line()]
        self.elements = Elements()
        self.fields = Fields()
        self.tables = Tables()
        self.preformatted = self.raised = self.breaks = self.quotes = 0
        self.counters: list[HtmlList] = []
        self.notes_depth: list[str] = []
        self.read = self.hidden = 0  # Chinese characters of sentences
        self.concealed: list[int] = []  # Chinese characters of paragraphs that the style hides
        self.closed = self.opened = False

    def _break(self) -> None:
        if self.lines[-1].text.strip():
            self.lines.append(Line())
        else:
            self.lines[-1].chunks.clear()

    def _left_out(self, tag: str, given: dict[str, str], look: Look) -> str:
        """Why an element's text is not read; empty where it is."""
        if tag == "select" and "multiple" not in given and "size" not in given:
            return "choice"
        hidden = look.hidden or (tag == "dialog" and "open" not in given)
        if hidden and self.hiding:
            return "hidden"
        return _LEFT_OUT.get(tag, "deleted" if look.struck else "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag: where lines begin, and what is left out."""
        for key, value in attrs:
            count = han(key) + han(value or "")
            self.accounted += count
            odd = key == "srcdoc" or "<" in (value or "") or has_han(key)
            if count > TOLERATED or (count and odd):
                self.swallowed.append(count)
        given = {key: value or "" for key, value in attrs}
        self.opened = self.opened or tag == "html"
        look = self.styles.look(tag, given)
        self.elements.start(tag, self._left_out(tag, given, look))
        if tag in BLOCKS:
            self._break()
        elif tag == "br":
            self.breaks += 1
            self._break()
        if tag in ("td", "th"):
            self._text(CELL)
        elif tag in ("table", "tr"):
            self.tables.start(tag)
        elif tag == "pre":
            self.preformatted += 1
        elif tag in _RAISED:
            self.raised += 1
        elif tag in ("ol", "ul"):
            self.counters.append(HtmlList(tag, given, look))
        elif tag == "bdo" and given.get("dir", "").lower() == "rtl":
            self.handle_data(_OVERRIDE)
        self._notes(tag, given)
        if tag == "q":
            self.handle_data("‘" if self.quotes % 2 else "“")
            self.quotes += 1
        elif tag == "li" and self.counters and self.counters[-1].style:
            self.counters[-1].begin(given.get("value", ""))
            if not self.elements.silent and "none" not in look.numbers:
                self._number(self.counters[-1])
        elif tag in ("select", "option", "form", "input", "img"):
            found = self.fields.start(tag, given)
            if found and not self.elements.silent:
                self.fields.stand_in(tag, found, self.lines[-1])

    def _notes(self, tag: str, given: dict[str, str]) -> None:
        """An element may begin in which notes stand."""
        marks = " ".join((given.get("class", ""), given.get("id", ""), given.get("role", "")))
        if self.notes_depth:
            if tag == self.notes_depth[0]:
                self.notes_depth.append(tag)
        elif tag in BLOCKS - _WHOLE and _NOTES.search(marks):
            self.notes_depth.append(tag)

    def _number(self, found: HtmlList) -> None:
        """The printed label of a list item, which the page does not hold as text."""
        line = self.lines[-1]
        if self.notes_depth:
            line.add(str(found.number), mark=True)
            return
        label = found.label(found.number)
        line.add(label)
        found.items.append((len(self.lines) - 1, len(line.chunks) - 1, label, found.number))
        self.tables.own(len(self.lines) - 1)

    def handle_endtag(self, tag: str) -> None:
        """An end tag."""
        chosen = ""
        if tag == "select":
            chosen = self.fields.chosen()
        elif tag == "q" and self.quotes:
            self.quotes -= 1
            self.handle_data("’" if self.quotes % 2 else "”")
        elif tag == "bdo":
            self.handle_data(_PLAIN)
        self.elements.end(tag)
        if tag in BLOCKS:
            self._break()
        if chosen:
            self.accounted -= han(chosen)
            self.handle_data(chosen)
        if tag == "pre":
            self.preformatted = max(0, self.preformatted - 1)
        elif tag in _RAISED:
            self.raised = max(0, self.raised - 1)
        elif tag in ("ol", "ul") and self.counters:
            self.counters.pop().close(self.lines)
        elif tag == "table":
            self.tables.end()
        elif tag == "html":
            self.closed = True
        elif tag == "form":
            self.fields.end_form()
        if self.notes_depth and tag == self.notes_depth[-1]:
            self.notes_depth.pop()

    def handle_data(self, data: str) -> None:
        """Text."""
        count = han(data)
        self.accounted += count
        if self.elements.silent:
            self._drop(data, count)
            return
        self.read += count if _PROSE.search(data) else 0
        if not self.preformatted:
            self._text(_SPACE.sub(" ", data))
            return
        first, *rest = data.replace("\r", "").replace(CELL, " ").split("\n")
        self._text(first)
        for line in rest:
            self.breaks += 1
            self.lines.append(Line())
            self._text(line)

    def _drop(self, data: str, count: int) -> None:
        """Text is left out: what may be a paragraph is told."""
        element = self.elements.silent[-1]
        why = element.left_out
        if why == "choice":
            self.fields.option(data)
        if why in ("choice", "code"):
            return
        element.dropped += count
        if self.elements.why["hidden"]:
            self.hidden += count if _PROSE.search(data) else 0
            if count > TOLERATED:
                self.concealed.append(count)
        elif (why == "title" and len(data) > 5 * TOLERATED) or (
            why == "told" and count > TOLERATED
        ):
            self.swallowed.append(count)

    def _text(self, text: str) -> None:
        line = self.lines[-1]
        raised = bool(self.raised and _MARK.fullmatch(text.strip()))
        if text.strip() or line.chunks or self.preformatted:
            line.add(text, mark=raised)
            self.tables.own(len(self.lines) - 1)
        if self.notes_depth and text.strip():
            line.kind = "note"

    def close(self) -> None:
        """All was fed."""
        super().close()
        self.elements.close()
        while self.counters:
            self.counters.pop().close(self.lines)
        self.fields.settle()
        self.lines = self.tables.parted(self.lines)
