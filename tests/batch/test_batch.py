from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES
from jueyi.batch import worker
from jueyi.batch.inputs import Input, spread
from jueyi.batch.job import Job, Summary, run
from jueyi.batch.journal import Journal
from jueyi.batch.pool import Limits
from jueyi.components import labeller
from jueyi.errors import JueyiError

TEXT = "大会，\n回顾其第{0}/1号决议，\n1. 敦促会员国修缮{0}号灯塔，并请秘书长提供协助。\n"
linux = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for number in range(60):
        (made / f"{number:03}.txt").write_text(TEXT.format(number), "utf-8")
    return made


def job(seconds: float = 9.0, workers: int = 2) -> Job:
    return Job(partial(labeller.load), None, "jsonl", workers, Limits(seconds))


def label(inputs: list[Input], journal: Journal, **settings: float) -> tuple[list, Summary]:
    summary = Summary()
    told: list[str] = []
    outcomes = list(
        run(inputs, job(**settings), journal, summary, lambda item, _: told.append(item.name))
    )
    assert sorted(told) == sorted(item.name for item in inputs)
    return outcomes, summary


def test_outcomes_come_in_input_order(folder: Path, tmp_path: Path) -> None:
    inputs = spread([str(folder)]).inputs
    outcomes, summary = label(inputs, Journal(tmp_path / "j", {}, False))
    names = [json.loads(o.payload.splitlines()[0])["document"] for o in outcomes]
    assert names == [f"{n:03}.txt" for n in range(60)]
    assert summary.documents == {"ok": 60, "incomplete": 0, "failed": 0}
    assert summary.acts == 180


def _hang(name: str, how: str):
    real = worker.process

    def process(item: Input, *rest: object) -> object:
        if item.name == name:
            if how == "dies":
                os.kill(os.getpid(), signal.SIGKILL)
            if how == "hangs":
                time.sleep(600)
            if how == "swells":
                return real(item, rest[0], rest[1], lambda _: b"x" * 2**30)
        return real(item, *rest)

    return process


@linux
@pytest.mark.parametrize(
    ("how", "words"),
    [("dies", "its reader died (signal 9), 2 times"), ("hangs", "took longer than 0.7 s, 2 times"),
     ("swells", "memory")],
)  # fmt: skip
def test_a_bad_document_costs_itself_only(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str, words: str
) -> None:
    monkeypatch.setattr(worker, "process", _hang("007.txt", how))
    inputs = spread([str(folder)]).inputs[:20]
    outcomes, summary = label(inputs, Journal(tmp_path / "j", {}, False), seconds=0.7)
    assert summary.documents == {"ok": 19, "incomplete": 0, "failed": 1}
    assert outcomes[7].status == "failed" and words in outcomes[7].reasons[0]


def command(folder: Path, output: Path, *more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "jueyi", "label", folder, "-o", output, "--workers", "2", *more],
        cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
    )  # fmt: skip


def alive(number: str) -> bool:
    """Whether a process runs; one that nobody has buried yet does not."""
    try:
        return Path(f"/proc/{number}/stat").read_text().split(")")[-1].split()[0] != "Z"
    except OSError:
        return False


@linux
@pytest.mark.parametrize("whom", ["parent", "worker", "interrupt"])
def test_killed_and_resumed_equals_uninterrupted(folder: Path, tmp_path: Path, whom: str) -> None:
    """A short form of ``bench/kills.py``, which kills 200 times."""
    for number in range(60, 400):
        (folder / f"{number:03}.txt").write_text(TEXT.format(number) * 3, "utf-8")
    whole, output = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    assert command(folder, whole).wait() == 0
    random_ = random.Random(len(whom))
    for _ in range(4):
        process = command(folder, output)
        time.sleep(random_.uniform(0.4, 1.2))
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        victims = children.read_text().split() if children.exists() else []
        if whom == "worker" and victims:
            os.kill(int(random_.choice(victims)), signal.SIGKILL)
        elif whom != "worker":
            process.send_signal(signal.SIGKILL if whom == "parent" else signal.SIGINT)
        process.communicate()
        deadline = time.monotonic() + 10
        while any(map(alive, victims)) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not any(map(alive, victims))
    process = command(folder, output)
    _, errors = process.communicate()
    assert process.returncode == 0, errors.decode()
    assert output.read_bytes() == whole.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in", "out.jsonl", "whole.jsonl"]


def test_a_journal_of_another_run_is_refused(tmp_path: Path) -> None:
    Journal(tmp_path / "j", {"format": "csv"}, False).close()
    with pytest.raises(JueyiError, match="unfinished run with another format"):
        Journal(tmp_path / "j", {"format": "jsonl"}, False)
    Journal(tmp_path / "j", {"format": "jsonl"}, True).close()
    (tmp_path / "k").write_bytes(b"no database" * 100)
    with pytest.raises(JueyiError, match="no journal of jueyi"):
        Journal(tmp_path / "k", {}, False)


def test_a_full_disk_stops_the_run_and_keeps_what_is_done(folder: Path, tmp_path: Path) -> None:
    device = Path("/dev/full")
    if not device.exists():
        pytest.skip("no /dev/full on this machine")
    output = tmp_path / "out.jsonl"
    (tmp_path / "out.jsonl.part").symlink_to(device)
    process = command(folder, output)
    _, errors = process.communicate()
    assert process.returncode == 2
    assert b"No space left" in errors and b"Traceback" not in errors
    process = command(folder, output)
    _, errors = process.communicate()
    assert process.returncode == 0
    assert b" of them were done before" in errors
    assert len(output.read_text("utf-8").splitlines()) == 180


def test_archives_patterns_and_doubles(folder: Path, tmp_path: Path) -> None:
    import zipfile

    packed = tmp_path / "a.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(SAMPLES / "resolution.txt", "../../etc/passwd.txt")
        archive.writestr("inner/b.txt", TEXT.format(1))
        archive.writestr("inner/c.zip", b"PK\x03\x04")
    found = spread([str(packed), str(folder / "00*.txt"), str(folder / "001.txt")])
    names = [item.name for item in found.inputs]
    assert names[:3] == ["a.zip/etc/passwd.txt", "a.zip/inner/b.txt", "a.zip/inner/c.zip"]
    assert names[3:] == [f"{n:03}.txt" for n in range(10)]
    outcomes, _ = label(found.inputs[:3], Journal(tmp_path / "j", {}, False))
    assert [o.status for o in outcomes] == ["ok", "ok", "failed"]


def test_the_report_lists_every_document(folder: Path, tmp_path: Path) -> None:
    (folder / "bad.txt").write_bytes(b"")
    (folder / "gap.txt").write_text("大会，\n1. 请秘书长报告；\n3. 决定继续处理。\n", "utf-8")
    process = command(folder, tmp_path / "o.csv", "--report", str(tmp_path / "r.jsonl"))
    _, errors = process.communicate()
    assert process.returncode == 1
    rows = [json.loads(line) for line in (tmp_path / "r.jsonl").read_text("utf-8").splitlines()]
    assert [row["document"] for row in rows] == sorted(p.name for p in folder.iterdir())
    by_name = {row["document"]: row for row in rows}
    assert by_name["bad.txt"]["status"] == "failed"
    assert by_name["gap.txt"] | {"path": ""} == {
        "document": "gap.txt", "path": "", "status": "incomplete",
        "reasons": ["paragraph 2 is missing"], "paragraphs": 3, "acts": 2, "low": 0,
    }  # fmt: skip
    assert b"62 documents (60 ok, 1 incomplete, 1 failed)" in errors
