"""Plain text: decoding. Whether its lines are paragraphs or wraps is structure's business."""

from __future__ import annotations

import re

from ..errors import ReadingError

LONGEST_LINE = 200_000  # the longest paragraph of 2,292 documents has 1,723
_CJK = re.compile(r"[\u4e00-\u9fff]")
# Frequent characters of resolutions that only traditional script has.
_TRADITIONAL = re.compile("[會國請並員關與對為這個們學經濟權條約決議應須際組織聯報書長]")
_SIMPLIFIED = re.compile("[会国请并员关与对为这个们学经济权条约决议应须际组织联报书长]")


def decode(data: bytes, name: str) -> str:
    """Decode text strictly: UTF-8 (with or without a mark), or UTF-16 with a mark.

    Line ends become ``\\n``; nothing else changes.

    Raises:
        ReadingError: The bytes are no text in these encodings.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadingError(
            f"byte {error.start} is no {encoding.removesuffix('-sig').upper()}",
            where=name,
            expected="UTF-8 text",
            fix="convert it first, e.g. with iconv -f GB18030 -t UTF-8",
        ) from None
    if "\x00" in text:
        raise ReadingError(
            f"a NUL character at {text.index(chr(0))}", where=name, expected="text, not binary data"
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_chinese(text: str, name: str) -> None:
    """Refuse text without Chinese characters, traditional script, which no model here knows, and
    lines that no paragraph fills.

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
    old, new = len(_TRADITIONAL.findall(text)), len(_SIMPLIFIED.findall(text))
    if old > 3 and old > new:
        raise ReadingError(
            "traditional characters",
            where=name,
            expected="simplified characters",
            fix="convert it first, e.g. with OpenCC tw2sp",
        )
