"""The documents of a batch, in a table on disk: memory does not grow with their number."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, overload

from ..errors import JueyiError
from .item import Input, digest, storable

_SCHEMA = """
create table inputs (
    position integer primary key, name text, path blob, member int, data blob, own blob unique
);
create index names on inputs (name);
"""
_COLUMNS = "name, path, member, data"
_CHUNK = 500  # documents that are fetched at once


class Listing(Sequence[Input]):
    """Documents in order, each once; a sequence that can only grow.

    The table is SQLite's own temporary file, which is gone when the process ends.

    >>> found = Listing()
    >>> found.add(Input("a.txt", "in/a.txt")), found.add(Input("a.txt", "in/a.txt"))
    (True, False)
    >>> found[0].name, len(found)
    ('a.txt', 1)
    """

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.executescript(_SCHEMA)
        self._base.execute("begin")
        self._length = 0

    def add(self, item: Input) -> bool:
        """Append a document; False if it was there already. A stream is always another one.

        Raises:
            JueyiError: There is no room for temporary files.
        """
        path = None if item.path is None else os.fsencode(item.path)
        own = None
        if item.path is not None and item.data is None:
            own = digest(item.path, str(item.member))
        with _errors():
            added = self._base.execute(
                "insert or ignore into inputs values (?, ?, ?, ?, ?, ?)",
                (self._length, item.name, path, item.member, item.data, own),
            )
        self._length += added.rowcount
        return bool(added.rowcount)

    def tell_apart(self) -> None:
        """Name by their whole path the documents that share a name with another."""
        with _errors():
            self._base.execute(
                "create temp table doubled as"
                " select name from inputs group by name having count(*) > 1"
            )
            last = -1
            while rows := self._base.execute(
                f"select position, {_COLUMNS} from inputs where position > ? and path is not null"
                f" and name in (select name from doubled) order by position limit {_CHUNK}",
                (last,),
            ).fetchall():
                last = rows[-1][0]
                self._base.executemany(
                    "update inputs set name = ? where position = ?",
                    [(_whole(_item(row[1:])), row[0]) for row in rows],
                )
            self._base.execute("drop table doubled")

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Input: ...
    @overload
    def __getitem__(self, index: slice) -> list[Input]: ...
    def __getitem__(self, index: int | slice) -> Input | list[Input]:
        if isinstance(index, slice):
            return [self[position] for position in range(*index.indices(self._length))]
        position = index + self._length if index < 0 else index
        if not 0 <= position < self._length:
            raise IndexError(index)
        row = self._base.execute(
            f"select {_COLUMNS} from inputs where position = ?", (position,)
        ).fetchone()
        return _item(row)

    def __iter__(self) -> Iterator[Input]:
        for start in range(0, self._length, _CHUNK):
            rows = self._base.execute(
                f"select {_COLUMNS} from inputs where position >= ? order by position limit ?",
                (start, _CHUNK),
            ).fetchall()
            yield from map(_item, rows)


@contextmanager
def _errors() -> Iterator[None]:
    """Turns SQLite's errors into a sentence."""
    try:
        yield
    except sqlite3.Error as error:
        raise JueyiError(
            f"the documents cannot be listed ({error})", where=tempfile.gettempdir(),
            expected="a folder for temporary files with room", fix="make room, or set TMPDIR",
        ) from None  # fmt: skip


def _item(row: tuple[Any, ...]) -> Input:
    name, path, member, data = row
    return Input(name, None if path is None else os.fsdecode(path), member, data)


def _whole(item: Input) -> str:
    """A document's name with all of its path."""
    assert item.path is not None
    path = storable(item.path)
    archive = storable(Path(item.path).name)
    return path if item.member is None else path + item.name.partition(archive)[2]
