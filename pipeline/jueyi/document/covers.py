"""What a cover and a closing line print beside symbol and title: session, agenda item, vote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..later import later
from ..records import Paragraph
from .layout import DAY, SITTING
from .numbering import value

_BODY = "(?:联合国)?(?:大会|人权理事会|经济及社会理事会|理事会)?"
_NUMBER = "([〇零一二三四五六七八九十百]{1,6}|\\d{1,3})"
_SESSION = re.compile(rf"{_BODY}第{_NUMBER}届(紧急特别|特别)?(?:会议|常会)")
_YEAR = re.compile(rf"{_BODY}(\d{{4}})年(?:届会|会议|实质性会议|组织会议)")
_ITEM = r"\d{1,3}(?:\([a-z]{1,2}\))?"
_AGENDA = re.compile(rf"(?:临时)?议程\*?项目:?({_ITEM}(?:(?:[、，,]|和){_ITEM})*)[。.]?")
_SPECIAL = {None: "", "特别": "S-", "紧急特别": "ES-"}
# Where such a line begins: the rules of an annex tell how others adopt.
_HEAD = (
    rf"[\[［【(（]?(?:{DAY})?(?:[大理安]\S{{0,4}}(?={SITTING}))?(?:{SITTING})?[，,]?"
    r"(?:根据[^，。]{1,30}建议，)?(?:(?:经|通过)?(?:记录|唱名|举手)?表决)?[，,]?以?"
)
_COUNTS = later(
    rf"{_HEAD}(\d{{1,3}}|零)票(?:赞成|对)[、，]?(?:(\d{{1,3}}|零)票(?:反对)?)?"
    r"(?:[、，](?:和)?(\d{1,3}|零)票弃权)?"
)
_NONE = later(rf"{_HEAD}(?:未经表决|协商一致)(?:方式)?(?:获得)?通过")
_BRACKETS = str.maketrans("（）：", "():")
_LONGEST = 40  # characters of a line of a cover
_NEAR = 120  # characters of a line in which the vote is told


def session(lines: Iterable[str]) -> str | None:
    """The session that a line of the cover names.

    >>> session(["大会", "第七十七届会议"]), session(["第十一届紧急特别会议"])
    ('77', 'ES-11')
    >>> session(["经济及社会理事会", "2044年届会"])
    '2044'
    """
    for line in _short(lines):
        if found := _SESSION.fullmatch(line):
            number = found[1] if found[1].isdigit() else str(value(found[1]) or "")
            return f"{_SPECIAL[found[2]]}{number}" if number else None
        if year := _YEAR.fullmatch(line):
            return year[1]
    return None


def agenda(lines: Iterable[str]) -> str | None:
    """The item of the agenda, or the items, that a line of the cover names.

    >>> agenda(["议程项目71 (b)"]), agenda(["议程项目13、14和117"])
    ('71 (b)', '13, 14, 117')
    """
    found = next((m for line in _short(lines) if (m := _AGENDA.fullmatch(line))), None)
    if found is None:
        return None
    return ", ".join(item.replace("(", " (") for item in re.findall(_ITEM, found[1]))


def vote(paragraphs: Sequence[Paragraph]) -> str | None:
    """In favour, against and abstaining, or ``without a vote``, as a line below the text tells.

    Args:
        paragraphs: Of the document.
    """
    for paragraph in paragraphs:
        if paragraph.part != "other" or "通过" not in paragraph.text[:_NEAR]:
            continue
        head = paragraph.text[:_NEAR]
        if counts := _COUNTS.match(head):
            return "-".join((number or "0").replace("零", "0") for number in counts.groups())
        if _NONE.match(head):
            return "without a vote"
    return None


def _short(lines: Iterable[str]) -> Iterable[str]:
    """Lines of a cover without blanks, in one form."""
    return (re.sub(r"\s", "", line).translate(_BRACKETS) for line in lines if len(line) <= _LONGEST)
