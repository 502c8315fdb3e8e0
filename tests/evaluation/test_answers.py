"""Figures of answers, on a document of our own."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from jueyi.components.labeller import Labeller
from jueyi.corpus.links import Link
from jueyi.errors import CorpusError
from jueyi.evaluation.answers import Document, answer_figures

TEXT = "大会，\n回顾其第98/3号决议，\n1. 请毒罪办向大会第九十九届会议提交报告；"


def document(labeller: Labeller, *links: Link, english: tuple[str, ...] = ()) -> Document:
    return Document(labeller.label(TEXT, "x"), {1: list(links)}, [], list(english))


def figures(found: list[Document], labels: Path) -> dict[str, float]:
    return {figure.name: figure.value for figure in answer_figures(found, labels)}


def test_citations_and_entities(labeller: Labeller, tmp_path: Path) -> None:
    names = ("The General Assembly,", "Recalling", "1. Requests UNODC to report")
    right = document(labeller, Link(4, 8, "A/RES/98/3"), english=names)
    found = figures([right], tmp_path / "none")
    assert found["citations"] == found["entities given"] == 1.0
    assert found["entities, name in the English paragraph"] == 1.0
    wrong = document(labeller, Link(4, 8, "A/HRC/RES/98/3"), Link(0, 2, "A/RES/1/1"))
    assert figures([wrong], tmp_path / "none")["citations"] == 0.0


def test_times_and_reports(labeller: Labeller, tmp_path: Path) -> None:
    one = document(labeller)
    paragraph = one.resolution.paragraphs[2]
    sha = hashlib.sha256(paragraph.text.encode()).hexdigest()
    time = {"start": 5, "end": 13, "type": "session", "value": "GA/99", "relation": None}
    report = {"to": {"start": 5, "end": 7}, "times": [0]}
    task = {"start": 4, "end": len(paragraph.text) - 1}
    act = {"start": 0, "times": [time], "report": report, "task": task}
    bound = {"start": 0, "bound": []}
    for kind, labelled in (("times", act), ("bound", bound)):
        (tmp_path / kind).mkdir()
        for name in ("dev", "dev-second"):
            row = json.dumps({"sha256": sha, "acts": [labelled]})
            (tmp_path / kind / f"{name}.jsonl").write_text(row, "utf-8")
    found = figures([one], tmp_path)
    wanted = ("times, dev", "reports, dev", "reports with recipient, dev", "tasks, dev")
    assert [found[name] for name in wanted] == [1.0] * 4
    (tmp_path / "times" / "dev.jsonl").write_text("{", "utf-8")
    with pytest.raises(CorpusError, match=r"dev\.jsonl line 1"):
        figures([one], tmp_path)


def test_bound_parties(labeller: Labeller, tmp_path: Path) -> None:
    text = "大会，\n1. 决定所有会员国应在一年内提交报告；"
    one = Document(labeller.label(text, "x"), {}, [], [])
    sha = hashlib.sha256(one.resolution.paragraphs[1].text.encode()).hexdigest()
    act = {"start": 0, "bound": [{"start": 2, "end": 7, "classes": ["states"]}]}
    (tmp_path / "times").mkdir()
    (tmp_path / "bound").mkdir()
    for name in ("dev", "dev-second"):
        (tmp_path / "times" / f"{name}.jsonl").write_text("", "utf-8")
        row = json.dumps({"sha256": sha, "acts": [act]})
        (tmp_path / "bound" / f"{name}.jsonl").write_text(row, "utf-8")
    found = figures([one], tmp_path)
    assert found["bound, dev"] == found["bound with classes, dev-second"] == 1.0
