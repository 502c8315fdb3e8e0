"""Parquet, typed: ``NAME.parquet`` holds a row an act, ``NAME.paragraphs.parquet`` a row a
paragraph."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from ..errors import JueyiError
from .rows import (
    ACT_COLUMNS,
    KINDS,
    PARAGRAPH_COLUMNS,
    decode_rows,
    encode_rows,
)

GROUP = 20_000  # rows a row group: what is held in memory
BATCH = 1_000  # rows that are made columns at once: workers wait for no longer than that


_TYPES = {
    "int": pa.int32(), "float": pa.float64(), "bool": pa.bool_(), "str": pa.string(),
    "strs": pa.list_(pa.string()),
}  # fmt: skip
ACTS = pa.schema([(name, _TYPES[KINDS[name]]) for name in ACT_COLUMNS])
PARAGRAPHS = pa.schema([(name, _TYPES[KINDS[name]]) for name in PARAGRAPH_COLUMNS])


encode = encode_rows


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
                pa.array(column, field.type)
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


def paragraphs_path(path: Path) -> Path:
    """The second file beside ``path``: ``x.parquet`` (or its part) to ``x.paragraphs.parquet``."""
    name = path.name.replace(".parquet", ".paragraphs.parquet", 1)
    return path.with_name(name if name != path.name else path.name + ".paragraphs.parquet")


def companions(target: Path) -> list[Path]:
    """The files beside the named one."""
    return [paragraphs_path(target)]


class Writer:
    """Writes both tables.

    Raises:
        JueyiError: There is no path: Parquet cannot be streamed to standard output.
    """

    def __init__(self, path: Path | None) -> None:
        if path is None:
            raise JueyiError("Parquet needs a file", where="--output -", expected="a path")
        self._acts = _Table(path, ACTS)
        self._paragraphs = _Table(paragraphs_path(path), PARAGRAPHS)

    def append(self, chunk: bytes) -> None:
        """Append the acts and paragraphs of one resolution."""
        acts, paragraphs = decode_rows(chunk)
        self._acts.extend(acts)
        self._paragraphs.extend(paragraphs)

    def close(self) -> None:
        """Write what is held and close both files."""
        self._acts.close()
        self._paragraphs.close()
