"""How far a batch is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from ..writing.plain import visible
from .console import say

if TYPE_CHECKING:
    from ..batch.item import Input
    from ..batch.worker import Outcome

_SHOWN = 20  # lines about single documents before the rest goes to the report only


class Progress:
    """A bar with rate and remaining time on a terminal, a line every hundred elsewhere."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._told = total, 0, 0
        self._bar: Any = None
        if total > 1 and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import (
                BarColumn,
                MofNCompleteColumn,
                Progress,
                TextColumn,
                TimeRemainingColumn,
            )

            self._bar = Progress(
                TextColumn("labelling"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
                # Drawn by us: a thread that draws would be copied into the workers.
                auto_refresh=False,
            )
            self._task = self._bar.add_task("", total=total, rate="")

    def tell(self, item: Input, outcome: Outcome) -> None:
        """One more document is done."""
        self._done += 1
        if outcome.status != "ok":
            self._told += 1
            if self._told <= _SHOWN:
                for reason in outcome.reasons:
                    self._line(f"{outcome.status}: {_named(item.name, reason)}")
            elif self._told == _SHOWN + 1:
                self._line("… more of them; --report FILE lists every document")
        if self._bar is not None:
            speed = self._bar.tasks[0].speed
            self._bar.update(self._task, advance=1, rate=f"{speed:.0f}/s" if speed else "")
            self._bar.refresh()
        elif self._done % 100 == 0 and self._total > 1:
            say(f"{self._done} of {self._total} documents")

    def _line(self, text: str) -> None:
        if self._bar is None:
            say(text)
        else:
            self._bar.console.print(visible(text), markup=False, highlight=False, soft_wrap=True)

    def __enter__(self) -> Progress:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def _named(name: str, reason: str) -> str:
    return reason if name in reason else f"{name}: {reason}"
