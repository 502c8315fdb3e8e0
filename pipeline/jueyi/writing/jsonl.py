"""JSON Lines: one record a paragraph, as documented in ``docs/record.md``."""

from __future__ import annotations

import json

from ..records import Resolution
from ..schema import paragraph_record
from .plain import ByteWriter

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def encode(resolution: Resolution) -> bytes:
    """The records of one resolution, a line each, UTF-8."""
    lines = [_encode(paragraph_record(p, resolution)) + "\n" for p in resolution.paragraphs]
    return "".join(lines).encode()


Writer = ByteWriter
