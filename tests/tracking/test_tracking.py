from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jueyi
import mlflow.pyfunc
import mlflow.spacy
import pandas as pd
import pytest
from conftest import ROOT, SAMPLES
from jueyi.cli import main
from jueyi.errors import TrackingError
from jueyi.schema import paragraph_record
from jueyi.tracking import flavour, registry, runs, store
from jueyi.tracking.tracker import Tracker
from jueyi.training import config
from jueyi.training import train as training
from mlflow import MlflowClient
from mlflow.exceptions import MlflowException
from support import small


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return small.write(tmp_path_factory.mktemp("small"))


def train(folders: tuple[Path, Path], uri: str, **overrides: object) -> str:
    """Train on the small corpus; the run's identifier."""
    settings = {
        "paths.texts": str(folders[0]),
        "paths.labels": str(folders[1]),
        "tracking.uri": uri,
        **overrides,
    }
    experiment = config.load(ROOT / "configs/default.cfg", settings)
    tracker = Tracker(experiment, "configs/default.cfg")
    run = training.train(experiment)
    tracker.finish(run)
    return tracker.run_id


@pytest.fixture(scope="module")
def trained(
    folders: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, str, str]:
    """A store, a good run and one that learned from a single document."""
    uri = f"sqlite:///{tmp_path_factory.mktemp('store')}/mlflow.db"
    return uri, train(folders, uri), train(folders, uri, **{"corpora.train.fraction": 0.15})


def test_a_run_carries_what_it_was_made_of(trained: tuple[str, str, str]) -> None:
    uri, run, _ = trained
    client = MlflowClient(uri)
    found = client.get_run(run)
    assert found.info.status == "FINISHED"
    assert found.data.params["components.acts.estimators.acts.parameters.C"] == "3.0"
    wanted = {"jueyi.digest", "jueyi.coefficients", "jueyi.lexicon", "mlflow.user"}
    assert wanted | {"mlflow.source.name", "mlflow.source.type"} <= found.data.tags.keys()
    data = {item.dataset.name: item.dataset for item in found.inputs.dataset_inputs}
    assert {"train", "dev", "all"} <= data.keys()
    profile = json.loads(data["dev"].profile)
    assert profile["labelled"] == 20
    assert data["dev"].digest == profile["sha256"][:36]
    metric = "dev/addressee_span"
    low, high = (found.data.metrics[f"{metric}_{end}"] for end in ("low", "high"))
    assert 0 < low <= found.data.metrics[metric] <= high <= 1
    logged = {item.path for item in client.list_artifacts(run)}
    assert logged == {
        "config.cfg", "environment.json", "errors.jsonl", "documents.json", "labels.tsv",
        "confusion.png", "calibration.png", "precision-recall.png",
    }  # fmt: skip
    environment = json.loads(runs.artifact(client, run, "environment.json", uri))
    assert "scikit-learn" in environment["packages"]
    counts = runs.counts_of(client, run, uri)[metric]
    assert sum(entry[1] for entry in counts.values()) > 0


def test_the_model_is_a_logged_model_tied_to_metrics_and_data(trained) -> None:
    uri, run, _ = trained
    client = MlflowClient(uri)
    (experiment,) = [e for e in client.search_experiments() if e.name == "jueyi"]
    logged = client.search_logged_models([experiment.experiment_id])
    (model,) = [m for m in logged if m.source_run_id == run]
    assert (model.name, str(model.status)) == ("jueyi", "READY")
    metrics = {metric.key: metric for metric in model.metrics}
    assert metrics["dev/acts"].dataset_name == "dev"
    (output,) = client.get_run(run).outputs.model_outputs
    assert output.model_id == model.model_id
    found = mlflow.pyfunc.load_model(model.artifact_location)
    assert found.metadata.signature is not None and found.metadata.saved_input_example_info
    assert found.predict(["请秘书长报告。"])[0]["status"] == "ok"


def test_the_same_model_opens_as_a_spacy_pipeline(trained) -> None:
    uri, run, _ = trained
    client = MlflowClient(uri)
    nlp = mlflow.spacy.load_model(registry.logged_model(client, run).artifact_location)
    assert nlp.pipe_names == ["structure", "clauses", "acts", "addressees", "answers"]
    assert [act.lemma for act in nlp("请秘书长报告。")._.acts] == ["请"]


