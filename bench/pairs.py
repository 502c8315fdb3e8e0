"""First acts of paragraphs with the English opening that the UN marks: for english and openings.

The UN prints the opening of an English paragraph in italics, in all four organs; what stands there
is compared in lower case, with -ise read as -ize. The act is the one that the shipped model finds,
not the UN's Chinese bold print: that is what a user gets, frames (对……表示关切) included, and its
lemma is right in .9996 of openings, so that the choice changes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jueyi
from jueyi.corpus.build import is_tuning, split_of
from jueyi.corpus.unxml import WORK, documents, english_texts
from jueyi.document.metadata import organ_code
from jueyi.document.structure import structure
from jueyi.errors import ReadingError
from jueyi.reading import akn
from jueyi.records import Act

ROOT = Path(__file__).parents[1]
_NUMBER = re.compile(r"\A\s*(?:\d+\.?|\([a-z]+\))\s+")
_ISE = re.compile(r"\b((?:re)?(?:recogn|emphas|author|util|organ|real))is(e|es|ing|ed)\b")
_BARE = ("expresses", "expressing")  # say nothing without what is expressed
_GOES_ON = re.compile(r",? (and|its|in this regard|in this context|in particular)\b")


@dataclass(frozen=True, slots=True)
class Pair:
    """The first act of a paragraph and what its English text begins with."""

    path: str
    organ: str
    period: str
    part: str
    text: str
    act: Act
    marked: str
    english: str

    def exact(self, opening: str) -> bool:
        """Whether an opening is what the UN marks."""
        return opening.lower() == self.marked

    def opens(self, opening: str) -> bool:
        """Whether the English text begins with an opening that is neither short nor long."""
        said = opening.lower()
        if not said or not self.english.startswith(said):
            return False
        if self.english[len(said) : len(said) + 1].isalpha() or said.endswith(_BARE):
            return False
        if said.startswith(self.marked):
            return True
        longer = _GOES_ON.match(self.marked, len(said))
        # 再次请 is Reiterates its request: there the object belongs to the surface.
        return longer is not None and (longer[1] != "its" or "再次" not in self.act.modifiers)


def _openings(data: bytes, blocks: int) -> list[tuple[str, str]]:
    """The marked opening (lower case; empty if none) and the text of every English block."""
    italic = data.replace(b'class="italic"', b'class="bold"')
    source, printed = akn.build(italic, "English", chinese=False)
    if len(source.blocks) != blocks:
        return []
    found = []
    for block in source.blocks:
        text = source.text[block.start : block.end]
        number = _NUMBER.match(text)
        begin = end = block.start + (number.end() if number else 0)
        for start, stop in sorted(printed.bold):
            if end <= stop and start <= end + 1 and stop <= block.end:
                end = stop  # parts of one opening may be marked apart
        plain = (source.text[begin:end], source.text[begin : block.end])
        marked, said = (_ISE.sub(r"\1iz\2", words.lower()) for words in plain)
        found.append((marked.strip(" ,;:."), said))
    return found


def pairs(archive: Path) -> Iterator[Pair]:
    """All paragraphs of resolutions that can be measured, in document order."""
    labeller, other = jueyi.load(), english_texts(archive)
    for path, data in documents(archive):
        work = WORK.search(data)
        english = other.get(work.group(1)) if work else None
        if english is None or path.startswith("GAdecisions"):
            continue
        try:
            source, _ = akn.build(data, path)
            texts = _openings(english, len(source.blocks))
        except ReadingError:
            continue
        found = labeller.label_resolution(structure(source)) if texts else None
        if found is None:
            continue
        organ, newest = organ_code(found.organ), split_of(path) == "dev"
        period = "newest" if newest else "2023" if is_tuning(path) else "before"
        starts = [block.start for block in source.blocks]
        for p in found.paragraphs:
            marked, said = texts[bisect_right(starts, p.source[0]) - 1]
            if p.acts and marked:
                yield Pair(path, organ, period, p.part, p.text, p.acts[0], marked, said)
