"""One direction of imports: the contracts of .importlinter, and what they protect."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from conftest import ROOT


def test_contracts() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "Contracts: 6 kept, 0 broken." in done.stdout


def test_a_new_module_cannot_slip_past_them(tmp_path: Path) -> None:
    """The contracts name owners, not victims: a module nobody listed breaks them."""
    import shutil

    package = tmp_path / "jueyi"
    shutil.copytree(
        ROOT / "pipeline" / "jueyi", package,
        ignore=shutil.ignore_patterns("__pycache__", "model", "project"),
    )  # fmt: skip
    (package / "stray.py").write_text("import mlflow\nimport spacy\n")
    (package / "writing" / "stray.py").write_text("from ..training import config\n")
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache", "--config",
         str(ROOT / ".importlinter")],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONSAFEPATH": ""},
    )  # fmt: skip
    assert done.returncode != 0
    for words in ("stray", "mlflow", "spacy", "jueyi.training"):
        assert words in done.stdout + done.stderr


def test_files_stay_small() -> None:
    sizes = {
        path: len(path.read_text("utf-8").splitlines())
        for path in (ROOT / "pipeline").rglob("*.py")
    }
    assert len(sizes) > 20
    assert {str(path): n for path, n in sizes.items() if n > 250} == {}
