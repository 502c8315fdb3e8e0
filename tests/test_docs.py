"""Every example in the documentation runs, and its figures are those that were measured."""

from __future__ import annotations

import doctest
import json
import re

import pytest
from conftest import ROOT

import pipeline
from pipeline.labeller import SHIPPED


@pytest.mark.parametrize("name", ["README.md"])
def test_examples(name: str) -> None:
    result = doctest.testfile(str(ROOT / name), module_relative=False)
    assert result.attempted >= 7
    assert result.failed == 0


def test_docstring_of_the_package() -> None:
    result = doctest.testmod(pipeline)
    assert result.attempted >= 3
    assert result.failed == 0


def test_the_readme_states_the_measured_figures() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    figures = json.loads((SHIPPED / "model.json").read_text("utf-8"))["figures"]
    checked = 0
    for figure in figures["newest documents"][1:] + figures["bold print"][:1]:
        assert f"{figure['value']:.4f}" in text, figure
        checked += 1
    assert checked == 5


def test_links_lead_somewhere() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
