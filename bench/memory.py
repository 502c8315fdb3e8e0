"""Memory of the parent of a batch: many files against few.

Run: ``python bench/memory.py [FILES ...]`` (default ``20000 100000``). Prints the most that the parent
of ``jueyi label FOLDER -o OUTPUT --workers 2`` held at any time (``VmHWM``, Linux), without its workers.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

TEXT = "大会，\n回顾其第{0}/1号决议，\n1. 敦促会员国修缮{0}号灯塔，并请秘书长提供协助。\n"


def peak(folder: Path, output: Path) -> int:
    """MiB that the parent held at most."""
    process = subprocess.Popen(
        [sys.executable, "-m", "jueyi", "label", folder, "-o", output, "--workers", "2"],
        stderr=subprocess.DEVNULL,
    )
    most = 0
    while process.poll() is None:
        for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                most = int(line.split()[1]) // 1024
        time.sleep(0.2)
    assert process.returncode == 0
    return most


def main(sizes: list[int]) -> None:
    """Print one line for each number of files and each format."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        made = 0
        for size in sorted(sizes):
            for number in range(made, size):
                part = folder / f"{number // 1000:03}"
                part.mkdir(exist_ok=True)
                (part / f"{number:06}.txt").write_text(TEXT.format(number), "utf-8")
            made = size
            for ending in ("jsonl", "parquet"):
                held = peak(folder, Path(name) / f"{size}.{ending}")
                print(f"{size:,} files to {ending}: the parent held {held} MiB at most", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [20_000, 100_000])