def test_a_run_whose_model_is_gone_is_not_promoted(folders, tmp_path: Path) -> None:
    import shutil
    from urllib.parse import urlparse

    uri = f"sqlite:///{tmp_path}/mlflow.db"
    run = train(folders, uri)
    place = registry.logged_model(MlflowClient(uri), run).artifact_location
    shutil.rmtree(urlparse(place).path)
    with pytest.raises(TrackingError, match="are gone"):
        registry.promote(run, uri)


def test_a_worse_model_is_not_promoted(trained: tuple[str, str, str], capsys) -> None:
    uri, good, bad = trained
    assert registry.promote(good, uri).version == 1
    refused = registry.promote(bad, uri)
    assert refused.version is None and refused.champion == good
    assert any("addressee_span" in reason for reason in refused.reasons)
    assert main(["promote", bad[:12], "--store", uri]) == 1
    assert "refused: dev/" in capsys.readouterr().err
    assert MlflowClient(uri, uri).get_model_version_by_alias("jueyi", "champion").run_id == good
    # What is only a little worse passes where the user says how much that is.
    assert registry.promote(bad, uri, tolerance=1.0).version == 2
    assert registry.promote(good, uri).version == 1
    assert registry.promote(bad, uri, replace=True).version == 2
    assert main(["promote", good, "--store", uri, "--replace"]) == 0


def test_figures_of_other_labels_are_not_compared() -> None:
    one = {"dev/acts": {"A": [1, 2, 2]}}
    other = {"dev/acts": {"A": [3, 3, 3]}}
    (row,) = runs.compared(one, other)
    assert not row.comparable and row.verdict.startswith("other labels")


def test_a_real_difference_is_told_from_noise() -> None:
    one = {"m": {str(d): [8, 10, 10] for d in range(50)}}
    better = {"m": {str(d): [9 + d % 2, 10, 10] for d in range(50)}}
    other = {"m": {str(d): [8 + (1 if d == 3 else -1 if d == 4 else 0), 10, 10] for d in range(50)}}
    assert runs.compared(one, better)[0].verdict == "better"
    assert runs.compared(better, one)[0].verdict == "worse"
    assert runs.compared(one, other)[0].verdict == "no significant difference"


def test_labelling_with_the_champion(trained: tuple[str, str, str], tmp_path: Path) -> None:
    uri, good, _ = trained
    registry.promote(good, uri)
    outputs = []
    for name, model in (("a", "models:/jueyi@champion"), ("b", f"runs:/{good}")):
        outputs.append(tmp_path / f"{name}.jsonl")
        arguments = ["label", str(SAMPLES / "resolution.txt"), "-o", str(outputs[-1])]
        assert main([*arguments, "--model", model, "--store", uri]) == 0
    assert outputs[0].read_bytes() == outputs[1].read_bytes() != b""


