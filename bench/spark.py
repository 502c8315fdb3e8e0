"""Spark on one and two cores against the local batch with one and two workers, in one run.

Run: ``python bench/spark.py [TIMES]``. The visible corpus as texts, TIMES over (default 3), from a
Parquet table or a folder of text files to Parquet. Spark's own start is printed apart. The last
lines estimate all UN documents in Chinese since 1946 on ten machines from what was measured.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

ROOT = Path(__file__).parents[1]
ARCHIVE = ROOT / "unxml"
# An assumption, not a measurement: about 900,000 documents, 15,000 characters each.
DOCUMENTS, CHARACTERS, MACHINES, CORES = 900_000, 15_000, 10, 8


def texts(times: int) -> list[tuple[str, str]]:
    """Names and texts of all Chinese documents of the archive."""
    from jueyi.corpus.unxml import documents
    from jueyi.errors import ReadingError
    from jueyi.evaluation.rendering import plain
    from jueyi.reading import akn

    found = []
    for path, data in documents(ARCHIVE):
        try:
            found.append(plain(akn.read(data, path)))
        except ReadingError:
            continue
    return [(f"{n:03}-{i:05}.txt", text) for n in range(times) for i, text in enumerate(found)]


def local(folder: Path, output: Path, workers: int) -> float:
    """Seconds of the local batch, the command's start included."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "jueyi", "label", folder, "-o", output]
    subprocess.run([*command, "--workers", str(workers)], check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def on_spark(table: Path, output: Path, cores: int) -> tuple[float, float]:
    """Seconds of Spark's start with a first small job, and of labelling."""
    from jueyi.components.labeller import SHIPPED
    from jueyi.tracking import spark

    began = time.perf_counter()
    running = spark.session(cores)
    first = running.createDataFrame([("a", "请秘书长报告。")] * 8, "document string, text string")
    spark.label(running, first, SHIPPED, str(output))
    started = time.perf_counter()
    spark.label(running, spark.read(running, str(table)), SHIPPED, str(output))
    done = time.perf_counter()
    running.stop()
    return started - began, done - started


def main(times: int) -> None:
    """Print seconds, characters a second and ratios."""
    import pyarrow as pa
    from pyarrow import parquet

    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        rows = texts(times)
        size = sum(len(text) for _, text in rows)
        names, bodies = zip(*rows, strict=True)
        parquet.write_table(pa.table({"document": names, "text": bodies}), place / "in.parquet")
        (place / "in").mkdir()
        for document, text in rows:
            (place / "in" / document).write_text(text, "utf-8")
        print(f"{len(rows)} documents, {size:,} characters")
        seconds = {}
        for cores in (1, 2):
            seconds["local", cores] = local(place / "in", place / "local.parquet", cores)
            start, seconds["spark", cores] = on_spark(
                place / "in.parquet", place / f"spark{cores}.parquet", cores
            )
            for engine in ("local", "spark"):
                took = seconds[engine, cores]
                print(f"{engine} {cores}: {took:.1f} s, {size / took:,.0f} characters/s")
            ratio = seconds["local", cores] / seconds["spark", cores]
            print(f"spark against local, {cores}: {ratio:.2f} x (its start, once: {start:.1f} s)")
    rate = size / seconds["spark", 2] / 2
    hours = DOCUMENTS * CHARACTERS / (rate * MACHINES * CORES) / 3600
    print(f"{DOCUMENTS:,} documents of {CHARACTERS:,} characters on {MACHINES} machines of {CORES} "
          f"cores at {rate:,.0f} characters/s a core: {hours:.2f} h")  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
