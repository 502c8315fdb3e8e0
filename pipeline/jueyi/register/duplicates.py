"""Tasks that two texts in force ask of the same entity: likely duplicates, with their reasons."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from .query import Answer

ALIKE = 80.0  # least similarity, in per cent, of two tasks without their dates and numbers
_SHORT = 12  # characters: shorter tasks (提交报告) say too little
# What every text says of itself or of its time is no common task.
_WHEN = re.compile(
    r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|第[^，；。]{1,12}号|第[〇一二三四五六七八九十百]+届\S{0,2}会议|\d+"
    r"|[^，；。]{0,24}本决议[^，；。]{0,30}"
)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two rows of the register that ask the same.

    Attributes:
        entity: Whom they ask.
        one, two: Symbol (or document) and number of the paragraph.
        similarity: Of the tasks, in per cent, dates and numbers of documents left out.
        shared: Words that both tasks print in this order: why they are alike.
        tasks: Both tasks.
    """

    entity: str
    one: str
    two: str
    similarity: float
    shared: str
    tasks: tuple[str, str]


def duplicates(register: Answer) -> list[Duplicate]:
    """Pairs of tasks of one entity in different series of resolutions.

    Of a title that recurs only the last resolution is in force, so that a yearly repetition is no
    duplicate.

    Args:
        register: Rows of the register.

    Returns:
        The most alike first.
    """
    rows = [dict(zip(register.columns, row, strict=True)) for row in register.rows]
    force = _in_force([row for row in rows if row["entity"] and row["task"]])
    by_entity: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in force:
        by_entity[row["entity"]].append(row)
    found = []
    for entity, group in by_entity.items():
        tasks = [_WHEN.sub("", row["task"]) for row in group]
        for one, two in combinations(range(len(group)), 2):
            if group[one]["document"] == group[two]["document"]:
                continue
            if min(len(tasks[one]), len(tasks[two])) < _SHORT:
                continue
            score = fuzz.ratio(tasks[one], tasks[two], score_cutoff=ALIKE)
            if score:
                found.append(_pair(entity, group[one], group[two], score, tasks[one], tasks[two]))
    return sorted(found, key=lambda d: (-d.similarity, d.one, d.two))


def _in_force(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of every organ's title the rows of the last resolution."""
    last: dict[tuple[str, str], tuple[Any, str]] = {}
    for row in rows:
        key = (row["organ"] or "", row["title"] or row["document"])
        rank = (str(row["adopted"] or ""), row["document"])
        last[key] = max(last.get(key, rank), rank)
    return [
        row
        for row in rows
        if last[row["organ"] or "", row["title"] or row["document"]][1] == row["document"]
    ]


def _pair(
    entity: str, one: dict[str, Any], two: dict[str, Any], score: float, a: str, b: str
) -> Duplicate:
    blocks = [
        a[block.a : block.a + block.size]
        for block in LCSseq.opcodes(a, b).as_matching_blocks()
        if block.size >= 4
    ]
    names = [f"{row['symbol'] or row['document']} ¶{row['number']}" for row in (one, two)]
    return Duplicate(
        entity, names[0], names[1], round(score, 1), " … ".join(blocks), (one["task"], two["task"])
    )
