"""``--code FILE``: functions of the user's own, registered before a configuration is read."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from ..errors import ConfigError


def load_code(path: Path | None) -> None:
    """Import a Python file, so that its decorators register what it defines.

    Raises:
        ConfigError: It is missing, or fails.
    """
    if path is None:
        return
    spec = importlib.util.spec_from_file_location("jueyi_user_code", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise ConfigError("no Python file", where=str(path), expected="--code FILE.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["jueyi_user_code"] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # whatever the user's file raises
        raise ConfigError(
            f"fails ({type(error).__name__}: {error})", where=str(path), expected="code that runs"
        ) from error
