"""One training, one MLflow run, logged explicitly and in one place."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import tempfile
from dataclasses import asdict
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from .. import __version__
from ..evaluation import plots
from ..training.config import Experiment
from ..evaluation.report import Report
from ..records import CLASSES
from ..components.linear import save
from . import flavour, store

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


class Tracker:
    """An MLflow run that is open from before the training until all is logged.

    Args:
        experiment: The configuration; its ``tracking.uri`` names the store.
        source: The path of the configuration, for the run's name.
        parent: The run that this one is nested in, as trials are in a sweep.
        resume: A run to go on with instead of a new one.
    """

    def __init__(
        self,
        experiment: Experiment,
        source: str,
        parent: str | None = None,
        resume: str | None = None,
    ) -> None:
        self.uri = experiment.tracking.uri
        self.client = store.client(self.uri)
        name = experiment.tracking.experiment
        with store.lock(self.uri):
            found = self.client.get_experiment_by_name(name)
            if found:
                number = found.experiment_id
            else:
                number = self.client.create_experiment(name, store.artifacts(self.uri))
            self.killed = store.mark_killed(self.client, number)
            tags = {store.PROCESS: store.process(), "jueyi.version": __version__}
            tags["jueyi.config"] = source
            if parent:
                tags["mlflow.parentRunId"] = parent
            if head := commit():
                tags["mlflow.source.git.commit"] = head
            if resume:
                self.run_id = resume
                self.client.update_run(resume, status="RUNNING")
                self.client.set_tag(resume, store.PROCESS, store.process())
                return
            run = self.client.create_run(number, run_name=Path(source).stem, tags=tags)
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

    def finish(self, models: dict[str, Any], report: Report, card: dict[str, Any]) -> None:
        """Log metrics, tables, pictures, errors, data and the model, and end the run."""
        for key in ("lexicon", "corpus", "coefficients"):
            self.client.set_tag(self.run_id, f"jueyi.{key}", card[key])
        self._inputs(card)
        for key, value in report.metrics().items():
            self.client.log_metric(self.run_id, key, value)
        self.client.log_metric(self.run_id, "seconds", card["seconds"])
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
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
            save(models, folder / "tables", card)
            flavour.save(folder / "tables", folder / "model")
            self.client.log_artifacts(self.run_id, str(folder))
        self.end("FINISHED")

    def _inputs(self, card: dict[str, Any]) -> None:
        """The data as an input of the run, told by its full content hash."""
        from mlflow.entities import Dataset, DatasetInput, InputTag

        profile = {k: card[k] for k in ("paragraphs", "labelled", "acts", "addressees", "corpus")}
        data = Dataset(
            name="jueyi-corpus",
            digest=card["corpus"][:36],  # the store keeps no more; the whole hash is in profile
            source_type="local",
            source=json.dumps({"uri": card["source"]}, ensure_ascii=False),
            profile=json.dumps(profile),
        )
        tag = InputTag("mlflow.data.context", "training")
        self.client.log_inputs(self.run_id, datasets=[DatasetInput(data, [tag])])
