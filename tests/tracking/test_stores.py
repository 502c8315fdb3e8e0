"""Stores and searches that cannot be had are told in a sentence, and nothing is made by mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from jueyi.cli import main
from jueyi.errors import TrackingError
from jueyi.tracking import store
from support import searches


@pytest.fixture
def space(tmp_path: Path) -> str:
    return str(searches.write(tmp_path, "tiny.cfg", ("train", "dev"), trials=1))


def told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("trials", '"many"', "sweep.trials = 'many'; expected a valid integer"),
        ("trials", "0", "greater than 0"),
        ("rungs", "3", "sweep.rungs = 3; expected a valid list"),
        ("rungs", "[0.5,2]", "sweep.rungs.1 = 2"),
        ("rungs", "[0.5,0.2]", "expected shares that rise"),
        ("seed", '"a"', "sweep.seed = 'a'"),
        ("space", "3", "sweep.space = 3; expected a valid dictionary"),
        ("space.penalty.low", '"a"', "expected a valid number"),
        ("space.penalty.low", "20", "expected low below high"),
        ("space.penalty.log", "3", "expected a valid boolean"),
        ("space.penalty.choices", "[1]", "expected choices, or low and high"),
        ("trial", "3", "unknown key sweep.trial"),
        ("train_corpus", '"lost"', "unknown corpus lost; expected train or dev"),
        ("metric", '"luck"', "metric 'luck'"),
        ("storage", '"nowhere"', "nowhere: the storage fails"),
        ("storage", '"sqlite:////nonexistent/s.db"', "no folder"),
    ],
)
def test_what_does_not_fit_a_search(
    key: str, value: str, expected: str, space: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told(["sweep", space, "--tracking.uri", "", f"--sweep.{key}", value], capsys)
    assert expected in said
    assert not Path("/nonexistent").exists()


def test_a_second_search_on_one_storage(
    tmp_path: Path, space: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with store.lock(f"sqlite:///{tmp_path}/sweep.db", ".sweep.lock", patience=0.0):
        said = told(["sweep", space, "--tracking.uri", ""], capsys)
    assert "another process holds it" in said


@pytest.mark.parametrize(
    "command", [["runs"], ["runs", "--compare", "a1", "b2"], ["errors", "a1"], ["promote", "a1"]]
)
def test_a_store_that_is_not_there_is_not_made(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uri = f"sqlite:///{tmp_path}/lost.db"
    assert "no such store" in told([*command, "--store", uri], capsys)
    assert list(tmp_path.iterdir()) == []


def test_a_training_makes_no_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    uri = f"sqlite:///{tmp_path}/lost/mlflow.db"
    said = told(["train", str(ROOT / "configs/tiny.cfg"), "--tracking.uri", uri], capsys)
    assert "no folder" in said
    assert not (tmp_path / "lost").exists()


def test_a_store_where_nothing_may_be_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(store.FileLock, "acquire", refused)
    held = store.lock(f"sqlite:///{tmp_path}/mlflow.db")
    with pytest.raises(TrackingError, match="cannot be locked"), held:
        pass
