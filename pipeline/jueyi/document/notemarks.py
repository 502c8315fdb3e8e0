"""Notes' marks that stand in the text of unwrapped lines: ``[1]``, ``1``, ``(1)``, ``¹``.

A mark is one only in a rising sequence of its kind: digits that belong to the text stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..later import later
from ..records import Source
from . import backnotes, inlinemarks, notealign, numbering
from .footnotes import SUPERSCRIPT, RawNote, is_paragraph
from .layout import lines_of, physical

_SUPERSCRIPT = SUPERSCRIPT | {ord(sign): mark for sign, mark in inlinemarks.CIRCLED.items()}
_CIRCLES = inlinemarks.CIRCLES
_CLOSED = "，；。：、,;:.!?！？”』》)）"
_BEHIND = rf"(?<=[{re.escape(_CLOSED)}])[ \t]?"
_OWN = rf"(?:{backnotes.MEASURED}|至\d)"  # behind a number that is the text's own
# Not of 2044.11.02 and 17:02.
_LAST = _BEHIND + r"(?<!\d[.:．：])(\d{1,3})(?=[ \t]*$)"
_WORD = r"(?:footnote(?:Ref)?:? ?|(?:notes?|[注参编])\d{0,2} ?)?"  # [footnoteRef:1], [注1]
_NEAR = r"(?=[ \t]?\d)"  # what each mark in bare digits begins with: soon told of other places
# By kind. Bare digits: only at the ends of lines, or within them, too.
_KINDS: dict[str, re.Pattern[str]] = {
    "bracket": re.compile(rf"(?<=\S)[ \t]?[\[［]{_WORD}(\d{{1,3}})[\]］]"),
    "angle": re.compile(r"(?<=\S)[ \t]?[<＜〈](\d{1,3})[>＞〉]"),
    "named": re.compile(r"(?<=\S)[(（〔【]注([一二三四五六七八九十]{1,3}|\d{1,3})[)）〕】]"),
    "superscript": re.compile(r"(?<=\S)([¹²³⁰⁴-⁹]{1,3})"),
    "slash": later(r"(?<=[\u4e00-\u9fff》”)，；。、])[ \t]?(\d{1,2})/(?![\d/A-Za-z])"),
    "circled": later(
        rf"(?<=[\u4e00-\u9fff”》)，；。])([{_CIRCLES}])(?=[，；。、\s]|$)|"
        rf"(?<=[\u4e00-\u9fff”》)])[ \t]([{_CIRCLES}])(?=[，；。、])|"
        rf"{inlinemarks.WITHIN_CIRCLED}|"
        rf"(?<=\S)[\[［【〔]([{_CIRCLES}])[\]］】〕]"  # [①]
    ),
    "paren": later(_BEHIND + r"[(（](\d{1,3})[)）](?=[ \t]*$|[“《\u4e00-\u9fff])"),
    # 报告 1，of print that raised it, copied with a space; only with its note below
    "spaced": later(
        rf"{_NEAR}(?<=[\u4e00-\u9fff”》)）])"
        r"(?<![表图第章节卷册号之共计年月到为至和与及])(?<![^公条盟契]约)"
        + inlinemarks.NAMED
        + r"(?:[ \t](\d{1,3})(?=[，；。、：]|[ \t][\u4e00-\u9fff])|(\d{1,3})(?=[，；。、：]))"
        rf"(?![ \t]?{_OWN})"
    ),
    "digit": re.compile(_LAST),
    "within": later(
        rf"{_NEAR}(?:{_LAST}"
        # 报告1 所载: what was raised stands close to its word, and not to the next one.
        r"|(?<=[\u4e00-\u9fff”》])(?<![表图第章节卷册号之共计年月到为至和与及])(?<![^公条盟契]约)"
        rf"(?<!附件)(?<!附录)(\d{{1,3}})(?= [\u4e00-\u9fff])(?! {_OWN})"
        # 公约》3第三条, 报告，1注意到, 报告，1 注意到
        rf"|(?<=[，；。、”》])(?<!\d、)(\d{{1,3}})(?=[，；。、”》\u4e00-\u9fff])(?!{_OWN}|、\d)"
        rf"|(?<=[，”》])[ \t]?(\d{{1,3}})(?= [\u4e00-\u9fff])(?! {_OWN}))"
    ),
}
_BARE_HEAD = re.compile(r"\A[ \t\u3000]*(\d{1,3})[ \t\u3000]+(?=[^\d\s])")
_HEADS: dict[str, re.Pattern[str]] = {
    "bracket": re.compile(r"\A[ \t\u3000]*[\[［](\d{1,3})[\]］][ \t\u3000]*(?=\S)"),
    "angle": re.compile(r"\A[ \t\u3000]*[<＜〈](\d{1,3})[>＞〉][ \t\u3000]*(?=\S)"),
    "named": re.compile(
        r"\A[ \t\u3000]*[(（〔【]?注([一二三四五六七八九十]{1,3}|\d{1,3})"
        r"[)）〕】:：\u3000 ][ \t\u3000]*(?=\S)"
    ),
    "superscript": re.compile(r"\A[ \t\u3000]*([¹²³⁰⁴-⁹]{1,3})[ \t\u3000]*(?=\S)"),
    "slash": re.compile(r"\A[ \t\u3000]*(\d{1,2})/[ \t\u3000]*(?=[^\d\s])"),
    "circled": re.compile(
        rf"\A[ \t\u3000]*(?:注：)?[\[［【〔]?([{_CIRCLES}])[\]］】〕]?[ \t\u3000]*(?=\S)"
    ),
    "paren": re.compile(r"\A[ \t\u3000]*[(（](\d{1,3})[)）][ \t\u3000]*(?=\S)"),
    "spaced": _BARE_HEAD,
    "digit": _BARE_HEAD,
    "within": _BARE_HEAD,
    "volume": inlinemarks.HEAD,
    "aligned": notealign.HEAD,
}
# What a text with marks of a kind must have, as they rise from 1 (or 2, 3). Each begins with one
# character, which is soon looked for.
_SIGNS: dict[str, tuple[str, ...]] = {
    "bracket": (rf"\[{_WORD}\d", rf"［{_WORD}\d"),
    "angle": ("1(?:(?<=<1)>|(?<=＜1)＞|(?<=〈1)〉)",),
    "named": ("注[一二12]",),
    "superscript": ("¹", "²", "³"),
    "slash": (r"/(?<=[123]/)(?![\dA-Za-z])",),
    "circled": ("①", "②", "③"),
    "paren": (r"\([123]\)", "（[123]）"),
    "spaced": (
        r"1(?=[，；。、：]|[ \t][\u4e00-\u9fff])(?:(?<=[ \t]1)|(?<=[\u4e00-\u9fff”》)）]1))",
    ),
    "digit": (r"1[ \t]*$", r"2[ \t]*$", r"3[ \t]*$"),
    "within": (
        rf"1(?<=[，；。、”》\u4e00-\u9fff ]1)(?:(?=[，；。、”》\u4e00-\u9fff])(?!{_OWN})|"
        rf"(?= [\u4e00-\u9fff])(?! {_OWN})|[ \t]*$)",
    ),
}
_BARE = (None, "spaced", "digit", "within")
_SEEN = {kind: [re.compile(sign, re.M) for sign in signs] for kind, signs in _SIGNS.items()}
# 1 敦促……；2 请……: numbers of paragraphs that have lost their full stops.
_COUNTED = later(r"[；。][ \t]*2[ \t]+[\u4e00-\u9fff]")
# What can be nothing but a mark may come again.
_AGAIN = [_KINDS[kind] for kind in ("bracket", "angle", "superscript", "slash", "circled")]
# What a note tells more of: 报告[18]，, but not 定为[18]，
_CITED = re.compile(
    "(?:报告|决[议定]|公约|议定书|宪章|宣言|纲领|研究|文件|意见|建议|评论|声明|数据)\\Z"
)
_STEP = 3  # a sequence may leave out this many less one: a mark in a table, a misprint


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one kind in a text: start, end, mark of each; ``kind`` is None without any.
    ``below`` are the offsets of lines that are known to be their notes."""

    kind: str | None
    places: tuple[tuple[int, int, str], ...] = ()
    below: frozenset[int] = frozenset()


