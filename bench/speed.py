"""Ratios measured in one run: labelling against jieba, a cold command against two imports.

Run: ``python bench/speed.py [FOLDER OR ARCHIVE]`` (default ``unxml``, see ``jueyi corpus fetch``).
Prints characters a second, but trust the ratios: machines are noisy.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
DOCUMENTS = 300
ROUNDS = 5


def texts(source: Path) -> list[str]:
    """Clean texts of every seventh Chinese document."""
    from jueyi.corpus.unxml import documents
    from jueyi.evaluation.rendering import plain
    from jueyi.reading import akn

    chosen = [item for index, item in enumerate(documents(source)) if index % 7 == 0]
    return [plain(akn.read(data, name)) for name, data in chosen[:DOCUMENTS]]


def throughput(source: Path) -> None:
    """Text in, JSON Lines out, one process, model loaded; against ``jieba.lcut`` alone."""
    import jieba
    import jueyi
    from jueyi.writing.jsonl import Writer, encode

    jieba.setLogLevel("ERROR")
    with tempfile.TemporaryDirectory() as name:
        jieba.dt.tmp_dir = name
        jieba.initialize()
        found = texts(source)
        size = sum(map(len, found))
        ours: dict[str, list[list[float]]] = {"everything": [], "acts alone": []}
        theirs: list[list[float]] = []
        for _ in range(ROUNDS):
            for what in ours:
                # A new labeller remembers nothing of the round before.
                labeller = jueyi.load(answers=what == "everything").at(0.5)
                writer = Writer(Path(name) / "out.jsonl")

                def work(text: str) -> None:
                    writer.append(encode(labeller.label(text)))  # noqa: B023

                ours[what].append([timed(work, text) for text in found])
                writer.close()
            theirs.append([timed(jieba.lcut, text) for text in found])
    # The least of each text's times: what the program takes when nobody disturbs it.
    other = least(theirs)
    print(f"jieba.lcut {size / other:,.0f} characters/s")
    for what, rounds in ours.items():
        mine = least(rounds)
        print(
            f"labelling, {what}: {size / mine:,.0f} characters/s, "
            f"{other / mine:.2f} x the speed of jieba.lcut (asked: 3)"
        )


def least(rounds: list[list[float]]) -> float:
    """Seconds for all texts, of each the shortest."""
    return sum(map(min, zip(*rounds, strict=True)))


def timed(work: Callable[[str], object], text: str) -> float:
    """Seconds that ``work`` takes on ``text``."""
    began = time.perf_counter()
    work(text)
    return time.perf_counter() - began


def cold() -> None:
    """``jueyi label`` of one file against importing spacy and sklearn.linear_model."""
    sample = ROOT / "data" / "samples" / "resolution.txt"
    ratios = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import spacy, sklearn.linear_model"], check=True)
        imports = time.perf_counter() - began
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "jueyi", "label", str(sample)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        ratios.append((time.perf_counter() - began) / imports)
    print(f"cold command against the imports: {median(ratios):.2f} x the time (asked: at most 2)")


if __name__ == "__main__":
    cold()
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "unxml"
    if place.exists():
        throughput(place)
    else:
        print(f"throughput skipped: no texts at {place}")
