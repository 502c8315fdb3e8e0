"""The acts of a text of our own: surface, printed subject, addressee."""

from __future__ import annotations

from jueyi.components.labeller import load

Said = tuple[str, str | None, str | None]


def acts(text: str) -> list[Said]:
    """What the shipped model reads in a text, in its order."""
    return [
        (a.surface, a.subject and a.subject.text, a.addressee and a.addressee.text)
        for p in load().label(text).paragraphs
        for a in p.acts
    ]
