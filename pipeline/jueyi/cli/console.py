"""What every command shares: exit codes, and how it speaks to a person."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import JueyiError
from ..writing.plain import visible

OK, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


def say(line: str) -> None:
    """A line on standard error, where it disturbs no output; nothing in it moves the cursor."""
    print(visible(line), file=sys.stderr, flush=True)


def counted(number: int, noun: str) -> str:
    """A number of things: ``1 row``, ``2 rows``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


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


def print_report(report: Any) -> None:
    """All figures of a report, as tables."""
    from rich.table import Table

    console = wide_console()
    for group, pairs in report.figures.items():
        table = Table(title=group, title_justify="left")
        for column in ("figure", "baseline", "model", "95 % interval", "n"):
            table.add_column(column, justify="left" if column == "figure" else "right")
        for figure, baseline in pairs:
            table.add_row(
                figure.name,
                f"{baseline.value:.3f}" if baseline else "–",
                f"{figure.value:.4f}",
                f"{figure.low:.3f}–{figure.high:.3f}",
                str(figure.count),
            )
        console.print(table)
    _numbers(console, "calibration of act scores", ("mean score", "right", "n"), [
        (f"{mean:.3f}", f"{share:.3f}", str(count)) for mean, share, count in report.calibration
    ])  # fmt: skip
    _numbers(console, "what --min-score trades", ("least score", "precision", "recall"), [
        (f"{least:.2f}", f"{precision:.4f}", f"{recall:.4f}")
        for least, precision, recall in report.curve
    ])  # fmt: skip


def _numbers(console: Any, title: str, columns: tuple[str, ...], rows: list[Any]) -> None:
    from rich.table import Table

    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, justify="right")
    for row in rows:
        table.add_row(*row)
    console.print(table)
