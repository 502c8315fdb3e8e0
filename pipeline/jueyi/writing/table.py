"""The terminal table: for a person, every paragraph with its acts and addressees."""

from __future__ import annotations

import json

import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..packing import from_plain
from ..records import Act, Addressee, Paragraph, Report, Resolution, Time
from .plain import dump, visible

_SHOWN = 14  # characters of the text behind an act
# Columns with the least width that each is shown in, in the order in which they are left out.
_LEAVE_FIRST = {
    "lemma": 13, "English": 22, "family": 14, "part": 13, "when": 17, "classes": 27, "text": 18,
}  # fmt: skip
_KEPT = {"no.": 6, "verb": 15, "addressee": 30, "score": 8}
_NARROW = 16  # columns of the text where it is not shown whole and the terminal has no room
_ALL = (
    "part", "no.", "verb", "lemma", "English", "family", "addressee", "classes", "when", "score",
    "text",
)  # fmt: skip
_FOLDED = {"addressee": None, "classes": 24, "English": 24, "when": 24}
COLOURS = {
    "directive": "red",
    "decisional": "magenta",
    "declarative": "blue",
    "expressive": "green",
    "recitative": "cyan",
}


def encode(resolution: Resolution) -> bytes:
    """One resolution on its way between two of our own processes."""
    return dump(resolution)


def decode(chunk: bytes) -> Resolution:
    """What ``encode`` packed."""
    try:
        held = orjson.loads(chunk)
    except ValueError:
        held = json.loads(chunk)
    resolution: Resolution = from_plain(Resolution, held)
    return resolution


def show(
    resolution: Resolution, console: Console, wide: bool = False, full: bool = False
) -> tuple[str, ...]:
    """Print one resolution: a heading and a row an act (a row a paragraph without acts).

    Args:
        resolution: What to print.
        console: Where; its width decides which columns there is room for.
        wide: Whether all columns are shown, however wide the terminal is.
        full: Whether the whole text of each paragraph is shown, not only its first characters.

    Returns:
        The columns that were left out.
    """
    heading = [resolution.symbol or resolution.document, resolution.title or ""]
    facts = [
        resolution.organ,
        resolution.adopted,
        resolution.meeting and f"meeting {resolution.meeting}",
    ]
    console.print(Text(visible("  ".join(part for part in heading if part)), style="bold"))
    if any(facts):
        console.print(Text(visible("  ".join(fact for fact in facts if fact)), style="dim"))
    columns = _ALL if wide else fitting(console.width, full)
    table = Table(header_style="bold", expand=False, pad_edge=False, padding=(0, 1))
    for name in columns:
        if name in _FOLDED:
            table.add_column(name, overflow="fold", min_width=8, max_width=_FOLDED[name])
        elif name == "text" and full:
            table.add_column(name, overflow="fold", min_width=20)
        elif name == "text":
            most = None if wide or len(columns) == len(_ALL) else _NARROW
            table.add_column(name, overflow="crop", no_wrap=True, min_width=8, max_width=most)
        else:
            table.add_column(name, no_wrap=True, overflow="fold")
    for paragraph in resolution.paragraphs:
        for index, act in enumerate(paragraph.acts or (None,)):
            cells = _cells(resolution, paragraph, act, index == 0, full)
            table.add_row(*[_safe(cells.get(name, "")) for name in columns])
    console.print(table)
    return tuple(name for name in _ALL if name not in columns)


def _safe(cell: Text | str) -> Text:
    """A cell without markup and control characters."""
    if isinstance(cell, str):
        return Text(visible(cell))
    return Text(visible(cell.plain), style=cell.style)


def fitting(width: int, full: bool = False) -> tuple[str, ...]:
    """The columns that a terminal has room for; what matters least is left out first.

    >>> fitting(80)
    ('no.', 'verb', 'addressee', 'score', 'text')
    >>> fitting(200) == _ALL
    True
    """
    left = _LEAVE_FIRST | ({"text": 40} if full else {})
    names = [name for name in left if not (full and name == "text")]
    for name in names:
        if sum(left.values()) + sum(_KEPT.values()) <= width:
            break
        del left[name]
    return tuple(name for name in _ALL if name in left or name in _KEPT)


def _when(times: tuple[Time, ...], report: Report | None) -> str:
    """Times and whether a report is asked: report; GA/81; by 2026-12-01."""
    told = ["report"] if report is not None else []
    for time in times:
        relation = f"{time.relation} " if time.relation in ("by", "until", "within") else ""
        told.append(relation + " ".join(time.value))
    return "; ".join(told)


def _classes(who: Addressee) -> str:
    """The classes of an addressee, and that a decision binds it: states (bound)."""
    return ", ".join(who.classes) + (" (bound)" if who.role == "bound" else "")


def _cells(
    resolution: Resolution, paragraph: Paragraph, act: Act | None, first: bool, full: bool
) -> dict[str, Text | str]:
    number = ("  " * paragraph.level + (paragraph.number or "")) if first else ""
    cells: dict[str, Text | str] = {"part": paragraph.part if first else "", "no.": number}
    start = act.end if act else 0
    if act and act.addressee and act.addressee.start == act.end:
        start = act.addressee.end
    rest = paragraph.text[start : start + _SHOWN].lstrip("，,")
    if full:
        rest = paragraph.text if first else ""
    elif len(paragraph.text) > start + _SHOWN:
        rest += "…"
    cells["text"] = Text(rest, style="" if full else "dim")
    if act is None:
        return cells | _item_cells(resolution, paragraph)
    colour = COLOURS[act.family]
    who = act.addressee
    return cells | {
        "verb": Text(act.surface, style=f"bold {colour}"),
        "lemma": act.lemma,
        "English": act.english,
        "family": Text(act.family, style=colour),
        "addressee": Text(who.text, style="underline") if who else Text("–", style="dim"),
        "classes": _classes(who) if who else "",
        "when": _when(act.times, act.report),
        "score": f"{min(act.score, who.score if who else 1.0):.2f}",
    }


def _item_cells(resolution: Resolution, paragraph: Paragraph) -> dict[str, Text | str]:
    """A paragraph without acts: an item shows the act that it spells out, dimmed."""
    if paragraph.inherits is None or not resolution.paragraphs[paragraph.inherits].acts:
        return {"verb": Text("–", style="dim")}
    act = resolution.paragraphs[paragraph.inherits].acts[-1]
    cells: dict[str, Text | str] = {"verb": Text(f"↳ {act.surface}", style="dim")}
    if act.addressee is not None:
        cells["addressee"] = Text(act.addressee.text, style="dim")
    if paragraph.item is not None:
        cells["when"] = _when(paragraph.item.times, paragraph.item.report)
    return cells
