"""The served model under load: eight clients, 5,000 requests, errors, rows and memory.

Run: ``python bench/serve.py [REQUESTS]``. Requests go to this machine only and stop by themselves.
Memory is the resident size of all of the server's processes, after a warm-up of a quarter of the
requests and at the end; Linux.
"""

from __future__ import annotations

import random
import sys
import tempfile
import threading
import time
from pathlib import Path

import requests

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
CLIENTS, PER_REQUEST = 8, 4


def resident(group: int) -> int:
    """MiB of all processes of a group."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[2]) == group:
                total += int(fields[21]) * 4096
        except OSError:
            continue
    return total // 2**20


def main(number: int) -> None:
    """Print requests, errors, the ratio of memory, and whether rows equal the local ones."""
    import jueyi
    from jueyi.components.labeller import SHIPPED
    from jueyi.schema import paragraph_record
    from jueyi.tracking import flavour
    from support import served

    texts = []
    sample = (ROOT / "data/samples/resolution.txt").read_text("utf-8")
    for year in range(400):
        texts.append(sample.replace("2044", str(2000 + year)).replace("901", str(year)))
    labeller = jueyi.load()
    wanted = {}
    for text in texts:
        resolution = labeller.label(text)
        wanted[text] = [paragraph_record(p, resolution) for p in resolution.paragraphs]
    counts = {"requests": 0, "errors": 0, "wrong rows": 0}
    lock = threading.Lock()

    def client(seed: int, address: str) -> None:
        draw = random.Random(seed)
        with requests.Session() as session:
            for _ in range(number // CLIENTS):
                chosen = draw.sample(texts, PER_REQUEST)
                try:
                    answer = session.post(
                        f"{address}/invocations", json={"inputs": chosen}, timeout=30
                    )
                    found = [r["paragraphs"] for r in answer.json()["predictions"]]
                    wrong = sum(a != wanted[b] for a, b in zip(found, chosen, strict=True))
                    error = not answer.ok
                except (requests.RequestException, ValueError, KeyError):
                    error, wrong = True, 0
                with lock:
                    counts["requests"] += 1
                    counts["errors"] += error
                    counts["wrong rows"] += wrong

    with tempfile.TemporaryDirectory() as name:
        flavour.save(SHIPPED, Path(name) / "model")
        with served.serve(Path(name) / "model", Path(name) / "log") as (address, group):
            threads = [
                threading.Thread(target=client, args=(seed, address)) for seed in range(CLIENTS)
            ]
            for thread in threads:
                thread.start()
            while counts["requests"] < number // 4:
                time.sleep(0.2)
            warm = resident(group)
            for thread in threads:
                thread.join()
            last = resident(group)
    print(f"{CLIENTS} clients, {PER_REQUEST} documents a request: {counts}")
    print(f"memory after warm-up {warm} MiB, at the end {last} MiB: {last / warm - 1:+.1%}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
