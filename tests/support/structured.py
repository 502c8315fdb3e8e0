"""A text of our own with its structure, without its acts: no model is loaded."""

from __future__ import annotations

from jueyi.components.labeller import text_source
from jueyi.document.plainform import plain_form
from jueyi.document.structure import structure
from jueyi.records import Resolution


def read(text: str) -> Resolution:
    """The structure of a text in the form in which it is labelled."""
    return structure(plain_form(text_source(text)))


def facts(text: str) -> tuple[str | None, str | None, str | None]:
    """What a text says of itself: symbol, organ, day of adoption."""
    found = read(text)
    return found.symbol, found.organ, found.adopted
