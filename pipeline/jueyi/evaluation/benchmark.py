"""Any system's answers against the open labels, by the published rules: docs/benchmark.md.

Scoring needs no text: labels and answers stand off from it, by the SHA-256 of a paragraph and
offsets in code points. The texts are needed only to give them to a system (``tasks``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..corpus.build import NEWEST
from ..corpus.gold import GoldParagraph, digest, load
from ..corpus.lines import lines
from ..errors import CorpusError, JueyiError
from ..labelled import Labelled
from ..records import CLASSES, FAMILIES, Act, Addressee
from .figures import Figure, difference, label_figures

SPLITS = ("newest", "parallel")
_EXPECTED = 'JSON Lines: {"sha256" or "text", "acts": [{"start", "end", "lemma", "family", …}]}'


@dataclass(frozen=True, slots=True)
class Scored:
    """What a system got.

    Attributes:
        figures: F1 with 95 % bootstrap intervals over documents.
        paragraphs: How many are asked.
        unanswered: How many of them the answers lack; they count as paragraphs without an act.
    """

    figures: list[Figure]
    paragraphs: int
    unanswered: int


def asked(gold: Path, split: str) -> list[GoldParagraph]:
    """The labelled paragraphs of a split.

    Args:
        gold: The folder of labels, ``data/gold`` of the repository.
        split: ``newest`` (GA 79, SC 2024, HRC 57, ECOSOC 2024, drawn before any model existed) or
            ``parallel`` (the UN Parallel Corpus, 2014 and 2015).

    Raises:
        JueyiError: The folder has no labels of it.
    """
    found = [p for p in load(gold).values() if _is_in(p, split)]
    if not found:
        raise JueyiError(
            f"no labels of the split {split}", where=str(gold),
            expected="data/gold of the repository", fix="name it with --gold",
        )  # fmt: skip
    return found


def _is_in(paragraph: GoldParagraph, split: str) -> bool:
    if split == "parallel":
        return paragraph.set == "unpc"
    return (
        paragraph.measured
        and paragraph.set == "unxml"
        and NEWEST.match(paragraph.document) is not None
    )


def score(paragraphs: list[GoldParagraph], answers: dict[str, tuple[Act, ...]]) -> Scored:
    """Measure a system.

    Args:
        paragraphs: See ``asked``.
        answers: Its acts by the SHA-256 of the paragraph, see ``read``.

    >>> from jueyi.labelled import GoldAct
    >>> gold = GoldParagraph("ab", "A/RES/79/1", "unxml", (GoldAct(0, 1, "请", "directive"),))
    >>> [figure.value for figure in score([gold], {"ab": ()}).figures][:2]
    [0.0, 0.0]
    """
    rows = [Labelled(p.sha256, document=p.document, acts=p.acts) for p in paragraphs]
    figures = label_figures(rows, lambda row: answers.get(row.text, ()))
    missing = sum(p.sha256 not in answers for p in paragraphs)
    return Scored(figures, len(paragraphs), missing)


def differences(one: Scored, other: Scored) -> list[tuple[str, float, float, float]]:
    """How much higher each figure of the other system is, with a paired 95 % interval."""
    return [
        (a.name, *difference(a.documents, b.documents))
        for a, b in zip(one.figures, other.figures, strict=True)
    ]


def tasks(paragraphs: list[GoldParagraph], corpus: Iterator[tuple[str, str]]) -> list[str]:
    """What a system is given: a JSON line a paragraph, with its text.

    Args:
        paragraphs: See ``asked``.
        corpus: Texts with their part, such as those of ``corpus.build``.

    Raises:
        JueyiError: A paragraph's text is not among them.
    """
    wanted = {p.sha256: p for p in paragraphs}
    lines: dict[str, str] = {}
    for text, part in corpus:
        sha = digest(text)
        if sha in wanted and sha not in lines:
            row = {"sha256": sha, "document": wanted[sha].document, "part": part, "text": text}
            lines[sha] = json.dumps(row, ensure_ascii=False)
    if missing := [p.document for p in paragraphs if p.sha256 not in lines]:
        raise JueyiError(
            f"{len(missing)} paragraphs are not there, the first of {missing[0]}",
            where="the texts", expected="the UN's XML as jueyi corpus fetch clones it",
        )  # fmt: skip
    return [lines[p.sha256] for p in paragraphs]


def read(path: Path) -> dict[str, tuple[Act, ...]]:
    """A system's answers; the records of ``jueyi label -o x.jsonl`` are such.

    Raises:
        CorpusError: A line is none, or two lines answer one paragraph differently.
    """
    found: dict[str, tuple[Act, ...]] = {}
    for where, line in lines(path, _EXPECTED):
        try:
            row = json.loads(line)
            sha = row["sha256"] if row.get("sha256") else digest(row["text"])
            acts = tuple(_act(act, where) for act in row["acts"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CorpusError(
                f"no answer ({type(error).__name__}: {error})", where=where, expected=_EXPECTED
            ) from None
        acts = tuple(replace(act, opening=n == 0) for n, act in enumerate(acts))
        if found.setdefault(sha, acts) != acts:
            raise CorpusError("a second, different answer", where=where, expected="one a paragraph")
    return found


def _act(row: dict[str, Any], where: str) -> Act:
    family = row["family"]
    if family not in FAMILIES:
        raise CorpusError(f"family {family!r}", where=where, expected=", ".join(FAMILIES))
    who = None
    if (given := row.get("addressee")) is not None:
        classes = tuple(given["classes"])
        if unknown := set(classes) - set(CLASSES):
            raise CorpusError(f"class {min(unknown)!r}", where=where, expected=", ".join(CLASSES))
        who = Addressee(int(given["start"]), int(given["end"]), "", classes, 1.0)
    start, end = int(row["start"]), int(row["end"])
    return Act(start, end, "", str(row["lemma"]), (), "", family, False, 1.0, who)
