from __future__ import annotations

from pathlib import Path

import jueyi
import pytest
from jueyi.components.labeller import Labeller

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "real"
SAMPLES = ROOT / "data" / "samples"


@pytest.fixture(scope="session")
def labeller() -> Labeller:
    return jueyi.load()


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the UN texts of ../shared are not on this machine")
    return SHARED
