"""Texts as they lie on desks (``data/own/copies``) are read as well as they were."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

PLACE = Path(__file__).parents[2] / "bench" / "copies.py"


def test_figures_of_copies() -> None:
    spec = importlib.util.spec_from_file_location("copies", PLACE)
    assert spec is not None and spec.loader is not None
    bench = importlib.util.module_from_spec(spec)
    sys.modules["copies"] = bench
    spec.loader.exec_module(bench)
    found = bench.main([], errors=False)
    counts = found.counts
    assert counts["paragraphs"] == 9665 and counts["none"] == 68
    assert counts["whole"] / counts["paragraphs"] >= 0.98
    assert found.f1("act") >= 0.98
    assert found.f1("subject") >= 0.96
    assert found.f1("addressee") >= 0.94
    assert counts["silent"] == 0
    assert counts["symbol found"] - counts["symbol hit"] <= 2
    assert counts["date found"] == counts["date hit"]
