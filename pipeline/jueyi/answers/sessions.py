"""Sessions as printed to values: 大会第八十一届会议 to GA/81, with the body from its context."""

from __future__ import annotations

import re

from ..document.numbering import value
from ..later import later

# The body's name directly before the session, longest first; its short name in values.
_BODIES = (
    ("联合国环境大会", "UNEA"), ("缔约方大会", "COP"), ("缔约方会议", "COP"), ("缔约国会议", "COP"),
    ("缔约国大会", "COP"), ("经济及社会理事会", "ECOSOC"), ("经社理事会", "ECOSOC"),
    ("人权理事会", "HRC"),
    ("妇女地位委员会", "CSW"), ("麻醉药品委员会", "CND"), ("大会", "GA"), ("理事会", "COUNCIL"),
)  # fmt: skip
_NAMED = re.compile("(?:" + "|".join(name for name, _ in _BODIES) + ")$")
_CODES = dict(_BODIES)
# Another body: its whole name before the ordinal, back to a preposition, a verb or a mark.
_ENDS = re.compile(r"(?:委员会|理事会|论坛|会议|大会|工作组|小组|机构|联盟|署|组织)$")
_BOUNDARY = re.compile(
    r"[，；、。：向由供在于为至与请对将就使能]|\d{4}年(?:\d{1,2}月)?(?:举行)?的?|[提递送转]交|提请|通过|根据|按照|酌情|列入|以及|介绍|和(?=大会|理事会|经济及|人权理)"
)
_BARE = re.compile(r"(?:^|[，；、。：向由供在于为至与请交])(?P<name>该?(?:委员会|论坛))$")
_ANY = later(r"[\u4e00-\u9fff]{0,12}?(?:委员会|理事会|论坛|大会)")
_ORGANS = {"ga": "GA", "hrc": "HRC", "ecosoc": "ECOSOC"}
_NUMBER = re.compile(r"\d{1,3}|[〇零一二三四五六七八九十百]{1,6}")


def body(before: str, organ: str) -> tuple[str, int]:
    """The body that is named directly before a session.

    Args:
        before: The text before it.
        organ: Code of the document's organ: 理事会 is the organ's own, or that of the Council.

    Returns:
        Its short name, or its printed one; and how many characters of ``before`` name it.
    """
    named = _NAMED.search(before)
    if named is not None and not before[: named.start()].endswith(
        ("环境", "卫生", "管理局", "劳工")
    ):
        code = _CODES[named.group()]
        if code == "COUNCIL":
            code = "HRC" if organ == "hrc" else "ECOSOC"
        return code, len(named.group())
    if _ENDS.search(before) and not _BARE.search(before):
        edges = [m.end() for m in _BOUNDARY.finditer(before)]
        other = before[edges[-1] if edges else 0 :]
        return (other, len(other)) if 2 <= len(other) <= 30 else ("", 0)
    bare = _BARE.search(before)
    if before.endswith("其") or bare:  # the body that was named last
        before = before[: bare.start()] if bare else before
        taken = len(bare.group("name")) if bare else 0
        cut = [m.end() for m in _BOUNDARY.finditer(before)]
        parts = [before[a:b] for a, b in zip([0, *cut], [*cut, len(before)], strict=True)]
        for part in reversed(parts):
            last = _ANY.match(part)
            if last and not _BARE.search(last.group()):
                return body(last.group(), organ)[0], taken
        if bare:  # nobody tells which: its name as printed
            return bare.group("name").removeprefix("该"), taken
    return "", 0


def numbers(printed: str) -> list[int]:
    """The numbers of 第七十六和七十七届会议, ranges filled.

    >>> numbers("第七十六至七十八届"), numbers("第五十五届和第五十七届")
    ([76, 77, 78], [55, 57])
    """
    found = [int(n) if n.isdigit() else value(n) for n in _NUMBER.findall(printed)]
    if len(found) == 2 and re.search(r"[至到]", printed) and 0 < found[1] - found[0] < 12:
        return list(range(found[0], found[1] + 1))
    return [n for n in found if n]


def own(organ: str) -> str:
    """The short name of the document's organ in values."""
    return _ORGANS.get(organ, "")


def sitting(organ: str, adopted: str | None) -> int:
    """The session of the General Assembly or the Human Rights Council that lies at a date; 0 if
    it cannot be told. A session of the Assembly begins in September of the year 1945 + N.

    >>> sitting("GA", "2025-03-04"), sitting("HRC", "2024-10-11")
    (79, 57)
    """
    if not adopted:
        return 0
    year, month = int(adopted[:4]), int(adopted[5:7])
    if organ == "GA":
        return year - 1945 - (month < 9)
    if organ == "HRC":
        return 3 * (year - 2006) + (1 if month < 6 else 2 if month < 9 else 3)
    return 0


def interval(session: str) -> tuple[str, str] | None:
    """First and last day of a session of the General Assembly, or of a body's year.

    >>> interval("GA/81"), interval("ECOSOC/2026")
    (('2026-09-01', '2027-09-14'), ('2026-01-01', '2026-12-31'))
    """
    name, _, number = session.rpartition("/")
    if not number.isdigit():
        return None
    if name == "GA":
        year = 1945 + int(number)
        return f"{year}-09-01", f"{year + 1}-09-14"
    if len(number) == 4:
        return f"{number}-01-01", f"{number}-12-31"
    if name == "HRC":
        turn, third = divmod(int(number) - 1, 3)
        months = (("02-01", "04-15"), ("06-01", "07-31"), ("09-01", "10-31"))[third]
        return f"{2006 + turn}-{months[0]}", f"{2006 + turn}-{months[1]}"
    if name == "CSW":
        return f"{int(number) + 1956}-03-01", f"{int(number) + 1956}-03-31"
    return None
