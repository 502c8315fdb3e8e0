"""Many documents: workers, a journal, results in input order, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from ..components.labeller import Labeller
from .item import Input
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
    inputs: Iterable[Input], job: Job, journal: Journal, summary: Summary, tell: Tell
) -> Iterator[tuple[Input, Outcome]]:
    """Label documents.

    Args:
        inputs: In the order in which outcomes are wanted; taken as workers become free.
        job: How.
        journal: Keeps outcomes; what it holds already is not done again.
        summary: Is kept up to date.
        tell: Is told of every document as soon as it is done, in no order.

    Yields:
        Every input and its outcome, in order. What waits for its turn waits in the journal, so
        that memory holds no more than a few documents for each worker.
    """
    begun: dict[int, tuple[Input, str]] = {}  # what is not yielded yet, and its key
    ready: dict[int, Outcome | None] = {}
    following = 0

    def tasks() -> Iterator[Task]:
        for position, item in enumerate(inputs):
            key = item.key()
            begun[position] = (item, key)
            if key not in journal:
                yield position, item
                continue
            ready[position] = None
            summary.resumed += 1
            tell(item, journal.get(key))

    def due() -> Iterator[tuple[Input, Outcome]]:
        nonlocal following
        while following in ready:
            item, key = begun.pop(following)
            outcome = (ready.pop(following) or journal.get(key)).unpacked(job.output)
            summary.add(outcome)
            following += 1
            yield item, outcome

    with Pool(job.labeller, job.kind, job.output, job.workers, job.limits) as pool:
        for position, outcome in pool.run(tasks()):
            item, key = begun[position]
            tell(item, outcome)
            journal.add(key, outcome)
            ready[position] = outcome if position == following else None
            yield from due()
    yield from due()
    journal.commit()
