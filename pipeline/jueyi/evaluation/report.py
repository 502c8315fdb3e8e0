"""A model measured on the documents it has not seen: figures, curves, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..components.agreement import act_key, addressees
from ..components.labeller import Labeller
from ..document.structure import structure
from ..labelled import GoldAct, Labelled
from ..records import CLASSES, Act, Block, Source
from .baseline import baseline_acts
from .figures import (
    Figure,
    Predict,
    calibration,
    class_confusion,
    label_figures,
    opening_figure,
    per_label,
)

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
    rows: list[Labelled], labeller: Labeller, thresholds: tuple[float, ...] = THRESHOLDS
) -> list[tuple[float, float, float]]:
    """Precision and recall of acts at several least scores: what ``--min-score`` trades."""
    curve = []
    for threshold in thresholds:
        strict = labeller.at(threshold)
        tally = [0, 0, 0]
        for row in rows:
            wanted = {act_key(act) for act in row.acts or ()}
            found = {act_key(act) for act in predict(strict, row)}
            tally = [tally[0] + len(wanted & found), tally[1] + len(wanted), tally[2] + len(found)]
        curve.append((threshold, tally[0] / max(tally[2], 1), tally[0] / max(tally[1], 1)))
    return curve


def list_errors(rows: list[Labelled], predict: Predict) -> list[Errors]:
    """Every paragraph with an error, with its first cause."""
    out = []
    for row in rows:
        found = predict(row)
        cause = _cause(row, found)
        if cause:
            out.append(
                Errors(
                    row.document,
                    cause,
                    row.text,
                    [_shown(row.text, a) for a in row.acts or ()],
                    [_shown(row.text, a) for a in found],
                )
            )
    return out


def _cause(row: Labelled, found: tuple[Act, ...]) -> str | None:
    wanted, got = {act_key(a) for a in row.acts or ()}, {act_key(a) for a in found}
    if wanted != got:
        touching = any(a[0] < b[1] and b[0] < a[1] for a in wanted - got for b in got - wanted)
        if touching:
            return "act: span or lemma"
        return "act: missed" if wanted - got else "act: not one of the organ"
    a, b = addressees(row.acts or ()), addressees(found)
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
        figures: By data set, the model's figure beside the baseline's.
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


def predict(labeller: Labeller, row: Labelled) -> tuple[Act, ...]:
    """The acts of a row as a user gets them who hands in its text alone, without part or organ."""
    source = Source(row.document, row.text, "jsonl", blocks=(Block(0, len(row.text)),))
    (paragraph,) = labeller.label_resolution(structure(source)).paragraphs
    return paragraph.acts


def evaluate(groups: dict[str, list[Labelled]], labeller: Labeller, main: str) -> Report:
    """Measure a labeller on groups of rows that it was not trained on.

    Args:
        groups: Rows by the name of their corpus. Labelled ones are measured whole; of those with
            the UN's bold print only, the opening lemma is.
        labeller: The model.
        main: The group on which calibration, errors and the rest are looked at.
    """

    def model(row: Labelled) -> tuple[Act, ...]:
        return predict(labeller, row)

    def baseline(row: Labelled) -> tuple[Act, ...]:
        return baseline_acts(row.text, labeller.acts_model.lexicon)

    figures: dict[str, list[tuple[Figure, Figure | None]]] = {}
    for name, rows in groups.items():
        labelled = [row for row in rows if row.acts is not None]
        if labelled:
            pairs = zip(
                label_figures(labelled, model), label_figures(labelled, baseline), strict=True
            )
            figures[name] = list(pairs)
        printed = [row for row in rows if row.acts is None and row.opening is not None]
        if printed:
            title = "opening lemma, bold print"
            pair = opening_figure(printed, model, title), opening_figure(printed, baseline, title)
            figures.setdefault(name, []).append(pair)
    rows = [row for row in groups[main] if row.acts is not None]
    return Report(
        figures,
        calibration(rows, model),
        threshold_curve(rows, labeller),
        per_label(rows, model),
        list_errors(rows, model),
        class_confusion(rows, model, list(CLASSES)),
    )
