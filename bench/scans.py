"""Visible resolutions rendered as scans, read by OCR, and compared with the clean text.

Every page is drawn from the UN's XML (a running head, paragraphs indented, lines justified by
cutting at the measure), turned a little, blurred and strewn with noise. Printed are the share of
characters read right (1 - edit distance / characters), acts and acts with their addressee against
those that the same model finds in the clean text, and against the labels where paragraphs have
them, and seconds a page.
Run: ``python bench/scans.py [FOLDER OR ARCHIVE] [PAGES A STYLE]`` (default ``unxml``, 5).
"""

from __future__ import annotations

import random
import re
import sys
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import jueyi
from jueyi.components.agreement import act_key, addressees
from jueyi.corpus import build as corpora
from jueyi.corpus import gold
from jueyi.corpus.unxml import documents
from jueyi.document.cleaning import clean, width
from jueyi.document.structure import structure
from jueyi.errors import ReadingError
from jueyi.evaluation.rendering import plain
from jueyi.reading import akn, read_bytes
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from variants import f1, squash, traditional

ROOT = Path(__file__).parents[1]
NEVER_FIRST = "，。；：、）》”)"
GROUND = 255


@dataclass(frozen=True)
class Style:
    """How pages are printed and scanned.

    Attributes:
        name: In the table.
        columns: 1 or 2.
        old: Whether characters are traditional.
        skew: Degrees.
        noise: Standard deviation of the grey, 0 to 255.
        blur: Radius in pixels.
        dpi: Of the scanner.
    """

    name: str
    columns: int = 1
    old: bool = False
    skew: float = 0.0
    noise: float = 0.0
    blur: float = 0.0
    dpi: int = 200


STYLES = (
    Style("clean", skew=0.2, blur=0.4),
    Style("clean, traditional", old=True, skew=0.2, blur=0.4),
    Style("clean, two columns", columns=2, skew=0.2, blur=0.4),
    Style("clean, two, traditional", columns=2, old=True, skew=-0.2, blur=0.4),
    Style("skew 1.5, noise", skew=1.5, noise=18, blur=0.7),
    Style("skew -1.5, noise, trad.", old=True, skew=-1.5, noise=18, blur=0.7),
    Style("skew 1, noise, two", columns=2, skew=1.0, noise=18, blur=0.7),
    Style("bad: 150 dpi, noise 40", skew=-2.0, noise=40, blur=1.0, dpi=150),
)


def printed(paragraphs: list[str]) -> list[str]:
    """In traditional characters, in the forms that are printed today."""
    return traditional("\n".join(paragraphs)).replace("爲", "為").split("\n")


@lru_cache(maxsize=8)
def font(size: int) -> ImageFont.FreeTypeFont:
    place = files("mplfonts") / "fonts" / "NotoSerifCJKsc-Regular.otf"
    return ImageFont.truetype(str(place), size)


def wrap(text: str, measure: float) -> list[str]:
    """Lines of a paragraph, its first indented by two ems."""
    lines, current, used = [], "", 2.0
    for word in re.findall(r"[\x21-\x7e]+ ?|.", text):  # numbers and words are never cut
        size = width(word)
        if used + size > measure and word not in NEVER_FIRST:
            lines.append(current)
            current, used = "", 0.0
        current, used = current + word, used + size
    return [*lines, current]


