"""One process that reads and labels documents: what it holds and breaks is its own.

A reader may loop, take all memory or crash in foreign code. It does so here, under a limit of
memory, and the parent keeps the time.
"""

from __future__ import annotations

import gc
import os
import signal
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from multiprocessing.connection import Connection

from .. import reading
from ..components.labeller import Labeller
from ..document.completeness import doubts
from ..errors import JueyiError
from ..writing import COMPRESSED
from .item import Input

LOW = 0.8  # a paragraph with an act or addressee below this score is one to look at


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document.

    Attributes:
        status: ``ok``, ``incomplete`` or ``failed``.
        reasons: Sentences; none for ``ok``.
        paragraphs, acts: How many were found.
        low: Paragraphs with an act or addressee of a score below 0.8.
        payload: The document in the output's format; empty for what failed.
    """

    status: str
    reasons: tuple[str, ...] = ()
    paragraphs: int = 0
    acts: int = 0
    low: int = 0
    payload: bytes = b""

    def packed(self, output: str) -> Outcome:
        """The same with a small payload: to be sent to the parent, and kept in its journal."""
        if not self.payload or output in COMPRESSED:
            return self
        return replace(self, payload=zlib.compress(self.payload, 1))

    def unpacked(self, output: str) -> Outcome:
        """What was packed for the same output."""
        if not self.payload or output in COMPRESSED:
            return self
        return replace(self, payload=zlib.decompress(self.payload))


@dataclass(frozen=True, slots=True)
class Slow:
    """Sent before a page that takes OCR to read: the document may take more time."""


def process(
    item: Input,
    labeller: Labeller,
    kind: str | None,
    encode: Encode,
    tick: Callable[[], None] | None = None,
) -> Outcome:
    """Read, label and encode one document; ``tick`` is called before every scanned page."""
    try:
        data = item.load()
        source = reading.read_bytes(data, item.name, kind, tick)
        resolution = labeller.label_source(source)
        if item.place is not None:
            resolution = replace(resolution, path=item.place)
        payload = encode(resolution)
    except JueyiError as error:
        return Outcome("failed", (str(error),))
    except MemoryError:
        return Outcome("failed", (f"{item.name}: it needs more memory than it may.",))
    except RecursionError:
        return Outcome("failed", (f"{item.name}: it is nested too deep.",))
    except Exception as error:  # a fault of ours or a library's must cost one document only
        return Outcome(
            "failed", (f"{item.name}: an internal error ({type(error).__name__}: {error}).",)
        )
    reasons = doubts(source, resolution)
    low = sum(
        any(
            act.score < LOW or (act.addressee is not None and act.addressee.score < LOW)
            for act in paragraph.acts
        )
        for paragraph in resolution.paragraphs
    )
    return Outcome(
        "incomplete" if reasons else "ok",
        tuple(reasons),
        len(resolution.paragraphs),
        sum(len(p.acts) for p in resolution.paragraphs),
        low,
        payload,
    )


Encode = Callable[[object], bytes]


def limit_memory(extra: int) -> None:
    """Let this process take at most ``extra`` more bytes than it has (Linux; elsewhere nothing)."""
    try:
        import resource

        with open("/proc/self/status", encoding="ascii") as handle:  # noqa: PTH123
            held = next(int(line.split()[1]) * 1024 for line in handle if line.startswith("VmData"))
        resource.setrlimit(resource.RLIMIT_DATA, (held + extra, held + extra))
    except (ImportError, OSError, ValueError, StopIteration):
        return


def run(
    connection: Connection,
    inherited: list[int],
    labeller: Callable[[], Labeller],
    kind: str | None,
    output: str,
    memory: int,
) -> None:
    """Serve until the parent closes the pipe.

    Args:
        connection: Inputs come from here, outcomes go there.
        inherited: File descriptors of the parent's that this process must not hold open: a pipe
            whose other end lives on in a sibling would never report its end.
        labeller: Gives the model.
        kind: Force a kind of input.
        output: Name of the output's format.
        memory: Bytes that a document may take.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for descriptor in inherited:
        try:
            os.close(descriptor)
        except OSError:
            continue
    model = labeller()
    encode = import_module(f"jueyi.writing.{output}").encode
    limit_memory(memory)
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)  # labelling makes no cycles
    while True:
        try:
            item = connection.recv()
            slow = partial(connection.send, Slow())
            connection.send(process(item, model, kind, encode, slow).packed(output))
        except (EOFError, BrokenPipeError, ConnectionResetError, KeyboardInterrupt):
            os._exit(0)  # nothing to clean up, and atexit belongs to the parent
