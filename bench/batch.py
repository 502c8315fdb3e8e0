"""A batch of many documents: two workers against one, and one against ``jieba.lcut`` alone.

Run: ``python bench/batch.py [ARCHIVE]``. Texts to Parquet and JSON Lines, the command as a user runs
it, start included. What two processes of pure arithmetic gain here is printed beside it: cores that
share a chip are not twice as fast.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
ROUNDS = 3


def work(_: int) -> int:
    """Look-ups and additions, as labelling does."""
    table = dict.fromkeys(range(1000), 1)
    return sum(table[i % 1000] for i in range(6_000_000))


def machine() -> float:
    """How much faster two processes do two pieces of work than one does."""
    began = time.perf_counter()
    work(0), work(1)
    alone = time.perf_counter() - began
    with multiprocessing.Pool(2) as pool:
        pool.map(work, range(2))
        began = time.perf_counter()
        pool.map(work, range(2))
        return alone / (time.perf_counter() - began)


def command(folder: Path, output: Path, workers: int) -> float:
    """Seconds of ``jueyi label``."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "jueyi", "label", folder, "-o", output, "--workers", str(workers)],
        check=True, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return time.perf_counter() - began


def main(archive: Path) -> None:
    """Print the ratios, medians of a few rounds that take turns."""
    import jieba
    from jueyi.corpus.unxml import documents
    from jueyi.errors import ReadingError
    from jueyi.evaluation.rendering import plain
    from jueyi.reading import akn

    jieba.setLogLevel("ERROR")
    with tempfile.TemporaryDirectory() as name:
        jieba.dt.tmp_dir = name
        jieba.initialize()
        folder = Path(name) / "in"
        folder.mkdir()
        texts = []
        for index, (path, data) in enumerate(documents(archive)):
            try:
                texts.append(plain(akn.read(data, path)))
            except ReadingError:
                continue
            (folder / f"{index:05}.txt").write_text(texts[-1], "utf-8")
        scale: list[float] = []
        two: dict[str, list[float]] = {"jsonl": [], "parquet": []}
        against: dict[str, list[float]] = {"jsonl": [], "parquet": []}
        for _ in range(ROUNDS):
            began = time.perf_counter()
            for text in texts:
                jieba.lcut(text)
            theirs = time.perf_counter() - began
            scale.append(machine())
            for ending in two:
                one = command(folder, Path(name) / f"1.{ending}", 1)
                both = command(folder, Path(name) / f"2.{ending}", 2)
                two[ending].append(one / both)
                against[ending].append(theirs / one)
    print(f"{len(texts)} documents, {sum(map(len, texts)):,} characters, {os.cpu_count()} cores")
    print(f"two processes of arithmetic against one: {median(scale):.2f} x")
    for ending in two:
        print(f"{ending}: two workers against one {median(two[ending]):.2f} x; "
              f"one worker against jieba.lcut {median(against[ending]):.2f} x")  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "unxml")
