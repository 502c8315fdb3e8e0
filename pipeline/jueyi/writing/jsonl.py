"""JSON Lines: one record a paragraph, as documented in ``docs/record.md``."""

from __future__ import annotations

from ..records import Resolution
from ..schema import paragraph_record
from .plain import ByteWriter, dump

Writer = ByteWriter


def encode(resolution: Resolution) -> bytes:
    """The records of one resolution, a line each, UTF-8."""
    lines = [dump(paragraph_record(p, resolution)) for p in resolution.paragraphs]
    return b"\n".join([*lines, b""])
