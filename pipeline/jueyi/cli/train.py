"""``jueyi train``: a configuration to a model folder and one MLflow run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .code import load_code
from .console import OK, print_report, say
from .options import Config


def train(
    context: typer.Context,
    config: Config,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the model's folder here.")
    ] = None,
    code: Annotated[
        Path | None, typer.Option(help="A Python file that registers functions of your own.")
    ] = None,
) -> int:
    """Run an experiment and save its model.

    Any value of the configuration can be given: --section.key value; --tracking.uri '' tracks
    nothing. The folder opens with jueyi label --model, jueyi.load and spacy.load.
    """
    from ..training import config as configuration
    from ..training import saving
    from ..training import train as training

    load_code(code)
    if output:
        saving.prepare(output)
    overrides = configuration.parse_overrides(context.args)
    experiment = configuration.load(config, overrides)
    tracker = None
    if experiment.tracking.uri:
        from ..tracking.tracker import Tracker

        tracker = Tracker(experiment, str(config), overrides=overrides)
    try:
        run = training.train(experiment, say)
        if output:  # before the tracking: a full store loses no model
            saving.save(run, output)
            say(f"model written to {output}")
        if tracker:
            tracker.finish(run)
    except BaseException as error:
        if tracker:
            tracker.end("KILLED" if isinstance(error, KeyboardInterrupt) else "FAILED")
        raise
    print_report(run.report)
    if tracker:
        say(f"run {tracker.run_id} in {experiment.tracking.uri}")
    return OK
