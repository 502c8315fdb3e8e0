"""What stands in a Word file as an object of its own, beside its paragraphs: diagrams, charts,
embedded documents, formulas, pictures as wide as text. They are named, not read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from .autonumber import integer

_OBJECTS = {
    "altChunk": "an embedded document", "subDoc": "a part of a master document",
    "relIds": "a diagram", "chart": "a chart", "OLEObject": "an embedded object",
    "control": "a form control", "contentPart": "handwriting",
}  # fmt: skip
_PICTURES = frozenset({"pic", "imagedata"})
_DATES = frozenset("pgNum dayShort dayLong monthShort monthLong yearShort yearLong".split())
# Parts of a formula that are more than what stands in them, in order.
_FORMULA = frozenset(
    "f sSup sSub sSubSup sPre rad nary d m eqArr limLow limUpp acc groupChr".split()
)
_WIDE, _HIGH = 240.0, 24.0  # points: no emblem or bar code, as in PDF
_POINTS = 12_700  # units of a drawing in a point
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*(\d+(?:\.\d+)?)(pt|in|cm|mm|px)?")
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 0.75}


def local(element: Any) -> str:
    """The name of an element without its namespace; strict files have others."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def named(element: Any, words: Callable[[str], str | None]) -> str:
    """What an element shows that no paragraph holds; nothing if it shows nothing of its own.

    Args:
        element: An element of the text.
        words: Gives the text of the part that a relation leads to; None if it is not there.
    """
    name = local(element)
    if name in _OBJECTS:
        kind = element.get("ProgID", "")
        keys = (words(value) for value in element.values()) if name != "OLEObject" else ()
        text = next((found for found in keys if found is not None), None)
        if name == "relIds" and text == "":
            return ""  # arrows and frames without a word
        return f"{_OBJECTS[name]} {kind or text or ''}".rstrip()
    if name in _PICTURES and _is_wide(element):
        return "a picture"
    if name in _DATES:
        return f"a number that Word sets ({name})"
    if name == "oMath" and any(local(part) in _FORMULA for part in element.iter()):
        return f"the form of a formula {''.join(element.itertext())}"
    return ""


def _is_wide(picture: Any) -> bool:
    """Whether a picture is as wide as text, so that it may hold some; also if nothing says so."""
    extent = next((e for e in picture.iter() if local(e) == "ext" and e.get("cx")), None)
    if extent is not None:
        wide, high = (integer(extent.get(key), 0) / _POINTS for key in ("cx", "cy"))
        return wide >= _WIDE and high >= _HIGH
    around = picture.getparent()
    style = "" if around is None else around.get("style", "")
    found = {key: float(n) * _UNITS[unit or ""] for key, n, unit in _LENGTH.findall(style)}
    return found.get("width", _WIDE) >= _WIDE and found.get("height", _HIGH) >= _HIGH
