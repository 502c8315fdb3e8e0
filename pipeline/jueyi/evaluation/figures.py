"""Figures with intervals over labelled rows, for anything that labels a row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..components.agreement import act_key, addressees
from ..document.structure import structure
from ..labelled import Labelled
from ..records import Act, Resolution, Source
from .rendering import plain, wrapped

Predict = Callable[[Labelled], tuple[Act, ...]]
SAMPLES = 1000


@dataclass(slots=True)
class Figure:
    """One figure: its value, a 95 % bootstrap interval over documents, and what it counts.

    Attributes:
        name: What is measured.
        value: F1 or accuracy, 0 to 1.
        low: 2.5 % quantile of the bootstrap.
        high: 97.5 % quantile.
        count: Gold items.
        documents: Hits, gold and predicted counts by document, from which the figure comes.
    """

    name: str
    value: float
    low: float
    high: float
    count: int
    documents: dict[str, list[int]] = field(default_factory=dict)


@dataclass(slots=True)
class Tally:
    """True positives, gold and predicted counts by document, for one figure."""

    by_document: dict[str, list[int]] = field(
        default_factory=lambda: defaultdict(lambda: [0, 0, 0])
    )

    def add(self, document: str, hits: int, gold: int, predicted: int) -> None:
        """Count one paragraph."""
        entry = self.by_document[document]
        entry[0] += hits
        entry[1] += gold
        entry[2] += predicted

    def figure(self, name: str, seed: int = 0) -> Figure:
        """F1 with its interval; documents are what is drawn again and again."""
        table = np.array(list(self.by_document.values()) or [[0, 0, 0]], dtype=float)
        total = table.sum(0)
        random = np.random.default_rng(seed)
        draws = random.multinomial(len(table), np.full(len(table), 1 / len(table)), SAMPLES)
        sums = draws @ table
        scores = f1(sums[:, 0], sums[:, 1], sums[:, 2])
        low, high = np.quantile(scores, [0.025, 0.975])
        value = float(f1(total[0], total[1], total[2]))
        counts = {document: list(entry) for document, entry in self.by_document.items()}
        return Figure(name, value, float(low), float(high), int(total[1]), counts)


def difference(
    one: dict[str, list[int]], other: dict[str, list[int]], seed: int = 0
) -> tuple[float, float, float]:
    """How much higher the F1 of the second model is, with a 95 % interval by paired bootstrap.

    Args:
        one: Hits, gold and predicted counts of a model by document.
        other: The same of another model; only documents of both count.
        seed: Of the draws.

    Returns:
        The difference and the 2.5 % and 97.5 % quantiles of it, the same documents drawn for both.
    """
    shared = sorted(one.keys() & other.keys())
    tables = [np.array([side[d] for d in shared] or [[0, 0, 0]], float) for side in (one, other)]
    size = len(tables[0])
    draws = np.random.default_rng(seed).multinomial(size, np.full(size, 1 / size), 10 * SAMPLES)
    drawn = [f1(*(draws @ table).T) for table in tables]
    low, high = np.quantile(drawn[1] - drawn[0], [0.025, 0.975])
    whole = [float(f1(*table.sum(0))) for table in tables]
    return whole[1] - whole[0], float(low), float(high)


def f1(hits: Any, gold: Any, predicted: Any) -> Any:
    """F1 of counts, or of arrays of counts."""
    return 2 * hits / np.maximum(gold + predicted, 1)


def label_figures(rows: list[Labelled], predict: Predict) -> list[Figure]:
    """Acts, acts after the opening, opening lemma, addressee span, span and classes."""
    names = (
        "opening lemma",
        "acts",
        "acts after the opening",
        "addressee span",
        "addressee span and classes",
    )
    tallies = {name: Tally() for name in names}
    for row in rows:
        found, gold = predict(row), row.acts or ()
        keys, wanted = [act_key(a) for a in found], [act_key(a) for a in gold]
        first = wanted[0][2] if wanted else None
        guess = keys[0][2] if keys else None
        tallies["opening lemma"].add(row.document, int(first == guess), 1, 1)
        for name, skip in (("acts", 0), ("acts after the opening", 1)):
            a, b = set(wanted[skip:]), set(keys[skip:])
            tallies[name].add(row.document, len(a & b), len(a), len(b))
        who, guessed = addressees(gold), addressees(found)
        tallies["addressee span"].add(
            row.document, len(who.keys() & guessed.keys()), len(who), len(guessed)
        )
        both = sum(1 for key in who if guessed.get(key) == who[key])
        tallies["addressee span and classes"].add(row.document, both, len(who), len(guessed))
    return [tally.figure(name) for name, tally in tallies.items()]


def opening_figure(rows: Iterable[Labelled], predict: Predict, name: str) -> Figure:
    """Opening lemma against the UN's bold print."""
    tally = Tally()
    for row in rows:
        if row.opening is not None:
            acts = predict(row)
            hit = bool(acts) and acts[0].lemma == row.opening
            tally.add(row.document, int(hit), 1, 1)
    return tally.figure(name)


