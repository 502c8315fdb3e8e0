"""One HTML page to read: acts coloured by family, addressees underlined, filters, print.

The page needs no network and runs no code but its own filter; everything from documents is
escaped, in text and in attributes. ``page/`` holds its style sheet and its filter, which ``jueyi
serve`` shows documents with, too.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from ..records import CLASSES, Act, Addressee, Paragraph, Resolution
from .inline import marked
from .plain import ByteWriter
from .webpage import asset, head

_LOW = 0.9  # acts below this score, or whose addressee is, are outlined
_PAGE = """\
body { max-width: 58em; margin: 1em auto; padding: 0 1em; }
.filters { position: sticky; top: 0; background: Canvas; z-index: 1;
  border-bottom: 1px solid GrayText; }
.contents { font: 14px/1.6 system-ui, sans-serif; }
"""
_START = (
    '<form class="filters"></form>\n<nav class="contents" hidden><ol></ol></nav>\n'
    '<main class="show-times show-citations" data-classes="{classes}">\n'
)


def encode(resolution: Resolution) -> bytes:
    """One resolution as a section of the page."""
    return section(resolution).encode("utf-8", "replace")


def section(resolution: Resolution) -> str:
    """One resolution as HTML: a heading, its facts and its paragraphs."""
    title = " ".join(filter(None, (resolution.symbol or resolution.document, resolution.title)))
    facts = "，".join(filter(None, (resolution.organ, resolution.adopted, resolution.document)))
    return (
        f'<section class="resolution" data-organ="{escape(resolution.organ or "")}" '
        f'data-year="{(resolution.adopted or "")[:4]}">\n'
        f'<h2>{escape(title)}</h2>\n<div class="facts">{escape(facts)}</div>\n'
        + "".join(map(paragraph_html, resolution.paragraphs))
        + "</section>\n"
    )


def shown(resolution: Resolution) -> str:
    """One resolution as HTML with its own style, for notebooks; no script."""
    style = asset("reading.css")
    return f'<style>{style}</style>\n<div class="show-times">{section(resolution)}</div>'


class Writer(ByteWriter):
    """Writes one page of all resolutions."""

    def __init__(self, path: Path | None) -> None:
        start = head("jueyi", asset("reading.css") + _PAGE, scripts=True)
        script = asset("filter.js") + asset("written.js")
        tail = f'</main>\n<script type="module">\n{script}</script></body></html>\n'
        body = _START.format(classes=" ".join(CLASSES))
        super().__init__(path, (start + body).encode(), tail.encode())


def paragraph_html(paragraph: Paragraph) -> str:
    """One paragraph as HTML: its number, and its text in a ``span`` of the class ``x``.

    The characters of that span are those of ``paragraph.text``; what else is shown stands in
    attributes.
    """
    out: list[str] = []
    closing: list[str] = []
    owners = {id(act.addressee): n for n, act in enumerate(paragraph.acts) if act.addressee}
    numbers = {id(act): n for n, act in enumerate(paragraph.acts)}
    for kind, value in marked(paragraph):
        if kind == "text":
            out.append(escape(value))
        elif kind == "end":
            out.append(closing.pop())
        elif kind == "act":
            out.append(_act_tag(value, numbers[id(value)]))
            closing.append("</b>")
        elif kind == "addressee":
            out.append(_addressee_tag(value, owners[id(value)]))
            closing.append("</u>")
        elif kind != "note":
            before, after = _tags(kind, value)
            out.append(before)
            closing.append(after)
    number = escape(paragraph.number or "")
    classes = f"l{min(paragraph.level, 3)} {paragraph.part}"
    return (
        f'<p class="{classes}" data-index="{paragraph.index}"><span class="n">{number}</span>'
        f'<span class="x">{"".join(out)}</span></p>\n'
    )


def _addressee_tag(who: Addressee, number: int) -> str:
    label = escape(" ".join(who.classes))
    shown = f"{label} {who.role}" if who.role == "bound" else label
    tip = f"{who.role}: {label} {who.score:.2f}"
    return f'<u data-act="{number}" data-classes="{shown}" title="{tip}">'


def _tags(kind: str, value: Any) -> tuple[str, str]:
    """What stands before and behind a span: who a party is, when, and what is cited as a tip."""
    if kind == "party":
        who = value.entity
        tip = escape(f"{who.en} ({who.id})" if who else value.label)
        known = f' data-id="{escape(who.id)}"' if who else ""
        return f'<span class="p" title="{tip}"{known}>', "</span>"
    if kind == "time":
        days = " – ".join(dict.fromkeys(filter(None, (value.first, value.last))))
        told = escape(f"{value.type} {' '.join(value.value)} {days}".strip())
        short = escape(" ".join(value.value))
        return f'<span class="t" data-value="{short}" title="{told}">', "</span>"
    if value.symbol is None:
        return "<cite>", "</cite>"
    address = escape(f"https://docs.un.org/zh/{value.symbol}")
    link = f'<a href="{address}" title="{escape(value.symbol)}" target="_blank" rel="noreferrer">'
    return f"<cite>{link}", "</a></cite>"


def _act_tag(act: Act, number: int) -> str:
    who = act.addressee
    classes = " ".join(who.classes) if who else ""
    names = [who.text] if who else []
    for party in who.parties if who else ():
        if party.entity is not None:
            names += [party.entity.id, party.entity.zh, party.entity.en]
    score = min(act.score, who.score) if who else act.score
    low = " low" if score < _LOW else ""
    tip = escape(f"{act.family}: {act.english or act.lemma} {act.score:.2f}")
    return (
        f'<b class="{act.family}{low}" data-act="{number}" data-lemma="{escape(act.lemma)}" '
        f'data-family="{act.family}" data-classes="{escape(classes)}" '
        f'data-who="{escape(" ".join(names))}" data-score="{score}" title="{tip}">'
    )
