"""The components ``jueyi_structure`` and ``jueyi_clauses``: paragraphs, clauses, candidates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from .. import brackets, folder
from ..clauses import Candidate, boundaries
from ..folder import Clauses
from ..speeches import speeches
from . import docs
from .base import Pipe, kept


class StructurePipe:
    """Component ``jueyi_structure``: paragraphs with part, number and level.

    A Doc whose ``doc._.part`` is set is one paragraph, taken as it stands.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["paragraphs"]``, labelled with the part, and ``doc._.paragraphs``."""
        resolution = docs.structured(doc)
        docs.put(doc, resolution)
        places = [(p.index, 0, len(p.text), p.part) for p in resolution.paragraphs]
        doc.spans["paragraphs"] = docs.spans_of(doc, resolution, places)
        return doc


class ClausesPipe(Pipe):
    """Component ``jueyi_clauses``: clauses, and candidates for verbs of the organ.

    Args:
        name: The component's name in the pipeline.
        clauses: What proposes candidates.
    """

    def __init__(self, name: str, clauses: Clauses) -> None:
        self.name, self.clauses = name, clauses

    def files(self) -> Mapping[str, bytes]:
        """The component's files by name."""
        return self.clauses.files()

    def take(self, files: Mapping[str, bytes], where: str) -> None:
        """Become what was saved."""
        self.clauses = folder.clauses_of(files, where)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["clauses"]`` and ``doc.spans["candidates"]``."""
        resolution = kept(doc, self.name)
        found, clauses, candidates = [], [], []
        for p in resolution.paragraphs:
            chosen, places = self._candidates(p.text)
            found.append(chosen)
            clauses += [(p.index, start, end, "clause") for start, end in boundaries(p.text)]
            for c, (start, end) in zip(chosen, places, strict=True):
                candidates.append((p.index, start, end, c.verb.lemma))
        for speech in speeches(resolution):  # behind those of the paragraphs, in their order
            found.append(self._candidates(speech.text)[0])
        docs.put_candidates(doc, found)
        doc.spans["clauses"] = docs.spans_of(doc, resolution, clauses)
        doc.spans["candidates"] = docs.spans_of(doc, resolution, candidates)
        return doc

    def _candidates(self, text: str) -> tuple[Sequence[Candidate], list[tuple[int, int]]]:
        """Candidates of a text as the models read it, without a draft's brackets, and where they
        stand in it as printed."""
        plain = brackets.bare(text)
        words = plain.text if plain else text
        chosen = self.clauses.candidates(words, self.clauses.words(words))
        return chosen, [plain.span(c.start, c.end) if plain else (c.start, c.end) for c in chosen]


def clauses_of(nlp: Language | None) -> Clauses:
    """The settings of the pipeline's clauses component; the defaults where it has none."""
    for _, pipe in nlp.pipeline if nlp is not None else ():
        if isinstance(pipe, ClausesPipe):
            return pipe.clauses
    return Clauses()
