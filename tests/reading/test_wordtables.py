"""Tables of Word: which cells are paragraphs, their numbers, and remarks on them."""

from __future__ import annotations

import pytest
from jueyi import reading
from jueyi.document.structure import structure
from support.office import docx, paragraph, run
from support.word import END, HEAD, LAST, read, table

ROWS = (
    ("", "铭记渔民的需要，", "同意"),
    ("{}", "请秘书长提供灯油；", "甲方同意。"),
    ("{}", "敦促会员国修缮灯塔；", "乙方保留，"),
    ("{}", "鼓励各国培训人员；", ""),
)
WANTED = [
    (None, "铭记渔民的需要，"), ("1", "请秘书长提供灯油；"), ("2", "敦促会员国修缮灯塔；"),
    ("3", "鼓励各国培训人员；"),
]  # fmt: skip


def numbered(form: str) -> list[tuple[str, ...]]:
    return [(form.format(n) if label else "", *rest) for n, (label, *rest) in enumerate(ROWS)]


def remarks(*rows: tuple[str, ...]) -> list[str]:
    source = reading.read_bytes(docx(*HEAD, table(*rows), END), "a.docx")
    return [
        source.text[piece.start : piece.end].strip()
        for piece in structure(source).pieces
        if piece.kind == "remark"
    ]


HEADS = ("编号", "案文", "备注")


@pytest.mark.parametrize("form", ["{}", "{}.", "{}、", "OP{}"])
@pytest.mark.parametrize("heads", [(), (HEADS,)])
def test_numbers_paragraphs_and_remarks(form: str, heads: tuple[tuple[str, ...], ...]) -> None:
    rows = [*heads, *numbered(form)]
    assert read(table(*rows)) == (WANTED, [])
    beside = ["同意", "甲方同意。", "乙方保留，"]
    assert remarks(*rows) == [*(HEADS if heads else ()), *beside]


def test_traditional_characters() -> None:
    rows = ("1", "請秘書長提供燈油；", "甲方同意"), ("2", "敦促會員國修繕燈塔；", "乙方保留")
    found, said = read(table(*rows))
    assert (found, said) == ([("1", rows[0][1]), ("2", rows[1][1])], [])


def test_numbers_that_word_sets() -> None:
    """A paragraph without text has a number of its own in a table."""
    rows = [(paragraph(level=0) if label else "", *rest) for label, *rest in ROWS]
    assert read(table(*rows))[0] == WANTED
    found, said = read(table(*((label, text) for label, text, _ in rows)))
    assert (found, said) == (WANTED, [])


def test_items_within_a_cell() -> None:
    items = paragraph(run("请秘书长：")) + paragraph(run("(a) 提供灯油；"))
    wanted = [("1", "请秘书长："), ("a", "提供灯油；"), ("2", "敦促会员国报告；")]
    rest = ("2", "敦促会员国报告；", "乙方保留")
    assert read(table(("1", items, "甲方同意"), rest)) == (wanted, [])
    assert read(table(("1", items), rest[:2])) == (wanted, [])


def test_rows_across_and_beside() -> None:
    rows = numbered("{}")
    rows.insert(2, ("一、后续行动",))
    found, said = read(table(*rows))
    assert (found[2], said) == ((None, "一、后续行动"), [])
    properties = "<w:trPr><w:cantSplit/></w:trPr>"
    found = read(table(*rows).replace("<w:tr>", f"<w:tr>{properties}", 1))
    assert found[0][:2] == WANTED[:2]


def test_two_texts_side_by_side_are_told() -> None:
    rows = ("1", "请秘书长报告；", "敦促秘书长报告；"), ("2", "决定散会；", "请各国散会；")
    told = "a table with paragraphs beside other text is read row by row"
    assert read(table(*rows))[1][0].startswith(told)
    assert read(table(*(row[1:] for row in rows)))[1][0].startswith(told)
    assert read(table(("请秘书长报告；", "甲方同意")))[1][0].startswith(told)


def test_a_table_of_an_annex_is_read_row_by_row() -> None:
    annex = paragraph(run("附件")), table(*numbered("{}"))
    source = reading.read_bytes(docx(*HEAD, END, *annex), "a.docx")
    assert "1 请秘书长提供灯油； 甲方同意。" in source.text
    assert not source.problems
    plain = table(("姓名", "职务", "国家"), ("1", "主席", "智利"), ("2", "副主席", "乍得"))
    assert read(plain)[1] == []


def test_english_beside_the_chinese() -> None:
    rows = [
        ("大会，", "The General Assembly,"),
        ("回顾其关于灯塔的决议，", "Recalling its resolutions on lighthouses,"),
        ("1. 请秘书长报告；", "1. Requests the Secretary-General to report;"),
    ]
    for turned in (1, -1):
        data = docx(table(*(row[::turned] for row in rows)), paragraph(run(f"2. {LAST}")))
        source = reading.read_bytes(data, "a.docx")
        found = [(p.number, p.text) for p in structure(source).paragraphs]
        assert found[1:] == [(None, "回顾其关于灯塔的决议，"), ("1", "请秘书长报告；"), ("2", LAST)]
        assert "Recalling its resolutions" in source.text


def test_a_deleted_end_before_a_table_joins_nothing() -> None:
    gone = paragraph(run("请秘书长报告；")).replace("<w:pPr>", "<w:pPr><w:rPr><w:del/></w:rPr>")
    assert read(gone, table(("甲方", "乙方")))[0] == [(None, "请秘书长报告；"), (None, "甲方乙方")]
    cells = read(table((gone, "乙方同意。"), ("铭记渔民，", "丙方")))[0]
    assert [text for _, text in cells][1:] == ["铭记渔民，丙方"]
    last = reading.read_bytes(docx(*HEAD, END, gone), "a.docx")
    assert last.text.split("\n")[2:] == [f"1. {LAST}", "请秘书长报告；", ""]
