"""The words of the whole project: frozen values that the stages hand to each other.

All offsets are Unicode code points, end exclusive. ``source`` offsets point into
``Source.text``; offsets of acts, addressees, times, citations and note anchors point into
``Paragraph.text``; those of a note's citations into ``Note.text``.
"""

from __future__ import annotations

from .acts import Act, Addressee, Party, Subject
from .answers import Ask, Citation, Clause, Entity, Recipient, Report, Span, Time
from .document import Block, Note, Paragraph, Piece, Resolution, Source
from .kinds import CLASSES, FAMILIES, PARTS, Part

__all__ = [
    "CLASSES",
    "FAMILIES",
    "PARTS",
    "Act",
    "Addressee",
    "Ask",
    "Block",
    "Citation",
    "Clause",
    "Entity",
    "Note",
    "Paragraph",
    "Part",
    "Party",
    "Piece",
    "Recipient",
    "Report",
    "Resolution",
    "Source",
    "Span",
    "Subject",
    "Time",
]
