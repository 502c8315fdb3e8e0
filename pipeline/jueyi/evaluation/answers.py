"""How right the answers are: citations, entities, times, reports and tasks of unseen documents.

Gold of citations are the UN's own links, of entities the aligned English text, of the rest labels
that stand off from the text (``data/answers``).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..answers.names import NAMEABLE
from ..components.labeller import Labeller
from ..corpus.build import split_of
from ..corpus.links import Link, agrees, links_of, note_links
from ..corpus.unxml import aligned, documents, english_texts
from ..document.metadata import organ_code
from ..errors import CorpusError, ReadingError
from ..lexicon.entities import load_entities
from ..reading import akn
from ..records import Act, Citation, Paragraph, Resolution
from .figures import Figure, Tally

_LINKED = 5  # links from which a document counts as one that the UN has linked throughout
_LABELS = ("dev", "dev-second")
# The name of a figure, what is right and what was found; of a paragraph and its labels.
Compared = tuple[str, Counter[Any], Counter[Any]]
Measure = Callable[[Paragraph, list[dict[str, Any]]], Iterator[Compared]]
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Document:
    """A labelled document with what the UN says of it: links, and the English paragraphs."""

    resolution: Resolution
    links: dict[int, list[Link]]
    noted: list[tuple[tuple[Citation, ...], list[Link], str]]
    english: list[str]


def read(texts: Path, labeller: Labeller) -> Iterator[Document]:
    """The newest documents, labelled.

    Args:
        texts: The UN's XML, see ``corpus.unxml``.
        labeller: Made of a model that has not seen them.
    """
    english = english_texts(texts)
    for path, data in documents(texts):
        if split_of(path) != "dev":
            continue
        try:
            source, marked = akn.build(data, path)
        except ReadingError:
            continue
        resolution = labeller.label_source(source)
        same = len(source.blocks) == len(resolution.paragraphs)
        noted = note_links(marked)
        cited = {note.text: note.citations for note in resolution.notes}
        yield Document(
            resolution,
            links_of(resolution, marked),
            [(cited.get(n.text, ()), noted.get(i, []), n.text) for i, n in enumerate(source.notes)],
            aligned(source, data, english) if same else [],
        )


def answer_figures(found: list[Document], labels: Path) -> list[Figure]:
    """All figures of answers.

    Args:
        found: See ``read``.
        labels: The folder of stand-off labels; left out where it is missing.

    Raises:
        CorpusError: A file of labels is malformed.
    """
    tallies: dict[str, Tally] = {}
    for document in found:
        _citations(document, tallies)
        _entities(document, tallies)
    if labels.is_dir():
        for kind, measure in (("times", _times), ("bound", _bound)):
            for name in _LABELS:
                _labelled(found, labels / kind / f"{name}.jsonl", name, measure, tallies)
    return [tally.figure(name) for name, tally in sorted(tallies.items())]


def _tally(tallies: dict[str, Tally], name: str) -> Tally:
    return tallies.setdefault(name, Tally())


def _citations(document: Document, tallies: dict[str, Tally]) -> None:
    """Right symbol at the place of a link; found ones count where the UN has linked throughout."""
    resolution = document.resolution
    places = [(p.citations, document.links.get(p.index, []), p.text) for p in resolution.paragraphs]
    places += document.noted
    linked = sum(len(links) for _, links, _ in places) >= _LINKED
    hits = gold = extra = 0
    for citations, links, text in places:
        used = set()
        for link in links:
            at = next((c for c in citations if c.start < link.end and link.start < c.end), None)
            used.add(at)
            if not agrees(text[link.start : link.end], link.symbol):
                continue
            gold += 1
            hits += at is not None and (at.symbol or "").upper() == link.symbol
        extra += sum(linked and c not in used and c.kind != "decision" for c in citations)
    organ = organ_code(resolution.organ) or "other"
    for name in ("citations", f"citations, {organ}"):
        _tally(tallies, name).add(resolution.document, hits, gold, gold)
    _tally(tallies, "citations, unlinked ones counted wrong").add(
        resolution.document, hits, gold, gold + extra
    )


def _entities(document: Document, tallies: dict[str, Tally]) -> None:
    """Parties that may be named: how many are, and how many names the English text holds."""
    resolution, known = document.resolution, load_entities()
    whole = _plain(" ".join(document.english))
    for paragraph in resolution.paragraphs:
        for act in paragraph.acts:
            who = act.addressee
            for party in who.parties if who and who.role != "bound" else ():
                if party.label not in NAMEABLE:
                    continue
                entity = party.entity
                _tally(tallies, "entities given").add(resolution.document, entity is not None, 1, 1)
                if entity is None or not document.english:
                    continue
                row = known.by_id.get(entity.id)
                names = [_plain(n) for n in (row.english if row else (entity.en,))]
                here = _plain(document.english[paragraph.index])
                literal = any(name in here for name in names)
                _tally(tallies, "entities, name in the English paragraph").add(
                    resolution.document, literal, 1, 1
                )
                _tally(tallies, "entities, name in the English document").add(
                    resolution.document, literal or any(name in whole for name in names), 1, 1
                )


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text.lower().replace("’", "'").replace("the ", ""))


def _labelled(
    found: list[Document], path: Path, name: str, measure: Measure, tallies: dict[str, Tally]
) -> None:
    """Add the labelled paragraphs of a file to the tallies of their figures."""
    known = {
        hashlib.sha256(p.text.encode()).hexdigest(): (document.resolution.document, p)
        for document in found
        for p in document.resolution.paragraphs
    }
    for line, row in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            gold = json.loads(row)
            held = known.get(gold["sha256"])
            if held is not None:
                for figure, wanted, got in measure(held[1], gold["acts"]):
                    _tally(tallies, f"{figure}, {name}").add(
                        held[0], (wanted & got).total(), wanted.total(), got.total()
                    )
        except (ValueError, KeyError, TypeError) as error:
            raise CorpusError(
                f"malformed labels ({error})",
                where=f"{path} line {line}",
                expected="see its README",
            ) from None


def _times(p: Paragraph, gold: list[dict[str, Any]]) -> Iterator[Compared]:
    """Times, reports and tasks of a paragraph."""

    def cut(span: dict[str, int] | None) -> str | None:
        return None if span is None else p.text[span["start"] : span["end"]]

    yield (
        "times",
        Counter((a["start"], t["type"], _value(t["value"])) for a in gold for t in a["times"]),
        Counter((a.start, t.type, t.value) for a in p.acts for t in a.times),
    )
    asked = [a for a in gold if a["report"] is not None]
    told = [a for a in p.acts if a.report is not None]
    yield "reports", Counter(a["start"] for a in asked), Counter(a.start for a in told)
    yield (
        "reports with recipient",
        Counter((a["start"], cut(a["report"]["to"])) for a in asked),
        Counter((a.start, _recipient(a)) for a in told),
    )
    yield (
        "tasks",
        Counter((a["start"], cut(a["task"])) for a in gold if a["task"]),
        Counter((a.start, a.task.text) for a in p.acts if a.task),
    )


def _bound(p: Paragraph, gold: list[dict[str, Any]]) -> Iterator[Compared]:
    """The first party that each decision of a paragraph binds."""
    wanted = [(a["start"], a["bound"][0]) for a in gold if a["bound"]]
    got = [(a.start, a.addressee) for a in p.acts if a.addressee and a.addressee.role == "bound"]
    yield (
        "bound",
        Counter((start, b["start"], b["end"]) for start, b in wanted),
        Counter((start, b.start, b.end) for start, b in got),
    )
    yield (
        "bound with classes",
        Counter((start, b["start"], b["end"], *b["classes"]) for start, b in wanted),
        Counter((start, b.start, b.end, *b.classes) for start, b in got),
    )


def _value(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _recipient(act: Act) -> str | None:
    return act.report.to.text if act.report and act.report.to else None
