"""Drafts under negotiation: words and whole paragraphs that are not agreed stand in brackets."""

from __future__ import annotations

from collections.abc import Callable

from . import compound
from .heads import TERMINAL, opens

OPEN = ("[", "［")


def unbracketed(line: str) -> str:
    """What stands behind the square bracket that opens a paragraph which is not agreed.

    >>> unbracketed("[3. 请秘书长报告；]"), unbracketed("3. 请秘书长报告；")
    ('3. 请秘书长报告；]', '3. 请秘书长报告；')
    """
    return line[1:].lstrip(" \u3000") if line[:1] in OPEN else line


def agreed(text: str) -> str:
    """A paragraph that stands in square brackets, without them, as if it were agreed. What else
    stands in brackets is a remark.

    >>> agreed("[重申其决议，]"), agreed("[根据委员会的报告通过]")
    ('重申其决议，', '[根据委员会的报告通过]')
    """
    if text[:1] not in OPEN:
        return text
    inner = text[1:-1] if text[-1] in "]］" else text[1:]
    return inner if inner and inner[-1] in TERMINAL and opens(inner) else text


def added(text: str) -> tuple[str, int] | None:
    """The number of a paragraph that was inserted, or stands for another, in brackets or not."""
    if text[:1] in OPEN:
        return numbered(text, compound.inserted)
    return compound.inserted(text)


def numbered(text: str, number: Callable[[str], tuple[str, int] | None]) -> tuple[str, int] | None:
    """A number behind the square bracket that opens its paragraph, and where the text begins:
    [3. 请秘书长报告；]. The number of a note has no verb of the organ behind it."""
    rest = unbracketed(text)
    found = number(rest)
    said = unbracketed(rest[found[1] :]) if found else ""
    if found is None or not (said and opens(said)):
        return None
    return found[0], found[1] + len(text) - len(rest)
