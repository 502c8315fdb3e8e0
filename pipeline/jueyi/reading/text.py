"""Plain text as it is written and copied; what any text must be: Chinese, in lines that a paragraph
could fill."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..errors import ReadingError
from . import cells, columns, markdown, sheets, subtitles, wikitext

LONGEST_LINE = 200_000  # the longest paragraph of 2,292 documents has 1,723
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\u2e80-\u2fd5]")

_QUOTED = re.compile(r"^[ \t]*(?:[>＞][ \t]?)+", re.M)
_QUOTES = 3  # lines that are quoted, at least
_SENTENCE = re.compile(r"^[ \t]*[>＞][^\n]*[\u3400-\u9fff][^\n]*[，；。][ \t]*$", re.M)
_SEVERAL = 6  # quoted lines that end a paragraph, among whatever messages


class Ordered(NamedTuple):
    """A text as it is to be read; whether its lines are known to be cut at a column's width; and
    what was struck out of it."""

    text: str
    cut: bool
    struck: list[str]


def in_order(text: str) -> Ordered:
    """The lines of a text as they are to be read: without the marks ``>`` of a quoted mail, those
    of Markdown (``markdown``) and of a wiki (``wikitext``), the times of subtitles (``subtitles``),
    the signs of a table (``cells``), the text of a sheet below its other cells (``sheets``), and of
    two columns the left one first. Nothing but those marks, struck text and white space is lost.

    >>> in_order("> 大会，\\n> 回顾其决议，\\n> 1. 请秘书长报告。")[0].split("\\n")[1]
    '回顾其决议，'
    """
    marks = len(_QUOTED.findall(text)) if ">" in text or "＞" in text else 0
    if marks >= _QUOTES and (
        2 * marks > sum(1 for line in text.split("\n") if line.strip())
        or len(_SENTENCE.findall(text)) >= _SEVERAL
    ):
        text = _QUOTED.sub("", text)
    text, struck = markdown.in_plain(wikitext.in_plain(subtitles.in_lines(text)))
    return Ordered(*columns.in_order(sheets.in_lines(cells.in_lines(text))), struck)


def check_chinese(text: str, name: str) -> None:
    """Refuse text without Chinese characters, and lines that no paragraph fills.

    Raises:
        ReadingError: It is one of these.
    """
    longest, number = max((len(line), n) for n, line in enumerate(text.split("\n"), 1))
    if longest > LONGEST_LINE:
        raise ReadingError(
            f"{longest:,} characters without a line end",
            where=f"{name} line {number}",
            expected=f"paragraphs of at most {LONGEST_LINE:,}",
            fix="put each paragraph on a line of its own",
        )
    if not _CJK.search(text):
        raise ReadingError("no Chinese characters", where=name, expected="a Chinese resolution")
