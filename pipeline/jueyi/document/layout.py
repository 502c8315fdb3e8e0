"""What a single physical line of a document is: furniture, enacting line, annex, closing line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate, pairwise

from .. import lexicon
from ..lexicon.parties import load_parties
from .numbering import HAN_DIGIT, HAN_NUMBER

ENDS = "，；。：:;,.！？]］"
_INDENTS = frozenset(" \t\u3000\u00a0")
MARK = re.compile(r"^\s*(\d{1,3})\s*$")
SEPARATOR = re.compile(r"^(?:[\s\u00a0]{20,}|\s*(?:[_＿—─-]{4,}|--|(?:[-–—] ){2,}[-–—])\s*)$")
DAY = rf"(?:\d{{4}}|[二一]{HAN_DIGIT}{{3}})年\S{{1,3}}月\S{{1,3}}日"
_RESUMED = "(?:[(（][续复]会[)）])?"
SITTING = rf"第(?:\d{{1,5}}|{HAN_NUMBER}{{1,7}})次{_RESUMED}(?:全体会议|全会|会议){_RESUMED}"
CLOSING = re.compile(
    rf"^(?:{DAY}[， ]?(?:{SITTING})?[。.]?|{SITTING}[， ]?(?:{DAY})?[。.]?|"
    rf"[(（]?{SITTING}，{DAY}——?[^，；。]{{2,24}}|(?:一致|未经表决|协商一致|鼓掌)通过[。.]?|"
    rf"{SITTING}[^，；]{{0,80}}通过(?:[，；(。.].{{0,100}})?|[(（]{DAY}通过[)）])$"
)
# (1) 根据第四委员会的报告，于2044年11月22日第44次全体会议通过的决议。, a note of UNESCO
ADOPTED_AT = re.compile(rf"(?:根据[^。；]{{2,40}}，)?于?{DAY}[在]?{SITTING}上?通过的?决议[。.]?")
# A decision has no enacting line: 2044年9月2日，大会第1次全体会议决定…, and of the Council
# 在2044年7月2日第3次全体会议上，经济及社会理事会…
_BODY = "大会|经济及社会理事会|人权理事会|安全理事会"
_NARRATED = (
    re.compile(rf"(?:在|于)?(?P<day>{DAY})，?(?P<organ>{_BODY})(?P<sitting>{SITTING})"),
    re.compile(rf"(?:在|于)?(?P<day>{DAY})(?:举行的)?(?P<sitting>{SITTING})上，(?P<organ>{_BODY})"),
    re.compile(
        rf"(?P<organ>{_BODY})[在于]?(?P<day>{DAY})(?:举行的)?(?P<sitting>{SITTING})上?"
        "(?=[，,]?(?:依照|根据|按照)|[，,](?:回顾|未经|以)|(?:未经表决)?(?:决定|选举|任命|注意到))"
    ),
)
# 因此，安全理事会， behind a paragraph of grounds, until the 1950s.
_ENACTING = re.compile(
    r"^[“\"]?(?:因此，|为此，|以此，|爰)?(?![一二三四五六七八九十]{1,3}、|\S*(?:举行|召开|出席|参加)|请|邀请|敦促|[吁促]请|要求|建议|授权|感谢|赞扬)(大[会曾]|安全理事会|安理会|人权理事会|经济及社会理事会|理事会|"
    r"(?:《[^》]{2,30}》)?(?:(?!的)[\u4e00-\u9fff、]|\d(?=\d{0,2}届)){0,26}(?:理事会|委员会|大会|全会|会议|缔约方|当事方|执行局)|"
    r"作为《[^》]{2,12}》缔约方会议的《公约》缔约方会议|"
    r"(?:联合国|世界|国际)(?:(?!的)[\u4e00-\u9fff]){2,16}(?:署|组织|机构|办事处|办公室))"
    # 全权代表大会（2044年，灯塔港），
    r"(?:[(（][^()（），；。]{2,12}[，,]?[^()（），；。]{0,12}[)）])?[，,:：]$"
)
# 国际劳工大会于2044年举行第132届会议，
_CONVENED = re.compile(
    r"(国际劳工(?:组织)?大会)，?[于在]?\d{4}年[^，。；]{0,12}举行(?:了|其)?第[^，。；届]{1,6}届会议，"
)
# What one organ recommends to another, whose own enacting line follows.
RECOMMENDS = re.compile("建议[^，。；]{2,24}(?:决议|决定)草案[：:]?$")
BODIES = frozenset("大会 安全理事会 安理会 人权理事会 经济及社会理事会 理事会".split())
PARTIES = frozenset("缔约方大会 缔约方会议 缔约国大会 缔约国会议".split())
_SPELLINGS = {f"联合国{name}": name for name in BODIES} | {
    "大曾": "大会",  # a scan's
    "经济暨社会理事会": "经济及社会理事会",
    "经济社会理事会": "经济及社会理事会",
    "经社理事会": "经济及社会理事会",
    "安理会": "安全理事会",
    "联合国安理会": "安全理事会",
    "国际劳工组织大会": "国际劳工大会",
}
_SESSION = re.compile(r"第[^第届]{1,5}届(?=\S)")
_ANNEX = re.compile(
    r"^(?:附件|附录|附文|增编)[一二三四五六七八九十\dA-ZⅠⅡⅢⅣⅤ]{0,3}(?:[:：.\s].{0,60})?$"
)


def is_enacting(text: str) -> bool:
    """Whether ``text`` is an enacting line: the organ's name and a comma."""
    return len(text) <= 32 and text[-1:] in "，,:：\n" and _enacts(text)


