"""A search over one value, as ``jueyi sweep`` reads it."""

from __future__ import annotations

from pathlib import Path

from conftest import ROOT

PENALTY = "components.acts.estimators.acts.parameters.C"
SPACE = """[sweep]
base = "{base}"
metric = "acts"
train_corpus = "{corpora[0]}"
dev_corpus = "{corpora[1]}"
trials = {trials}
storage = "sqlite:///{folder}/sweep.db"
rungs = [0.5,1.0]
seed = 0

[sweep.space]

[sweep.space.penalty]
key = "{key}"
low = 0.5
high = 5.0
log = true
"""


def write(
    folder: Path, base: str, corpora: tuple[str, str], trials: int, key: str = PENALTY
) -> Path:
    """Write a search over ``key`` of a configuration in ``configs``; its storage lies beside it."""
    path = folder / "space.cfg"
    place = (ROOT / "configs" / base).as_posix()
    found = SPACE.format(base=place, corpora=corpora, trials=trials, folder=folder, key=key)
    path.write_text(found, "utf-8")
    return path
