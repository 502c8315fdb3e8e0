"""A model measured on the documents it has not seen: figures, curves, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..corpus.build import Corpus, Row
from .figures import (
    Figure,
    Predict,
    act_key,
    addressees,
    calibration,
    class_confusion,
    label_figures,
    opening_figure,
    per_label,
)
from .baseline import floor_acts
from ..corpus.gold import GoldAct
from ..components.labeller import Labeller
from ..records import CLASSES, Act, Block, Source
from ..document.structure import structure

THRESHOLDS = (0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99)


@dataclass(slots=True)
class Errors:
    """One paragraph with what is wrong in it."""

    document: str
    cause: str
    text: str
    gold: list[dict[str, Any]]
    predicted: list[dict[str, Any]]


def threshold_curve(
    rows: list[Row], labeller: Labeller, thresholds: tuple[float, ...] = THRESHOLDS
) -> list[tuple[float, float, float]]:
    """Precision and recall of acts at several least scores: what ``--min-score`` trades."""
    curve = []
    for threshold in thresholds:
        strict = Labeller(labeller.models, labeller.lexicon, threshold)
        tally = [0, 0, 0]
        for row in rows:
            assert row.gold is not None
            wanted = {act_key(act) for act in row.gold.acts}
            found = {act_key(act) for act in predict(strict, row)}
            tally = [tally[0] + len(wanted & found), tally[1] + len(wanted), tally[2] + len(found)]
        curve.append((threshold, tally[0] / max(tally[2], 1), tally[0] / max(tally[1], 1)))
    return curve


def list_errors(rows: list[Row], predict: Predict) -> list[Errors]:
    """Every paragraph with an error, with its first cause."""
    out = []
    for row in rows:
        assert row.gold is not None
        found = predict(row)
        cause = _cause(row, found)
        if cause:
            out.append(
                Errors(
                    row.document,
                    cause,
                    row.text,
                    [_shown(row.text, a) for a in row.gold.acts],
                    [_shown(row.text, a) for a in found],
                )
            )
    return out


def _cause(row: Row, found: tuple[Act, ...]) -> str | None:
    assert row.gold is not None
    wanted, got = {act_key(a) for a in row.gold.acts}, {act_key(a) for a in found}
    if wanted != got:
        touching = any(a[0] < b[1] and b[0] < a[1] for a in wanted - got for b in got - wanted)
        if touching:
            return "act: span or lemma"
        return "act: missed" if wanted - got else "act: not one of the organ"
    a, b = addressees(row.gold.acts), addressees(found)
    if a.keys() != b.keys():
        if len(a) == len(b):
            longer = sum(k[2] for k in b) > sum(k[2] for k in a)
            return "addressee: too long" if longer else "addressee: too short"
        return "addressee: missed" if len(b) < len(a) else "addressee: where there is none"
    return "classes" if a != b else None


def _shown(text: str, act: Act | GoldAct) -> dict[str, Any]:
    who = act.addressee
    return {
        "act": text[act.start : act.end],
        "start": act.start,
        "lemma": act.lemma,
        "addressee": text[who.start : who.end] if who else None,
        "classes": list(who.classes) if who else [],
        "score": getattr(act, "score", None),
    }


@dataclass(slots=True)
class Report:
    """All figures of one model.

    Attributes:
        figures: By data set, the model's figure beside the floor's.
        calibration: See ``calibration``.
        curve: See ``threshold_curve``.
        labels: See ``per_label``.
        errors: See ``list_errors``.
        confusion: See ``figures.class_confusion``; labels in the order of ``records.CLASSES``.
    """

    figures: dict[str, list[tuple[Figure, Figure | None]]]
    calibration: list[tuple[float, float, int]]
    curve: list[tuple[float, float, float]]
    labels: list[tuple[str, str, float, int]]
    errors: list[Errors]
    confusion: Any

    def metrics(self) -> dict[str, float]:
        """Flat names and values, for tracking."""
        out = {}
        for name, figure in self._named():
            out[name] = figure.value
            out[name + "_low"] = figure.low
            out[name + "_high"] = figure.high
        return out

    def documents(self) -> dict[str, dict[str, list[int]]]:
        """Counts by document of every metric, for the paired comparison of two runs."""
        return {name: figure.documents for name, figure in self._named()}

    def _named(self) -> Iterator[tuple[str, Figure]]:
        drop = str.maketrans({" ": "_", ",": None, "(": None, ")": None})
        for group, pairs in self.figures.items():
            for figure, _ in pairs:
                yield f"{group}/{figure.name}".translate(drop), figure


def predict(labeller: Labeller, row: Row) -> tuple[Act, ...]:
    """The acts of a row as a user gets them who hands in its text alone, without part or organ."""
    source = Source(row.document, row.text, "jsonl", blocks=(Block(0, len(row.text)),))
    (paragraph,) = labeller.label_resolution(structure(source)).paragraphs
    return paragraph.acts


def evaluate(corpus: Corpus, extra: list[Row], fresh: set[str], labeller: Labeller) -> Report:
    """Measure a labeller on the development documents.

    Args:
        corpus: The corpus with its splits.
        extra: Further labelled rows of other texts; those of the UN Parallel Corpus are reported.
        fresh: Development texts that are novel, see ``corpus.novel``.
        labeller: The model.
    """

    def model(row: Row) -> tuple[Act, ...]:
        return predict(labeller, row)

    def floor(row: Row) -> tuple[Act, ...]:
        return floor_acts(row.text, labeller.lexicon)

    rows = corpus.labelled("dev")
    groups = {
        "newest documents": rows,
        "novel paragraphs": [r for r in rows if r.text in fresh],
        "UN Parallel Corpus 2014-15": [r for r in extra if r.gold and r.gold.set == "unpc"],
    }
    figures: dict[str, list[tuple[Figure, Figure | None]]] = {}
    for name, chosen in groups.items():
        if chosen:
            pairs = zip(label_figures(chosen, model), label_figures(chosen, floor), strict=True)
            figures[name] = list(pairs)
    development = [r for r in corpus.rows if r.split == "dev"]
    for name, chosen in (
        ("opening lemma, all bold openings", development),
        ("opening lemma, novel bold openings", [r for r in development if r.text in fresh]),
    ):
        figures.setdefault("bold print", []).append(
            (opening_figure(chosen, model, name), opening_figure(chosen, floor, name))
        )
    return Report(
        figures,
        calibration(rows, model),
        threshold_curve(rows, labeller),
        per_label(rows, model),
        list_errors(rows, model),
        class_confusion(rows, model, list(CLASSES)),
    )
