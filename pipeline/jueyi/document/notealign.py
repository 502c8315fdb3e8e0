"""Marks of notes in bare digits within the text, found together with the notes below it.

Print raises them; a copy sets them among the text: 《公约》2 和, 报告，3. A digit alone tells
little. What tells is that the notes below have numbers, that their marks rise with them, and where
each stands: so the places of all marks are chosen at once, the best chain of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..later import later
from .backnotes import MEASURED
from .footnotes import is_note, is_paragraph
from .layout import is_enacting, physical
from .numbering import decimal

Place = tuple[int, int, str]  # start and end in the text, mark

HEAD = re.compile(r"\A[ \t\u3000]*(\d{1,3})[ \t\u3000]+(?=\S)(?!\d{3}(?![\d年]))")
# A page's number, or that of the job, below the notes.
_FOOT = re.compile(
    r"[ \t\u3000]*(?:\d{1,4}(?:/\d{1,4})?|(?:\d{1,4} )?[A-Z]{1,4}\.\d\d-\d{3,6}(?: \d{1,4})?)"
)
_DIGITS = later(
    r"(?<=[\u4e00-\u9fff》”）)，。；：、])(?<![第表图章节卷册之共计月到为至和与及或每近达超逾满])"
    r"(?<!(?<!十)年)(?<![^公条盟契]约)"
    # Where a line ends within a sentence, its mark may have come to the head of the next.
    r"(?:[ \t]|(?<![。；：])\r?\n(?=\d{1,3}[\u4e00-\u9fff]))?"
    r"(?:(\d{1,2})(?=[ \t]?(?:19|20)\d\d年)|"  # 第34/8号、42017年: a mark, and a year
    r"(\d{1,3})(?![\d.．/:：%％A-Za-z–-]|[ \t]\d|, ?\d{3}))"
)
# What the words before a digit count: it is hardly a mark, or a mark rather than not.
_COUNTED = re.compile("(?:附件|附录|目标|项目|阶段|部分|选项|议题|支柱)\\Z")
_NAMED = re.compile("(?:提案|原则|方案|指标|成果|领域|主题|类别|会议|问题|任务|建议|十年)\\Z")
_UNIT = later(
    r"(?!国[际家民土]|人[权道民类口员]|个[人别]|家庭|种族|[日年]内|日[本常]|时[任刻]|年[龄轻]|条[约例]"
    r"|项[目下]|章程|名[称为]|起[草诉来]|份额|位于|间接|天然|件下|元首|周[期围])"
    rf"[ \t]?(?:{MEASURED}|世纪)"
)
_LISTED = re.compile(r"[、和至]\d{1,3}(?!\d)")  # 2、3和4段
_NAME = 8  # characters before a digit among which a word stands that counts: 目标7
_STEP = 4  # numbers that the marks of a chain may leave out, less one
_SKIPPED = 1.0  # what a note without its mark costs
_AGAIN = 1.5  # what a second mark of one note costs
_PLACED = 0.5  # share of the notes that must have their marks
_SURE = 3.0  # what the mark of a single note must weigh


@dataclass(frozen=True, slots=True)
class Aligned:
    """The marks in the text, in order, and the lines of the notes: start, end, number."""

    marks: tuple[Place, ...] = ()
    notes: tuple[Place, ...] = ()


def aligned(text: str) -> Aligned:
    """The marks in bare digits whose notes stand below the text.

    Args:
        text: Of lines that are whole paragraphs.

    Returns:
        Nothing where no notes stand there, or too few of them have a mark.

    >>> text = "回顾《宪章》1 目标2和报告，2\\n1. 请各国合作。\\n1 第9/1号决议。\\n2 见A/99/1。"
    >>> [text[start - 1 : end] for start, end, _ in aligned(text).marks]
    ['》1', '，2']
    """
    heads = _heads(text)
    if not heads:
        return Aligned()
    numbers = {mark: int(mark) for _, _, mark in heads}
    places = [
        (*match.span(match.lastindex or 0), match[match.lastindex or 0], weight)
        for match in _DIGITS.finditer(text, 0, heads[0][0])
        if match[match.lastindex or 0] in numbers and (weight := _weight(text, match)) > 0
    ]
    chain = _best([(*place, numbers[place[2]]) for place in places], int(heads[0][2]))
    found = {mark for _, _, mark, _ in chain}
    single = len(heads) == 1 and sum(weight for *_, weight in chain) < _SURE
    if single or len(found) < _PLACED * len(heads):
        return Aligned()
    return Aligned(tuple(place[:3] for place in chain), tuple(heads))


def _heads(text: str) -> list[Place]:
    """The lines of the notes at the text's end: their numbers rise, and one at least is a note by
    its words."""
    found: list[Place] = []
    told = False
    for start, end in reversed(physical(text)):
        line = text[start:end].rstrip()
        if not line or (not found and _FOOT.fullmatch(line)):
            continue
        match = HEAD.match(line)
        if match is None or decimal(line) or is_enacting(line):
            break
        step = int(found[-1][2]) - int(match.group(1)) if found else 1
        asks = is_paragraph(line, match.end()) and (step != 1 or line[-1] in "；：")
        if asks or not 0 < step < _STEP:
            break
        told = told or is_note(line)
        found.append((start, end, match.group(1)))
    return found[::-1] if told else []


def _weight(text: str, match: re.Match[str]) -> float:
    """How well a mark may stand at a place; nothing or less where it may not."""
    start, end = match.span(match.lastindex or 0)
    before, behind = text[match.start() - 1], text[end : end + 1]
    dated = match.lastindex == 1
    if not dated and before not in "》”" and _UNIT.match(text, end):
        return 0.0
    weight = 3.0 if before in "》”" else 1.0 if "\u4e00" <= before <= "\u9fff" else 2.5
    if _COUNTED.search(text, max(0, start - _NAME), match.start()):
        weight -= 2.0
    elif _NAMED.search(text, max(0, start - _NAME), match.start()):
        weight -= 0.5
    if (before == "、" and behind == "、") or _LISTED.match(text, end):
        weight -= 2.0
    if not behind or behind in "，；。：、》”）)\r\n \t":
        weight += 1.0
    return weight


def _best(
    places: list[tuple[int, int, str, float, int]], first: int
) -> list[tuple[int, int, str, float]]:
    """The chain of places whose numbers rise that weighs most, given the first note's number."""
    best: dict[int, tuple[float, int]] = {}  # by number: weight of the best chain to it, its place
    before = [-1] * len(places)
    end, most = -1, 0.0
    for index, (_, _, _, weight, number) in enumerate(places):
        # A chain may begin anywhere: what it leaves out in front costs as much as within.
        value, last = -_SKIPPED * min(number - first, _STEP), -1
        for earlier in range(number - _STEP, number + 1):
            if earlier in best:
                skipped = _AGAIN if earlier == number else _SKIPPED * (number - earlier - 1)
                if best[earlier][0] - skipped > value:
                    value, last = best[earlier][0] - skipped, best[earlier][1]
        value += weight
        before[index] = last
        if number not in best or value > best[number][0]:
            best[number] = (value, index)
        if value > most:
            end, most = index, value
    chain: list[tuple[int, int, str, float]] = []
    while end >= 0:
        chain.append(places[end][:4])
        end = before[end]
    return chain[::-1]
