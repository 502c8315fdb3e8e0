"""The MLflow store: opened under a lock, cleared of runs whose process is gone."""

from __future__ import annotations

import logging
import os
import socket
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from ..errors import TrackingError

if TYPE_CHECKING:
    from mlflow import MlflowClient

PROCESS = "jueyi.process"
_PATIENCE = 300.0  # seconds; creating the tables takes about five


def client(uri: str) -> MlflowClient:
    """A client of the store.

    Raises:
        TrackingError: The store cannot be opened.
    """
    os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
    os.environ.setdefault("MLFLOW_ALLOW_PICKLE_DESERIALIZATION", "false")
    os.environ.setdefault("MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR", "false")
    # The migration of a new store is no news to a user.
    logging.getLogger("mlflow").setLevel(logging.ERROR)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    warnings.filterwarnings("ignore", module="mlflow")
    from mlflow import MlflowClient
    from mlflow.exceptions import MlflowException
    from sqlalchemy.exc import SQLAlchemyError

    try:
        with lock(uri):
            # The first call creates the tables; two at once can break a new sqlite file.
            opened = MlflowClient(tracking_uri=uri, registry_uri=uri)
            opened.search_experiments(max_results=1)
            opened.search_registered_models(max_results=1)
    except (MlflowException, SQLAlchemyError, OSError) as error:
        raise TrackingError(
            f"the store cannot be opened ({str(error).splitlines()[0]})",
            where=uri,
            expected="a store such as sqlite:///mlflow.db",
        ) from None
    return opened


@contextmanager
def lock(uri: str) -> Iterator[None]:
    """Hold a sqlite store for oneself; other stores mind themselves.

    Raises:
        TrackingError: Another process holds it for minutes.
    """
    if not uri.startswith("sqlite:///"):
        yield
        return
    path = Path(uri.removeprefix("sqlite:///")).absolute()
    path.parent.mkdir(parents=True, exist_ok=True)
    held = FileLock(f"{path}.lock", timeout=_PATIENCE)
    try:
        held.acquire()
    except Timeout:
        raise TrackingError(
            f"locked for {_PATIENCE:g} s", where=str(path), fix="end the process that holds it"
        ) from None
    try:
        yield
    finally:
        held.release()


def artifacts(uri: str) -> str | None:
    """Where a new experiment of a sqlite store keeps its files: beside it. Else MLflow decides."""
    if not uri.startswith("sqlite:///"):
        return None
    # Not mlruns: a folder of that name makes MLflow take it for an old store of files.
    path = Path(uri.removeprefix("sqlite:///")).absolute().parent / "mlartifacts"
    return path.as_uri()


def process() -> str:
    """This process, told from any other of the same number: host, number, start."""
    return f"{socket.gethostname()} {os.getpid()} {_started(os.getpid())}"


def _started(number: int) -> str:
    """When a process started, in ticks since the boot; ``?`` where the system does not tell."""
    with suppress(OSError, IndexError):
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[19]
    return "?"


def _is_gone(tag: str) -> bool:
    """Whether a process of this host has ended; a process elsewhere is let be."""
    host, number, started = tag.rsplit(" ", 2)
    if host != socket.gethostname():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (OSError, ValueError):
        return False
    return started != _started(int(number))


def mark_killed(opened: MlflowClient, experiment: str) -> list[str]:
    """Runs that are said to run though their process has ended become ``KILLED``.

    Args:
        opened: The store.
        experiment: Identifier of the experiment.

    Returns:
        The identifiers of these runs.
    """
    found = opened.search_runs([experiment], "attributes.status = 'RUNNING'", max_results=1000)
    killed = []
    for run in found:
        tag = run.data.tags.get(PROCESS)
        if tag is not None and _is_gone(tag):
            opened.set_terminated(run.info.run_id, "KILLED")
            killed.append(run.info.run_id)
    return killed
