"""Addressees projected from the English texts against the hand labels of the same paragraphs.

Run: ``python bench/projection.py [ARCHIVE]``. Hand labels are read here only, to check.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from jueyi import lexicon
from jueyi.corpus.build import build
from jueyi.corpus.projection import project

ROOT = Path(__file__).parents[1]


def main(archive: Path) -> None:
    """Print how many paragraphs are projected, and how many spans and classes are right."""
    words = lexicon.load()
    corpus = build(archive, ROOT / "data/gold", words, parallel=True)
    rows = list({row.text: row for row in corpus.rows if row.split == "train"}.values())
    labels = {row.text: row.gold for row in rows if row.gold is not None}
    found = project(rows, words)
    counts: Counter[str] = Counter()
    for row in found:
        gold = labels.get(row.text)
        opening = next((a for a in gold.acts if a.start == 0), None) if gold else None
        if opening is None or row.gold is None:
            continue
        silver, wanted = row.gold.acts[0].addressee, opening.addressee
        ours = silver and (silver.start, silver.end)
        right = ours == (wanted and (wanted.start, wanted.end))
        counts["checked"] += 1
        counts["span right"] += right
        if right and silver and wanted and silver.classes:
            counts["classed"] += 1
            counts["classes right"] += silver.classes == wanted.classes
    aligned = sum(1 for row in corpus.rows if row.english)
    print(f"{aligned:,} of {len(corpus.rows):,} paragraphs aligned, {len(found):,} projected")
    print(f"spans right: {counts['span right']} of {counts['checked']}; "
          f"classes right: {counts['classes right']} of {counts['classed']}")  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "unxml")
