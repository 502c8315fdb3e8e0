from __future__ import annotations

from pathlib import Path

import optuna
import pytest
from jueyi.cli import main
from jueyi.tracking import sweep
from mlflow import MlflowClient
from support import searches, small


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    source, labels = small.write(tmp_path / "corpus")
    # The small corpus has documents of the 77th and 79th sessions; choices need the 78th.
    old = source / "GAresolutions" / "77session"
    new = source / "GAresolutions" / "78session" / "Chinese"
    new.mkdir(parents=True)
    for path in sorted((old / "Chinese").iterdir())[5:]:
        path.rename(new / path.name)
    return [
        "--paths.texts", str(source), "--paths.labels", str(labels),
        "--tracking.uri", f"sqlite:///{tmp_path}/mlflow.db",
    ]  # fmt: skip


def write(tmp_path: Path, key: str) -> Path:
    return searches.write(tmp_path, "default.cfg", ("older", "tune"), trials=3, key=key)


def test_an_interrupted_sweep_goes_on(tmp_path: Path, arguments, monkeypatch, capsys) -> None:
    space = write(tmp_path, "components.acts.estimators.acts.parameters.C")
    command = ["sweep", str(space), *arguments, "-o", str(tmp_path / "best.cfg")]
    tune = sweep.training.tune
    calls = []

    def interrupted(*given: object) -> object:
        calls.append(1)
        if len(calls) > 3:  # within the second trial
            raise KeyboardInterrupt
        return tune(*given)

    monkeypatch.setattr(sweep.training, "tune", interrupted)
    assert main(command) == 130
    client = MlflowClient(f"sqlite:///{tmp_path}/mlflow.db")
    (experiment,) = [e for e in client.search_experiments() if e.name == "jueyi"]
    runs = client.search_runs([experiment.experiment_id])
    assert sorted(r.info.status for r in runs) == ["FAILED", "FINISHED", "KILLED"]

    monkeypatch.setattr(sweep.training, "tune", tune)
    assert main(command) == 0
    told = capsys.readouterr()
    assert "1 of 3 trials were done before" in told.err
    assert "interrupted; run the same command again" in told.err
    # What goes on tries other points than what was tried.
    study = optuna.load_study(study_name="space", storage=f"sqlite:///{tmp_path}/sweep.db")
    assert len({tuple(trial.params.values()) for trial in study.trials}) == len(study.trials)
    assert "--components.acts.estimators.acts.parameters.C" in told.out
    assert "[components.acts.estimators.acts.parameters]" in (tmp_path / "best.cfg").read_text(
        "utf-8"
    )
    runs = client.search_runs([experiment.experiment_id])
    nested = [r for r in runs if "mlflow.parentRunId" in r.data.tags]
    (parent,) = [r for r in runs if "mlflow.parentRunId" not in r.data.tags]
    assert len(nested) == 4 and parent.info.status == "FINISHED"
    assert {r.data.tags["mlflow.parentRunId"] for r in nested} == {parent.info.run_id}
    logged = {item.path for item in client.list_artifacts(parent.info.run_id)}
    assert {"best.json", "history.png", "importances.png"} <= logged
    # All trials are done: nothing is trained again.
    monkeypatch.setattr(sweep.training, "tune", lambda *_: pytest.fail("trained again"))
    assert main(command) == 0


def test_a_space_with_an_unknown_key_is_one_sentence(tmp_path: Path, arguments, capsys) -> None:
    assert (
        main(
            [
                "sweep",
                str(write(tmp_path, "components.acts.estimators.acts.parameters.penalty")),
                *arguments,
            ]
        )
        == 2
    )
    told = capsys.readouterr().err
    assert (
        "unknown keys ['components.acts.estimators.acts.parameters.penalty']" in told
        and "Traceback" not in told
    )
