"""What a Word file shows that is not read, or not as it shows it: told, each with its place."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import JueyiError, ReadingError
from .assembly import Line

_NAMED = 3  # places that a sentence names
_SHOWN = 24  # characters of what is told
_PLACE = 12  # characters of what stands before it


class Told:
    """Collects what is told; one sentence a kind, however often it is met."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}

    def add(self, what: str, sample: str = "", lines: Sequence[Line] = ()) -> None:
        """Tell something.

        Args:
            what: What it is and what becomes of it, without a name or a number: a kind.
            sample: The words of it, or its name.
            lines: All lines so far; the last one with text says where it stands.
        """
        shown = " ".join(sample.split())
        shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
        before = next((line.text for line in reversed(lines) if line.text.strip()), "")
        place = f"behind ‘{before.strip()[-_PLACE:]}’" if before else "at the head of the text"
        self._found.setdefault(what, []).append(f"{shown} {place}".strip())

    def problems(self, name: str) -> list[JueyiError]:
        """A sentence for every kind.

        Args:
            name: What errors call the file.
        """
        return [ReadingError(_sentence(*found), where=name) for found in self._found.items()]


def _sentence(what: str, samples: list[str]) -> str:
    more = f" and {len(samples) - _NAMED} more" if len(samples) > _NAMED else ""
    return f"{what}: {', '.join(samples[:_NAMED])}{more}"
