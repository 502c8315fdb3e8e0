"""A bounded memory of what was computed: the same names and places come back often."""

from __future__ import annotations

from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Memory(dict[Key, Value], Generic[Key, Value]):
    """A dictionary that forgets its oldest entry when it is full. Threads may share it.

    A key must hold all that the value depends on; then an answer never depends on what was asked
    before.

    Args:
        size: Entries at most.

    >>> memory = Memory(2)
    >>> for word in "请", "敦促", "重申": memory.keep(word, len(word))
    >>> sorted(memory.values())
    [2, 2]
    """

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    def keep(self, key: Key, value: Value) -> None:
        """Remember ``value``, at the price of the oldest entry where there is no room."""
        if len(self) >= self._size:
            try:
                self.pop(next(iter(self)), None)
            except (RuntimeError, StopIteration):  # another thread was quicker
                return
        self[key] = value
