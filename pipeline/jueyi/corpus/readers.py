"""Readers: where labelled paragraphs come from. ``[corpora.NAME] @readers = "jueyi.….v1"``.

A reader is called with a pipeline and yields spaCy ``Example`` objects, as spaCy expects; its
``rows`` give the same paragraphs without Docs. Any reader of spaCy's or of yours can stand beside
these: see ``components.docs.gold_of`` for what is read from its reference Docs.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.tokens import DocBin
from spacy.training import Example
from spacy.util import registry
from spacy.vocab import Vocab

from .. import lexicon as lexica
from ..components import docs
from ..errors import ConfigError, CorpusError
from ..records import CLASSES, FAMILIES, GoldAct, GoldAddressee, Labelled
from . import build as corpora
from . import gold as labels
from .build import Corpus, Row
from .projection import project

if TYPE_CHECKING:
    from spacy.language import Language

SPLITS = ("train", "dev", "all", "older", "tune", "bold")
_ORDER = {"gold": 0, "projected": 1, "bold": 2, "other": 3}


@dataclass(frozen=True, slots=True)
class Reader:
    """Labelled paragraphs, read when they are asked for.

    Args:
        read: Gives the paragraphs.
    """

    read: Callable[[], list[Labelled]]

    def rows(self) -> list[Labelled]:
        """The paragraphs.

        Raises:
            CorpusError: They cannot be read.
        """
        return self.read()

    def __call__(self, nlp: Language) -> Iterator[Example]:
        """The same as examples; the predicted Doc knows part and organ, and no label."""
        docs.register()
        for row in self.read():
            yield example(nlp, row)


def example(nlp: Language, row: Labelled) -> Example:
    """A paragraph as an Example of a pipeline."""
    predicted, reference = nlp.make_doc(row.text), nlp.make_doc(row.text)
    docs.set_gold(reference, row)
    if row.part != "other":
        predicted._.part, predicted._.organ = row.part, row.organ
    return Example(predicted, reference)


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


@registry.readers("jueyi.Standoff.v1")
def standoff(texts: str, labels: str, weight: float = 1.0) -> Reader:
    """Registered: JSON Lines of texts, labelled by stand-off labels with their hash.

    Args:
        texts: JSON Lines with ``text`` and, if known, ``id``, ``part``, ``number``, ``organ``;
            what ``jueyi annotate import`` writes as ``texts.jsonl``.
        labels: Folder of stand-off labels, see docs/gold.md.
        weight: Of every paragraph, in training.
    """
    return Reader(lambda: [replace(r, weight=weight) for r in _standoff(Path(texts), Path(labels))])


def _standoff(path: Path, folder: Path) -> list[Labelled]:
    known = labels.load(folder)
    rows = []
    for where, item in _lines(path, "JSON Lines with id, text, part"):
        found = known.get(labels.digest(_text(item, where)))
        if found is not None:
            rows.append(_row(item, found.acts, where))
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
    return [_checked(docs.gold_of(doc), f"{path} document {n}") for n, doc in enumerate(found, 1)]


@registry.readers("jueyi.Prodigy.v1")
def prodigy(path: str, weight: float = 1.0) -> Reader:
    """Registered: JSON Lines as ``prodigy db-out`` writes them: spans labelled with families,
    ``addressee`` and classes; only what somebody accepted.

    Args:
        path: The file.
        weight: Of every paragraph, in training.
    """
    return Reader(lambda: [replace(row, weight=weight) for row in _prodigy(Path(path))])


def _prodigy(path: Path) -> list[Labelled]:
    from ..annotation import gold_of
    from ..annotation import prodigy as format_

    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error, "what prodigy db-out wrote") from None
    rows = []
    for number, task in enumerate(format_.decode(text, str(path)), 1):
        found = gold_of(task, lexica.load(), f"{path} task {number}")
        item = {**task.facts, "text": task.text, "id": task.facts.get("document")}
        rows.append(_row(item, found.acts, f"{path} task {number}"))
    return rows


COLUMNS = ("text", "act_start", "act_end", "family", "addressee_start", "addressee_end", "classes")


@registry.readers("jueyi.CSV.v1")
def csv_table(path: str, weight: float = 1.0) -> Reader:
    """Registered: a table with a row an act; rows of one ``text`` are one paragraph.

    Args:
        path: CSV in UTF-8 with the columns ``text``, ``act_start``, ``act_end``, ``family``,
            ``addressee_start``, ``addressee_end``, ``classes`` (separated by ``;``), and, if
            known, ``document``, ``part``, ``organ``. A paragraph without an act has one row
            with ``act_start`` empty; an act without addressee has ``addressee_start`` empty.
        weight: Of every paragraph, in training.
    """
    return Reader(lambda: [replace(row, weight=weight) for row in _csv(Path(path))])


def _csv(path: Path) -> list[Labelled]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            table = csv.DictReader(handle)
            lacking = [name for name in COLUMNS if name not in (table.fieldnames or ())]
            rows = list(table)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _unreadable(path, error, "CSV in UTF-8") from None
    if lacking:
        raise CorpusError(
            f"no column {', '.join(lacking)}", where=str(path), expected=", ".join(COLUMNS)
        )
    found: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for number, row in enumerate(rows, 2):
        found.setdefault(row["text"] or "", []).append((f"{path} line {number}", row))
    return [
        _row({**lines[0][1], "id": lines[0][1].get("document")}, _csv_acts(lines), lines[0][0])
        for lines in found.values()
    ]


def _csv_acts(lines: list[tuple[str, dict[str, str]]]) -> tuple[GoldAct, ...]:
    acts = []
    for where, row in lines:
        if not row["act_start"]:
            continue
        try:
            start, end = int(row["act_start"]), int(row["act_end"])
            who = None
            if row["addressee_start"]:
                span = int(row["addressee_start"]), int(row["addressee_end"])
                classes = tuple(c.strip() for c in row["classes"].split(";") if c.strip())
                who = GoldAddressee(*span, classes)
        except (ValueError, TypeError, AttributeError) as error:
            raise CorpusError(
                f"malformed numbers ({error})", where=where, expected="offsets as whole numbers"
            ) from None
        surface = row["text"][start:end]
        verb = lexica.load().parse(surface)
        acts.append(GoldAct(start, end, verb.lemma if verb else surface, row["family"], who))
    return tuple(sorted(acts, key=lambda act: act.start))


@registry.readers("jueyi.Concat.v1")
def concat(parts: dict[str, Callable[[Language], Iterable[Example]]]) -> Reader:
    """Registered: several readers as one; a hand-labelled text counts once, as first read.

    Args:
        parts: Readers by a name of your choice.
    """

    def read() -> list[Labelled]:
        found: list[Labelled] = []
        known: set[str] = set()
        for part in parts.values():
            rows = rows_of(part)
            found += [row for row in rows if row.acts is None or row.text not in known]
            known |= {row.text for row in rows if row.acts is not None}
        return sorted(found, key=lambda row: _ORDER[row.group])

    return Reader(read)


def rows_of(reader: Callable[[Any], Iterable[Example]], nlp: Language | None = None) -> list[Labelled]:
    """The paragraphs of any reader, ours or not; ``nlp`` is what it is called with."""
    if isinstance(reader, Reader):
        return reader.rows()
    import spacy

    found = reader(nlp if nlp is not None else spacy.blank("zh"))
    return [docs.gold_of(example.reference) for example in found]


def _lines(path: Path, expected: str) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error, expected) from None
    for number, line in enumerate(lines, 1):
        where = f"{path} line {number}"
        if line.strip():
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


def _row(item: dict[str, Any], acts: tuple[GoldAct, ...], where: str) -> Labelled:
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


def _unreadable(path: Path, error: Exception, expected: str) -> CorpusError:
    return CorpusError(f"cannot be read ({error})", where=str(path), expected=expected)
