"""The registry: versions of the model, one of which is the champion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import TrackingError
from . import store
from .runs import Comparison, compared, counts_of, find

if TYPE_CHECKING:
    from mlflow import MlflowClient

NAME = "jueyi"
CHAMPION = "champion"
_TABLES = "artifacts/tables"  # where a logged model keeps its folder
# What a champion must not lose: figures on documents that no model was fitted on.
HELD_BACK = (
    "dev/acts",
    "dev/acts_after_the_opening",
    "dev/addressee_span",
    "dev/addressee_span_and_classes",
)
_URI = re.compile(r"(?:models:/(?P<name>[^/@]+)(?:@(?P<alias>[^/]+)|/(?P<version>\d+))|"
                  r"runs:/(?P<run>[0-9a-f]+)(?:/model)?)")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Promotion:
    """What became of a promotion.

    Attributes:
        version: The registered version, or None if it was refused.
        champion: The run that was the champion before, or None.
        comparisons: The held-back figures of both.
        reasons: Why it was refused; empty if it was not.
    """

    version: int | None
    champion: str | None
    comparisons: list[Comparison]
    reasons: list[str]


def promote(run: str, uri: str, tolerance: float = 0.0, replace: bool = False) -> Promotion:
    """Register a run's model and make it the champion, unless it is worse than the champion.

    Args:
        run: A run's identifier, or its first characters.
        uri: The store.
        tolerance: By how much a held-back F1 may be lower, 0 to 1.
        replace: Whether it becomes the champion whatever the figures say.

    Raises:
        TrackingError: The run is not there, has not finished, or lacks a held-back figure.
    """
    opened = store.client(uri)
    identifier = find(opened, run, uri)
    candidate = counts_of(opened, identifier, uri)
    lacking = [metric for metric in HELD_BACK if metric not in candidate]
    if lacking:
        raise TrackingError(
            f"run {identifier} has no {', '.join(lacking)}",
            where=uri,
            expected="a run measured on held-back documents",
        )
    before = _champion(opened)
    rows: list[Comparison] = []
    reasons: list[str] = []
    if before is not None and before.run_id != identifier:
        rows = [
            row
            for row in compared(counts_of(opened, before.run_id, uri), candidate)
            if row.metric in HELD_BACK
        ]
        reasons = [] if replace else _reasons(rows, tolerance)
    champion = before.run_id if before is not None else None
    if reasons:
        return Promotion(None, champion, rows, reasons)
    return Promotion(_register(opened, identifier), champion, rows, [])


def _reasons(rows: list[Comparison], tolerance: float) -> list[str]:
    found = []
    for row in rows:
        if not row.comparable:
            found.append(
                f"{row.metric}: measured on other labels than the champion; train both on the "
                "same labels, or give --replace"
            )
        elif row.change < -tolerance:
            found.append(
                f"{row.metric}: {row.other:.4f} against {row.one:.4f} of the champion "
                f"({row.change:+.4f}, 95 % {row.low:+.4f} to {row.high:+.4f}, {row.verdict})"
            )
    return found


def _champion(opened: MlflowClient) -> Any:
    from mlflow.exceptions import MlflowException

    try:
        return opened.get_model_version_by_alias(NAME, CHAMPION)
    except MlflowException:
        return None  # no model, or no alias yet


def _register(opened: MlflowClient, run: str) -> int:
    from mlflow.exceptions import MlflowException

    try:
        opened.get_registered_model(NAME)
    except MlflowException:
        opened.create_registered_model(NAME, description="Acts and addressees of UN resolutions")
    known = [v for v in opened.search_model_versions(f"name = '{NAME}'") if v.run_id == run]
    if known:
        version = known[0].version
    else:
        model = logged_model(opened, run)
        version = opened.create_model_version(
            NAME, model.artifact_location, run_id=run, model_id=model.model_id
        ).version
    opened.set_registered_model_alias(NAME, CHAMPION, version)
    return int(version)


def logged_model(opened: MlflowClient, run: str) -> Any:
    """The model that a run logged.

    Raises:
        TrackingError: It logged none, or its files are gone.
    """
    outputs = opened.get_run(run).outputs
    models = outputs.model_outputs if outputs is not None else []
    if not models:
        raise TrackingError(f"run {run} logged no model", expected="a finished run of jueyi train")
    found = opened.get_logged_model(models[0].model_id)
    if not opened.list_logged_model_artifacts(found.model_id):
        raise TrackingError(
            f"the files of the model of run {run} are gone", where=found.artifact_location,
            expected="the folder that jueyi train wrote", fix="train it again",
        )  # fmt: skip
    return found


def fetch(model: str, uri: str, target: Path) -> Path:
    """Download the tables of a registered model.

    Args:
        model: ``models:/jueyi@champion``, ``models:/jueyi/3`` or ``runs:/RUN``.
        uri: The store.
        target: An existing folder to download to.

    Returns:
        A model folder.

    Raises:
        TrackingError: There is no such model.
    """
    from mlflow.exceptions import MlflowException

    match = _URI.fullmatch(model)
    if not match:
        raise TrackingError(
            f"{model!r} names no model",
            expected="models:/jueyi@champion, models:/jueyi/3 or runs:/RUN",
        )
    opened = store.client(uri)
    try:
        if match["run"]:
            run = find(opened, match["run"], uri)
        elif match["alias"]:
            run = opened.get_model_version_by_alias(match["name"], match["alias"]).run_id
        else:
            run = opened.get_model_version(match["name"], match["version"]).run_id
        from mlflow.artifacts import download_artifacts

        place = f"{logged_model(opened, run).artifact_location}/{_TABLES}"
        return Path(download_artifacts(place, dst_path=str(target), tracking_uri=uri))
    except (MlflowException, OSError) as error:
        raise TrackingError(
            f"no model {model} ({str(error).splitlines()[0]})",
            where=uri,
            expected="a model that jueyi promote registered",
        ) from None
