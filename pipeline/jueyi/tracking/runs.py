"""What the store says of runs: lists, errors, and whether a difference between two is real."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import TrackingError
from ..evaluation.figures import difference, f1
from . import store

if TYPE_CHECKING:
    from mlflow import MlflowClient

Counts = dict[str, dict[str, list[int]]]
PARENT = "mlflow.parentRunId"  # a tag that the trials of a sweep have


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run for a table: identifier, configuration, status, start and metrics."""

    run: str
    name: str
    status: str
    started: str
    metrics: dict[str, float]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One metric of two runs on the documents that both were measured on.

    Attributes:
        metric: Its name.
        one, other: The values.
        change, low, high: The difference with its 95 % interval, see ``figures.difference``.
        documents: How many documents both share.
        comparable: Whether both had the same documents with the same labels.
    """

    metric: str
    one: float
    other: float
    change: float
    low: float
    high: float
    documents: int
    comparable: bool

    @property
    def verdict(self) -> str:
        """In words."""
        if not self.comparable:
            return "other labels: not comparable"
        if self.low <= 0 <= self.high:
            return "no significant difference"
        return "better" if self.change > 0 else "worse"


def find(opened: MlflowClient, run: str, uri: str) -> str:
    """The whole identifier of the run that begins with ``run``.

    Raises:
        TrackingError: None does, or several do.
    """
    experiments = [e.experiment_id for e in opened.search_experiments()]
    token, found = None, []
    while True:
        page = opened.search_runs(experiments, max_results=1000, page_token=token)
        found += [r.info.run_id for r in page if r.info.run_id.startswith(run)]
        token = page.token
        if not token:
            break
    if len(found) != 1:
        raise TrackingError(
            f"{len(found)} runs begin with {run!r}", where=uri, expected="one; see jueyi runs"
        )
    return str(found[0])


def artifact(opened: MlflowClient, run: str, name: str, uri: str) -> str:
    """The text of a file that a run logged.

    Raises:
        TrackingError: It logged no such file.
    """
    with tempfile.TemporaryDirectory() as folder:
        try:
            path = opened.download_artifacts(run, name, folder)
        except Exception as error:  # mlflow raises many kinds for a missing artifact
            raise TrackingError(
                f"run {run} logged no {name} ({type(error).__name__})",
                where=uri,
                expected="a finished run of jueyi train",
            ) from None
        return Path(path).read_text("utf-8")


def errors_of(run: str, uri: str) -> list[dict[str, Any]]:
    """The list of errors that a run logged.

    Args:
        run: A run's identifier, or its first characters.
        uri: The store.

    Raises:
        TrackingError: There is no such run, more than one, or it logged no errors.
    """
    opened = store.client(uri)
    text = artifact(opened, find(opened, run, uri), "errors.jsonl", uri)
    return [json.loads(line) for line in text.splitlines() if line]


def runs_of(uri: str, experiment: str, metric: str, trials: bool = False) -> list[RunRow]:
    """The runs of an experiment, best first by ``metric``.

    Args:
        uri: The store.
        experiment: Its name.
        metric: The name of a metric.
        trials: Whether those of sweeps are wanted, too.

    Raises:
        TrackingError: The experiment is not in the store, or none of its runs has the metric.
    """
    opened = store.client(uri)
    found = opened.get_experiment_by_name(experiment)
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
        for r in opened.search_runs([found.experiment_id], max_results=1000)
        if trials or PARENT not in r.data.tags
    ]
    known = sorted({name for row in rows for name in row.metrics})
    if known and metric not in known:
        close = get_close_matches(metric, known, 1) or [n for n in known if n.startswith("dev/")]
        raise TrackingError(
            f"no run has the metric {metric!r}", where=uri, expected=" or ".join(close)
        )
    return sorted(rows, key=lambda row: -row.metrics.get(metric, -1.0))


def counts_of(opened: MlflowClient, run: str, uri: str) -> Counts:
    """Counts by metric and document of a finished run."""
    found: Counts = json.loads(artifact(opened, run, "documents.json", uri))
    return found


def compare(one: str, other: str, uri: str) -> list[Comparison]:
    """Compare two runs metric by metric.

    Args:
        one: A run's identifier, or its first characters.
        other: The run that may be better.
        uri: The store.

    Raises:
        TrackingError: A run is not there or has not finished.
    """
    opened = store.client(uri)
    first, second = (counts_of(opened, find(opened, run, uri), uri) for run in (one, other))
    return compared(first, second)


def compared(one: Counts, other: Counts) -> list[Comparison]:
    """See ``compare``; of counts."""
    rows = []
    for metric in one.keys() & other.keys():
        a, b = one[metric], other[metric]
        shared = sorted(a.keys() & b.keys())
        change, low, high = difference(a, b)
        first, second = (
            float(f1(*(sum(side[d][k] for d in shared) for k in range(3)))) for side in (a, b)
        )
        same = a.keys() == b.keys() and all(a[d][1] == b[d][1] for d in shared)
        rows.append(Comparison(metric, first, second, change, low, high, len(shared), same))
    return sorted(rows, key=lambda row: row.metric)
