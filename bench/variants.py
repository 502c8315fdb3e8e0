"""The newest documents written as people have them: half-width, with note marks, wrapped …

Every variant is rendered from the UN's XML, labelled, and compared with the clean text: structure F1,
opening lemma (the UN's bold print), later acts and addressees (hand-labelled paragraphs).
Run: ``python bench/variants.py [FOLDER OR ARCHIVE] [DOCUMENTS]`` (default ``unxml``, 120).
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path

import jueyi
from jueyi import lexicon
from jueyi.components.agreement import act_key, addressees
from jueyi.corpus import build as corpora
from jueyi.corpus import gold
from jueyi.corpus.bold import bold_openings
from jueyi.corpus.unxml import documents
from jueyi.document.cleaning import clean
from jueyi.document.layout import is_enacting
from jueyi.document.structure import structure
from jueyi.errors import ReadingError
from jueyi.evaluation.rendering import plain, wrapped
from jueyi.reading import akn
from jueyi.records import Source

ROOT = Path(__file__).parents[1]
HALF = str.maketrans("，；：（）", ",;:()")
HAN = "零一二三四五六七八九十"
_END = re.compile(r"(?<=[，；。])$", re.M)


def half_width(text: str) -> str:
    """Commas, semicolons, colons and brackets of ASCII."""
    return text.translate(HALF)


def nfkc(text: str) -> str:
    """Compatibility forms folded, where that changes no length."""
    return "".join(f if len(f := unicodedata.normalize("NFKC", c)) == 1 else c for c in text)


def marked(form: str) -> Callable[[str], str]:
    """A note mark behind the closing mark of every third paragraph, rising."""

    def render(text: str) -> str:
        numbers = count(1)
        lines = text.split("\n")
        for place in range(4, len(lines), 3):
            if lines[place][-1:] in "，；。" and len(lines[place]) > 12:
                lines[place] += form.format(next(numbers))
        return "\n".join(lines)

    return render


def numbered(text: str) -> str:
    """一、 二、 instead of 1. 2."""

    def han(match: re.Match[str]) -> str:
        number = int(match.group(1))
        tens, ones = divmod(number, 10)
        if number > 99:
            return match.group()
        head = "" if tens == 0 else "十" if tens == 1 else HAN[tens] + "十"
        return f"{head}{HAN[ones] if ones else ''}、"

    return re.sub(r"^(\d{1,3})\. ?", han, text, flags=re.M)


def without_comma(text: str) -> str:
    """The enacting line without its comma."""
    return "\n".join(li[:-1] if is_enacting(li) else li for li in text.split("\n"))


def without_enacting(text: str) -> str:
    """No enacting line at all."""
    return "\n".join(line for line in text.split("\n") if not is_enacting(line))


def traditional(text: str) -> str:
    """Traditional characters, one for one."""
    from opencc import OpenCC

    convert = OpenCC("s2t").convert
    return "\n".join(c if len(c := convert(li)) == len(li) else li for li in text.split("\n"))


def viewer(text: str) -> str:
    """Wrapped at 37 characters without indents or blank lines."""
    return "\n".join(
        line[i : i + 37] for line in text.split("\n") for i in range(0, max(len(line), 1), 37)
    )


def within(text: str) -> str:
    """A bare note mark behind the first comma within every third paragraph, rising."""
    numbers = count(1)
    lines = text.split("\n")
    for place in range(4, len(lines), 3):
        at = lines[place].find("，", 8) + 1
        if 0 < at < len(lines[place]) - 8 and not lines[place][at].isdigit():
            lines[place] = f"{lines[place][:at]}{next(numbers)}{lines[place][at:]}"
    return "\n".join(lines)


def with_notes(source: Source) -> str:
    """The document with its own notes, their marks as bare digits where print raises them, and
    the notes on lines of their own below."""
    places = sorted((note.anchor, note.mark) for note in source.notes if note.anchor is not None)
    lines = []
    for block in source.blocks:
        line, at = "", block.start
        for anchor, mark in places:
            if block.start < anchor <= block.end:
                line += source.text[at:anchor] + mark
                at = anchor
        lines.append(clean(line + source.text[at : block.end]))
    return "\n".join([*lines, *(f"{note.mark} {clean(note.text)}" for note in source.notes)])


def drafted(text: str) -> str:
    """PP1, PP2 before preambular paragraphs and OP1, OP2 before operative ones."""
    lines, numbers = text.split("\n"), count(1)
    preamble = False
    for place, line in enumerate(lines):
        if is_enacting(line):
            preamble, numbers = True, count(1)
        elif re.match(r"\d{1,3}\.", line):
            preamble = False
        elif preamble and line[-1:] in "，：" and not line.startswith(("(", "㈠", "㈡", "㈢")):
            lines[place] = f"PP{next(numbers)} {line}"
    return re.sub(r"^(\d{1,3})\. ?", r"OP\1 ", "\n".join(lines), flags=re.M)


def glued(between: str) -> Callable[[str], str]:
    """All lines in one, with what a copy leaves of their breaks."""
    return lambda text: between.join(line for line in text.split("\n") if line)


VARIANTS: dict[str, Callable[[str], str]] = {
    "clean": str,
    "half-width": half_width,
    "NFKC": nfkc,
    "note marks [1]": marked("[{}]"),
    "note marks 1": marked("{}"),
    "note marks (1)": marked("({})"),
    "一、 二、": numbered,
    "enacting line without comma": without_comma,
    "no enacting line": without_enacting,
    "traditional script": traditional,
    "wrapped at 37": viewer,
    "note marks within lines": within,
    "PP1 and OP1": drafted,
    "in one line, spaces left": glued(" "),
    "in one line, nothing left": glued(""),
}


def squash(text: str) -> str:
    """What all ways of writing one paragraph have in common."""
    from jueyi.document.script import simplify

    return simplify(nfkc(text)).replace(" ", "").replace("著", "着")


def level0(resolution: jueyi.Resolution) -> Counter[tuple[str, str | None, str]]:
    """Part, number and text of the paragraphs proper."""
    return Counter(
        (p.part, p.number if p.part == "operative" else None, squash(p.text))
        for p in resolution.paragraphs
        if p.level == 0 and p.part != "other"
    )


def f1(hits: int, wanted: int, found: int) -> float:
    """F1 of counts."""
    return 2 * hits / max(wanted + found, 1)


def main(place: Path, most: int) -> None:
    """Print a row a variant."""
    labeller, words = jueyi.load(), lexicon.load()
    labels = gold.load(ROOT / "data/gold")
    chosen = []
    for path, data in documents(place):
        if corpora.split_of(path) == "dev":
            try:
                source, marked = akn.build(data, path)
                chosen.append((path, source, marked.bold))
            except ReadingError:
                continue
    chosen = chosen[:: max(1, len(chosen) // most)]
    print(f"{len(chosen)} documents")
    print(f"{'written':30} structure  opening  acts   later  addressees")
    of_source: dict[str, Callable[[Source], str]] = {
        "its own notes, marks as digits": with_notes,
        "wrapped as a PDF reader does": wrapped,
    }
    renders = {name: lambda s, f=form: f(plain(s)) for name, form in VARIANTS.items()}
    for name, render in {**renders, **of_source}.items():
        tally = [Counter() for _ in range(5)]
        for path, source, bold in chosen:
            truth = structure(source)
            text = render(source)
            got = labeller.label(text, path)
            wanted, found = level0(truth), level0(got)
            tally[0].update(h=(wanted & found).total(), w=wanted.total(), f=found.total())
            by_text = {squash(p.text): p for p in got.paragraphs if p.part != "other" or p.acts}
            openings = bold_openings(truth, bold, words, Counter())
            for paragraph, (lemma, _) in zip(truth.paragraphs, openings, strict=True):
                other = by_text.get(squash(paragraph.text))
                acts = other.acts if other else ()
                if lemma is not None:
                    hit = bool(acts) and squash(acts[0].lemma) == lemma
                    tally[1].update(h=hit, w=1, f=1)
                label = labels.get(gold.digest(paragraph.text))
                if label is None or paragraph.part == "other":
                    continue
                a = [(s, e, squash(le)) for s, e, le in map(act_key, label.acts)]
                b = [(s, e, squash(le)) for s, e, le in map(act_key, acts)]
                tally[2].update(h=len({*a} & {*b}), w=len(a), f=len(b))
                tally[3].update(h=len({*a[1:]} & {*b[1:]}), w=len(a[1:]), f=len(b[1:]))
                c, d = addressees(label.acts), addressees(acts)
                tally[4].update(h=len(c.keys() & d.keys()), w=len(c), f=len(d))
        row = "   ".join(f"{f1(t['h'], t['w'], t['f']):.4f}" for t in tally)
        print(f"{name:30} {row}", flush=True)


if __name__ == "__main__":
    main(
        Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "unxml",
        int(sys.argv[2]) if len(sys.argv) > 2 else 120,
    )
