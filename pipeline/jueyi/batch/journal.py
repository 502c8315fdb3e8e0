"""What a batch has done so far, in a file that survives being killed at any moment.

One SQLite transaction holds whole documents only: after a crash a document is there, with its
rows, or it is not. The output is always written from here, so a resumed run can neither lose nor
double a row. The run holds the journal locked: a second start on the same output is refused.
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
_PAGE = 32_768  # bytes: a document's outcome in a few pages
_CHECKPOINT = 2_000  # pages written before they are copied: all is deleted in the end
_COLUMNS = ("key", "status", "reasons", "paragraphs", "acts", "low", "payload")
_SCHEMA = """
create table if not exists run (key text primary key, value text);
create table if not exists documents (
    key text primary key, status text, reasons text, paragraphs int, acts int, low int, payload blob
);
"""


class Journal:
    """The outcomes of a batch, packed, by the documents' keys.

    Args:
        path: Where it lies, beside the output.
        settings: What must agree for old outcomes to be of use.
        fresh: Whether to forget what is there.
        limits: What a document may take; where it was less before, documents that failed then
            are tried again.

    Raises:
        JueyiError: Another run holds it, it belongs to a run with other settings, it is no
            journal, or it cannot be written.
    """

    def __init__(self, path: Path, settings: dict[str, str], fresh: bool, limits: str = "") -> None:
        self.path = path
        with self._errors():
            self._base = sqlite3.connect(path, isolation_level=None, timeout=0.2)
            try:
                self._lock()
                if fresh:
                    self._forget()
                self._open(settings, limits)
            except BaseException:
                self._base.close()
                raise

    def _lock(self) -> None:
        """Hold the file for this process until it ends, however it ends."""
        self._base.execute("pragma locking_mode = exclusive")
        self._base.execute(f"pragma page_size = {_PAGE}")
        self._base.execute("pragma journal_mode = wal")
        self._base.execute("pragma synchronous = normal")
        self._base.execute(f"pragma wal_autocheckpoint = {_CHECKPOINT}")
        self._base.execute("begin exclusive")
        self._base.execute("commit")

    def _forget(self) -> None:
        for name in ("run", "documents"):
            self._base.execute(f"drop table if exists {name}")

    def _open(self, settings: dict[str, str], limits: str) -> None:
        self._base.executescript(_SCHEMA)
        columns = [row[1] for row in self._base.execute("pragma table_info(documents)")]
        if tuple(columns) != _COLUMNS:
            raise sqlite3.DatabaseError("other tables")
        held = dict(self._base.execute("select key, value from run"))
        before = held.pop("limits", limits)
        changed = sorted(key for key in held if held[key] != settings.get(key))
        if changed:
            raise JueyiError(
                f"an unfinished run with another {', '.join(changed)}",
                where=str(self.path),
                expected="the settings it was started with",
                fix="repeat them, or give --fresh to start anew",
            )
        if before != limits:
            self._base.execute("delete from documents where status = 'failed'")
        rows = [*settings.items(), ("limits", limits)]
        self._base.executemany("insert or replace into run values (?, ?)", rows)
        self._base.execute("begin")
        self._committed = time.monotonic()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turns SQLite's errors into sentences."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise JueyiError(
                    "another run is writing this output",
                    where=str(self.path).removesuffix(".journal"),
                    expected="one run at a time",
                    fix="wait for it, or name another output",
                ) from None
            raise JueyiError(
                f"the journal cannot be written ({error})",
                where=str(self.path),
                expected="a writable place with room",
                fix="make room and run the same command again; finished documents are kept",
            ) from None
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise JueyiError(
                f"this is no journal of jueyi, or it is damaged ({error})",
                where=str(self.path),
                expected="what an interrupted run left",
                fix="remove it, or give --fresh to start anew",
            ) from None

    def __contains__(self, key: str) -> bool:
        with self._errors():
            found = self._base.execute("select 1 from documents where key = ?", (key,)).fetchone()
        return found is not None

    def add(self, key: str, outcome: Outcome) -> None:
        """Keep an outcome; it is safe from a crash a quarter of a second later at most."""
        with self._errors():
            reasons = json.dumps(outcome.reasons)  # ASCII: a name may hold what is no text
            counts = (outcome.paragraphs, outcome.acts, outcome.low)
            self._base.execute(
                "insert or replace into documents values (?, ?, ?, ?, ?, ?, ?)",
                (key, outcome.status, reasons, *counts, outcome.payload),
            )
            if time.monotonic() - self._committed > INTERVAL:
                self.commit()

    def get(self, key: str) -> Outcome:
        """The outcome of a document that is in the journal."""
        with self._errors():
            row = self._base.execute(
                "select status, reasons, paragraphs, acts, low, payload from documents"
                " where key = ?",
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
        with suppress(sqlite3.Error):
            self._base.execute("commit")
        self._base.close()

    def finish(self) -> None:
        """The run is finished: delete the journal while it is still held, then let go of it."""
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)
        self.close()
