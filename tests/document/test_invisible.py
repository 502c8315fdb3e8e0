"""Characters that print nothing within words, and characters that nobody can read."""

from __future__ import annotations

import pytest
from jueyi import reading
from jueyi.components.labeller import Labeller
from jueyi.document.completeness import doubts
from jueyi.document.structure import offsets_in_source, structure

TEXT = (
    "大会，\n\n回顾其关于灯塔的各项决议，\n\n1. 敦{}促{}会员国修缮灯塔；\n\n2. 请秘书长提出报告。\n"
)
INVISIBLE = [
    "\u00ad", "\u034f", "\u061c", "\u115f", "\u17b4", "\u180b", "\u180f", "\u200b", "\u2060", "\u2068", "\u206f", "\u3164",
    "\ufe00", "\ufe0f", "\ufeff", "\uffa0", "\ufff0", "\U0001d173", "\U000e0061", "\U000e0100", "\U000e01ef",
]  # fmt: skip
UNREAD = [
    "\x01", "\x08", "\x1b[1m", "\x7f", "\x80", "\ue123", "\uf8ff", "\ufdd0", "\ufff9", "\ufffc", "\U000f0000", "\u0301", "\u20e3",
]  # fmt: skip


@pytest.mark.parametrize("sign", INVISIBLE, ids=ascii)
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_what_prints_nothing_parts_no_word(sign: str, name: str, labeller: Labeller) -> None:
    text = TEXT.format(sign, sign * 2)
    page = f"<html><body><pre>{text}</pre></body></html>" if name == "a.html" else text
    source = reading.read_bytes(page.encode(), name)
    resolution = labeller.label_source(source)
    paragraph = next(p for p in resolution.paragraphs if p.number == "1")
    assert paragraph.text == "敦促会员国修缮灯塔；"
    act = paragraph.acts[0]
    assert (act.surface, act.addressee and act.addressee.text) == ("敦促", "会员国")
    at = offsets_in_source(resolution, source, paragraph.index)
    assert [source.text[place] for place in at[:-1]] == list(paragraph.text)
    assert not doubts(source, resolution)


@pytest.mark.parametrize("sign", INVISIBLE, ids=ascii)
def test_a_text_that_no_reader_saw(sign: str, labeller: Labeller) -> None:
    text = f"敦{sign}促会员国修缮灯塔，并请秘书长报告。"
    paragraph = labeller.label(text).paragraphs[0]
    assert [act.surface for act in paragraph.acts] == ["敦促", "请"]


@pytest.mark.parametrize("sign", UNREAD, ids=ascii)
def test_what_cannot_be_read_is_told(sign: str, labeller: Labeller) -> None:
    text = TEXT.format(sign, "")
    page = f"<html><body><pre>{text}</pre></body></html>"  # a terminal's signs are none in a page
    source = reading.read_bytes(page.encode(), "a.html")
    told = doubts(source, labeller.label_source(source))
    assert [words for words in told if "could not be read" in words]


@pytest.mark.parametrize(
    "sign", ["é", "e\u0301", "\t", "\x0c", "\u3000", "①", "〇", "𠀀"], ids=ascii
)
def test_what_can_be_read_is_not(sign: str, labeller: Labeller) -> None:
    source = reading.read_bytes((TEXT.format("", "") + f"(caf{sign})。\n").encode(), "a.txt")
    assert not doubts(source, labeller.label_source(source))


def test_a_space_of_gbk() -> None:
    data = (
        TEXT.format("", "").replace(" ", "\u3000").encode("gbk").replace(b"\xa1\xa1", b"\xa3\xa0")
    )
    assert "1.\u3000敦促" in reading.read_bytes(data, "a.txt").text


@pytest.mark.parametrize("page", ["<bdo dir=rtl>长书秘请</bdo>", "\u202e长书秘请\u202c"])
def test_text_that_is_printed_from_right_to_left_is_told(page: str, labeller: Labeller) -> None:
    body = f"<html><body><p>大会，</p><p>1. {page}提供灯油。</p></body></html>"
    source = reading.read_bytes(body.encode(), "a.html")
    assert "from right to left" in doubts(source, labeller.label_source(source))[0]


@pytest.mark.parametrize("last", ["3.", "3.\n\n", "(a)"])
@pytest.mark.parametrize("before", ["；", "，", "。"])
def test_a_number_without_a_text_is_told(last: str, before: str, labeller: Labeller) -> None:
    text = TEXT.format("", "").rstrip("。\n") + f"{before}\n\n{last}"
    source = reading.read_bytes(text.encode(), "a.txt")
    told = doubts(source, labeller.label_source(source))
    assert f"paragraph {last.strip(' .()' + chr(10))} has no text" in told


def test_a_number_whose_text_is_its_items() -> None:
    text = "大会，\n1. (a) 请秘书长报告；\n(b) 敦促会员国修缮灯塔；\n2. 决定散会。\n"
    source = reading.read_bytes(text.encode(), "a.txt")
    assert not [words for words in doubts(source, structure(source)) if "no text" in words]
