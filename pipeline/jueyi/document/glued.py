"""Paragraphs whose line breaks a copy has lost: a whole resolution in one line of text.

Pages of the web join what stood on lines of its own, with a space or with nothing between. What
tells is an enacting line in the middle of a line: from there on, paragraphs begin at the organ's
verbs and at numbers in sequence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, pairwise

from .. import lexicon
from .layout import DAY, SITTING, is_enacting, physical
from .numbering import HAN_DIGIT, HAN_NUMBER
from .seams import GLUED, is_break

_SHORTEST = 80  # characters of a line that may hold more than one paragraph
_NEAR = 400  # characters around a seam that are looked at
_TRIED = 5  # organs' names in a line that are looked at
_SPACED = re.compile(r"，[ \t]+(?=[\u4e00-\u9fff])")
_RARE = 0.1  # of the commas of a text that may have a space behind them
_MANY = 3  # seams that tell a glued line where no organ is named
_DRAFT = re.compile("起草国|附议国|决议草案")
_GAP = r"[ \t\u3000]*"
_ORGAN = r"[\u4e00-\u9fff]{0,20}(?:大会|理事会|安理会|委员会|会议)，[ \t\u3000]*"
_ENACTING = re.compile(rf"(?<=[ \t\u3000\])。：]){_ORGAN}|^{_ORGAN}", re.M)
_COMMA = re.compile(rf"(?<=[，；。]){_GAP}(?=[\u4e00-\u9fff])")
_LINK = re.compile("并且?|以及")
_NUMBER = re.compile(rf"(?<=[，；。：:.\s])(\d{{1,3}})[.．、]{_GAP}(?=[\u4e00-\u9fff“《])")
_ITEM = re.compile(r"(?<=[：；]) *\(([a-z])\) *(?=\S)")
_CLOSING = re.compile(rf"(?<=。){_GAP}((?:{DAY}[， ]*(?:{SITTING})?|\(?{SITTING})[。. ]*)")
_NAME = re.compile(
    "(?:联合国)?(?:大会|安全理事会|安理会|人权理事会|经济及社会理事会|缔约[方国](?:会议|大会)|"
    f"执行(?:委员会|理事会))，{_GAP}"
)
_OBJECT = re.compile(r"[向由经和与及或、在届于请交给对]\Z")  # before a name that is no subject
_MEETING = re.compile("在第[^，。]{1,9}(?:届|次)会议上")
# In front of the enacting line: the number of the resolution, and where its title ends.
_FRONT = re.compile(
    rf"(?<=[ \t\u3000])(?=\[根据|\d{{1,3}}/\d{{1,3}}[.．]|"
    rf"(?:\d|{HAN_DIGIT}){{1,4}} ?\({HAN_NUMBER}{{1,3}}\)[.．]|"
    rf"第\d{{1,4}}\(\d{{4}}\) ?号决议 |{DAY}[^ ]{{0,12}}{SITTING}通过)|(?<=\])[ \t\u3000]+"
)


def spans(text: str) -> list[tuple[int, int]]:
    """[start, end) of every line of a text, of glued ones of every paragraph.

    Args:
        text: Its characters and marks in one form.
    """
    lines = physical(text)
    if any(is_enacting(text[start:end].strip()) for start, end in lines):
        return list(_doubled(text, lines))
    longest = max((end - start for start, end in lines), default=0)
    if longest < _SHORTEST or sum(lexicon.begins(text, start) for start, _ in lines) >= _MANY:
        return list(_headed(text, lines))  # paragraphs stand on lines of their own
    drafted = _DRAFT.search(text) is not None  # of a model conference: it may name no organ
    found: list[tuple[int, int]] = []
    glued, spaced, expected = False, False, 1
    for start, end in lines:
        enacting = next(_enactings(text, start, end), None)
        if enacting is None and not glued:
            ways = [list(_preambular(text, start, end, way)) for way in (True, False) if drafted]
            seams = next((way for way in ways if len(way) >= _MANY), [])
            found += pairwise([start, *seams, end])
            continue
        glued = True
        begin, behind = enacting or (start, start)
        numbers = list(_sequence(text, behind, end, 1 if enacting else expected))
        first = numbers[0] if numbers else end if enacting or expected == 1 else behind
        expected = len(numbers) + (1 if enacting else expected)
        cuts = {match.end() for match in _FRONT.finditer(text, start, begin)}
        spaced = text[behind - 1].isspace() if enacting else spaced
        cuts.update((begin, behind), numbers, _preambular(text, behind, first, spaced))
        cuts.update(match.end() for match in _ITEM.finditer(text, first, end))
        cuts.update(c for m in _CLOSING.finditer(text, behind, end) for c in m.span(1))
        found += pairwise([start, *sorted(cut for cut in cuts if start < cut < end), end])
    return found


def _doubled(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same lines; two paragraphs that a space parts in one line are two, where the text has
    hardly a space behind a comma else."""
    spaces = [match.end() for match in _SPACED.finditer(text)]
    if not spaces or len(spaces) > _RARE * text.count("，"):
        yield from lines
        return
    for start, end in lines:
        inside = spaces[bisect_left(spaces, start) : bisect_left(spaces, end)]
        cuts = [at for at in inside if lexicon.begins(text, at)] if inside else []
        yield from pairwise([start, *(cuts if cuts and lexicon.begins(text, start) else []), end])


