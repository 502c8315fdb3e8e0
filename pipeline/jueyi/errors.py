"""The errors that a user can cause. Each says what, where, what was expected and what to do."""

from __future__ import annotations

import math
from typing import Any


class JueyiError(Exception):
    """Base of every error that jueyi raises on purpose.

    Args:
        what: What was found, in one clause.
        where: File, line, key or record it was found in; empty if there is none.
        expected: What would have been right.
        fix: What the user can do next.

    >>> str(JueyiError("no text", where="a.txt", expected="a resolution", fix="name another"))
    'a.txt: no text; expected a resolution. Name another.'
    """

    def __init__(self, what: str, *, where: str = "", expected: str = "", fix: str = "") -> None:
        self.what, self.where, self.expected, self.fix = what, where, expected, fix
        sentence = f"{where}: {what}" if where else what
        if expected:
            sentence += f"; expected {expected}"
        if fix:
            plain = fix.split(maxsplit=1)[0].isalpha()  # code keeps its letters: nlp.add_pipe(…)
            sentence += f". {fix[0].upper() if plain else fix[0]}{fix[1:]}"
        super().__init__(sentence.rstrip(".") + ".")


class ReadingError(JueyiError):
    """An input could not be read as a resolution."""


class LexiconError(JueyiError):
    """A lexicon table is inconsistent."""


class ModelError(JueyiError):
    """A model file is missing, damaged, foreign or of another version."""


class ConfigError(JueyiError):
    """A configuration file or an override is wrong."""


class CorpusError(JueyiError):
    """The corpus or its stand-off labels cannot be joined or fetched."""


class TrackingError(JueyiError):
    """The experiment store cannot be opened or written."""


def within(value: Any, where: str, least: float = 0.0, most: float = 1.0) -> float:
    """A number between two others, as a configuration or a caller gives it: ``nan`` is none.

    Args:
        value: What was given.
        where: What errors call it.
        least, most: Both included.

    Raises:
        ConfigError: It is no number, or lies elsewhere.

    >>> within(0.5, "threshold")
    0.5
    """
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not (number and least <= value <= most):
        upper = "" if most == math.inf else f" to {most:g}"
        raise ConfigError(f"{value!r}", where=where, expected=f"a number from {least:g}{upper}")
    return float(value)
