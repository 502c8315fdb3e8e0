"""``mlflow models serve`` on a free port of this machine, for tests and the bench."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests


@contextmanager
def serve(model: Path, log: Path) -> Iterator[tuple[str, int]]:
    """The address of a server of an MLflow model, and the number of its first process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": paths, "MLFLOW_DISABLE_TELEMETRY": "true"}
    with log.open("w") as handle:
        process = subprocess.Popen(
            [sys.executable, "-m", "mlflow", "models", "serve", "-m", model, "--env-manager", "local",
             "-p", str(port), "-w", "1"],
            env=environment, stdout=handle, stderr=handle, start_new_session=True,
        )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            try:
                if requests.get(f"{address}/ping", timeout=2).ok:
                    break
            except requests.ConnectionError:
                time.sleep(0.25)
        else:
            raise AssertionError(log.read_text("utf-8")[-2000:])
        yield address, process.pid
    finally:
        os.killpg(process.pid, 15)
        process.wait(20)
