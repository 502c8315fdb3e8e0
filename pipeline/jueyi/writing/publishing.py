"""Outputs appear whole or not at all: written under a name of their own, then renamed.

The part of ``x.jsonl`` is ``.x.jsonl.<16 hex digits>.part`` beside it: no other output's part has
such a name, whatever it is called, so nobody's file is touched by another run.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import JueyiError

_TOKEN = 16  # hex digits
_LINKS = 40  # that lead on to another
_OPEN = re.compile(r"/dev/(?:fd/\d+|std(?:in|out|err))|/proc/[^/]+/(?:task/[^/]+/)?fd/\d+")


def part_of(target: Path, token: str) -> Path:
    """The name under which ``target`` is written until it is whole."""
    return target.with_name(f".{target.name}.{token}.part")


def checked_target(path: str) -> Path:
    """Where an output is to be: a link is followed to the file that it names.

    Raises:
        JueyiError: There is a directory, a pipe or a device, or the folder is missing.
    """
    target, streams = Path(path), _is_of_a_process(Path(path))
    for _ in range(_LINKS):
        if streams or not target.is_symlink():
            break
        target = target.parent / target.readlink()
        streams = _is_of_a_process(target)
    if target.is_dir():
        raise JueyiError("a directory", where=path, expected="the name of a file")
    # /dev/stdout may be a file that somebody appends to: to replace it would lose what it holds.
    if streams or (target.exists() and not target.is_file()):
        raise JueyiError(
            "not a regular file (a pipe or a device)", where=path, expected="the name of a file",
            fix="give --output - and redirect standard output",
        )  # fmt: skip
    folder = target.absolute().parent
    if not folder.is_dir():
        raise JueyiError("no such folder", where=str(folder), fix="make it, or name another")
    return target


def _is_of_a_process(path: Path) -> bool:
    """Whether a path names what a process has open."""
    return _OPEN.fullmatch(path.absolute().as_posix()) is not None


def apart(path: str, inputs: Iterable[str | Path]) -> Path:
    """``checked_target`` of an output that must replace no input.

    Raises:
        JueyiError: It would.
    """
    target = checked_target(path)
    if any(target.resolve() == Path(name).resolve() for name in inputs):
        raise JueyiError("the output would replace an input", where=path, expected="another place")
    return target


def named(part: Path) -> str:
    """The file name that a part will get; a name that is no part's as it is."""
    return re.sub(rf"^\.(.*)\.[0-9a-f]{{{_TOKEN}}}\.part$", r"\1", part.name, flags=re.S)


@contextmanager
def published(targets: list[Path]) -> Iterator[list[Path]]:
    """Paths to write to; at the end they get the targets' names, on the disk, all or none.

    After a failure the parts are gone, and files that were there before are as they were.

    Raises:
        JueyiError: A target cannot be written, or vanished.
    """
    for target in targets:  # a rename that fails behind another would leave half of them new
        if target.is_dir():
            raise JueyiError("a directory", where=str(target), expected="a place for a file")
    token = secrets.token_hex(_TOKEN // 2)
    parts = [part_of(target, token) for target in targets]
    try:
        yield parts
        for part in parts:
            _settle(part)
        for part, target in zip(parts, targets, strict=True):
            part.replace(target)
        for folder in {target.parent for target in targets}:
            _settle_folder(folder)
        for target in targets:
            if not target.is_file():
                raise JueyiError("it is gone", where=str(target), fix="run the command again")
    except OSError as error:
        raise JueyiError(
            error.strerror or "cannot be written",
            where=str(targets[0]),
            expected="a writable place with room",
            fix="make room and run the same command again; finished documents are kept",
        ) from None
    finally:
        for part in parts:
            with suppress(OSError):  # what was raised says more
                part.unlink(missing_ok=True)


def remove_leftovers(target: Path) -> int:
    """Delete what killed runs left of this output; to be called by its only owner.

    Returns:
        How many files that were.
    """
    name = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{{_TOKEN}}}\.part")
    found = [path for path in target.absolute().parent.iterdir() if name.fullmatch(path.name)]
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


def _settle(path: Path) -> None:
    """Have the file on the disk before its name says that it is whole."""
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())


def _settle_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle of a folder to settle
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
