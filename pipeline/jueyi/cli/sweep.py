"""``jueyi sweep``: a search over a declared space of settings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from .console import OK, say
from .options import Config


def sweep(
    context: typer.Context,
    config: Config,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the best configuration here.")
    ] = None,
) -> int:
    """Search a declared space of settings.

    Overrides of the base configuration hold for all trials: --paths.texts FOLDER. Those of the
    search itself begin with --sweep, as in --sweep.trials 5. An interrupted search goes on where
    it stopped.
    """
    from ..tracking.sweep import base_of, run
    from ..training import config as configuration
    from ..training.sweeping import load_sweep

    overrides = configuration.parse_overrides(context.args)
    own = {key: overrides.pop(key) for key in list(overrides) if key.startswith("sweep.")}
    space = load_sweep(config, own)
    best = run(space, str(config), say, overrides)
    base = base_of(space, str(config))
    shown = " ".join(f"--{key} {json.dumps(value)}" for key, value in best.items())
    print(f"jueyi train {base} {shown}")
    if output:
        output.write_text(configuration.load(base, best).text + "\n", "utf-8")
        say(f"best configuration written to {output}")
    return OK
