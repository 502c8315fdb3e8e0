"""What works from an installed wheel, outside any checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from jueyi.cli import main
from jueyi.errors import ConfigError
from jueyi.training.project import write


def test_init_writes_a_project(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert main(["init", str(folder)]) == 0
    for name in ("project.yml", "configs/default.cfg", "configs/variants/sgd.cfg",
                 "data/tiny/gold/own.jsonl", "data/gold/unxml-train.jsonl"):  # fmt: skip
        assert (folder / name).is_file() and not (folder / name).is_symlink()
    with pytest.raises(ConfigError, match="something already"):
        write(folder)


def test_the_project_is_one_of_spacys(tmp_path: Path) -> None:
    from weasel.util import load_project_config

    write(tmp_path / "mine")
    config = load_project_config(tmp_path / "mine")
    names = {command["name"] for command in config["commands"]}
    variants = {path.stem for path in (ROOT / "configs/variants").glob("*.cfg")}
    assert variants <= names
    assert set(config["workflows"]["ablations"]) - {"fetch"} == variants


def test_a_wheel_is_enough(tmp_path: Path) -> None:
    wheel, site = tmp_path / "wheel", tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "wheel", str(ROOT), "--no-deps", "--no-build-isolation", "-w", str(wheel)],
        check=True,
    )
    (built,) = wheel.glob("jueyi-*.whl")
    assert built.stat().st_size < 10 * 2**20
    subprocess.run([*pip, "install", str(built), "--no-deps", "--target", str(site)], check=True)

    def run(*arguments: str, cwd: Path = tmp_path) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "jueyi", *arguments], cwd=cwd, capture_output=True, text=True,
            env={**os.environ, "PYTHONPATH": str(site), "PYTHONSAFEPATH": "1"}, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("init", "mine")
    assert "addressee" in run(
        "train", "configs/tiny.cfg", "-o", "model", "--tracking.uri", "", cwd=tmp_path / "mine"
    )
    (tmp_path / "mine/a.txt").write_text("1. 敦促会员国继续修缮堤坝；", "utf-8")
    assert "敦促" in run("label", "a.txt", "--model", "model", "-o", "-", cwd=tmp_path / "mine")


def test_a_missing_extra_is_named(capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "mlflow", None)
    for name in [name for name in sys.modules if name.startswith(("mlflow.", "jueyi.tracking"))]:
        monkeypatch.delitem(sys.modules, name)
    assert main(["runs"]) == 2
    told = capsys.readouterr().err
    assert told == "jueyi: this command needs mlflow. Install it: pip install 'jueyi[train]'.\n"


def test_labelling_imports_no_heavy_library() -> None:
    code = (
        "import sys; from jueyi.cli import main; main(['label', 'data/samples/resolution.txt'])\n"
        "heavy = {'spacy', 'sklearn', 'scipy', 'mlflow', 'confection', 'datasets', 'pandas'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