@pytest.mark.parametrize(
    "model", ["models:/jueyi@nobody", "models:/none/1", "runs:/00000000", "models:/"]
)
def test_a_model_that_is_not_there(trained: tuple[str, str, str], model: str, capsys) -> None:
    arguments = ["label", str(SAMPLES / "resolution.txt"), "--model", model, "--store", trained[0]]
    assert main(arguments) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_killed_run_is_marked_at_the_next_start(tmp_path: Path, folders) -> None:
    uri = f"sqlite:///{tmp_path}/mlflow.db"
    code = (
        "import os, signal\nfrom pathlib import Path\nfrom jueyi.training import config\n"
        "from jueyi.tracking.tracker import Tracker\n"
        f"e = config.load(Path('configs/default.cfg'), {{'tracking.uri': {uri!r}}})\n"
        "print(Tracker(e, 'configs/default.cfg').run_id, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    dead = done.stdout.strip()
    client = MlflowClient(uri)
    assert client.get_run(dead).info.status == "RUNNING"
    experiment = config.load(ROOT / "configs/default.cfg", {"tracking.uri": uri})
    alive = Tracker(experiment, "configs/default.cfg")
    assert alive.killed == [dead]
    assert client.get_run(dead).info.status == "KILLED"
    assert Tracker(experiment, "configs/default.cfg").killed == []  # the second still runs
    assert client.get_run(alive.run_id).info.status == "RUNNING"


def test_starts_at_once_on_a_store_that_does_not_exist(tmp_path: Path) -> None:
    uri = f"sqlite:///{tmp_path}/mlflow.db"
    code = (
        "from pathlib import Path\nfrom jueyi.training import config\n"
        "from jueyi.tracking.tracker import Tracker\n"
        f"e = config.load(Path('configs/default.cfg'), {{'tracking.uri': {uri!r}}})\n"
        "Tracker(e, 'configs/default.cfg').end('FINISHED')"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    assert [p.communicate()[1].decode() for p in started if p.wait() != 0] == []
    rows = runs.runs_of(uri, "jueyi", "dev/acts")
    assert [row.status for row in rows] == ["FINISHED"] * 4


def test_runs_are_named_by_what_they_change_and_trials_are_hidden(tmp_path: Path) -> None:
    uri = f"sqlite:///{tmp_path}/mlflow.db"
    key = "components.acts.estimators.acts.parameters.C"
    given = {"tracking.uri": uri, "paths.texts": "x", key: 0.5}
    experiment = config.load(ROOT / "configs" / "default.cfg", given)
    one = Tracker(experiment, "configs/default.cfg", overrides=given)
    Tracker(experiment, "trial 1", parent=one.run_id).end("FINISHED")
    one.end("FINISHED")
    assert [row.name for row in runs.runs_of(uri, "jueyi", "dev/acts")] == ["default C=0.5"]
    assert len(runs.runs_of(uri, "jueyi", "dev/acts", trials=True)) == 2


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
    target = tmp_path_factory.mktemp("pyfunc") / "model"
    flavour.save(flavour.PACKAGE / "model", target)
    return target


TEXTS = ["1. 敦促会员国考虑批准公约；", "请秘书长报告。", "大会，\n回顾其决议，\n1. 请各国捐款；"]


def expected(texts: list[str]) -> list[list[dict]]:
    labelled = [jueyi.load().label(text) for text in texts]
    return [[paragraph_record(p, r) for p in r.paragraphs] for r in labelled]


def test_pyfunc_gives_what_the_labeller_gives(served: Path) -> None:
    model = mlflow.pyfunc.load_model(str(served))
    for texts in (TEXTS, pd.DataFrame({"text": TEXTS})):
        found = model.predict(texts)
        assert [record["paragraphs"] for record in found] == expected(TEXTS)
    rows = [json.loads(s) for s in model.predict(TEXTS, {"as_rows": True})]
    assert [[p["text"] for p in r["rows"]] for r in rows] == [
        [p["text"] for p in records] for records in expected(TEXTS)
    ]
    who = [a["addressee"] for r in rows for p in r["rows"] for a in p["rows"]]
    assert who == ["会员国", "秘书长", None, "各国"]


def test_pyfunc_says_what_it_cannot_take(served: Path) -> None:
    model = mlflow.pyfunc.load_model(str(served))
    with pytest.raises(MlflowException, match="called 'text'"):
        model.predict(pd.DataFrame({"id": ["1"], "text": ["请秘书长报告。"]}))
    with pytest.raises(MlflowException):
        model.predict([1, 2])
    (record,) = model.predict([None])
    assert record["status"] == "failed" and record["paragraphs"] == []
    assert record["reasons"] == ["no text: None; expected a string."]
    assert [r["status"] for r in model.predict(["", "no Chinese", "请秘书长报告；"])] == [
        "failed", "failed", "ok"
    ]  # fmt: skip


def test_the_logged_model_names_no_place_on_this_machine(served: Path) -> None:
    assert not list(served.rglob("*.pkl"))
    for name in ("MLmodel", "requirements.txt", "conda.yaml"):
        assert str(ROOT) not in (served / name).read_text("utf-8")


def test_a_run_that_is_not_there(trained: tuple[str, str, str]) -> None:
    with pytest.raises(TrackingError, match="0 runs begin with 'zzz'"):
        runs.errors_of("zzz", trained[0])
    with pytest.raises(TrackingError, match="2 runs begin with ''"):
        registry.promote("", trained[0])


def test_a_store_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("no database")
    with pytest.raises(TrackingError, match="cannot be opened"):
        store.client(f"sqlite:///{tmp_path}/x.db")
