"""Named pipes and devices: ``<(command)``, ``/dev/stdin``. Read once, bounded in time and size."""

from __future__ import annotations

import os
import select
import stat
import time
from pathlib import Path

from ..errors import ReadingError

PATIENCE = 10.0  # seconds without a byte


def is_stream(path: Path) -> bool:
    """Whether a path is a pipe, a socket or a character device."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISSOCK(mode)


def read(path: Path, largest: int, patience: float = PATIENCE) -> bytes:
    """All that a stream gives, up to ``largest`` bytes.

    Args:
        path: The pipe or device.
        largest: Bytes that are read at most.
        patience: Seconds to wait for the next byte.

    Raises:
        ReadingError: It cannot be opened, or nothing comes.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise ReadingError(
            error.strerror or "cannot be opened", where=str(path), expected="a readable stream"
        ) from None
    chunks: list[bytes] = []
    size = 0
    until = time.monotonic() + patience
    try:
        while size < largest:
            try:
                data = os.read(handle, min(1 << 20, largest - size))
            except BlockingIOError:
                data = None  # a writer is there and has written nothing yet
            except OSError as error:
                raise ReadingError(
                    error.strerror or "cannot be read", where=str(path), expected="a stream"
                ) from None
            if data:
                chunks.append(data)
                size += len(data)
                until = time.monotonic() + patience
                continue
            if data == b"" and chunks:
                break
            left = until - time.monotonic()
            if left <= 0:
                raise ReadingError(
                    f"nothing was written to it for {patience:g} s", where=str(path),
                    expected="a writer", fix="start what writes to the pipe first",
                )  # fmt: skip
            if data == b"" and stat.S_ISCHR(os.fstat(handle).st_mode):
                break  # a device at its end, /dev/null
            select.select([handle], [], [], min(left, 0.05))
            if data == b"":
                time.sleep(0.05)  # no writer has come yet
    finally:
        os.close(handle)
    return b"".join(chunks)
