from __future__ import annotations

import json
from pathlib import Path

from conftest import SAMPLES
from support.command import run

OLD, NEW = SAMPLES / "series/assembly-2042.txt", SAMPLES / "series/assembly-2043.txt"


def test_two_documents() -> None:
    done = run("diff", OLD, NEW)
    assert done.returncode == 0, done.stderr
    assert "A/RES/97/311 → A/RES/98/290" in done.stdout
    assert "dropped" in done.stdout


def test_a_folder(tmp_path: Path) -> None:
    done = run("diff", SAMPLES / "series", "--series", "-o", tmp_path / "a.jsonl")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines()]
    assert {row["status"] for row in rows} >= {"changed", "new", "dropped"}
    done = run("diff", OLD, NEW, "-o", tmp_path / "a.html")
    assert done.returncode == 0 and "<ins>" in (tmp_path / "a.html").read_text("utf-8")


def test_what_cannot_be_compared(tmp_path: Path) -> None:
    done = run("diff", OLD)
    assert done.returncode == 2 and "two, OLD and NEW" in done.stderr
    done = run("diff", OLD, OLD.parent / ".." / "series" / OLD.name)
    assert done.returncode == 2 and "one document, given twice" in done.stderr
    done = run("diff", OLD, NEW, "-o", tmp_path / "a.docx")
    assert done.returncode == 2 and "unknown format" in done.stderr
    done = run("diff", OLD, tmp_path / "none.txt")
    assert done.returncode == 2 and "Traceback" not in done.stderr
    done = run("diff", OLD, "--series")
    assert done.returncode == 0 and "no document follows another" in done.stderr
