"""The component ``jueyi_answers``: what hangs on the acts that the others found."""

from __future__ import annotations

from spacy.tokens import Doc

from ...answers.answering import answer
from . import docs
from .base import kept


class AnswersPipe:
    """Component ``jueyi_answers``: citations, entities, times, tasks, reports and clauses.

    It has rules and tables alone: it is not trained and saves nothing.

    Args:
        name: The component's name in the pipeline.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["citations"]`` and ``doc.spans["times"]``, and complete
        ``doc._.resolution``."""
        resolution = answer(kept(doc, self.name))
        docs.put(doc, resolution)
        cited = [
            (p.index, c.start, c.end, c.symbol or c.kind)
            for p in resolution.paragraphs
            for c in p.citations
        ]
        times = [
            (p.index, t.start, t.end, t.type)
            for p in resolution.paragraphs
            for found in ((a.times for a in p.acts), (p.item.times,) if p.item else ())
            for group in found
            for t in group
        ]
        doc.spans["citations"] = docs.spans_of(doc, resolution, cited)
        doc.spans["times"] = docs.spans_of(doc, resolution, times)
        return doc
