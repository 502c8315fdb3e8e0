"""DuckDB over the Parquet tables of one or more batches: views, filters, and the user's own SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from ..errors import JueyiError
from ..writing.parquet import beside, columns_of
from ..writing.rows import TABLES
from .asked import Asked

# One row a party that is asked or bound; under a chapeau, one a sub-item that says what is asked.
# Two batches may hold documents of one name: every table says from which batch a row is.
REGISTER = """
CREATE VIEW register AS
WITH last AS (SELECT batch, document, "index", max(act) AS act FROM acts GROUP BY ALL),
items AS (
    SELECT p.batch, p.document, p.inherits AS "index", l.act, p."index" AS item, p.number, p.text,
        p.due, p.report, p.report_to, p.report_entity
    FROM paragraphs p
    JOIN last l ON l.batch = p.batch AND l.document = p.document AND l."index" = p.inherits
    WHERE p.inherits IS NOT NULL
),
item_times AS (
    SELECT batch, document, "index" AS item, list(value ORDER BY start) AS times
    FROM times WHERE act IS NULL GROUP BY ALL
),
grounds AS (
    SELECT batch, document, "index", list(DISTINCT cited ORDER BY cited) AS cited
    FROM citations WHERE cited IS NOT NULL GROUP BY ALL
)
SELECT
    coalesce(i.due, a.due) AS due, p.entity_id AS entity, p.entity_zh, p.entity_en, p.party,
    p."class", a.addressee_role AS role, a.surface AS verb, a.lemma, a.english,
    coalesce(i.text, a.task_text, rtrim(substr(a.text, a.addressee_end + 1), '；。')) AS task,
    coalesce(t.times, a.times) AS times, coalesce(i.report, a.report) AS report,
    coalesce(i.report_to, a.report_to) AS report_to,
    coalesce(i.report_entity, a.report_entity) AS report_entity,
    a.organ, a.symbol, d.title, a.adopted,
    concat_ws(' ', a.number, '(' || i.number || ')') AS number, g.cited AS grounds, a.document,
    coalesce(i.item, a."index") AS "index"
FROM parties p
JOIN acts a ON a.batch = p.batch AND a.document = p.document AND a."index" = p."index"
    AND a.act = p.act
JOIN documents d ON d.batch = a.batch AND d.document = a.document
LEFT JOIN items i ON i.batch = a.batch AND i.document = a.document AND i."index" = a."index"
    AND i.act = a.act
LEFT JOIN item_times t ON t.batch = i.batch AND t.document = i.document AND t.item = i.item
LEFT JOIN grounds g ON g.batch = a.batch AND g.document = a.document
    AND g."index" = coalesce(i.item, a."index")
WHERE a.addressee_role IN ('asked', 'bound')
"""
# A file that two batches hold counts once, as the later one has it.
_OWN = """
SELECT * FROM ({rows}) QUALIFY path IS NULL OR batch = max(batch) OVER (PARTITION BY path)
"""
_ORDER = 'due NULLS LAST, adopted DESC NULLS LAST, symbol, document, "index", entity'


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of an answer and the names of their columns.

    >>> Answer(("entity",), [("un:sg",)]).rows
    [('un:sg',)]
    """

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


class Register:
    """The tables of one or more batches, open for questions.

    Args:
        batches: The files that ``jueyi label -o NAME.parquet`` wrote: the tables of acts.
        database: A DuckDB file to keep tables and views in; in memory if None.

    Raises:
        JueyiError: A table is missing, was made by an older version, or the file exists.

    >>> import tempfile
    >>> from jueyi import load, writing
    >>> resolution = load().label("大会，\\n1. 请秘书长向大会第九十九届会议提交报告。")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "acts.parquet"
    ...     with writing.open_writer(str(path)) as writer:
    ...         writer.append(writing.encode(resolution, "parquet"))
    ...     register = Register([path])
    ...     answer = register.sql("SELECT entity, task FROM register")
    ...     register.close()
    >>> answer.rows
    [('un:sg', '向大会第九十九届会议提交报告')]
    """

    def __init__(self, batches: Sequence[Path], database: Path | None = None) -> None:
        if database is not None and database.exists():
            raise JueyiError("a file that exists", where=str(database), expected="a new name")
        self._connection = duckdb.connect(str(database) if database else ":memory:")
        kind = "TABLE" if database else "VIEW"
        tables = {
            name: [_checked(beside(batch, name), columns) for batch in batches]
            for name, columns in TABLES.items()
        }
        for name in sorted(tables, key=lambda name: name != "documents"):  # the others need it
            paths = tables[name]
            rows = " UNION ALL BY NAME ".join(
                f"SELECT *, {number} AS batch FROM read_parquet(['{_quoted(path)}'])"
                for number, path in enumerate(paths, 1)
            )
            if name == "documents":
                rows = _OWN.format(rows=rows)
            elif len(paths) > 1:
                rows = f"SELECT t.* FROM ({rows}) t SEMI JOIN documents USING (batch, document)"
            self._connection.execute(f"CREATE {kind} {name} AS {rows}")
        self._connection.execute(REGISTER)

    def ask(self, asked: Asked) -> Answer:
        """The rows that are wanted, the next due first.

        Raises:
            JueyiError: A date is none.
        """
        condition, values = asked.condition()
        return self.sql(f"SELECT * FROM register WHERE {condition} ORDER BY {_ORDER}", values)

    def sql(self, query: str, values: Sequence[str] = ()) -> Answer:
        """The answer to a question in SQL over the tables and the view ``register``.

        Raises:
            JueyiError: DuckDB refuses it.
        """
        try:
            found = self._connection.execute(query, list(values))
            columns = tuple(column[0] for column in found.description or ())
            return Answer(columns, found.fetchall())
        except duckdb.Error as error:
            line = str(error).strip().split("\n")[0]
            raise JueyiError(
                f"DuckDB says: {line}", where="jueyi register",
                expected=f"a question about register, {', '.join(TABLES)}",
            ) from None  # fmt: skip

    def close(self) -> None:
        """Close the database."""
        self._connection.close()


def _quoted(path: Path) -> str:
    """A path within single quotes of SQL."""
    return str(path).replace("'", "''")


def _checked(path: Path, columns: dict[str, str]) -> Path:
    if not path.is_file():
        raise JueyiError(
            "no such table", where=str(path), expected="what jueyi label -o NAME.parquet writes",
            fix="label the batch again; version 0.1 wrote two tables only",
        )  # fmt: skip
    held = columns_of(path)
    missing = [name for name in columns if name not in held]
    if missing:
        raise JueyiError(
            f"no column {missing[0]!r}", where=str(path), expected="a table of this version",
            fix="label the batch again",
        )  # fmt: skip
    return path
