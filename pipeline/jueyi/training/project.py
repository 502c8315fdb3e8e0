"""A project folder to train in, outside any checkout: what ``jueyi init`` writes."""

from __future__ import annotations

import shutil
from pathlib import Path

from ..errors import ConfigError

TEMPLATE = Path(__file__).parent / "project"  # links to configs, data and project.yml


def write(folder: Path) -> int:
    """Write configurations, ``project.yml``, labels and the tiny corpus to a new folder.

    Args:
        folder: Must not exist, or be empty.

    Returns:
        How many files were written.

    Raises:
        ConfigError: There is something in the way, or the template is not installed.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ConfigError(
            "there is something already", where=str(folder), expected="a folder that is not there"
        )
    if not (TEMPLATE / "configs" / "default.cfg").is_file():
        raise ConfigError(
            "the project's template is not installed", where=str(TEMPLATE),
            expected="links that git made", fix="install the wheel: pip install jueyi",
        )  # fmt: skip
    shutil.copytree(
        TEMPLATE, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__")
    )
    return sum(path.is_file() for path in folder.rglob("*"))
