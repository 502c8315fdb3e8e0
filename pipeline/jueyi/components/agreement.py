"""What must agree for an act or an addressee to be right: scorers and reports compare by it."""

from __future__ import annotations

from collections.abc import Iterable

from ..labelled import GoldAct
from ..records import Act
from .addressees.hypotheses import takes_addressee


def act_key(act: Act | GoldAct) -> tuple[int, int, str]:
    """Of an act: its exact span and its lemma."""
    return act.start, act.end, act.lemma


def addressees(acts: Iterable[Act | GoldAct]) -> dict[tuple[int, int, int], tuple[str, ...]]:
    """Of addressees: classes by the end of the act and the exact span.

    Parties that a decision binds are labelled and measured apart.
    """
    found = {}
    for act in acts:
        if act.addressee is not None and takes_addressee(act.family, act.lemma):
            found[act.end, act.addressee.start, act.addressee.end] = tuple(act.addressee.classes)
    return found
