"""More paragraphs to train on: variants of labelled ones, and sentences of our own.

``[training.augment]`` names what is done. A variant is a labelled paragraph after every function
that it names, each applied with the same chance, a function being one of::

    from jueyi.training.augment import augmenters

    @augmenters("example.shout.v1")
    def shout(row: Labelled, random: Random) -> Labelled | None: ...

It returns the paragraph with its labels moved (``rewritten`` does that), or None where it does not
apply. Nothing but the paragraph, the seed and their order decides what is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from random import Random
from typing import Any

from ..components.registry import Registry
from ..errors import ConfigError
from ..labelled import GoldAct, GoldAddressee, Labelled

Augmenter = Callable[[Labelled, Random], "Labelled | None"]
Edit = tuple[int, int, str]  # start, end, what stands there instead

augmenters = Registry("augmenters", ("jueyi.training.augmenters",))
_TRIES = 4  # paragraphs looked at for one variant


@dataclass(frozen=True, slots=True)
class Augment:
    """What ``[training.augment]`` holds.

    Attributes:
        augmenters: Names of registered functions, in the order in which they are applied.
        chance: Of each to be applied.
        variants: How many variants, as a share of the hand-labelled paragraphs.
        own: How many sentences of our own (``sentences``), as such a share; variants of them, too.
        end_variants, end_own: How many more of both, from which only the ends of addressees are
            learnt: these gain by each, acts and classes lose where ours outnumber the UN's.
        weight: How much an additional paragraph counts.
        seed: Of all choices.
    """

    augmenters: list[str]
    chance: float = 0.5
    variants: float = 0.5
    own: float = 0.25
    end_variants: float = 0.0
    end_own: float = 0.0
    weight: float = 0.3
    seed: int = 0


def settings(section: Mapping[str, Any] | None) -> Augment | None:
    """The checked section; None where there is none.

    Raises:
        ConfigError: A key or a function is unknown, or a number out of range.
    """
    if section is None:
        return None
    where, known = "[training.augment]", [field.name for field in fields(Augment)]
    for key in section:
        if key not in known:
            close = get_close_matches(key, known, 1)
            raise ConfigError(
                f"unknown key {key}", where=where, expected=", ".join(known),
                fix=f"did you mean {close[0]}?" if close else "",
            )  # fmt: skip
    if not isinstance(section.get("augmenters"), list):
        raise ConfigError("no list of augmenters", where=where, expected="names of functions")
    augmenters.all(section["augmenters"])
    shares = ("variants", "own", "end_variants", "end_own")
    for key, most in (("chance", 1.0), ("weight", 1.0), *((share, 5.0) for share in shares)):
        value = section.get(key, 0.0)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
            raise ConfigError(f"{key} = {value!r}", where=where, expected=f"0 to {most:g}")
    return Augment(**section)


def augmented(rows: Sequence[Labelled], how: Augment | None) -> list[Labelled]:
    """The additional paragraphs for training on ``rows``; none without settings.

    Args:
        rows: What is trained on; variants are made of those whose acts are all known.
        how: The settings.

    Returns:
        The same paragraphs for the same rows and settings, whatever the machine.
    """
    labelled = [row for row in rows if row.acts]
    if how is None or not labelled:
        return []
    random = Random(how.seed)
    made = _made(labelled, how, how.variants, how.own, random)
    ends = _made(labelled, how, how.end_variants, how.end_own, random)
    return [
        replace(row, weight=row.weight * how.weight, group=group)
        for found, group in ((made, "augmented"), (ends, "ends"))
        for row in found
    ]


def _made(
    labelled: Sequence[Labelled], how: Augment, variants: float, own: float, random: Random
) -> list[Labelled]:
    """Variants of labelled paragraphs and sentences of our own, as shares of those."""
    from .sentences import sentence

    functions: list[Augmenter] = augmenters.all(how.augmenters)
    found: list[Labelled] = []
    for _ in range(round(variants * len(labelled))):
        for _ in range(_TRIES):
            row = labelled[random.randrange(len(labelled))]
            changed = _changed(row, functions, how.chance, random)
            if changed is not row:
                found.append(changed)
                break
    for _ in range(round(own * len(labelled))):
        organ = labelled[random.randrange(len(labelled))].organ
        found.append(_changed(sentence(organ, random), functions, how.chance / 2, random))
    return found


def _changed(
    row: Labelled, functions: Sequence[Augmenter], chance: float, random: Random
) -> Labelled:
    for function in functions:
        if random.random() < chance:
            row = function(row, random) or row
    return row


def rewritten(row: Labelled, edits: Sequence[Edit]) -> Labelled | None:
    """A paragraph with some stretches replaced, and its labels moved.

    A label that ends or begins where an edit does keeps to it; what is inserted at its first
    place stays before it, what is inserted at its end behind it.

    Args:
        row: The paragraph.
        edits: Stretches that do not overlap, and what stands there instead, in any order.

    Returns:
        The paragraph; None where an edit cuts through the edge of a label.
    """
    edits = sorted(edits)
    pieces: list[str] = []
    done = 0
    for start, end, new in edits:
        pieces += [row.text[done:start], new]
        done = end
    text = "".join([*pieces, row.text[done:]])

    def moved(place: int, opens: bool) -> int:
        by = 0
        for start, end, new in edits:
            if start < place < end:
                raise ValueError(place)
            if place < start or (place == start and (end > start or not opens)):
                break
            by += len(new) - (end - start)
        return place + by

    def act(old: GoldAct) -> GoldAct:
        who = old.addressee
        if who is not None:
            parties = tuple((moved(a, True), moved(b, False), c) for a, b, c in who.parties)
            who = GoldAddressee(moved(who.start, True), moved(who.end, False), who.classes, parties)
        return replace(old, start=moved(old.start, True), end=moved(old.end, False), addressee=who)

    try:
        acts = tuple(act(old) for old in row.acts or ())
    except ValueError:
        return None
    return replace(row, text=text, acts=acts, verbs=())
