"""Rows that were pasted from a spreadsheet, with numbers and remarks in cells of their own."""

from __future__ import annotations

from jueyi.document.plainform import plain_form
from jueyi.document.structure import structure
from jueyi.reading import read_bytes
from jueyi.reading.sheets import in_lines

TEXT = [
    ("", "经济及社会理事会，"),
    ("", "回顾其关于沿海灯塔的第44/7号决议，"),
    ("1", "吁请沿岸国酌情："),
    ("(a)", "统一航标的检验手续；"),
    ("(b)", "编写灯塔能力的基线研究；"),
    ("2", "请秘书长提出关于灯塔经费的报告。"),
]
# A row: its identifier, its part, its number, its text, its length, whether it was checked.
ROWS = [f"P{n:02}\t案文\t{number}\t{text}\t{len(text)}\t√" for n, (number, text) in enumerate(TEXT)]
SHEET = "\n".join(["文号\tE/RES/2044/7", "", "段ID\t类别\t段号\t中文案文一栏\t字数\t核对", *ROWS])


def parts(text: str) -> list[tuple[str, str | None, str]]:
    found = structure(plain_form(read_bytes(text.encode(), "a.txt")))
    return [(p.part, p.number, p.text) for p in found.paragraphs]


def test_the_text_is_read_and_nothing_is_lost() -> None:
    found = parts(SHEET)
    assert found[-5:] == [
        ("preambular", None, "回顾其关于沿海灯塔的第44/7号决议，"),
        ("operative", "1", "吁请沿岸国酌情："),
        ("operative", "a", "统一航标的检验手续；"),
        ("operative", "b", "编写灯塔能力的基线研究；"),
        ("operative", "2", "请秘书长提出关于灯塔经费的报告。"),
    ]
    assert sorted("".join(SHEET.split())) == sorted("".join(in_lines(SHEET).split()))


def test_a_table_of_two_languages_with_rows_that_are_counted() -> None:
    english = (
        "The Council, | Recalling its resolution 44/7, | 1. Requests a report. | 2. Decides so."
    )
    chinese = "经济及社会理事会， | 回顾其第44/7号决议， | 1. 请秘书长提出报告； | 2. 决定散会。"
    pairs = zip(english.split(" | "), chinese.split(" | "), strict=True)
    rows = [f"{n}\t{one}\t{two}\t100\t" for n, (one, two) in enumerate(pairs, 1)]
    found = parts("\n".join(["No.\tEnglish (source)\t中文译文\tTM%\t备注", *rows]))
    assert [p for p in found if p[0] != "other"] == [
        ("preambular", None, "回顾其第44/7号决议，"),
        ("operative", "1", "请秘书长提出报告；"),
        ("operative", "2", "决定散会。"),
    ]


def test_a_list_of_a_word_processor_is_no_sheet() -> None:
    text = "大会，\n" + "\n".join(f"\t{n}.\t请秘书长修缮第{n}座灯塔；" for n in range(1, 7))
    assert in_lines(text) == text
    assert [p[1] for p in parts(text) if p[0] == "operative"] == list("123456")


def test_a_list_of_two_levels_is_no_sheet() -> None:
    rows = [
        "\t大会，",
        " \t回顾其决议，",
        "\t1.\t促请各国：",
        "\t\t(a)\t修缮灯塔；",
        "\t\t(b)\t培训人员；",
    ]
    text = "\n".join([*rows, "\t2.\t请秘书长就此提出报告；", "\t3.\t决定随时重议灯塔一案。"])
    assert in_lines(text) == text


def test_a_table_in_markdown_with_numbers_and_remarks() -> None:
    rows = ["| 段 | 案文 | 备注 |", "|---|---|---|", "| | 经济及社会理事会， | |"]
    rows += ["| PP1 | 回顾其关于灯塔的决议， | 斜体 |", "| PP2 | 认识到灯塔失修， | |"]
    rows += ["| 1 | 请各区域委员会： | 查 |", "| (a) | 汇编良好做法； | |", "| 2 | 决定散会。 | |"]
    found = [p for p in parts("\n".join(rows)) if p[0] != "other"]
    assert [number for _, number, _ in found] == ["1", "2", "1", "a", "2"]


def test_short_cells_are_no_text() -> None:
    text = "\n".join("序言\t段号\t核对\t√" for _ in range(6))
    assert in_lines(text) == text


def test_two_languages_with_their_numbers() -> None:
    rows = [
        "The Assembly,\t大会，",
        "1.\tRecalling its resolutions,\t1. 回顾其各项决议，",
        "2.\tHaving examined the report,\t2. 审查了该报告，",
        "3.\tRequests the Director:\t3. 请总干事：",
        "\t(a)\tto repair lighthouses;\t(a) 修缮灯塔；",
        "\t(b)\tto train keepers;\t(b) 培训看守；",
        "4.\tDecides to adjourn.\t4. 决定散会。",
    ]
    found = [p for p in parts("\n".join(rows)) if p[0] != "other"]
    assert [(part[:3], number) for part, number, _ in found] == [
        ("pre", "1"), ("pre", "2"), ("ope", "3"), ("ope", "a"), ("ope", "b"), ("ope", "4"),
    ]  # fmt: skip


def test_a_cell_of_several_lines() -> None:
    rows = [
        "段次\t正文\t单位\t备注",
        "\t大会，\t\t",
        "序1\t回顾其关于灯塔的决议，\t—\t查",
        "序2\t铭记各国的责任，\t—\t",
        '执1\t"请各机构：\n(a) 修缮各地的灯塔；\n(b) 培训各地的看守；"\t三机构\t',
        '执2\t"促请各国\n提供捐款；"\t粮食署\t两个',
        "执3\t决定散会。\t—\t",
    ]
    found = [(p[0][:3], p[1], p[2]) for p in parts("\n".join(rows)) if p[0] != "other"]
    assert found == [
        ("pre", "1", "回顾其关于灯塔的决议，"),
        ("pre", "2", "铭记各国的责任，"),
        ("ope", "1", "请各机构："),
        ("ope", "a", "修缮各地的灯塔；"),
        ("ope", "b", "培训各地的看守；"),
        ("ope", "2", "促请各国提供捐款；"),
        ("ope", "3", "决定散会。"),
    ]
