"""One training, one MLflow run, logged explicitly and in one place."""

from __future__ import annotations

import getpass
import hashlib
import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from ..about import VERSION
from ..evaluation import plots
from ..labelled import Labelled
from ..records import CLASSES
from ..training.config import Experiment
from ..training.saving import save
from ..training.train import Run
from . import flavour, store
from .runs import PARENT

LONGEST = 6000  # characters of a parameter; the whole configuration is an artifact


def commit() -> str:
    """The commit of the working directory, with ``+`` if it has changes; empty outside git."""
    try:
        head = subprocess.run(
            ["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=True
        ).stdout.strip()
        dirty = subprocess.run(
            ["git", "status", "--porcelain"], capture_output=True, text=True, check=True
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
    return head + ("+" if dirty else "")


def environment() -> dict[str, Any]:
    """Python, system and the versions of all installed packages."""
    packages = {item.metadata["Name"]: item.version for item in distributions()}
    return {
        "python": sys.version,
        "platform": platform.platform(),
        "packages": dict(sorted(packages.items(), key=lambda item: str(item[0]).lower())),
    }


# What an experiment is called for, not where its texts lie or where it is tracked.
_UNNAMED = ("paths.", "tracking.")


def _name(source: str, overrides: Mapping[str, Any] | None) -> str:
    told = [
        f"{key.rpartition('.')[2]}={value}"
        for key, value in (overrides or {}).items()
        if not key.startswith(_UNNAMED)
    ]
    return " ".join([Path(source).stem, *told])


class Tracker:
    """An MLflow run that is open from before the training until all is logged.

    Args:
        experiment: The configuration; its ``tracking.uri`` names the store.
        source: The path of the configuration, for the run's name.
        parent: The run that this one is nested in, as trials are in a sweep.
        resume: A run to go on with instead of a new one.
        overrides: What was given beside the configuration, for the run's name: ``default C=0.5``.
    """

    def __init__(
        self,
        experiment: Experiment,
        source: str,
        parent: str | None = None,
        resume: str | None = None,
        overrides: Mapping[str, Any] | None = None,
    ) -> None:
        self.uri = experiment.tracking.uri
        self.experiment = ""
        self.client = store.client(self.uri, new=True)
        name = experiment.tracking.experiment
        with store.lock(self.uri):
            found = self.client.get_experiment_by_name(name)
            if found:
                number = found.experiment_id
            else:
                number = self.client.create_experiment(name, store.artifacts(self.uri))
            self.killed = store.mark_killed(self.client, number)
            tags = {store.PROCESS: store.process(), "jueyi.version": VERSION}
            tags |= {"jueyi.config": source, "mlflow.user": _user()}
            tags |= {"mlflow.source.name": f"jueyi train {source}", "mlflow.source.type": "LOCAL"}
            if parent:
                tags[PARENT] = parent
            if head := commit():
                tags["mlflow.source.git.commit"] = head
            if resume:
                self.run_id = resume
                self.client.update_run(resume, status="RUNNING")
                self.client.set_tag(resume, store.PROCESS, store.process())
                return
            self.experiment = number
            run = self.client.create_run(number, run_name=_name(source, overrides), tags=tags)
        self.run_id = run.info.run_id
        for key, value in experiment.flat().items():
            self.client.log_param(self.run_id, key, str(value)[:LONGEST])
        self.client.log_text(self.run_id, experiment.text, "config.cfg")
        self.client.log_dict(self.run_id, environment(), "environment.json")

    def step(self, name: str, value: float, step: int) -> None:
        """Log one value of a metric that grows with the training."""
        self.client.log_metric(self.run_id, name, value, step=step)

    def end(self, status: str) -> None:
        """End the run: ``FINISHED``, ``FAILED`` or ``KILLED``."""
        self.client.set_terminated(self.run_id, status)

    def finish(self, run: Run) -> None:
        """Log metrics, tables, pictures, errors, data and the model, and end the run.

        The model is a logged model of the run: ``mlflow.search_logged_models`` finds it, with the
        metrics of the corpora that they were measured on.
        """
        report, card = run.report, run.card
        for key in ("lexicon", "digest", "coefficients"):
            self.client.set_tag(self.run_id, f"jueyi.{key}", card[key])
        digests = self._inputs(run)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            save(run, folder / "tables")
            model = self._model(folder / "tables", folder / "model")
            (folder / "files").mkdir()
            self._files(run, folder / "files")
            self.client.log_artifacts(self.run_id, str(folder / "files"))
        for key, value in report.metrics().items():
            corpus = key.partition("/")[0]
            self.client.log_metric(
                self.run_id, key, value, dataset_name=corpus,
                dataset_digest=digests.get(corpus), model_id=model,
            )  # fmt: skip
        self.client.log_metric(self.run_id, "seconds", card["seconds"])
        self.end("FINISHED")

    def _files(self, run: Run, folder: Path) -> None:
        report = run.report
        lines = [json.dumps(asdict(error), ensure_ascii=False) for error in report.errors]
        (folder / "errors.jsonl").write_text("".join(f"{x}\n" for x in lines), "utf-8")
        counts = json.dumps(report.documents(), ensure_ascii=False)
        (folder / "documents.json").write_text(counts, "utf-8")
        table = ["kind\tlabel\tf1\tcount"]
        table += [f"{k}\t{n}\t{value:.4f}\t{count}" for k, n, value, count in report.labels]
        (folder / "labels.tsv").write_text("\n".join(table) + "\n", "utf-8")
        plots.confusion(
            report.confusion, CLASSES, folder / "confusion.png", "受文方类别 addressee classes"
        )
        plots.calibration(report.calibration, folder / "calibration.png")
        plots.precision_recall(report.curve, folder / "precision-recall.png")

    def _model(self, tables: Path, target: Path) -> str:
        """Log the model as an output of the run; its identifier."""
        from mlflow.entities import LoggedModelOutput

        logged = self.client.create_logged_model(
            self.experiment, name=flavour.NAME, source_run_id=self.run_id, model_type="pipeline"
        )
        flavour.save(tables, target, logged.model_id)
        self.client.log_model_artifacts(logged.model_id, str(target))
        self.client.finalize_logged_model(logged.model_id, "READY")
        self.client.log_outputs(self.run_id, [LoggedModelOutput(logged.model_id, 0)])
        return str(logged.model_id)

    def _inputs(self, run: Run) -> dict[str, str]:
        """The corpora as inputs of the run; their digests by name, as the store keeps them."""
        from mlflow.entities import Dataset, DatasetInput, InputTag

        inputs, digests = [], {}
        for name, rows in run.rows.items():
            whole = digest_of(rows)
            digests[name] = whole[:36]  # the store keeps no more; the whole is in the profile
            profile = {"paragraphs": len(rows), "sha256": whole}
            profile["labelled"] = sum(row.acts is not None for row in rows)
            data = Dataset(
                name=name, digest=digests[name], source_type="local",
                source=json.dumps({"corpus": name}), profile=json.dumps(profile),
            )  # fmt: skip
            inputs.append(DatasetInput(data, [InputTag("mlflow.data.context", name)]))
        self.client.log_inputs(self.run_id, datasets=inputs)
        return digests


def digest_of(rows: list[Labelled]) -> str:
    """SHA-256 of all texts and labels of a corpus."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(f"{row}\n".encode())
    return digest.hexdigest()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a name for its user
        return "unknown"
