"""Options that several commands share, each described once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def _probability(value: float) -> float:
    if not 0.0 <= value <= 1.0:
        raise typer.BadParameter(f"{value} is not a number from 0 to 1")
    return value


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...", help="Files, directories, patterns, ZIP archives; - is stdin."
    ),
]
Store = Annotated[str, typer.Option(metavar="URI", help="The MLflow store.")]
STORE = "sqlite:///mlflow.db"
Model = Annotated[
    str | None,
    typer.Option(
        metavar="MODEL",
        help="Instead of the shipped model: a folder, or models:/jueyi@champion.",
    ),
]
MinScore = Annotated[
    float,
    typer.Option(
        metavar="P",
        callback=_probability,
        help="Least probability of an act, 0 to 1; lower finds more, higher errs less.",
    ),
]
Below = Annotated[
    float,
    typer.Option(metavar="P", min=0.0, help="Only paragraphs with a score below this."),
]
Tolerance = Annotated[
    float,
    typer.Option(
        metavar="F1",
        callback=_probability,
        help="By how much a held-back figure may be lower.",
    ),
]
Config = Annotated[Path, typer.Argument(metavar="CONFIG", help="A configuration file.")]
RunName = Annotated[
    str, typer.Argument(metavar="RUN", help="A run's identifier, or its first characters.")
]
OVERRIDES = "Any value of the configuration can be given: --section.key value."
