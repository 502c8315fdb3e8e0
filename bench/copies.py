"""Texts as they lie on people's desks: copies of web pages, PDF text, OCR, Word, chat groups.

952 texts of our own in ``data/own/copies``, each with its gold, in 56 sets of other writers.
Prints a row a set: paragraphs found whole (text, part and number), F1 of acts (surface and place),
of acts whose subject is printed, and of exact addressees; symbol, organ and date. Run:
``python bench/copies.py [--errors] [SET ...]``.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jueyi
from jueyi.document.completeness import doubts
from jueyi.document.numbering import value
from jueyi.document.script import simplify
from jueyi.reading import read_bytes

OWN = Path(__file__).parents[1] / "data" / "own" / "copies"
Gold = dict[str, Any]
# An act: its surface, the characters behind it, and which of several such; its subject and who.
Key = tuple[str, str, int]
Said = tuple[str | None, str | None]


@dataclass
class Figures:
    """Counts of one set, and what is wrong in it."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def f1(self, name: str) -> float:
        """F1 of what was counted under a name."""
        c = self.counts
        return 2 * c[f"{name} hit"] / max(c[f"{name} gold"] + c[f"{name} found"], 1)

    def match(self, name: str, gold: set[Any], found: set[Any], where: str) -> None:
        """Count two sets, and keep what differs."""
        for kind, values in (("gold", gold), ("found", found), ("hit", gold & found)):
            self.counts[f"{name} {kind}"] += len(values)
        self.errors += [f"{where} {name} missed {x}" for x in sorted(gold - found, key=str)]
        self.errors += [f"{where} {name} false {x}" for x in sorted(found - gold, key=str)]


def squeezed(text: str) -> str:
    """A text without white space and quotation marks, which open the paragraphs of statements."""
    return re.sub(r"[\s“”\"]+", "", text)


def bare(number: str | None) -> str | None:
    """A number or label in digits, without marks: （一） and 1. are 1."""
    if number is None:
        return None
    label = re.sub(r"[()、.,\s]", "", unicodedata.normalize("NFKC", number)).lower()
    return str(value(label) or label) or None


def keyed(text: str, acts: list[tuple[int, str, Said]], into: dict[Key, Said]) -> None:
    """Add the acts of a paragraph."""
    for start, surface, said in acts:
        behind, again = squeezed(text[start + len(surface) :])[:6], 0
        while (surface, behind, again) in into:
            again += 1
        into[surface, behind, again] = said


def gold_acts(paragraph: Gold) -> list[tuple[int, str, Said]]:
    """The gold acts with their places: each the first that its addressee and subject fit."""
    text, at, done = paragraph["text"], 0, []
    rest = [act["surface"] for act in paragraph["acts"]]
    for number, act in enumerate(paragraph["acts"]):
        surface, who, subject = act["surface"], act["addressee"] or "", act["subject"] or ""
        places = [m.start() for m in re.finditer(re.escape(surface), text) if m.start() >= at]

        def fits(place: int) -> bool:
            behind = place + len(surface)  # noqa: B023
            spoken = subject in text[max(0, place - 30) : place]  # noqa: B023
            asked = text.startswith(who, behind) or who in text[max(0, place - 60) : place]  # noqa: B023
            for later in rest[number + 1 :]:  # noqa: B023
                behind = text.find(later, behind) + len(later)
                if behind < len(later):
                    return False
            return spoken and asked

        place = next(filter(fits, places), places[0])
        at = place + len(surface)
        bound = act.get("role") == "bound"
        done.append((place, surface, (act["subject"], None if bound else act["addressee"])))
    return done


def measure(gold: Gold, path: Path, labeller: Any, into: Figures) -> None:
    """Count one text."""
    source = read_bytes(path.read_bytes(), path.name)
    found = labeller.label_source(source)
    name = f"{path.parent.name}/{path.name}"
    if not gold["is_resolution_like"]:
        silent = any(p.acts for p in found.paragraphs) and not doubts(source, found)
        into.counts.update({"none": 1, "silent": int(silent)})
        into.errors += [f"{name} is none, and nothing says so"] if silent else []
        return
    left = Counter((squeezed(p.text), p.part, bare(p.number)) for p in found.paragraphs)
    for p in gold["paragraphs"]:
        key = (squeezed(p["text"]), p["part"], bare(p["number"]))
        into.counts.update({"paragraphs": 1, "whole": int(left[key] > 0)})
        if left[key] == 0:
            into.errors.append(f"{name} paragraph {p['part']} {p['number']} {p['text'][:30]}")
        left[key] -= 1
    right: dict[Key, Said] = {}
    ours: dict[Key, Said] = {}
    for p in gold["paragraphs"]:
        keyed(p["text"], gold_acts(p), right)
    for q in found.paragraphs:
        acts: list[tuple[int, str, Said]] = []
        for a in q.acts:
            who = a.addressee if a.addressee and a.addressee.role != "bound" else None
            acts.append(
                (a.start, a.surface, (a.subject and a.subject.text, who.text if who else None))
            )
        keyed(q.text, acts, ours)
    into.match("act", set(right), set(ours), name)
    for place, what in enumerate(("subject", "addressee")):
        sides = [
            {(key, squeezed(said[place] or "")) for key, said in side.items() if said[place]}
            for side in (right, ours)
        ]
        into.match(what, *sides, name)
    organ = simplify(found.organ) if found.organ else None  # printed in either script
    facts = (("symbol", found.symbol), ("organ", organ), ("date", found.adopted))
    for what, value_ in facts:
        wanted = {gold[what]} - {None}
        into.match(what, wanted, {value_} - {None}, name)


def row(name: str, f: Figures) -> str:
    """A line of the table."""
    c = f.counts
    facts = " ".join(
        f"{what} {c[f'{what} hit']}/{c[f'{what} gold']} ({c[f'{what} found'] - c[f'{what} hit']} wrong)"
        for what in ("symbol", "organ", "date")
    )
    return (
        f"{name:4} {c['whole'] / max(c['paragraphs'], 1):.3f} of {c['paragraphs']:4} paragraphs; "
        f"acts {f.f1('act'):.3f}, with a subject {f.f1('subject'):.3f}; "
        f"addressees {f.f1('addressee'):.3f}; {facts}; {c['silent']} of {c['none']} others silent"
    )


def main(sets: list[str], errors: bool) -> Figures:
    """Print a row for every set and one for all."""
    labeller = jueyi.load()
    total = Figures()
    for folder in sorted(OWN.iterdir()):
        if not folder.is_dir() or (sets and folder.name not in sets):
            continue
        figures = Figures()
        for path in sorted(p for p in folder.iterdir() if p.suffix != ".json"):
            gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            measure(gold, path, labeller, figures)
        print(row(folder.name, figures))
        if errors:
            print(*(f"  {line}" for line in figures.errors), sep="\n")
        total.counts += figures.counts
    print(row("all", total))
    return total


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main([a for a in arguments if a != "--errors"], "--errors" in arguments)
