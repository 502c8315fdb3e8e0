"""What lies on the desk: documents that were opened, their labels, and what people corrected.

Everything is on the disk before it is answered: ``documents/`` holds the files as they came, and
``labels.jsonl`` and ``texts.jsonl`` the corrections (see ``annotation.corrected``). A desk that is
opened again shows the same.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from .. import lexicon
from ..annotation import Task
from ..annotation.corrected import Corrected
from ..annotation.correcting import correct
from ..annotation.labels import gold_of
from ..batch.item import Input
from ..batch.pool import Limits, Pool
from ..components.labeller import Labeller
from ..corpus.gold import digest
from ..errors import JueyiError
from ..records import Paragraph, Resolution
from ..writing import table
from .files import Files, Kept, identifier_of, plain_name, unpacked
from .opened import Opened, Stale

MOST = 500  # documents on one desk: all of them are held in memory


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
        self.labels = Corrected(folder)  # holds the folder for this process
        self._files = Files(folder / "documents")
        self._words = lexicon.load()
        self.model = model
        # Documents are read in a process of their own: what breaks it costs one document. It is
        # not forked, since this process has threads.
        self._pool = Pool(model, None, "table", 1, limits or Limits(), fork=False)
        self._reading, self._changing = threading.Lock(), threading.Lock()
        self._count = 0
        self._opened: dict[str, Opened] = {}
        self._names: set[str] = set()

    def close(self) -> None:
        """End the reading process and give the folder back."""
        self._pool.__exit__()
        self.labels.close()

    def restore(self) -> list[JueyiError]:
        """Open the documents that the folder holds, in the order in which they came.

        Returns:
            What could not be opened.
        """
        found, problems = self._files.all()
        for file in found:
            self._open(replace(file, name=self._named(file.name)))
        return problems

    def documents(self) -> list[Opened]:
        """All documents, in the order in which they came."""
        with self._changing:
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
        return [
            self._add(one, held)
            if isinstance(held, bytes)
            else Opened("", plain_name(one), "failed", (str(held),), None)  # and not kept
            for one, held in unpacked(name, data)
        ]

    def _add(self, name: str, data: bytes) -> Opened:
        plain = plain_name(name)
        identifier = identifier_of(plain, data)
        with self._reading:  # one at a time: the same file may come twice at once
            if identifier in self._opened:
                return self._opened[identifier]
            if len(self._opened) >= MOST:
                raise JueyiError(
                    f"{MOST} documents", where=str(self.folder), expected="fewer on one desk",
                    fix="remove some, or run jueyi label over the rest",
                )  # fmt: skip
            file = Kept(identifier, self._named(plain), data)
            self._files.keep(file)
            return self._open(file)

    def remove(self, identifier: str) -> None:
        """Take a document from the desk; corrections of its paragraphs stay.

        Raises:
            KeyError: There is none.
            JueyiError: Its file cannot be deleted.
        """
        with self._changing:
            document = self._opened[identifier]
            self._files.drop(identifier, document.name)
            del self._opened[identifier]
            self._names.discard(document.name)

    def corrected(self, document: Opened) -> Resolution:
        """A document as people corrected it.

        Raises:
            JueyiError: It could not be read.
        """
        if document.labelled is None:
            raise JueyiError(document.reasons[0].rstrip("."), where=document.name)
        return correct(document.labelled, self.labels, self._words)

    def correct(
        self,
        identifier: str,
        index: int,
        task: Task,
        reader: str,
        seen: Callable[[Paragraph], bool] = lambda _: True,
    ) -> list[Paragraph]:
        """Keep a reader's labels of a paragraph.

        Args:
            identifier: Of the document.
            index: Of the paragraph.
            task: Its text and regions, as annotation tools give them back.
            reader: Who corrected it.
            seen: Whether the paragraph as it is now is what the reader saw.

        Returns:
            The corrected paragraph, and what changed with it: its items, and those of its text.

        Raises:
            KeyError: There is no such document or paragraph.
            Stale: It is not what the reader saw; nothing is kept.
            CorpusError: The labels are none, see ``annotation.labels.gold_of``.
        """
        document = self.get(identifier)

        def keep(now: Paragraph) -> None:
            if not seen(now):
                raise Stale(now)
            found = gold_of(task, self._words, f"{document.name} paragraph {index}")
            self.labels.add([(found, task)], reader)

        return self._changed(document, index, keep)

    def forget(self, identifier: str, index: int) -> list[Paragraph]:
        """Take a correction back: the model's labels again.

        Returns:
            See ``correct``.

        Raises:
            KeyError: There is no such document or paragraph.
        """
        document = self.get(identifier)
        return self._changed(document, index, lambda now: self.labels.drop(digest(now.text)))

    def _changed(
        self, document: Opened, index: int, change: Callable[[Paragraph], None]
    ) -> list[Paragraph]:
        document.paragraph(index)
        with self._changing:
            before = self.corrected(document)
            change(before.paragraphs[index])
            after = self.corrected(document)
        pairs = zip(before.paragraphs, after.paragraphs, strict=True)
        others = [new for old, new in pairs if new.index != index and old != new]
        return [after.paragraphs[index], *others]

    def _named(self, name: str) -> str:
        """A name unlike those of the other documents."""
        with self._changing:
            shown, count = name, 1
            while shown in self._names:
                count += 1
                shown = f"{name} ({count})"
            self._names.add(shown)
        return shown

    def _open(self, file: Kept) -> Opened:
        self._count += 1
        _, packed = next(self._pool.run([(self._count, Input(file.name, data=file.data))]))
        outcome = packed.unpacked("table")
        labelled = table.decode(outcome.payload) if outcome.payload else None
        document = Opened(file.id, file.name, outcome.status, outcome.reasons, labelled)
        with self._changing:
            self._opened[file.id] = document
        return document
