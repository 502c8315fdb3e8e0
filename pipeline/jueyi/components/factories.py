"""The spaCy side: registered factories that write what the pure functions find onto the Doc.

``jueyi_clauses`` sets ``doc.spans["clauses"]`` and ``doc.spans["candidates"]`` with clause-type
features in ``span._.jueyi``; ``jueyi_labeller`` sets ``doc.spans["acts"]`` and
``doc.spans["addressees"]``. Both can be added to a pipeline of one's own. A Doc is a paragraph;
its part and organ are read from ``doc._.part`` and ``doc._.organ``. Other extensions:
``doc._.acts`` (tuple of ``records.Act``), ``span._.act`` and ``span._.addressee``. A Doc stores
plain values only, so ``to_bytes``, ``DocBin`` and ``n_process`` work.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span

from .. import __version__
from . import linear as tables
from . import labeller as labelling
from .clauses import boundaries, candidates
from .labeller import Labeller
from ..lexicon import Lexicon
from ..lexicon import load as load_lexicon
from ..records import Act, Addressee, act_of, act_record

SEGMENTERS = ("char", "jieba")


_KEY = "jueyi"  # doc.user_data[_KEY]: plain values, so that a Doc can be serialised


def _extensions() -> None:
    """Register the documented extensions, once. Results are computed from plain values."""
    for name in ("part", "organ"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default="")
    if not Doc.has_extension("acts"):
        Doc.set_extension("acts", getter=_doc_acts)
        Span.set_extension("act", getter=_span_act)
        Span.set_extension("addressee", getter=_span_addressee)
        Span.set_extension("jueyi", getter=_span_clause)


def _doc_acts(doc: Doc) -> tuple[Act, ...]:
    return tuple(act_of(record) for record in doc.user_data.get(_KEY, ()))


def _span_act(span: Span) -> Act | None:
    for act in _doc_acts(span.doc):
        if span.start_char <= act.start and act.end <= span.end_char:
            return act
    return None


def _span_addressee(span: Span) -> Addressee | None:
    for act in _doc_acts(span.doc):
        who = act.addressee
        if who is not None and span.start_char <= who.start and who.end <= span.end_char:
            return who
    return None


def _span_clause(span: Span) -> dict[str, Any] | None:
    text = span.doc.text
    for index, candidate in enumerate(candidates(text, load_lexicon())):
        if span.start_char <= candidate.start and candidate.end <= span.end_char:
            return clause_type(text, candidate, index, span.doc._.part)
    return None


def _span(doc: Doc, start: int, end: int, label: str) -> Span | None:
    """The span of characters [start, end), widened to whole tokens."""
    return doc.char_span(start, end, label=label, alignment_mode="expand")


class Clauses:
    """Component: clause boundaries and candidates for performative verbs."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lexicon: Lexicon = load_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["clauses"]`` and ``doc.spans["candidates"]``."""
        spans = [_span(doc, start, end, "clause") for start, end in boundaries(doc.text)]
        doc.spans["clauses"] = [span for span in spans if span is not None]
        found = [
            _span(doc, candidate.start, candidate.end, candidate.verb.lemma)
            for candidate in candidates(doc.text, self.lexicon)
        ]
        doc.spans["candidates"] = [span for span in found if span is not None]
        return doc


def clause_type(text: str, candidate: Any, index: int, part: str) -> dict[str, Any]:
    """Clause-type features of a candidate, as a mapping for users to read."""
    clause = candidate.clause
    return {
        "lemma": candidate.verb.lemma,
        "family": candidate.verb.family,
        "modifiers": candidate.verb.modifiers,
        "index": index,
        "part": part,
        "position": candidate.start,
        "mark": text[clause - 1] if clause else "",
        "prefix": text[clause : candidate.start],
        "bracketed": candidate.bracketed,
        "before": text[max(0, candidate.start - 2) : candidate.start],
        "after": text[candidate.end : candidate.end + 2],
    }


class ActLabeller:
    """Component: acts of the organ and their addressees.

    It saves its tables with the pipeline, so that a package is whole without the folder that
    the model came from.

    Args:
        name: The component's name in the pipeline.
        model: A model folder, or None for the shipped model. A folder that is not there is an
            error only if nothing is loaded from disk or bytes before the first Doc.
        threshold: Least probability of an act.
    """

    def __init__(self, name: str, model: str | None, threshold: float) -> None:
        self.name = name
        self.threshold = threshold
        self._folder = Path(model) if model else labelling.SHIPPED
        self._labeller: Labeller | None = None
        if self._folder.exists():
            self._labeller = labelling.load(self._folder, threshold)

    @property
    def labeller(self) -> Labeller:
        """The model.

        Raises:
            ModelError: There is none.
        """
        if self._labeller is None:
            self._labeller = labelling.load(self._folder, self.threshold)
        return self._labeller

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the model to a folder."""
        tables.save(self.labeller.models, Path(path), self.labeller.card)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> ActLabeller:
        """Take the model from a folder that ``to_disk`` or ``jueyi train`` wrote.

        Raises:
            ModelError: It is no such folder.
        """
        self._labeller = labelling.read(Path(path), self.threshold)
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The model as one value."""
        with tempfile.TemporaryDirectory() as folder:
            self.to_disk(folder)
            files = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
        packed: bytes = srsly.msgpack_dumps(files)
        return packed

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> ActLabeller:
        """Take the model that ``to_bytes`` gave.

        Raises:
            ModelError: It is not whole.
        """
        with tempfile.TemporaryDirectory() as folder:
            for name, content in srsly.msgpack_loads(data).items():
                (Path(folder) / name).write_bytes(content)
            return self.from_disk(folder)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["acts"]``, ``doc.spans["addressees"]`` and ``doc._.acts``."""
        part = doc._.part or ("preambular" if doc.text.endswith("，") else "operative")
        organ = labelling.organ_code(doc._.organ or None)
        acts = self.labeller.acts(doc.text, part, organ)
        doc.user_data[_KEY] = [act_record(act) for act in acts]
        spans = [_span(doc, act.start, act.end, act.family) for act in acts]
        doc.spans["acts"] = [span for span in spans if span is not None]
        spans = [
            _span(doc, act.addressee.start, act.addressee.end, "addressee")
            for act in acts
            if act.addressee is not None
        ]
        doc.spans["addressees"] = [span for span in spans if span is not None]
        return doc


@Language.factory("jueyi_clauses", assigns=["doc.spans"])
def create_clauses(nlp: Language, name: str) -> Clauses:
    """Factory ``jueyi_clauses``."""
    _extensions()
    return Clauses(name)


@Language.factory(
    "jueyi_labeller", assigns=["doc.spans"], default_config={"model": None, "threshold": 0.5}
)
def create_labeller(nlp: Language, name: str, model: str | None, threshold: float) -> ActLabeller:
    """Factory ``jueyi_labeller``."""
    _extensions()
    return ActLabeller(name, model, threshold)


def pipeline(segmenter: str = "char") -> Language:
    """A Chinese pipeline with both components.

    Args:
        segmenter: ``char`` (every addressee end stays reachable, 1.9 M characters a second) or
            ``jieba`` (words; spans are widened to them).
    """
    if segmenter not in SEGMENTERS:
        raise ValueError(f"segmenter {segmenter!r}; expected one of {SEGMENTERS}")
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": segmenter}}})
    nlp.meta.update(
        name="jueyi",
        version=__version__,
        description="Acts of the organ and their addressees in Chinese UN resolutions",
        license="Apache-2.0",
    )
    nlp.add_pipe("jueyi_clauses")
    nlp.add_pipe("jueyi_labeller")
    return nlp
