"""Notes' marks within the physical lines of wrapped text: 《公约》 1 和, 报告,57

Print raises them; a copy sets them among the text. A digit is a mark only where a note of that
number stands below, behind the place of the mark before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from ..later import later
from .backnotes import MEASURED
from .cleaning import clean
from .footnotes import flat, is_note, is_paragraph
from .layout import MARK, SEPARATOR, Line, is_enacting

_MOST = 8  # characters among which the mark of a note stands
_WITHIN = later(r"[\u4e00-\u9fff]\d{1,3}[\u4e00-\u9fff(（]")
_STEP = 3  # numbers that notes may leave out, less one
# ① to ㊿, as volumes of the 1970s print marks and notes.
CIRCLED = {
    chr(first + place): str(number + place)
    for first, number, count in ((0x2460, 1, 20), (0x3251, 21, 15), (0x32B1, 36, 15))
    for place in range(count)
}
CIRCLES = "".join(CIRCLED)
# 报告①第一章, within a sentence: a mark where its note stands below.
WITHIN_CIRCLED = rf"(?<=[\u4e00-\u9fff”》)）])(?P<noted>[{CIRCLES}])(?=[\u4e00-\u9fff])"
_CIRCLE = later(
    rf"(?<=[\u4e00-\u9fff”》)）,，；。])(?:([{CIRCLES}])(?=[，；。、\s]|$)"
    rf"|[ \t]([{CIRCLES}])(?=[，；。、]))|{WITHIN_CIRCLED}"
)
_BRACKET = later(r"(?<=[\u4e00-\u9fff”》)）,，；。、])\[(\d{1,3})\]")  # 报告[4]
_ENCLOSED_HEAD = re.compile(rf"\A[ \t\u3000]*(?:([{CIRCLES}])|\[(\d{{1,3}})\])[ \t\u3000]*(?=\S)")
Cut = tuple[int, int, str]  # start and end in the line, mark

HEAD = later(
    r"^\s*(\d{1,3})(?![年月日号条段章届次])(?:(/)\s*|\s+|(?=[\u4e00-\u9fff《A-Z]))(?=[^\d\s.．、])"
)
_ANY = re.compile(  # a line feed first, which is soon looked for
    r"\n[ \t\u3000]*(?:[¹²³⁰⁴-⁹]|\d{1,3}(?:/(?!\d)|[ \t\u3000]*"
    r"(?:$|[\u4e00-\u9fff《A-Z“]|https?:|www\.)))",
    re.M,
)
# What no mark stands behind: the word counts what follows.
_COUNTS = "第表图章节卷册号之共计年月到为至和与及或每近达超逾满前后"
_NAMES = (
    "附件 附录 目标 项目 阶段 部分 提案 原则 方案 选项 议题 指标 成果 支柱 领域 主题 类别 会议 "
    "问题 任务 建议"
)
NAMED = "".join(f"(?<!{word})" for word in _NAMES.split())
_PLACE = later(
    rf"(?<=[\u4e00-\u9fff”》)）,，；。：;:])(?<![{_COUNTS}])(?<![^公条盟契]约){NAMED}"
    r"[ \t]*(\d{1,3})/?(?![ \t]*\d)(?=[ \t]*(?:[\u4e00-\u9fff，；。：、,;:“《(（]|$))"
    rf"(?![ \t]*(?:{MEASURED}))"
)
# A mark that the line's end has parted from the clause that it stands behind.
_WRAPPED = later(rf"\A[ \t]*(\d{{1,3}})[ \t]?(?=[\u4e00-\u9fff《“])(?!{MEASURED})")
_UNENDED = later(r"[\u4e00-\u9fff”》)），、]\s*\Z")


def unenclosed(lines: list[Line]) -> list[Line]:
    """The lines without the marks in circles or brackets whose notes stand below, and these notes
    with their numbers in digits."""
    heads = {
        line.index: (match, match[2] or CIRCLED[match[1]])
        for line in lines
        if (match := _ENCLOSED_HEAD.match(line.raw)) and is_note(line.raw[match.end() :])
    }
    below = {match[match.lastindex or 0]: index for index, (match, _) in heads.items()}
    return [_unenclosed(line, heads, below) for line in lines] if heads else lines


def _unenclosed(
    line: Line, heads: dict[int, tuple[re.Match[str], str]], below: dict[str, int]
) -> Line:
    if line.index in heads:
        match, number = heads[line.index]
        return replace(line, raw=f"{number} {line.raw[match.end() :]}")
    found = [(*m.span(m.lastindex or 0), m[m.lastindex or 0]) for m in _CIRCLE.finditer(line.raw)]
    found += [(*m.span(), m[1]) for m in _BRACKET.finditer(line.raw)]
    told = sorted(each for each in found if below.get(each[2], 0) > line.index)
    marks = [(start, end, CIRCLED.get(mark, mark)) for start, end, mark in told]
    return line.without(marks) if marks else line


def may_have(text: str) -> bool:
    """Whether a line may begin a note: soon told, where none does, as in most texts."""
    return _ANY.search("\n" + text) is not None


def cuts(lines: list[Line]) -> dict[int, list[Cut]]:
    """The marks by the index of their line, from left to right."""
    heads = _heads(lines)
    if not heads:
        return {}
    last = 0
    wanted = {mark for _, mark in heads}
    noted = {index for index, _ in heads}
    above = ""
    places: list[tuple[int, int, int, str]] = []
    for line in lines:
        raw = flat(line.raw)
        wrapped = _WRAPPED.match(raw) if _UNENDED.search(above) else None
        above = line.raw if line.body else above
        if line.index in noted or (wrapped is None and HEAD.match(raw)):
            continue
        for match in (*((wrapped,) if wrapped else ()), *_PLACE.finditer(raw)):
            if match.group(1) in wanted:
                places.append((line.index, match.start(), match.end(), match.group(1)))
    # A digit between two words is a mark only where none stands at a space or at punctuation.
    of_mark: dict[tuple[str, bool], list[int]] = {}
    for number, (index, start, end, mark) in enumerate(places):
        within = bool(_WITHIN.match(lines[index].raw, max(0, start - 1), end + 1))
        of_mark.setdefault((mark, within), []).append(number)
    found: dict[int, list[Cut]] = {}
    first = 0  # of the places that are left
    for below, mark in heads:
        stop = bisect_left(places, (below,))
        place = next(
            (
                own[at]
                for within in (False, True)
                if (own := of_mark.get((mark, within), []))
                and (at := bisect_left(own, first)) < len(own)
                and own[at] < stop
            ),
            None,
        )
        if place is not None and (not last or 0 < int(mark) - last <= _STEP):
            last = int(mark)
            index, start, end, _ = places[place]
            found.setdefault(index, []).append((start, end, mark))
            first = place + 1
    return found


def _heads(lines: list[Line]) -> list[tuple[int, str]]:
    """Line and number of what may be a note: behind a rule or another note, with the words that
    notes begin with, or with a stroke."""
    found: list[tuple[int, str]] = []
    ruled = False
    enacting = next((n for n, line in enumerate(lines) if is_enacting(clean(line.body))), 0)
    rest = lines[enacting:]  # a cover has numbers of its own
    behind: Line | None = None
    below: list[Line | None] = []
    for line in reversed(rest):  # of each line, the next that holds text
        below.append(behind)
        behind = line if line.body and not MARK.match(line.raw) else behind
    for line, following in zip(rest, reversed(below), strict=True):
        if not may_have(line.raw):
            ruled = SEPARATOR.match(line.raw) is not None if line.body else ruled
            continue
        alone = MARK.match(line.raw)
        match = alone or HEAD.match(flat(line.raw))
        text = following is not None and following.body[:1]
        if match and alone is None and is_paragraph(line.raw, match.end()):
            match = None
        if match and (not alone or (text and not text.isdigit())):
            goes_on = bool(found) and int(match.group(1)) == int(found[-1][1]) + 1
            told = is_note(following.body if alone and following else line.body)
            raised = flat(line.raw[:_MOST]) != line.raw[:_MOST]  # ¹ 见……
            slashed = alone is None and match.group(2) is not None  # 24/ 见……
            if goes_on or ruled or told or slashed or raised:
                found.append((line.index, match.group(1)))
        ruled = SEPARATOR.match(line.raw) is not None
    return found
