"""What ``jueyi sweep`` tries: a space of overrides, declared in a configuration of its own."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from confection import Config

from ..errors import ConfigError
from .variants import read


@dataclass(frozen=True, slots=True)
class Sweep:
    """A search.

    Attributes:
        base: Path of the configuration whose values are changed, relative to the sweep's file.
        metric: Figure on the tuning documents that is to grow, as ``jueyi evaluate`` calls it.
        train_corpus, dev_corpus: Corpora of the base to train and to choose on: never those
            that are reported.
        trials: How many, finished ones of an interrupted sweep included.
        storage: Optuna's store.
        rungs: Shares of the labelled documents after which a trial may be given up.
        seed: Of the sampler.
        space: By dotted key ``{"low", "high"}`` (with ``"log"``) or ``{"choices"}``.
    """

    base: str
    metric: str
    train_corpus: str
    dev_corpus: str
    trials: int
    storage: str
    rungs: list[float]
    seed: int
    space: dict[str, dict[str, Any]]


def load_sweep(path: Path, overrides: dict[str, Any] | None = None) -> Sweep:
    """Read a sweep's configuration.

    Raises:
        ConfigError: It is missing or malformed, or a key is unknown or lacking.
    """
    raw = read(path)
    names = tuple(field.name for field in fields(Sweep))
    section = Config().from_str(raw.to_str(), overrides=overrides or {}).get("sweep")
    if set(raw) != {"sweep"} or section is None or set(section) != set(names):
        found = sorted(section or {})
        raise ConfigError(
            f"sections {sorted(raw)}, keys {found}", where=str(path),
            expected=f"[sweep] with {', '.join(names)}",
        )  # fmt: skip
    space = {str(spec.pop("key", name)): spec for name, spec in section.pop("space").items()}
    for name, spec in space.items():
        if set(spec) not in ({"choices"}, {"low", "high"}, {"low", "high", "log"}):
            raise ConfigError(
                f"{name} = {spec}",
                where=f"{path} [sweep.space]",
                expected="choices, or low and high",
            )
    return Sweep(**section, space=space)
