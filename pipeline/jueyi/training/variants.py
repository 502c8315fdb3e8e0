"""Files of configurations, and variants that hold only what differs from their base."""

from __future__ import annotations

import configparser
from pathlib import Path
from typing import Any

from confection import Config

from ..errors import ConfigError


def read(path: Path) -> Config:
    """A file as it stands, nothing filled in.

    Raises:
        ConfigError: It is missing or malformed.
    """
    try:
        return Config().from_disk(path, interpolate=False)
    except OSError as error:
        raise ConfigError(
            error.strerror or "cannot be read", where=str(path), expected="a configuration file"
        ) from None
    except (ValueError, configparser.Error) as error:
        raise ConfigError(
            first_lines(error), where=str(path), expected="confection syntax"
        ) from None


def varied(path: Path, seen: tuple[Path, ...] = ()) -> Config:
    """A file with what its bases hold, nothing filled in.

    Args:
        path: The file.
        seen: Files that vary it.

    Raises:
        ConfigError: A file is missing or malformed, or varies itself.
    """
    raw = read(path)
    variant = raw.pop("variant", None)
    if variant is None:
        return raw
    base = variant.get("base")
    if not isinstance(base, str) or set(variant) != {"base"}:
        raise ConfigError(
            f"{dict(variant)}", where=f"{path} [variant]", expected='base = "another.cfg"'
        )
    if path.resolve() in seen:
        raise ConfigError("a variant of itself", where=str(path), expected="a base of its own")
    return Config(_merged(varied(path.parent / base, (*seen, path.resolve())), raw))


def _merged(base: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    found = dict(base)
    for key, value in new.items():
        whole = key == "parameters" or not isinstance(value, dict)
        named = isinstance(value, dict) and any(name.startswith("@") for name in value)
        if whole or named or not isinstance(found.get(key), dict):
            found[key] = value
        else:
            found[key] = _merged(found[key], value)
    return found


def first_lines(error: BaseException) -> str:
    """What a library's error says, in one line."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return " / ".join(lines[:4])
