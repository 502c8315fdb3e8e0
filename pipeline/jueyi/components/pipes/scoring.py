"""Scorers for ``nlp.evaluate``: what the references say against what the components found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from spacy.scorer import PRFScore
from spacy.training import Example

from ...labelled import GoldAct
from ...records import Act
from ..agreement import act_key, addressees
from . import docs
from .references import gold_of


def _pairs(
    examples: Iterable[Example],
) -> Iterable[tuple[tuple[GoldAct, ...], tuple[Act, ...]]]:
    for example in examples:
        gold = gold_of(example.reference)
        if gold.acts is not None:
            yield gold.acts, docs.acts_of(example.predicted)


def _report(name: str, score: PRFScore) -> dict[str, float]:
    return {f"{name}_p": score.precision, f"{name}_r": score.recall, f"{name}_f": score.fscore}


def _by_label(scores: dict[str, PRFScore]) -> dict[str, dict[str, float]]:
    return {label: score.to_dict() for label, score in sorted(scores.items())}


def score_acts(examples: Iterable[Example], **settings: Any) -> dict[str, Any]:
    """Acts with exact span and lemma.

    Returns:
        ``acts_p``, ``acts_r``, ``acts_f``; the same of ``later_acts`` (all but the first of a
        paragraph); ``acts_per_type``, by family; ``opening_lemma_acc``.
    """
    whole, later = PRFScore(), PRFScore()
    families: dict[str, PRFScore] = defaultdict(PRFScore)
    right = count = 0
    for gold, found in _pairs(examples):
        wanted, got = [act_key(a) for a in gold], [act_key(a) for a in found]
        whole.score_set(set(got), set(wanted))
        later.score_set(set(got[1:]), set(wanted[1:]))
        for family in {a.family for a in gold} | {a.family for a in found}:
            families[family].score_set(
                {act_key(a) for a in found if a.family == family},
                {act_key(a) for a in gold if a.family == family},
            )
        count += 1
        right += [k[2] for k in wanted[:1]] == [k[2] for k in got[:1]]
    return {
        **_report("acts", whole),
        **_report("later_acts", later),
        "acts_per_type": _by_label(families),
        "opening_lemma_acc": right / count if count else None,
    }


def score_addressees(examples: Iterable[Example], **settings: Any) -> dict[str, Any]:
    """Addressees with exact span, and their parties.

    Returns:
        ``addressees_p``, ``_r``, ``_f``; the same of ``addressee_classes`` (span and all classes)
        and ``parties`` (span and class of each); ``parties_per_type``, by class.
    """
    spans, both, parties = PRFScore(), PRFScore(), PRFScore()
    classes: dict[str, PRFScore] = defaultdict(PRFScore)
    for gold, found in _pairs(examples):
        wanted, got = addressees(gold), addressees(found)
        spans.score_set(set(got), set(wanted))
        both.score_set(set(got.items()), set(wanted.items()))
        a = {p for act in gold if act.addressee for p in act.addressee.parties}
        b = {
            (p.start, p.end, p.label)
            for act in found
            if act.addressee
            for p in act.addressee.parties
        }
        parties.score_set(b, a)
        for label in {p[2] for p in a | b}:
            classes[label].score_set(
                {p for p in b if p[2] == label}, {p for p in a if p[2] == label}
            )
    return {
        **_report("addressees", spans),
        **_report("addressee_classes", both),
        **_report("parties", parties),
        "parties_per_type": _by_label(classes),
    }
