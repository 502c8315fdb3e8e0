"""What every command shares: exit codes, and how it speaks to a person."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import JueyiError

OK, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


def say(line: str) -> None:
    """A line on standard error, where it disturbs no output."""
    print(line, file=sys.stderr, flush=True)


def warn(problem: JueyiError) -> None:
    """A problem as one sentence."""
    say(f"jueyi: {problem}")


def wide_console() -> Any:
    """A rich console on standard output; 140 columns where nobody watches."""
    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=140)


@contextmanager
def model_folder(model: str | None, store: str) -> Iterator[str | None]:
    """The folder of a model; one in a registry is downloaded for as long as it is needed."""
    if model is None or not model.startswith(("models:/", "runs:/")):
        yield model
        return
    from ..tracking.registry import fetch

    with tempfile.TemporaryDirectory() as folder:
        yield str(fetch(model, store, Path(folder)))
