"""Rows on their way from a worker to the one who writes Parquet: a few long arrays, not many short.

What an array of a few dozen values costs is the array, not its values. So the values of all columns
of one kind lie in one stack, table by table, column by column; who joins the stacks of many
documents picks from them what each column of a table holds.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import ipc

from ..records import Resolution
from .rows import FACTS, OWN_PARAGRAPH, PACKED, PLACED, TABLES, packed

# Arrow's types of the kinds of columns.
TYPES = {
    "int": pa.int32(), "float": pa.float64(), "bool": pa.bool_(), "str": pa.string(),
    "strs": pa.list_(pa.string()), "date": pa.date32(),
}  # fmt: skip
# The stacks: on the way, dates are text; a row's place is that of the paragraph it hangs on.
_STACKS = {**TYPES, "date": pa.string(), "place": pa.int32()}
_SCHEMA = pa.schema(
    [("counts", pa.list_(pa.int32())), *((kind, pa.list_(t)) for kind, t in _STACKS.items())]
)
_CODEC = "lz4"
_HEAD = struct.Struct("<II")  # bytes before compression, and the weight
_LONG = 50_000  # characters that the rows of a document repeat weigh as much as a paragraph
_FACTS = "facts"
# The kinds of the columns that a worker stacks of each table: those that it repeats from no other.
_OWN = {_FACTS: list(FACTS.values())} | {
    name: [
        *(["place"] if name in PLACED else []),
        *list(TABLES[name].values())[len(FACTS) + len(PLACED.get(name, ())) :],
    ]
    for name in PACKED
}
_NAMES = list(_OWN)
_WIDTHS = {kind: np.array([own.count(kind) for own in _OWN.values()]) for kind in _STACKS}


def _numbered(kinds: Iterable[str]) -> list[tuple[str, int]]:
    """Columns by their kind, and their number among those of their kind."""
    seen = dict.fromkeys(_STACKS, -1)
    found = []
    for kind in kinds:
        seen[kind] += 1
        found.append((kind, seen[kind]))
    return found


def _sources(name: str) -> dict[str, list[tuple[str, Any]]]:
    """Where the columns of a table lie, by kind: the table that holds them, and their numbers."""
    paragraph = _numbered(OWN_PARAGRAPH.values())
    held = [
        (_FACTS, _numbered(_OWN[_FACTS])),
        ("paragraphs", [paragraph[i] for i in PLACED.get(name, ())]),
        (name, _numbered(_OWN[name])),
    ]
    return {
        kind: [
            (table, np.array(numbers)[:, None])
            for table, columns in held
            if (numbers := [number for of, number in columns if of == kind])
        ]
        for kind in TYPES
        if kind in TABLES[name].values()
    }


_SOURCES = {name: _sources(name) for name in TABLES}
_COLUMNS = {name: _numbered(table.values()) for name, table in TABLES.items()}
pa.array([])  # Arrow looks for pandas at its first array: once, before workers are forked


def encode(resolution: Resolution) -> bytes:
    """The rows of one resolution, stacked and compressed.

    >>> from jueyi import load
    >>> chunk = encode(load().label("1. 敦促会员国合作，并请秘书长报告；"))
    >>> lemma = list(TABLES["acts"]).index("lemma")
    >>> Stacks([chunk, chunk]).columns("acts")[lemma].to_pylist()
    ['敦促', '请', '敦促', '请']
    """
    facts, tables = packed(resolution)
    stacks: dict[str, list[Any]] = {kind: [] for kind in _STACKS}
    counts = []
    for kinds, rows in zip(_OWN.values(), ([facts], *tables), strict=True):
        counts.append(len(rows))
        for kind, column in zip(kinds, zip(*rows, strict=True), strict=bool(rows)):
            stacks[kind] += column
    values = zip((counts, *stacks.values()), _SCHEMA.types, strict=True)
    batch = pa.RecordBatch.from_arrays([pa.array([v], t) for v, t in values], schema=_SCHEMA)
    data = batch.serialize()
    small: bytes = pa.compress(data, _CODEC, asbytes=True)
    return _HEAD.pack(data.size, _weight(resolution)) + small


def _weight(resolution: Resolution) -> int:
    repeated = sum(len(p.text) * len(p.acts) for p in resolution.paragraphs)
    return 1 + len(resolution.paragraphs) + repeated // _LONG


def weight(chunk: bytes) -> int:
    """How much ``encode`` packed: a document, its paragraphs, and more where they are long."""
    found: int = _HEAD.unpack_from(chunk)[1]
    return found


def _batch(chunk: bytes) -> Any:
    size, _ = _HEAD.unpack_from(chunk)
    return ipc.read_record_batch(pa.decompress(chunk[_HEAD.size :], size, _CODEC), _SCHEMA)


class Stacks:
    """The stacks of some documents, joined.

    Args:
        chunks: What ``encode`` made of each, in order.
    """

    def __init__(self, chunks: Sequence[bytes]) -> None:
        table = pa.Table.from_batches(map(_batch, chunks), _SCHEMA).combine_chunks()
        lists = {name: table.column(name).chunk(0) for name in _SCHEMA.names}
        self._counts = lists["counts"].values.to_numpy().reshape(len(chunks), len(_NAMES))
        self._values = {kind: lists[kind].values for kind in _STACKS}
        self._values["date"] = self._values["date"].cast(TYPES["date"])
        self._begins = {}  # of the columns of a kind, by document and table
        for kind, widths in _WIDTHS.items():
            sizes = self._counts * widths
            document = lists[kind].offsets.to_numpy()[:-1, None]
            self._begins[kind] = document + np.cumsum(sizes, axis=1) - sizes

    def columns(self, name: str) -> list[Any]:
        """The columns of a table in its order; none of a table without rows."""
        counts = self._counts[:, _NAMES.index(name)]
        n = int(counts.sum())
        if not n:
            return []
        own = np.arange(n) - np.repeat(np.cumsum(counts) - counts, counts)
        rows = {_FACTS: 0, "paragraphs": own, name: own}  # within the document
        if name in PLACED:
            begins = self._begins["place"][:, _NAMES.index(name)]
            rows["paragraphs"] = self._values["place"].to_numpy()[np.repeat(begins, counts) + own]
        lengths = {table: np.repeat(self._counts[:, _NAMES.index(table)], counts) for table in rows}
        found = {}
        for kind, sources in _SOURCES[name].items():
            places = []
            for table, numbers in sources:
                begins = np.repeat(self._begins[kind][:, _NAMES.index(table)], counts)
                places.append((begins + rows[table] + numbers * lengths[table]).ravel())
            found[kind] = self._values[kind].take(pa.array(np.concatenate(places)))
        return [found[kind].slice(number * n, n) for kind, number in _COLUMNS[name]]
