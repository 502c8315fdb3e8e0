"""A comparison as one HTML page, side by side, and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import Any

from ..packing import to_plain
from ..records import Paragraph, Resolution
from ..writing.webpage import asset, head
from .changes import Change

Compared = tuple[Resolution, Resolution, tuple[Change, ...]]


def summary(changes: Sequence[Change]) -> str:
    """Counts in a line: 12 same (3 reworded), 4 changed, 2 new, 1 dropped, 1 moved."""
    counts = Counter(change.status for change in changes)
    reworded = sum(change.reworded for change in changes)
    moved = sum(change.moved for change in changes)
    same = f"{counts['same']} same" + (f" ({reworded} reworded)" if reworded else "")
    rest = [f"{counts[name]} {name}" for name in ("changed", "new", "dropped")]
    return ", ".join([same, *rest, *([f"{moved} moved"] if moved else [])])


def notes(change: Change) -> list[str]:
    """What to look at in a change, in a few words each."""
    found = [change.status]
    if change.reworded:
        found.append("reworded")
    if change.moved:
        found.append("moved")
    if change.verb:
        found.append("another verb" if change.verb == "other" else f"verb {change.verb}")
    found += ["addressee"] * change.addressee + ["time"] * change.times
    return found + list(change.citations)


def page(found: Sequence[Compared]) -> str:
    """All comparisons as one page; everything from documents is escaped."""
    sections = "".join(section(*one) for one in found)
    return f"{head('jueyi diff', asset('compare.css'))}{sections}</body></html>\n"


def section(old: Resolution, new: Resolution, changes: tuple[Change, ...]) -> str:
    """One comparison as HTML, side by side; everything from documents is escaped."""
    title = f"{_name(old)} → {_name(new)}"
    rows = "".join(_row(old, new, change) for change in changes)
    return (
        f"<h2>{escape(title)}</h2><p>{escape(summary(changes))}</p>\n"
        '<table class="compared"><col class="w"><col><col><tr><th></th>'
        f"<th>{escape(_name(old))}</th><th>{escape(_name(new))}</th></tr>\n{rows}</table>\n"
    )


def _name(resolution: Resolution) -> str:
    return " ".join(filter(None, (resolution.symbol or resolution.document, resolution.title)))


def _row(old: Resolution, new: Resolution, change: Change) -> str:
    cells = []
    for resolution, index, tag in ((old, change.old, "del"), (new, change.new, "ins")):
        cells.append("" if index is None else _cell(resolution.paragraphs[index], change, tag))
    told = "<br>".join(map(escape, notes(change)))
    return (
        f'<tr class="{change.status}"><td class="w">{told}</td><td>{cells[0]}</td>'
        f"<td>{cells[1]}</td></tr>\n"
    )


def _cell(paragraph: Paragraph, change: Change, tag: str) -> str:
    out, at = [f"{escape(paragraph.number)} " if paragraph.number else ""], 0
    for edit in change.edits:
        start = edit.old_start if tag == "del" else edit.new_start
        piece = edit.old if tag == "del" else edit.new
        out.append(escape(paragraph.text[at:start]))
        at = start + len(piece)
        out.append(f"<{tag}>{escape(piece)}</{tag}>" if piece else "")
    return "".join(out) + escape(paragraph.text[at:])


def records(old: Resolution, new: Resolution, changes: tuple[Change, ...]) -> list[dict[str, Any]]:
    """A JSON object a change, with the numbers and texts of both paragraphs."""
    rows = []
    for change in changes:
        row: dict[str, Any] = {"old_document": old.document, "new_document": new.document}
        row |= {"old_symbol": old.symbol, "new_symbol": new.symbol} | to_plain(change)
        for name, resolution, index in (("old", old, change.old), ("new", new, change.new)):
            held = None if index is None else resolution.paragraphs[index]
            row[f"{name}_number"] = held.number if held else None
            row[f"{name}_text"] = held.text if held else None
        rows.append(row)
    return rows
