"""Parquet, typed: ``NAME.parquet`` holds a row an act; beside it stand ``NAME.paragraphs.parquet``,
``NAME.parties.parquet``, ``NAME.times.parquet``, ``NAME.citations.parquet`` and
``NAME.documents.parquet``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from ..errors import JueyiError
from . import stacks
from .rows import TABLES

GROUP = 20_000  # rows a row group: what is held in memory
BATCH = 1_000  # weight of what is joined at once, see ``stacks``: workers wait for no longer
SCHEMAS = {
    name: pa.schema([(column, stacks.TYPES[kind]) for column, kind in table.items()])
    for name, table in TABLES.items()
}
encode = stacks.encode


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
        self._held: list[bytes] = []
        self._weight = 0

    def append(self, chunk: bytes) -> None:
        """Append the rows of one resolution."""
        self._held.append(chunk)
        self._weight += stacks.weight(chunk)
        if self._weight >= BATCH:
            self._join()

    def _join(self) -> None:
        """Join what is held, and forget it."""
        if not self._held:
            return
        joined = stacks.Stacks(self._held)
        for name, table in self._tables.items():
            if columns := joined.columns(name):
                table.append(columns)
        self._held, self._weight = [], 0

    def close(self) -> None:
        """Write what is held and close the files."""
        self._join()
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
