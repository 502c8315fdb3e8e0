from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jueyi
import pytest
from conftest import ROOT
from jueyi.errors import ConfigError, CorpusError, JueyiError
from jueyi.training import config, saving
from jueyi.training import train as training
from support import small


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return small.write(tmp_path_factory.mktemp("small"))


def experiment(folders: tuple[Path, Path], **overrides: object) -> config.Experiment:
    source, labels = folders
    return config.load(
        ROOT / "configs" / "default.cfg",
        {
            "paths.texts": str(source),
            "paths.labels": str(labels),
            "tracking.uri": "",
            **overrides,
        },
    )


def test_training_learns_and_repeats_to_the_digit(folders: tuple[Path, Path]) -> None:
    first = training.train(experiment(folders))
    second = training.train(experiment(folders))
    assert first.card["coefficients"] == second.card["coefficients"]
    assert first.report.metrics() == second.report.metrics()
    assert first.report.metrics()["dev/acts"] > 0.9
    assert first.card["trained_on"] + first.card["measured_on"] == first.card["labelled"]
    assert first.card["trained_on"] > 10 < first.card["measured_on"]


def test_an_estimator_that_refuses_is_one_sentence(folders: tuple[Path, Path]) -> None:
    with pytest.raises(ConfigError, match=r"model acts: its estimator cannot be fitted \(The 'C'"):
        training.train(
            experiment(folders, **{"components.acts.estimators.acts.parameters.C": -1.0})
        )


def test_a_place_for_the_model_is_made_before_anything_is_trained(tmp_path: Path) -> None:
    saving.prepare(tmp_path / "new" / "model")
    (tmp_path / "file").write_text("x")
    with pytest.raises(JueyiError, match="a folder that holds other files"):
        saving.prepare(tmp_path)
    with pytest.raises(JueyiError, match="cannot be written"):
        saving.prepare(tmp_path / "file" / "model")


def test_threads_and_hash_seeds_change_no_digit(folders: tuple[Path, Path]) -> None:
    code = (
        "import sys; from pathlib import Path; from jueyi.training import config; from jueyi.training import train as training\n"
        "e = config.load(Path('configs/default.cfg'), {'paths.texts': sys.argv[1], "
        "'paths.labels': sys.argv[2], 'tracking.uri': ''})\n"
        "run = training.train(e)\nprint(run.card['coefficients'], run.report.metrics())"
    )
    found = set()
    for number in ("1", "2"):
        threads = {f"{name}_NUM_THREADS": number for name in ("OMP", "OPENBLAS", "MKL")}
        done = subprocess.run(
            [sys.executable, "-c", code, *map(str, folders)],
            env={**os.environ, **threads, "PYTHONHASHSEED": number},
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        found.add(done.stdout)
    assert len(found) == 1 and len(found.pop()) > 200


def test_refit_is_what_ships_and_not_what_is_measured(folders: tuple[Path, Path]) -> None:
    plain = training.train(experiment(folders, **{"training.refit_corpus": None}))
    refitted = training.train(experiment(folders))
    assert plain.card["coefficients"] != refitted.card["coefficients"]
    assert plain.report.metrics() == refitted.report.metrics()


def test_the_tiny_corpus_is_the_small_one(folders: tuple[Path, Path]) -> None:
    def files(root: Path) -> dict[str, bytes]:
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in root.rglob("*")
            if path.is_file()
        }

    assert files(ROOT / "data/tiny") == files(folders[0].parent)


def test_a_fraction_of_the_labels(folders: tuple[Path, Path]) -> None:
    half = training.train(experiment(folders, **{"corpora.train.fraction": 0.5}))
    whole = training.train(experiment(folders))
    assert 0 < half.card["trained_on"] < whole.card["trained_on"]


def test_no_source_is_one_sentence(folders: tuple[Path, Path]) -> None:
    with pytest.raises(CorpusError, match=r"no such source of texts.*jueyi corpus fetch"):
        training.train(experiment(folders, **{"paths.texts": "nowhere"}))


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "jueyi", *arguments],
        capture_output=True, text=True, cwd=cwd, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_the_whole_circle_from_the_command_line(folders: tuple[Path, Path], tmp_path: Path) -> None:
    source, labels = folders
    done = run(
        "train", str(ROOT / "configs" / "default.cfg"), "--output", "model",
        "--paths.texts", str(source), "--paths.labels", str(labels),
        cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "addressee span and classes" in done.stdout

    listed = run("runs", "--metric", "dev/acts", cwd=tmp_path)
    assert "finished" in listed.stdout, listed.stderr
    unknown = run("runs", "--metric", "dev/atcs", cwd=tmp_path)
    assert unknown.returncode == 2 and "expected dev/acts" in unknown.stderr

    from mlflow import MlflowClient

    client = MlflowClient(f"sqlite:///{tmp_path}/mlflow.db")
    (found,) = client.search_runs([client.get_experiment_by_name("jueyi").experiment_id])
    shown = run("errors", found.info.run_id[:6], cwd=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert "paragraphs with errors" in shown.stdout
    assert "no run" not in shown.stderr
    wrong = run("errors", "zzzz", cwd=tmp_path)
    assert (wrong.returncode, len(wrong.stderr.strip().splitlines())) == (2, 1)

    labelled = jueyi.load(tmp_path / "model").label("大会，\n1. 敦促会员国继续修缮堤坝；")
    assert labelled.paragraphs[1].acts[0].addressee.text == "会员国"
    assert json.loads((tmp_path / "model" / "card.json").read_text("utf-8"))["measured_on"] > 0


def test_a_training_that_fails_is_marked_so(folders: tuple[Path, Path], tmp_path: Path) -> None:
    done = run(
        "train", str(ROOT / "configs" / "default.cfg"), "--paths.texts", "nowhere", cwd=tmp_path
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "failed" in run("runs", cwd=tmp_path).stdout


def test_pictures_show_chinese(tmp_path: Path) -> None:
    import warnings

    import numpy as np
    from jueyi.evaluation import plots

    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of every glyph it lacks
        plots.confusion(np.eye(2, dtype=int), ["会员国", "秘书长"], tmp_path / "a.png", "受文方")
    assert (tmp_path / "a.png").stat().st_size > 5000
