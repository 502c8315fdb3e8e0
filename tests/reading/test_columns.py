"""Text in two columns, tables of two languages and quoted mails are read in their order."""

from __future__ import annotations

from jueyi.reading import read_bytes
from jueyi.reading.text import in_order

LEFT = [
    "    大会，", "    回顾其关于灯塔的第44/1号决议，", "    深信沿岸各国须修缮航标，以",
    "保夜航安全，", "    1. 敦促沿岸国拨出经费，修", "缮各处灯塔；",
]  # fmt: skip
RIGHT = [
    "    2. 请秘书长就此向大会提出", "报告；", "    3. 决定将本项目列入下届会",
    "议临时议程。", "        2044年12月11日", "        第112次全体会议",
]  # fmt: skip


def beside(left: list[str], right: list[str], gap: int = 40) -> str:
    """Two columns as a text layer prints them: a wide character takes two places."""
    rows = []
    for first, second in zip(left, right, strict=True):
        wide = sum(2 if ord(c) > 0x2E80 else 1 for c in first)
        rows.append(first + " " * (gap - wide) + second)
    return "\n".join(rows)


def texts(text: str) -> list[tuple[str, str | None, str]]:
    from jueyi.document.plainform import plain_form
    from jueyi.document.structure import structure

    found = structure(plain_form(read_bytes(text.encode(), "a.txt")))
    return [(p.part, p.number, p.text) for p in found.paragraphs]


def test_the_left_column_comes_first() -> None:
    text = "192          大会——第四十四届会议\n\n" + beside(LEFT, RIGHT) + "\n"
    found = texts(text)
    assert ("preambular", None, "深信沿岸各国须修缮航标，以保夜航安全，") in found
    assert [row for row in found if row[0] == "operative"] == [
        ("operative", "1", "敦促沿岸国拨出经费，修缮各处灯塔；"),
        ("operative", "2", "请秘书长就此向大会提出报告；"),
        ("operative", "3", "决定将本项目列入下届会议临时议程。"),
    ]


def test_columns_whose_lines_are_shifted() -> None:
    left = [row for line in LEFT for row in (line, "")]
    right = [row for line in RIGHT for row in ("", line)]
    left[1], right[0], right[2] = "", RIGHT[0], RIGHT[1]
    right[1] = right[3] = ""
    left[4:6], right[4:6] = [LEFT[2], LEFT[3]], [RIGHT[2], RIGHT[3]]
    found, cut, _ = in_order(beside(left, right))
    assert cut
    assert found.index("修缮航标") < found.index("请秘书长")


def test_every_page_has_its_columns() -> None:
    page = beside(LEFT, RIGHT)
    found, *_ = in_order(f"{page}\n- 12 -\n{page}")
    assert found.count("大会，") == 2
    assert found.index("第112次全体会议") < found.index("- 12 -") < found.rindex("大会，")


def test_a_cover_and_a_list_are_no_columns() -> None:
    cover = "联合国                      A/RES/44/1\n大会          Distr.: General\n" * 2
    record = "文号        A/RES/44/1\n日期        2044年1月1日\n题名        灯塔的修缮\n" * 3
    for text in (cover, record, "\n".join(LEFT)):
        assert in_order(text) == (text, False, [])


def test_a_table_of_two_languages() -> None:
    rows = [
        ("The General Assembly,", "大会，"), ("Recalling its resolution,", "回顾其第44/1号决议，"),
        ("1. Urges coastal States;", "1. 敦促沿岸国修缮灯塔；"), ("2. Requests him;", "2. 请秘书长报告；"),
        ("3. Decides to meet;", "3. 决定举行会议；"), ("4. Decides so.", "4. 决定续议此事。"),
    ]  # fmt: skip
    text = "EN\tZH\n" + "\n".join("\t".join(row) for row in rows)
    operative = [row for row in texts(text) if row[0] == "operative"]
    assert ("operative", "2", "请秘书长报告；") in operative
    assert not any("Urges" in text for _, _, text in operative)


def test_a_quoted_mail() -> None:
    body = "大会，\n回顾其第44/1号决议，\n1. 请秘书长报告；\n2. 决定续议此事。\n"
    mail = "主题: 决议\n\n" + "".join(f"> {line}\n" for line in body.split("\n"))
    assert [row for row in texts(mail) if row[0] == "operative"] == [
        ("operative", "1", "请秘书长报告；"),
        ("operative", "2", "决定续议此事。"),
    ]
    assert in_order("二 > 一\n三 > 二\n") == ("二 > 一\n三 > 二\n", False, [])


def test_a_long_row_of_tabs_is_read_in_one_pass() -> None:
    text = ("甲\t" * 40_000 + "\n") * 4
    assert in_order(text) == (text, False, [])
