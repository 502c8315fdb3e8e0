"""Running heads of PDF pages leave the text; titles and headings that come back stay in it."""

from __future__ import annotations

from typing import Any

import pytest
from jueyi import reading
from jueyi.document.structure import structure
from support.drawn import both, drawn, lines

BODY = ["大会，", "回顾其关于灯塔的各项决议，", "1. 敦促会员国修缮灯塔；", "2. 请秘书长提出报告。"]
FIRST = ["大会，", "1. 敦促尚未加入《青石镇宣言》的沿岸国修缮灯塔，并"]
SECOND = ["请秘书长提出报告；", "2. 决定继续处理此案。"]


def read(*pages: list[str], leading: float = 30) -> list[tuple[str, str]]:
    source = reading.read_bytes(drawn(*(lines(page, leading=leading) for page in pages)), "a.pdf")
    assert not source.problems
    return [(p.part, p.text) for p in structure(source).paragraphs]


@pytest.mark.parametrize("title", ["灯塔的修缮", "一、灯塔", "附件", "2044年的灯塔"])
def test_what_heads_a_resolution_on_two_pages_is_text(title: str) -> None:
    found = read([title, *BODY], [title, *BODY])
    assert [text for _, text in found].count(title) == 2
    assert found.count(("other", "大会，")) == 2
    assert found.count(("operative", "请秘书长提出报告。")) == 2


def test_annexes_of_a_page_each_keep_their_head() -> None:
    charters = [["附件", f"{what}章程", f"各国应当修缮{what}。"] for what in ("灯塔", "学校")]
    texts = [text for _, text in read(BODY, *charters)]
    assert texts.count("附件") == 2 and "请秘书长提出报告。" in texts


def test_numbered_lines_at_the_same_height_are_no_page_numbers() -> None:
    texts = [text for _, text in read(["1. 灯塔", *BODY], ["2. 灯塔", *BODY])]
    assert sum("灯塔" in text and len(text) < 6 for text in texts) == 2


@pytest.mark.parametrize(
    ("head", "other"),
    [("青石镇文件", "青石镇文件"), ("青石镇文件 7", "青石镇文件 8"), ("A/99/L.1 灯塔", "A/99/L.1 灯塔")],
)  # fmt: skip
def test_a_head_within_a_sentence_or_with_a_number_is_furniture(head: str, other: str) -> None:
    found = read([head, *FIRST], [other, *SECOND])
    assert [text for part, text in found if part == "operative"] == [
        "敦促尚未加入《青石镇宣言》的沿岸国修缮灯塔，并请秘书长提出报告；",
        "决定继续处理此案。",
    ]
    assert not any("青石镇文件" in text or "L.1" in text for _, text in found)


def test_a_head_of_two_pages_that_ends_no_sentence_is_told_by_its_place() -> None:
    pages = [both(lines(["青石镇文件"], y=790), lines(texts)) for texts in (BODY[:3], BODY[3:])]
    source = reading.read_bytes(drawn(*pages), "a.pdf")
    assert [kind for _, _, kind in source.furniture] == ["header", "header"]


def test_a_head_of_all_pages_is_furniture() -> None:
    texts = [text for _, text in read(*(["青石镇文件", f"{n}. 请各国报告；"] for n in (1, 2, 3)))]
    assert texts == ["请各国报告；"] * 3


def test_a_slanted_watermark_is_no_text() -> None:
    def watermark(sheet: Any) -> None:
        sheet.saveState()
        sheet.translate(200, 300)
        sheet.rotate(45)
        sheet.setFont("Han", 60)
        sheet.drawString(0, 0, "草案初稿")
        sheet.restoreState()

    for draw in (both(watermark, lines(BODY)), both(lines(BODY), watermark)):
        source = reading.read_bytes(drawn(draw, draw), "a.pdf")
        assert not source.problems
        paragraphs = structure(source).paragraphs
        assert [p.text for p in paragraphs[:2]] == ["大会，", "回顾其关于灯塔的各项决议，"]
        assert not any("草案" in p.text for p in paragraphs) and "草案初稿" in source.text
