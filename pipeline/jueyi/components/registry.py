"""Named functions that a configuration chooses: features, suggesters, segmenters.

A name ends in a version and never changes its meaning: what behaves otherwise gets a new one.
Other packages add functions by the decorator, or by an entry point in the group that bears the
registry's name (``jueyi_features``, ``jueyi_suggesters``, ``jueyi_segmenters``).

>>> from jueyi.components.registry import features
>>> @features("example.length.v1")
... def length(text, candidate, index, part):
...     return [f"length={min(len(text) // 50, 5)}"]
>>> features.get("example.length.v1") is length
True
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from importlib import import_module
from typing import Any, TypeVar

from ..errors import ConfigError

Function = TypeVar("Function", bound=Callable[..., Any])


class Registry:
    """Functions of one kind by name.

    Args:
        kind: What they are, plural: ``features``.
        homes: Modules of ours that register some when they are imported.
    """

    def __init__(self, kind: str, homes: tuple[str, ...]) -> None:
        self.kind = kind
        self._homes = homes
        self._functions: dict[str, Callable[..., Any]] = {}

    def __call__(self, name: str, **attributes: Any) -> Callable[[Function], Function]:
        """Decorator: register a function under ``name``.

        Args:
            name: Dotted, with a version: ``jueyi.place.v1``.
            attributes: Set on the function; see the modules of the features for what they mean.
        """

        def register(function: Function) -> Function:
            for key, value in attributes.items():
                setattr(function, key, value)
            self._functions[name] = function
            return function

        return register

    def names(self) -> list[str]:
        """All names that are known without installing anything else."""
        self._import_homes()
        return sorted({*self._functions, *(point.name for point in self._points())})

    def get(self, name: str) -> Callable[..., Any]:
        """The function of that name.

        Raises:
            ConfigError: There is none.
        """
        if name not in self._functions:
            self._import_homes()
        if name not in self._functions:
            for point in self._points():
                if point.name == name:
                    self._functions.setdefault(name, point.load())
        if name not in self._functions:
            known = self.names()
            close = get_close_matches(name, known, 1)
            raise ConfigError(
                f"no {self.kind} are called {name!r}",
                expected=", ".join(known),
                fix=f"did you mean {close[0]!r}?" if close else "see docs/extending.md",
            )
        return self._functions[name]

    def all(self, names: Iterable[str]) -> list[Callable[..., Any]]:
        """The functions of several names, in their order."""
        return [self.get(name) for name in names]

    def _import_homes(self) -> None:
        for home in self._homes:
            import_module(home)

    def _points(self) -> Any:
        from importlib.metadata import entry_points  # on use: our own names need none

        return entry_points(group=f"jueyi_{self.kind}")


features = Registry(
    "features", ("jueyi.components.acts.features", "jueyi.components.addressees.features")
)
suggesters = Registry("suggesters", ("jueyi.components.clauses",))
segmenters = Registry("segmenters", ("jueyi.components.segmentation",))


_BOUNDS = (0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 25, 40, 80)
_BUCKET = tuple(str(max(b for b in _BOUNDS if b <= v)) for v in range(_BOUNDS[-1] + 1))


def bucket(value: int) -> str:
    """The largest bucket bound not above ``value``: how features tell lengths.

    >>> bucket(7), bucket(500)
    ('6', '80')
    """
    return _BUCKET[value] if value < len(_BUCKET) else _BUCKET[-1]
