"""Plain text: decoding. Whether its lines are paragraphs or wraps is structure's business."""

from __future__ import annotations

from ..errors import ReadingError


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
