"""Labelled paragraphs of our own, enough to train a toy on."""

from __future__ import annotations

from dataclasses import replace

from jueyi.labelled import Labelled

from support.small import PARTIES, TASKS, VERBS, paragraph

ROWS: list[Labelled] = []
for _index in range(60):
    _verb, _family = VERBS[_index % 4]
    _text, _acts = paragraph(_verb, _family, _index % 5, TASKS[_index % 8], _index % 3 == 0)
    ROWS.append(Labelled(_text, "operative", "ga", f"D{_index // 6}", _acts))
# What tells of verbs that the lexicon lacks: bold print, and headings.
ROWS += [
    replace(row, acts=None, verbs=((0, row.acts[0].end),), opening=row.acts[0].lemma,
            weight=0.1, group="bold")
    for row in ROWS
    if row.acts
]  # fmt: skip
ROWS += [Labelled(f"第{n}章 水利", "other", group="other") for n in range(12)]
__all__ = ["PARTIES", "ROWS"]
