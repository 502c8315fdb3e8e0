"""Scoring any system's answers by the published rules."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from jueyi.cli import main
from jueyi.corpus.gold import digest
from jueyi.errors import CorpusError, JueyiError
from jueyi.evaluation import benchmark

GOLD = ROOT / "data" / "gold"


def answer_of(row: dict[str, Any]) -> dict[str, Any]:
    return {"sha256": row["sha256"], "acts": row["acts"]}


def gold_rows() -> list[dict[str, Any]]:
    lines = [line for path in sorted(GOLD.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    return [json.loads(line) for line in lines]


def test_the_gold_itself_is_perfect_and_the_split_is_what_the_readme_says(tmp_path: Path) -> None:
    paragraphs = benchmark.asked(GOLD, "newest")
    assert len(paragraphs) == 438
    assert len(benchmark.asked(GOLD, "parallel")) == 373
    path = tmp_path / "gold.jsonl"
    rows = {row["sha256"]: json.dumps(answer_of(row)) for row in gold_rows()}
    path.write_text("\n".join(rows.values()), "utf-8")
    scored = benchmark.score(paragraphs, benchmark.read(path))
    assert [figure.value for figure in scored.figures] == [1.0] * 5
    assert scored.unanswered == 0


def test_what_is_missing_counts_and_is_told(tmp_path: Path, capsys: Any) -> None:
    newest = {p.sha256 for p in benchmark.asked(GOLD, "newest")}
    rows = [answer_of(row) for row in gold_rows() if row["sha256"] in newest]
    half = rows[::2]
    path, whole = tmp_path / "half.jsonl", tmp_path / "whole.jsonl"
    path.write_text("\n".join(map(json.dumps, half)), "utf-8")
    whole.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    out = tmp_path / "figures.json"
    assert main(["benchmark", str(path), str(whole), "--gold", str(GOLD), "-o", str(out)]) == 0
    told = capsys.readouterr()
    assert f"no answer to {438 - len(half)} paragraphs" in told.err
    assert "+0." in told.out
    first, second = json.loads(out.read_text("utf-8"))
    assert first["unanswered"] == 438 - len(half) and second["unanswered"] == 0
    acts = {row["name"]: row for row in first["figures"]}["acts"]
    assert 0.3 < acts["low"] < acts["value"] < acts["high"] < 0.9


def test_texts_instead_of_hashes(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    act = {"start": 0, "end": 1, "lemma": "请", "family": "directive"}
    path.write_text(json.dumps({"text": "请报告。", "acts": [act]}), "utf-8")
    ((sha, acts),) = benchmark.read(path).items()
    assert sha == digest("请报告。") and acts[0].opening


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "no answer"),
        ("[]", "no answer"),
        ('{"acts": []}', "text"),
        ('{"text": "x", "acts": [{"start": 0, "end": 1, "lemma": "x", "family": "loud"}]}', "family 'loud'"),
        ('{"text": "x", "acts": [{"start": 0, "lemma": "x", "family": "directive"}]}', "end"),
        ('{"text": "x", "acts": []}\n{"text": "x", "acts": [{"start": 0, "end": 1, "lemma": "x", "family": "directive"}]}', "second, different"),
    ],
)  # fmt: skip
def test_malformed_answers_are_told(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(line, "utf-8")
    with pytest.raises(CorpusError, match=re.escape(told)) as raised:
        benchmark.read(path)
    assert "line" in str(raised.value)


def test_wrong_use(tmp_path: Path, capsys: Any) -> None:
    assert main(["benchmark"]) == 2
    assert main(["benchmark", "--tasks", str(tmp_path / "t.jsonl")]) == 2
    assert main(["benchmark", "none.jsonl", "--gold", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 3
    with pytest.raises(JueyiError, match="no labels"):
        benchmark.asked(tmp_path, "newest")


def test_tasks_have_their_texts(tmp_path: Path, shared: Path) -> None:
    out = tmp_path / "tasks.jsonl"
    archive = str(shared / "unxml-train.tar.xz")
    assert main(["benchmark", "--tasks", str(out), "--texts", archive, "--gold", str(GOLD)]) == 0
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert len(rows) == 438
    assert all(digest(row["text"]) == row["sha256"] for row in rows)


def test_the_regex_of_the_page_runs(tmp_path: Path) -> None:
    page = (ROOT / "docs/benchmark.md").read_text("utf-8")
    code = re.search(r"```python\n(.*?)```", page, re.S)
    assert code is not None
    text = "敦促会员国合作，并请秘书长报告；"
    (tmp_path / "tasks.jsonl").write_text(
        json.dumps({"sha256": digest(text), "text": text}), "utf-8"
    )
    exec(
        code[1]
        .replace('"tasks.jsonl"', repr(str(tmp_path / "tasks.jsonl")))
        .replace('"regex.jsonl"', repr(str(tmp_path / "regex.jsonl"))),
        {},
    )
    (acts,) = benchmark.read(tmp_path / "regex.jsonl").values()
    assert [act.lemma for act in acts] == ["敦促", "请"]
