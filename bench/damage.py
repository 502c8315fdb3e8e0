"""Damaged inputs of every format through the batch: what becomes of them, what is lost silently.

Run: ``python bench/damage.py FOLDER [COUNT]`` with a FOLDER that ``bench/formats.py`` filled.
Files are cut short, have bits flipped, or are spliced with another of their kind.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path

from pipeline import labeller, reading
from pipeline.inputs import Input
from pipeline.pool import Limits, Pool
from pipeline.structure import structure


def originals(folder: Path) -> list[tuple[str, bytes, int]]:
    """Ending, bytes and visible characters of whole documents in all formats."""
    found: list[tuple[str, bytes, int]] = []
    for kind in ("html", "docx", "office", "xml", "txt"):
        for path in sorted((folder / kind).glob("*"))[:40]:
            found.append((path.suffix, path.read_bytes(), 0))
    texts = [(e, d) for e, d, _ in found if e == ".txt"]
    for encoding in ("gb18030", "utf-16"):
        found += [(e, d.decode().encode(encoding), 0) for e, d in texts]
    found += [
        (".jsonl", "".join(json.dumps({"id": i, "text": t}, ensure_ascii=False) + "\n"
                           for i, t in enumerate(d.decode().split("\n")) if t).encode(), 0)
        for _, d in texts
    ]  # fmt: skip
    return [(e, d, size(reading.read_bytes(d, f"x{e}"))) for e, d, _ in found]


def size(source: reading.Source) -> int:
    """Visible characters that records carry: of paragraphs and their notes."""
    resolution = structure(source)
    return sum(len(p.text.replace(" ", "")) for p in resolution.paragraphs)


def damage(data: bytes, other: bytes, how: str, random_: random.Random) -> bytes:
    """One damaged copy."""
    if how == "truncated":
        return data[: random_.randrange(len(data))]
    if how == "flipped":
        copy = bytearray(data)
        for _ in range(random_.choice((1, 1, 3, 10, 100))):
            copy[random_.randrange(len(copy))] ^= 1 << random_.randrange(8)
        return bytes(copy)
    start = random_.randrange(len(data))
    if random_.random() < 0.5:
        return data[:start] + other[random_.randrange(len(other)) :]
    return data[:start] + data[min(len(data), start + random_.randrange(len(data))) :]


def main(folder: Path, count: int) -> None:
    """Print a table of statuses, the slowest document, peak memory and silent losses."""
    random_ = random.Random(20261124)
    whole = originals(folder)
    by_kind: dict[str, list[bytes]] = {}
    for ending, data, _ in whole:
        by_kind.setdefault(ending, []).append(data)
    cases = []
    for index in range(count):
        ending, data, characters = whole[index % len(whole)]
        how = ("truncated", "flipped", "spliced")[index // len(whole) % 3]
        cases.append(
            (ending, how, damage(data, random_.choice(by_kind[ending]), how, random_), characters)
        )
    statuses: Counter[tuple[str, str, str]] = Counter()
    lost: list[tuple[int, str, str, int, int]] = []
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        tasks = []
        for index, (ending, _, data, _) in enumerate(cases):
            path = Path(name) / f"{index}{ending}"
            path.write_bytes(data)
            tasks.append((index, Input(path.name, path)))
        with Pool(partial(labeller.load), None, "jsonl", 2, Limits()) as pool:
            for index, outcome in pool.run(tasks):
                ending, how, _, characters = cases[index]
                statuses[ending, how, outcome.status] += 1
                assert outcome.status == "ok" or outcome.reasons
                rows = [json.loads(line) for line in outcome.payload.splitlines()]
                kept = sum(len(row["text"].replace(" ", "")) for row in rows)
                if outcome.status == "ok" and kept < 0.98 * characters:
                    lost.append((index, ending, how, kept, characters))
        if len(sys.argv) > 3:
            for index, *_ in lost:
                target = Path(sys.argv[3]) / f"{index}{cases[index][0]}"
                target.write_bytes(cases[index][2])
    for key, value in sorted(statuses.items()):
        print(*key, value)
    total = Counter(status for _, _, status in statuses.elements())
    print(dict(total), f"{time.perf_counter() - began:.0f} s")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"peak memory of a worker: {peak} MiB; limit of time {Limits().seconds:g} s, twice")
    print(f"ok, but more than 2 % of the text is missing: {len(lost)}")
    for item in lost[:40]:
        print("  ", *item)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5000)
