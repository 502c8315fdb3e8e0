"""The error browser: what a model got wrong, by cause, gold and prediction side by side."""

from __future__ import annotations

from collections import Counter
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

FIELDS = frozenset({"cause", "document", "text", "gold", "predicted"})


def show(rows: list[dict[str, Any]], cause: str, limit: int, console: Console) -> None:
    """Print errors grouped by cause, the most frequent cause first.

    Args:
        rows: Errors as ``evaluation.Errors`` in JSON.
        cause: Only causes that contain this.
        limit: At most so many paragraphs a cause.
        console: Where to print.
    """
    counts = Counter(row["cause"] for row in rows)
    console.print(f"{len(rows)} paragraphs with errors", style="bold", highlight=False)
    summary = Table()
    summary.add_column("cause")
    summary.add_column("paragraphs", justify="right")
    for name, count in counts.most_common():
        summary.add_row(name, str(count))
    console.print(summary)
    for name, _ in counts.most_common():
        if cause not in name:
            continue
        console.rule(name)
        for row in [r for r in rows if r["cause"] == name][:limit]:
            console.print(Text(row["document"], style="bold"), Text(row["text"]))
            table = Table(show_header=True, header_style="dim")
            table.add_column("gold", overflow="fold", ratio=1)
            table.add_column("predicted", overflow="fold", ratio=1)
            starts = sorted({act["start"] for act in row["gold"] + row["predicted"]})
            for start in starts:
                gold = _cell(row["gold"], start)
                found = _cell(row["predicted"], start)
                style = "" if gold == found else "bold red"
                table.add_row(gold, Text(found, style=style))
            console.print(table)


def _cell(acts: list[dict[str, Any]], start: int) -> str:
    for act in acts:
        if act["start"] == start:
            who = f" → {act['addressee']} ({', '.join(act['classes'])})" if act["addressee"] else ""
            return f"{start}: {act['act']}{who}"
    return "–"
