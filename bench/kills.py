"""A batch killed at random moments and resumed, against an uninterrupted one.

Run: ``python bench/kills.py [KILLS]``. A third of the kills hit the parent, a third a worker, a third
interrupt with Ctrl-C; after every few the run is finished and its output compared byte by byte.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXT = "大会，\n回顾其第{0}/1号决议，\n1. 敦促会员国修缮{0}号灯塔，并请秘书长提供协助。\n"


def start(folder: Path, output: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "jueyi", "label", folder, "-o", output, "--workers", "2"],
        cwd=ROOT, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def kill(process: subprocess.Popen[bytes], how: str) -> None:
    """Kill the parent, a worker, or interrupt."""
    if how == "worker":
        try:
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
            os.kill(int(random.choice(children)), signal.SIGKILL)
        except (OSError, IndexError):
            return
    else:
        process.send_signal(signal.SIGKILL if how == "parent" else signal.SIGINT)


def main(kills: int) -> None:
    """Print how many kills there were, and whether anything was lost or doubled."""
    random.seed(1)
    done: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        for number in range(1500):
            (folder / f"{number:04}.txt").write_text(TEXT.format(number) * 4, "utf-8")
        for ending in ("jsonl", "parquet", "csv"):
            whole, output = Path(name) / f"whole.{ending}", Path(name) / f"out.{ending}"
            assert start(folder, whole).wait() == 0
            since = 0
            while done.total() < kills * {"jsonl": 1, "parquet": 2, "csv": 3}[ending] // 3:
                process = start(folder, output)
                time.sleep(random.uniform(0.3, 1.6))
                how = random.choice(("parent", "worker", "interrupt"))
                if process.poll() is None:
                    kill(process, how)
                    done[how] += 1
                    since += 1
                process.wait()
                if since >= 5:
                    assert start(folder, output).wait() == 0
                    assert output.read_bytes() == whole.read_bytes(), "lost or doubled"
                    output.unlink()
                    since = 0
            assert start(folder, output).wait() == 0
            assert output.read_bytes() == whole.read_bytes(), "lost or doubled"
    print(f"{done.total()} kills ({dict(done)}): nothing lost, nothing doubled, outputs equal")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
