"""What a document says of itself: symbol, title, organ, date of adoption, meeting."""

from __future__ import annotations

import re
from functools import lru_cache

from ..records import Paragraph, Source
from .layout import CLOSING, is_enacting

_SYMBOL = re.compile(
    r"\b(?:A/HRC/RES|A/RES|S/RES|E/RES|A/HRC/DEC|A/DEC|A|S|E)/"
    r"(?:S-|ES-)?\d{1,4}(?:/[A-Z.]{0,4}\d{1,4}[A-Z]?)?(?:[ ]?\(\d{4}\))?"
)
_ORGANS = (
    ("人权理事会", "hrc"),
    ("安全理事会", "sc"),
    ("安理会", "sc"),
    ("经济及社会理事会", "ecosoc"),
    ("大会", "ga"),
)
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_MEETING = re.compile(r"第(\d{1,5})次(?:全体)?会议|^.*?(\d{3,5})次会议通过")
_ADOPTED = re.compile(r"^.{0,30}日.{0,20}通过")
_NUMBERED = re.compile(r"^(\d{1,4}/\d{1,4})[.．]?(?:\s*([A-Z])\b)?")
_SERIES = {"大会": "A/RES/", "人权理事会": "A/HRC/RES/", "经济及社会理事会": "E/RES/"}
_TITLE_NUMBER = re.compile(r"^(?:[A-Z]{0,3}-?\d{1,4}/\d{1,4}|\d{1,4}\(\d{4}\))[.．]?\s*[A-Z]?\s*")


def metadata(source: Source, paragraphs: list[Paragraph]) -> dict[str, str | None]:
    """Symbol, title, organ, date of adoption and meeting: stated by the format, or found."""
    found: dict[str, str | None] = dict.fromkeys(("symbol", "title", "organ", "adopted", "meeting"))
    if source.kind == "jsonl":
        return found
    titles: list[str] = []
    for paragraph in paragraphs:
        if is_enacting(paragraph.text):
            found["organ"] = found["organ"] or paragraph.text.rstrip("，,：: ")
        if paragraph.part != "other":
            continue
        if found["organ"] is None and len(titles) < 4:
            titles.append(paragraph.text)
        date = _DATE.search(paragraph.text)
        if date and (CLOSING.match(paragraph.text) or _ADOPTED.search(paragraph.text[:60])):
            found["adopted"] = "{}-{:0>2}-{:0>2}".format(*date.groups())
        meeting = _MEETING.search(paragraph.text)
        if meeting and len(paragraph.text) < 40:
            found["meeting"] = meeting.group(1) or meeting.group(2)
    head = source.text[:3000] if source.kind != "akn" else ""
    symbol = _SYMBOL.search(head)
    found["symbol"] = symbol.group() if symbol else None
    series = _SERIES.get(found["organ"] or "")
    for text in titles:
        number = _NUMBERED.match(text)
        if found["symbol"] is None and number and series:
            found["symbol"] = series + number.group(1)
    for text in titles:
        stripped = _TITLE_NUMBER.sub("", text)
        if 3 < len(stripped) < 200 and not CLOSING.match(text) and not _SYMBOL.fullmatch(text):
            found["title"] = stripped
            break
    found.update(dict(source.metadata))
    return found


@lru_cache(maxsize=4096)
def organ_code(organ: str | None) -> str:
    """Short name of an organ for features: ``ga``, ``sc``, ``hrc``, ``ecosoc``, else ``""``."""
    for name, code in _ORGANS:
        if organ and organ.endswith(name):
            return code
    return ""
