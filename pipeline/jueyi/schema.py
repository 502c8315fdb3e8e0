"""The fields of what jueyi writes, in one table: names, types, order.

JSON records, the columns of CSV, Excel and Parquet, the signature of the MLflow model and the
features of the data set are all made from it; ``docs/record.md`` describes it for people.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
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


def encoder(
    table: tuple[Field, ...], shared: Collection[str] = ()
) -> Callable[..., dict[str, Any]]:
    """A function that turns an object to the JSON object that a table describes; ``shared`` fields
    are those of a second object.

    It is compiled, as the methods of data classes are: one expression takes half the time of a loop
    over the fields.
    """
    inner: dict[str, Any] = {}
    items = []
    for field in table:
        value = f"{'of' if field.name in shared else 'it'}.{field.attribute or field.name}"
        if isinstance(field.kind, tuple):
            inner[f"_{field.name}"] = encoder(field.kind)
            one = f"_{field.name}({value})"
            many = f"[_{field.name}(each) for each in {value}] if {value} else []"
            value = many if field.many else f"None if {value} is None else {one}"
        elif field.kind in ("ints", "strs"):
            value = f"[*{value}]"
        elif field.kind == "value":
            value = f"{value}[0] if len({value}) == 1 else [*{value}]"
        items.append(f"{field.name!r}: {value}")
    both = "it, of" if shared else "it"
    compiled: Callable[..., dict[str, Any]] = eval(f"lambda {both}: {{{', '.join(items)}}}", inner)
    return compiled


act_record = encoder(ACT)
_both_records = encoder(PARAGRAPH, _OF_DOCUMENT)


def paragraph_record(paragraph: Paragraph, resolution: Resolution) -> dict[str, Any]:
    """The JSON object of one paragraph: the stable record of ``docs/record.md``.

    >>> from jueyi import load
    >>> resolution = load().label("1. 请秘书长报告。")
    >>> record = paragraph_record(resolution.paragraphs[0], resolution)
    >>> record["acts"][0]["addressee"]["classes"]
    ['secretary-general']
    """
    return _both_records(paragraph, resolution)


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
