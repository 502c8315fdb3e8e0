"""The names that records use: parts of a resolution, families of acts, classes of parties."""

from __future__ import annotations

from typing import Literal

Part = Literal["preambular", "operative", "other"]

PARTS: tuple[Part, ...] = ("preambular", "operative", "other")
FAMILIES = ("directive", "decisional", "declarative", "expressive", "recitative")
CLASSES = (
    "states", "named-state", "secretary-general", "un-official", "un-organ", "un-entity",
    "intergovernmental", "conflict-parties", "civil-society", "international-community",
)  # fmt: skip
