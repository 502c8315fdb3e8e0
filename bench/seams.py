"""Fits what tells paragraphs of the preamble apart where print does not, and writes the two tables.

Documents before 2023 are rendered without indents at several widths; every full line behind which the
rules of ``document/breaks.py`` know nothing is an example. And their preambles are set in one line; every
comma before a verb is one. Printed are the errors on documents of 2023, before
(every opening verb begins a paragraph) and with the fit. The newest documents are not read.
Printed is also what the fit decides wrongly by general features alone, without those that remember words.
Run: ``python bench/seams.py [ARCHIVE]``.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from jueyi.corpus.build import is_tuning, split_of
from jueyi.corpus.unxml import documents
from jueyi.document import breaks, preambles, seams, unwrapping
from jueyi.document.structure import structure
from jueyi.errors import ReadingError
from jueyi.evaluation.rendering import plain, wrapped
from jueyi.reading import akn
from jueyi.records import Source
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[1]
MEASURES = (37, 38, 41)  # of documents of 2023
LEARNT = (*range(30, 44), 45)  # of those before
LEAST = 0.1  # weights nearer to nothing are left out
# Features that remember what the UN prints again and again. Every example is learnt once more
# without them, so that the others tell enough of a text that it never printed.
REMEMBERED = ("text=", "heads=", "before3=", "before4=", "after3=", "next=", "pair=", "below=")
Example = tuple[list[str], bool, bool]  # features, whether a paragraph begins, what the verb says


def examples(source: Source, measure: float) -> Iterator[Example]:
    """Every seam of a rendering that the rules leave to the model."""
    text = wrapped(source, measure, indent=False, blank=False)
    begins, at = set(), 0
    lines = text.split("\n")
    offsets = []
    for line in lines:
        offsets.append(at)
        at += len(line) + 1
    row = 0
    for paragraph in plain(source).split("\n"):
        begins.add(offsets[row])
        length = 0
        while length < len(paragraph):
            length += len(lines[row])
            row += 1
        row += not paragraph
    found: list[Example] = []

    def ask(seam: breaks.Seam) -> bool | None:
        known = breaks.opening_verb(seam)
        if not seam.short and seam.expected == 1:
            names = list(seams.features(seam.parts, seam.text, seam.ahead()))
            truth = seam.line.start in begins
            found.append((names, truth, "opens=True" in names))
            return truth  # the next seam is seen as if this one had been right
        return known

    kept = breaks.RULES
    breaks.RULES = tuple(ask if rule is breaks.opening_verb else rule for rule in kept)
    try:
        unwrapping.unwrap(text)
    finally:
        breaks.RULES = kept
    yield from found


def glued_examples(source: Source) -> Iterator[Example]:
    """Every comma before a verb in a preamble that is set in one line."""
    paragraphs = [p.text for p in structure(source).paragraphs if p.part == "preambular"]
    text, begins = "", {0}
    for paragraph in paragraphs:
        text += paragraph
        begins.add(len(text))
    last = 0
    for comma in re.finditer("[，；。]", text):
        at = comma.end()
        if seams.opens(text, at):
            names = list(seams.features(*preambles.seam(text, last, at)))
            yield names, at in begins, "opens=True" in names
        if at in begins:
            last = at


def main(archive: Path) -> None:
    """Fit, print the errors, write the tables."""
    wrap: tuple[list[Example], list[Example]] = ([], [])
    run: tuple[list[Example], list[Example]] = ([], [])
    for path, data in documents(archive):
        if split_of(path) != "train":
            continue
        try:
            source = akn.read(data, path)
        except ReadingError:
            continue
        for measure in MEASURES if is_tuning(path) else LEARNT:
            wrap[is_tuning(path)].extend(examples(source, measure))
        run[is_tuning(path)].extend(glued_examples(source))
    write(*wrap, seams.TABLE)
    write(*run, seams.GLUED)


def general(names: list[str]) -> list[str]:
    """The features that do not remember words."""
    return [name for name in names if not name.startswith(REMEMBERED)]


def write(fit: list[Example], tune: list[Example], table: Path) -> None:
    """Fit on one list, print the errors on both, write a table."""
    vectors = DictVectorizer()
    learnt = [*(names for names, _, _ in fit), *(general(names) for names, _, _ in fit)]
    known = vectors.fit_transform([dict.fromkeys(names, 1.0) for names in learnt])
    model = LogisticRegression(C=1.0, max_iter=2000, fit_intercept=False)
    model.fit(known, 2 * [truth for _, truth, _ in fit])
    weights = {
        name: round(float(weight), 3)
        for name, weight in zip(vectors.feature_names_, model.coef_[0], strict=True)
        if abs(weight) >= LEAST
    }
    for name, rows in (("before 2023", fit), ("2023", tune)):
        old = sum(truth != opens for _, truth, opens in rows)
        new, bare = (
            sum(
                truth != (sum(weights.get(n, 0.0) for n in of(names)) > 0)
                for names, truth, _ in rows
            )
            for of in (list, general)
        )
        print(
            f"{name}: {len(rows)} seams, wrong by the verb alone {old}, by the fit {new},"
            f" by its general features {bare}"
        )
    lines = [f"{name}\t{weight}" for name, weight in sorted(weights.items())]
    table.write_text("\n".join([seams.HEADER, *lines]) + "\n", "utf-8")
    print(f"{len(lines)} weights written to {table}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path, nargs="?", default=ROOT / "unxml")
    main(parser.parse_args().archive)
