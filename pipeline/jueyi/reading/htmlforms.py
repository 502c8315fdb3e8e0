"""What stands in a web page's text and is none of it: fields of a form, the choice of a list,
pictures that a text describes.

They are read where they stand in a sentence; a site's search box and its ornaments are not.
"""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter

from .assembly import Line
from .chinese import han, has_han

_SENTENCE = re.compile(r"[，、；。：！？”》)）]\s*\Z")


# Line, chunk, offset in it, text, and whether it describes a picture.
_Place = tuple[Line, int, int, str, bool]


class Fields:
    """The fields of a page in order.

    Attributes:
        pictures: What stands for pictures within sentences.
    """

    def __init__(self) -> None:
        self.pictures: list[str] = []
        self._options: list[tuple[bool, list[str]]] = []
        self._found: list[_Place] = []
        self._forms = 0

    def start(self, tag: str, given: dict[str, str]) -> str:
        """An element begins; what is to be read for it, if it is within a sentence."""
        if tag == "form":
            self._forms += 1
        elif tag == "select":
            self._options = []
        elif tag == "option":
            self._options.append(("selected" in given, []))
        elif tag == "input" and not self._forms:
            shown = given.get("type", "text").lower() in ("", "text")
            return given.get("value", "").strip() if shown else ""
        elif tag == "img" and has_han(given.get("alt", "")):
            return given["alt"].strip()
        return ""

    def end_form(self) -> None:
        """A form ends."""
        self._forms = max(0, self._forms - 1)

    def option(self, text: str) -> None:
        """Text of the option that began last."""
        if self._options:
            self._options[-1][1].append(text)

    def chosen(self) -> str:
        """What a browser shows of a list of options."""
        selected = [texts for given, texts in self._options if given]
        first = [texts for _, texts in self._options[:1]]
        self._options = []
        return "".join((selected or first or [[]])[-1]).strip()

    def stand_in(self, tag: str, text: str, line: Line) -> None:
        """Set a text for a field or a picture, until it is known whether a sentence is around."""
        line.add(text)
        at = len(line.chunks[-1][0]) - len(text)
        self._found.append((line, len(line.chunks) - 1, at, text, tag == "img"))

    def settle(self) -> None:
        """Take out again what stands in no sentence."""
        for _, group in groupby(self._found, key=lambda found: id(found[0])):
            found = list(group)
            line = found[0][0]
            text = line.text
            around = han(text) - sum(han(f[3]) for f in found)
            within = bool(_SENTENCE.search(text)) and around > 0
            for chunk, places in groupby(found, key=itemgetter(1)):
                if chunk < len(line.chunks):
                    whole, mark = line.chunks[chunk]
                    line.chunks[chunk] = (self._settled(whole, list(places), within), mark)

    def _settled(self, whole: str, places: list[_Place], within: bool) -> str:
        """A piece of a line, without what is no text of it."""
        kept, end = [], 0
        for _, _, at, given, picture in places:
            if not whole.startswith(given, at):  # its label was taken off
                continue
            behind = whole[at + len(given) : at + len(given) + 1]
            if not within or (picture and not behind.strip()):  # an ornament
                kept.append(whole[end:at])
                end = at + len(given)
            elif picture:
                self.pictures.append(given)
        rest = "".join(kept) + whole[end:]
        return rest.lstrip() if end and places[0][1:3] == (0, 0) else rest
