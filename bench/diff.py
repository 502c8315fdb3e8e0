"""How well `jueyi diff` says the same of the Chinese as of the English of one pair of resolutions.

    python bench/diff.py unxml [PAIRS]

Pairs of visible documents of one title, the later one tuning or newest; the same alignment is made
of the aligned English paragraphs. A unit is a paragraph of the later text, and every dropped one.
``exact``: the English is the same only word for word (repetition words left out); ``alike``: also
where a few words differ and no figure does, as our own ``same`` is defined.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import jueyi
from jueyi.comparing.alignment import align, compared
from jueyi.comparing.changes import compare
from jueyi.comparing.series import series_title
from jueyi.corpus.build import split_of
from jueyi.corpus.unxml import aligned, documents, english_texts
from jueyi.errors import ReadingError
from jueyi.reading import akn
from jueyi.records import Resolution

LEAST = 0.6  # English paragraphs share more characters by chance
ALIKE = 0.96
_NUMBER = re.compile(r"^\s*\(?\w{1,4}[.)]\s+")
_REPEATED = re.compile(r"\b(?:also|further|once again|again)\b\s*", re.I)
_FIGURES = re.compile(
    r"\d+|\b(?:\w+ieth|(?:\w+-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)) session"
)


def english(text: str) -> str:
    text = _NUMBER.sub("", text)
    text = _REPEATED.sub("", text[:60]) + text[60:]
    text = re.sub(r"\s+", " ", text).strip().rstrip(",;.: ").lower()
    return re.sub(r",? and$", "", text)


def read(place: Path) -> list[tuple[str, Resolution, list[str]]]:
    """Labelled documents with their English paragraphs."""
    labeller, found = jueyi.load(), []
    parallel = english_texts(place)
    for path, data in documents(place):
        try:
            source, _ = akn.build(data, path)
        except ReadingError:
            continue
        resolution = labeller.label_source(source)
        if len(source.blocks) == len(resolution.paragraphs) and resolution.adopted:
            texts = aligned(source, data, parallel)
            if texts and resolution.title:
                found.append((path, resolution, texts))
    return found


def pairs(found: list[tuple[str, Resolution, list[str]]]) -> list[tuple]:
    series: dict[tuple, list] = {}
    for one in found:
        series.setdefault((one[1].organ, series_title(one[1])), []).append(one)
    out = []
    for group in series.values():
        group.sort(key=lambda one: one[1].adopted)
        out += [
            (a, b)
            for a, b in pairwise(group)
            if a[1].adopted[:4] < b[1].adopted[:4] and split_of(b[0]) != "train"
        ]
    return out


def english_status(old: list[str], new: list[str]) -> tuple[list[tuple[str, str]], set[int]]:
    """Status of every later paragraph, exact and alike, and the dropped ones."""
    status, dropped = {}, set()
    for pair in align(old, new, LEAST):
        if pair.new is None:
            dropped.add(pair.old)
        elif pair.old is None:
            status[pair.new] = ("new", "new")
        elif old[pair.old] == new[pair.new]:
            status[pair.new] = ("same", "same")
        else:
            figures = _FIGURES.findall(old[pair.old]) == _FIGURES.findall(new[pair.new])
            near = "same" if figures and pair.similarity >= ALIKE else "changed"
            status[pair.new] = ("changed", near)
    return [status[j] for j in range(len(new))], dropped


def main(place: Path, most: int) -> None:
    chosen = pairs(read(place))
    random.Random(7).shuffle(chosen)
    tally: dict[str, Counter] = {"exact": Counter(), "alike": Counter()}
    for (_, old, en_old), (_, new, en_new) in chosen[:most]:
        olds = [p for p in old.paragraphs if p.part != "other" or p.level]
        news = [p for p in new.paragraphs if p.part != "other" or p.level]
        place_old = {p.index: i for i, p in enumerate(olds)}
        place_new = {p.index: j for j, p in enumerate(news)}
        status, dropped = {}, set()
        for change in compare(old, new):
            if change.new is None:
                dropped.add(place_old[change.old])
            else:
                status[place_new[change.new]] = change.status
        english_of, gone = english_status(
            [english(en_old[p.index]) for p in olds], [english(en_new[p.index]) for p in news]
        )
        for j, (exact, alike) in enumerate(english_of):
            tally["exact"][status[j], exact] += 1
            tally["alike"][status[j], alike] += 1
        for i in dropped | gone:
            for name in tally:
                tally[name][
                    "dropped" if i in dropped else "kept", "dropped" if i in gone else "kept"
                ] += 1
    print(f"{min(most, len(chosen))} pairs of {len(chosen)}")
    for name, counts in tally.items():
        right = sum(n for (a, b), n in counts.items() if a == b)
        print(f"{name}: agreement {right / counts.total():.4f} of {counts.total()}")
        for (a, b), n in counts.most_common():
            if a != b:
                print(f"    Chinese {a:8} English {b:8} {n}")


if __name__ == "__main__":
    assert compared("又请各国") == "请各国"
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 232)
