"""Names of parties that resolutions address, with their class: ``parties.tsv``, checked."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from ..errors import LexiconError
from ..records import CLASSES

_PRONOUNS = ("它", "他", "她", "其", "这些", "该", "此类", "上述", "双方", "两")


class Parties:
    """A dictionary of party names.

    Args:
        table: ``name`` and ``class``, tab-separated, with a heading.

    Raises:
        LexiconError: A row is malformed, a class unknown or a name listed twice.
    """

    def __init__(self, table: str) -> None:
        self.names: dict[str, str] = {}
        for line, row in enumerate(table.splitlines()[1:], 2):
            name, tab, label = row.partition("\t")
            where = f"parties.tsv line {line}"
            if not tab or label not in CLASSES:
                raise LexiconError(f"class {label!r}", where=where, expected=", ".join(CLASSES))
            if self.names.setdefault(name, label) != label or not name:
                raise LexiconError(f"{name!r} listed twice", where=where)
        # Lengths of the names, longest first, by the two characters that they begin or end with.
        heads: dict[str, set[int]] = {}
        tails: dict[str, set[int]] = {}
        for name in self.names:
            heads.setdefault(name[:2], set()).add(len(name))
            tails.setdefault(name[-2:], set()).add(len(name))
        self._heads = {key: sorted(sizes, reverse=True) for key, sizes in heads.items()}
        self._tails = {key: sorted(sizes, reverse=True) for key, sizes in tails.items()}

    def length(self, text: str, start: int) -> int:
        """Length of the longest name that stands at ``start``, or 0."""
        for size in self._heads.get(text[start : start + 2], ()):
            if (name := text[start : start + size]) in self.names:
                return len(name)
        return 0

    def ending(self, text: str) -> str:
        """Class of the longest name that ``text`` ends in, or ``""``."""
        for size in self._tails.get(text[-2:], ()):
            if size <= len(text) and (label := self.names.get(text[-size:])):
                return label
        return ""

    def beginning(self, text: str) -> str:
        """Class of the longest name that ``text`` begins with, or ``""``."""
        for size in self._heads.get(text[:2], ()):
            if label := self.names.get(text[:size]):
                return label
        return ""


def is_pronoun(party: str) -> bool:
    """Whether a party is named by a pronoun or pointed back to."""
    return party.startswith(_PRONOUNS)


@lru_cache(maxsize=1)
def load_parties() -> Parties:
    """The names that ship with the package."""
    return Parties((files(__package__) / "parties.tsv").read_text("utf-8"))
