"""Paragraphs whose line breaks a copy has lost: a whole resolution in one line of text.

Pages of the web join what stood on lines of its own, with a space or with nothing between. What
tells is an enacting line in the middle of a line: from there on, paragraphs begin at the organ's
verbs and at numbers in sequence.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from .. import lexicon
from ..later import later
from .closings import closing_spans, closings
from .layout import DAY, SITTING, is_enacting, physical
from .numbering import HAN_DIGIT, HAN_NUMBER, decimal
from .preambles import GAP, HIDDEN, MANY, behind_spaces, doubled, seams_in
from .seams import opens
from .sequences import numbers, sequence

_LONGEST = 40  # characters of an enacting line, with what stands around it
_SHORTEST = 80  # characters of a line that may hold more than one paragraph
_NEAR = 80  # characters before a number in which a heading may stand
_TRIED = 5  # organs' names in a line that are looked at
_DRAFT = re.compile("起草国|附议国|决议草案")
_ORGAN = (
    rf"(?:(?:因此|为此|以此)，{GAP})?(?:(?![的款项段])[\u4e00-\u9fff]){{0,20}}"
    rf"(?:大会|理事会|安理会|委员会|会议)，{GAP}"
)
_ENACTING = later(
    rf"(?<=[ \t\u3000\])。：]){_ORGAN}|^{_ORGAN}|"
    r"(?<=[ \t\u3000])(?:大会|安全理事会|人权理事会|经济及社会理事会)[ \t]+(?=1[.．、])",
    re.M,
)
_FIRST = later(rf"1[.．、]{GAP}(?=[\u4e00-\u9fff“《])")
_ITEM = re.compile(r"(?<=[：；])[ \t]*(\([a-z]{1,2}\))[ \t]*(?=\S)")
# What stands between a paragraph's end and the next number: a heading.
_HEADING = re.compile(rf"[；。]{GAP}([^，；。：]{{2,60}}?){GAP}\Z")
_ANNEX = re.compile(r"(?<=[。日议])[ \t]+(附件[一二三四五六七八九十\d]{0,2})[ \t]+(?=\S)")
_TAB = re.compile(r"(?<=[；。])[ ]*\t[ \t]*(?=\S)")  # of a list that a word processor numbered
_NAME = re.compile(
    "(?:联合国)?(?:大会|安全理事会|安理会|人权理事会|经济及社会理事会|缔约[方国](?:会议|大会)|"
    f"执行(?:委员会|理事会))(?:，{GAP}|(?<=[)\\]。 ]大会))"
)
# Any body, where a paragraph of the preamble follows in its line.
_BODY = later(
    "(?:(?!的)[\u4e00-\u9fff、]){2,26}(?:大会|理事会|委员会|会议|执行局|缔约方|当事方)，"
    "(?=[^\n]*，[ \t]*$)",
    re.M,
)
_LEAD = re.compile(GAP)
_OBJECT = re.compile(r"[向由经和与及或、在届于请交给对]\Z")  # before a name that is no subject
_MEETING = re.compile("在第[^，。]{1,9}(?:届|次)会议上")
# In front of the enacting line: the number of the resolution, and where its title ends.
_FRONT = later(
    rf"(?<=[ \t\u3000])(?=\[根据|\d{{1,3}}/\d{{1,3}}[.．]|"
    rf"(?:\d|{HAN_DIGIT}){{1,4}} ?\({HAN_NUMBER}{{1,3}}\)[.．]|"
    rf"第\d{{1,4}}\(\d{{4}}\) ?号决议 |{DAY}[^ ]{{0,12}}{SITTING}通过)|(?<=\])[ \t\u3000]*(?=\S)"
)
Span = tuple[int, int]


def spans(text: str, marks: Sequence[tuple[int, int, str]] = ()) -> list[Span]:
    """[start, end) of every line of a text, of glued ones of every paragraph.

    Args:
        text: Its characters and marks in one form.
        marks: Start, end and mark of the notes' marks in it, which part nothing.
    """
    found = _spans(_hidden(text, marks))
    # No mark of a note is cut in two.
    moved = {at: end for start, end, _ in marks for at in range(start + 1, end)}
    if not moved or not any(end in moved for _, end in found):
        return found
    return [(moved.get(start, start), moved.get(end, end)) for start, end in found]


def _spans(text: str) -> list[Span]:
    lines = physical(text)
    if any(_enacts(text, start, end) for start, end in lines):
        return list(_apart(text, lines))
    longest = max((end - start for start, end in lines), default=0)
    if longest < _SHORTEST or sum(lexicon.begins(text, start) for start, _ in lines) >= MANY:
        return list(_headed(text, lines))  # paragraphs stand on lines of their own
    return list(_glued(text, lines))


def _hidden(text: str, marks: Sequence[tuple[int, int, str]]) -> str:
    parts, position = [], 0
    for start, end, mark in marks:
        if mark:
            parts += [text[position:start], HIDDEN * (end - start)]
            position = end
    return "".join([*parts, text[position:]])


def _apart(text: str, lines: list[Span]) -> Iterator[Span]:
    """Lines of a text whose enacting line stands on its own: a line may hold the whole preamble,
    or several numbered paragraphs."""
    told, closed, tabbed = behind_spaces(text), closings(text), "\t" in text
    ahead = deque(numbers(text, 0, len(text)))
    expected = 0
    enacted = False  # in the line before
    for row, (start, end) in enumerate(lines):
        here = []
        while ahead and ahead[0][1] < end:
            here.append(ahead.popleft())
        if _enacts(text, start, end):
            expected, enacted = 1, True
            yield start, end
            continue
        cuts = doubled(text, start, end, told) if told else []
        if tabbed:
            tabs = (match.end() for match in _TAB.finditer(text, start, end))
            cuts = [*cuts, *(tab for tab in tabs if lexicon.begins(text, tab))]
        if closed and (cut := closed.get(end)):
            cuts = [*cuts, cut]
        if expected and (here or enacted):
            head = False
            inner: list[int] = []
            for number, at, behind in here:
                leads = at == start or text[start:at].isspace()
                if number != expected or not (leads or opens(text, behind)):
                    continue
                expected += 1
                if leads:
                    head = True
                else:
                    inner.append(at)
            first = inner[0] if inner else end
            if enacted and not head and (inner or _ends(text, lines, row)):
                found = list(seams_in(text, start, first, spaced=False))
                cuts = [*cuts, *(found if len(found) >= MANY else [])]
            if inner:
                items = (match.start(1) for match in _ITEM.finditer(text, first, end))
                cuts = [*cuts, *inner, *items]
        enacted = enacted and text[start:end].isspace()
        if cuts:
            yield from pairwise([start, *sorted(set(cuts)), end])
        else:
            yield start, end


def _enacts(text: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST and is_enacting(text[start:end].strip())


def _ends(text: str, lines: list[Span], row: int) -> bool:
    """Whether a numbered paragraph comes next behind a line with text, or nothing does."""
    if text[slice(*lines[row])].isspace():
        return False
    behind = (text[slice(*lines[at])].strip() for at in range(row + 1, len(lines)))
    following = next(filter(None, behind), None)
    return following is None or decimal(following) is not None


def _headed(text: str, lines: list[Span]) -> Iterator[Span]:
    """The same lines; the organ's name at the head of the first paragraph is one of its own."""
    before, closed = True, closings(text)
    for start, end in lines:
        match = None
        if before and (lead := _LEAD.match(text, start, end)):
            match = _NAME.match(text, lead.end(), end)
            if match is None and not opens(text, lead.end()):
                match = _BODY.match(text, lead.end(), end)
        if match and (lexicon.begins(text, match.end()) or _MEETING.match(text, match.end())):
            before = False
            cuts = list(seams_in(text, match.end(), end, spaced=False))
            cuts = cuts if len(cuts) > 1 else []  # breaks were lost here only if more than one was
            yield from pairwise([start, match.end(), *cuts, end])
        else:
            yield from pairwise([start, *([closed[end]] if end in closed else []), end])


