"""A folder of corrected labels: ``labels.jsonl``, which stand off, and ``texts.jsonl``.

``jueyi annotate import`` and ``jueyi serve`` write it, one at a time; ``jueyi train`` reads it
(``jueyi.Standoff.v1``). A paragraph has one label; a later one replaces it. Every change is on the
disk before the call returns.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from ..corpus import gold
from ..corpus.gold import GoldParagraph
from ..corpus.lines import lines
from ..errors import CorpusError
from ..writing.publishing import published, remove_leftovers
from . import Task, provenance

LABELS, TEXTS = "labels.jsonl", "texts.jsonl"


class Corrected:
    """The corrected labels of a folder, by the SHA-256 of their paragraph's text.

    The folder is held until ``close``, or the end of a ``with``.

    Args:
        folder: Made if it is not there; what it holds is kept.

    Raises:
        CorpusError: Another process holds the folder, or what it holds is malformed.

    >>> import tempfile
    >>> from jueyi import lexicon
    >>> from jueyi.annotation import Region
    >>> from jueyi.annotation.labels import gold_of
    >>> task = Task("请秘书长报告。", {}, [Region("a", 0, 1, "directive")])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with Corrected(Path(folder)) as held:
    ...         held.add([(gold_of(task, lexicon.load(), "x"), task)], "Li")
    ...     with Corrected(Path(folder)) as again:
    ...         len(again), again.readers()
    (1, {'Li': 1})
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._held = FileLock(folder / ".lock")
        try:
            self._held.acquire(timeout=0)
        except Timeout:
            raise CorpusError(
                "another process has this folder", where=str(folder),
                expected="one that no jueyi serve and no annotate import is writing",
                fix="end it, or name another folder",
            ) from None  # fmt: skip
        try:
            for name in (LABELS, TEXTS):
                remove_leftovers(folder / name)
            self._rows = _lines(folder / LABELS, "sha256")
            texts = _lines(folder / TEXTS, "text")
            self._labels = gold.load(folder / LABELS) if self._rows else {}
        except BaseException:
            self._held.release()
            raise
        self._texts = {gold.digest(text): line for text, line in texts.items()}

    def __enter__(self) -> Corrected:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the folder back."""
        self._held.release()

    def __len__(self) -> int:
        return len(self._labels)

    def __contains__(self, sha256: str) -> bool:
        return sha256 in self._labels

    def get(self, sha256: str) -> GoldParagraph | None:
        """The corrected labels of a paragraph, or None."""
        return self._labels.get(sha256)

    def readers(self) -> dict[str, int]:
        """How many paragraphs each reader has corrected."""
        counts: dict[str, int] = {}
        for line in self._rows.values():
            name = str(json.loads(line).get("reader", ""))
            counts[name] = counts.get(name, 0) + 1
        return counts

    def add(self, corrections: list[tuple[GoldParagraph, Task]], reader: str) -> None:
        """Keep labels; those of the same texts are replaced.

        Args:
            corrections: Labels as ``annotation.labels.gold_of`` gave them, with their tasks.
            reader: Who corrected them.

        Raises:
            JueyiError: The folder cannot be written; what it held is as it was.
        """
        labels, rows, texts = dict(self._labels), dict(self._rows), dict(self._texts)
        for found, task in corrections:
            labels[found.sha256] = found
            rows[found.sha256] = gold.row(found, **provenance(reader))
            text: dict[str, Any] = {"id": found.document, "text": task.text}
            text |= {key: task.facts.get(key) for key in ("part", "number")}
            texts[found.sha256] = json.dumps(text, ensure_ascii=False)
        self._write(labels, rows, texts)

    def drop(self, sha256: str) -> None:
        """Forget the label of a paragraph, if there is one."""
        labels, rows, texts = dict(self._labels), dict(self._rows), dict(self._texts)
        for held in (labels, rows, texts):
            held.pop(sha256, None)
        self._write(labels, rows, texts)

    def _write(
        self, labels: dict[str, GoldParagraph], rows: dict[str, str], texts: dict[str, str]
    ) -> None:
        with published([self.folder / LABELS, self.folder / TEXTS]) as parts:
            for part, held in zip(parts, (rows, texts), strict=True):
                part.write_text("".join(f"{line}\n" for line in held.values()), "utf-8")
        self._labels, self._rows, self._texts = labels, rows, texts


def _lines(path: Path, key: str) -> dict[str, str]:
    """The lines of a file by a field of theirs."""
    if not path.exists():
        return {}
    found = {}
    for where, line in lines(path, "JSON Lines in UTF-8"):
        try:
            found[str(json.loads(line)[key])] = line
        except (ValueError, KeyError, TypeError):
            raise CorpusError(
                f"no field {key!r}", where=where,
                expected="what jueyi annotate import or jueyi serve wrote",
            ) from None  # fmt: skip
    return found
