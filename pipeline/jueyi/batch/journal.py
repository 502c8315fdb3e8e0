"""What a batch has done so far, in a file that survives being killed at any moment.

One SQLite transaction holds whole documents only: after a crash a document is there, with its
rows, or it is not. The output is always written from here, so a resumed run can neither lose nor
double a row.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import JueyiError
from .worker import Outcome

INTERVAL = 0.25  # seconds between commits: what a crash costs at most
_SCHEMA = """
create table if not exists run (key text primary key, value text);
create table if not exists documents (
    key text primary key, status text, reasons text, paragraphs int, acts int, low int, payload blob
) without rowid;
"""


class Journal:
    """The outcomes of a batch by the documents' keys.

    Args:
        path: Where it lies, beside the output.
        settings: What must agree for old outcomes to be of use.
        fresh: Whether to forget what is there.

    Raises:
        JueyiError: It belongs to a run with other settings, or cannot be written.
    """

    def __init__(self, path: Path, settings: dict[str, str], fresh: bool) -> None:
        self.path = path
        if fresh:
            self.remove()
        with self._errors():
            self._base = sqlite3.connect(path, isolation_level=None)
            try:
                self._open(settings)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                raise JueyiError(
                    "this is no journal of jueyi",
                    where=str(path),
                    expected="what an interrupted run left",
                    fix="remove it, or give --fresh",
                ) from None

    def _open(self, settings: dict[str, str]) -> None:
        self._base.execute("pragma journal_mode = wal")
        self._base.execute("pragma synchronous = normal")
        self._base.executescript(_SCHEMA)
        held = dict(self._base.execute("select key, value from run"))
        changed = sorted(key for key in held if held[key] != settings.get(key))
        if changed:
            self._base.close()
            raise JueyiError(
                f"an unfinished run with another {', '.join(changed)}",
                where=str(self.path),
                expected="the settings it was started with",
                fix="repeat them, or give --fresh to start anew",
            )
        self._base.executemany("insert or replace into run values (?, ?)", settings.items())
        self._base.execute("begin")
        self._committed = time.monotonic()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise JueyiError(
                f"the journal cannot be written ({error})",
                where=str(self.path),
                expected="a writable place with room",
                fix="make room and run the same command again; finished documents are kept",
            ) from None

    def __contains__(self, key: str) -> bool:
        found = self._base.execute("select 1 from documents where key = ?", (key,)).fetchone()
        return found is not None

    def add(self, key: str, outcome: Outcome) -> None:
        """Keep an outcome; it is safe from a crash a quarter of a second later at most."""
        with self._errors():
            self._base.execute(
                "insert or replace into documents values (?, ?, ?, ?, ?, ?, ?)",
                (
                    key,
                    outcome.status,
                    json.dumps(outcome.reasons, ensure_ascii=False),
                    outcome.paragraphs,
                    outcome.acts,
                    outcome.low,
                    outcome.payload,
                ),
            )
            if time.monotonic() - self._committed > INTERVAL:
                self.commit()

    def get(self, key: str) -> Outcome:
        """The outcome of a document that is in the journal."""
        row = self._base.execute(
            "select status, reasons, paragraphs, acts, low, payload from documents where key = ?",
            (key,),
        ).fetchone()
        return Outcome(row[0], tuple(json.loads(row[1])), *row[2:])

    def commit(self) -> None:
        """Make safe what was added."""
        with self._errors():
            self._base.execute("commit")
            self._base.execute("begin")
            self._committed = time.monotonic()

    def close(self) -> None:
        """Make safe what was added, and let go of the file."""
        # A full disk has been reported already; what was committed before is safe.
        with suppress(sqlite3.OperationalError):
            self._base.execute("commit")
        self._base.close()

    def remove(self) -> None:
        """Delete the journal: its run is finished."""
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)
