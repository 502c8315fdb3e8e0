"""What the site makes of the code: the commands' help, the model's figures, the notebooks' pictures.

A page says where: ``<!-- commands -->``, ``<!-- figures -->``, ``<!-- gallery -->``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
CARD = ROOT / "pipeline" / "jueyi" / "model" / "card.json"
GALLERY = ROOT / "build" / "gallery"  # python docs/gallery.py makes it
_GROUPS = {
    "dev": "On the newest documents that the project may look at",
    "novel": "On those of their paragraphs that are novel",
    "bold": "Opening verb against the UN's bold print",
    "novel_bold": "The same, novel paragraphs",
}


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Called by MkDocs for every page."""
    for name, make in (("commands", commands), ("figures", figures), ("gallery", gallery)):
        place = f"<!-- {name} -->"
        if place in markdown:
            markdown = markdown.replace(place, make())
    return markdown


def on_files(files: Any, config: Any) -> Any:
    """Adds the pictures to the site's files."""
    from mkdocs.structure.files import File

    for path in sorted(GALLERY.glob("*.png")):
        files.append(File.generated(config, f"gallery/{path.name}", abs_src_path=str(path)))
    return files


def commands() -> str:
    """The help of every command, as the terminal shows it."""
    import typer.main
    from jueyi.cli import app

    root = typer.main.get_command(app)
    return "\n".join(_help(root, "jueyi"))


def _help(command: Any, name: str) -> list[str]:
    import typer

    context = typer.Context(command, info_name=name, terminal_width=96, max_content_width=96)
    out = [f"## {name}", "", "```text", command.get_help(context).rstrip(), "```", ""]
    for inner, sub in sorted(getattr(command, "commands", {}).items()):
        out += _help(sub, f"{name} {inner}")
    return out


def figures() -> str:
    """The figures of the model before its last fit, with intervals, from its card."""
    found = json.loads(CARD.read_text("utf-8"))["figures"]
    out = []
    for group, title in _GROUPS.items():
        out += [f"## {title}", "", "| figure | baseline | jueyi | 95 % interval | n |", "|---|---|---|---|---|"]
        for row in found.get(group, ()):
            base = f"{row['baseline']:.3f}" if row.get("baseline") is not None else "–"
            interval = f"{row['low']:.3f}–{row['high']:.3f}"
            out.append(f"| {row['name']} | {base} | {row['value']:.4f} | {interval} | {row['count']:,} |")
        out.append("")
    return "\n".join(out)


def gallery() -> str:
    """The notebooks' pictures, if they were made."""
    pictures = sorted(GALLERY.glob("*.png"))
    if not pictures:
        return "The pictures are made by `python docs/gallery.py`, which runs the notebooks."
    return "\n\n".join(f"![{p.stem.replace('_', ' ')}](gallery/{p.name})" for p in pictures)
