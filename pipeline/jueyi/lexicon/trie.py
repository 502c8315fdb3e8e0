"""A regular expression for many words, built as a trie."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import isqrt

_MANY = 8  # branches of one node


def trie_pattern(words: Iterable[str], grouped: bool = False) -> str:
    """A regular expression matching the longest of ``words``, built as a trie so that a
    mismatch costs one step a character however many words there are.

    The engine tries the branches of a node one after the other. ``grouped`` branches are soon
    passed over, and take half as long again to compile.
    """
    trie: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}

    def build(node: dict) -> str:  # type: ignore[type-arg]
        branches: dict[str, str] = {}  # by what follows their character
        for character, child in sorted(node.items()):
            if character:
                tail = build(child)
                branches[tail] = branches.get(tail, "") + re.escape(character)
        parts = [f"{_one_of(characters)}{tail}" for tail, characters in branches.items()]
        if grouped and len(parts) > _MANY:
            size = isqrt(len(parts))
            firsts = list(branches.values())
            told = [f"(?<={_one_of(characters)}){tail}" for tail, characters in branches.items()]
            parts = [
                f"{_one_of(''.join(firsts[at : at + size]))}(?:{'|'.join(told[at : at + size])})"
                for at in range(0, len(parts), size)
            ]
        if not parts:
            return ""
        body = parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"
        return f"(?:{body})?" if "" in node else body

    return build(trie)


def _one_of(characters: str) -> str:
    """A pattern of one of some escaped characters."""
    return f"[{characters}]" if len(characters.replace("\\", "")) > 1 else characters