def marks(text: str) -> Marks:
    """The marks of notes in a text, of the kind that has most."""
    best = Marks(None)
    lines: list[tuple[int, str]] = []
    for kind, pattern in _KINDS.items():
        if not _may_have(text, kind):
            continue
        lines = lines or [(a, text[a:b].rstrip("\r\n")) for a, b in physical(text)]
        found = _rising(lines, pattern, _HEADS[kind])
        if len(found) > len(best.places):
            best = Marks(kind, found)
    noted = backnotes.marks(text)
    if len(noted) > len(best.places):
        best = Marks("digit", tuple(noted))
    if best.kind in _BARE and (chain := notealign.aligned(text)).marks:
        best = Marks("aligned", chain.marks, frozenset(start for start, _, _ in chain.notes))
    return best


def of_a_volume(text: str) -> Marks:
    """The marks of notes that are counted on from one resolution of a volume to the next."""
    if not inlinemarks.may_have(text):
        return Marks(None)
    lines = lines_of(text)
    places = tuple(
        (lines[index].start + start, lines[index].start + end, mark)
        for index, cuts in inlinemarks.cuts(lines).items()
        for start, end, mark in cuts
    )
    return Marks("volume", places) if places else Marks(None)


def _may_have(text: str, kind: str) -> bool:
    return any(sign.search(text) for sign in _SEEN[kind])


