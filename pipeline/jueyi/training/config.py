"""Experiments as configuration files: spaCy's config system (confection), strict about typos."""

from __future__ import annotations

import configparser
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import catalogue
import confection
from confection import Config

from ..errors import ConfigError
from .settings import (
    CorpusSettings,
    ExampleSettings,
    LanguageSettings,
    Sweep,
    TrackingSettings,
    registry,
)
from ..components.linear import NAMES

SECTIONS = ("corpus", "language", "examples", "estimators", "tracking")


@dataclass(frozen=True, slots=True)
class Experiment:
    """A resolved configuration."""

    corpus: CorpusSettings
    language: LanguageSettings
    examples: ExampleSettings
    estimators: dict[str, Callable[..., Any]]
    tracking: TrackingSettings
    text: str

    def flat(self) -> dict[str, Any]:
        """All values by dotted name, for a run's parameters."""
        out: dict[str, Any] = {}
        for section in ("corpus", "language", "examples", "tracking"):
            for key, value in asdict(getattr(self, section)).items():
                out[f"{section}.{key}"] = value
        for name, estimator in self.estimators.items():
            for key, value in estimator.get_params().items():  # type: ignore[attr-defined]
                out[f"estimators.{name}.{key}"] = value
        return out


def parse_overrides(arguments: list[str]) -> dict[str, Any]:
    """``--section.key value`` (or ``--section.key=value``) arguments to dotted overrides.

    Raises:
        ConfigError: An argument is no override, or lacks its value.
    """
    overrides: dict[str, Any] = {}
    items = list(arguments)
    while items:
        item = items.pop(0)
        if not re.match(r"^--[a-z_]+(\.[A-Za-z_]+)+(=|$)", item):
            raise ConfigError(
                f"{item!r} is no override", where="command line", expected="--section.key value"
            )
        key, _, value = item[2:].partition("=")
        if "=" not in item:
            if not items:
                raise ConfigError(f"{item} has no value", where="command line", expected="a value")
            value = items.pop(0)
        overrides[key] = confection.try_load_json(value)
    return overrides


def load_sweep(path: Path, overrides: dict[str, Any] | None = None) -> Sweep:
    """Read a sweep's configuration; errors as in ``load``."""
    found: Sweep = _resolve(path, overrides or {}, ("sweep",))[0]["sweep"]
    return found


def load(path: Path, overrides: dict[str, Any] | None = None) -> Experiment:
    """Read, override and resolve a configuration.

    Raises:
        ConfigError: The file is missing or malformed, a section, key or function is unknown or
            lacking, or a value has the wrong type.
    """
    found, text = _resolve(path, overrides or {}, SECTIONS)
    if set(found["estimators"]) != set(NAMES):
        raise ConfigError(
            f"estimators {sorted(found['estimators'])}",
            where=str(path),
            expected=str(sorted(NAMES)),
        )
    return Experiment(text=text, **{name: found[name] for name in SECTIONS})


def _resolve(
    path: Path, overrides: dict[str, Any], sections: tuple[str, ...]
) -> tuple[dict[str, Any], str]:
    """The resolved sections of a configuration, and its text with the overrides."""
    try:
        raw = Config().from_disk(path, interpolate=False)
    except OSError as error:
        raise ConfigError(
            error.strerror or "cannot be read", where=str(path), expected="a configuration file"
        ) from None
    except (ValueError, configparser.Error) as error:
        raise ConfigError(_first(error), where=str(path), expected="confection syntax") from None
    for key in overrides:
        if not _has(raw, key.split(".")):
            raise ConfigError(
                f"unknown key {key!r}", where="command line", expected=f"one of {_keys(raw)}"
            )
    unknown, lacking = set(raw) - set(sections), set(sections) - set(raw)
    if unknown or lacking:
        raise ConfigError(
            f"sections {sorted(unknown)} unknown, {sorted(lacking)} lacking",
            where=str(path),
            expected=", ".join(f"[{section}]" for section in sections),
        )
    try:
        config = Config().from_str(raw.to_str(), overrides=overrides)
        found = registry.resolve(config)
    except ConfigError:
        raise
    except (ValueError, catalogue.RegistryError) as error:
        raise ConfigError(
            _first(error), where=str(path), expected="see configs/default.cfg"
        ) from None
    return found, config.to_str()


def _has(config: Any, keys: list[str]) -> bool:
    for key in keys:
        if not isinstance(config, dict) or key not in config:
            return False
        config = config[key]
    return True


def _keys(config: Any, prefix: str = "") -> str:
    names = []
    for key, value in config.items():
        if isinstance(value, dict):
            names.append(_keys(value, f"{prefix}{key}."))
        elif not key.startswith("@"):
            names.append(prefix + key)
    return ", ".join(names)


def _first(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return " / ".join(lines[:4])
