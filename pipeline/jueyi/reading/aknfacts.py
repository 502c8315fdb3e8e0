"""What the markup of an Akoma Ntoso document states of it: symbol, vote, sponsors, subjects."""

from __future__ import annotations

import re
from typing import Any

from .aknschema import NAMESPACE
from .akntext import clean

_COUNTED = ("inFavour", "against", "abstaining")


def facts(root: Any) -> dict[str, str]:
    """Facts by name; those that are not stated are left out.

    Returns:
        ``symbol``, ``title``, ``meeting``, ``adopted``, ``organ``; ``session`` (a number),
        ``agenda`` (an item), ``draft`` (a symbol), ``sponsors`` (as printed), ``vote`` (in
        favour, against, abstaining: ``152-9-12``, or ``without a vote``), ``subjects`` (UNBIS and
        SDG, joined by ``; ``).
    """
    found: dict[str, str] = {}

    def first(path: str) -> str:
        element = root.find(path)
        return "" if element is None else clean("".join(element.itertext()))[0]

    found["symbol"] = first(f".//{NAMESPACE}docNumber[@refersTo='#symbol']").replace(" ", "")
    found["title"] = first(f".//{NAMESPACE}docTitle[@refersTo='#resolutionTitle']")
    sitting = re.search(r"\d+", first(f".//{NAMESPACE}inline[@name='adoptionMeeting']"))
    found["meeting"] = sitting.group() if sitting else ""
    for date in root.iter(f"{NAMESPACE}FRBRdate"):
        if date.get("name") == "adoption" and (date.get("date") or "") > "1945":
            found["adopted"] = date.get("date") or ""  # else a placeholder: 0001-01-01
    formula = root.find(f".//{NAMESPACE}formula")
    if formula is not None:
        found["organ"] = clean("".join(formula.itertext()))[0].rstrip("，, \u200e\u200f")
    session = root.find(f".//{NAMESPACE}session")
    found["session"] = "" if session is None else (session.get("value") or "").strip()
    agenda = root.find(f".//{NAMESPACE}inline[@name='agenda item']")
    found["agenda"] = "" if agenda is None else (agenda.get("title") or "").strip()
    for step in root.iter(f"{NAMESPACE}step"):
        if step.get("outcome") == "draftResolution":
            found["draft"] = (step.get("as") or "").strip()
            found["sponsors"] = (step.get("by") or "").strip()
    found["vote"] = _vote(root)
    found["subjects"] = "; ".join(dict.fromkeys(_subjects(root)))
    return {key: value for key, value in found.items() if value}


def _vote(root: Any) -> str:
    voting = root.find(f".//{NAMESPACE}voting")
    if voting is None:
        return ""
    if voting.get("outcome") == "adoptedWithoutVote":
        return "without a vote"
    counts = {c.get("refersTo"): c.get("value") or "" for c in voting.iter(f"{NAMESPACE}count")}
    if not counts.get("inFavour", "").isdigit():
        return ""
    return "-".join(str(int(counts.get(name) or 0)) for name in _COUNTED)


def _subjects(root: Any) -> list[str]:
    found = []
    for keyword in root.iter(f"{NAMESPACE}keyword"):
        dictionary = keyword.get("dictionary") or ""
        if dictionary.startswith("UNBIS"):
            found.append((keyword.get("showAs") or "").replace("_", " ").upper())
        elif dictionary.startswith("SDG"):
            found.append(f"SDG {keyword.get('value')}")
    return [subject for subject in found if subject.strip()]
