from __future__ import annotations

import os
from pathlib import Path

import jueyi
import pytest
from hypothesis import settings
from jueyi.components.labeller import Labeller

# A busy machine is no fault of the program's: no test looks at a clock.
settings.register_profile("jueyi", deadline=None)
settings.load_profile("jueyi")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "real"
SAMPLES = ROOT / "data" / "samples"


@pytest.fixture(scope="session")
def labeller() -> Labeller:
    return jueyi.load()


REQUIRED = set(filter(None, os.environ.get("JUEYI_REQUIRED", "").split(",")))


def optional(name: str, there: bool, reason: str) -> None:
    """Skip what needs something that is not there; fail where it was set out to be tested."""
    if not there:
        assert name not in REQUIRED, f"{name} is required here: {reason}"
        pytest.skip(reason, allow_module_level=True)


@pytest.fixture(scope="session")
def shared() -> Path:
    optional("shared", SHARED.is_dir(), "the UN texts of ../shared are not on this machine")
    return SHARED
