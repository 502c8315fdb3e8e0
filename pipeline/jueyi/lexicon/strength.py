"""How strong a verb is: ``strength.tsv``, scales of words with a rank, editable, with sources."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from ..errors import LexiconError

_STRONGER = frozenset(("强烈", "大力", "最强烈地", "紧急", "坚决", "严正", "深表", "深为", "严重"))


class Strength:
    """Scales of words.

    Args:
        table: ``scale``, ``rank`` (1 is weakest), ``word``, ``source``; with a heading.

    Raises:
        LexiconError: A row is malformed, or a word stands twice on a scale.
    """

    def __init__(self, table: str) -> None:
        self._ranks: dict[str, dict[str, int]] = {}
        for line, row in enumerate(table.splitlines()[1:], 2):
            cells = row.split("\t")
            where = f"strength.tsv line {line}"
            if len(cells) != 4 or not cells[1].isdigit() or not all(cells):
                raise LexiconError(
                    "malformed row", where=where, expected="scale, rank (a number), word, source"
                )
            scale, rank, word, _ = cells
            if self._ranks.setdefault(word, {}).setdefault(scale, int(rank)) != int(rank):
                raise LexiconError(f"{word!r} stands twice on {scale!r}", where=where)

    def change(self, old: str, new: str) -> str | None:
        """How a verb with its modifiers changed: ``stronger``, ``weaker``, or None.

        Args:
            old, new: Surfaces without repetition words.

        Returns:
            None where they are equal, on no common scale, or of one rank.

        >>> load_strength().change("请", "强烈敦促"), load_strength().change("谴责", "欢迎")
        ('stronger', None)
        """
        one, two = self._place(old), self._place(new)
        for scale in one:
            if scale in two and one[scale] != two[scale]:
                return "stronger" if two[scale] > one[scale] else "weaker"
        return None

    def _place(self, surface: str) -> dict[str, float]:
        """Rank by scale: of the longest word that the surface ends in, and half a rank more for a
        modifier that strengthens it."""
        for at in range(len(surface)):
            ranks = self._ranks.get(surface[at:])
            if ranks is not None:
                more = 0.5 if any(word in surface[:at] for word in _STRONGER) else 0.0
                return {scale: rank + more for scale, rank in ranks.items()}
        return {}


@lru_cache(maxsize=1)
def load_strength() -> Strength:
    """The scales that ship with the package."""
    return Strength((files(__package__) / "strength.tsv").read_text("utf-8"))
