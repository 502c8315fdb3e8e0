"""One configuration to one run: corpus, examples, five fitted classifiers, report."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.base import clone

from ..corpus import build as corpora
from .. import lexicon as lexica
from .config import Experiment
from ..corpus.build import Corpus, Row
from ..errors import CorpusError
from ..evaluation.report import Report, evaluate, predict
from ..components.examples import Examples, act_examples, addressee_examples, head_examples
from ..evaluation.figures import Figure, label_figures
from ..corpus.gold import CORRECTED
from ..components.labeller import Labeller
from ..lexicon import Lexicon
from ..lexicon.parties import load_parties
from ..corpus.projection import project
from ..components.linear import Table, coefficient_digest

Say = Callable[[str], None]


@dataclass(slots=True)
class Run:
    """What a training gives.

    Attributes:
        models: The classifiers to ship (refitted on all labels if so configured).
        report: Figures of the classifiers that saw no development label.
        card: Provenance: digests, counts, seconds.
        corpus: The corpus that was used.
    """

    models: dict[str, Table]
    report: Report
    card: dict[str, Any]
    corpus: Corpus


@dataclass(slots=True)
class Material:
    """A corpus with its further rows and what is novel in it."""

    corpus: Corpus
    extra: list[Row]
    fresh: set[str]


def material(experiment: Experiment, lexicon: Lexicon) -> Material:
    """Read the corpus that an experiment names.

    Raises:
        CorpusError: Texts or labels are missing or malformed.
    """
    settings = experiment.corpus
    source = Path(settings.source)
    if not source.exists():
        raise CorpusError(
            "no such source of texts",
            where=settings.source,
            expected="a clone of the UN's repositories or an archive of one",
            fix="run jueyi corpus fetch, then --corpus.source FOLDER",
        )
    parallel = experiment.examples.projected > 0
    found = corpora.build(source, Path(settings.gold), lexicon, parallel)
    extra = [
        row
        for path in map(Path, settings.paragraphs)
        if path.is_file()
        for row in corpora.extra_rows(path, Path(settings.gold))
    ]
    return Material(found, extra, corpora.novel(found))


def corrected(found: Material, labelled: list[Row]) -> list[Row]:
    """Further rows that somebody corrected; a text of the development documents stays held back."""
    known = {row.text for row in [*labelled, *found.corpus.labelled("dev")]}
    return [
        row
        for row in found.extra
        if row.gold and row.gold.set == CORRECTED and row.text not in known
    ]


def _sample(rows: list[Row], fraction: float, seed: int) -> list[Row]:
    """The rows of a random share of the documents."""
    if fraction >= 1.0:
        return rows
    names = sorted({row.document for row in rows})
    chosen = set(random.Random(seed).sample(names, max(1, round(len(names) * fraction))))
    return [row for row in rows if row.document in chosen]


def fit(
    labelled: list[Row],
    silver: list[Row],
    other: list[Row],
    experiment: Experiment,
    lexicon: Lexicon,
) -> dict[str, Table]:
    """Fit the five classifiers.

    Args:
        labelled: Hand-labelled rows.
        silver: Rows of which the UN's bold print tells the opening, or all acts.
        other: Rows that are neither preambular nor operative: titles, headings, annexes.
        experiment: Weights and estimators.
        lexicon: Source of candidates.
    """
    settings = experiment.examples
    weights = {"gold": settings.gold, "complete": settings.complete, "opening": settings.opening}
    found = {name: Examples() for name in experiment.estimators}
    act_examples([*labelled, *silver], lexicon, weights, found["acts"])
    head_examples([*silver[::4], *other[::3]], lexicon, found["heads"])
    names = load_parties(experiment.language.parties)
    ends, splits, classes = found["ends"], found["splits"], found["classes"]
    addressee_examples(labelled, lexicon, names, ends, splits, classes)
    if settings.projected > 0:
        projected = project(silver, lexicon)
        addressee_examples(projected, lexicon, names, ends, splits, classes, settings.projected)
    models = {}
    for name, estimator in experiment.estimators.items():
        examples = found[name]
        if len(set(examples.labels)) < 2:
            raise CorpusError(
                f"no examples for the classifier {name!r}", expected="labels in data/gold"
            )
        fitted = clone(estimator).fit(
            examples.features, examples.labels, np.array(examples.weights)
        )
        models[name] = fitted.table_
    return models


def silver_rows(
    corpus: Corpus, splits: tuple[str, ...], without: set[str], forget: bool = False
) -> list[Row]:
    """Rows with bold verbs and no hand label, each text once.

    Args:
        corpus: The corpus.
        splits: Of these splits.
        without: Texts to leave out.
        forget: Whether hand-labelled rows are taken, too, without their labels.
    """
    seen = set(without)
    rows = []
    for row in corpus.rows:
        free = forget or row.gold is None
        if row.bold and free and row.split in splits and row.text not in seen:
            seen.add(row.text)
            rows.append(replace(row, gold=None))
    return rows


def tune(
    experiment: Experiment, found: Material, lexicon: Lexicon, fraction: float = 1.0
) -> list[Figure]:
    """Figures on documents of 2023 of a model that saw neither them nor newer ones.

    What chooses a configuration looks here, so that the development documents stay for reporting.

    Args:
        experiment: The configuration.
        found: Its corpus.
        lexicon: Source of candidates.
        fraction: Share of the labelled documents to train on.
    """
    corpus, settings = found.corpus, experiment.examples
    labelled = corpus.labelled("train")
    measured = [row for row in labelled if corpora.is_tuning(row.path)]
    held = {row.text for row in [*measured, *corpus.labelled("dev")]}
    older = [row for row in labelled if row.text not in held]
    silver = silver_rows(corpus, ("train",), held, settings.gold == 0)
    other = [row for row in corpus.rows if row.part == "other" and row.split == "train"]
    models = fit(
        _sample(older, fraction, settings.seed) if settings.gold > 0 else [],
        [row for row in silver if not corpora.is_tuning(row.path)],
        [row for row in other if not corpora.is_tuning(row.path)],
        experiment,
        lexicon,
    )
    labeller = Labeller(models, lexicon, names=load_parties(experiment.language.parties))
    return label_figures(measured, partial(predict, labeller))


def train(experiment: Experiment, say: Say = lambda line: None) -> Run:
    """Run an experiment: fit without the development documents, measure, refit if asked.

    Args:
        experiment: The resolved configuration.
        say: Receives a line for every step.

    Raises:
        CorpusError: The texts or labels cannot be had.
    """
    began = time.perf_counter()
    lexicon = lexica.load()
    say(f"reading {experiment.corpus.source}")
    found = material(experiment, lexicon)
    corpus = found.corpus
    settings = experiment.examples
    development = corpus.labelled("dev")
    labelled = []
    if settings.gold > 0:
        labelled = _sample(corpus.labelled("train"), settings.fraction, settings.seed)
        labelled += corrected(found, labelled)
    held = {row.text for row in development}
    silver = silver_rows(corpus, ("train",), held, settings.gold == 0)
    say(
        f"{len(corpus.rows)} paragraphs, {len(labelled)} labelled to train on, "
        f"{len(development)} to measure on, {len(silver)} with bold print only"
    )
    other = [row for row in corpus.rows if row.part == "other" and row.split == "train"]
    models = fit(labelled, silver, other, experiment, lexicon)
    say("fitted; measuring")
    report = evaluate(
        corpus,
        found.extra,
        found.fresh,
        Labeller(models, lexicon, names=load_parties(experiment.language.parties)),
    )
    everything = [*labelled, *development]
    if settings.refit:
        say("fitting once more on all labels")
        everything = corpus.labelled("all")
        known = {row.text for row in everything}
        everything += [row for row in found.extra if row.text not in known]
        silver = silver_rows(corpus, ("train", "dev"), set())
        models = fit(everything, silver, other, experiment, lexicon)
    acts = [act for row in everything if row.gold for act in row.gold.acts]
    card = {
        "lexicon": lexicon.digest,
        "parties": experiment.language.parties,
        "corpus": corpus.digest(),
        "source": experiment.corpus.source,
        "coefficients": coefficient_digest(models),
        "refitted": settings.refit,
        "paragraphs": len(corpus.rows),
        "trained_on": len(labelled),
        "measured_on": len(development),
        "labelled": len(everything),
        "acts": len(acts),
        "addressees": sum(1 for act in acts if act.addressee),
        "bold": len(silver),
        "noise": dict(sorted(corpus.noise.items())),
        "seconds": round(time.perf_counter() - began, 1),
        "figures": {
            name: [
                {
                    "name": f.name,
                    "value": round(f.value, 4),
                    "low": round(f.low, 4),
                    "high": round(f.high, 4),
                    "count": f.count,
                    "floor": round(floor.value, 4) if floor else None,
                }
                for f, floor in pairs
            ]
            for name, pairs in report.figures.items()
        },
    }
    return Run(models, report, card, corpus)
