"""Chinese characters: how many of them a reader met, and whether there are any."""

from __future__ import annotations

from ..later import later

_CJK = later(r"[\u3400-\u9fff\uf900-\ufaff]")


def han(text: str) -> int:
    """How many Chinese characters a text has.

    >>> han("大会 (General Assembly)，")
    2
    """
    return len(_CJK.findall(text))


def has_han(text: str) -> bool:
    """Whether a text has Chinese characters."""
    return _CJK.search(text) is not None
