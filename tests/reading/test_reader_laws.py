"""Laws that hold for every reader: nothing visible is lost, and offsets go back to the source."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jueyi import reading
from jueyi.batch.inputs import spread
from jueyi.document.cleaning import clean
from jueyi.document.structure import structure, to_source
from jueyi.reading.text import in_order
from jueyi.records import Source
from support.office import docx, paragraph, run
from support.strategies import ALPHABET

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
# Chinese to be accepted at all, and a sentence to be a paragraph of its own.
line = st.text(alphabet=ALPHABET.replace("\n", ""), min_size=1, max_size=40).map(
    lambda text: f"大会请{text}报告。"
)
lines = st.lists(line, min_size=1, max_size=8)


def as_text(found: list[str]) -> bytes:
    return "\n".join(found).encode()


def as_utf16(found: list[str]) -> bytes:
    return "\n".join(found).encode("utf-16")


def as_html(found: list[str]) -> bytes:
    body = "".join(f"<p>{escape(text)}</p>" for text in found)
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


def as_word(found: list[str]) -> bytes:
    return docx(*(paragraph(run(escape(text))) for text in found))


def as_akn(found: list[str]) -> bytes:
    body = "".join(f"<p>{escape(text)}</p>" for text in found)
    root = f'<akomaNtoso xmlns="{AKN}"><statement name="r"><mainBody>{body}</mainBody></statement>'
    return f"{root}</akomaNtoso>".encode()


def as_jsonl(found: list[str]) -> bytes:
    rows = ({"id": str(i), "text": text} for i, text in enumerate(found))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


FORMATS = {
    "txt": as_text, "utf16.txt": as_utf16, "html": as_html, "docx": as_word, "xml": as_akn,
    "jsonl": as_jsonl,
}  # fmt: skip


def visible(text: str) -> str:
    return "".join(clean(text).split()).replace("\u200b", "")


def read(ending: str, found: list[str]) -> Source:
    return reading.read_bytes(FORMATS[ending](found), f"x.{ending}")


@pytest.mark.parametrize("ending", FORMATS)
@given(found=lines)
def test_nothing_visible_is_lost(ending: str, found: list[str]) -> None:
    source = read(ending, found)
    told, printed = visible(source.text), visible("".join(found))
    assert Counter(told) == Counter(printed)
    # Lines that hold two columns are read column by column: all of it, in another order.
    text = "\n".join(found)
    if not ending.endswith("txt") or in_order(text)[0] == text:
        assert told == printed
    pieces = structure(source).pieces
    assert [piece.start for piece in pieces[1:]] == [piece.end for piece in pieces[:-1]]
    assert (pieces[0].start, pieces[-1].end) == (0, len(source.text))


@pytest.mark.parametrize("ending", FORMATS)
@given(found=lines)
def test_offsets_go_back_to_the_source(ending: str, found: list[str]) -> None:
    source = read(ending, found)
    resolution = structure(source)
    for item in resolution.paragraphs:
        start, end = item.source
        own = "".join(
            source.text[max(start, p.start) : min(end, p.end)]
            for p in resolution.pieces
            if p.kind != "footnote-mark" and p.start < end and p.end > start
        )
        assert visible(item.text) in visible(own)
        for offset, character in enumerate(item.text):
            if not character.isspace():
                assert source.text[to_source(resolution, source, item.index, offset)] == character


@given(found=st.lists(line, min_size=1, max_size=4))
@settings(max_examples=30)
def test_an_archive_holds_what_its_members_hold(
    found: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("zip") / "all.zip"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number, text in enumerate(found):
            archive.writestr(f"{number}.txt", text)
    path.write_bytes(buffer.getvalue())
    inputs = spread([str(path)]).inputs
    texts = [reading.read_bytes(item.load(), item.name).text for item in inputs]
    assert [visible(text) for text in texts] == [visible(text) for text in found]
