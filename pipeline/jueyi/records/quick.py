"""Frozen values that are made in less than half the time."""

from __future__ import annotations

from dataclasses import MISSING, fields
from functools import wraps
from typing import Any, TypeVar

Value = TypeVar("Value")


def quick(kind: type[Value]) -> type[Value]:
    """Give a frozen dataclass with slots an ``__init__`` that sets attributes as a class does that
    is not frozen.

    ``dataclasses`` sets each through ``object.__setattr__``. Here an instance is, while it is made,
    one of a class with the same slots.

    >>> from dataclasses import dataclass
    >>> @quick
    ... @dataclass(frozen=True, slots=True)
    ... class Mark:
    ...     at: int
    ...     text: str = "1"
    >>> Mark(7), Mark(at=7) == Mark(7, "1")
    (Mark(at=7, text='1'), True)
    """
    own = fields(kind)  # type: ignore[arg-type]
    known: dict[str, Any] = {
        "_become": object.__setattr__,
        "_open": type(kind.__name__, (), {"__slots__": tuple(f.name for f in own)}),
        "_kind": kind,
    }
    parameters = ["self"]
    for field in own:
        known[f"_{field.name}_given"] = field.default
        given = field.default is not MISSING
        parameters.append(f"{field.name}=_{field.name}_given" if given else field.name)
    lines = [
        f"def __init__({', '.join(parameters)}):",
        "    _become(self, '__class__', _open)",
        *(f"    self.{field.name} = {field.name}" for field in own),
        "    self.__class__ = _kind",
    ]
    exec("\n".join(lines), known)  # as dataclasses makes its own
    made = wraps(kind.__init__)(known["__init__"])
    kind.__init__ = made  # type: ignore[method-assign]
    return kind
