"""Answers as files: CSV, Excel, Parquet, a page, a calendar."""

from __future__ import annotations

import csv
import io
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from ..errors import JueyiError
from ..writing.csv import harmless
from ..writing.publishing import checked_target, published
from ..writing.webpage import head
from .calendar import calendar
from .query import Answer

ENDINGS = (".csv", ".xlsx", ".parquet", ".html", ".ics")
_STYLE = """\
:root{color-scheme:light dark}
body{font:15px/1.6 "Noto Serif CJK SC","Source Han Serif SC",SimSun,serif;margin:1em}
table{border-collapse:collapse}td,th{vertical-align:top;text-align:left;padding:.3em .5em;
border-bottom:1px solid #8886}th{position:sticky;top:0;background:Canvas}"""


def check(output: str | None) -> None:
    """Refuse an output whose ending is unknown, before anything is read.

    Raises:
        JueyiError: It is.
    """
    if output and Path(output).suffix.lower() not in ENDINGS:
        raise JueyiError("unknown format", where=output, expected=" or ".join(ENDINGS))


def as_answer(register: Answer) -> Answer:
    """The duplicates in a register, as rows."""
    from .duplicates import duplicates

    columns = ("entity", "one", "two", "similarity", "shared", "first", "second")
    rows = [
        (d.entity, d.one, d.two, d.similarity, d.shared, *d.tasks) for d in duplicates(register)
    ]
    return Answer(columns, rows)


def write(answer: Answer, path: Path) -> None:
    """Write an answer; the file appears whole or not at all.

    Raises:
        JueyiError: It cannot be written, or a calendar is asked of rows without due dates.
    """
    ending = path.suffix.lower()
    with published([checked_target(str(path))]) as parts:
        target = parts[0]
        if ending == ".xlsx":
            _workbook(answer, target)
        elif ending == ".parquet":
            _parquet(answer, target)
        else:
            makers = {".csv": _csv, ".html": _page, ".ics": _calendar}
            target.write_bytes(makers[ending](answer).encode("utf-8", "replace"))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return value


def _csv(answer: Answer) -> str:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(answer.columns)
    writer.writerows([harmless(_plain(v)) for v in row] for row in answer.rows)
    return "\ufeff" + buffer.getvalue()


def _calendar(answer: Answer) -> str:
    needed = {"due", "task", "party", "verb", "symbol"}
    if not needed <= set(answer.columns):
        raise JueyiError(
            "no register", where=".ics", expected="rows with due, party, verb, task and symbol"
        )
    return calendar(answer)


def _page(answer: Answer) -> str:
    start = head("jueyi register", _STYLE)
    names = "".join(f"<th>{escape(column)}</th>" for column in answer.columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(_shown(value))}</td>" for value in row) + "</tr>\n"
        for row in answer.rows
    )
    return f"{start}<table><tr>{names}</tr>\n{rows}</table></body></html>\n"


def _shown(value: Any) -> str:
    return "" if value is None else str(_plain(value))


def _kind(answer: Answer, place: int) -> str:
    held = next((row[place] for row in answer.rows if row[place] is not None), None)
    if isinstance(held, date):
        return "date"
    return "strs" if isinstance(held, list) else "str"


def _workbook(answer: Answer, target: Path) -> None:
    from ..writing.xlsx import Writer

    kinds = {column: _kind(answer, place) for place, column in enumerate(answer.columns)}
    writer = Writer(target, {"register": kinds})
    rows = [
        [value.isoformat() if isinstance(value, date) else value for value in row]
        for row in answer.rows
    ]
    writer.extend({"register": rows})
    writer.close()


def _parquet(answer: Answer, target: Path) -> None:
    from ..writing.parquet import write_columns

    columns = list(zip(*answer.rows, strict=True)) or [()] * len(answer.columns)
    write_columns(target, dict(zip(answer.columns, map(list, columns), strict=True)))
