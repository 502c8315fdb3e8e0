"""Texts that were put together from files in several encodings: a line in GBK among those in UTF-8,
an annex in Big5 behind a resolution in GBK.

Lines are looked at that their text's encoding gives no common characters for; another encoding is
believed where it gives many.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .plausible import COMMON, plausibility, share

LINES = (
    "utf-8",
    "gb18030",
    "big5hkscs",
)  # encodings in which a line feed is never half a character
_RARE = 0.06  # share of common characters in a line that may be of another encoding, at most
_FOREIGN = 0.2  # what another encoding must give more
_SHORT = 0.35  # the same for lines of a few characters, in a text that has longer ones
_FEWEST = 8  # characters of a longer line
_ASCII = bytes(range(128))
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Parts:
    """A text and, for every line, the encoding that it has and the others have not, or nothing."""

    text: str
    others: list[str]


def parts(data: bytes, encoding: str) -> Parts | None:
    """A text read line by line; None if all of it, or most in UTF-8, is in no other encoding.

    Args:
        data: Its bytes.
        encoding: That of most lines, one of ``LINES``.

    >>> data = "大会，回顾其决议，".encode() + b"\\n" + "请秘书长提出报告。".encode("gbk")
    >>> parts(data, "utf-8").others
    ['', 'gb18030']
    """
    lines = data.split(b"\n")
    if encoding == "utf-8":  # it checks itself
        suspect = [n for n, line in enumerate(lines) if not _is_utf8(line)]
        if 2 * sum(_wide(lines[n]) for n in suspect) > _wide(data):
            return None
        texts = [line.decode("utf-8", "replace") for line in lines]
    else:
        texts = [line.decode(encoding, "replace") for line in lines]
        suspect = [n for n, line in enumerate(texts) if _is_rare(line)]
    others = [""] * len(lines)
    gained = {n: _other(lines[n], encoding) for n in suspect}
    if not any(
        gain >= _FOREIGN and len(_NOT_ASCII.findall(text)) >= _FEWEST
        for gain, _, text in gained.values()
    ):
        return None
    for n, (gain, other, text) in gained.items():
        long = len(_NOT_ASCII.findall(text)) >= _FEWEST
        if gain >= (_FOREIGN if long else _SHORT):
            others[n], texts[n] = other, text
    return Parts("\n".join(texts), others)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wide(line: bytes) -> int:
    """How many bytes are not ASCII."""
    return len(line.translate(None, _ASCII))


def _is_rare(text: str) -> bool:
    """Whether a line has few common characters, or some that could not be decoded."""
    if text.isascii():
        return False
    common = sum(map(COMMON.__contains__, text))
    few = common < _RARE * len(text) and common < _RARE * len(_NOT_ASCII.findall(text))
    return few or "\ufffd" in text


def _other(line: bytes, encoding: str) -> tuple[float, str, str]:
    """By how much another encoding is better, which, and what it gives; of two the earlier."""
    own = plausibility(line, encoding)
    found = [(0.0, "", "")]
    for other in LINES:
        if other == encoding:
            continue
        try:
            text = line.decode(other)
        except UnicodeDecodeError:
            continue
        found.append((share(text) - own, other, text))
    return max(found, key=lambda each: each[0])
