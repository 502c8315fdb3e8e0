"""The corpus and its labels as typed ``datasets.Dataset``, and predictions on them."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from ..components.labeller import Labeller
from ..records import CLASSES, FAMILIES, PARTS
from ..schema import act_record
from .build import Corpus, Row
from .gold import digest

if TYPE_CHECKING:
    from datasets import Dataset, Features


def gold_features() -> Features:
    """The features of ``data/gold``, as ``data/README.md`` states them."""
    from datasets import ClassLabel, Features, List, Value

    span = {"start": Value("int32"), "end": Value("int32")}
    label = ClassLabel(names=list(CLASSES))
    addressee = {**span, "classes": List(label), "parties": List({**span, "class": label})}
    act = {**span, "lemma": Value("string"), "family": ClassLabel(names=list(FAMILIES))}
    return Features(
        {
            **{name: Value("string") for name in ("sha256", "document", "set", "part", "number")},
            "readings": Value("int32"),
            "reader": Value("string"),
            "round": Value("int32"),
            "acts": List({**act, "addressee": addressee}),
        }
    )


def label_dataset(dataset: Dataset, labeller: Labeller, column: str = "text") -> Dataset:
    """A dataset with a column ``predicted``: the acts of every paragraph as records.

    The cache's key is the dataset's own and the model's coefficients, not a pickled object, so
    that a second call finds the first one's result whatever the process has done in between.

    Args:
        dataset: Any dataset with paragraphs; ``part`` and ``organ`` are used where it has them.
        labeller: The model.
        column: The column of the text.
    """
    parts = dataset.features.get("part")
    names = getattr(parts, "names", None)

    def label(row: dict[str, Any]) -> dict[str, Any]:
        part = row.get("part")
        if names is not None and part is not None:
            part = names[part]
        if part not in ("preambular", "operative"):
            part = "preambular" if row[column].endswith("，") else "operative"
        acts = labeller.acts(row[column], part, row.get("organ") or "")
        return {"predicted": json.dumps([act_record(a) for a in acts], ensure_ascii=False)}

    state = f"{dataset._fingerprint}|{labeller.digest}|{labeller.threshold}|{column}"
    key = hashlib.sha256(state.encode()).hexdigest()[:16]
    return dataset.map(label, new_fingerprint=key)


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
