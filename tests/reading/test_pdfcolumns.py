"""Two columns of a PDF page are read one after the other, however they were written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from jueyi import reading
from jueyi.document.structure import structure
from support.drawn import both, drawn, lines

LEFT = [
    "　　大会，", "　　深信沿岸各国须修缮航标，以", "保夜航安全，", "　　1. 敦促沿岸国拨出经费，修", "缮各处灯塔；",
]  # fmt: skip
RIGHT = [
    "　　2. 请秘书长就此向大会提出", "报告；", "　　3. 决定将本项目列入下届会", "议临时议程，并请各国为此派代", "表出席。",
]  # fmt: skip
TEXTS = [
    ("other", "大会，"),
    ("preambular", "深信沿岸各国须修缮航标，以保夜航安全，"),
    ("operative", "敦促沿岸国拨出经费，修缮各处灯塔；"),
    ("operative", "请秘书长就此向大会提出报告；"),
    ("operative", "决定将本项目列入下届会议临时议程，并请各国为此派代表出席。"),
]
Draw = Callable[[Any], object]


def texts(*pages: Draw) -> list[tuple[str, str]]:
    source = reading.read_bytes(drawn(*pages), "a.pdf")
    assert not source.problems
    return [(p.part, p.text) for p in structure(source).paragraphs]


def by_row(left: list[str], right: list[str], drop: float = 0, gap: float = 240) -> Draw:
    """Line beside line, those of the right column a little lower."""

    def draw(sheet: Any) -> None:
        for number, (one, other) in enumerate(zip(left, right, strict=True)):
            for text, x, down in ((one, 60, 0), (other, 60 + gap, drop)):
                indent = 12 * (len(text) - len(text.lstrip("　")))
                sheet.drawString(x + indent, 700 - 20 * number - down, text.strip("　"))

    return draw


@pytest.mark.parametrize("drop", [0, 9])
def test_line_beside_line(drop: float) -> None:
    assert texts(by_row(LEFT, RIGHT, drop)) == TEXTS


def test_column_behind_column() -> None:
    columns = [lines(LEFT, 60, 700, 20), lines(RIGHT, 300, 700, 20)]
    assert texts(both(*columns)) == TEXTS


def test_a_title_stands_across_and_every_page_has_its_columns() -> None:
    title = lines(["沿岸各国灯塔的修缮"], 230, 730)
    page = both(title, by_row(LEFT, RIGHT))
    found = texts(page, by_row(LEFT, RIGHT))
    assert found[1:6] == TEXTS and found[6:] == TEXTS


def test_short_lines_that_end_as_text_does_are_columns() -> None:
    left = ["大会，", "回顾其决议，", "1. 敦促会员国修", "缮灯塔；", "2. 鼓励各国；"]
    right = ["3. 请秘书长提出", "报告；", "4. 决定每年审议", "灯塔问题；", "5. 散会。"]
    operative = [text for part, text in texts(by_row(left, right)) if part == "operative"]
    assert operative[2:4] == ["请秘书长提出报告；", "决定每年审议灯塔问题；"]


def test_a_table_and_numbers_before_a_gap_are_no_columns() -> None:
    names = ["姓名", "甲乙丙", "丁戊己", "庚辛壬", "子丑寅"]
    posts = ["职务", "主席", "副主席", "报告员", "秘书"]
    found = reading.read_bytes(drawn(by_row(names, posts)), "a.pdf").text
    assert [line.split() for line in found.split("\n") if line.strip()] == [
        [name, post] for name, post in zip(names, posts, strict=True)
    ]
    numbers = [f"{number}." for number in range(1, 6)]
    rest = [f"请各国向第{number}次会议提出报告；" for number in range(1, 6)]
    listed = [text for _, text in texts(by_row(numbers, rest, gap=36))]
    assert listed == rest


def test_letters_set_apart_are_no_columns() -> None:
    spaced = [
        "敦促会员国修缮灯塔；",
        "鼓励各国提供灯油；",
        "请秘书长提出报告；",
        "决定续议此事项。",
    ]

    def draw(sheet: Any) -> None:
        for row, text in enumerate(spaced):
            for place, character in enumerate(text):
                sheet.drawString(60 + 34 * place, 700 - 30 * row, character)

    found = reading.read_bytes(drawn(draw), "a.pdf").text
    assert "".join(found.split()) == "".join(spaced)
