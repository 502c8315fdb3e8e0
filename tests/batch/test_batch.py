from __future__ import annotations

import json
import os
import random
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from conftest import ROOT, SAMPLES
from jueyi.batch import worker
from jueyi.batch.inputs import spread
from jueyi.batch.item import Input
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


def label(inputs: Sequence[Input], journal: Journal, **settings: float) -> tuple[list, Summary]:
    summary = Summary()
    told: list[str] = []
    done = list(
        run(inputs, job(**settings), journal, summary, lambda item, _: told.append(item.name))
    )
    assert [item.name for item, _ in done] == [item.name for item in inputs]
    outcomes = [outcome for _, outcome in done]
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
def test_a_scanned_page_may_take_longer(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = worker.process

    def process(item: Input, *rest: object) -> object:
        if item.name == "007.txt":
            rest[3]()  # type: ignore[operator]
            time.sleep(1.5)
        return real(item, *rest)

    monkeypatch.setattr(worker, "process", process)
    inputs = spread([str(folder)]).inputs
    _, summary = label(inputs, Journal(tmp_path / "j", {}, False), seconds=0.7)
    assert summary.documents == {"ok": 60, "incomplete": 0, "failed": 0}


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


def command(
    folder: Path, output: Path, *more: str, out: Any = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "jueyi", "label", folder, "-o", output, "--workers", "2", *more],
        cwd=ROOT, stderr=subprocess.PIPE, stdout=out,
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
    output = tmp_path / "out.jsonl"
    line = shlex.join([sys.executable, "-m", "jueyi", "label", str(folder), "-o", str(output)])
    # Files may grow to 40 kB: the journal or the output meets the limit, as on a full disk.
    process = subprocess.run(
        ["bash", "-c", f"ulimit -f 40; exec {line}"], cwd=ROOT, capture_output=True, check=False
    )
    assert process.returncode == 2, process.stderr
    assert b"make room" in process.stderr.lower() and b"Traceback" not in process.stderr
    assert not output.exists() and not list(tmp_path.glob(".*.part"))
    assert command(folder, output).wait() == 0
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
    again = spread([str(folder / "001.txt"), str(folder / ".." / folder.name / "001.txt")])
    assert len(again.inputs) == 1
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


def start(folder: Path, output: Path, *more: str) -> subprocess.Popen[bytes]:
    """A run that is under way: its journal is there."""
    process = command(folder, output, *more)
    journal = Path(f"{output}.journal")
    for _ in range(2000):
        if (journal.exists() and journal.stat().st_size) or process.poll() is not None:
            break
        time.sleep(0.005)
    return process


def grow(folder: Path, count: int = 900) -> None:
    for number in range(60, count):
        (folder / f"{number:03}.txt").write_text(TEXT.format(number) * 3, "utf-8")


@linux
def test_outputs_of_like_names_leave_each_other_alone(tmp_path: Path) -> None:
    from jueyi.batch.outputs import owned
    from jueyi.writing import open_writer

    small, long = tmp_path / "a.txt", tmp_path / "2023-ga.jsonl"
    small.write_text(TEXT.format(1), "utf-8")
    with owned(str(long), "jsonl", {}, False, "") as journal:  # a long run is under way …
        journal.commit()
        with open_writer(str(long)) as writer:
            writer.append(b"{}\n")
            for name in ("2023.jsonl", "2023-ga.jsonl.jsonl", "2023-g.jsonl", "2023-ga.jsonl.x"):
                more = ["--format", "jsonl", "--report", str(tmp_path / f"{name}.report")]
                assert command(small, tmp_path / name, *more).wait() == 0
    assert long.read_text("utf-8") == "{}\n"
    assert not list(tmp_path.glob(".*")) and not list(tmp_path.glob("*.journal*"))
    assert len((tmp_path / "2023.jsonl").read_text("utf-8").splitlines()) == 3


@linux
@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_a_second_start_on_one_output_is_refused(tmp_path: Path, ending: str) -> None:
    from jueyi.batch.outputs import owned

    small, output = tmp_path / "a.txt", tmp_path / f"a.{ending}"
    small.write_text(TEXT.format(1), "utf-8")
    files = [output]
    if ending == "parquet":  # the second file of the first run is its own, too
        files.append(tmp_path / "a.paragraphs.parquet")
    with owned(str(output), ending, {}, False, ""):
        for file in files:
            second = command(small, file)
            _, told = second.communicate()
            assert second.returncode == 2 and b"another run is writing this output" in told
            assert b"Traceback" not in told and not file.exists()
    assert command(small, output).wait() == 0 and output.is_file()


@linux
def test_a_report_belongs_to_one_run(tmp_path: Path) -> None:
    from jueyi.batch.outputs import owned, reported

    small, report = tmp_path / "a.txt", tmp_path / "report.jsonl"
    small.write_text(TEXT.format(1), "utf-8")
    with reported(str(report), [], False):  # as a report of another run, and as an output
        for arguments in (["b.jsonl", "--report", str(report)], ["report.jsonl"]):
            second = command(small, tmp_path / arguments[0], *arguments[1:])
            _, told = second.communicate()
            assert second.returncode == 2 and b"another run is writing this output" in told
    assert report.read_bytes() == b"" and not (tmp_path / "b.jsonl").exists()
    report.unlink()
    with owned(str(report), "jsonl", {"format": "jsonl"}, False, ""):
        second = command(small, tmp_path / "b.jsonl", "--report", str(report))
        assert second.communicate() and second.returncode == 2
    assert command(small, tmp_path / "b.jsonl", "--report", str(report)).wait() == 0
    assert len(report.read_text("utf-8").splitlines()) == 1
    assert not list(tmp_path.glob("*.journal*"))


@linux
def test_what_is_taken_from_a_journal_has_the_name_of_this_run(tmp_path: Path) -> None:
    for name in ("ra", "rb"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(TEXT.format(1), "utf-8")
    journal = Journal(tmp_path / "j", {}, False)
    label(spread([str(tmp_path / "ra")]).inputs, journal)
    both = spread([str(tmp_path / "ra"), str(tmp_path / "rb")]).inputs
    outcomes, summary = label(both, journal)
    names = [json.loads(o.payload.splitlines()[0])["document"] for o in outcomes]
    assert names == [item.name for item in both] and summary.resumed == 0
    twice = [Input("63", "/dev/fd/63", data=b"1"), Input("62", "/dev/fd/62", data=b"1")]
    assert twice[0].key() != twice[1].key()


@linux
def test_what_a_killed_run_left_is_published_by_nobody(folder: Path, tmp_path: Path) -> None:
    grow(folder)
    output = tmp_path / "a.jsonl"
    first = start(folder, output)
    for _ in range(1000):
        if list(tmp_path.glob(".a.jsonl.*.part")):
            break
        time.sleep(0.005)
    first.kill()
    first.wait()
    assert list(tmp_path.glob(".a.jsonl.*.part")) and not output.exists()
    small = tmp_path / "small.txt"
    small.write_text(TEXT.format(1), "utf-8")
    assert command(small, tmp_path / "b.jsonl").wait() == 0
    assert not output.exists()
    assert command(folder, output).wait() == 0
    assert len(output.read_text("utf-8").splitlines()) > 2000
    assert not list(tmp_path.glob(".*.part")) and not list(tmp_path.glob("*.journal*"))


def test_reports_and_inputs_are_not_replaced(tmp_path: Path, capsys) -> None:
    from jueyi.cli import main

    source = tmp_path / "a.txt"
    source.write_text(TEXT.format(1), "utf-8")
    before = source.read_bytes()
    out = tmp_path / "acts.jsonl"
    for arguments in (
        ["-o", str(out), "--report", str(out)],
        ["-o", str(out), "--report", str(source)],
        ["-o", str(source), "--format", "jsonl"],
        ["-o", str(tmp_path / "x.parquet"), "--report", str(tmp_path / "x.paragraphs.parquet")],
    ):
        assert main(["label", str(source), *arguments]) == 2
        assert "would replace" in capsys.readouterr().err
    assert source.read_bytes() == before and not out.exists()
    report = tmp_path / "acts-report.jsonl"
    assert main(["label", str(source), "-o", str(out), "--report", str(report)]) == 0
    assert out.is_file() and report.is_file()


def test_outputs_onto_links_pipes_and_devices(tmp_path: Path, capsys) -> None:
    from jueyi.cli import main

    source, real, link = tmp_path / "a.txt", tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    source.write_text(TEXT.format(1), "utf-8")
    link.symlink_to(real)
    assert main(["label", str(source), "-o", str(link)]) == 0
    assert link.is_symlink() and len(real.read_text("utf-8").splitlines()) == 3
    os.mkfifo(tmp_path / "pipe.jsonl")
    log = tmp_path / "log"  # /dev/stdout may be a file that is appended to
    log.write_text("earlier\n")
    (tmp_path / "stdout").symlink_to("/dev/stdout")
    with log.open("a") as handle:
        for place in ("/dev/stdout", f"/proc/self/fd/{handle.fileno()}", str(tmp_path / "stdout")):
            run = command(source, Path(place), "--format", "jsonl", out=handle)
            assert b"not a regular file" in run.communicate()[1] and run.returncode == 2
    assert log.read_text() == "earlier\n"
    for place in (str(tmp_path / "pipe.jsonl"), "/dev/null"):
        assert main(["label", str(source), "-o", place, "--format", "jsonl"]) == 2
        assert "not a regular file" in capsys.readouterr().err
    assert Path("/dev/null").is_char_device()
    if os.access("/dev/shm", os.W_OK):  # a folder of ordinary files
        with TemporaryDirectory(dir="/dev/shm") as shared:
            assert main(["label", str(source), "-o", f"{shared}/o.jsonl"]) == 0


@pytest.mark.parametrize(
    "name",
    [
        b"a\xb4\xf3.txt",
        b"line\nfeed.txt",
        b"\x1b[31mred.txt",
        "表情😀.txt".encode(),
        b"back\\slash.txt",
    ],
    ids=["bytes", "line-feed", "escape", "emoji", "backslash"],
)
def test_any_file_name_is_labelled_shown_and_stored(name: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    path = os.fsencode(folder) + b"/" + name
    try:
        with open(path, "w", encoding="utf-8") as handle:  # noqa: PTH123
            handle.write(TEXT.format(1).replace("。", ""))  # incomplete: its name is told
    except OSError:
        pytest.skip("this file system does not take the name")
    out, report = tmp_path / "o.jsonl", tmp_path / "r.jsonl"
    done = subprocess.run(
        [sys.executable, "-m", "jueyi", "label", str(folder), "-o", str(out), "--report",
         str(report)], cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b"\x1b" not in done.stderr and b"incomplete" in done.stderr
    stored = {json.loads(line)["document"] for line in out.read_text("utf-8").splitlines()}
    (document,) = stored
    row = json.loads(report.read_text("utf-8"))
    assert row["document"] == document
    if name.decode("utf-8", "replace").isprintable() and b"\xb4" not in name:
        assert document == name.decode()
    if b"\xb4" in name:
        assert document == "a\\xb4\\xf3.txt"
    table = subprocess.run(
        [sys.executable, "-m", "jueyi", "label", str(folder)], cwd=ROOT, capture_output=True
    )
    assert table.returncode == 0 and b"\x1b" not in table.stdout


def test_folders_that_cannot_be_read_are_told(folder: Path, tmp_path: Path, capsys) -> None:
    from jueyi.batch import inputs

    (folder / "link.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(folder / "pipe.txt")
    found = spread([str(folder)])
    assert {p.what for p in found.problems} == {"a link to nothing", "a pipe in a folder"}
    assert len(found.inputs) == 60

    def scandir(path: object, *rest: object) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *rest)

    real = os.scandir
    (folder / "closed").mkdir()
    os.scandir = scandir  # type: ignore[assignment] - root may read all folders
    try:
        found = inputs.spread([str(folder)])
    finally:
        os.scandir = real
    assert any("cannot be read" in p.what for p in found.problems)


@linux
def test_pipes_are_read_once_and_never_wait_for_ever(tmp_path: Path, monkeypatch) -> None:
    from jueyi.reading import pipes

    line = f"{sys.executable} -m jueyi label <(printf '请秘书长提交报告；') -o -"
    done = subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0 and "秘书长" in done.stdout.decode()
    stdin = subprocess.run(
        [sys.executable, "-m", "jueyi", "label", "/dev/stdin", "-o", "-"],
        input="请秘书长提交报告；".encode(), cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    assert stdin.returncode == 0 and "秘书长" in stdin.stdout.decode()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(JueyiError, match="nothing was written to it"):
        pipes.read(tmp_path / "pipe", 100, patience=0.2)


def test_a_raised_limit_tries_again_what_failed_by_it(tmp_path: Path) -> None:
    failed, fine = worker.Outcome("failed", ("too long",)), worker.Outcome("ok")
    journal = Journal(tmp_path / "j", {"a": "1"}, False, "9 s")
    journal.add("x", failed)
    journal.add("y", fine)
    journal.close()
    again = Journal(tmp_path / "j", {"a": "1"}, False, "9 s")
    assert "x" in again and "y" in again
    again.close()
    raised = Journal(tmp_path / "j", {"a": "1"}, False, "60 s")
    assert "x" not in raised and "y" in raised
    raised.close()


@pytest.mark.parametrize("what", ["text", "other tables", "cut", "garbled", "folder"])
def test_a_foreign_or_damaged_journal_is_one_sentence(what: str, tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "j"
    if what == "text":
        path.write_text("no database at all, but long enough to be looked at as one" * 20)
    elif what == "folder":
        path.mkdir()
    elif what == "other tables":
        with sqlite3.connect(path) as base:
            base.execute("create table documents (a, b)")
        base.close()
    else:
        journal = Journal(path, {}, False)
        for number in range(2000):
            journal.add(str(number), worker.Outcome("ok", payload=b"x" * 100))
        journal.close()
        data = bytearray(path.read_bytes())
        if what == "cut":
            del data[len(data) // 2 :]
        else:
            data[5000 : len(data) // 2] = b"\xff" * (len(data) // 2 - 5000)
        path.write_bytes(data)
    with pytest.raises(JueyiError, match="journal"):
        journal = Journal(path, {}, False)
        for number in range(2000):
            if str(number) in journal:
                journal.get(str(number))
        journal.add("z", worker.Outcome("ok"))
        raise JueyiError("journal readable all the same")
    if what != "folder" and what != "text":
        Path(f"{path}-wal").unlink(missing_ok=True)


def test_members_of_archives(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "a.zip"
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x.txt", TEXT.format(1))
        archive.writestr("x.txt", TEXT.format(2))
        archive.writestr("..\\..\\y.txt", TEXT.format(3))
        entry = zipfile.ZipInfo("z.txt")
        archive.writestr(entry, TEXT.format(4))
    data = path.read_bytes().replace(b"z.txt", "决.x".encode("gb18030") + b"x")
    path.write_bytes(b"bytes before the header" + data)
    found = spread([str(path)])
    names = [item.name for item in found.inputs]
    assert names == ["a.zip/x.txt", "a.zip/x.txt (2)", "a.zip/y.txt", "a.zip/决.xx"]
    texts = [item.load().decode() for item in found.inputs]
    assert ["1/1" in texts[0], "2/1" in texts[1], "3/1" in texts[2]] == [True] * 3


def test_files_of_one_name_in_two_folders_stay_apart(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("大会，\n1. 请秘书长报告。", "utf-8")
    paths = [str(tmp_path / folder / "x.txt") for folder in "ab"]
    assert [item.name for item in spread(paths).inputs] == paths
    assert [item.name for item in spread([paths[0]]).inputs] == ["x.txt"]
    assert [item.name for item in spread([str(tmp_path)]).inputs] == ["a/x.txt", "b/x.txt"]


def test_an_empty_name_is_not_the_folder_one_stands_in(tmp_path: Path, monkeypatch, capsys) -> None:
    from jueyi.cli import main

    (tmp_path / "a.txt").write_text(TEXT.format(1), "utf-8")
    monkeypatch.chdir(tmp_path)
    for arguments in (["", "-o", "out.jsonl"], ["a.txt", "-o", ""], ["a.txt", "--report", ""]):
        assert main(["label", *arguments]) > 0
        assert "an empty name" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
