"""Many documents: workers, a journal, results in input order, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ..components.labeller import Labeller
from .inputs import Input
from .journal import Journal
from .pool import Limits, Pool, Task
from .worker import Outcome

Tell = Callable[[Input, Outcome], None]


@dataclass(slots=True)
class Summary:
    """What a batch did.

    Attributes:
        documents: By status.
        resumed: Of them, taken from the journal of a run before.
        paragraphs, acts: Found in the documents that were labelled.
        low: Paragraphs with an act or addressee of a low score.
    """

    documents: dict[str, int] = field(
        default_factory=lambda: {"ok": 0, "incomplete": 0, "failed": 0}
    )
    resumed: int = 0
    paragraphs: int = 0
    acts: int = 0
    low: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count a document."""
        self.documents[outcome.status] += 1
        self.paragraphs += outcome.paragraphs
        self.acts += outcome.acts
        self.low += outcome.low

    @property
    def total(self) -> int:
        """All documents."""
        return sum(self.documents.values())


@dataclass(frozen=True, slots=True)
class Job:
    """How documents are to be labelled.

    Attributes:
        labeller: Gives the model.
        kind: Force a kind of input.
        output: Name of the output's format.
        workers: How many processes.
        limits: What one document may take.
    """

    labeller: Callable[[], Labeller]
    kind: str | None
    output: str
    workers: int
    limits: Limits


def run(
    inputs: list[Input], job: Job, journal: Journal, summary: Summary, tell: Tell
) -> Iterator[Outcome]:
    """Label documents.

    Args:
        inputs: In the order in which outcomes are wanted.
        job: How.
        journal: Keeps outcomes; what it holds already is not done again.
        summary: Is kept up to date.
        tell: Is told of every document as soon as it is done, in no order.

    Yields:
        An outcome for every input, in order. What waits for its turn waits in the journal, so
        that memory holds no more than a few documents for each worker.
    """
    keys = [item.key() for item in inputs]
    ready: dict[int, Outcome | None] = {}
    following = 0

    def due() -> Iterator[Outcome]:
        nonlocal following
        while following in ready:
            outcome = ready.pop(following) or journal.get(keys[following])
            summary.add(outcome)
            following += 1
            yield outcome

    for position, key in enumerate(keys):
        if key in journal:
            ready[position] = None
            summary.resumed += 1
            tell(inputs[position], journal.get(key))
    known = set(ready)
    tasks: Iterator[Task] = (item for item in enumerate(inputs) if item[0] not in known)
    yield from due()
    if len(known) == len(inputs):
        return
    with Pool(job.labeller, job.kind, job.output, job.workers, job.limits) as pool:
        for position, outcome in pool.run(tasks):
            tell(inputs[position], outcome)
            journal.add(keys[position], outcome)
            ready[position] = outcome if position == following else None
            yield from due()
    journal.commit()
