"""Stand-off labels: what a paragraph says, without its text.

One JSON object a line: ``sha256`` (of the clean paragraph text, UTF-8), ``document``, ``set``,
``readings`` (who read it, how often), ``acts`` with ``start``, ``end``, ``lemma``, ``family`` and
``addressee`` (``start``, ``end``, ``classes``, ``parties`` of the same fields). They are joined
with the text by its hash, so a label whose text changed is found out, never moved.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import CorpusError
from ..labelled import GoldAct, GoldAddressee
from ..records import CLASSES, FAMILIES
from .lines import lines

# Rounds of labelling after this one were drawn where a model was unsure.
LAST_DRAWN_AT_RANDOM = 2
CORRECTED = "corrected"  # the set of labels that somebody corrected: they replace older ones


@dataclass(frozen=True, slots=True)
class GoldParagraph:
    """The labels of one paragraph; ``acts`` may be empty, which is a label too.

    Attributes:
        sha256: Of the clean text.
        document: Symbol of the document that the text was drawn from.
        set: Where its text is found: ``unxml`` or ``unpc``.
        acts: The acts, in text order.
        measured: Whether figures may be measured on it: it was drawn before any model existed.
    """

    sha256: str
    document: str
    set: str
    acts: tuple[GoldAct, ...]
    measured: bool = True


def digest(text: str) -> str:
    """SHA-256 of a paragraph's clean text, the key of its labels."""
    return hashlib.sha256(text.encode()).hexdigest()


def _act(row: dict[str, Any], where: str) -> GoldAct:
    addressee = None
    if row.get("family") not in FAMILIES:
        raise CorpusError(f"family {row.get('family')!r}", where=where, expected=str(FAMILIES))
    if not isinstance(row["lemma"], str):
        raise CorpusError(f"lemma {row['lemma']!r}", where=where, expected="a verb")
    parties = (row.get("addressee") or {}).get("parties", ())
    for span in (row, *filter(None, (row.get("addressee"),)), *parties):
        start, end = span["start"], span["end"]
        if type(start) is not int or type(end) is not int or not 0 <= start < end:
            raise CorpusError(f"span {start!r} to {end!r}", where=where, expected="offsets")
    if (found := row.get("addressee")) is not None:
        unknown = set(found["classes"]) - set(CLASSES)
        if unknown or found["end"] <= found["start"]:
            raise CorpusError(f"addressee {found!r}", where=where, expected="a span and classes")
        addressee = GoldAddressee(
            found["start"],
            found["end"],
            tuple(found["classes"]),
            tuple((p["start"], p["end"], p["class"]) for p in found["parties"]),
        )
    return GoldAct(row["start"], row["end"], row["lemma"], row["family"], addressee)


def load(folder: Path) -> dict[str, GoldParagraph]:
    """Load stand-off labels, keyed by the text's hash: a file, or every ``*.jsonl`` of a folder.

    Corrected labels replace others of the same text.

    Raises:
        CorpusError: A row is malformed, or two files label one text differently.
    """
    found: dict[str, GoldParagraph] = {}
    for path in [folder] if folder.is_file() else sorted(folder.glob("*.jsonl")):
        for where, line in lines(path, "stand-off labels in UTF-8"):
            try:
                row = json.loads(line)
                acts = tuple(_act(act, where) for act in row["acts"])
                paragraph = GoldParagraph(
                    row["sha256"],
                    row["document"].split("#")[0].replace(" ", ""),
                    row["set"],
                    acts,
                    row.get("round", 0) <= LAST_DRAWN_AT_RANDOM,
                )
            except (ValueError, KeyError, TypeError) as error:
                raise CorpusError(
                    f"a malformed label ({error})", where=where, expected="docs/gold.md"
                ) from None
            known = found.get(paragraph.sha256)
            if known is None or (known.set, paragraph.set).count(CORRECTED) == 1:
                if known is None or paragraph.set == CORRECTED:
                    found[paragraph.sha256] = paragraph
            elif known.acts != paragraph.acts:
                raise CorpusError(
                    "a second, different label of one text", where=where, expected="one label"
                )
    if not found:
        raise CorpusError("no labels", where=str(folder), expected="*.jsonl of stand-off labels")
    return found


def row(paragraph: GoldParagraph, **extra: Any) -> str:
    """The JSON line of a labelled paragraph, with further fields for provenance."""
    acts = []
    for act in paragraph.acts:
        item: dict[str, Any] = {
            "start": act.start,
            "end": act.end,
            "lemma": act.lemma,
            "family": act.family,
            "addressee": None,
        }
        if act.addressee is not None:
            item["addressee"] = {
                "start": act.addressee.start,
                "end": act.addressee.end,
                "classes": list(act.addressee.classes),
                "parties": [
                    {"start": start, "end": end, "class": label}
                    for start, end, label in act.addressee.parties
                ],
            }
        acts.append(item)
    return json.dumps(
        {
            "sha256": paragraph.sha256,
            "document": paragraph.document,
            "set": paragraph.set,
            **extra,
            "acts": acts,
        },
        ensure_ascii=False,
    )
