"""Parquet, typed: ``NAME.parquet`` holds a row an act; beside it stand ``NAME.paragraphs.parquet``,
``NAME.parties.parquet``, ``NAME.times.parquet``, ``NAME.citations.parquet`` and
``NAME.documents.parquet``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from ..errors import JueyiError
from .rows import TABLES, decode_rows, encode_rows

GROUP = 20_000  # rows a row group: what is held in memory
BATCH = 1_000  # rows that are made columns at once: workers wait for no longer than that


_TYPES = {
    "int": pa.int32(), "float": pa.float64(), "bool": pa.bool_(), "str": pa.string(),
    "strs": pa.list_(pa.string()), "date": pa.date32(),
}  # fmt: skip
SCHEMAS = {
    name: pa.schema([(column, _TYPES[kind]) for column, kind in table.items()])
    for name, table in TABLES.items()
}


encode = encode_rows


def _array(column: tuple[Any, ...], kind: Any) -> Any:
    if kind == _TYPES["date"]:
        return pa.array([date.fromisoformat(v) if v else None for v in column], kind)
    return pa.array(column, kind)


class _Table:
    """One Parquet file, written in row groups."""

    def __init__(self, path: Path, schema: Any) -> None:
        self._writer = parquet.ParquetWriter(path, schema, compression="zstd")
        self._schema = schema
        self._rows: list[list[Any]] = []
        self._batches: list[Any] = []

    def extend(self, rows: list[list[Any]]) -> None:
        self._rows += rows
        if len(self._rows) >= BATCH:
            self._pack()
        if sum(batch.num_rows for batch in self._batches) >= GROUP:
            self._flush()

    def _pack(self) -> None:
        if self._rows:
            columns = zip(*self._rows, strict=True)
            arrays = [
                _array(column, field.type)
                for column, field in zip(columns, self._schema, strict=True)
            ]
            self._batches.append(pa.RecordBatch.from_arrays(arrays, schema=self._schema))
            self._rows = []

    def _flush(self) -> None:
        self._pack()
        if self._batches:
            self._writer.write_table(pa.Table.from_batches(self._batches).combine_chunks())
            self._batches = []

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

    def append(self, chunk: bytes) -> None:
        """Append the rows of one resolution."""
        for name, rows in decode_rows(chunk).items():
            if rows:
                self._tables[name].extend(rows)

    def close(self) -> None:
        """Write what is held and close the files."""
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
