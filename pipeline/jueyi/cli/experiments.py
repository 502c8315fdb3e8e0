"""``jueyi train``, ``evaluate``, ``runs`` and ``errors``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from .console import OK, SOME_FAILED, say, wide_console


def run_train(arguments: argparse.Namespace, rest: list[str]) -> int:
    """``jueyi train``."""
    from ..training import config
    from ..training import train as training
    from ..components.linear import save
    from ..tracking.tracker import Tracker

    experiment = config.load(arguments.config, config.parse_overrides(rest))
    tracker = Tracker(experiment, str(arguments.config)) if experiment.tracking.uri else None
    try:
        run = training.train(experiment, say)
        if tracker:
            tracker.finish(run.models, run.report, run.card)
    except BaseException as error:
        if tracker:
            tracker.end("KILLED" if isinstance(error, KeyboardInterrupt) else "FAILED")
        raise
    _print_report(run.report)
    if arguments.output:
        save(run.models, Path(arguments.output), run.card)
        say(f"model written to {arguments.output}")
    if tracker:
        say(f"run {tracker.run_id} in {experiment.tracking.uri}")
    return OK


def run_evaluate(arguments: argparse.Namespace, rest: list[str]) -> int:
    """``jueyi evaluate``."""
    import json

    from ..training import config
    from ..corpus import build as corpus
    from ..evaluation import figures
    from ..training import train as training
    from ..corpus import unxml
    from ..reading import akn

    overrides = config.parse_overrides(rest)
    experiment = config.load(arguments.config, {**overrides, "examples.refit": False})
    run = training.train(experiment, say)
    sources = [
        akn.read(data, path)
        for path, data in unxml.documents(Path(experiment.corpus.source))
        if corpus.split_of(path) == "dev"
    ]
    run.report.figures["structure"] = [(f, None) for f in figures.structure_figures(sources)]
    _print_report(run.report)
    if arguments.output:
        Path(arguments.output).write_text(
            json.dumps(run.report.metrics(), ensure_ascii=False, indent=2) + "\n", "utf-8"
        )
    return OK


def run_sweep(arguments: argparse.Namespace, rest: list[str]) -> int:
    """``jueyi sweep``."""
    import json

    from ..training import config
    from ..tracking.sweep import run

    overrides = config.parse_overrides(rest)
    own = {key: overrides.pop(key) for key in list(overrides) if key.startswith("sweep.")}
    sweep = config.load_sweep(arguments.config, own)
    best = run(sweep, str(arguments.config), say, overrides)
    shown = " ".join(f"--{key} {json.dumps(value)}" for key, value in best.items())
    print(f"jueyi train {sweep.base} {shown}")
    if arguments.output:
        text = config.load(Path(sweep.base), best).text
        Path(arguments.output).write_text(text + "\n", "utf-8")
        say(f"best configuration written to {arguments.output}")
    return OK


def _print_report(report: Any) -> None:
    from rich.table import Table

    console = wide_console()
    for group, pairs in report.figures.items():
        table = Table(title=group, title_justify="left")
        for column in ("figure", "floor", "model", "95 % interval", "n"):
            table.add_column(column, justify="left" if column == "figure" else "right")
        for figure, floor in pairs:
            table.add_row(
                figure.name,
                f"{floor.value:.3f}" if floor else "–",
                f"{figure.value:.4f}",
                f"{figure.low:.3f}–{figure.high:.3f}",
                str(figure.count),
            )
        console.print(table)
    table = Table(title="calibration of act scores", title_justify="left")
    for column in ("mean score", "right", "n"):
        table.add_column(column, justify="right")
    for mean, share, count in report.calibration:
        table.add_row(f"{mean:.3f}", f"{share:.3f}", str(count))
    console.print(table)
    table = Table(title="what --min-score trades", title_justify="left")
    for column in ("least score", "precision", "recall"):
        table.add_column(column, justify="right")
    for threshold, precision, recall in report.curve:
        table.add_row(f"{threshold:.2f}", f"{precision:.4f}", f"{recall:.4f}")
    console.print(table)


def run_errors(arguments: argparse.Namespace) -> int:
    """``jueyi errors``."""
    from ..writing import errors

    path = Path(arguments.run)
    if path.is_file():
        import json

        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    else:
        from ..tracking.runs import errors_of

        rows = errors_of(arguments.run, arguments.store)
    errors.show(rows, arguments.cause or "", arguments.limit, wide_console())
    return OK


def run_runs(arguments: argparse.Namespace) -> int:
    """``jueyi runs``."""
    from rich.table import Table

    from ..tracking.runs import compare, runs_of

    console = wide_console()
    if arguments.compare:
        one, other = arguments.compare
        show_comparisons(compare(one, other, arguments.store), console)
        return OK
    table = Table()
    for column in ("run", "configuration", "status", "started (UTC)", arguments.metric, "95 %"):
        table.add_column(column)
    metric = arguments.metric
    for row in runs_of(arguments.store, arguments.experiment, metric):
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


def run_promote(arguments: argparse.Namespace) -> int:
    """``jueyi promote``."""
    from ..tracking.registry import CHAMPION, NAME, promote

    done = promote(arguments.run, arguments.store, arguments.tolerance, arguments.replace)
    if done.champion is None:
        say("there was no champion: nothing was compared")
    if done.comparisons:
        show_comparisons(done.comparisons, wide_console())
    for reason in done.reasons:
        say(f"refused: {reason}")
    if done.version is None:
        return SOME_FAILED
    say(f"models:/{NAME}@{CHAMPION} is version {done.version}")
    return OK
