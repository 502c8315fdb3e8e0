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


def client(uri: str, new: bool = False) -> MlflowClient:
    """A client of the store.

    Args:
        uri: The store.
        new: Whether a sqlite store may be made where none is; its folder must be there.

    Raises:
        TrackingError: The store cannot be opened, or is not there.
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

    file = _file(uri)
    if file is not None and not new and not file.exists():
        raise TrackingError("no such store", where=uri, expected="one that jueyi train wrote")
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
def lock(uri: str, suffix: str = ".lock", patience: float = _PATIENCE) -> Iterator[None]:
    """Hold a sqlite store for oneself; other stores mind themselves.

    Args:
        uri: The store.
        suffix: Of the file that is locked, beside the store's.
        patience: Seconds to wait for another process.

    Raises:
        TrackingError: Another process holds it longer, or there is no such place.
    """
    path = _file(uri)
    if path is None:
        yield
        return
    if not path.parent.is_dir():  # a folder made by mistake may lie anywhere
        raise TrackingError(
            f"no folder {path.parent}", where=uri, fix="make it, or name another place"
        )
    held = FileLock(f"{path}{suffix}", timeout=patience)
    try:
        held.acquire()
    except Timeout:
        raise TrackingError(
            "another process holds it", where=str(path), fix="end that process, or wait for it"
        ) from None
    except OSError as error:
        raise TrackingError(
            f"it cannot be locked ({error.strerror})", where=uri, expected="a place to write"
        ) from None
    try:
        yield
    finally:
        held.release()


def artifacts(uri: str) -> str | None:
    """Where a new experiment of a sqlite store keeps its files: beside it. Else MLflow decides."""
    path = _file(uri)
    # Not mlruns: a folder of that name makes MLflow take it for an old store of files.
    return (path.parent / "mlartifacts").as_uri() if path else None


def _file(uri: str) -> Path | None:
    """Where a sqlite store lies; None for another one."""
    kind, found, place = uri.partition("sqlite:///")
    return Path(place).absolute() if found and not kind else None


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
