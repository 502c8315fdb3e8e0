"""The reader of people's own labels in a table: a row an act."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

from spacy.util import registry

from .. import lexicon as lexica
from ..errors import CorpusError
from ..labelled import GoldAct, GoldAddressee, Labelled
from .lines import unreadable
from .reader import Reader
from .readers import row_of

COLUMNS = ("text", "act_start", "act_end", "family", "addressee_start", "addressee_end", "classes")


@registry.readers("jueyi.CSV.v1")
def csv_table(path: str, weight: float = 1.0) -> Reader:
    """Registered: a table with a row an act; rows of one ``text`` are one paragraph.

    Args:
        path: CSV in UTF-8 with the columns ``text``, ``act_start``, ``act_end``, ``family``,
            ``addressee_start``, ``addressee_end``, ``classes`` (separated by ``;``), and, if
            known, ``document``, ``part``, ``organ``. A paragraph without an act has one row
            with ``act_start`` empty; an act without addressee has ``addressee_start`` empty.
        weight: Of every paragraph, in training.

    >>> import tempfile
    >>> head = "text,act_start,act_end,family,addressee_start,addressee_end,classes"
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "mine.csv"
    ...     row = "请秘书长报告。,0,1,directive,1,4,secretary-general"
    ...     _ = path.write_text(f"{head}\\n{row}\\n", "utf-8")
    ...     csv_table(str(path)).rows()[0].acts[0].addressee.classes
    ('secretary-general',)
    """
    return Reader(lambda: [replace(row, weight=weight) for row in _csv(Path(path))])


def _csv(path: Path) -> list[Labelled]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            table = csv.DictReader(handle)
            lacking = [name for name in COLUMNS if name not in (table.fieldnames or ())]
            rows = list(table)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise unreadable(path, error, "CSV in UTF-8") from None
    if lacking:
        raise CorpusError(
            f"no column {', '.join(lacking)}", where=str(path), expected=", ".join(COLUMNS)
        )
    found: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for number, row in enumerate(rows, 2):
        found.setdefault(row["text"] or "", []).append((f"{path} line {number}", row))
    return [
        row_of({**lines[0][1], "id": lines[0][1].get("document")}, _csv_acts(lines), lines[0][0])
        for lines in found.values()
    ]


def _csv_acts(lines: list[tuple[str, dict[str, str]]]) -> tuple[GoldAct, ...]:
    acts = []
    for where, row in lines:
        if not row["act_start"]:
            continue
        try:
            start, end = int(row["act_start"]), int(row["act_end"])
            who = None
            if row["addressee_start"]:
                span = int(row["addressee_start"]), int(row["addressee_end"])
                classes = tuple(c.strip() for c in row["classes"].split(";") if c.strip())
                who = GoldAddressee(*span, classes)
        except (ValueError, TypeError, AttributeError) as error:
            raise CorpusError(
                f"malformed numbers ({error})", where=where, expected="offsets as whole numbers"
            ) from None
        surface = row["text"][start:end]
        verb = lexica.load().parse(surface)
        acts.append(GoldAct(start, end, verb.lemma if verb else surface, row["family"], who))
    return tuple(sorted(acts, key=lambda act: act.start))
