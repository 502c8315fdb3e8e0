"""Clones of the UN's public repositories, at pinned commits, with git: shallow and resumable."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from ..errors import CorpusError

PINS = Path(__file__).with_name("pins.tsv")


def pins(path: Path) -> list[tuple[str, str, str]]:
    """Folder, address and commit of every repository of a pin file (tab-separated, checked).

    Raises:
        CorpusError: The file is missing or a row is malformed.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise CorpusError(
            error.strerror or "cannot be read", where=str(path), expected="a file of pinned commits"
        ) from None
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if (
            len(fields) != 3
            or len(fields[2]) != 40
            or not set(fields[2]) <= set("0123456789abcdef")
        ):
            raise CorpusError(
                "no pin",
                where=f"{path} line {number}",
                expected="folder, address and a commit of 40 hex digits, separated by tabs",
            )
        rows.append((fields[0], fields[1], fields[2]))
    return rows


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "-C", str(folder), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={"GIT_TERMINAL_PROMPT": "0", "PATH": _path(), "HOME": str(Path.home())},
    )


def _path() -> str:
    import os

    return os.environ.get("PATH", "/usr/bin:/bin")


def fetch(pin_file: Path, target: Path, say: Callable[[str], None]) -> None:
    """Bring every pinned repository to its commit below ``target``; what is there is kept.

    Args:
        pin_file: Folder, address and commit a line.
        target: Where the folders go.
        say: Receives a line for every repository.

    Raises:
        CorpusError: git is missing, or a repository cannot be fetched (offline, for one).
    """
    if shutil.which("git") is None:
        raise CorpusError("git is not installed", expected="git on the PATH", fix="install git")
    for name, address, commit in pins(pin_file):
        folder = target / name
        folder.mkdir(parents=True, exist_ok=True)
        if _git(folder, "rev-parse", "--verify", "-q", "HEAD").stdout.strip() == commit:
            say(f"{name}: at {commit[:12]} already")
            continue
        if not (folder / ".git").exists():
            _git(folder, "init", "-q")
        fetched = _git(folder, "fetch", "-q", "--depth", "1", address, commit)
        if fetched.returncode:
            reason = (fetched.stderr.strip().splitlines() or ["git failed"])[-1]
            raise CorpusError(
                f"cannot be fetched ({reason})",
                where=address,
                expected="a connection to the host",
                fix="try again; what is fetched stays",
            )
        checked = _git(folder, "checkout", "-q", "--force", "--detach", commit)
        if checked.returncode:
            raise CorpusError(f"no commit {commit}", where=address, expected="the pinned commit")
        say(f"{name}: at {commit[:12]}")
