"""Parquet, typed: ``NAME.parquet`` holds a row an act, ``NAME.paragraphs.parquet`` a row a
paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import ipc, parquet

from ..errors import JueyiError
from ..records import Resolution
from .rows import ACT_COLUMNS, INTEGERS, LISTS, PARAGRAPH_COLUMNS, act_rows, paragraph_rows

GROUP = 20_000  # rows a row group: what is held in memory


def _type(column: str) -> Any:
    if column in INTEGERS:
        return pa.int32()
    if column in LISTS:
        return pa.list_(pa.string())
    if column in ("score", "addressee_score"):
        return pa.float64()
    return pa.bool_() if column == "opening" else pa.string()


ACTS = pa.schema([(name, _type(name)) for name in ACT_COLUMNS])
PARAGRAPHS = pa.schema([(name, _type(name)) for name in PARAGRAPH_COLUMNS])


def batch(rows: Iterable[dict[str, Any]], schema: Any) -> Any:
    """Rows as one Arrow record batch."""
    held = list(rows)
    columns = [
        pa.array([row[field.name] for row in held], field.type, from_pandas=False)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def encode(resolution: Resolution) -> bytes:
    """Acts and paragraphs of one resolution: two Arrow messages, the first's length before."""
    acts = batch(act_rows(resolution), ACTS).serialize().to_pybytes()
    paragraphs = batch(paragraph_rows(resolution), PARAGRAPHS).serialize().to_pybytes()
    return len(acts).to_bytes(8, "little") + acts + paragraphs


class _Table:
    """One Parquet file, written in row groups."""

    def __init__(self, path: Path, schema: Any) -> None:
        self._writer = parquet.ParquetWriter(path, schema, compression="zstd")
        self._schema = schema
        self._batches: list[Any] = []
        self._rows = 0

    def append(self, message: bytes) -> None:
        found = ipc.read_record_batch(pa.py_buffer(message), self._schema)
        self._batches.append(found)
        self._rows += found.num_rows
        if self._rows >= GROUP:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_batches(self._batches, self._schema))
            self._batches, self._rows = [], 0

    def close(self) -> None:
        self._flush()
        self._writer.close()


def paragraphs_path(path: Path) -> Path:
    """The second file beside ``path``: ``x.parquet`` (or its part) to ``x.paragraphs.parquet``."""
    name = path.name.replace(".parquet", ".paragraphs.parquet", 1)
    return path.with_name(name if name != path.name else path.name + ".paragraphs.parquet")


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
        size = int.from_bytes(chunk[:8], "little")
        self._acts.append(chunk[8 : 8 + size])
        self._paragraphs.append(chunk[8 + size :])

    def close(self) -> None:
        """Write what is held and close both files."""
        self._acts.close()
        self._paragraphs.close()
