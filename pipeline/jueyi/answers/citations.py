"""Citations: find the numbers of documents, resolve them to symbols, say what they name.

The source of the rules is the project's labelling scheme, section 8; the UN's own links in its XML
are what they are measured against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..records import Citation
from .numbers import TAIL, Number, arabic, numbers

# Bodies that pass what is cited, longest name first; "own" is the body that speaks.
_BODIES = (
    ("安全理事会", "sc"), ("安理会", "sc"), ("经济及社会理事会", "ecosoc"),
    ("经社理事会", "ecosoc"),
    ("人权理事会", "hrc"), ("人权委员会", "chr"), ("联合国环境大会", "unea"), ("环境大会", "unea"),
    ("麻醉药品委员会", "cnd"), ("预防犯罪和刑事司法委员会", "ccpcj"), ("妇女地位委员会", "csw"),
    ("统计委员会", "stat"), ("人口与发展委员会", "cpd"), ("社会发展委员会", "csocd"),
    ("理事会", "council"),
)  # fmt: skip
# Assemblies and conferences that are not the General Assembly.
_OTHERS = (
    r"(?:缔约[方国]|国际海底管理局|世界卫生|国际民用航空组织|国际民航组织|各国议会|气象|人居|海事组织)"
    r"\S{0,4}大会|(?:缔约[方国]|会员国)会议|环境规划署理事会|人居署大会|原子能机构大会|工发组织大会|"
    r"教科文组织大会|理事机构|大会堂|(?:筹备|审议)大会|环境署理事会|粮农组织\S{0,4}大会"
)
_OWN = (
    r"(?:及其|回顾其|其|本(?:大会|理事会))(?=\d{4}年|第\d|第S-|题为|关于|以往|以前|先前|历次|历来"
    r"|各项|有关|相关|所有|最近|上述|此前|早先|以下)"
)
# Bodies whose numbers are nobody's of ours, whatever their form: named outright, or a committee
# right before what its session passed.
_FOREIGN = (
    "非洲人权和民族权委员会|非洲联盟国家元首和政府首脑会议"
    r"|委员会(?:在[^，；。]{0,30}举行的)?第[〇一二三四五六七八九十百\d]{1,6}届会议上?(?:所?通过的)(?=第)"
)
_NAMED = re.compile(
    "(?=[缔国世各气人海粮会环原工教理大筹审安经联麻预妇统社及回其本加亚西欧非委])(?:"
    + "|".join(
        (
            f"(?P<other>{_OTHERS})",
            f"(?P<foreign>{_FOREIGN})",
            # Of the Council's regional commissions, whose older numbers look like its own.
            "(?P<region>(?:加勒比|亚洲及太平洋|西亚|欧洲|非洲)经济(?:社会)?委员会)",
            *(f"(?P<{code}{i}>{name})" for i, (name, code) in enumerate(_BODIES)),
            r"(?P<ga>大会(?!主席|堂))",
            f"(?P<own>{_OWN})",
        )
    )
    + ")"
)
_PREFIX = {
    "ga": "A/", "sc": "S/", "hrc": "A/HRC/", "ecosoc": "E/", "chr": "E/CN.4/", "cnd": "E/CN.7/",
    "ccpcj": "E/CN.15/", "csw": "E/CN.6/", "stat": "E/CN.3/", "cpd": "E/CN.9/", "csocd": "E/CN.5/",
}  # fmt: skip
# The bodies whose resolutions have numbers of a form, the likeliest first.
_SHAPES = {
    "year": ("sc",),
    "roman": ("ga", "ecosoc"),
    "special": ("ga", "hrc"),
    "annual": ("ecosoc", "chr"),
    "session": ("ga", "hrc", "unea", "cnd", "ccpcj", "csw", "stat", "cpd", "csocd"),
    "cop": (),
}
_YEAR = re.compile(r"(\d{4})年\d{1,2}月\d{1,2}日(?:[^，；。第]{0,60}的)?第?$")
_SESSIONS = {"ga": (31, 99), "hrc": (1, 75), "unea": (1, 12), "cnd": (30, 75), "ccpcj": (1, 40)}
# 见A/44/2，附件二，第3/1号决定: what another body sent to be circulated.
_ANNEXED = re.compile(r"附件[一二三四五六七八九十]{0,2}，第?$")
# A list of resolutions whose last number alone is a decision: 决议，最近期的是第……号以及第……号决定
_HEAD = re.compile(r"决议[，：]?(?:最近|最新|特别是|尤其是|包括|其中|即)")
_LONGEST = 1_000  # characters of such a list
_STOP = re.compile("[；。]")
_TO_COUNCIL = re.compile(r"[^，；。]{0,25}向?人权理事会")
_KINDS = {"决定": "decision", "主席声明": "statement", "声明": "statement"}
_WORD = {"resolution": "RES", "decision": "DEC", "statement": "PRST"}


class _Context(NamedTuple):
    """What stands around a number: the text, the bodies that it names before it, each once with
    where its name ends, the last first, and the document's organ."""

    text: str
    before: list[tuple[str, int]]
    organ: str


