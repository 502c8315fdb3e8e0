"""Who a name is: ``entities.tsv``, states and bodies with all their names, and ``short_names.tsv``,
names that several of them share. Both are checked when they are loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import compress, count
from operator import add

from ..errors import LexiconError
from ..records import CLASSES, Entity

_COLUMNS = ("id", "class", "zh", "zh_other", "en", "en_other", "parent", "note")


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of the table.

    Attributes:
        entity: Its id and names.
        label: Its class.
        chinese: All its Chinese names, the full one first.
        english: All its English names, the full one first.
        parent: Id of the body that it belongs to, or ``""``.
    """

    entity: Entity
    label: str
    chinese: tuple[str, ...]
    english: tuple[str, ...]
    parent: str


class Entities:
    """The table of entities, by id and by name.

    Args:
        table: ``entities.tsv``: id, class, Chinese name and others, English name and others
            (several joined with ``|``), parent, note; with a heading.
        shared: ``short_names.tsv``: a name and the ids that it may mean, joined with ``|``.

    Raises:
        LexiconError: A row is malformed, an id or a name stands twice, a class or a parent is
            unknown.
    """

    def __init__(self, table: str, shared: str) -> None:
        self.by_id: dict[str, Known] = {}
        self.by_name: dict[str, Known] = {}
        for line, row in enumerate(table.splitlines(), 1):
            cells = row.split("\t")
            where = f"entities.tsv line {line}"
            if len(cells) != len(_COLUMNS) or (line == 1 and tuple(cells) != _COLUMNS):
                raise LexiconError("malformed row", where=where, expected=", ".join(_COLUMNS))
            if line > 1:
                self._add(cells, where)
        for known in self.by_id.values():
            if known.parent and known.parent not in self.by_id:
                raise LexiconError(
                    f"parent {known.parent!r} of {known.entity.id!r}",
                    where="entities.tsv",
                    expected="the id of another row",
                )
        self.shared = self._shared(shared)
        sizes: dict[str, set[int]] = {}
        for name in self.by_name:
            sizes.setdefault(name[:2], set()).add(len(name))
        self._sizes = {head: sorted(found, reverse=True) for head, found in sizes.items()}

    def _add(self, cells: list[str], where: str) -> None:
        key, label, zh, zh_other, en, en_other, parent, _ = cells
        if label not in CLASSES:
            raise LexiconError(f"class {label!r}", where=where, expected=", ".join(CLASSES))
        if not (key and zh and en) or key in self.by_id:
            what = f"id {key!r} stands twice" if key in self.by_id else "an empty cell"
            raise LexiconError(what, where=where, expected="id, Chinese and English name")
        chinese = (zh, *filter(None, zh_other.split("|")))
        english = (en, *filter(None, en_other.split("|")))
        known = Known(Entity(key, zh, en), label, chinese, english, parent)
        self.by_id[key] = known
        for name in chinese:
            if self.by_name.setdefault(name, known) is not known:
                other = self.by_name[name].entity.id
                raise LexiconError(
                    f"{name!r} names {other!r} and {key!r}",
                    where=where,
                    expected="a name of one of them alone; shared names go to short_names.tsv",
                )

    def _shared(self, table: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for line, row in enumerate(table.splitlines()[1:], 2):
            name, _, rest = row.partition("\t")
            ids = tuple(filter(None, rest.partition("\t")[0].split("|")))
            unknown = [key for key in ids if key not in self.by_id]
            if not name or unknown or name in found:
                raise LexiconError(
                    f"unknown id {unknown[0]!r}" if unknown else f"name {name!r}",
                    where=f"short_names.tsv line {line}",
                    expected="a name that stands once, and ids of entities.tsv",
                )
            found[name] = ids
        return found

    def beginning(self, text: str, start: int = 0) -> tuple[Known, int] | None:
        """The entity whose name a text begins with, and where its longest name ends.

        Args:
            text: Any text.
            start: Where the name must begin.
        """
        for size in self._sizes.get(text[start : start + 2], ()):
            name = text[start : start + size]
            known = self.by_name.get(name)
            if known is not None:
                return known, start + len(name)
        return None

    def states_in(self, text: str) -> Iterator[Known]:
        """The states that a text names, in order; 发展中国家 names none.

        >>> [known.entity.id for known in load_entities().states_in("海地和发展中国家")]
        ['iso:HTI']
        """
        at = 0
        heads = map(self._sizes.__contains__, map(add, text, text[1:]))
        for start in compress(count(), heads):
            if start < at or (found := self.beginning(text, start)) is None:
                continue
            if found[0].label == "named-state" and not text.startswith("家", found[1]):
                yield found[0]
            at = found[1]


@lru_cache(maxsize=1)
def load_entities() -> Entities:
    """The entities that ship with the package.

    >>> load_entities().by_name["毒罪办"].entity.en
    'United Nations Office on Drugs and Crime'
    """
    folder = files(__package__)
    return Entities(
        (folder / "entities.tsv").read_text("utf-8"),
        (folder / "short_names.tsv").read_text("utf-8"),
    )