def draw(paragraphs: list[str], style: Style, seed: int) -> list[Image.Image]:
    """The pages of a document."""
    em = round(10.5 * style.dpi / 72)
    page = (round(8.27 * style.dpi), round(11.69 * style.dpi))
    margin, pitch, gutter = round(1.1 * style.dpi), round(1.6 * em), 2 * em
    column = (page[0] - 2 * margin - (style.columns - 1) * gutter) // style.columns
    rows = (page[1] - 2 * margin) // pitch
    lines = [
        (n == 0, line) for text in paragraphs for n, line in enumerate(wrap(text, column / em - 1))
    ]
    pages = []
    for start in range(0, len(lines), rows * style.columns):
        sheet = Image.new("L", page, GROUND)
        pen = ImageDraw.Draw(sheet)
        for n, (first, line) in enumerate(lines[start : start + rows * style.columns]):
            across, down = divmod(n, rows)
            x = margin + across * (column + gutter) + (2 * em if first else 0)
            for character in line:  # an em or half an em each, as in print
                pen.text((x, margin + down * pitch), character, font=font(em), fill=20)
                x += max(pen.textlength(character, font=font(em)), width(character) * em * 0.9)
        pen.text((page[0] // 2, page[1] - margin // 2), str(len(pages) + 1), font=font(em), fill=20)
        pages.append(scanned(sheet, style, seed + len(pages)))
    return pages


def scanned(sheet: Image.Image, style: Style, seed: int) -> Image.Image:
    """A page as a scanner gives it."""
    sheet = sheet.rotate(style.skew, Image.Resampling.BICUBIC, fillcolor=GROUND)
    sheet = sheet.filter(ImageFilter.GaussianBlur(style.blur)) if style.blur else sheet
    if style.noise:
        import numpy as np

        grain = np.random.default_rng(seed).normal(0, style.noise, (sheet.height, sheet.width))
        sheet = Image.fromarray(np.clip(np.asarray(sheet) * 0.85 + 20 + grain, 0, 255).astype("u1"))
    return sheet


def packed(pages: list[Image.Image], dpi: int) -> bytes:
    """A PDF of pictures without a text layer."""
    buffer = BytesIO()
    pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, quality=90)
    return buffer.getvalue()


def folded(text: str) -> str:
    """Without white space and the width of marks; ㈠ is (一)."""
    return unicodedata.normalize("NFKC", "".join(text.split()))


def distance(one: str, other: str) -> int:
    """Edit distance."""
    from rapidfuzz.distance import Levenshtein

    return int(Levenshtein.distance(one, other))


def keys(paragraphs: object, party: bool) -> Counter:
    """Acts as opening text of their paragraph, lemma and, asked so, addressee."""
    found: Counter = Counter()
    for paragraph in paragraphs:
        for act in paragraph.acts:
            key = (squash(paragraph.text[act.start : act.start + 12]), squash(act.lemma))
            found[
                (*key, squash(act.addressee.text) if act.addressee else None) if party else key
            ] += 1
    return found


def main(place: Path, most: int) -> None:
    """Print a row a style."""
    labeller, labels = jueyi.load(), gold.load(ROOT / "data/gold")
    chosen = []
    for path, data in documents(place):
        if corpora.split_of(path) != "dev":
            continue
        try:
            source = akn.read(data, path)
        except ReadingError:
            continue
        paragraphs = [clean(text) for text in plain(source).split("\n") if text.strip()]
        known = sum(gold.digest(p.text) in labels for p in structure(source).paragraphs)
        if known and 900 < sum(map(len, paragraphs)) < 1_900:
            chosen.append((path, paragraphs))
    random.Random(3).shuffle(chosen)
    print(f"{len(chosen)} documents to draw from")
    print(f"{'style':26} pages  characters  acts    with addressee  of labels  told  s/page")
    following = 0
    for style in STYLES:
        pages = wrong = letters = told = silent = 0
        spent = 0.0
        tallies = [Counter() for _ in range(4)]
        while pages < most:
            path, paragraphs = chosen[following % len(chosen)]
            following += 1
            shown = printed(paragraphs) if style.old else paragraphs
            sheets = draw(shown, style, following)
            pages += len(sheets)
            start = time.perf_counter()
            source = read_bytes(packed(sheets, style.dpi), f"{path}.pdf")
            spent += time.perf_counter() - start
            got = labeller.label_source(source)
            clean_text = labeller.label("\n".join(shown), path)
            body = "".join(
                source.text[p.start : p.end]
                for p in got.pieces
                if p.kind not in ("page-number", "footnote-mark")  # a page's number alone
            )
            a, b = folded("".join(shown)), folded(body)
            missed = distance(a, b)
            letters, wrong = letters + len(a), wrong + missed
            told += any("differently" in str(p) or "doubtful" in str(p) for p in source.problems)
            silent += missed > 2 and not any("line" in str(p) for p in source.problems)
            for tally, party in ((tallies[0], False), (tallies[1], True)):
                one, two = keys(clean_text.paragraphs, party), keys(got.paragraphs, party)
                tally.update(h=(one & two).total(), w=one.total(), f=two.total())
            by_text = {squash(p.text): p for p in got.paragraphs}
            truth = labeller.label("\n".join(paragraphs), path)
            for paragraph in truth.paragraphs:
                label = labels.get(gold.digest(paragraph.text))
                if label is None:
                    continue
                other = by_text.get(squash(paragraph.text))
                acts = other.acts if other else ()
                one = {(s, e, squash(le)) for s, e, le in map(act_key, label.acts)}
                two = {(s, e, squash(le)) for s, e, le in map(act_key, acts)}
                tallies[2].update(h=len(one & two), w=len(one), f=len(two))
                c, d = addressees(label.acts), addressees(acts)
                tallies[3].update(h=len(c.keys() & d.keys()), w=len(c), f=len(d))
        row = [f1(t["h"], t["w"], t["f"]) for t in tallies]
        print(
            f"{style.name:26} {pages:5}  {1 - wrong / letters:10.4f}  {row[0]:.4f}  {row[1]:14.4f}"
            f"  {row[2]:.3f}/{row[3]:.3f} {told:3}/{silent} {spent / pages:7.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main(
        Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "unxml",
        int(sys.argv[2]) if len(sys.argv) > 2 else 5,
    )
