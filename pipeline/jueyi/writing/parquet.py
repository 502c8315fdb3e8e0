"""Parquet, typed: ``NAME.parquet`` holds a row an act; beside it stand ``NAME.paragraphs.parquet``,
``NAME.parties.parquet``, ``NAME.times.parquet``, ``NAME.citations.parquet`` and
``NAME.documents.parquet``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from ..errors import JueyiError
from .rows import FACTS, PACKED, PLACED, TABLES, decode_columns, encode_rows

GROUP = 20_000  # rows a row group: what is held in memory
BATCH = 1_000  # paragraphs that are made columns at once: workers wait for no longer


_TYPES = {
    "int": pa.int32(), "float": pa.float64(), "bool": pa.bool_(), "str": pa.string(),
    "strs": pa.list_(pa.string()), "date": pa.date32(),
}  # fmt: skip
SCHEMAS = {
    name: pa.schema([(column, _TYPES[kind]) for column, kind in table.items()])
    for name, table in TABLES.items()
}


encode = encode_rows


# The columns of a table that it repeats from no other.
_OWN = {
    name: dict(list(TABLES[name].items())[len(FACTS) + len(PLACED.get(name, ())) :])
    for name in PACKED
}


def _arrays(columns: dict[str, str], values: Iterable[Sequence[Any]]) -> list[Any]:
    """Values by column as Arrow's arrays; dates are ISO 8601."""
    return [
        pa.array(_days(column) if kind == "date" else column, _TYPES[kind])
        for kind, column in zip(columns.values(), values, strict=True)
    ]


def _days(column: Sequence[str | None]) -> list[date | None]:
    return [date.fromisoformat(value) if value else None for value in column]


class _Table:
    """One Parquet file, written in row groups."""

    def __init__(self, path: Path, schema: Any) -> None:
        self._writer = parquet.ParquetWriter(path, schema, compression="zstd")
        self._schema = schema
        self._batches: list[Any] = []
        self._rows = 0

    def append(self, arrays: list[Any]) -> None:
        """Append rows by column; a full row group is written."""
        batch = pa.RecordBatch.from_arrays(arrays, schema=self._schema)
        self._batches.append(batch)
        self._rows += batch.num_rows
        if self._rows >= GROUP:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_batches(self._batches).combine_chunks())
            self._batches, self._rows = [], 0

    def close(self) -> None:
        self._flush()
        self._writer.close()


def beside(path: Path, table: str) -> Path:
    """The file of a table beside ``path``: ``x.parquet`` (or its part) to ``x.times.parquet``."""
    if table == "acts":
        return path
    name = path.name.replace(".parquet", f".{table}.parquet", 1)
    return path.with_name(name if name != path.name else f"{path.name}.{table}.parquet")


def companions(target: Path) -> list[Path]:
    """The files beside the named one."""
    return [beside(target, table) for table in TABLES if table != "acts"]


class Writer:
    """Writes all tables.

    Raises:
        JueyiError: There is no path: Parquet cannot be streamed to standard output.
    """

    def __init__(self, path: Path | None) -> None:
        if path is None:
            raise JueyiError("Parquet needs a file", where="--output -", expected="a path")
        self._tables = {
            name: _Table(beside(path, name), schema) for name, schema in SCHEMAS.items()
        }

        self._forget()

    def _forget(self) -> None:
        self._facts: list[list[Any]] = []
        # Of each table: which document (of those held) a row belongs to, and its own columns.
        self._document: dict[str, list[int]] = {name: [] for name in PACKED}
        self._own: dict[str, list[list[Any]]] = {
            name: [[] for _ in columns] for name, columns in _OWN.items()
        }
        self._place: dict[str, list[int]] = {name: [] for name in PLACED}

    def append(self, chunk: bytes) -> None:
        """Append the rows of one resolution."""
        facts, tables = decode_columns(chunk)
        first = len(self._document["paragraphs"])
        for name, columns in tables.items():
            if not columns:
                continue
            self._document[name] += [len(self._facts)] * len(columns[0])
            if name in PLACED:
                self._place[name] += [first + place for place in columns[0]]
            own = columns[1:] if name in PLACED else columns
            for held, more in zip(self._own[name], own, strict=True):
                held.extend(more)
        self._facts.append(facts)
        if len(self._facts) + len(self._document["paragraphs"]) >= BATCH:
            self._pack()

    def _pack(self) -> None:
        """Make columns of what is held; what rows repeat is repeated by Arrow."""
        if not self._facts:
            return
        facts = _arrays(FACTS, zip(*self._facts, strict=True))
        own = {name: _arrays(_OWN[name], columns) for name, columns in self._own.items()}
        for name, table in self._tables.items():
            documents = pa.array(self._document[name], pa.int64())
            arrays = [column.take(documents) for column in facts]
            if name in PLACED:
                places = pa.array(self._place[name], pa.int64())
                arrays += [own["paragraphs"][i].take(places) for i in PLACED[name]]
            table.append(arrays + own[name])
        self._forget()

    def close(self) -> None:
        """Write what is held and close the files."""
        self._pack()
        for table in self._tables.values():
            table.close()


def columns_of(path: Path) -> list[str]:
    """Names of the columns of a table.

    Raises:
        JueyiError: It is no Parquet file.
    """
    try:
        names: list[str] = parquet.read_schema(path).names
    except (OSError, pa.ArrowException):
        raise JueyiError("not a Parquet file", where=str(path), expected="NAME.parquet") from None
    return names


def write_columns(path: Path, columns: dict[str, list[Any]]) -> None:
    """Write a table of any columns; their types are those of their values."""
    parquet.write_table(pa.table(columns), path, compression="zstd")


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a table."""
    rows: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
    return rows
