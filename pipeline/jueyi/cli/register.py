"""``jueyi register``: who is asked what, by when, by whom, on which ground."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import JueyiError
from .console import OK, counted, say, wide_console

if TYPE_CHECKING:
    from ..register.query import Answer

_SHOWN = ("due", "entity", "verb", "task", "report_to", "symbol", "number")
_MOST = 200  # rows on a terminal


def _day(value: str) -> str:
    if value:
        try:
            date.fromisoformat(value)
        except ValueError:
            raise typer.BadParameter(f"{value} is no date such as 2024-01-31") from None
    return value


def register(
    batches: Annotated[
        list[Path],
        typer.Argument(metavar="NAME.parquet...", help="What jueyi label -o NAME.parquet wrote."),
    ],
    to: Annotated[
        str, typer.Option(metavar="WHO", help="An id (un:unodc), a class, or words of a name.")
    ] = "",
    due: Annotated[
        str, typer.Option(metavar="WHEN", help="A session (GA/81), a year, month or day.")
    ] = "",
    reports: Annotated[bool, typer.Option("--reports", help="Only reports.")] = False,
    since: Annotated[
        str, typer.Option(metavar="DAY", callback=_day, help="Adopted on this day or later.")
    ] = "",
    until: Annotated[
        str, typer.Option(metavar="DAY", callback=_day, help="Adopted on this day or earlier.")
    ] = "",
    organ: Annotated[
        str, typer.Option(metavar="ORGAN", help="ga, sc, hrc, ecosoc, or as printed.")
    ] = "",
    verb: Annotated[str, typer.Option(metavar="LEMMA", help="Such as 敦促.")] = "",
    words: Annotated[str, typer.Option(metavar="TEXT", help="Words of the task.")] = "",
    duplicates: Annotated[
        bool, typer.Option("--duplicates", help="Tasks that two texts in force ask of one entity.")
    ] = False,
    sql: Annotated[
        str,
        typer.Option(
            metavar="QUERY",
            help="Ask in SQL: register, acts, parties, times, citations, paragraphs, documents.",
        ),
    ] = "",
    database: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Keep tables and views as a DuckDB file.")
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", help="Write .csv, .xlsx, .parquet, .html or .ics."),
    ] = None,
) -> int:
    """Ask who is asked what: a register of mandates over labelled batches.

    Make a batch first: jueyi label FOLDER -o acts.parquet
    """
    from ..register.asked import Asked
    from ..register.output import check, write
    from ..register.query import Register
    from ..writing.publishing import apart

    check(output)
    if output:
        apart(output, batches)
    asked = Asked(to, due, reports, since, until, organ, verb, words)
    if sql and (asked != Asked() or duplicates):
        raise JueyiError(
            "a question in SQL with other conditions", where="--sql", expected="--sql alone",
            fix="write the conditions into the question",
        )  # fmt: skip
    opened = Register(batches, database)
    try:
        answer = opened.sql(sql) if sql else opened.ask(asked)
    finally:
        opened.close()
    if duplicates:
        from ..register.output import as_answer

        answer = as_answer(answer)
    if database is not None:
        say(f"tables and the view register are in {database}")
    if output:
        write(answer, Path(output))
        say(f"{counted(len(answer.rows), 'row')} written to {output}")
    elif database is None or sql or duplicates or asked != Asked():
        _show(answer)
    return OK


def _show(answer: Answer) -> None:
    from rich.table import Table
    from rich.text import Text

    from ..writing.plain import visible

    columns = [c for c in _SHOWN if c in answer.columns] if "task" in answer.columns else []
    columns = columns or list(answer.columns)
    places = [answer.columns.index(c) for c in columns]
    table = Table(header_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", ratio=4 if column in ("task", "tasks") else None)
    for row in answer.rows[:_MOST]:
        table.add_row(*[Text(visible(_cell(row[place]))) for place in places])
    wide_console().print(table)
    if len(answer.rows) > _MOST:
        say(f"{_MOST} of {len(answer.rows)} rows; -o FILE writes all of them")
    else:
        say(counted(len(answer.rows), "row"))


def _cell(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
