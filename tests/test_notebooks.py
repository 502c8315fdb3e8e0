from __future__ import annotations

import tarfile
from pathlib import Path

import jupytext
import nbclient
import nbformat
import pytest
from conftest import ROOT
from pyarrow import parquet

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.py"))
ARCHIVE = ROOT.parent / "shared/real/unxml-train.tar.xz"


def cells(notebook: nbformat.NotebookNode) -> list[tuple[str, str]]:
    return [(cell.cell_type, cell.source) for cell in notebook.cells]


def execute(path: Path, folder: Path) -> nbformat.NotebookNode:
    notebook = jupytext.read(path)
    for name in ("data", "configs"):
        (folder / name).symlink_to(ROOT / name)
    client = nbclient.NotebookClient(
        notebook, timeout=170, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    )
    client.execute()
    return notebook


def test_there_are_six() -> None:
    assert [path.stem[0] for path in NOTEBOOKS] == ["1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_pairs_agree(path: Path) -> None:
    paired = nbformat.read(path.with_suffix(".ipynb"), as_version=4)
    assert cells(paired) == cells(jupytext.read(path))
    assert all(not cell.get("outputs") for cell in paired.cells)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_from_a_clean_kernel(path: Path, tmp_path: Path) -> None:
    done = execute(path, tmp_path)
    outputs = [output for cell in done.cells for output in cell.get("outputs", ())]
    assert any(output.output_type in ("execute_result", "display_data") for output in outputs)
    told = "".join(output.get("text", "") for output in outputs if output.output_type == "stream")
    assert "Glyph" not in told  # matplotlib's word for a character that its font lacks


@pytest.mark.skipif(not ARCHIVE.exists(), reason="the real corpus is not beside this checkout")
def test_the_corpus_in_figures_opens_on_real_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = tmp_path / "unxml"
    with tarfile.open(ARCHIVE) as archive:
        wanted = [m for m in archive if "SCresolutions/202" in m.name and "/Chinese/" in m.name]
        archive.extractall(real, wanted, filter="data")
    monkeypatch.setenv("JUEYI_DOCUMENTS", f"{real}/**/Chinese/*.xml")
    (tmp_path / "run").mkdir()
    execute(NOTEBOOKS[1], tmp_path / "run")
    table = parquet.read_table(tmp_path / "run/acts.parquet", columns=["document", "organ"])
    assert set(table["organ"].to_pylist()) <= {"安全理事会", None}
    assert len(set(table["document"].to_pylist())) > 200
