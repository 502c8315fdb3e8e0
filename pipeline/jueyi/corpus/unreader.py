"""The UN's corpus as a reader: ``@readers = "jueyi.UNCorpus.v1"``."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from spacy.util import registry

from .. import lexicon as lexica
from ..errors import ConfigError, CorpusError, within
from ..labelled import Labelled
from . import build as corpora
from .build import Corpus, Row
from .projection import project
from .reader import Reader

SPLITS = ("train", "dev", "all", "older", "tune", "bold")


@registry.readers("jueyi.UNCorpus.v1")
def un_corpus(
    source: str,
    labels: str,
    split: str,
    gold: float = 1.0,
    complete: float = 0.1,
    opening: float = 0.1,
    projected: float = 0.0,
    fraction: float = 1.0,
    seed: int = 0,
    novel: bool = False,
) -> Reader:
    """Registered: the UN's published XML joined with stand-off labels.

    Args:
        source: A clone of the UN's repositories, or an archive of one.
        labels: Folder of stand-off labels.
        split: ``train`` (documents older than the newest), ``dev`` (the newest, drawn before any
            model existed), ``bold`` (the newest with the UN's bold print only), ``all``;
            ``older`` and ``tune`` part ``train`` at 2023, for choices.
        gold: Weight of a hand-labelled paragraph; 0 forgets the labels.
        complete: Weight where the UN prints every act in bold (SC 2020).
        opening: Weight where only the opening is printed bold.
        projected: Weight of addressees projected from the English texts; 0 does not read them.
        fraction: Share of the hand-labelled documents used (for learning curves).
        seed: Which documents those are.
        novel: Whether only paragraphs count of whose 8-grams under half occur in training.

    Raises:
        ConfigError: The split is unknown.
    """
    if split not in SPLITS:
        raise ConfigError(f"split {split!r}", where="corpora", expected=", ".join(SPLITS))
    for weight in (gold, complete, opening, projected):
        within(weight, "[corpora] weight", most=math.inf)
    within(fraction, "[corpora] fraction")
    weights = {"gold": gold, "complete": complete, "opening": opening, "projected": projected}

    def read() -> list[Labelled]:
        found = un_texts(source, labels, projected > 0)
        fresh = corpora.novel(found) if novel else None
        rows = _un_rows(found, split, weights, fraction, seed)
        return [row for row in rows if fresh is None or row.text in fresh]

    return Reader(read)


def un_texts(source: str, gold: str, parallel: bool = False) -> Corpus:
    """The UN's corpus; read once while its files stay as they are.

    Raises:
        CorpusError: Texts or labels are missing or malformed.
    """
    place = Path(source)
    if not place.exists():
        raise CorpusError(
            "no such source of texts",
            where=source,
            expected="a clone of the UN's repositories or an archive of one",
            fix="run jueyi corpus fetch, then give --paths.texts FOLDER",
        )
    stamp = max(path.stat().st_mtime_ns for path in (place, *Path(gold).glob("*.jsonl")))
    return _un_texts(source, gold, parallel, stamp)


@lru_cache(maxsize=2)
def _un_texts(source: str, gold: str, parallel: bool, stamp: int) -> Corpus:
    return corpora.build(Path(source), Path(gold), lexica.load(), parallel)


def _un_rows(
    corpus: Corpus, split: str, weights: dict[str, float], fraction: float, seed: int
) -> list[Labelled]:
    if split == "dev":
        return [row.labelled(1.0) for row in corpus.labelled("dev")]
    if split == "bold":
        return [r.unlabelled(1.0) for r in corpus.rows if r.split == "dev" and r.opening]
    if split == "tune":
        chosen = [r for r in corpus.labelled("train") if corpora.is_tuning(r.path)]
        return [row.labelled(1.0) for row in chosen]
    gold = corpus.labelled("all" if split == "all" else "train")
    held = {row.text for row in corpus.labelled("dev")} if split != "all" else set()
    splits = ("train", "dev") if split == "all" else ("train",)
    other = [r for r in corpus.rows if r.part == "other" and r.split == "train"]
    if split == "older":
        held |= {row.text for row in gold if corpora.is_tuning(row.path)}
        gold = [row for row in gold if row.text not in held]
        other = [row for row in other if not corpora.is_tuning(row.path)]
    silver = corpora.silver(corpus, splits, held, weights["gold"] <= 0)
    if split == "older":
        silver = [row for row in silver if not corpora.is_tuning(row.path)]
    if weights["gold"] <= 0:
        gold = []
    found = [row.labelled(weights["gold"]) for row in _sample(gold, fraction, seed)]
    if weights["projected"] > 0:
        rows = project(silver, lexica.load())
        found += [replace(r.labelled(weights["projected"]), group="projected") for r in rows]
    for row in silver:
        weight = weights["complete" if row.complete else "opening"]
        found.append(row.unlabelled(weight))
    return [*found, *(replace(row.unlabelled(1.0), group="other") for row in other)]


def _sample(rows: list[Row], fraction: float, seed: int) -> list[Row]:
    """The rows of a random share of the documents."""
    if fraction >= 1.0:
        return rows
    names = sorted({row.document for row in rows})
    chosen = set(random.Random(seed).sample(names, max(1, round(len(names) * fraction))))
    return [row for row in rows if row.document in chosen]
