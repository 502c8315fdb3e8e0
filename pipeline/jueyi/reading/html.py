"""Web pages: from the GB2312 pages of the 1990s to today's.

The parser is Python's own: it streams, so that neither depth nor damage makes it return nothing,
as tree builders do. What a parser may swallow silently (text within a broken tag, a comment that
never ends) is counted against the page's characters, and a difference marks the document.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from ..errors import JueyiError, ReadingError
from ..records import Source
from .assembly import Line, assemble, mark_notes
from .htmllists import HtmlList

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figure "
    "figcaption footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table "
    "tbody tfoot thead title tr ul".split()
)
# Of these no text is read: code, what a browser shows instead of it, deletions, readings of ruby.
_SILENT = frozenset({"script", "style", "title", "template", "noscript", "del", "rt", "rp"})
_TOLD = frozenset({"template", "noscript"})  # whose text, if there is much, is told to be missing
_WHOLE = frozenset({"body", "main", "article"})  # are no notes, whatever their class says
_RAISED = frozenset({"sup"})
_MARK = re.compile(r"[\[(（［]?(?:\d{1,3}|\*{1,3})[\])）］]?/?")
_NOTES = re.compile(r"foot-?notes?\b|end-?notes?\b|doc-(?:foot|end)notes?", re.I)
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_EMPTY = re.compile(r"<!--?-?>")
_TOLERATED = 40  # Chinese characters in one attribute or comment that are no lost paragraph


class _Page(HTMLParser):
    """Collects lines; nothing else of the page matters."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = [Line()]
        self.silent: list[str] = []
        self.preformatted = 0
        self.raised = 0
        self.breaks = 0
        self.counters: list[HtmlList] = []
        self.notes_depth: list[str] = []
        self.accounted = 0
        self.swallowed: list[int] = []
        self.closed = False
        self.opened = False

    def _break(self) -> None:
        if self.lines[-1].text.strip():
            self.lines.append(Line())
        else:
            self.lines[-1].chunks.clear()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            count = len(_CJK.findall(key)) + len(_CJK.findall(value or ""))
            self.accounted += count
            if count > _TOLERATED or (count and ("<" in (value or "") or _CJK.search(key))):
                self.swallowed.append(count)
        given = {key: value or "" for key, value in attrs}
        self.opened = self.opened or tag == "html"
        if tag in _SILENT:
            self.silent.append(tag)
        if tag in _BLOCKS:
            self._break()
        elif tag == "br":
            self.breaks += 1
            self._break()
        elif tag in ("td", "th"):
            self._text(" ")
        if tag == "pre":
            self.preformatted += 1
        elif tag in _RAISED:
            self.raised += 1
        if tag in ("ol", "ul"):
            self.counters.append(HtmlList(tag, given))
        marks = " ".join((given.get("class", ""), given.get("id", ""), given.get("role", "")))
        if self.notes_depth:
            if tag == self.notes_depth[0]:
                self.notes_depth.append(tag)
        elif tag in _BLOCKS - _WHOLE and _NOTES.search(marks):
            self.notes_depth.append(tag)
        if tag == "li" and self.counters and self.counters[-1].style:
            self.counters[-1].begin(given.get("value", ""))
            self._number(self.counters[-1])

    def _number(self, found: HtmlList) -> None:
        """The printed label of a list item, which the page does not hold as text."""
        line = self.lines[-1]
        if self.notes_depth:
            line.add(str(found.number), mark=True)
            return
        label = found.label(found.number)
        line.add(label)
        found.items.append((line, len(line.chunks) - 1, label))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.silent:
            del self.silent[self.silent.index(tag) :]
        if tag in _BLOCKS:
            self._break()
        if tag == "pre":
            self.preformatted = max(0, self.preformatted - 1)
        elif tag in _RAISED:
            self.raised = max(0, self.raised - 1)
        elif tag in ("ol", "ul") and self.counters:
            self.counters.pop().close()
        elif tag == "html":
            self.closed = True
        if self.notes_depth and tag == self.notes_depth[-1]:
            self.notes_depth.pop()

    def handle_data(self, data: str) -> None:
        self.accounted += len(_CJK.findall(data))
        if self.silent:
            count = len(_CJK.findall(data))
            title = self.silent[-1] == "title" and len(data) > 5 * _TOLERATED
            if title or (self.silent[-1] in _TOLD and count > _TOLERATED):
                self.swallowed.append(count)
            return
        if not self.preformatted:
            self._text(_SPACE.sub(" ", data))
            return
        first, *rest = data.replace("\r", "").split("\n")
        self._text(first)
        for line in rest:
            self.breaks += 1
            self.lines.append(Line())
            self._text(line)

    def _text(self, text: str) -> None:
        line = self.lines[-1]
        raised = bool(self.raised and _MARK.fullmatch(text.strip()))
        if text.strip() or line.chunks or self.preformatted:
            line.add(text, mark=raised)
        if self.notes_depth and text.strip():
            line.kind = "note"

    def _aside(self, data: str) -> None:
        count = len(_CJK.findall(data))
        self.accounted += count
        if count > _TOLERATED:
            self.swallowed.append(count)

    def handle_comment(self, data: str) -> None:
        self._aside(data)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:  # <![18]: to a browser a comment
            return self.parse_bogus_comment(i)

    def handle_decl(self, decl: str) -> None:
        self._aside(decl)

    def handle_pi(self, data: str) -> None:
        self._aside(data)

    def unknown_decl(self, data: str) -> None:
        if data.startswith("CDATA["):  # text in XHTML, and what a person meant elsewhere
            self.handle_data(data.removeprefix("CDATA["))
        else:
            self._aside(data)


def read(text: str, name: str, damage: JueyiError | None = None) -> Source:
    """Read a decoded page.

    Args:
        text: The page.
        name: Its name.
        damage: What was wrong with its encoding.

    Raises:
        ReadingError: It has no text.
    """
    page = _Page()
    # To a browser <!--> is a whole comment, and --!> ends one.
    page.feed(_EMPTY.sub("", text.replace("--!>", "-->")))
    page.close()
    lines = [line for line in page.lines if line.text.strip()]
    if not lines:
        raise ReadingError("a page without text", where=name, expected="a resolution")
    problems: list[JueyiError] = [] if damage is None else [damage]
    missing = len(_CJK.findall(html.unescape(text))) - page.accounted
    lost = sum(page.swallowed) + max(0, missing)
    if lost:
        problems.append(
            ReadingError(f"broken markup hides {lost} Chinese characters", where=name,
                         expected="a whole page")
        )  # fmt: skip
    if page.opened and not page.closed:
        problems.append(
            ReadingError("the page ends before </html>", where=name, expected="a whole page")
        )
    mark_notes(lines)
    wrapped = None if page.breaks > len(lines) / 4 else False
    return assemble(name, "html", lines, wrapped, problems)
