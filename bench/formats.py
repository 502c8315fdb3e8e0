"""Structure and opening lemma of documents rendered as HTML, Word and PDF, against their XML.

Run: ``python bench/formats.py FOLDER [COUNT]``; the renderings stay in FOLDER. PDF needs LibreOffice
(from Word) and Chromium (from HTML) on the PATH; a format that cannot be rendered is left out.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

import jueyi
import rendered
from jueyi.corpus.bold import bold_openings
from jueyi.corpus.unxml import documents
from jueyi.document.metadata import organ_code
from jueyi.document.structure import structure
from jueyi.errors import ReadingError
from jueyi.evaluation.figures import Tally, level0
from jueyi.evaluation.rendering import plain
from jueyi.lexicon import load as load_lexicon
from jueyi.reading import akn, read
from jueyi.records import Act, Source

ROOT = Path(__file__).parents[1]
ARCHIVE = ROOT / "unxml"
ENDINGS = {
    "txt": "txt",
    "xml": "xml",
    "html": "html",
    "docx": "docx",
    "office": "pdf",
    "un": "pdf",
    "browser": "pdf",
}


def render(folder: Path, count: int) -> dict[str, bytes]:
    """Render ``count`` documents drawn at random; their XML by key."""
    everything = list(documents(ARCHIVE))
    random.Random(5).shuffle(everything)
    chosen: dict[str, bytes] = {}
    for kind in (*ENDINGS, "laid"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    for name, data in everything:
        if len(chosen) == count:
            break
        try:
            source = akn.read(data, name)
        except ReadingError:
            continue
        key = f"{len(chosen):04}"
        chosen[key] = data
        (folder / "xml" / f"{key}.xml").write_bytes(data)
        (folder / "txt" / f"{key}.txt").write_text(plain(source), "utf-8")
        (folder / "html" / f"{key}.html").write_text(rendered.html(source), "utf-8")
        rendered.docx(source, folder / "docx" / f"{key}.docx")
        stated = dict(source.metadata)
        laid = folder / "laid" / f"{key}.docx"
        rendered.un_docx(source, laid, stated["symbol"], stated.get("organ") or "大会")
    if not any((folder / "office").iterdir()):
        rendered.office_pdf(sorted((folder / "docx").iterdir()), folder / "office")
    if not any((folder / "un").iterdir()):
        rendered.office_pdf(sorted((folder / "laid").iterdir()), folder / "un")
    for key in list(chosen)[: count // 2]:
        target = folder / "browser" / f"{key}.pdf"
        if not target.exists():
            rendered.browser_pdf(folder / "html" / f"{key}.html", target)
    return chosen


def measure(folder: Path, chosen: dict[str, bytes]) -> None:
    """Print a row a format."""
    lexicon, labeller = load_lexicon(), jueyi.load()
    print(
        f"{'format':10}{'structure F1':>14}{'95 %':>16}{'opening lemma':>15}{'n':>7}{'doubtful':>10}"
    )
    for kind, ending in ENDINGS.items():
        structures, openings, doubtful, count = Tally(), Tally(), 0, 0
        for key, data in chosen.items():
            path = folder / kind / f"{key}.{ending}"
            if not path.exists():
                continue
            count += 1
            original, marked = akn.build(data, key)
            wanted = structure(original)
            source = read(path) if kind != "txt" else Source(key, path.read_text("utf-8"), "text")
            doubtful += bool(source.problems)
            found = structure(source)
            a, b = level0(wanted), level0(found)
            structures.add(key, (a & b).total(), a.total(), b.total())
            lemmas = bold_openings(wanted, marked.bold, lexicon, Counter())
            organ = organ_code(found.organ)
            by_text = {p.text: p.part for p in found.paragraphs}
            for paragraph, (lemma, _) in zip(wanted.paragraphs, lemmas, strict=True):
                if lemma is None:
                    continue
                acts: tuple[Act, ...] = ()
                if paragraph.text in by_text and by_text[paragraph.text] != "other":
                    acts = labeller.acts(paragraph.text, by_text[paragraph.text], organ)
                openings.add(key, int(bool(acts) and acts[0].lemma == lemma), 1, 1)
        if count:
            one, two = structures.figure("structure"), openings.figure("opening")
            print(f"{kind:10}{one.value:14.4f}{one.low:9.3f}–{one.high:.3f}{two.value:15.4f}"
                  f"{count:7}{doubtful:10}")  # fmt: skip


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, help="where the renderings stay")
    arguments.add_argument("count", type=int, nargs="?", default=200, help="how many documents")
    options = arguments.parse_args()
    measure(options.folder, render(options.folder, options.count))