@lru_cache(maxsize=10_000)  # notes and preambles of yearly resolutions are last year's
def citations(text: str, organ: str = "") -> tuple[Citation, ...]:
    """The documents that a text cites by their number.

    Args:
        text: A paragraph or a note, with half-width brackets.
        organ: Code of the document's own organ, see ``document.metadata.organ_code``.

    Returns:
        In text order. ``symbol`` is canonical and without blanks, without the letter of a part, as
        the UN links it; None where the body has no symbols that we know.

    >>> [c.symbol for c in citations("回顾其第68/3、69/2号和安全理事会第1325(2000)号决议，", "ga")]
    ['A/RES/68/3', 'A/RES/69/2', 'S/RES/1325(2000)']
    """
    found = numbers(text)
    if not found:
        return ()
    kinds = _kinds(text, found)
    return tuple(
        Citation(n.start, n.end, text[n.start : n.end], _symbol(n, kind, context), kind)
        for n, kind, context in zip(found, kinds, _contexts(text, found, organ), strict=True)
    )


def _contexts(text: str, found: list[Number], organ: str) -> Iterator[_Context]:
    """What stands around each number."""
    last = max((n.start for n in found if n.shape != "symbol"), default=0)
    named = _NAMED.finditer(text, 0, last) if last else iter(())
    following = next(named, None)
    recent: dict[str, int] = {}  # in the order in which they were named last
    for number in found:
        while following is not None and following.end() <= number.start:
            code = (following.lastgroup or "").rstrip("0123456789")
            recent.pop(code, None)
            recent[code] = following.end()
            following = next(named, None)
        yield _Context(text, list(reversed(recent.items())), organ)


def _kinds(text: str, found: list[Number]) -> list[str]:
    """What every number names: the noun behind it, or behind the list that it stands in."""
    kinds: list[str] = []
    following = "resolution"
    behind = len(text)  # where the number behind begins
    for number in reversed(found):
        if number.shape == "symbol":
            kinds.append(_kind_of_symbol(number.text))
            continue
        tail = TAIL.match(text, number.end)
        noun = tail.group("noun") if tail else None
        if noun:
            following = _KINDS.get(noun, "resolution")
        elif following != "resolution":
            closed = _STOP.search(text[number.end : number.end + 40].split("第", maxsplit=1)[0])
            listed = "以及" in text[number.end : behind] and _is_headed(text, number.start)
            if closed or listed:
                following = "resolution"
        behind = number.start
        kinds.append(following)
    return kinds[::-1]


def _is_headed(text: str, at: int) -> bool:
    """Whether the list that goes on at a place is one of resolutions, by the words at its head."""
    start = max(0, at - _LONGEST)
    start = max(start, text.rfind("；", start, at), text.rfind("。", start, at))
    return _HEAD.search(text, start, at) is not None


def _kind_of_symbol(printed: str) -> str:
    for kind, word in _WORD.items():
        if f"/{word}/" in printed:
            return kind
    return "resolution" if "/Res." in printed else "document"


def _symbol(number: Number, kind: str, context: _Context) -> str | None:
    if number.shape == "symbol":
        return number.text.replace(" ", "")
    if number.shape == "cop":
        return None
    body = _body(number, context)
    if body is None:
        return None
    printed = arabic(number.text)
    if number.shape == "roman":
        digits, session = printed.split("(", 1)
        printed = re.match(r"\d+", digits)[0] + "(" + session  # type: ignore[index]
    if body == "unea":
        session, which = printed.split("/")
        return f"UNEP/EA.{session}/{'Res' if kind == 'resolution' else 'Dec'}.{which}"
    return f"{_PREFIX[body]}{_WORD[kind]}/{printed.replace(' ', '')}"


def _body(number: Number, context: _Context) -> str | None:
    """The body that passed it: the last one named before it whose numbers have this form."""
    text, before, organ = context
    if _ANNEXED.search(text, max(0, number.start - 8), number.start):
        return None
    possible = _SHAPES[number.shape]
    dated = _YEAR.search(text, max(0, number.start - 80), number.start)
    year = int(dated.group(1)) if dated else None
    near = bool(before) and number.start - before[0][1] < 15
    if (
        number.shape == "session"
        and not near
        and year is None
        and _TO_COUNCIL.match(text, number.end)
    ):
        before = [("hrc", 0)]  # the mandate of a report to it
    own = {"own": organ, "council": organ if organ in ("hrc", "ecosoc", "sc") else "hrc"}
    bodies = [own.get(code, code) for code, _ in before]
    if "other" in bodies:  # what stands before the name of another assembly is far away
        bodies = bodies[: bodies.index("other") + 1]
    else:
        bodies += [organ, *possible[:2]]
    for sat in dict.fromkeys((year, None)):  # a day that fits nobody is a misprint
        for body in bodies:
            if body == "other":
                return None if number.shape in ("session", "annual") else possible[0]
            if body == "foreign":
                return None
            if body == "region" and number.shape == "roman":
                return None
            if body in possible and _fits(number, body, sat):
                return body
    return None


def _fits(number: Number, body: str, year: int | None) -> bool:
    """Whether the body can have passed it: that session, in that year."""
    if number.shape != "session":
        return True
    session = int(number.text.split("/")[0])
    first, last = _SESSIONS.get(body, (1, 99))
    if not first <= session <= last:
        return False
    if year is not None and body == "ga":
        return 0 <= year - 1945 - session <= 1
    if year is not None and body == "hrc":  # three sessions a year since 2006
        return abs(3 * (year - 2006) + 2 - session) <= 2
    return True
