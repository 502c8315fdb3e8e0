"""Every example in the documentation runs, and its figures are those that were measured."""

from __future__ import annotations

import doctest
import json
import re

import jueyi
import pytest
from conftest import ROOT
from jueyi.components.labeller import SHIPPED

DOCS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize(("name", "least"), [("README.md", 7), ("data/README.md", 3)])
def test_examples(name: str, least: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("HF_DATASETS_DISABLE_PROGRESS_BARS", "1")
    result = doctest.testfile(str(ROOT / name), module_relative=False)
    assert result.attempted >= least
    assert result.failed == 0


def test_docstring_of_the_package() -> None:
    result = doctest.testmod(jueyi)
    assert result.attempted >= 3
    assert result.failed == 0


def test_the_readme_states_the_measured_figures() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    figures = json.loads((SHIPPED / "card.json").read_text("utf-8"))["figures"]
    checked = 0
    for figure in figures["dev"][1:] + figures["bold"]:
        assert f"{figure['value']:.4f}" in text, figure
        checked += 1
    assert checked == 5


@pytest.mark.parametrize("name", ["README.md", "data/README.md", *DOCS])
def test_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


def test_the_readme_names_every_page() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in DOCS if name not in text] == []
