"""What a PDF page shows beside its text is told: annotations, form fields, pictures of text."""

from __future__ import annotations

import io
from typing import Any

import pytest
from jueyi import reading
from support import scanned
from support.drawn import both, drawn, lines

BODY = [
    "大会，", "回顾其关于灯塔的各项决议，", "1. 敦促会员国修缮灯塔；", "2. 鼓励各国提供灯油；",
    "3. 请秘书长提出报告，并请各国为此捐款。",
]  # fmt: skip
MORE = "4. 请各国提供自愿捐款。"


def problems(data: bytes) -> list[str]:
    return [str(problem) for problem in reading.read_bytes(data, "a.pdf").problems]


def annotated(kind: str, flags: int = 4) -> bytes:
    """A page with an annotation that holds a paragraph."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import (
        ArrayObject,
        DictionaryObject,
        FloatObject,
        NameObject,
        NumberObject,
        TextStringObject,
    )  # fmt: skip

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn(lines(BODY)))))
    entries: dict[str, Any] = {
        "/Type": NameObject("/Annot"), "/Subtype": NameObject(kind), "/F": NumberObject(flags),
        "/Rect": ArrayObject([FloatObject(v) for v in (80, 500, 400, 540)]),
        "/Contents" if kind != "/Widget" else "/V": TextStringObject(MORE),
    }  # fmt: skip
    if kind == "/Widget":
        entries |= {"/FT": NameObject("/Tx"), "/T": TextStringObject("f")}
    note = DictionaryObject({NameObject(key): value for key, value in entries.items()})
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(("kind", "words"), [("/FreeText", "a note"), ("/Widget", "a form field")])
def test_text_of_annotations_and_fields_is_told(kind: str, words: str) -> None:
    (problem,) = problems(annotated(kind))
    assert f"{words} on page 1: {MORE}" in problem


def test_comments_and_hidden_annotations_are_not_printed() -> None:
    assert not problems(annotated("/Text"))
    assert not problems(annotated("/FreeText", flags=2))


def pictured(wide: float, high: float, y: float) -> bytes:
    """A page of text with a picture of text."""
    from reportlab.lib.utils import ImageReader

    sheet = ImageReader(scanned.page([(0, MORE)], (900, 160)))
    return drawn(both(lambda page: page.drawImage(sheet, 80, y, wide, high), lines(BODY)))


def test_a_picture_of_text_on_a_page_of_text_is_told() -> None:
    (problem,) = problems(pictured(400, 71, 300))
    assert "a picture of 400 by 71 points on page 1" in problem


def test_an_emblem_and_a_picture_below_the_text_are_not_told() -> None:
    assert not problems(pictured(60, 60, 300))
    assert not problems(pictured(500, 700, 100))
