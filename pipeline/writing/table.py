"""The terminal table: for a person, every paragraph with its acts and addressees."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..records import Act, Paragraph, Resolution

COLOURS = {
    "directive": "red",
    "decisional": "magenta",
    "declarative": "blue",
    "expressive": "green",
    "recitative": "cyan",
}


def show(resolution: Resolution, console: Console) -> None:
    """Print one resolution: a heading and a row an act (a row a paragraph without acts)."""
    heading = [resolution.symbol or resolution.document, resolution.title or ""]
    facts = [
        resolution.organ,
        resolution.adopted,
        resolution.meeting and f"meeting {resolution.meeting}",
    ]
    console.print(Text("  ".join(part for part in heading if part), style="bold"))
    if any(facts):
        console.print("  ".join(fact for fact in facts if fact), style="dim", highlight=False)
    table = Table(header_style="bold", expand=False, pad_edge=False, padding=(0, 1))
    table.add_column("part", no_wrap=True)
    table.add_column("no.", no_wrap=True)
    table.add_column("verb", no_wrap=True)
    table.add_column("lemma", no_wrap=True)
    table.add_column("English", overflow="fold", max_width=24)
    table.add_column("family", no_wrap=True)
    table.add_column("addressee", overflow="fold", min_width=14)
    table.add_column("classes", overflow="fold", max_width=24)
    table.add_column("score", justify="right", no_wrap=True)
    for paragraph in resolution.paragraphs:
        for index, act in enumerate(paragraph.acts or (None,)):
            table.add_row(*_cells(paragraph, act, index == 0))
    console.print(table)


def _cells(paragraph: Paragraph, act: Act | None, first: bool) -> list[Text | str]:
    number = ("  " * paragraph.level + (paragraph.number or "")) if first else ""
    part = paragraph.part if first else ""
    if act is None:
        text = paragraph.text if len(paragraph.text) < 30 else paragraph.text[:28] + "…"
        return [part, number, Text("–", style="dim"), "", "", "", Text(text, style="dim"), "", ""]
    colour = COLOURS[act.family]
    who = act.addressee
    return [
        part,
        number,
        Text(act.surface, style=f"bold {colour}"),
        act.lemma,
        act.english,
        Text(act.family, style=colour),
        Text(who.text, style="underline") if who else Text("–", style="dim"),
        ", ".join(who.classes) if who else "",
        f"{act.score:.2f}",
    ]
