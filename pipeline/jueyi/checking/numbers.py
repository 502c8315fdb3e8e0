"""Numbers of resolutions that no body can have given, read as citations or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..records import Citation

# What is printed as a number of a resolution: 第68/3号决议, the first ones of a list too, and the
# symbols of the Assembly and the Human Rights Council.
_PRINTED = re.compile(
    r"第 ?(?P<number>\d+/\d+|\d+ ?\(\d{3,}\)) ?号"
    r"(?=(?:[、和及]|以及)?(?:第|\d+[/(])|[各两]?项?(?:决议|决定|主席声明))"
    r"|A/(?:HRC/)?(?:RES|DEC)/(?P<symbol>\d+/\d+)(?![\d/])"
)
_PAIR = re.compile(r"(\d+)/(\d+)")
_YEARLY = re.compile(r"(\d+) ?\((\d+)\)")
# Bodies that count as they like, named in the words before.
_FOREIGN = re.compile(
    r"委员会|组织|会议|管理局|执行局|联盟|机构|公约|法院|政府|卫生|教科文|粮农|[署局]"
)
_BEFORE = 60  # characters in which they are named
_LAST_SESSION = 99  # of the Assembly, which opened its first in 1946
_YEARS = range(1946, 2050)  # in which the Security Council numbers its resolutions
_LARGEST = 9999  # of them


def impossible(text: str, citations: Sequence[Citation]) -> Iterator[tuple[str, str | None, str]]:
    """Numbers in a text that cannot be: as printed, the symbol they were read as, and why.

    Args:
        text: A paragraph or a note.
        citations: What was read in it.

    >>> [why for *_, why in impossible("回顾其第0/1号和第12(1850)号决议，", ())]
    ['no session and no number is 0', 'the United Nations passed nothing in 1850']
    """
    read = {cited.start: cited.symbol for cited in citations}
    for match in _PRINTED.finditer(text):
        group = "number" if match.group("number") else "symbol"
        why = _why(match.group(group), text[max(0, match.start() - _BEFORE) : match.start()])
        if why:
            start = match.start("number") if group == "number" else match.start()
            yield text[start : match.end(group)], read.get(start), why


def _why(printed: str, before: str) -> str:
    if pair := _PAIR.fullmatch(printed):
        first, second = pair.groups()
        if first.startswith("0") or second.startswith("0"):
            return "no session and no number is 0" if _zero(pair) else "a number begins with 0"
        year = int(first) in _YEARS or int(second) in _YEARS  # 2017/25, and 7/2019 of others
        if int(first) > _LAST_SESSION and not year and not _FOREIGN.search(before):
            return f"no body of the United Nations has had a session {first}"
    elif yearly := _YEARLY.fullmatch(printed):
        number, year_printed = yearly.groups()
        if _FOREIGN.search(before):
            return ""
        if int(year_printed) not in _YEARS:
            return f"the United Nations passed nothing in {year_printed}"
        if int(number) > _LARGEST:
            return f"no resolution of {year_printed} can have the number {number}"
    return ""


def _zero(pair: re.Match[str]) -> bool:
    return any(int(number) == 0 for number in pair.groups())
