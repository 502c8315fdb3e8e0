"""What the page is told: documents, paragraphs, comparisons and the register as JSON."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from .. import writing
from ..annotation import ADDRESSEE, Region, Task
from ..annotation.corrected import Corrected
from ..components.labeller import Labeller
from ..corpus.gold import digest
from ..document.metadata import organ_code
from ..document.plainform import plain_text
from ..errors import CorpusError, JueyiError
from ..records import CLASSES, FAMILIES, Act, Paragraph, Resolution
from ..schema import act_record
from ..writing.html import paragraph_html
from .opened import Opened

Json = dict[str, Any]
_MEDIA = {
    "jsonl": "application/x-ndjson", "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet", "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "akn": "application/xml", "zip": "application/zip",
}  # fmt: skip
_ENDINGS = {"akn": "xml"}


def summary(document: Opened, labels: Corrected) -> Json:
    """A document in a line: its facts, its status, how much it holds."""
    found = document.labelled
    facts = ("symbol", "title", "organ", "adopted", "script")
    paragraphs = found.paragraphs if found else ()
    return {
        "id": document.id,
        "name": document.name,
        "status": document.status,
        "reasons": list(document.reasons),
        **{fact: getattr(found, fact, None) for fact in facts},
        "paragraphs": len(paragraphs),
        "acts": sum(len(p.acts) for p in paragraphs),
        "corrected": sum(digest(p.text) in labels for p in paragraphs if p.text),
    }


def paragraph(one: Paragraph, labels: Corrected) -> Json:
    """A paragraph: as HTML to read, and its acts to correct."""
    return {
        "index": one.index,
        "part": one.part,
        "number": one.number,
        "level": one.level,
        "inherits": one.inherits,
        "length": len(one.text),
        "corrected": bool(one.text) and digest(one.text) in labels,
        "html": paragraph_html(one),
        "acts": [act_record(act) for act in one.acts],
    }


def whole(document: Opened, resolution: Resolution, labels: Corrected) -> Json:
    """A document with all its paragraphs."""
    return {
        **summary(document, labels),
        "paragraphs": [paragraph(one, labels) for one in resolution.paragraphs],
    }


def plain_acts(one: Paragraph) -> list[Json]:
    """The acts of a paragraph as the page sends them, see ``task_of``."""

    def addressee(act: Act) -> Json | None:
        who = act.addressee
        if who is None:
            return None
        parties = [{"start": p.start, "end": p.end, "class": p.label} for p in who.parties]
        return {"start": who.start, "end": who.end, "parties": parties}

    return [
        {"start": a.start, "end": a.end, "family": a.family, "addressee": addressee(a)}
        for a in one.acts
    ]


def parties(document: Opened, labeller: Labeller, index: int, span: tuple[int, int]) -> list[Json]:
    """The parties of an addressee of a paragraph, as the model divides and classes it.

    Args:
        document: Where it stands.
        labeller: Whose model.
        index: Of the paragraph.
        span: [start, end) of the addressee.

    Raises:
        KeyError: There is no such paragraph or stretch.
    """
    text = document.paragraph(index).text
    held = document.labelled
    assert held is not None
    if not 0 <= span[0] < span[1] <= len(text):
        raise KeyError(span)
    found = labeller.addressees_model.parties(
        plain_text(text, held.script), *span, organ_code(held.organ)
    )
    return [{"start": p.start, "end": p.end, "class": p.label} for p in found]


def task_of(resolution: Resolution, one: Paragraph, acts: Any) -> Task:
    """What the page sends as labels of a paragraph, as an annotation tool would send it.

    Args:
        resolution: The document.
        one: The paragraph.
        acts: A list of ``{start, end, family, addressee}``; ``addressee`` is null or ``{start,
            end, parties}`` with parties ``{start, end, class}``. Offsets are code points.

    Raises:
        CorpusError: It is no such list, or the paragraph is none that can have acts.
    """
    where = f"paragraph {one.index}"
    if one.part == "other" and not one.level:
        raise CorpusError("a title, heading or note", where=where, expected="a paragraph of acts")
    facts = {
        "document": resolution.symbol or resolution.document,
        "index": one.index,
        "part": "operative" if one.part == "other" else one.part,
        "number": one.number,
        "sha256": digest(one.text),
        "script": resolution.script,
    }
    regions: list[Region] = []
    try:
        if not isinstance(acts, list):
            raise TypeError(f"{type(acts).__name__}, expected a list of acts")
        for number, act in enumerate(acts):
            name = f"act-{number}"
            _known(act["family"], FAMILIES)
            regions.append(Region(name, act["start"], act["end"], act["family"]))
            who = act.get("addressee")
            if who is None:
                continue
            regions.append(
                Region(f"addressee-{number}", who["start"], who["end"], ADDRESSEE, None, name)
            )
            for place, party in enumerate(who["parties"]):
                _known(party["class"], CLASSES)
                identifier = f"party-{number}-{place}"
                regions.append(Region(identifier, party["start"], party["end"], party["class"]))
        return Task(one.text, facts, regions)
    except (TypeError, KeyError, AttributeError) as error:
        raise CorpusError(
            f"malformed labels ({type(error).__name__}: {error})", where=where,
            expected="start, end and family of every act",
        ) from None  # fmt: skip


def _known(label: Any, labels: tuple[str, ...]) -> None:
    if label not in labels:
        raise TypeError(f"{label!r}, expected one of {', '.join(labels)}")


def download(resolutions: Sequence[Resolution], name: str) -> tuple[bytes, str, str]:
    """Documents in a format of ``jueyi label --output``.

    Returns:
        The bytes, their media type and a file name; several files come as a ZIP archive.

    Raises:
        JueyiError: There is nothing to write, or the format is unknown.
    """
    if not resolutions:
        raise JueyiError("no document", where="the desk", expected="one that could be read")
    packed = name == "akn" and len(resolutions) > 1
    ending = "zip" if packed else _ENDINGS.get(name, name)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"jueyi.{ending}"
        _write(resolutions, target, name)
        files = writing.files_of(target, name)
        if len(files) == 1:
            return target.read_bytes(), _MEDIA["zip" if packed else name], target.name
        held = BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                archive.write(file, file.name)
        return held.getvalue(), _MEDIA["zip"], f"jueyi-{name}.zip"


def _write(resolutions: Sequence[Resolution], target: Path, name: str) -> None:
    with writing.open_writer(str(target), name) as writer:
        for resolution in resolutions:
            writer.append(writing.encode(resolution, name))


def register(resolutions: Sequence[Resolution], conditions: dict[str, Any]) -> Json:
    """The rows of the register of these documents that meet conditions.

    Args:
        resolutions: The documents.
        conditions: Fields of ``register.query.Asked``.

    Raises:
        JueyiError: A condition is none.
    """
    from ..register.asked import Asked
    from ..register.query import Register

    asked = Asked(**conditions)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "desk.parquet"
        _write(resolutions, target, "parquet")
        held = Register([target])
        try:
            answer = held.ask(asked)
        finally:
            held.close()
    rows = [[_plain(value) for value in row] for row in answer.rows]
    return {"columns": list(answer.columns), "rows": rows}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
