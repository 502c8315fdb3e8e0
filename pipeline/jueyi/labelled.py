"""What is known of a paragraph: what components learn from and are measured by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoldAddressee:
    """Span, classes in text order, and (where they were labelled) the parties' spans."""

    start: int
    end: int
    classes: tuple[str, ...]
    parties: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class GoldAct:
    """A labelled act."""

    start: int
    end: int
    lemma: str
    family: str
    addressee: GoldAddressee | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph with what is known of it: what components learn from and are measured by.

    Attributes:
        text: Clean paragraph text.
        part: ``preambular``, ``operative`` or ``other``.
        organ: Short name of the organ, see ``document.metadata.organ_code``.
        document: Name of the document, by which figures are drawn again for their intervals.
        acts: All of its acts; None where they are not known.
        verbs: [start, end) of verbs that the UN prints in bold, in text order.
        complete: Whether ``verbs`` are all of its acts.
        opening: Lemma of the opening verb by the bold print, or None.
        weight: How much it counts in training.
        group: Where it comes from, for the report: ``gold``, ``bold``, ``other``, ``augmented``,
            ``ends`` (made, too; only where addressees end is learnt from it) or ``projected``
            (from the English text: only the opening act and its addressee).
    """

    text: str
    part: str = ""
    organ: str = ""
    document: str = ""
    acts: tuple[GoldAct, ...] | None = None
    verbs: tuple[tuple[int, int], ...] = ()
    complete: bool = False
    opening: str | None = None
    weight: float = 1.0
    group: str = "gold"

    def spans(self) -> tuple[tuple[int, int], ...] | None:
        """Spans of all acts where they are known, else None."""
        if self.acts is not None:
            return tuple((act.start, act.end) for act in self.acts)
        return self.verbs if self.complete else None
