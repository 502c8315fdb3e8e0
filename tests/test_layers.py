"""One direction of imports: the contracts of .importlinter, and what they protect."""

from __future__ import annotations

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
    assert "Contracts: 5 kept, 0 broken." in done.stdout


def test_files_stay_small() -> None:
    sizes = {
        path: len(path.read_text("utf-8").splitlines())
        for path in (ROOT / "pipeline").rglob("*.py")
    }
    assert len(sizes) > 20
    assert {str(path): n for path, n in sizes.items() if n > 420} == {}
