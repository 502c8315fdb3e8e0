"""Flat rows for tables: the columns of CSV, Excel and Parquet.

A table each of acts, paragraphs, parties, times, citations and documents. A row repeats what its
document is, and its paragraph's place, so that every table can be read alone.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Any

import orjson

from ..document.metadata import is_draft
from ..errors import JueyiError
from ..records import Act, Paragraph, Report, Resolution, Time
from ..schema import ACT, ADDRESSEE, CITATION, PARTY, SPAN, SUBJECT, columns
from .plain import dump

MOST_REPEATED = 50_000_000  # characters; a long resolution has 100,000
Row = list[Any]
Values = tuple[Any, ...]
# What a document is, and what of a paragraph the rows of what stands in it repeat.
FACTS = {
    "document": "str", "symbol": "str", "organ": "str", "adopted": "date", "script": "str",
    "is_draft": "bool",
}  # fmt: skip
OWN_PARAGRAPH = {
    "id": "str", "index": "int", "part": "str", "number": "str", "level": "int", "parent": "int",
    "inherits": "int", "text": "str", "source_start": "int", "source_end": "int", "notes": "int",
    "acts": "int", "clauses": "strs", "due": "date", "report": "bool", "report_to": "str",
    "report_entity": "str",
}  # fmt: skip
REPEATED_COLUMNS = ("id", "index", "part", "number", "level", "text")
PLACE_COLUMNS = ("index", "part", "number", "level")
ANSWERS = {
    "entities": "strs", "times": "strs", "due": "date", "report": "bool", "report_to": "str",
    "report_entity": "str",
}  # fmt: skip
OWN_ACT = {"act": "int", **columns(f for f in ACT if f.name != "report"), **ANSWERS}
FACT_COLUMNS, OWN_PARAGRAPH_COLUMNS = tuple(FACTS), tuple(OWN_PARAGRAPH)
OWN_ACT_COLUMNS = tuple(OWN_ACT)
_SPAN = columns(SPAN)
_OF_ACT = {"act": "int", "lemma": "str", "family": "str"}
TABLES: dict[str, dict[str, str]] = {
    "acts": {**FACTS, **{c: OWN_PARAGRAPH[c] for c in REPEATED_COLUMNS}, **OWN_ACT},
    "paragraphs": {**FACTS, **OWN_PARAGRAPH},
    "parties": {
        **FACTS, **{c: OWN_PARAGRAPH[c] for c in PLACE_COLUMNS}, **_OF_ACT,
        **{("party" if c == "text" else c): kind for c, kind in columns(PARTY).items()},
    },
    "times": {
        **FACTS, **{c: OWN_PARAGRAPH[c] for c in PLACE_COLUMNS}, **_OF_ACT, **_SPAN,
        "type": "str", "value": "str", "relation": "str", "anchor": "str", "from": "date",
        "to": "date",
    },
    "citations": {
        **FACTS, **{c: OWN_PARAGRAPH[c] for c in PLACE_COLUMNS}, "note": "str",
        **{("cited" if c == "symbol" else c): kind for c, kind in columns(CITATION).items()},
    },
    "documents": {
        **FACTS, "path": "str", "title": "str", "meeting": "str", "session": "str", "agenda": "str",
        "draft": "str", "sponsors": "str", "vote": "str", "subjects": "str", "paragraphs": "int",
        "acts": "int",
    },
}  # fmt: skip
COLUMNS = {name: tuple(table) for name, table in TABLES.items()}
PACKED = ("paragraphs", "acts", "parties", "times", "citations", "documents")
# Of the tables that hang on a paragraph: which of its columns their rows repeat.
PLACED = {
    name: tuple(OWN_PARAGRAPH_COLUMNS.index(c) for c in names)
    for name, names in (
        ("acts", REPEATED_COLUMNS), ("parties", PLACE_COLUMNS), ("times", PLACE_COLUMNS),
        ("citations", PLACE_COLUMNS),
    )
}  # fmt: skip
_stated = attrgetter(*[fact for fact in FACTS if fact != "is_draft"])
_of_act = attrgetter(*(f.name for f in ACT if not isinstance(f.kind, tuple)))
_of_addressee = attrgetter(*(f.name for f in ADDRESSEE if not f.many))
_of_subject = attrgetter(*(f.name for f in SUBJECT))
_of_document = attrgetter(
    "path", "title", "meeting", "agenda", "draft", "sponsors", "vote", "subjects"
)
_UNSPOKEN: Values = (None,) * len(SUBJECT)
_NOBODY: Values = tuple(() if f.kind == "strs" else None for f in ADDRESSEE if not f.many)


def _facts(resolution: Resolution) -> Values:
    return (*_stated(resolution), is_draft(resolution))


def _paragraph(p: Paragraph) -> Values:
    return (
        p.id, p.index, p.part, p.number, p.level, p.parent, p.inherits, p.text, *p.source,
        len(p.notes), len(p.acts), [clause.kind for clause in p.clauses],
        *((None,) * 4 if p.item is None else _asked(p.item.times, p.item.report)),
    )  # fmt: skip


def due(times: tuple[Time, ...]) -> str | None:
    """The last calendar day that the times of an act name, ISO 8601."""
    return max((time.last for time in times if time.last), default=None)


def _asked(times: tuple[Time, ...], report: Report | None) -> Values:
    """When something is due, whether it is a report, and to whom."""
    if not times and report is None:
        return None, False, None, None
    to = report.to if report else None
    entity = to.entity if to else None
    return due(times), report is not None, to.text if to else None, entity.id if entity else None


def _act(number: int, act: Act) -> Values:
    who, subject = act.addressee, act.subject
    return (
        number,
        *_of_act(act),
        *(_NOBODY if who is None else _of_addressee(who)),
        *(_UNSPOKEN if subject is None else _of_subject(subject)),
        *(_UNSPOKEN if act.task is None else (act.task.start, act.task.end, act.task.text)),
        [p.entity.id for p in who.parties if p.entity] if who else (),
        [" ".join(time.value) for time in act.times],
        *_asked(act.times, act.report),
    )


def _parties(place: int, number: int, act: Act) -> list[Values]:
    return [
        (
            place, number, act.lemma, act.family, p.start, p.end, p.text, p.label, p.score, p.full,
            *((p.entity.id, p.entity.zh, p.entity.en) if p.entity else (None,) * 3),
        )
        for p in (act.addressee.parties if act.addressee else ())
    ]  # fmt: skip


def _time(place: int, number: int | None, lemma: str, family: str, t: Time) -> Values:
    return (
        place, number, lemma, family, t.start, t.end, t.text, t.type, " ".join(t.value), t.relation,
        t.anchor.text if t.anchor else None, t.first, t.last,
    )  # fmt: skip


def _citations(place: int, p: Paragraph) -> list[Values]:
    marks = [(None, p.citations), *((note.mark, note.citations) for note in p.notes)]
    return [
        (place, mark, c.start, c.end, c.text, c.symbol, c.kind)
        for mark, found in marks
        for c in found
    ]


def _hanging(resolution: Resolution) -> tuple[list[Values], list[Values], list[Values]]:
    """Rows of parties, times and citations, with the place of their paragraph in front."""
    parties: list[Values] = []
    times: list[Values] = []
    cited: list[Values] = []
    for place, p in enumerate(resolution.paragraphs):
        for number, act in enumerate(p.acts):
            parties += _parties(place, number, act)
            times += [_time(place, number, act.lemma, act.family, t) for t in act.times]
        if p.item is not None and p.inherits is not None:
            act = resolution.paragraphs[p.inherits].acts[-1]
            times += [_time(place, None, act.lemma, act.family, t) for t in p.item.times]
        if p.citations or p.notes:
            cited += _citations(place, p)
    return parties, times, cited


def session_of(resolution: Resolution) -> str | None:
    """The session of a document, of its symbol or its cover: A/RES/79/1 to GA/79."""
    parts = (resolution.symbol or "").split("/")
    if parts[:2] in (["A", "RES"], ["A", "DEC"]) and len(parts) > 3:
        return f"GA/{parts[2]}"
    if parts[:3] == ["A", "HRC", "RES"] and len(parts) > 4:
        return f"HRC/{parts[3]}"
    if parts[:2] == ["E", "RES"] and len(parts) > 3:
        return f"ECOSOC/{parts[2]}"
    return resolution.session


def packed(resolution: Resolution) -> tuple[Values, tuple[list[Values], ...]]:
    """What a document is, and the rows of each table in ``PACKED``, of their own columns.

    Rows of tables that hang on a paragraph begin with its place in the table of paragraphs, whose
    columns ``PLACED`` they repeat.

    Raises:
        JueyiError: The acts are so many in so long a paragraph that a table cannot hold them.
    """
    repeated = sum(len(p.text) * len(p.acts) for p in resolution.paragraphs)
    if repeated > MOST_REPEATED:
        raise JueyiError(
            f"a row an act would repeat {repeated:,} characters of its paragraphs",
            where=resolution.document,
            expected=f"at most {MOST_REPEATED:,}",
            fix="divide the text into its paragraphs, or write JSON Lines",
        )
    paragraphs = [_paragraph(p) for p in resolution.paragraphs]
    acts = [
        (place, *_act(number, act))
        for place, p in enumerate(resolution.paragraphs)
        for number, act in enumerate(p.acts)
    ]
    path, title, meeting, *stated = _of_document(resolution)
    own = (path, title, meeting, session_of(resolution), *stated, len(paragraphs), len(acts))
    return _facts(resolution), (paragraphs, acts, *_hanging(resolution), [own])


def encode_rows(resolution: Resolution) -> bytes:
    """One resolution packed: what its rows repeat is written once."""
    facts, tables = packed(resolution)
    return dump([facts, *tables])


def encode_nested(resolution: Resolution) -> bytes:
    """One resolution as a JSON object: its facts, and ``rows``, the paragraphs by column, each
    with its acts by column under ``rows``."""
    nested = dict(zip(FACT_COLUMNS, _facts(resolution), strict=True))
    nested["rows"] = [
        {
            **dict(zip(OWN_PARAGRAPH_COLUMNS, _paragraph(p), strict=True)),
            "rows": [dict(zip(OWN_ACT_COLUMNS, _act(*a), strict=True)) for a in enumerate(p.acts)],
        }
        for p in resolution.paragraphs
    ]
    return dump(nested)


def decode_rows(chunk: bytes, only: tuple[str, ...] = tuple(TABLES)) -> dict[str, list[Row]]:
    """What ``encode_rows`` packed: rows by table, in their columns' order.

    In a paragraph's row, ``notes`` and ``acts`` are counts; ``act`` counts from 0 in its paragraph.

    Args:
        chunk: What was packed.
        only: The tables that are wanted.
    """
    facts, *tables = orjson.loads(chunk)
    held = dict(zip(PACKED, tables, strict=True))
    found: dict[str, list[Row]] = {}
    for name in only:
        rows = held[name]
        if name not in PLACED:
            found[name] = [[*facts, *row] for row in rows]
            continue
        heads = [[*facts, *(p[i] for i in PLACED[name])] for p in held["paragraphs"]]
        found[name] = [[*heads[place], *row] for place, *row in rows]
    return found
