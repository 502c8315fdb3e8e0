"""What a web page holds besides tags and text: comments, declarations, marked sections.

The parser is Python's own: it streams, so that neither depth nor damage makes it return nothing, as
tree builders do.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from .chinese import han

TOLERATED = 40  # Chinese characters in one attribute or comment that are no lost paragraph
_COMMENT_END = re.compile("--!?>")


class Markup(HTMLParser):
    """A parser that counts what it meets.

    Attributes:
        accounted: Chinese characters that were met.
        swallowed: Those that may be lost paragraphs, by place.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.accounted = 0
        self.swallowed: list[int] = []
        self._ends_open = False  # whether a comment has no end

    def aside(self, data: str) -> None:
        """What is no text; if it may be a paragraph, it is told."""
        count = han(data)
        self.accounted += count
        if count > TOLERATED:
            self.swallowed.append(count)

    def handle_comment(self, data: str) -> None:
        """A comment."""
        self.aside(data)

    def parse_comment(self, i: int, report: bool = True) -> int:
        """A comment as a browser ends it: ``<!-->`` is whole, ``--!>`` ends one, ``-- >`` does not.
        One that has no end goes to the end of its line of markup."""
        start = i + 4
        if self.rawdata.startswith((">", "->"), start):
            return self.rawdata.index(">", start) + 1
        match = None if self._ends_open else _COMMENT_END.search(self.rawdata, start)
        if match:
            self.handle_comment(self.rawdata[start : match.start()])
            return match.end()
        self._ends_open = True
        end = self.rawdata.find(">", start)
        end = len(self.rawdata) if end < 0 else end
        lost = self.rawdata[start:end]
        self.accounted += han(lost)
        if han(lost):
            self.swallowed.append(han(lost))
        return min(end + 1, len(self.rawdata))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """A marked section, whatever it is called."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:  # <![18]: to a browser a comment
            return self.parse_bogus_comment(i)

    def handle_decl(self, decl: str) -> None:
        """A declaration."""
        self.aside(decl)

    def handle_pi(self, data: str) -> None:
        """An instruction."""
        self.aside(data)

    def unknown_decl(self, data: str) -> None:
        """A marked section."""
        if data.startswith("CDATA["):  # text in XHTML, and what a person meant elsewhere
            self.handle_data(data.removeprefix("CDATA["))
        else:
            self.aside(data)
