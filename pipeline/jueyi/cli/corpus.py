"""``jueyi corpus``: the texts and labels that models learn from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .console import OK, say

app = typer.Typer(
    help="Build or fetch the corpus.",
    no_args_is_help=True,
    epilog="Example: jueyi corpus fetch",
    rich_markup_mode=None,
)


@app.command(epilog="Example: jueyi corpus build --from unxml --output corpus")
def build(
    source: Annotated[
        Path, typer.Option("--from", help="A clone of the UN's repositories, or an archive.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the dataset.")],
    labels: Annotated[Path, typer.Option(help="Folder of stand-off labels.")] = Path("data/gold"),
) -> int:
    """Join texts and stand-off labels to a datasets.Dataset, typed, with its hash."""
    from .. import lexicon
    from ..corpus.build import build as read
    from ..corpus.dataset import to_dataset

    built = read(source, labels, lexicon.load())
    to_dataset(built).save_to_disk(str(output))
    for kind, count in sorted(built.noise.items()):
        print(f"{count:6} {kind}")
    labelled = sum(1 for row in built.rows if row.gold is not None)
    print(f"{len(built.rows)} paragraphs, {labelled} labelled, sha256 {built.digest()}")
    say(f"dataset written to {output}")
    return OK


@app.command("fetch", epilog="Example: jueyi corpus fetch --to unxml")
def fetch_(
    to: Annotated[Path, typer.Option(help="Folder for the clones.")] = Path("unxml"),
    pins: Annotated[
        Path | None, typer.Option(help="Repositories and commits; those of this version if none.")
    ] = None,
) -> int:
    """Clone the UN's public repositories at pinned commits (needs git)."""
    from ..fetching import clones

    clones.fetch(pins or clones.PINS, to, say)
    return OK
