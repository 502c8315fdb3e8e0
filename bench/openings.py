"""Learn ``lexicon/openings.tsv`` from the aligned paragraphs of older documents.

A row is added where it renders at least GAIN more first acts as the UN does (``opens`` in
``pairs.py``) than the rows before it, and SHARE of all that it decides. General rows come
first: any organ before one, nothing that follows before something, plain surfaces before those
that repeat them. Run: ``python bench/openings.py [ARCHIVE]``; writes the table.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from jueyi import lexicon
from jueyi.lexicon.openings import HEADER, LONGEST, MOST_WORDS, Openings
from pairs import ROOT, Pair, pairs

TABLE = ROOT / "pipeline" / "jueyi" / "lexicon" / "openings.tsv"
GAIN = 3
SHARE = 1 / 2
DOCUMENTS = 3  # in which a row must be right
Key = tuple[str, str, str, str]


def opening_of(marked: str) -> str:
    """A marked opening as it is printed where a paragraph begins."""
    return marked[:1].upper() + marked[1:]


def _names_an_act(marked: str) -> bool:
    """Whether a marked opening is one act without a frame."""
    return len(marked.split()) <= MOST_WORDS and not re.search(r" and |regard|,", marked)


def following(row: Pair, size: int) -> str:
    """The characters behind the act; shorter at the paragraph's end."""
    return row.text[row.act.end : row.act.end + size]


def best(group: list[Pair], said: list[str]) -> tuple[str, int]:
    """The opening that renders most of a group, and how many; it is none where no marked opening
    may stand in the table."""
    counts = Counter(row.marked for row in group if _names_an_act(row.marked))
    options = {opening_of(marked) for marked, _ in counts.most_common(8)} | set(said)

    def worth(option: str) -> tuple[int, int, str]:
        right = sum(row.opens(option) for row in group)
        return right, sum(row.exact(option) for row in group), option

    found = max((option for option in options if option), key=worth, default="")
    return found, sum(row.opens(found) for row in group)


def learn(rows: Iterable[Pair], gain: int = GAIN, share: float = SHARE) -> dict[Key, str]:
    """The rows of the table by surface, what follows, organ and part."""
    words = lexicon.load()
    words.openings = Openings()
    table: dict[Key, str] = {}
    depths: dict[int, list[Pair]] = defaultdict(list)
    for row in rows:
        depths[len(row.act.modifiers)].append(row)
    for _, rows_ in sorted(depths.items()):
        for size in range(LONGEST + 1):
            for of_organ in (False, True):
                groups: dict[Key, list[Pair]] = defaultdict(list)
                for row in rows_:
                    behind = following(row, size)
                    if len(behind) == size:
                        organ = row.organ if of_organ else ""
                        groups[row.act.surface, behind, organ, row.part].append(row)
                for key, group in groups.items():
                    if len(group) < gain:
                        continue
                    said = [
                        words.english(key[0], key[3], row.organ, following(row, LONGEST))
                        for row in group
                    ]
                    now = sum(row.opens(text) for row, text in zip(group, said, strict=True))
                    found, right = best(group, said)
                    places = {row.path for row in group if row.opens(found)}
                    enough = right - now >= gain and right >= share * len(group)
                    if enough and len(places) >= DOCUMENTS:
                        table[key] = found
                words.openings = Openings(rendered(table))
    return table


def rendered(table: dict[Key, str]) -> str:
    """The table's text, sorted."""
    lines = ["\t".join((*key, english)) for key, english in sorted(table.items())]
    return "\n".join([HEADER, *lines]) + "\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path, nargs="?", default=ROOT / "unxml")
    found = learn(row for row in pairs(parser.parse_args().archive) if row.period == "before")
    TABLE.write_text(rendered(found), encoding="utf-8")
    print(f"{len(found)} rows")
