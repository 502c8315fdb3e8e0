"""Readers of people's own labels: stand-off, DocBin, Prodigy; CSV is in ``tables``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from spacy.tokens import DocBin
from spacy.util import registry
from spacy.vocab import Vocab

from .. import lexicon as lexica
from ..components.pipes import docs
from ..components.pipes.references import gold_of as known_of
from ..errors import CorpusError
from ..labelled import GoldAct, Labelled
from ..records import CLASSES, FAMILIES
from . import gold as labels
from .lines import lines, text_of
from .reader import Reader


@registry.readers("jueyi.Standoff.v1")
def standoff(texts: str, labels: str, weight: float = 1.0) -> Reader:
    """Registered: JSON Lines of texts, labelled by stand-off labels with their hash.

    Args:
        texts: JSON Lines with ``text`` and, if known, ``id``, ``part``, ``number``, ``organ``;
            what ``jueyi annotate import`` writes as ``texts.jsonl``.
        labels: Stand-off labels, a file or a folder of them, see docs/gold.md.
        weight: Of every paragraph, in training.

    >>> import json, tempfile
    >>> from jueyi.corpus.gold import digest
    >>> text = "请秘书长报告。"
    >>> act = {"start": 0, "end": 1, "lemma": "请", "family": "directive", "addressee": None}
    >>> label = {"sha256": digest(text), "document": "x", "set": "own", "acts": [act]}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     texts, gold = Path(folder) / "texts.jsonl", Path(folder) / "labels.jsonl"
    ...     _ = texts.write_text(json.dumps({"text": text}), "utf-8")
    ...     _ = gold.write_text(json.dumps(label), "utf-8")
    ...     standoff(str(texts), str(gold)).rows()[0].acts[0].lemma
    '请'
    """
    return Reader(lambda: [replace(r, weight=weight) for r in _standoff(Path(texts), Path(labels))])


def _standoff(path: Path, folder: Path) -> list[Labelled]:
    known = labels.load(folder)
    rows = []
    for where, item in _items(path, "JSON Lines with id, text, part"):
        found = known.get(labels.digest(_text(item, where)))
        if found is not None:
            rows.append(row_of(item, found.acts, where))
    if not rows:
        raise CorpusError(
            "no label fits a text", where=str(path), expected=f"texts whose hashes are in {folder}"
        )
    return rows


@registry.readers("jueyi.DocBin.v1")
def doc_bin(path: str, weight: float = 1.0) -> Reader:
    """Registered: spaCy's own binary format, a paragraph a Doc, with the span groups ``acts``
    (labelled with the family), ``addressees`` and ``parties`` (with the class).

    Args:
        path: A ``.spacy`` file.
        weight: Of every paragraph, in training.

    >>> import tempfile
    >>> import jueyi
    >>> from spacy.tokens import DocBin
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = f"{folder}/mine.spacy"
    ...     DocBin(docs=[jueyi.pipeline()("1. 请秘书长报告。")], store_user_data=True).to_disk(path)
    ...     len(doc_bin(path).rows())
    1
    """
    return Reader(lambda: [replace(row, weight=weight) for row in _doc_bin(Path(path))])


def _doc_bin(path: Path) -> list[Labelled]:
    docs.register()
    try:
        found = list(DocBin().from_disk(path).get_docs(Vocab()))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CorpusError(
            f"no DocBin ({type(error).__name__}: {error})", where=str(path),
            expected="what DocBin.to_disk or spacy convert wrote",
        ) from None  # fmt: skip
    return [_checked(known_of(doc), f"{path} document {n}") for n, doc in enumerate(found, 1)]


@registry.readers("jueyi.Prodigy.v1")
def prodigy(path: str, weight: float = 1.0) -> Reader:
    """Registered: JSON Lines as ``prodigy db-out`` writes them: spans labelled with families,
    ``addressee`` and classes; only what somebody accepted.

    Args:
        path: The file.
        weight: Of every paragraph, in training.

    >>> import json, tempfile
    >>> span = {"start": 0, "end": 1, "label": "directive"}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "mine.jsonl"
    ...     row = {"text": "请秘书长报告。", "spans": [span], "answer": "accept"}
    ...     _ = path.write_text(json.dumps(row), "utf-8")
    ...     prodigy(str(path)).rows()[0].acts[0].family
    'directive'
    """
    return Reader(lambda: [replace(row, weight=weight) for row in _prodigy(Path(path))])


def _prodigy(path: Path) -> list[Labelled]:
    from ..annotation import prodigy as format_
    from ..annotation.labels import gold_of

    text = text_of(path, "what prodigy db-out wrote")
    rows = []
    for number, task in enumerate(format_.decode(text, str(path)), 1):
        found = gold_of(task, lexica.load(), f"{path} task {number}")
        item = {**task.facts, "text": task.text, "id": task.facts.get("document")}
        rows.append(row_of(item, found.acts, f"{path} task {number}"))
    return rows


def _items(path: Path, expected: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for where, line in lines(path, expected):
        try:
            item = json.loads(line)
        except ValueError as error:
            raise CorpusError(f"no JSON ({error})", where=where, expected=expected) from None
        if not isinstance(item, dict):
            raise CorpusError("no JSON object", where=where, expected=expected)
        yield where, item


def _text(item: dict[str, Any], where: str) -> str:
    text = item.get("text")
    if not isinstance(text, str) or not text:
        raise CorpusError("no text", where=where, expected="a field text with a paragraph")
    return text


def row_of(item: dict[str, Any], acts: tuple[GoldAct, ...], where: str) -> Labelled:
    """A paragraph of a file of labels.

    Args:
        item: ``text`` and, if known, ``id``, ``part``, ``organ``.
        acts: Its labels.
        where: What errors call it.

    Raises:
        CorpusError: It has no text, or a label is no span of it.
    """
    text = _text(item, where)
    part = item.get("part") or ("preambular" if text.endswith(("，", ",")) else "operative")
    document = str(item.get("id") or where)
    row = Labelled(text, str(part), str(item.get("organ") or ""), document, acts)
    return _checked(row, where)


def _checked(row: Labelled, where: str) -> Labelled:
    """The row, if its labels are spans of its text with known families and classes.

    Raises:
        CorpusError: They are not.
    """
    size = len(row.text)
    for act in row.acts or ():
        if act.family not in FAMILIES or not 0 <= act.start < act.end <= size:
            raise CorpusError(
                f"act {act.family!r} at {act.start} to {act.end} of {size} characters",
                where=where,
                expected=f"a span with one of {', '.join(FAMILIES)}",
            )
        who = act.addressee
        if who is not None and (
            not 0 <= who.start < who.end <= size or not set(who.classes) <= set(CLASSES)
        ):
            raise CorpusError(
                f"addressee {', '.join(who.classes)} at {who.start} to {who.end}",
                where=where,
                expected=f"a span with classes of {', '.join(CLASSES)}",
            )
    return row
