"""Acts in styles that no training text shows: print of 1946-1985, statements, decisions.

Prints precision, recall and F1 of surface and place of acts, and which acts are wrong with
``--errors``. Run: ``python bench/styles.py [--errors]``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import jueyi

OWN = Path(__file__).parents[1] / "data" / "own"


def main() -> None:
    """Print a row for every file."""
    labeller = jueyi.load()
    for path in sorted(OWN.glob("*.jsonl")):
        rows = list(map(json.loads, path.read_text(encoding="utf-8").splitlines()))
        wrong: Counter[tuple[str, str]] = Counter()
        said = named = 0
        hits = wanted = found = right = 0
        for row in rows:
            gold = {(a["start"], a["surface"]) for a in row["acts"]}
            labelled = labeller.label(row["text"])
            acts = {(a.start, a.surface) for p in labelled.paragraphs for a in p.acts}
            hits, wanted, found = hits + len(gold & acts), wanted + len(gold), found + len(acts)
            spoken = {
                (a["start"], a["subject"]["start"], a["subject"]["end"])
                for a in row["acts"]
                if a["subject"]
            }
            named += len(spoken)
            said += len(
                spoken
                & {
                    (a.start, a.subject.start, a.subject.end)
                    for p in labelled.paragraphs
                    for a in p.acts
                    if a.subject
                }
            )
            right += gold == acts
            wrong.update([("missed", s) for _, s in gold - acts])
            wrong.update([("false", s) for _, s in acts - gold])
        print(
            f"{path.stem:10} {len(rows)} paragraphs, {right} all right; acts: "
            f"P {hits / max(found, 1):.3f} R {hits / max(wanted, 1):.3f} "
            f"F1 {2 * hits / max(wanted + found, 1):.3f}; subjects {said} of {named}"
        )
        if "--errors" in sys.argv:
            for (kind, surface), count in wrong.most_common():
                print(f"  {kind} {surface} {count}")


main()
