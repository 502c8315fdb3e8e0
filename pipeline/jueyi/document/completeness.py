"""Is a document's text whole? No exception is no proof of it: what is checked, and said."""

from __future__ import annotations

import re
from itertools import takewhile

from .. import lexicon
from ..later import later
from ..records import Resolution, Source
from . import numbering
from .invisible import OVERRIDES, unread
from .metadata import is_enacted
from .script import simplify

_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_FRONT = 40  # paragraphs that may stand before the text
_FEW = 3  # paragraphs that may be handed in by themselves without an act
# 安全理事会第9886号决议于2044年11月18日由……通过。
_ARTICLE = later(
    "第[^，。；]{1,20}号决议[^，。；]{0,12}[于是由][^，。；]{2,60}通过|(?:维基|百度)百科|"
    "^(?:该|这项|此项)?决议(?:还|并|同时|也|主要|强调|指出|敦促|回顾|呼吁|要求|重申|谴责|欢迎|鼓励|请)"
)
# What a heading calls a text that is none.
_OTHER = re.compile(
    "(?:[^，。；]{0,12}的?)(?:立场文件|立场书|政策简报|会议(?:纪要|摘要)|[^，。；]{0,12}(?:简要|摘要|逐字|会议)[记纪]录|发言稿?|讲话稿?|演讲稿?|概念(?:说明|文件)|"
    "备忘录|研究报告|调研报告|工作报告|课程论文|读书笔记|合同|协议书|章程|条例|规章|办法)"
    "[ *＊]?(?:Position Paper|.{0,20}稿|[(（][^()（）]{1,8}[)）])?",
    re.I,
)
_ORGAN = re.compile("(?:大会|理事会|安理会|委员会|会议)，")
_GROUNDS = 3  # verbs behind commas that tell of a preamble
_SWALLOWED = 60  # characters of a line that may hold an enacting line, at least
_SEVERAL = 2
_OPENING = 24  # characters behind a number among which a verb stands
_TOLD, _NAMED = 12, 3  # characters of a line, and lines, that a sentence names
_ENDS = "。！？!?”）)》」…."


def doubts(source: Source, resolution: Resolution) -> list[str]:
    """What speaks against a document being whole, in sentences; empty if nothing does.

    Checked are what its reader reports, characters that could not be read, footnotes without a
    place, whether paragraphs are numbered 1 to n and have a text, and whether the last paragraph of
    the resolution ends in a full stop.
    """
    found = [str(problem) for problem in source.problems]
    lost = source.text.count("\ufffd")
    if lost and not source.problems:
        found.append(f"{lost} characters could not be read")
    if odd := unread(source.text):
        found.append(
            f"{odd} control characters, characters of one font only or marks set on characters"
            " could not be read"
        )
    if any(sign in source.text for sign in OVERRIDES):
        found.append("some text is printed from right to left: it was read as it is written")
    if source.kind == "jsonl":
        return found
    unplaced = len(resolution.notes) - sum(len(p.notes) for p in resolution.paragraphs)
    if unplaced:
        found.append(f"{unplaced} footnotes whose mark stands in no paragraph are in no record")
    if within := _within_lines(source, resolution):
        found.append(f"line breaks are lost: where {within} paragraphs begin is a guess")
    if resolution.close:
        found.append(_close(source, resolution))
    found += _numbers(resolution)
    found += _above(resolution)
    found += _empty(resolution)
    own = [p for p in resolution.paragraphs if p.part != "other" or p.inherits is not None]
    enacted = is_enacted(resolution)
    if enacted and not any(p.part == "operative" for p in own):
        found.append("no operative paragraph follows the enacting line")
    subjects = sorted({a.subject.text for p in own for a in p.acts if a.subject})
    if subjects and not enacted:
        found.append(
            f"no resolution: acts are read where {' or '.join(subjects)} is named as their subject"
        )
    read = any(p.acts for p in resolution.paragraphs)
    several = len(resolution.paragraphs) > _FEW
    unnamed = read and not enacted and not subjects
    if unnamed and resolution.organ is None and several:
        found.append("no enacting line or title names the organ: whose acts these are is not said")
    if unnamed and any(_ARTICLE.search(p.text) for p in resolution.paragraphs):
        found.append("an article about a resolution: what is numbered may be a summary of it")
    front = [p.text for p in resolution.paragraphs[:_FRONT] if p.part == "other"]
    called = next(filter(_OTHER.fullmatch, front), None)
    if unnamed and called is not None:
        found.append(f"called {called}: what is numbered may be no act of an organ")
    preamble = any(p.part == "preambular" for p in own)
    if not (enacted or preamble) and any(map(_holds_enacting_line, front)):
        found.append("a line holds an enacting line and what stands behind it: that is not read")
    if not read and (not own or several):
        found.append(
            "no paragraph of a resolution was found: statements, reports and other texts"
            " are not read"
        )
    alone = len(resolution.paragraphs) == 1  # a paragraph handed in by itself may end in ；
    last = next((p.text for p in reversed(own) if p.text), "")
    if last and not alone and last[-1] not in _ENDS:
        found.append(f"the last paragraph ends without a full stop: …{last[-12:]}")
    return found


