from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
import requests
from conftest import SAMPLES
from jueyi.components.labeller import SHIPPED, Labeller
from jueyi.schema import paragraph_record
from jueyi.tracking import flavour
from support.served import serve

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="MLflow serves by a shell")
JSON = {"Content-Type": "application/json; charset=utf-8"}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    flavour.save(SHIPPED, folder / "model")
    with serve(folder / "model", folder / "log") as (found, _):
        yield found


def post(address: str, body: str, **headers: str) -> requests.Response:
    return requests.post(
        f"{address}/invocations", data=body.encode(), headers={**JSON, **headers}, timeout=60
    )


def test_rows_are_those_of_the_labeller(address: str, labeller: Labeller) -> None:
    text = (SAMPLES / "resolution.txt").read_text("utf-8")
    texts = [text, "请秘书长报告。"]
    for body in (
        {"inputs": texts},
        {"dataframe_split": {"columns": ["text"], "data": [[text] for text in texts]}},
        {"dataframe_records": [{"text": text} for text in texts]},
    ):
        found = requests.post(f"{address}/invocations", json=body, timeout=60).json()["predictions"]
        assert [record["status"] for record in found] == ["ok", "ok"]
        for record, one in zip(found, texts, strict=True):
            resolution = labeller.label(one)
            wanted = [paragraph_record(p, resolution) for p in resolution.paragraphs]
            assert record["paragraphs"] == wanted


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ('{"inputs": ', 400, "valid JSON"),
        ('{"texts": ["请秘书长报告。"]}', 400, "dataframe_split"),
        ('["请秘书长报告。"]', 400, "JSON dictionary"),
        ('{"dataframe_records": [{"id": "1", "text": "请"}]}', 400, "called 'text'"),
        ('{"inputs": [{"a": 1}]}', 400, "called 'text'"),
        ("", 400, "valid JSON"),
    ],
)
def test_malformed_requests_get_a_sentence(
    address: str, body: str, status: int, words: str
) -> None:
    answer = post(address, body)
    assert answer.status_code == status
    assert words in answer.json()["message"]


def test_other_content_is_refused(address: str) -> None:
    answer = post(address, "x", **{"Content-Type": "text/plain"})
    assert answer.status_code == 415


def test_a_text_that_cannot_be_labelled_costs_itself_only(address: str) -> None:
    found = post(address, '{"inputs": ["请秘书长报告。", "no Chinese", ""]}').json()["predictions"]
    assert [record["status"] for record in found] == ["ok", "failed", "failed"]
    assert "no Chinese characters" in found[1]["reasons"][0]


def test_a_request_that_is_too_large_is_refused(address: str) -> None:
    answer = requests.post(
        f"{address}/invocations", json={"inputs": ["请" * 21_000_000]}, timeout=120
    )
    assert answer.status_code == 400
    assert "21,000,000 characters in one request" in answer.json()["message"]


def test_clients_at_once_get_what_one_gets(address: str, labeller: Labeller) -> None:
    """Documents that introduce the same short form for different bodies, and bare paragraphs."""
    from concurrent.futures import ThreadPoolExecutor

    texts = [
        f"大会，\n1. 欢迎第{n}河流水文测量问题{who}(跨河员)的工作；\n2. 请跨河员提交报告；"
        for n, who in enumerate(("特别报告员", "秘书处", "会员国", "委员会") * 3)
    ] + ["请跨河员提交报告；", "1. 敦促会员国考虑批准公约；"] * 4
    expected = []
    for text in texts:
        resolution = labeller.at(0.5).label(text)
        expected.append([paragraph_record(p, resolution) for p in resolution.paragraphs])

    def ask(number: int) -> bool:
        place = number % len(texts)
        answer = requests.post(
            f"{address}/invocations", json={"inputs": [texts[place]]}, timeout=60
        ).json()["predictions"]
        return answer[0]["paragraphs"] == expected[place]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(240)))
