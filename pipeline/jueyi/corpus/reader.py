"""What a reader is: where labelled paragraphs come from, ``[corpora.NAME] @readers = …``.

A reader is called with a pipeline and yields spaCy ``Example`` objects, as spaCy expects; its
``rows`` give the same paragraphs without Docs. Any reader of spaCy's or of yours can stand beside
ours: see ``components.pipes.references.gold_of`` for what is read from its reference Docs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spacy.training import Example
from spacy.util import registry

from ..components.pipes import docs
from ..components.pipes.references import gold_of, set_gold
from ..labelled import Labelled

if TYPE_CHECKING:
    from spacy.language import Language


_ORDER = {"gold": 0, "projected": 1, "bold": 2, "other": 3}


@dataclass(frozen=True, slots=True)
class Reader:
    """Labelled paragraphs, read when they are asked for.

    Args:
        read: Gives the paragraphs.
    """

    read: Callable[[], list[Labelled]]

    def rows(self) -> list[Labelled]:
        """The paragraphs.

        Raises:
            CorpusError: They cannot be read.
        """
        return self.read()

    def __call__(self, nlp: Language) -> Iterator[Example]:
        """The same as examples; the predicted Doc knows part and organ, and no label."""
        docs.register()
        for row in self.read():
            yield example(nlp, row)


def example(nlp: Language, row: Labelled) -> Example:
    """A paragraph as an Example of a pipeline."""
    predicted, reference = nlp.make_doc(row.text), nlp.make_doc(row.text)
    set_gold(reference, row)
    if row.part != "other":
        predicted._.part, predicted._.organ = row.part, row.organ
    return Example(predicted, reference)


@registry.readers("jueyi.Concat.v1")
def concat(parts: dict[str, Callable[[Language], Iterable[Example]]]) -> Reader:
    """Registered: several readers as one; a hand-labelled text counts once, as first read.

    Args:
        parts: Readers by a name of your choice.
    """

    def read() -> list[Labelled]:
        found: list[Labelled] = []
        known: set[str] = set()
        for part in parts.values():
            rows = rows_of(part)
            found += [row for row in rows if row.acts is None or row.text not in known]
            known |= {row.text for row in rows if row.acts is not None}
        return sorted(found, key=lambda row: _ORDER[row.group])

    return Reader(read)


def rows_of(
    reader: Callable[[Any], Iterable[Example]], nlp: Language | None = None
) -> list[Labelled]:
    """The paragraphs of any reader, ours or not; ``nlp`` is what it is called with."""
    if isinstance(reader, Reader):
        return reader.rows()
    import spacy

    found = reader(nlp if nlp is not None else spacy.blank("zh"))
    return [gold_of(example.reference) for example in found]
