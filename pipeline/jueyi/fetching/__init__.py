"""Texts from outside: clones at pinned commits, documents by symbol."""
