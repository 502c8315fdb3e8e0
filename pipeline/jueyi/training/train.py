"""One configuration to one run: a pipeline trained on its corpora, and its figures."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from ..components.labeller import Labeller, assembled
from ..components.linear import coefficient_digest
from ..components.pipes.references import set_gold
from ..corpus.reader import rows_of
from ..errors import ConfigError, CorpusError
from ..evaluation.figures import Figure, label_figures
from ..evaluation.report import Report, evaluate, predict
from ..labelled import Labelled
from .augment import Augment, augmented
from .config import Experiment

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example

Say = Callable[[str], None]
Rows = list[Labelled]
Kind = TypeVar("Kind")
_KEYS = ("train_corpus", "dev_corpus", "refit_corpus")


@dataclass(slots=True)
class Run:
    """What a training gives.

    Attributes:
        nlp: The pipeline to ship (trained once more on ``refit_corpus`` if there is one).
        report: Figures of the pipeline that saw no row it was measured on.
        card: Provenance: digests, counts, seconds.
        rows: All rows of the corpora by name.
    """

    nlp: Language
    report: Report
    card: dict[str, Any]
    rows: dict[str, Rows]


def labeller_of(nlp: Language) -> Labeller:
    """The labeller of a trained pipeline.

    Raises:
        ConfigError: The pipeline lacks one of our components.
    """
    from ..components.factories import PIPELINE
    from ..components.pipes.acts import ActsPipe
    from ..components.pipes.addressees import AddresseesPipe
    from ..components.pipes.clauses import ClausesPipe

    def pipe(kind: type[Kind]) -> Kind | None:
        return next((p for _, p in nlp.pipeline if isinstance(p, kind)), None)

    clauses, acts, addressees = pipe(ClausesPipe), pipe(ActsPipe), pipe(AddresseesPipe)
    if clauses is None or acts is None or addressees is None:
        raise ConfigError(
            f"the pipeline {', '.join(nlp.pipe_names)}",
            where="[nlp] pipeline",
            expected=f"components of the factories {', '.join(PIPELINE)}",
        )
    return assembled(clauses.clauses, acts.model, addressees.model)


def fit(nlp: Language, rows: Rows, augment: Augment | None = None) -> int:
    """Train a pipeline on rows, and on what is made of them.

    Returns:
        How many paragraphs were made.

    Raises:
        CorpusError: There is nothing to learn from.
    """

    made = augmented(rows, augment)

    def examples() -> Iterator[Example]:
        from spacy.training import Example

        for row in (*rows, *made):
            doc = nlp.make_doc(row.text)
            set_gold(doc, row)
            yield Example(doc, doc)  # our components read the reference and change neither

    nlp.initialize(examples)
    return len(made)


def read(experiment: Experiment, nlp: Language) -> dict[str, Rows]:
    """The rows of every corpus that ``[training]`` names, by name.

    Raises:
        CorpusError: Texts or labels are missing or malformed.
    """
    wanted = dict.fromkeys([*(experiment.corpus(key) for key in _KEYS), *experiment.measured])
    found = experiment.readers()
    return {name: rows_of(found[name], nlp) for name in wanted if name is not None}


def _apart(rows: Rows, measured: Rows) -> Rows:
    """The rows whose text is none of those that are measured on."""
    held = {row.text for row in measured if row.acts is not None}
    return [row for row in rows if row.text not in held]


def tune(experiment: Experiment, train: Rows, dev: Rows, fraction: float = 1.0) -> list[Figure]:
    """Figures of a model on documents on which choices are made.

    Args:
        experiment: The configuration.
        train: Rows to train on.
        dev: Rows to measure on.
        fraction: Share of the hand-labelled rows to train on, from the first.
    """
    nlp = experiment.pipeline()
    labelled = [row for row in train if row.acts is not None]
    kept = labelled[: max(1, round(len(labelled) * fraction))]
    rest = [row for row in train if row.acts is None]
    fit(nlp, _apart([*kept, *rest], dev), experiment.augment)
    return label_figures(dev, partial(predict, labeller_of(nlp)))


def train(experiment: Experiment, say: Say = lambda line: None, refit: bool = True) -> Run:
    """Run an experiment: fit without the development rows, measure, refit if asked.

    Args:
        experiment: The checked configuration.
        say: Receives a line for every step.
        refit: Whether to train once more on ``refit_corpus`` where the configuration has one.

    Raises:
        CorpusError: The texts or labels cannot be had.
        ConfigError: The configuration cannot be resolved.
    """
    began = time.perf_counter()
    nlp = experiment.pipeline()
    labeller_of(nlp)  # a pipeline that lacks a component is told before anything is read
    say("reading the corpora")
    rows = read(experiment, nlp)
    first, dev, second = (experiment.corpus(key) for key in _KEYS)
    assert first is not None and dev is not None
    material = _apart(rows[first], rows[dev])
    left_out = len(rows[first]) - len(material)
    counts = {name: sum(row.acts is not None for row in found) for name, found in rows.items()}
    say(
        f"{len(material)} paragraphs to train on, {sum(r.acts is not None for r in material)} of "
        f"them labelled; {counts[dev]} to measure on"
        + (f"; {left_out} left out, since they are measured on" if left_out else "")
    )
    if not counts[dev]:
        raise CorpusError(f"no labelled paragraph in corpora.{dev}", expected="some to measure on")
    made = fit(nlp, material, experiment.augment)
    say(f"fitted, {made} more paragraphs made of them; measuring" if made else "fitted; measuring")
    groups = {name: rows[name] for name in dict.fromkeys([dev, *experiment.measured])}
    report = evaluate(groups, labeller_of(nlp), dev)
    final = material
    if refit and second is not None:
        say(f"fitting once more on corpora.{second}")
        final = rows[second]
        nlp = experiment.pipeline()
        made = fit(nlp, final, experiment.augment)
    card = _card(experiment, nlp, report, final, material, counts[dev])
    card["augmented"] = made
    card["refitted"] = refit and second is not None
    card["seconds"] = round(time.perf_counter() - began, 1)
    nlp.meta["performance"] = {
        name: value for name, value in report.metrics().items() if not name.endswith(_BOUNDS)
    }
    return Run(nlp, report, card, rows)


_BOUNDS = ("_low", "_high")


def _card(
    experiment: Experiment, nlp: Language, report: Report, final: Rows, train: Rows, dev: int
) -> dict[str, Any]:
    labeller = labeller_of(nlp)
    models = {**labeller.acts_model.models, **labeller.addressees_model.models}
    acts = [act for row in final for act in row.acts or ()]
    return {
        "digest": labeller.digest,
        "coefficients": coefficient_digest(models),
        "lexicon": labeller.acts_model.lexicon.digest,
        "configuration": experiment.name,
        "trained_on": sum(row.acts is not None for row in train),
        "measured_on": dev,
        "labelled": sum(row.acts is not None for row in final),
        "acts": len(acts),
        "addressees": sum(1 for act in acts if act.addressee),
        "bold": sum(row.group == "bold" for row in final),
        "figures": _figures(report),
    }


def _figures(report: Report) -> dict[str, list[dict[str, Any]]]:
    def rounded(value: float | None) -> float | None:
        return None if value is None else round(value, 4)

    return {
        name: [
            {
                "name": f.name, "value": rounded(f.value), "low": rounded(f.low),
                "high": rounded(f.high), "count": f.count,
                "baseline": rounded(base.value) if base else None,
            }
            for f, base in pairs
        ]
        for name, pairs in report.figures.items()
    }  # fmt: skip
