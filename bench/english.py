"""The English of acts against the UN's own English opening of the same paragraph.

Counted is the first act of every aligned paragraph whose English opening is marked (``pairs.py``):

exact   the act's English is the marked opening, case ignored;
opens   the English paragraph begins with the act's English, which covers the marked words or all
        of them but a second verb (Welcomes | and supports), an object (Reaffirms | its
        commitment) or a frame (Noting | in this regard). The UN marks too little in the Security
        Council (Expressing | concern) and too much elsewhere.

``novel`` are paragraphs whose Chinese text stands in no document of ``before``: those on which the
openings were learned, of neither the tuning documents (``2023``: GA 78, SC and ECOSOC 2023, HRC 56)
nor the newest ones. For the Human Rights Council these are sessions 54 and 55; it has none older.
Run: ``python bench/english.py [ARCHIVE] [--errors N]``.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from itertools import product
from pathlib import Path

from pairs import ROOT, pairs


def main(archive: Path, errors: int) -> None:
    """Print a row for every organ and period, then the commonest errors."""
    rows = list(pairs(archive))
    known = {row.text for row in rows if row.period == "before"}
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    wrong: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        said = row.act.english
        right = row.opens(said)
        for key in product((row.organ, "all"), (row.period, "all")):
            counts[key]["rows"] += 1
            counts[key]["exact"] += row.exact(said)
            counts[key]["opens"] += right
            if row.text not in known:
                counts[key]["novel"] += 1
                counts[key]["novel opens"] += right
        if not right and row.period != "newest":
            wrong[row.organ, row.part, row.act.surface, said, row.marked] += 1
    print(f"{'organ':8}{'period':8}{'rows':>8}{'exact':>8}{'opens':>8}{'novel':>8}{'opens':>8}")
    for (organ, period), n in sorted(counts.items()):
        novel = f"{n['novel opens'] / n['novel']:8.4f}" if n["novel"] else ""
        exact, opens = n["exact"] / n["rows"], n["opens"] / n["rows"]
        print(f"{organ:8}{period:8}{n['rows']:8}{exact:8.4f}{opens:8.4f}{n['novel']:8}{novel}")
    for error, count in wrong.most_common(errors):
        print(count, *error, sep=" | ")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path, nargs="?", default=ROOT / "unxml")
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    main(arguments.archive, arguments.errors)
