"""``jueyi promote``: a run's model becomes the champion of the registry, if it is not worse."""

from __future__ import annotations

from typing import Annotated

import typer

from .console import OK, SOME_FAILED, say, wide_console
from .options import STORE, RunName, Store, Tolerance
from .runs import show_comparisons


def promote(
    run: RunName,
    tolerance: Tolerance = 0.0,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace the champion whatever the figures say.")
    ] = False,
    store: Store = STORE,
) -> int:
    """Make a run's model the champion, if it is not worse than the one before."""
    from ..tracking import registry

    done = registry.promote(run, store, tolerance, replace)
    if done.champion is None:
        say("there was no champion: nothing was compared")
    if done.comparisons:
        show_comparisons(done.comparisons, wide_console())
    for reason in done.reasons:
        say(f"refused: {reason}")
    if done.version is None:
        return SOME_FAILED
    say(f"models:/{registry.NAME}@{registry.CHAMPION} is version {done.version}")
    return OK
