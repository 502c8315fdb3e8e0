from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SAMPLES
from support.command import run

FIELDS = [
    "document", "id", "symbol", "index", "part", "number", "level", "parent", "inherits", "text",
    "source", "notes", "acts", "script", "citations", "clauses", "item",
]  # fmt: skip


def records(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_label_to_a_table() -> None:
    done = run("label", SAMPLES / "resolution.txt")
    assert done.returncode == 0, done.stderr
    for word in (
        "A/RES/99/901",
        "敦促",
        "尚未加入《青石镇宣言》的沿岸国",
        "secretary-general",
        "Urges",
    ):
        assert word in done.stdout


def test_label_to_records(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    done = run("label", SAMPLES, "--output", output)
    assert done.returncode == 0, done.stderr
    rows = records(output)
    documents = {row["document"] for row in rows}
    assert {"resolution.txt", "wrapped.txt", "paragraphs.jsonl"} <= documents
    assert len([name for name in documents if name.startswith("series/")]) == 6
    assert all(list(row) == FIELDS for row in rows)
    assert [row["id"] for row in rows if row["id"]] == ["p1", "p2", "p3"]
    assert not list(tmp_path.glob("*.part"))


def test_stdin_to_stdout() -> None:
    done = run("label", "-", "--output", "-", stdin="大会，\n1. 请秘书长报告；".encode())
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["part"] for row in rows] == ["other", "operative"]
    assert rows[1]["acts"][0]["addressee"]["classes"] == ["secretary-general"]


def test_bad_inputs_cost_a_line_each(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"\xff\x00\x81")
    (tmp_path / "c.xml").write_bytes(b"<a>")
    (tmp_path / "d.txt").write_text("大会，\n1. 请秘书长报告；", "utf-8")
    output = tmp_path / "out.jsonl"
    done = run("label", tmp_path, tmp_path / "none.txt", "-o", output)
    assert done.returncode == 1
    problems = [line for line in done.stderr.splitlines() if "failed: " in line]
    assert len(problems) == 3
    assert "jueyi: " in done.stderr and "no such file" in done.stderr
    assert "Traceback" not in done.stderr
    assert {row["document"] for row in records(output)} == {"d.txt"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["label"], "Missing argument"),
        (["label", "x.txt", "--min-score", "2"], "is not a number from 0 to 1"),
        (["label", "x.txt", "--output", "x.doc"], "unknown output format 'doc'"),
        (["label", "x.txt", "--modle", "y"], "No such option: --modle"),
        (["label", "x.txt", "--model", "/nowhere"], "no such model folder"),
        (["train", "none.cfg"], "No such file"),
        (["train", "configs/default.cfg", "--examples.sed", "1"], "unknown key"),
        (["corpus", "build", "--from", "/nowhere", "-o", "x"], "no Chinese resolutions"),
        (["fly"], "No such command 'fly'"),
        (
            ["label", "data/samples/resolution.txt", "-o", "x.jsonl", "--report", "-"],
            "the report needs a file",
        ),
        (
            ["label", "data/samples/resolution.txt", "-o", "acts", "--format", "parquet"],
            "expected NAME.parquet",
        ),
        (["annotate", "export", "README.md", "-o", "README.md"], "would replace an input"),
        (["diff", "README.html", "b.html", "-o", "README.html"], "would replace an input"),
        (["errors", "configs/default.cfg"], "no errors of a run"),
    ],
)
def test_usage_errors(arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("command", [[], ["label"], ["train"], ["evaluate"], ["corpus"]])
def test_help_has_an_example(command: list[str]) -> None:
    done = run(*command, "--help")
    assert done.returncode == 0
    assert "Example" in done.stdout


def test_an_unwritable_output_is_one_sentence(tmp_path: Path) -> None:
    done = run("label", SAMPLES / "resolution.txt", "-o", tmp_path / "no" / "out.jsonl")
    assert done.returncode == 2
    assert "no such folder" in done.stderr


def test_labelling_imports_neither_spacy_nor_mlflow() -> None:
    code = (
        "import sys; from jueyi.cli import main; "
        f"main(['label', {str(SAMPLES / 'resolution.txt')!r}]); "
        "assert not {'spacy', 'mlflow', 'datasets', 'matplotlib'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_acts_alone_on_request(tmp_path: Path) -> None:
    text = "大会，\n1. 请秘书长向大会第九十九届会议报告；".encode()
    both = []
    for only in ("all", "acts"):
        done = run("label", "-", "--only", only, "--output", "-", stdin=text)
        both.append([json.loads(line) for line in done.stdout.splitlines()][1]["acts"][0])
    assert both[0]["times"][0]["value"] == "GA/99"
    assert both[1]["times"] == [] and both[1]["report"] is None
    assert both[0]["surface"] == both[1]["surface"]
