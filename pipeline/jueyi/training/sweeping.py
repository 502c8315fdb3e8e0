"""What ``jueyi sweep`` tries: a space of overrides, declared in a configuration of its own."""

from __future__ import annotations

import configparser
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

from confection import Config
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    NonNegativeInt,
    PositiveInt,
    ValidationError,
    model_validator,
)

from ..errors import ConfigError
from .variants import first_lines, read


def _rising(shares: list[float]) -> list[float]:
    if any(one >= two for one, two in pairwise(shares)):
        raise ValueError("shares that rise")
    return shares


_Share = Annotated[float, Field(gt=0, le=1)]
_Rungs = Annotated[list[_Share], Field(min_length=1), AfterValidator(_rising)]


class Values(BaseModel):
    """The values of one key that are searched: ``choices``, or what lies between ``low`` and
    ``high``, on a scale of logarithms where ``log`` says so.

    ``key`` is the dotted key of the base, where the name of the section is not.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    key: str | None = None
    choices: Annotated[list[Any], Field(min_length=1)] | None = None
    low: float | int | None = None
    high: float | int | None = None
    log: bool = False

    @model_validator(mode="after")
    def _is_one(self) -> Values:
        bounds = self.low is not None and self.high is not None
        if bounds == (self.choices is not None) or (self.low is None) != (self.high is None):
            raise ValueError("choices, or low and high")
        if self.low is not None and self.high is not None:
            if self.low > self.high:
                raise ValueError("low below high")
            if self.log and self.low <= 0:
                raise ValueError("low above 0 for a search by logarithms")
        return self


def _by_key(space: dict[str, Values]) -> dict[str, Values]:
    return {values.key or name: values for name, values in space.items()}


class Sweep(BaseModel):
    """A search.

    Attributes:
        base: Path of the configuration whose values are changed, relative to the sweep's file.
        metric: Figure on the tuning documents that is to grow, as ``jueyi evaluate`` calls it.
        train_corpus, dev_corpus: Corpora of the base to train and to choose on: never those
            that are reported.
        trials: How many, finished ones of an interrupted sweep included.
        storage: Optuna's store.
        rungs: Shares of the labelled documents after which a trial may be given up, rising.
        seed: Of the sampler.
        space: What is searched, by dotted key.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    base: str
    metric: str
    train_corpus: str
    dev_corpus: str
    trials: PositiveInt
    storage: str
    rungs: _Rungs
    seed: NonNegativeInt
    space: Annotated[dict[str, Values], Field(min_length=1), AfterValidator(_by_key)]


def load_sweep(path: Path, overrides: dict[str, Any] | None = None) -> Sweep:
    """Read a sweep's configuration.

    Args:
        path: A file such as ``configs/sweep.cfg``.
        overrides: Values by dotted key.

    Raises:
        ConfigError: It is missing or malformed, a key is unknown or lacking, or a value does not
            fit.
    """
    raw = read(path)
    if set(raw) != {"sweep"}:
        raise ConfigError(f"sections {sorted(raw)}", where=str(path), expected="[sweep] alone")
    try:
        section = Config().from_str(raw.to_str(), overrides=overrides or {})["sweep"]
        return Sweep.model_validate(dict(section))
    except ValidationError as error:
        raise _wrong(error, path) from None
    except (ValueError, configparser.Error) as error:
        raise ConfigError(first_lines(error), where=str(path), expected="values that fit") from None


def _wrong(error: ValidationError, path: Path) -> ConfigError:
    """What does not fit first, in a sentence."""
    wrong = error.errors()[0]
    key = ".".join(str(part) for part in ("sweep", *wrong["loc"]))
    if wrong["type"] in ("missing", "extra_forbidden"):
        what = f"no key {key}" if wrong["type"] == "missing" else f"unknown key {key}"
        return ConfigError(what, where=str(path), expected="the keys of configs/sweep.cfg")
    message = wrong["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    return ConfigError(f"{key} = {wrong['input']!r}", where=str(path), expected=message)
