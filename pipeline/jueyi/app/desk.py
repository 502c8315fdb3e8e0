"""What lies on the desk: documents that were opened, their labels, and what people corrected.

Everything is on the disk before it is answered: ``documents/`` holds the files as they came, and
``labels.jsonl`` and ``texts.jsonl`` the corrections (see ``annotation.corrected``). A desk that is
opened again shows the same.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from .. import lexicon
from ..annotation import Task
from ..annotation.corrected import Corrected
from ..annotation.correcting import correct
from ..annotation.labels import gold_of
from ..batch.inputs import Input
from ..batch.pool import Limits, Pool
from ..components.labeller import Labeller
from ..corpus.gold import digest
from ..errors import JueyiError
from ..reading import containers
from ..records import Paragraph, Resolution
from ..writing import table
from ..writing.publishing import published

MOST = 500  # documents on one desk: all of them are held in memory
_ID = 16  # hex digits
_LONGEST_NAME = 200


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


class Desk:
    """The documents and corrections of one folder. Threads may share it.

    Args:
        folder: Made if it is not there.
        model: Gives the labeller, in the process that reads documents; must be picklable.
        limits: What one document may take.

    Raises:
        JueyiError: Another server has the folder, or it holds something else.
    """

    def __init__(
        self, folder: Path, model: Callable[[], Labeller], limits: Limits | None = None
    ) -> None:
        self.folder = folder
        self._files = folder / "documents"
        self._files.mkdir(parents=True, exist_ok=True)
        self._held = FileLock(folder / ".desk.lock")
        try:
            self._held.acquire(timeout=0)
        except Timeout:
            raise JueyiError(
                "another jueyi serve has this folder", where=str(folder),
                fix="end it, or name another with --folder",
            ) from None  # fmt: skip
        self.labels = Corrected(folder)
        self._words = lexicon.load()
        # Documents are read in a process of their own: what breaks it costs one document. It is
        # not forked, since this process has threads.
        self._pool = Pool(model, None, "table", 1, limits or Limits(), fork=False)
        self._reading, self._changing = threading.Lock(), threading.Lock()
        self._count = 0
        self._opened: dict[str, Opened] = {}

    def close(self) -> None:
        """End the reading process and give the folder back."""
        self._pool.__exit__()
        self._held.release()

    def restore(self) -> None:
        """Open the documents that the folder holds."""
        for place in sorted(self._files.iterdir()):
            identifier, _, name = place.name.partition(" ")
            if len(identifier) == _ID and place.is_file():
                self._open(identifier, name, place.read_bytes())

    def documents(self) -> list[Opened]:
        """All documents, in the order in which they came."""
        return list(self._opened.values())

    def get(self, identifier: str) -> Opened:
        """One document.

        Raises:
            KeyError: There is none.
        """
        return self._opened[identifier]

    def add(self, name: str, data: bytes) -> list[Opened]:
        """Keep a file, read and label it; one that is there already is given back.

        Args:
            name: Its file name, of which only the last part counts.
            data: Its content; of a ZIP archive every document is added.

        Raises:
            JueyiError: It cannot be kept, or there would be more than ``MOST`` documents.
        """
        if data.startswith(b"PK"):
            archive = containers.open_zip(data, name)
            if not containers.is_word(archive):
                members = containers.documents(archive)
                read = [(m, containers.member(archive, n, name)) for n, m in members]
                return [self._add(containers.shown(m), held) for m, held in read]
        return [self._add(name, data)]

    def _add(self, name: str, data: bytes) -> Opened:
        shown = _plain_name(name)
        identifier = hashlib.sha256(shown.encode() + b"\0" + data).hexdigest()[:_ID]
        if identifier in self._opened:
            return self._opened[identifier]
        if len(self._opened) >= MOST:
            raise JueyiError(
                f"{MOST} documents", where=str(self.folder), expected="fewer on one desk",
                fix="remove some, or run jueyi label over the rest",
            )  # fmt: skip
        with published([self._files / f"{identifier} {shown}"]) as (part,):
            part.write_bytes(data)
        return self._open(identifier, shown, data)

    def remove(self, identifier: str) -> None:
        """Take a document from the desk; corrections of its paragraphs stay.

        Raises:
            KeyError: There is none.
        """
        with self._changing:
            del self._opened[identifier]
            for place in self._files.glob(f"{identifier} *"):
                place.unlink()

    def corrected(self, document: Opened) -> Resolution:
        """A document as people corrected it.

        Raises:
            JueyiError: It could not be read.
        """
        if document.labelled is None:
            raise JueyiError(document.reasons[0].rstrip("."), where=document.name)
        return correct(document.labelled, self.labels, self._words)

    def correct(self, identifier: str, index: int, task: Task, reader: str) -> Paragraph:
        """Keep a reader's labels of a paragraph.

        Args:
            identifier: Of the document.
            index: Of the paragraph.
            task: Its text and regions, as annotation tools give them back.
            reader: Who corrected it.

        Raises:
            KeyError: There is no such document or paragraph.
            CorpusError: The labels are none, see ``annotation.labels.gold_of``.
        """
        document = self.get(identifier)
        where = f"{document.name} paragraph {index}"
        with self._changing:
            self.labels.add([(gold_of(task, self._words, where), task)], reader)
            return self.corrected(document).paragraphs[index]

    def forget(self, identifier: str, index: int) -> Paragraph:
        """Take a correction back: the model's labels again.

        Raises:
            KeyError: There is no such document or paragraph.
        """
        document = self.get(identifier)
        with self._changing:
            self.labels.drop(digest(self.paragraph(document, index).text))
            return self.corrected(document).paragraphs[index]

    def paragraph(self, document: Opened, index: int) -> Paragraph:
        """A paragraph as the model labelled it.

        Raises:
            KeyError: There is none.
        """
        found = document.labelled.paragraphs if document.labelled else ()
        if not 0 <= index < len(found):
            raise KeyError(index)
        return found[index]

    def _open(self, identifier: str, name: str, data: bytes) -> Opened:
        taken = {one.name for one in self._opened.values()}
        shown, count = name, 1
        while shown in taken:
            count += 1
            shown = f"{name} ({count})"
        with self._reading:
            self._count += 1
            _, outcome = next(self._pool.run([(self._count, Input(shown, data=data))]))
        labelled = table.decode(outcome.payload) if outcome.payload else None
        document = Opened(identifier, shown, outcome.status, outcome.reasons, labelled)
        with self._changing:
            self._opened[identifier] = document
        return document


def _plain_name(name: str) -> str:
    """A name that every file system takes: the last part, without what moves or hides."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(c if c.isprintable() and c not in '<>:"|?*' else "_" for c in last).strip(" .")
    return kept[-_LONGEST_NAME:] or "text.txt"
