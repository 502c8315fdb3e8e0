"""One HTML page to read: acts coloured by family, addressees underlined, filters, print.

The page needs no network and runs no code but its own filter; everything from documents is
escaped, in text and in attributes.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from ..records import CLASSES, Act, Paragraph, Resolution
from .inline import marked
from .plain import ByteWriter
from .webpage import head

_STYLE = """\
body{font:17px/1.75 "Noto Serif CJK SC","Source Han Serif SC",SimSun,serif;max-width:54em;margin:1em auto;padding:0 1em;color:#1a1a1a}
nav{position:sticky;top:0;background:#fff;border-bottom:1px solid #ccc;padding:.5em 0;font:14px system-ui,sans-serif}
nav label{margin-right:1em}h2{font-size:1.15em;margin-top:2em}.facts{color:#666;font-size:.85em}
p{margin:.5em 0 .5em 3em;text-indent:-3em}p .n{display:inline-block;width:3em;text-indent:0;color:#666}
p.l1{margin-left:5em}p.l2,p.l3{margin-left:7em}p.other{color:#777}
b{font-weight:600;border-radius:3px;padding:0 .1em}u{text-decoration-thickness:2px;text-underline-offset:4px}
.directive{background:#fde0dc}.decisional{background:#eddcf7}.declarative{background:#dce8fb}
.expressive{background:#dff3df}.recitative{background:#dcf3f3}.low{outline:1px dashed #b00}
.t{border-bottom:2px dotted #b36b00}cite{font-style:normal}cite a{color:#0b57a4}
.c{font:11px system-ui,sans-serif;color:#555;margin-left:.2em}.hidden{display:none}
@media print{nav{display:none}body{max-width:none}}"""
_NAVIGATION = """\
<nav><label>verb <input id="v" size="8"></label>
<label>family <select id="f"><option value="">all</option><option>directive</option><option>decisional</option><option>declarative</option><option>expressive</option><option>recitative</option></select></label>
<label>class <select id="c"><option value="">all</option>{classes}</select></label>
<label>least score <input id="s" type="number" min="0" max="1" step="0.05" value="0" size="4"></label>
<span id="n"></span></nav><main>
"""
_TAIL = """</main><script>
const $=i=>document.getElementById(i);
function run(){let n=0;const v=$("v").value,f=$("f").value,c=$("c").value,s=+$("s").value;
for(const p of document.querySelectorAll("main p")){let ok=!(v||f||c||s>0);
for(const b of p.querySelectorAll("b"))if((!v||b.dataset.lemma.includes(v))&&(!f||b.dataset.family===f)
&&(!c||b.dataset.classes.split(" ").includes(c))&&+b.dataset.score>=s){ok=true;break}
p.classList.toggle("hidden",!ok);if(ok)n++}
$("n").textContent=n+" paragraphs"}
for(const i of["v","f","c","s"])$(i).addEventListener("input",run);run();
</script></body></html>
"""
_LOW = 0.9  # acts below this score are outlined


def encode(resolution: Resolution) -> bytes:
    """One resolution as a section of the page."""
    title = " ".join(filter(None, (resolution.symbol or resolution.document, resolution.title)))
    facts = "，".join(filter(None, (resolution.organ, resolution.adopted, resolution.document)))
    return (
        f'<h2>{escape(title)}</h2>\n<div class="facts">{escape(facts)}</div>\n'
        + "".join(map(paragraph_html, resolution.paragraphs))
    ).encode("utf-8", "replace")


class Writer(ByteWriter):
    """Writes one page of all resolutions."""

    def __init__(self, path: Path | None) -> None:
        options = "".join(f"<option>{label}</option>" for label in CLASSES)
        start = head("jueyi", _STYLE, scripts=True) + _NAVIGATION.replace("{classes}", options)
        super().__init__(path, start.encode(), _TAIL.encode())


def paragraph_html(paragraph: Paragraph) -> str:
    """One paragraph as HTML, with its number, acts and addressees."""
    out: list[str] = []
    closing: list[str] = []
    for kind, value in marked(paragraph):
        if kind == "text":
            out.append(escape(value))
        elif kind == "end":
            out.append(closing.pop())
        elif kind != "note":
            before, after = _tags(kind, value)
            out.append(before)
            closing.append(after)
    number = escape(paragraph.number or "")
    classes = f"l{min(paragraph.level, 3)} {paragraph.part}"
    return f'<p class="{classes}"><span class="n">{number}</span>{"".join(out)}</p>\n'


def _tags(kind: str, value: Any) -> tuple[str, str]:
    """What stands before and behind a span: who a party is, when, and what is cited as a tip."""
    if kind == "act":
        return _opening_tag(value), "</b>"
    if kind == "addressee":
        label = escape(" ".join(value.classes))
        return f'<u title="{label} {value.score:.2f}">', f'</u><span class="c">{label}</span>'
    if kind == "party":
        who = value.entity
        tip = f"{who.en} ({who.id})" if who else value.label
        return f'<span class="p" title="{escape(tip)}">', "</span>"
    if kind == "time":
        days = " – ".join(filter(None, (value.first, value.last)))
        tip = f"{value.type} {' '.join(value.value)} {days}".strip()
        return f'<span class="t" title="{escape(tip)}">', "</span>"
    if value.symbol is None:
        return "<cite>", "</cite>"
    address = escape(f"https://docs.un.org/zh/{value.symbol}")
    return f'<cite><a href="{address}" rel="noreferrer">', "</a></cite>"


def _opening_tag(act: Act) -> str:
    classes = " ".join(act.addressee.classes) if act.addressee else ""
    low = " low" if act.score < _LOW else ""
    tip = escape(f"{act.lemma} {act.english} {act.score:.2f}")
    return (
        f'<b class="{act.family}{low}" data-lemma="{escape(act.lemma)}" '
        f'data-family="{act.family}" data-classes="{escape(classes)}" '
        f'data-score="{act.score}" title="{tip}">'
    )
