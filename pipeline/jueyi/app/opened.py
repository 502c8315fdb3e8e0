"""A document on the desk."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import Paragraph, Resolution


@dataclass(frozen=True, slots=True)
class Opened:
    """A document on the desk.

    Attributes:
        id: What tells it from others: of its name and content.
        name: Its file name, made unlike the others'.
        status: ``ok``, ``incomplete`` or ``failed``.
        reasons: Sentences; none for ``ok``.
        labelled: As the model labelled it; None if it could not be read.
    """

    id: str
    name: str
    status: str
    reasons: tuple[str, ...]
    labelled: Resolution | None

    def paragraph(self, index: int) -> Paragraph:
        """A paragraph as the model labelled it.

        Raises:
            KeyError: There is none.
        """
        found = self.labelled.paragraphs if self.labelled else ()
        if not 0 <= index < len(found):
            raise KeyError(index)
        return found[index]


class Stale(Exception):
    """A paragraph is not as its corrector saw it: another window was quicker.

    Attributes:
        now: The paragraph as it is.
    """

    def __init__(self, now: Paragraph) -> None:
        super().__init__(now.index)
        self.now = now
