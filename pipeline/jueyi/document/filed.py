"""The day of adoption in a field of a library or of a database of law."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records import Paragraph
from .days import date, iso
from .layout import DAY

# 通过日期：2044.11.2
_IN_FIGURES = re.compile(
    r"(?:通过(?:日期|时间)?|表决结果)[】\]:： ]{0,3}(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)"
)
# 决定通过日期：2044年11月2日; 2044-12-22第91次会议未经表决通过, of a library
_FILED = re.compile(
    rf"(?:决[议定]|意见)?通过(?:日期|时间)[】\]:： ]{{0,8}}({DAY})|"
    r"(?<!\d)(\d{4})-(\d{2})-(\d{2}) ?第\d{1,4}次(?:全体)?会议.{0,24}通过|"
    rf"(?:由(?:委员会|理事会|大会|会议)[于在]?|(?<!公约)委员会于?|会议(?:\([^()]*\))?于)({DAY})通过(?=[，。)]|$)|"
    rf"通过.{{0,24}}会议\(会议日期({DAY})\)"
)
# 发布日期：2044-11-2, of a law database that names an organ of the UN as who issued the text
_ISSUED = re.compile(
    r"^[【〖]?(?:发布|颁布|公布)(?:日期|时间)[】\]:： ]{0,3}"
    r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)"
)
_ISSUER = re.compile(
    "^[【〖]?(?:发文|颁布|发布|制定)(?:单位|机关|机构|部门)[】\\]:： ]{0,3}联合国(?!新闻)"
)


def filed(text: str) -> str | None:
    """The day on which a field or a note says that the text was adopted, in ISO 8601.

    >>> filed("通过日期：2044.11.2"), filed("委员会2044年9月9日通过，全文见网站。")
    ('2044-11-02', '2044-09-09')
    """
    if figures := _IN_FIGURES.search(text):
        return iso(*figures.groups())
    if found := _FILED.search(text):
        said = found[1] or found[5] or found[6]
        return date(said) if said else iso(*found.groups()[1:4])
    return None


def issued(paragraphs: Sequence[Paragraph]) -> str | None:
    """The day on which a law database says that an organ of the UN issued the text."""
    if not any(_ISSUER.match(paragraph.text) for paragraph in paragraphs):
        return None
    days = (match for p in paragraphs if (match := _ISSUED.match(p.text)))
    return next((iso(*match.groups()) for match in days), None)
