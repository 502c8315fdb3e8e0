"""One training, one MLflow run. The only module that imports mlflow."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock

from . import __version__, plots
from .config import Experiment
from .errors import TrackingError
from .evaluation import Report
from .records import CLASSES
from .tables import save

if TYPE_CHECKING:
    from mlflow import MlflowClient

_LONGEST = 6000


def _client(uri: str) -> MlflowClient:
    os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
    os.environ.setdefault("MLFLOW_ALLOW_PICKLE_DESERIALIZATION", "false")
    # The migration of a new store is no news to a user.
    logging.getLogger("mlflow").setLevel(logging.WARNING)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    from mlflow import MlflowClient
    from mlflow.exceptions import MlflowException

    try:
        with _store_lock(uri):
            # The first call creates the tables; two at once can break a new sqlite file.
            client = MlflowClient(tracking_uri=uri)
            client.search_experiments(max_results=1)
    except (MlflowException, OSError) as error:
        raise TrackingError(
            f"the store cannot be opened ({str(error).splitlines()[0]})",
            where=uri,
            expected="a store such as sqlite:///mlflow.db",
        ) from None
    return client


@contextmanager
def _store_lock(uri: str) -> Iterator[None]:
    if uri.startswith("sqlite:///"):
        path = Path(uri.removeprefix("sqlite:///")).absolute()
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{path}.lock", timeout=120):
            yield
    else:
        yield


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


class Tracker:
    """An MLflow run that is open from before the training until all is logged.

    Args:
        experiment: The configuration; its ``tracking.uri`` names the store.
        source: The path of the configuration, for the run's name.
    """

    def __init__(self, experiment: Experiment, source: str) -> None:
        self.client = _client(experiment.tracking.uri)
        name = experiment.tracking.experiment
        with _store_lock(experiment.tracking.uri):
            found = self.client.get_experiment_by_name(name)
            number = found.experiment_id if found else self.client.create_experiment(name)
        run = self.client.create_run(number, run_name=Path(source).stem)
        self.run_id = run.info.run_id
        self._tag("jueyi.version", __version__)
        self._tag("jueyi.config", source)
        self._tag("jueyi.pid", str(os.getpid()))
        if head := commit():
            self._tag("mlflow.source.git.commit", head)
        for key, value in experiment.flat().items():
            self.client.log_param(self.run_id, key, str(value)[:_LONGEST])
        self.client.log_text(self.run_id, experiment.text, "config.cfg")

    def _tag(self, key: str, value: str) -> None:
        self.client.set_tag(self.run_id, key, value)

    def fail(self) -> None:
        """Mark the run as failed."""
        self.client.set_terminated(self.run_id, "FAILED")

    def finish(self, models: dict[str, Any], report: Report, card: dict[str, Any]) -> None:
        """Log metrics, tables, pictures, errors and the model, and end the run."""
        for key in ("lexicon", "corpus", "coefficients"):
            self._tag(f"jueyi.{key}", card[key])
        for key, value in report.metrics().items():
            self.client.log_metric(self.run_id, key, value)
        self.client.log_metric(self.run_id, "seconds", card["seconds"])
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            lines = [json.dumps(asdict(error), ensure_ascii=False) for error in report.errors]
            (folder / "errors.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
            table = ["kind\tlabel\tf1\tcount"]
            table += [f"{k}\t{n}\t{value:.4f}\t{count}" for k, n, value, count in report.labels]
            (folder / "labels.tsv").write_text("\n".join(table) + "\n", "utf-8")
            plots.confusion(
                report.confusion, CLASSES, folder / "confusion.png", "受文方类别 addressee classes"
            )
            plots.calibration(report.calibration, folder / "calibration.png")
            save(models, folder / "model", card)
            self.client.log_artifacts(self.run_id, str(folder))
        self.client.set_terminated(self.run_id, "FINISHED")


def errors_of(run: str, uri: str) -> list[dict[str, Any]]:
    """The list of errors that a run logged.

    Args:
        run: A run's identifier, or its first characters.
        uri: The store.

    Raises:
        TrackingError: There is no such run, more than one, or it logged no errors.
    """
    client = _client(uri)
    experiments = [e.experiment_id for e in client.search_experiments()]
    found = [
        r.info.run_id
        for r in client.search_runs(experiments, max_results=1000)
        if r.info.run_id.startswith(run)
    ]
    if len(found) != 1:
        raise TrackingError(
            f"{len(found)} runs begin with {run!r}", where=uri, expected="one; see jueyi runs"
        )
    with tempfile.TemporaryDirectory() as folder:
        try:
            path = client.download_artifacts(found[0], "errors.jsonl", folder)
        except Exception as error:  # mlflow raises many kinds for a missing artifact
            raise TrackingError(
                f"run {found[0]} logged no errors ({type(error).__name__})",
                where=uri,
                expected="a finished run of jueyi train",
            ) from None
        lines = Path(path).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run for a table: identifier, configuration, status, start and metrics."""

    run: str
    name: str
    status: str
    started: str
    metrics: dict[str, float]


def runs_of(uri: str, experiment: str, metric: str) -> list[RunRow]:
    """The runs of an experiment, best first by ``metric``.

    Raises:
        TrackingError: The experiment is not in the store.
    """
    client = _client(uri)
    found = client.get_experiment_by_name(experiment)
    if found is None:
        raise TrackingError(
            f"no experiment {experiment!r}", where=uri, expected="one that jueyi train wrote"
        )
    rows = [
        RunRow(
            r.info.run_id,
            r.info.run_name or "",
            r.info.status,
            datetime.fromtimestamp(r.info.start_time / 1000, UTC).strftime("%Y-%m-%d %H:%M"),
            dict(r.data.metrics),
        )
        for r in client.search_runs([found.experiment_id], max_results=1000)
    ]
    return sorted(rows, key=lambda row: -row.metrics.get(metric, -1.0))
