"""The marks of Word's notes, which a file counts and never writes out: from which number on, in
which form, and where the numbers begin anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .autonumber import W, integer, printed

_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}


class NoteMarks:
    """Counts the notes of a document.

    Args:
        settings: The root of ``word/settings.xml``, or None.
        body: The body of the document, for what its sections say.
    """

    def __init__(self, settings: Any, body: Any) -> None:
        self._settings = settings
        self._sections: Iterator[Any] = (
            section
            for section in body.iter(W + "sectPr")
            if section.getparent().tag != W + "sectPrChange"
        )
        self._rules: dict[str, dict[str, str]] = {}
        self._next: dict[str, int] = {}  # number of a kind
        self.next_section()

    def next_section(self) -> None:
        """A section of the document begins."""
        section = next(self._sections, None)
        for kind, form in _FORMS.items():
            rules = {"numFmt": form, "numStart": "1", "numRestart": "continuous"}
            for place in (self._settings, section):
                own = None if place is None else place.find(f"{W}{kind}Pr")
                for rule in () if own is None else own.iterchildren(*map(W.__add__, rules)):
                    rules[rule.tag.removeprefix(W)] = rule.get(W + "val", "")
            self._rules[kind] = rules
            if kind not in self._next or rules["numRestart"] == "eachSect":
                self._next[kind] = integer(rules["numStart"], 1)

    def mark(self, kind: str) -> str:
        """The mark of the next note of a kind, ``footnote`` or ``endnote``."""
        number = self._next[kind]
        self._next[kind] += 1
        return printed(number, self._rules[kind]["numFmt"])

    def is_doubtful(self, kind: str) -> bool:
        """Whether the next mark may be the first of a page, where numbers begin anew: where pages
        end no file tells."""
        rules = self._rules[kind]
        return rules["numRestart"] == "eachPage" and self._next[kind] > integer(
            rules["numStart"], 1
        )
