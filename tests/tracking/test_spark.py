from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pytest
from conftest import SAMPLES, optional
from jueyi.cli import main
from pyarrow import parquet

optional("pyspark", find_spec("pyspark") is not None, "pip install 'jueyi[spark]'")
optional("pyspark", shutil.which("java") is not None, "Spark needs Java")
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[None]:
    from jueyi.tracking import spark

    running = spark.session(2)
    yield
    running.stop()


def table(path: Path, documents: dict[str, str | None]) -> None:
    columns = {"document": list(documents), "text": list(documents.values())}
    schema = pa.schema([("document", pa.string()), ("text", pa.string())])
    parquet.write_table(pa.table(columns, schema=schema), path)


def rows(path: Path) -> list[dict]:
    found = parquet.read_table(path).to_pylist()
    return sorted(found, key=lambda row: (row["document"], row["index"], row.get("act", 0)))


def test_rows_are_those_of_the_local_batch(tmp_path: Path, capsys) -> None:
    texts = {path.name: path.read_text("utf-8") for path in SAMPLES.glob("*.txt")}
    texts |= {f"{n}.txt": f"大会，\n回顾其第{n}/1号决议，\n1. 请各国修缮灯塔。" for n in range(20)}
    texts["a'\"\\,{}\t.txt"] = '大会，\n1. 请秘书长引述“\\"{"a": 1}”\u3000一语；\n2. 敦促各国报告。'
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    table(tmp_path / "in.parquet", texts)
    here, there = tmp_path / "local.parquet", tmp_path / "spark.parquet"
    assert main(["label", str(folder), "-o", str(here)]) == 0
    arguments = ["label", str(tmp_path / "in.parquet"), "-o", str(there), "--engine", "spark"]
    assert main(arguments) == 0
    assert rows(here) == rows(there) != []
    here, there = (
        path.with_suffix("").with_suffix(".paragraphs.parquet") for path in (here, there)
    )
    assert rows(here) == rows(there) != []
    assert "documents" in capsys.readouterr().err


def test_a_bad_document_costs_itself_only(tmp_path: Path, capsys) -> None:
    table(tmp_path / "in.parquet", {"good": "请秘书长报告。", "none": None, "english": "Requests"})
    output = tmp_path / "out.parquet"
    arguments = [str(tmp_path / "in.parquet"), "-o", str(output), "--engine", "spark"]
    assert main(["label", *arguments]) == 1
    assert [row["document"] for row in rows(output)] == ["good"]
    told = capsys.readouterr().err
    assert "failed: none" in told and "no Chinese characters" in told


def test_what_is_no_table_of_documents(tmp_path: Path, capsys) -> None:
    parquet.write_table(pa.table({"document": ["a"], "body": ["b"]}), tmp_path / "x.parquet")
    for given, words in (
        (["x.parquet", "-o", "out.parquet"], "expected document and text"),
        (["none.parquet", "-o", "out.parquet"], "no Parquet table"),
        (["x.parquet", "-o", "out.csv"], "--output x.parquet"),
    ):
        arguments = [str(tmp_path / word) if "." in word else word for word in given]
        assert main(["label", *arguments, "--engine", "spark"]) == 2
        assert words in capsys.readouterr().err
