"""Damaged inputs of every format through the batch: what becomes of them, what is lost silently.

Lost is text that the damaged file still holds, as a second and simpler reader finds it, and that no
record carries. (What was cut off a text file at a full stop leaves no trace in the file.)

Run: ``python bench/damage.py FOLDER [COUNT]`` with a FOLDER that ``bench/formats.py`` filled.
Files are cut short, have bits flipped, or are spliced with another of their kind.
"""

from __future__ import annotations

import io
import json
import random
import re
import resource
import sys
import tempfile
import time
import zipfile
from collections import Counter
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import pypdf
from jueyi.batch.item import Input
from jueyi.batch.pool import Limits, Pool
from jueyi.components import labeller

_CHINESE = re.compile("[\u4e00-\u9fff]")


def originals(folder: Path) -> list[tuple[str, bytes, str]]:
    """Ending, bytes and encoding of whole documents in all formats."""
    found: list[tuple[str, bytes, str]] = []
    for kind in ("html", "docx", "office", "xml", "txt"):
        for path in sorted((folder / kind).glob("*"))[:40]:
            found.append((path.suffix, path.read_bytes(), "utf-8"))
    texts = [(e, d) for e, d, _ in found if e == ".txt"]
    for encoding in ("gb18030", "utf-16"):
        found += [(e, d.decode().encode(encoding), encoding) for e, d in texts]
    found += [
        (".jsonl", "".join(json.dumps({"id": i, "text": t}, ensure_ascii=False) + "\n"
                           for i, t in enumerate(d.decode().split("\n")) if t).encode(), "utf-8")
        for _, d in texts
    ]  # fmt: skip
    return found


class _Page(HTMLParser):
    """The text of a page, outside of scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = 0

    def handle_starttag(self, tag, attrs):
        self.inside += tag in ("script", "style", "title", "template")

    def handle_endtag(self, tag):
        self.inside -= tag in ("script", "style", "title", "template") and self.inside > 0

    def handle_data(self, data):
        if not self.inside:
            self.found.append(data)


def visible(data: bytes, ending: str, encoding: str) -> str:
    """What a second reader finds in a damaged file; empty where it finds nothing."""
    try:
        if ending == ".html":
            page = _Page()
            page.feed(data.decode("utf-8", "replace"))
            return "".join(page.found)
        if ending == ".docx":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return re.sub("<[^>]*>", "", archive.read("word/document.xml").decode())
        if ending == ".xml":
            body = re.sub(
                rb"(?s)<meta>.*?</meta>|<authorialNote.*?</authorialNote>|<coverPage.*?</coverPage>",
                b"",
                data,
            )
            return re.sub("<[^>]*>", "", body.decode("utf-8", "replace"))
        if ending == ".pdf":
            return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
        text = data.decode(encoding, "replace")
        if ending == ".jsonl":
            return "".join(json.loads(line)["text"] for line in text.splitlines())
        return text
    except Exception:  # the second reader may give up; then only the first one's word counts
        return ""


def chinese(text: str) -> int:
    """How many Chinese characters there are."""
    return len(_CHINESE.findall(text))


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
    for ending, data, encoding in whole:
        by_kind.setdefault(ending + encoding, []).append(data)
    cases = []
    for index in range(count):
        ending, data, encoding = whole[index % len(whole)]
        how = ("truncated", "flipped", "spliced")[index // len(whole) % 3]
        cases.append(
            (
                ending,
                how,
                damage(data, random_.choice(by_kind[ending + encoding]), how, random_),
                encoding,
            )
        )
    statuses: Counter[tuple[str, str, str]] = Counter()
    lost: list[tuple[int, str, str, int, int]] = []
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        tasks = []
        for index, (ending, _, data, _) in enumerate(cases):
            path = Path(name) / f"{index}{ending}"
            path.write_bytes(data)
            tasks.append((index, Input(path.name, str(path))))
        with Pool(partial(labeller.load), None, "jsonl", 2, Limits()) as pool:
            for index, outcome in pool.run(tasks):
                ending, how, data, encoding = cases[index]
                statuses[ending, how, outcome.status] += 1
                assert outcome.status == "ok" or outcome.reasons
                rows = [json.loads(line) for line in outcome.unpacked().payload.splitlines()]
                if outcome.status != "ok":
                    continue
                texts = [row["text"] + "".join(n["text"] for n in row["notes"]) for row in rows]
                kept, there = chinese("".join(texts)), chinese(visible(data, ending, encoding))
                if kept < 0.98 * there:
                    lost.append((index, ending, how, kept, there))
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
    print(f"ok, but more than 2 % of the text in the damaged file is missing: {len(lost)}")
    for item in lost[:40]:
        print("  ", *item)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5000)
