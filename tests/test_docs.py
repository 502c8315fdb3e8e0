"""Every example in the documentation runs, and its figures are those that were measured."""

from __future__ import annotations

import doctest
import importlib
import json
import pkgutil
import re
from types import ModuleType

import jueyi
import pytest
import yaml
from conftest import ROOT
from jueyi.components.labeller import SHIPPED

PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))
REFERENCE = re.findall(r"^::: (\S+)", (ROOT / "docs/reference/python.md").read_text("utf-8"), re.M)
# Their imports ask for what not every machine has, or they run a program.
_UNTESTED = ("jueyi.tracking", "jueyi.__main__", "jueyi.app")
MODULES = sorted(
    found.name
    for found in pkgutil.walk_packages(jueyi.__path__, "jueyi.")
    if not found.name.startswith(_UNTESTED)
)


@pytest.mark.parametrize(("name", "least"), [("README.md", 7), ("data/README.md", 3)])
def test_examples(name: str, least: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("HF_DATASETS_DISABLE_PROGRESS_BARS", "1")
    result = doctest.testfile(str(ROOT / name), module_relative=False)
    assert result.attempted >= least
    assert result.failed == 0


def test_examples_of_docstrings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    attempted = 0
    for name in ["jueyi", *MODULES]:
        result = doctest.testmod(importlib.import_module(name))
        assert result.failed == 0, name
        attempted += result.attempted
    assert attempted > 150


def named(path: str) -> object:
    """What a dotted path of the reference names."""
    found: object = jueyi
    for part in path.split(".")[1:]:
        if isinstance(found, ModuleType) and not hasattr(found, part):
            importlib.import_module(f"{found.__name__}.{part}")
        found = getattr(found, part)
    return found


@pytest.mark.parametrize("path", REFERENCE)
def test_every_name_of_the_reference_has_an_example(path: str) -> None:
    assert ">>>" in (named(path).__doc__ or "")


def test_the_reference_names_all_that_the_package_exports() -> None:
    exported = {f"jueyi.{name}" for name in jueyi.__all__ if name != "__version__"}
    records = {f"jueyi.records.{name}" for name in importlib.import_module("jueyi.records").__all__}
    shown = {named(path) for path in REFERENCE if path.startswith(("jueyi.", "jueyi.records."))}
    wanted = {named(path) for path in exported | records if isinstance(named(path), type)}
    assert wanted <= shown
    assert exported <= set(REFERENCE)


def test_the_readme_states_the_measured_figures() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    figures = json.loads((SHIPPED / "card.json").read_text("utf-8"))["figures"]
    checked = 0
    for figure in figures["dev"][1:] + figures["bold"]:
        assert f"{figure['value']:.4f}" in text, figure
        checked += 1
    assert checked == 5


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "data/README.md", *PAGES])
def test_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


def test_every_page_is_in_the_site() -> None:
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))

    def pages(entry: object) -> list[str]:
        if isinstance(entry, str):
            return [entry]
        inner = entry.values() if isinstance(entry, dict) else entry
        return [page for one in inner for page in pages(one)]  # type: ignore[attr-defined]

    assert sorted(f"docs/{page}" for page in pages(site["nav"])) == PAGES


def test_the_readme_names_the_pages() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in PAGES if name.count("/") == 1 and name not in text] == []


def test_the_tests_that_the_docs_name_are_there() -> None:
    named_tests = re.findall(r"`(test_\w+)`", (ROOT / "docs/robustness.md").read_text("utf-8"))
    code = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert named_tests and [name for name in named_tests if f"def {name}(" not in code] == []