def _holds_enacting_line(text: str) -> bool:
    """Whether an organ's name, a comma and a preamble stand in the middle of a long line."""
    named = _ORGAN.search(text) if len(text) >= _SWALLOWED else None
    if named is None:
        return False
    commas = re.finditer("，", text[named.end() - 1 :])
    return sum(lexicon.begins(text, named.end() - 1 + m.end()) for m in commas) >= _GROUNDS


def _within_lines(source: Source, resolution: Resolution) -> int:
    """How many preambular paragraphs begin within a line, where nothing in print tells."""
    if source.blocks or source.kind != "text":
        return 0
    starts = (p.source[0] for p in resolution.paragraphs if p.part == "preambular")
    within = [at for at in starts if at and source.text[at - 1] not in _BREAKS]
    return len(within) if len(within) > 1 else 0  # one stands behind 大会，


def _close(source: Source, resolution: Resolution) -> str:
    """Which lines may as well begin a paragraph as go on with one."""
    lines = [source.text[at : at + _TOLD].strip() for at in resolution.close]
    named = ", ".join(f"{line}…" for line in lines[:_NAMED])
    more = f" and {len(lines) - _NAMED} more" if len(lines) > _NAMED else ""
    return f"whether a paragraph begins is a guess at the head of {named}{more}"


def _above(resolution: Resolution) -> list[str]:
    """Numbered paragraphs above the first that is the organ's: their enacting line was not read."""
    above = takewhile(lambda p: p.part == "other", resolution.paragraphs)
    acts = [paragraph for paragraph in above if _opens_numbered(paragraph.text)]
    if len(acts) < _SEVERAL:
        return []
    return [f"{len(acts)} numbered paragraphs above the text are not read: {acts[0].text[:_TOLD]}…"]


def _opens_numbered(text: str) -> bool:
    """Whether a verb of the organ stands behind a paragraph's number, in either script."""
    number, begin = numbering.leading(text) or (0, 0)
    return number > 0 and lexicon.begins(simplify(text[begin : begin + _OPENING]))


def _empty(resolution: Resolution) -> list[str]:
    """Numbers without a text, and without items that are it."""
    parents = {p.parent for p in resolution.paragraphs}
    return [
        f"paragraph {p.number} has no text"
        for p in resolution.paragraphs
        if p.number and p.number.isascii() and not p.text and p.index not in parents
    ]


def _numbers(resolution: Resolution) -> list[str]:
    """Numbers that are missing between paragraphs; a new part may begin again at 1."""
    found = []
    last = 0
    for paragraph in resolution.paragraphs:
        if paragraph.part == "other" or paragraph.level or not paragraph.number:
            continue
        if not paragraph.number.isdigit():
            continue
        number = int(paragraph.number)
        if number > last + 1:
            missing = f"{last + 1}" if number == last + 2 else f"{last + 1} to {number - 1}"
            found.append(f"paragraph {missing} is missing")
        elif number <= last and number != 1:
            found.append(f"paragraph {number} comes after {last}")
        last = number
    return found