@lru_cache(maxsize=2_000)  # several rules ask of the same short lines
def _enacts(text: str) -> bool:
    if _CONVENED.fullmatch(text):
        return True
    named = _ENACTING.match(text) is not None
    # 回顾粮食安全委员会： opens a list, and 注意到声明已转递安全理事会， is a ground; not so
    # 禁止酷刑委员会，
    known = named and lexicon.begins(text) and text[:-1] in load_parties().names
    return named and (known or not lexicon.begins(text))


def organ_of(text: str) -> str:
    """The organ that an enacting line names, or a line of its name alone, in one spelling.

    >>> organ_of("因此，安理会，"), organ_of("联合国大会")
    ('安全理事会', '大会')
    >>> organ_of("第七十三届世界卫生大会，")
    '世界卫生大会'
    """
    match = _ENACTING.match(text) or _CONVENED.fullmatch(text)
    name = _SESSION.sub("", match.group(1) if match else text.rstrip("，,：: "))
    return _SPELLINGS.get(name, name)


@dataclass(frozen=True, slots=True)
class Narrated:
    """The first words of a decision: its organ, and day and meeting as printed."""

    organ: str
    day: str
    sitting: str


def narrated(text: str) -> Narrated | None:
    """What the first words of a decision without an enacting line say, or None.

    >>> narrated("2044年9月2日，大会第1次全体会议决定注意到该报告。").organ
    '大会'
    """
    match = next((m for pattern in _NARRATED if (m := pattern.match(text))), None)
    return Narrated(match["organ"], match["day"], match["sitting"]) if match else None


def is_bare_organ(text: str) -> bool:
    """Whether ``text`` is an organ's name alone, as an enacting line without its comma."""
    return text in BODIES or text in _SPELLINGS


def is_annex(text: str) -> bool:
    """Whether ``text`` is the heading of an annex."""
    return text.startswith(("附", "增")) and bool(_ANNEX.match(text))


@dataclass(slots=True)
class Line:
    """A physical line: [start, end) in the source with its line end, and how it is set."""

    index: int
    start: int
    end: int
    raw: str
    blank_before: bool
    marks: tuple[tuple[int, int, str], ...] = ()  # notes' marks, cut out of ``raw``: place, mark
    margin: int = 0  # characters of white space that stand before every line
    body: str = field(init=False)  # the line without the white space around it

    def __post_init__(self) -> None:
        self.body = self.raw.strip()

    def without(self, cuts: Sequence[tuple[int, int, str]]) -> Line:
        """The same line without notes' marks, given their places in ``raw`` from left to right."""
        kept, position = [], 0
        for start, end, _ in cuts:
            kept.append(self.raw[position:start])
            position = end
        raw = "".join([*kept, self.raw[position:]])
        marks = tuple((self.start + start, self.start + end, mark) for start, end, mark in cuts)
        return replace(self, raw=raw, marks=marks)

    def behind(self, number: int) -> str:
        """The text behind one of the marks that were cut out."""
        gone = sum(end - start for start, end, _ in self.marks[:number])
        return self.raw[self.marks[number][0] - self.start - gone :]

    @property
    def spans(self) -> list[tuple[int, int]]:
        """[start, end) in the source of the line without its marks."""
        if not self.marks:
            return [(self.start, self.end)]
        edges = [self.start, *(edge for start, end, _ in self.marks for edge in (start, end))]
        pairs = zip(edges[::2], [*edges[1::2], self.end], strict=True)
        return [(start, end) for start, end in pairs if start < end]

    @property
    def indented(self) -> bool:
        """Whether it begins with more white space than every line does."""
        return self.raw[self.margin : self.margin + 1] in _INDENTS


def physical(text: str) -> list[tuple[int, int]]:
    """[start, end) of every line of ``text``, line end included."""
    ends = list(accumulate([len(line) + 1 for line in text.split("\n")]))
    ends[-1] = len(text)  # no line feed ends the last line
    if text[-1:] in ("", "\n"):
        ends.pop()
    return list(pairwise([0, *ends]))


def lines_of(text: str) -> list[Line]:
    """The physical lines of a text."""
    lines: list[Line] = []
    blank = True
    for index, (start, end) in enumerate(physical(text)):
        lines.append(line := Line(index, start, end, text[start:end].rstrip("\n"), blank))
        blank = not line.body
    return lines


def following(lines: list[Line], index: int) -> Line | None:
    """The first line with text at or after ``index``."""
    while index < len(lines):
        if lines[index].body:
            return lines[index]
        index += 1
    return None


def preceding(lines: list[Line], index: int, count: int) -> Line | None:
    """The line with text that stands ``count`` such lines before ``index``."""
    while index > 0 and count > 0:
        index -= 1
        count -= bool(lines[index].body)
    return None if count else lines[index]
