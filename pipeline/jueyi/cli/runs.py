"""``jueyi runs``: what was tried, best first, and whether a difference is real."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from .console import OK, wide_console
from .options import STORE, Store


def runs(
    metric: Annotated[str, typer.Option(help="The figure to sort by.")] = (
        "dev/addressee_span_and_classes"
    ),
    experiment: Annotated[str, typer.Option(help="The MLflow experiment.")] = "jueyi",
    compare: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="RUN RUN", help="Is the second better than the first?"),
    ] = None,
    trials: Annotated[bool, typer.Option("--trials", help="Those of sweeps, too.")] = False,
    store: Store = STORE,
) -> int:
    """List runs, best first, or compare two."""
    from rich.table import Table

    from ..tracking import runs as tracked

    console = wide_console()
    if compare:
        show_comparisons(tracked.compare(*compare, store), console)
        return OK
    table = Table()
    for column in ("run", "configuration", "status", "started (UTC)", metric, "95 %"):
        table.add_column(column)
    for row in tracked.runs_of(store, experiment, metric, trials):
        low, high = row.metrics.get(metric + "_low"), row.metrics.get(metric + "_high")
        table.add_row(
            row.run[:8],
            row.name,
            row.status.lower(),
            row.started,
            f"{row.metrics[metric]:.4f}" if metric in row.metrics else "–",
            f"{low:.3f}–{high:.3f}" if low is not None and high is not None else "–",
        )
    console.print(table)
    return OK


def show_comparisons(rows: list[Any], console: Any) -> None:
    """A table of two runs' metrics."""
    from rich.table import Table

    table = Table(title="the second against the first", title_justify="left")
    for column in ("metric", "first", "second", "change", "95 %", "documents", ""):
        table.add_column(column, justify="left" if column in ("metric", "") else "right")
    for row in rows:
        table.add_row(
            row.metric,
            f"{row.one:.4f}",
            f"{row.other:.4f}",
            f"{row.change:+.4f}",
            f"{row.low:+.4f} to {row.high:+.4f}",
            str(row.documents),
            row.verdict,
        )
    console.print(table)
