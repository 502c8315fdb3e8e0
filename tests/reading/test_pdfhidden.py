"""Text of a PDF page that nobody sees is no text, and is told."""

from __future__ import annotations

import io
from typing import Any

import pytest
from jueyi import reading
from support.drawn import both, drawn, lines

BODY = ["大会，", "1. 敦促会员国修缮灯塔；", "2. 鼓励各国提供灯油；", "3. 请秘书长提出报告。"]
SECRET = "4. 谴责各国政府。"


def white(page: Any) -> None:
    page.setFillGray(1)
    page.drawString(80, 500, SECRET)


def invisible(page: Any) -> None:
    text = page.beginText(80, 500)
    text.setTextRenderMode(3)
    text.textLine(SECRET)
    page.drawText(text)


def outside(page: Any) -> None:
    page.drawString(80, -50, SECRET)


def on_a_dark_bar(page: Any) -> None:
    page.rect(70, 490, 400, 24, fill=1)
    white(page)


def text_of(data: bytes) -> tuple[list[str], list[str]]:
    source = reading.read_bytes(data, "a.pdf")
    found = [line.strip() for line in source.text.split("\n") if line.strip()]
    return found, [str(problem) for problem in source.problems]


@pytest.mark.parametrize("draw", [white, invisible, outside])
def test_text_that_does_not_show(draw: Any) -> None:
    found, told = text_of(drawn(both(lines(BODY), draw)))
    assert found == BODY
    assert ["text that does not show on page 1" in words for words in told] == [True]


@pytest.mark.parametrize("off", [True, False])
def test_text_of_a_layer(off: bool) -> None:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn(lines([*BODY, SECRET])))))
    page = writer.pages[0]
    layer = writer._add_object(DictionaryObject({NameObject("/Type"): NameObject("/OCG")}))
    resources: Any = page["/Resources"]
    resources[NameObject("/Properties")] = DictionaryObject({NameObject("/L"): layer})
    chosen = DictionaryObject({NameObject("/OFF"): ArrayObject([layer] if off else [])})
    entries = {NameObject("/OCGs"): ArrayObject([layer]), NameObject("/D"): chosen}
    writer._root_object[NameObject("/OCProperties")] = DictionaryObject(entries)
    contents: Any = page.get_contents()
    before, _, last = contents.get_data().rpartition(b"BT")
    stream = DecodedStreamObject()
    stream.set_data(before + b"/OC /L BDC BT" + last.replace(b"ET", b"ET EMC", 1))
    page[NameObject("/Contents")] = writer._add_object(stream)
    buffer = io.BytesIO()
    writer.write(buffer)
    found, told = text_of(buffer.getvalue())
    assert found == (BODY if off else [*BODY, SECRET])
    assert bool(told) is off


def test_white_text_that_shows_is_text() -> None:
    assert text_of(drawn(both(lines(BODY), on_a_dark_bar))) == ([*BODY, SECRET], [])
