"""JSON Lines of ready-made paragraphs: ``{"id": ..., "text": ...}``, optionally ``"part"``."""

from __future__ import annotations

import json

from ..errors import ReadingError
from ..records import PARTS, Block, Source
from .text import LONGEST_LINE


def read(decoded: str, name: str) -> Source:
    """Read ready-made paragraphs; a bad row is reported in ``problems``, the others are kept.

    The source text is the rows' texts, a line each (line ends inside a text become spaces).

    Raises:
        ReadingError: No row is usable.
    """
    blocks: list[Block] = []
    problems: list[ReadingError] = []
    texts: list[str] = []
    position = 0
    for number, line in enumerate(decoded.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{name} line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            problems.append(ReadingError("no JSON", where=where, expected='{"id", "text"}'))
            continue
        text = row.get("text") if isinstance(row, dict) else None
        if not isinstance(text, str) or not text.strip():
            problems.append(ReadingError('no "text"', where=where, expected='{"id", "text"}'))
            continue
        if len(text) > LONGEST_LINE:
            problems.append(
                ReadingError(
                    f"a text of {len(text):,} characters",
                    where=where,
                    expected=f"paragraphs of at most {LONGEST_LINE:,}",
                )
            )
            continue
        part = row.get("part")
        if part is not None and part not in PARTS:
            problems.append(
                ReadingError(f"part {part!r}", where=where, expected=" or ".join(PARTS))
            )
            continue
        identifier = row.get("id")
        try:
            f"{text}{identifier}".encode()
        except UnicodeEncodeError as error:
            what = "in the id" if error.start >= len(text) else f"at {error.start}"
            problems.append(ReadingError(f"a lone surrogate {what}", where=where, expected="text"))
            continue
        text = " ".join(text.splitlines())
        blocks.append(
            Block(
                position,
                position + len(text),
                part=part,
                id=None if identifier is None else str(identifier),
            )
        )
        texts.append(text)
        position += len(text) + 1
    if not blocks:
        raise problems[0] if problems else ReadingError("no rows", where=name)
    return Source(
        name=name,
        text="\n".join(texts),
        kind="jsonl",
        blocks=tuple(blocks),
        problems=tuple(problems),
    )
