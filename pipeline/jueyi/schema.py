"""The fields of what jueyi writes, in one table: names, types, order.

JSON records, the columns of CSV, Excel and Parquet, the signature of the MLflow model and the
features of the data set are all made from it; ``docs/record.md`` describes it for people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from .packing import from_plain
from .records import Act, Paragraph, Resolution


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record.

    Attributes:
        name: In the record.
        kind: ``int``, ``float``, ``bool``, ``str``, ``ints``, ``strs``, ``value`` (a string, or a
            list where there are several), or the fields of an object.
        optional: Whether it may be null.
        many: Whether it is a list of objects.
        attribute: Name of the attribute that holds it, where it is another.
        column: Name of its column in tables, where it is another.
    """

    name: str
    kind: str | tuple[Field, ...]
    optional: bool = False
    many: bool = False
    attribute: str = ""
    column: str = ""


def _all(kind: str, *names: str, optional: bool = False) -> tuple[Field, ...]:
    return tuple(Field(name, kind, optional) for name in names)


SPAN = (*_all("int", "start", "end"), Field("text", "str"))
ENTITY = _all("str", "id", "zh", "en")
PARTY = (
    *SPAN,
    Field("class", "str", attribute="label"),
    Field("score", "float"),
    Field("full", "str", optional=True),
    Field("entity", ENTITY, optional=True),
)
CITATION = (*SPAN, Field("symbol", "str", optional=True), Field("kind", "str"))
TIME = (
    *SPAN,
    Field("type", "str"),
    Field("value", "value"),
    Field("relation", "str", optional=True),
    Field("anchor", SPAN, optional=True),
    Field("from", "str", optional=True, attribute="first"),
    Field("to", "str", optional=True, attribute="last"),
)
REPORT = (
    Field("to", (*SPAN, Field("entity", ENTITY, optional=True)), optional=True),
    Field("times", "ints"),
)
ASK = (
    Field("times", TIME, many=True),
    Field("report", REPORT, optional=True),
    Field("task", SPAN, optional=True),
)
CLAUSE = (Field("kind", "str"), *SPAN)
ADDRESSEE = (
    *_all("int", "start", "end"),
    Field("text", "str", column="addressee"),
    Field("classes", "strs", column="classes"),
    Field("score", "float"),
    Field("parties", PARTY, many=True),
    Field("role", "str"),
)
SUBJECT = (*_all("int", "start", "end"), Field("text", "str", column="subject"))
ACT = (
    *_all("int", "start", "end"),
    *_all("str", "surface", "lemma"),
    Field("modifiers", "strs"),
    *_all("str", "english", "family"),
    Field("opening", "bool"),
    Field("score", "float"),
    Field("addressee", ADDRESSEE, optional=True),
    Field("subject", SUBJECT, optional=True),
    *ASK,
)
NOTE = (
    *_all("str", "mark", "text"),
    Field("anchor", "int", optional=True),
    Field("source", "ints"),
    Field("citations", CITATION, many=True),
)
DOCUMENT = (
    Field("document", "str"),
    *_all("str", "symbol", "title", "organ", "adopted", "meeting", optional=True),
    Field("script", "str"),
)
PARAGRAPH = (
    Field("document", "str"),
    Field("id", "str", optional=True),
    Field("symbol", "str", optional=True),
    Field("index", "int"),
    Field("part", "str"),
    Field("number", "str", optional=True),
    Field("level", "int"),
    Field("parent", "int", optional=True),
    Field("inherits", "int", optional=True),
    Field("text", "str"),
    Field("source", "ints"),
    Field("notes", NOTE, many=True),
    Field("acts", ACT, many=True),
    Field("script", "str"),
    Field("citations", CITATION, many=True),
    Field("clauses", CLAUSE, many=True),
    Field("item", ASK, optional=True),
)
_OF_DOCUMENT = frozenset({"document", "symbol", "script"})  # a paragraph repeats of its document


