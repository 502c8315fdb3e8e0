"""What a repository needs beside its code, and that it names things that are there."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import jueyi
import yaml
from conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
USER = """
import jueyi
from jueyi import Act, Resolution

def asked(resolution: Resolution) -> list[tuple[str, tuple[str, ...]]]:
    acts: list[Act] = [act for paragraph in resolution.paragraphs for act in paragraph.acts]
    return [(act.addressee.text, act.addressee.classes) for act in acts if act.addressee]

found: list[tuple[str, tuple[str, ...]]] = asked(jueyi.load().label("1. 请秘书长报告。"))
wrong: int = jueyi.load().label("x").title
"""


def test_a_user_of_the_package_gets_its_types(tmp_path: Path) -> None:
    user = tmp_path / "user.py"
    user.write_text(USER, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", "", str(user)],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Found 1 error in 1 file" in done.stdout, done.stdout + done.stderr
    assert 'expression has type "str | None"' in done.stdout


def test_the_citation_is_of_this_version() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert cited["version"] == jueyi.__version__ == PROJECT["version"]
    assert cited["license"] == PROJECT["license"]
    assert {"cff-version", "message", "title", "authors"} <= set(cited)


def test_the_workflow_runs_on_the_systems_and_pythons_that_are_promised() -> None:
    flow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))
    matrix = flow["jobs"]["test"]["strategy"]["matrix"]
    assert len(matrix["os"]) == 3
    promised = [c.rsplit(" ", 1)[1] for c in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", c)]
    assert matrix["python"] == promised
    for template in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"):
        assert {"name", "description", "body"} <= set(yaml.safe_load(template.read_text("utf-8")))


def test_hooks_container_and_make_name_what_is_there() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0][
        "hooks"
    ]
    lint = (ROOT / "Makefile").read_text("utf-8")
    for hook in hooks:
        assert hook["entry"].removeprefix(".venv/bin/").split()[0] in lint
    docker = (ROOT / "Dockerfile").read_text("utf-8")
    copied = [
        name for line in re.findall(r"^COPY (.+)$", docker, re.M) for name in line.split()[:-1]
    ]
    assert copied and all((ROOT / name).exists() for name in copied)
    ignored = (ROOT / ".dockerignore").read_text("utf-8")
    assert all(f"!{name}" in ignored for name in copied)
    extras = re.search(r"'\.\[(.+?)\]'", docker)
    assert extras and set(extras[1].split(",")) <= set(PROJECT["optional-dependencies"])


def test_the_entry_for_spacy_universe_runs() -> None:
    entry = json.loads((ROOT / "docs/spacy-universe.json").read_text("utf-8"))
    assert entry["pip"] == PROJECT["name"]
    code = "\n".join(entry["code_example"])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "尚未批准公约的国家 ('states',)" in done.stdout, done.stderr
