"""Parquet, typed: ``NAME.parquet`` holds a row an act; beside it stand ``NAME.paragraphs.parquet``,
``NAME.parties.parquet``, ``NAME.times.parquet``, ``NAME.citations.parquet`` and
``NAME.documents.parquet``."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import ipc, parquet

from ..errors import JueyiError
from ..records import Resolution
from .rows import FACTS, PACKED, PLACED, TABLES, packed

GROUP = 20_000  # rows a row group: what is held in memory
BATCH = 1_000  # paragraphs whose columns are joined at once: workers wait for no longer

_TYPES = {
    "int": pa.int32(), "float": pa.float64(), "bool": pa.bool_(), "str": pa.string(),
    "strs": pa.list_(pa.string()), "date": pa.date32(),
}  # fmt: skip


def _schema(columns: dict[str, str]) -> Any:
    return pa.schema([(column, _TYPES[kind]) for column, kind in columns.items()])


SCHEMAS = {name: _schema(table) for name, table in TABLES.items()}
_FACTS = "facts"
# What a worker packs: the columns of a table that it repeats from no other, behind the place of
# the paragraph that a row hangs on.
_OWN = {_FACTS: FACTS} | {
    name: {
        **({"place": "int"} if name in PLACED else {}),
        **dict(list(TABLES[name].items())[len(FACTS) + len(PLACED.get(name, ())) :]),
    }
    for name in PACKED
}
# On the way, dates are text; a row of a table is made Arrow's at once, as one value of many fields.
_PACKED = {
    name: pa.schema(
        [(c, pa.string() if kind == "date" else _TYPES[kind]) for c, kind in columns.items()]
    )
    for name, columns in _OWN.items()
}
_ROWS = {name: pa.struct(list(schema)) for name, schema in _PACKED.items()}
_SIZES = struct.Struct(f"<{len(_OWN)}I")
pa.array([])  # Arrow looks for pandas at its first array: once, before workers are forked


def encode(resolution: Resolution) -> bytes:
    """The rows of one resolution as Arrow's record batches: those that pack make the columns, so
    that the one who writes only joins them."""
    facts, tables = packed(resolution)
    batches = [_batch(name, rows) for name, rows in zip(_OWN, ([facts], *tables), strict=True)]
    return b"".join([_SIZES.pack(*map(len, batches)), *batches])


def _batch(name: str, rows: Sequence[Sequence[Any]]) -> bytes:
    if not rows:
        return b""
    batch = pa.RecordBatch.from_struct_array(pa.array(rows, _ROWS[name]))
    data: bytes = batch.serialize().to_pybytes()
    return data


def _batches(chunk: bytes) -> dict[str, Any]:
    """What ``encode`` packed: a record batch for every table with rows."""
    sizes = _SIZES.unpack_from(chunk)
    ends = list(accumulate(sizes, initial=_SIZES.size))
    return {
        name: ipc.read_record_batch(pa.py_buffer(chunk[start:end]), _PACKED[name])
        for name, start, end in zip(_OWN, ends, ends[1:], strict=False)
        if start < end
    }


def _joined(name: str, batches: list[Any]) -> list[Any]:
    """Record batches of one table as one array a column; dates are ISO 8601."""
    table = pa.Table.from_batches(batches, _PACKED[name]).combine_chunks()
    columns = zip(table.columns, _OWN[name].values(), strict=True)
    return [c.chunk(0).cast(_TYPES[kind]) if kind == "date" else c.chunk(0) for c, kind in columns]


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
        self._held: dict[str, list[Any]] = {name: [] for name in _OWN}
        self._rows: dict[str, list[int]] = {name: [] for name in PACKED}  # of each document
        self._waiting = 0  # documents and paragraphs

    def append(self, chunk: bytes) -> None:
        """Append the rows of one resolution."""
        batches = _batches(chunk)
        for name, batch in batches.items():
            self._held[name].append(batch)
        for name, counts in self._rows.items():
            counts.append(batches[name].num_rows if name in batches else 0)
        self._waiting += 1 + self._rows["paragraphs"][-1]
        if self._waiting >= BATCH:
            self._pack()

    def _pack(self) -> None:
        """Join what is held; what rows repeat is repeated by Arrow."""
        if not self._waiting:
            return
        columns = {name: _joined(name, held) for name, held in self._held.items() if held}
        paragraphs = self._rows["paragraphs"]
        before = np.cumsum([0, *paragraphs[:-1]])  # paragraphs of the documents before
        for name, table in self._tables.items():
            if name not in columns:
                continue
            counts = self._rows[name]
            documents = pa.array(np.repeat(np.arange(len(counts)), counts))
            arrays = [column.take(documents) for column in columns[_FACTS]]
            own = columns[name]
            if name in PLACED:
                places = pa.array(own[0].to_numpy() + np.repeat(before, counts))
                arrays += [columns["paragraphs"][i].take(places) for i in PLACED[name]]
                own = own[1:]
            table.append(arrays + own)
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
