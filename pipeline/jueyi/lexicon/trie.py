"""A regular expression for many words, built as a trie."""

from __future__ import annotations

import re
from collections.abc import Iterable


def trie_pattern(words: Iterable[str]) -> str:
    """A regular expression matching the longest of ``words``, built as a trie so that a
    mismatch costs one step a character however many words there are."""
    trie: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}

    def build(node: dict) -> str:  # type: ignore[type-arg]
        branches: dict[str, list[str]] = {}
        for character, child in sorted(node.items()):
            if character:
                branches.setdefault(build(child), []).append(re.escape(character))
        parts = [
            (characters[0] if len(characters) == 1 else "[" + "".join(characters) + "]") + tail
            for tail, characters in branches.items()
        ]
        if not parts:
            return ""
        body = parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"
        return f"(?:{body})?" if "" in node else body

    return build(trie)
