"""Own processes: one that dies, hangs or swells costs one document, never the run.

``concurrent.futures`` fails every future when one worker dies, and ``multiprocessing.Pool`` waits
for ever; hence these hundred lines.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import connection as connections
from typing import Any

from ..components.labeller import Labeller
from . import worker
from .item import Input
from .worker import Outcome, Slow

SLOWER = 10  # times the time of a document that a page read by OCR may take
AHEAD = 8  # documents that wait in a worker's pipe, so that it never waits for the parent
ATTEMPTS = 2
Task = tuple[int, Input]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: seconds for each of two attempts, and bytes of memory.

    For every page that is read by OCR it may take ``SLOWER`` times the seconds more.
    """

    seconds: float = 9.0
    memory: int = 768 * 2**20


@dataclass(slots=True)
class _Worker:
    process: Any
    connection: Any
    tasks: deque[Task] = field(default_factory=deque)
    deadline: float = 0.0


class Pool:
    """Workers that label documents.

    Args:
        labeller: Gives the model; called before the first worker starts where processes fork, in
            each worker elsewhere.
        kind: Force a kind of input.
        output: Name of the output's format.
        workers: How many processes.
        limits: What one document may take.
        fork: Whether workers are forked. That shares the loaded model and makes a new worker in
            milliseconds, and is safe only where the parent starts no thread. Elsewhere each
            worker loads the model.
    """

    def __init__(
        self,
        labeller: Callable[[], Labeller],
        kind: str | None,
        output: str,
        workers: int,
        limits: Limits,
        fork: bool = sys.platform == "linux",
    ) -> None:
        self._context = multiprocessing.get_context("fork" if fork else "spawn")
        if fork:
            model = labeller()
            self._labeller: Callable[[], Labeller] = _Ready(model)
        else:
            self._labeller = labeller
        self._fork = fork
        self._arguments = (kind, output, limits.memory)
        self._limits = limits
        self._workers: list[_Worker] = []
        self._size = workers
        self._attempts: dict[int, int] = {}

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for one in self._workers:
            self._stop(one)
        self._workers.clear()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        inherited = [w.connection.fileno() for w in self._workers] + [ours.fileno()]
        process = self._context.Process(  # type: ignore[attr-defined]
            target=worker.run,
            args=(theirs, inherited if self._fork else [], self._labeller, *self._arguments),
            daemon=True,
        )
        process.start()
        theirs.close()
        started = _Worker(process, ours)
        self._workers.append(started)
        return started

    def _stop(self, one: _Worker) -> None:
        one.connection.close()
        one.process.kill()
        one.process.join()

    def run(self, tasks: Iterable[Task]) -> Iterator[tuple[int, Outcome]]:
        """Process tasks; outcomes come packed, as they are done, not in order.

        Args:
            tasks: Position and input; taken from the iterable only as workers become free.
        """
        waiting: deque[Task] = deque()
        source = iter(tasks)
        exhausted = False
        if (first := next(source, None)) is None:
            return  # nothing to do is no reason to start
        waiting.append(first)
        while True:
            while len(self._workers) < self._size:
                self._start()
            for one in self._workers:
                while len(one.tasks) < AHEAD:
                    if not waiting and not exhausted:
                        following = next(source, None)
                        exhausted = following is None
                        if following is not None:
                            waiting.append(following)
                    if not waiting:
                        break
                    self._give(one, waiting.popleft())
            busy = [one for one in self._workers if one.tasks]
            if not busy:
                return
            for one, outcome in self._collect(busy):
                if isinstance(outcome, Slow):
                    one.deadline = time.monotonic() + SLOWER * self._limits.seconds
                    continue
                if outcome is not None:
                    yield one.tasks.popleft()[0], outcome
                    one.deadline = time.monotonic() + self._limits.seconds
                    continue
                yield from self._bury(one, waiting)

    def _give(self, one: _Worker, task: Task) -> None:
        if not one.tasks:
            one.deadline = time.monotonic() + self._limits.seconds
        one.tasks.append(task)
        try:
            one.connection.send(task[1])
        except (BrokenPipeError, ConnectionResetError, OSError):
            return  # it is dead: found out, and the task given to another, when collecting

    def _collect(self, busy: list[_Worker]) -> Iterator[tuple[_Worker, Outcome | Slow | None]]:
        """Outcomes that have come in; None for a worker that died or is over its time."""
        left = min(one.deadline for one in busy) - time.monotonic()
        ready = connections.wait([one.connection for one in busy], max(0.0, min(left, 1.0)))
        for one in busy:
            late = time.monotonic() > one.deadline
            # Asked again: writing what came first may have taken longer than the time left.
            if one.connection in ready or (late and one.connection.poll()):
                try:
                    yield one, one.connection.recv()
                except (EOFError, OSError, ValueError, TypeError, ImportError, AttributeError):
                    yield one, None  # the pipe of a process killed while it wrote
                except Exception:  # pickle raises anything on half a message
                    yield one, None
            elif late or (not ready and not one.process.is_alive()):
                yield one, None

    def _bury(self, one: _Worker, waiting: deque[Task]) -> Iterator[tuple[int, Outcome]]:
        """Replace a worker; its document is tried once more, then failed."""
        late = time.monotonic() > one.deadline
        self._stop(one)
        self._workers.remove(one)
        position, item = one.tasks.popleft()
        waiting.extendleft(reversed(one.tasks))
        attempts = self._attempts.get(position, 0) + 1
        self._attempts[position] = attempts
        if attempts < ATTEMPTS:
            waiting.appendleft((position, item))
            return
        code = one.process.exitcode
        why = (
            f"it took longer than {self._limits.seconds:g} s"
            if late
            else f"its reader died (signal {-code})" if code and code < 0 else "its reader died"
        )  # fmt: skip
        failed = Outcome("failed", (f"{item.name}: {why}, {attempts} times.",))
        yield position, failed


@dataclass(frozen=True, slots=True)
class _Ready:
    """Gives a labeller that is there already."""

    model: Labeller

    def __call__(self) -> Labeller:
        return self.model
