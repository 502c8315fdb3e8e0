"""Names of parties that resolutions address, with their class.

They are the names in ``entities.tsv``, and ``parties.tsv``: names of groups and of what is no
entity, short names that stand for themselves, and where a name of an entity is read otherwise.
Both are checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from ..errors import LexiconError
from ..records import CLASSES
from .entities import load_entities

_SHORTEST = 3  # characters of an entity's name: two stand within other words, too
_NONE = "-"  # class of an entity's name that is not looked for
_PRONOUNS = ("它", "他", "她", "其", "这些", "该", "此类", "上述", "双方", "两")


class Parties:
    """A dictionary of party names.

    Args:
        table: ``name`` and ``class``, tab-separated, with a heading; class ``-`` for an entity's
            name that is not looked for.
        entities: Classes of the entities' names; those of three and more characters are taken,
            and of states those of two.

    Raises:
        LexiconError: A row is malformed, a class unknown or a name listed twice.
    """

    def __init__(self, table: str, entities: Mapping[str, str] | None = None) -> None:
        own: dict[str, str] = {}
        for line, row in enumerate(table.splitlines()[1:], 2):
            name, tab, label = row.partition("\t")
            where = f"parties.tsv line {line}"
            if not tab or label not in (*CLASSES, _NONE):
                raise LexiconError(f"class {label!r}", where=where, expected=", ".join(CLASSES))
            if own.setdefault(name, label) != label or not name:
                raise LexiconError(f"{name!r} listed twice", where=where)
        known = {
            n: c
            for n, c in (entities or {}).items()
            if len(n) >= _SHORTEST or (len(n) > 1 and c == "named-state")
        }
        self.names = {n: c for n, c in (known | own).items() if c != _NONE}
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
    entities = {name: known.label for name, known in load_entities().by_name.items()}
    return Parties((files(__package__) / "parties.tsv").read_text("utf-8"), entities)
