"""Drafts under negotiation: what is not agreed stands in square brackets, [强烈]敦促[所有国家].

The brackets are no words of the sentence. It is read without them, and what was found is given as
it is printed, with every bracket whose other half it holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from .. import lexicon
from ..later import later
from ..records import Act, Addressee

Acts = tuple[Act, ...]
_OPEN, _CLOSE = "[［", "]］"
_BRACKETS = frozenset(_OPEN + _CLOSE)
_BRACKETED = later("[\\[［][^\\[\\]［］]*[\u4e00-\u9fff]")  # not [1], which is a note's mark
_EITHER = re.compile("[]］](?=[\\[［][^，；。])")  # [所有国家][沿海国]
_VERB = re.compile("[\\[［]([^\\[\\]［］]{1,8})[]］](?=[\\[［])")  # [请][敦促]: the last is read
_SLASHED = re.compile("[\\[［]([^\\[\\]［］/]{1,8}(?:/[^\\[\\]［］/]{1,8}){1,3})[]］]")


@dataclass(frozen=True, slots=True)
class Bare:
    """A text without its square brackets.

    Attributes:
        text: Alternatives that stand side by side are a list: 所有国家、沿海国.
        printed: The text with them.
        places: Where each character of ``text`` stands in ``printed``.
    """

    text: str
    printed: str
    places: list[int]

    def out(self, acts: Acts) -> Acts:
        """Acts of the bare text, as they are printed."""
        return tuple(self._printed(act) for act in acts)

    def into(self, acts: Acts) -> Acts:
        """Acts without addressees that are printed so, in the bare text."""
        found = []
        for act in acts:
            start, end = (bisect_left(self.places, at) for at in (act.start, act.end))
            found.append(replace(act, start=start, end=end, surface=self.text[start:end]))
        return tuple(found)

    def _printed(self, act: Act) -> Act:
        start, end = self.span(act.start, act.end)
        who = self._addressee(act.addressee) if act.addressee else None
        return replace(act, start=start, end=end, surface=self.printed[start:end], addressee=who)

    def _addressee(self, who: Addressee) -> Addressee:
        parties = []
        for party in who.parties:
            start, end = self.span(party.start, party.end)
            parties.append(replace(party, start=start, end=end, text=self.printed[start:end]))
        start, end = self.span(who.start, who.end)
        text = self.printed[start:end]
        return replace(who, start=start, end=end, text=text, parties=tuple(parties))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the bare text in the printed one, with the brackets directly beside it whose
        other halves it holds."""
        text = self.printed
        left, right = self.places[start], self.places[end - 1] + 1
        depth = lowest = 0
        for character in text[left:right]:
            depth += (character in _OPEN) - (character in _CLOSE)
            lowest = min(lowest, depth)
        while lowest < 0 and left and text[left - 1] in _OPEN:
            left, lowest, depth = left - 1, lowest + 1, depth + 1
        while depth > 0 and text[right : right + 1] and text[right] in _CLOSE:
            right, depth = right + 1, depth - 1
        return left, right


def _alternatives(text: str) -> Iterator[int]:
    """The offsets of all but the last of the verbs that stand for each other in one bracket:
    [请/邀请]."""
    for match in _SLASHED.finditer(text):
        if all(map(_is_verb, match[1].split("/"))):
            yield from range(match.start(1), match.start(1) + match[1].rindex("/") + 1)


def bare(text: str) -> Bare | None:
    """A text without its square brackets; None where it has none with words in them.

    >>> bare("[强烈]敦促[所有国家][沿海国]报告[1]；").text, bare("敦促会员国[1]；")
    ('强烈敦促所有国家、沿海国报告1；', None)
    """
    if ("[" not in text and "［" not in text) or not _BRACKETED.search(text):
        return None
    verbs = (match.span() for match in _VERB.finditer(text) if _is_verb(match[1]))
    gone = {at for span in verbs for at in range(*span)} | set(_alternatives(text))
    either = {match.start() for match in _EITHER.finditer(text)} - gone
    kept = (at for at, c in enumerate(text) if c not in _BRACKETS or at in either)
    places = [at for at in kept if at not in gone]
    return Bare("".join("、" if at in either else text[at] for at in places), text, places)


def read(text: str, acts_of: Callable[[str], Acts]) -> Acts:
    """The acts of a paragraph, as printed, given what finds those of a text without brackets.

    >>> from jueyi import load
    >>> acts = load().label("1. [强烈]敦促[所有国家][沿海国]修缮灯塔；").paragraphs[0].acts
    >>> acts[0].surface, acts[0].addressee.text
    ('[强烈]敦促', '[所有国家][沿海国]')
    """
    plain = bare(text)
    return acts_of(text) if plain is None else plain.out(acts_of(plain.text))


def _is_verb(words: str) -> bool:
    return lexicon.load().parse(words) is not None