def encoder(table: tuple[Field, ...]) -> Callable[[Any], dict[str, Any]]:
    """A function that turns an object to the JSON object that a table describes."""
    names = tuple(field.name for field in table)
    values = attrgetter(*(field.attribute or field.name for field in table))
    nested = [(f.name, encoder(f.kind), f.many) for f in table if isinstance(f.kind, tuple)]
    lists = [field.name for field in table if field.kind in ("ints", "strs")]
    single = [field.name for field in table if field.kind == "value"]

    def encode(value: Any) -> dict[str, Any]:
        record = dict(zip(names, values(value), strict=True))
        for name in lists:
            record[name] = list(record[name])
        for name in single:
            value = record[name]
            record[name] = value[0] if len(value) == 1 else list(value)
        for name, inner, many in nested:
            held = record[name]
            if many:
                record[name] = [inner(item) for item in held]
            elif held is not None:
                record[name] = inner(held)
        return record

    return encode


act_record = encoder(ACT)
_note_record, _cited, _clause, _item = map(encoder, (NOTE, CITATION, CLAUSE, ASK))
_OWN = tuple(field.name for field in PARAGRAPH if field.name not in _OF_DOCUMENT)
_own_values = attrgetter(*_OWN)
_EMPTY = dict.fromkeys(field.name for field in PARAGRAPH)  # the order of the record


def paragraph_record(paragraph: Paragraph, resolution: Resolution) -> dict[str, Any]:
    """The JSON object of one paragraph: the stable record of ``docs/record.md``.

    >>> from jueyi import load
    >>> resolution = load().label("1. 请秘书长报告。")
    >>> record = paragraph_record(resolution.paragraphs[0], resolution)
    >>> record["acts"][0]["addressee"]["classes"]
    ['secretary-general']
    """
    record: dict[str, Any] = _EMPTY.copy()
    record.update(zip(_OWN, _own_values(paragraph), strict=True))
    record["document"] = resolution.document
    record["symbol"] = resolution.symbol
    record["script"] = resolution.script
    record["source"] = list(paragraph.source)
    record["notes"] = [_note_record(note) for note in paragraph.notes]
    record["acts"] = [act_record(act) for act in paragraph.acts]
    record["citations"] = [_cited(citation) for citation in paragraph.citations]
    record["clauses"] = [_clause(clause) for clause in paragraph.clauses]
    if paragraph.item is not None:
        record["item"] = _item(paragraph.item)
    return record


def act_of(record: dict[str, Any]) -> Act:
    """The act that ``act_record`` wrote; what an older version lacked takes its default.

    >>> from jueyi import load
    >>> act = load().label("1. 请秘书长报告。").paragraphs[0].acts[0]
    >>> act_of(act_record(act)) == act
    True
    """
    act: Act = from_plain(Act, _renamed(record, ACT))
    return act


def _renamed(record: dict[str, Any], table: tuple[Field, ...]) -> dict[str, Any]:
    """A record with the attributes' names for the fields', values as ``from_plain`` takes them."""
    found: dict[str, Any] = {}
    for field in table:
        if field.name not in record:
            continue
        value = record[field.name]
        if isinstance(field.kind, tuple) and value is not None:
            inner = field.kind
            value = [_renamed(v, inner) for v in value] if field.many else _renamed(value, inner)
        elif field.kind == "value" and isinstance(value, str):
            value = [value]
        found[field.attribute or field.name] = value
    return found


def columns(table: Iterable[Field], prefix: str = "") -> dict[str, str]:
    """Columns of a table and their kinds: its fields that are no lists of objects, those of an
    object with its name before theirs."""
    found: dict[str, str] = {}
    for field in table:
        if not isinstance(field.kind, tuple):
            found[field.column or prefix + field.name] = field.kind
        elif not field.many:
            found |= columns(field.kind, f"{prefix}{field.name}_")
    return found
