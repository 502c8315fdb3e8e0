"""The UN's published XML and stand-off labels, joined into typed rows with splits.

Splits go by time: the newest documents (GA 79, SC 2024, HRC 57, ECOSOC 2024) are development,
all earlier ones training. Bold spans are the UN's own marking of opening verbs; they are cleaned
by ``bold_openings`` and counted there.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..document.metadata import organ_code
from ..document.structure import structure
from ..errors import ReadingError
from ..labelled import Labelled
from ..lexicon import Lexicon
from ..reading import akn
from . import gold as gold_labels
from .bold import bold_openings
from .gold import GoldParagraph
from .unxml import aligned, documents, english_texts

DEVELOPMENT = (
    ("GAresolutions", "79session"),
    ("SCresolutions", "2024"),
    ("HRCresolutions", "57session"),
    ("ECOSOCresolutions", "2024"),
)
# The same documents by their symbols.
NEWEST = re.compile(r"A/RES/79/|S/RES/\d+ ?\(2024\)|A/HRC/RES/57/|E/RES/2024/")
# Of the training documents, those on which choices are made: never those that are reported.
TUNING = (
    ("GAresolutions", "78session"),
    ("SCresolutions", "2023"),
    ("HRCresolutions", "56session"),
    ("ECOSOCresolutions", "2023"),
)
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_NUMBER = re.compile(r"[0-9〇一二三四五六七八九十百第届年月日至和/(),.\s-]+")
NGRAM = 8


@dataclass(slots=True)
class Row:
    """One paragraph of the corpus.

    Attributes:
        path: The file's path within the UN's repositories.
        document: Symbol.
        organ: Short name of the organ.
        series: Title without numbers and years: the same for yearly resolutions.
        split: ``train`` or ``dev``.
        part, number, level, text: As in ``records.Paragraph``.
        opening: Lemma of the opening verb by the UN's bold print, or None.
        bold: [start, end) of bold spans that are verbs, in the text.
        gold: The hand labels, or None.
        complete: Whether the UN prints every act of this document in bold (SC 2020).
        english: The same paragraph in English, where it was asked for and both texts have the
            same elements.
    """

    path: str
    document: str
    organ: str
    series: str
    split: str
    part: str
    number: str | None
    level: int
    text: str
    opening: str | None = None
    bold: tuple[tuple[int, int], ...] = ()
    gold: GoldParagraph | None = None
    complete: bool = False
    english: str = ""

    def labelled(self, weight: float) -> Labelled:
        """The paragraph with its hand labels, for training and measuring."""
        assert self.gold is not None
        return Labelled(
            self.text, self.part, self.organ, self.document, self.gold.acts, self.bold,
            self.complete, self.opening, weight,
        )  # fmt: skip

    def unlabelled(self, weight: float) -> Labelled:
        """The paragraph with what the bold print tells of it alone."""
        return Labelled(
            self.text, self.part, self.organ, self.document, None, self.bold, self.complete,
            self.opening, weight, "bold",
        )  # fmt: skip


@dataclass(slots=True)
class Corpus:
    """Rows in document order, and how much of what kind of noise was treated."""

    rows: list[Row] = field(default_factory=list)
    noise: Counter[str] = field(default_factory=Counter)

    def digest(self) -> str:
        """SHA-256 of all texts, splits and labels: the content hash of the corpus."""
        digest = hashlib.sha256()
        for row in self.rows:
            digest.update(f"{row.path}|{row.split}|{row.text}|{row.bold}|{row.gold}\n".encode())
        return digest.hexdigest()

    def labelled(self, split: str) -> list[Row]:
        """The hand-labelled rows of a split, each text once, none in both.

        ``dev`` are the texts drawn at random from development documents, ``train`` those drawn
        from older ones (less those that development has too), ``all`` everything labelled, with
        what was drawn from development documents where a model was unsure.
        """
        newest = {row.document for row in self.rows if row.split == "dev"}
        found: dict[str, Row] = {}
        for row in self.rows:
            gold = row.gold
            if gold is None or (row.text in found and found[row.text].document == gold.document):
                continue
            drawn_new = gold.document in newest
            wanted = {
                "train": not drawn_new,
                "dev": drawn_new and gold.measured,
                "all": True,
            }[split]
            if wanted and (row.text not in found or row.document == gold.document):
                found[row.text] = row
        return list(found.values())


def is_tuning(path: str) -> bool:
    """Whether choices are made on this document, as all those of 2023."""
    return tuple(path.split("/")[:2]) in TUNING


def split_of(path: str) -> str:
    """``dev`` for the newest sessions, else ``train``."""
    parts = tuple(path.split("/")[:2])
    return "dev" if parts in DEVELOPMENT else "train"


def build(source: Path, gold_folder: Path, lexicon: Lexicon, parallel: bool = False) -> Corpus:
    """Read all documents and join them with their labels.

    Args:
        source: A clone of the UN's repositories, or a tar archive of one.
        gold_folder: Stand-off labels.
        lexicon: For reading the bold print.
        parallel: Whether to give every row its English text, too.

    Raises:
        CorpusError: Nothing to read, or malformed labels.
    """
    labels = gold_labels.load(gold_folder)
    corpus = Corpus()
    english = english_texts(source) if parallel else {}
    for path, data in documents(source):
        try:
            document, marked = akn.build(data, path)
        except ReadingError:
            corpus.noise["files that cannot be read"] += 1
            continue
        if len(_ARABIC.findall(document.text)) > 50:
            corpus.noise["Arabic files in a Chinese folder"] += 1
            continue
        resolution = structure(document)
        openings = bold_openings(resolution, marked.bold, lexicon, corpus.noise)
        complete = path.startswith("SCresolutions/2020/")
        organ = organ_code(resolution.organ)
        symbol = resolution.symbol or path.rsplit("/", 1)[-1]
        series = organ + _NUMBER.sub("", resolution.title or symbol)
        split = split_of(path)
        texts = aligned(document, data, english) if english else []
        starts = [block.start for block in document.blocks]
        for paragraph, (opening, verbs) in zip(resolution.paragraphs, openings, strict=True):
            corpus.rows.append(
                Row(
                    path,
                    symbol,
                    organ,
                    series,
                    split,
                    paragraph.part,
                    paragraph.number,
                    paragraph.level,
                    paragraph.text,
                    opening,
                    verbs,
                    labels.get(gold_labels.digest(paragraph.text)),
                    complete and bool(verbs),
                    texts[bisect_right(starts, paragraph.source[0]) - 1] if texts else "",
                )
            )
    return corpus


def silver(
    corpus: Corpus, splits: tuple[str, ...], without: set[str], forget: bool = False
) -> list[Row]:
    """Rows with bold verbs and no hand label, each text once.

    Args:
        corpus: The corpus.
        splits: Of these splits.
        without: Texts to leave out.
        forget: Whether hand-labelled rows are taken, too, without their labels.
    """
    seen = set(without)
    rows = []
    for row in corpus.rows:
        free = forget or row.gold is None
        if row.bold and free and row.split in splits and row.text not in seen:
            seen.add(row.text)
            rows.append(replace(row, gold=None))
    return rows


def ngrams(text: str) -> set[str]:
    """All 8-grams of characters of a text; the text itself if it is shorter."""
    return {text[i : i + NGRAM] for i in range(max(1, len(text) - NGRAM + 1))}


def novel(corpus: Corpus) -> set[str]:
    """Development texts under half of whose 8-grams occur in any training text."""
    known: set[str] = set()
    for row in corpus.rows:
        if row.split == "train":
            known |= ngrams(row.text)
    fresh = set()
    for row in corpus.rows:
        if row.split == "dev" and row.text not in fresh:
            grams = ngrams(row.text)
            if 2 * sum(1 for gram in grams if gram in known) < len(grams):
                fresh.add(row.text)
    return fresh
