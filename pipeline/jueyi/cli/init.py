"""``jueyi init``: a project folder to train in, outside any checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .console import OK, say


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is not there yet.")],
) -> int:
    """Write a project folder: configurations, project.yml for spacy project, a tiny corpus.

    The first training in it needs no text of the UN: jueyi train configs/tiny.cfg.
    """
    from ..training.project import write

    count = write(folder)
    say(f"{count} files written; go on with: cd {folder} && jueyi train configs/tiny.cfg")
    return OK
