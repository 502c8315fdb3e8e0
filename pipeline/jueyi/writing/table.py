"""The terminal table: for a person, every paragraph with its acts and addressees."""

from __future__ import annotations

import json

import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..packing import from_plain, to_plain
from ..records import Act, Paragraph, Resolution
from .plain import visible

_SHOWN = 14  # characters of the text behind an act
COLOURS = {
    "directive": "red",
    "decisional": "magenta",
    "declarative": "blue",
    "expressive": "green",
    "recitative": "cyan",
}


def encode(resolution: Resolution) -> bytes:
    """One resolution on its way between two of our own processes."""
    try:
        return orjson.dumps(resolution)  # the same as to_plain's, by native code
    except TypeError:  # orjson refuses surrogates
        return json.dumps(to_plain(resolution)).encode()


def decode(chunk: bytes) -> Resolution:
    """What ``encode`` packed."""
    try:
        held = orjson.loads(chunk)
    except ValueError:
        held = json.loads(chunk)
    resolution: Resolution = from_plain(Resolution, held)
    return resolution


def show(resolution: Resolution, console: Console) -> None:
    """Print one resolution: a heading and a row an act (a row a paragraph without acts)."""
    heading = [resolution.symbol or resolution.document, resolution.title or ""]
    facts = [
        resolution.organ,
        resolution.adopted,
        resolution.meeting and f"meeting {resolution.meeting}",
    ]
    console.print(Text(visible("  ".join(part for part in heading if part)), style="bold"))
    if any(facts):
        console.print(Text(visible("  ".join(fact for fact in facts if fact)), style="dim"))
    columns = _columns(console.width)
    table = Table(header_style="bold", expand=False, pad_edge=False, padding=(0, 1))
    for name in columns:
        if name in ("addressee", "classes"):
            widest = None if name == "addressee" else 24
            table.add_column(name, overflow="fold", min_width=8, max_width=widest)
        elif name in ("English", "when"):
            table.add_column(name, overflow="fold", max_width=24)
        elif name == "text":
            table.add_column(name, no_wrap=True, overflow="crop", min_width=8)
        else:
            table.add_column(name, no_wrap=True, overflow="fold")
    for paragraph in resolution.paragraphs:
        for index, act in enumerate(paragraph.acts or (None,)):
            cells = _cells(paragraph, act, index == 0)
            table.add_row(*[_safe(cells[name]) for name in columns])
    console.print(table)


def _safe(cell: Text | str) -> Text:
    """A cell without markup and control characters."""
    if isinstance(cell, str):
        return Text(visible(cell))
    return Text(visible(cell.plain), style=cell.style)


def _columns(width: int) -> list[str]:
    """As many columns as the terminal has room for; what matters most comes first to stay."""
    if width >= 150:
        verb = ["verb", "lemma", "English"]
        return ["part", "no.", *verb, "family", "addressee", "classes", "when", "score", "text"]
    if width >= 110:
        return ["part", "no.", "verb", "family", "addressee", "classes", "score", "text"]
    return ["no.", "verb", "addressee", "score", "text"]


def _when(act: Act) -> str:
    """The times of an act and whether it asks for a report: report; GA/81; by 2026-12-01."""
    told = ["report"] if act.report is not None else []
    for time in act.times:
        relation = f"{time.relation} " if time.relation in ("by", "until", "within") else ""
        told.append(relation + " ".join(time.value))
    return "; ".join(told)


def _cells(paragraph: Paragraph, act: Act | None, first: bool) -> dict[str, Text | str]:
    number = ("  " * paragraph.level + (paragraph.number or "")) if first else ""
    cells: dict[str, Text | str] = dict.fromkeys(
        (
            "part",
            "no.",
            "verb",
            "lemma",
            "English",
            "family",
            "addressee",
            "classes",
            "when",
            "score",
        ),
        "",
    )
    if act is None and paragraph.item is not None:
        asked = paragraph.item
        cells["when"] = "; ".join(
            (["report"] if asked.report else []) + [" ".join(t.value) for t in asked.times]
        )
    cells |= {"part": paragraph.part if first else "", "no.": number}
    start = act.end if act else 0
    if act and act.addressee and act.addressee.start == act.end:
        start = act.addressee.end
    rest = paragraph.text[start : start + _SHOWN].lstrip("，,")
    cells["text"] = Text(rest + ("…" if len(paragraph.text) > start + _SHOWN else ""), style="dim")
    if act is None:
        inherited = paragraph.inherits is not None
        cells["verb"] = Text("↳" if inherited else "–", style="dim")
        return cells
    colour = COLOURS[act.family]
    who = act.addressee
    return cells | {
        "verb": Text(act.surface, style=f"bold {colour}"),
        "lemma": act.lemma,
        "English": act.english,
        "family": Text(act.family, style=colour),
        "addressee": Text(who.text, style="underline") if who else Text("–", style="dim"),
        "classes": ", ".join(who.classes) if who else "",
        "when": _when(act),
        "score": f"{min(act.score, who.score if who else 1.0):.2f}",
    }