def _glued(text: str, lines: list[Span]) -> Iterator[Span]:
    """Lines of a text without an enacting line of its own, one of which is long."""
    drafted = _DRAFT.search(text) is not None  # of a model conference: it may name no organ
    begun, expected = False, 1
    for start, end in lines:
        enacting = _enactings(text, start, end)
        if not enacting and not begun:
            ways = [list(seams_in(text, start, end, way)) for way in (True, False) if drafted]
            seams = next((way for way in ways if len(way) >= MANY), [])
            yield from pairwise([start, *seams, end])
            continue
        cuts: set[int] = set()
        if begun and (not enacting or enacting[0][0] > start):
            stop = enacting[0][0] if enacting else end
            # A line that ends a sentence has kept its break, and is one paragraph.
            if expected > 1 or enacting or not text[start:end].rstrip().endswith("。"):
                expected = _paragraphs(text, start, stop, expected, False, cuts)
        elif enacting:
            cuts.update(match.end() for match in _FRONT.finditer(text, start, enacting[0][0]))
        begun = True
        at = enacting[0][1] if enacting else start
        cuts.update(cut for span in closing_spans(text, at, end) for cut in span)
        cuts.update(cut for m in _ANNEX.finditer(text, at, end) for cut in (m.start(1), m.end()))
        for (begin, behind), (stop, _) in pairwise([*enacting, (end, end)]):
            cuts.update((begin, behind))
            expected = _paragraphs(text, behind, stop, 1, text[behind - 1].isspace(), cuts)
        yield from pairwise([start, *sorted(cut for cut in cuts if start < cut < end), end])


def _paragraphs(
    text: str, start: int, end: int, expected: int, spaced: bool, cuts: set[int]
) -> int:
    """Adds to ``cuts`` where paragraphs, items and headings begin; the number expected next.

    Before the first number a preamble goes on, where 1 is expected. ``spaced`` says whether a
    space was left of its line breaks.
    """
    first = end if expected == 1 else start
    for index, (number, at, _) in enumerate(sequence(text, start, end, expected)):
        first = first if index else at
        expected = number + 1
        cuts.add(at)
        if heading := _HEADING.search(text, max(start, at - _NEAR), at):
            cuts.add(heading.start(1))
    cuts.update(seams_in(text, start, first, spaced))
    cuts.update(match.start(1) for match in _ITEM.finditer(text, first, end))
    return expected


def _enactings(text: str, start: int, end: int) -> list[Span]:
    """Where organs' names begin that open a resolution, and where the text behind them does."""
    found: list[Span] = []
    for match in _ENACTING.finditer(text, start, end):
        told = _FIRST.match(text, match.end()) or opens(text, match.end())
        if told and not lexicon.begins(text, match.start()):
            found.append((match.start(), match.end()))
    if found:
        return found
    # Where much follows, the name may stand behind the title without a space.
    for match in islice(_NAME.finditer(text, start, end), _TRIED):
        if _OBJECT.search(text, start, match.start()) or not (
            text.startswith("对", match.end()) or opens(text, match.end())
        ):
            continue
        numbers = list(sequence(text, match.end(), end, 1))
        if len(numbers) >= MANY or len(list(seams_in(text, match.end(), end, False))) >= MANY:
            return [(match.start(), match.end())]
    return []
