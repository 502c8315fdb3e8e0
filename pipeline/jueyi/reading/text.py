"""What any text must be: Chinese, in lines that a paragraph could fill."""

from __future__ import annotations

import re

from ..errors import ReadingError

LONGEST_LINE = 200_000  # the longest paragraph of 2,292 documents has 1,723
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\u2e80-\u2fd5]")


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