def _headed(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same lines; the organ's name at the head of the first paragraph is one of its own."""
    before = True
    for start, end in lines:
        match = _NAME.match(text, start, end) if before else None
        if match and (lexicon.begins(text, match.end()) or _MEETING.match(text, match.end())):
            before = False
            cuts = list(_preambular(text, match.end(), end, False))
            cuts = cuts if len(cuts) > 1 else []  # breaks were lost here only if more than one was
            yield from pairwise([start, match.end(), *cuts, end])
        else:
            yield start, end


def _enactings(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the organ's name begins, and where the first paragraph behind it does."""
    for match in _ENACTING.finditer(text, start, end):
        if lexicon.begins(text, match.end()) and not lexicon.begins(text, match.start()):
            yield match.start(), match.end()
    # Where much follows, the name may stand behind the title without a space.
    for match in islice(_NAME.finditer(text, start, end), _TRIED):
        if _OBJECT.search(text, start, match.start()) or not (
            text.startswith("对", match.end()) or lexicon.begins(text, match.end())
        ):
            continue
        seams = _preambular(text, match.end(), end, False)
        if len(list(_sequence(text, match.end(), end, 1))) >= _MANY or len(list(seams)) >= _MANY:
            yield match.start(), match.end()


def _sequence(text: str, start: int, end: int, expected: int) -> Iterator[int]:
    """Where numbers stand that go on with the one that is expected."""
    for match in _NUMBER.finditer(text, start, end):
        if int(match.group(1)) == expected:
            expected += 1
            yield match.start(1)


def _preambular(text: str, start: int, end: int, spaced: bool) -> Iterator[int]:
    """Where preambular paragraphs begin: at a verb behind a comma and the space that was left of
    a line break; where no space was left, as at the full lines of wrapped text."""
    commas = list(_COMMA.finditer(text, start, end))
    if spaced:
        behind = [m.end() for m in commas if m.end() > m.start()]
        links = ((at, _LINK.match(text, at)) for at in behind)
        yield from (at for at, link in links if lexicon.begins(text, link.end() if link else at))
        return
    last = start
    for at in (match.end() for match in commas):
        if at > last and lexicon.begins(text, at) and is_break(*seam(text, last, at), GLUED):
            last = at
            yield last


def seam(text: str, last: int, at: int) -> tuple[list[str], str]:
    """What ``seams.features`` reads at a seam: the paragraph so far, of which a long one's middle
    tells nothing, and what follows.

    Args:
        text: In one line.
        last: Where the paragraph so far begins in it.
        at: Where the next one may begin.
    """
    near = max(last, at - _NEAR)
    parts = [text[last : min(near, last + _NEAR)], text[near:at]]
    return [part for part in parts if part], text[at : at + _NEAR]