def _rising(
    lines: list[tuple[int, str]], pattern: re.Pattern[str], head: re.Pattern[str]
) -> tuple[tuple[int, int, str], ...]:
    """The places of a pattern whose numbers rise from 1, lines that begin with one left out."""
    found: list[tuple[int, int, str]] = []
    first = last = 0
    cited = False
    openings = [head.match(line) for _, line in lines]
    # Within a line (1) counts what is listed, unless a note of that number stands below.
    noted = {opening.group(1) for opening in openings if opening}
    bare = pattern is _KINDS["within"]
    needs_note = pattern is _KINDS["spaced"]
    if needs_note:
        noted = {
            opening.group(1)
            for (_, line), opening in zip(lines, openings, strict=True)
            if opening and not is_paragraph(line, opening.end())
        }
    counted = bare and any(_COUNTED.search(line) for _, line in lines)
    for (start, line), opening in zip(lines, openings, strict=True):
        stop = len(line.rstrip())
        for match in pattern.finditer(line, opening.end() if opening else 0):
            printed = match[match.lastindex or 0]
            mark = printed.translate(_SUPERSCRIPT)
            number = int(mark) if mark.isdecimal() else numbering.value(mark)
            inner = match.end() < stop
            bracketed = match.group().strip()[:1] in "(（"
            listed = inner and (bracketed or match.lastgroup == "noted")
            # 《公约》(1)现况: behind a title nothing is counted.
            titled = number == last + 1 and (found or line[match.start() - 1] in "》”")
            if number == 0 or (listed and printed not in noted and not titled):
                continue
            if needs_note and mark not in noted:
                continue
            spaced = counted and line[match.end() : match.end() + 1] == " "
            if bare and inner and (spaced or not (found or mark == "1")):
                continue  # within a line a sequence of bare digits begins with 1
            again = pattern in _AGAIN and number < last
            # [27] and [28] behind a mark: of an excerpt, they begin anywhere.
            excerpt = pattern is _KINDS["bracket"] and (first or number) > _STEP
            if excerpt and line[match.start() - 1] not in _CLOSED:
                if not _CITED.search(line, max(0, match.start() - 4), match.start()):
                    continue
                cited = True
            if again or excerpt or number == last or 0 < number - last <= _STEP:
                first = first or number
                found.append((start + match.start(), start + match.end(), mark))
                last = max(last, number)
    return tuple(found) if first <= _STEP or len(found) > 1 or cited else ()


def notes(source: Source, known: Marks) -> tuple[list[RawNote], Source]:
    """Notes on lines of their own behind the text, whose marks stand in it.

    Args:
        source: The input.
        known: The marks in its text.

    Returns:
        The notes, and the source with their lines owned.
    """
    found: list[RawNote] = []
    if known.kind is None:
        return found, source
    head = _HEADS[known.kind]
    placed = {mark: start for start, _, mark in known.places}
    bare = head in (_BARE_HEAD, inlinemarks.HEAD)
    last = 0 if known.kind == "volume" else known.places[-1][0]
    owned = list(source.furniture)
    for start, end in physical(source.text):
        line = source.text[start:end]
        marked = head.match(line)
        match = marked or notealign.HEAD.match(line)  # [1] in the text, 1 before its note
        if match is None or start < last or numbering.decimal(line):
            continue
        counts = bare or marked is None
        if counts and start not in known.below and is_paragraph(line, match.end()):
            continue
        mark = match.group(1).translate(_SUPERSCRIPT)
        if placed.pop(mark, start) < start or start in known.below:
            found.append(RawNote(mark, line[match.end() :].strip(), [(start, end)]))
            owned.append((start, end, "old note"))
    return found, replace(source, furniture=tuple(sorted(owned))) if found else source
