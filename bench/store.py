"""Trainings that start at once on an MLflow store that does not exist yet.

Run: ``python bench/store.py [AT_ONCE] [TIMES]`` (default 8 and 10). They train on a small corpus of
our own; printed is how many succeeded, and whether the store is whole.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))


def main(at_once: int, times: int) -> None:
    """Print the count of trainings that finished, of runs found, and SQLite's own check."""
    import small
    from jueyi.tracking.runs import runs_of

    succeeded = found = whole = 0
    with tempfile.TemporaryDirectory() as name:
        source, labels = small.write(Path(name) / "corpus")
        for number in range(times):
            base = Path(name) / str(number) / "mlflow.db"
            command = [
                sys.executable, "-m", "jueyi", "train", "configs/default.cfg",
                "--corpus.source", source, "--corpus.gold", labels, "--corpus.paragraphs", "[]",
                "--tracking.uri", f"sqlite:///{base}",
            ]  # fmt: skip
            started = [
                subprocess.Popen(
                    command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
                )
                for _ in range(at_once)
            ]
            for process in started:
                error = process.communicate()[1].decode()
                succeeded += process.returncode == 0
                if process.returncode:
                    print(error[-500:])
            rows = runs_of(f"sqlite:///{base}", "jueyi", "dev/acts")
            found += sum(row.status == "FINISHED" for row in rows)
            with sqlite3.connect(base) as connection:
                whole += connection.execute("pragma integrity_check").fetchone() == ("ok",)
    total = at_once * times
    print(
        f"{succeeded} of {total} trainings succeeded, {found} finished runs, {whole} of {times} stores whole"
    )


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(*(numbers if numbers else (8, 10)))