def level0(resolution: Resolution) -> Counter[tuple[str, str | None, str]]:
    """Part, number and text of the preambular and operative paragraphs of a document."""
    return Counter(
        (p.part, p.number, p.text)
        for p in resolution.paragraphs
        if p.level == 0 and p.part != "other"
    )


def structure_figures(sources: list[Source]) -> list[Figure]:
    """Structure of the text renderings against the structure of the XML they came from."""
    kinds: dict[str, Callable[[Source], str]] = {
        "structure, clean text": plain,
        "structure, wrapped text": wrapped,
        "structure, wrapped, no indents": lambda s: wrapped(s, indent=False),
    }
    figures = []
    for name, render in kinds.items():
        tally = Tally()
        for source in sources:
            wanted = level0(structure(source))
            found = level0(structure(Source(source.name, render(source), "text")))
            tally.add(source.name, (wanted & found).total(), wanted.total(), found.total())
        figures.append(tally.figure(name))
    return figures


def calibration(
    rows: list[Labelled], predict: Predict, bins: int = 10
) -> list[tuple[float, float, int]]:
    """Mean score, share that is right and count of acts, by bins of equal width of the score."""
    scores: list[float] = []
    right: list[bool] = []
    for row in rows:
        wanted = {act_key(act) for act in row.acts or ()}
        for act in predict(row):
            scores.append(act.score)
            right.append(act_key(act) in wanted)
    edges = np.linspace(0, 1, bins + 1)
    place = np.clip(np.digitize(scores, edges) - 1, 0, bins - 1)
    out = []
    for index in range(bins):
        chosen = place == index
        if chosen.any():
            out.append(
                (
                    float(np.mean(np.array(scores)[chosen])),
                    float(np.mean(np.array(right)[chosen])),
                    int(chosen.sum()),
                )
            )
    return out


def per_label(rows: list[Labelled], predict: Predict) -> list[tuple[str, str, float, int]]:
    """F1 and gold count of every lemma (of acts) and every class (of addressees)."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        found = predict(row)
        a, b = {act_key(x) for x in row.acts or ()}, {act_key(x) for x in found}
        for key in a | b:
            entry = counts["verb", key[2]]
            entry[0] += key in a and key in b
            entry[1] += key in a
            entry[2] += key in b
        c, d = addressees(row.acts or ()), addressees(found)
        for span in c.keys() | d.keys():
            for label in {*c.get(span, ()), *d.get(span, ())}:
                entry = counts["class", label]
                entry[0] += label in c.get(span, ()) and label in d.get(span, ())
                entry[1] += label in c.get(span, ())
                entry[2] += label in d.get(span, ())
    table = [(kind, name, float(f1(*values)), values[1]) for (kind, name), values in counts.items()]
    return sorted(table, key=lambda item: (item[0], -item[3], item[1]))


def class_confusion(
    rows: list[Labelled], predict: Predict, labels: list[str]
) -> np.ndarray[Any, Any]:
    """Counts of gold (rows) against predicted (columns) first class, where the spans agree."""
    matrix = np.zeros((len(labels), len(labels)), dtype=int)
    for row in rows:
        found = addressees(predict(row))
        for span, classes in addressees(row.acts or ()).items():
            if span in found:
                for wanted, got in zip(classes, found[span], strict=False):
                    matrix[labels.index(wanted), labels.index(got)] += 1
    return matrix
