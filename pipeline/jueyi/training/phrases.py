"""Phrases that variants and own sentences are made of: ``phrases.tsv``."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from random import Random


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[str, ...]]:
    """The table, by kind."""
    found: dict[str, list[str]] = {}
    table = (files(__package__) / "phrases.tsv").read_text("utf-8")
    for row in table.splitlines()[1:]:
        kind, text = row.split("\t")
        found.setdefault(kind, []).append(text)
    return {kind: tuple(texts) for kind, texts in found.items()}


def phrase(kind: str, random: Random) -> str:
    """One phrase of a kind."""
    return random.choice(phrases()[kind])
