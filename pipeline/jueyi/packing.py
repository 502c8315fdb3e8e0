"""Frozen values as plain lists and dictionaries, to be kept or sent, and back."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any


def to_plain(value: Any) -> Any:
    """A value of ``records`` as lists and dictionaries, to be kept or sent."""
    if is_dataclass(value):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    return [to_plain(item) for item in value] if isinstance(value, tuple | list) else value


def from_plain(kind: Any, data: Any) -> Any:
    """What ``to_plain`` was given.

    Args:
        kind: The class of the value.
        data: What ``to_plain`` returned.
    """
    read = _reader(kind)
    return read(data) if read else data


@lru_cache(maxsize=64)
def _reader(kind: Any) -> Callable[[Any], Any] | None:
    """What makes a value of a kind of plain data; None where the data is the value."""
    if is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        readers = {f.name: r for f in fields(kind) if (r := _reader(hints[f.name]))}

        def record(data: dict[str, Any]) -> Any:
            held = {name: read(data[name]) for name, read in readers.items() if name in data}
            return kind(**(data | held))

        return record
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        inner = _reader(next(a for a in arguments if a is not type(None)))
        return inner and (lambda data: None if data is None else inner(data))
    if origin is tuple:
        return _tuple_reader(arguments)
    return None


def _tuple_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        inner = _reader(arguments[0])
        return (lambda data: tuple(map(inner, data))) if inner else tuple
    inners = [_reader(argument) for argument in arguments]
    return lambda data: tuple(
        inner(item) if inner else item for inner, item in zip(inners, data, strict=True)
    )
