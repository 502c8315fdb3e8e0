"""The parts of a Word file: which there are, whatever they are called, and what they hold."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Any

from ..errors import JueyiError, ReadingError
from . import containers
from .autonumber import W
from .wordml import parse


class Parts:
    """A Word file as its parts.

    Args:
        data: The file.
        name: What errors call it.

    Raises:
        ReadingError: It is no container, or one that must not be opened.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self.problems: list[JueyiError] = []
        self._archive = containers.open_zip(data, name)
        self._names = set(self._archive.namelist())
        found = self._related("_rels/.rels", "", "officeDocument")
        self._main = found[0] if found else "word/document.xml"
        folder, _, leaf = self._main.rpartition("/")
        self._relations = f"{folder}/_rels/{leaf}.rels"
        self._folder = f"{folder}/"
        self.words = cache(self._words)

    def part(self, path: str) -> Any:
        """A part's root; None if the file has none, or it is damaged (which is reported)."""
        if path not in self._names:
            return None
        try:
            return parse(containers.member(self._archive, path, self._name), path, self._name)
        except ReadingError as error:
            self.problems.append(error)
            return None

    def _related(self, path: str, folder: str, kind: str) -> list[str]:
        """The parts of a kind that a part of relations names."""
        root = self.part(path)
        found = []
        for relation in [] if root is None else root:
            if relation.get("Type", "").endswith(f"/{kind}"):
                target = relation.get("Target", "")
                found.append(target.lstrip("/") if target.startswith("/") else folder + target)
        return [part for part in found if part in self._names]

    def all(self, kind: str) -> list[Any]:
        """The roots of the parts of a kind: those that the document names, else those of the
        usual names."""
        named = self._related(self._relations, self._folder, kind)
        usual = re.compile(rf"{re.escape(self._folder)}{kind}\d*\.xml")
        paths = named or sorted(part for part in self._names if usual.fullmatch(part))
        return [root for path in paths if (root := self.part(path)) is not None]

    def first(self, kind: str) -> Any:
        """The root of the only part of a kind; None if there is none."""
        return next(iter(self.all(kind)), None)

    def document(self) -> Any:
        """The root of the main part.

        Raises:
            ReadingError: It is missing or damaged.
        """
        return parse(
            containers.member(self._archive, self._main, self._name), self._main, self._name
        )

    def _words(self, relation: str) -> str | None:
        """What a relation of the document leads to: the text of a part, or its name if it is no
        XML; None if there is no such relation."""
        target = self._targets.get(relation)
        if target is None or not target.endswith(".xml"):
            return target
        part = target.lstrip("/") if target.startswith("/") else self._folder + target
        found = self.part(part)
        texts = [] if found is None else [e.text for e in found.iter("{*}t", "{*}v") if e.text]
        return " ".join(texts)

    @cached_property
    def _targets(self) -> dict[str, str]:
        """What the relations of the document lead to."""
        root = self.part(self._relations)
        found = [] if root is None else root.iter("{*}Relationship")
        return {relation.get("Id", ""): relation.get("Target", "") for relation in found}

    def notes(self) -> dict[tuple[str, str], Any]:
        """Every note, by its kind and identifier."""
        found = {}
        for kind in ("footnote", "endnote"):
            root = self.first(f"{kind}s")
            for note in [] if root is None else root.iter(W + kind):
                if note.get(W + "type", "normal") == "normal":
                    found[kind, note.get(W + "id", "")] = note
        return found
