"""The corpus as a ``datasets.Dataset`` with typed features."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .corpus import Corpus, Row
from .gold import digest
from .records import CLASSES, FAMILIES, PARTS

if TYPE_CHECKING:
    from datasets import Dataset


def to_dataset(corpus: Corpus) -> Dataset:
    """The corpus as a ``datasets.Dataset`` with typed features; the hash is its fingerprint."""
    from datasets import ClassLabel, Dataset, Features, List, Value

    span = {"start": Value("int32"), "end": Value("int32")}
    features = Features(
        {
            "path": Value("string"),
            "document": Value("string"),
            "organ": Value("string"),
            "series": Value("string"),
            "split": ClassLabel(names=["train", "dev"]),
            "part": ClassLabel(names=list(PARTS)),
            "number": Value("string"),
            "level": Value("int32"),
            "text": Value("string"),
            "sha256": Value("string"),
            "opening": Value("string"),
            "bold": List(span),
            "labelled": Value("bool"),
            "acts": List(
                {
                    **span,
                    "lemma": Value("string"),
                    "family": ClassLabel(names=list(FAMILIES)),
                    "addressee": {**span, "classes": List(ClassLabel(names=list(CLASSES)))},
                }
            ),
        }
    )
    return Dataset.from_list([_dataset_row(row) for row in corpus.rows], features=features)


def _dataset_row(row: Row) -> dict[str, Any]:
    acts = []
    for act in row.gold.acts if row.gold else ():
        who = act.addressee
        acts.append(
            {
                "start": act.start,
                "end": act.end,
                "lemma": act.lemma,
                "family": act.family,
                "addressee": {
                    "start": who.start if who else -1,
                    "end": who.end if who else -1,
                    "classes": list(who.classes) if who else [],
                },
            }
        )
    return {
        "path": row.path,
        "document": row.document,
        "organ": row.organ,
        "series": row.series,
        "split": row.split,
        "part": row.part,
        "number": row.number,
        "level": row.level,
        "text": row.text,
        "sha256": digest(row.text),
        "opening": row.opening,
        "bold": [{"start": s, "end": e} for s, e in row.bold],
        "labelled": row.gold is not None,
        "acts": acts,
    }
