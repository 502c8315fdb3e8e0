"""Marks of punctuation in one form, and marks of notes in the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jueyi.document import notemarks
from jueyi.document.marks import one_form
from jueyi.document.plainform import plain_form
from jueyi.document.script import simplify
from jueyi.document.structure import structure
from jueyi.records import Source

CLEAN = (
    "大会，\n\n回顾其决议，\n\n注意到秘书长的报告，\n\n"
    "1. 请秘书长(主席)提出报告；\n\n2. 敦促会员国合作。\n"
)


def source(text: str) -> Source:
    return plain_form(Source("x", text, "text"))


def rows(text: str) -> list[tuple[str, str | None, str]]:
    return [(p.part, p.number, p.text) for p in structure(source(text)).paragraphs]


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("注意到报告,", "注意到报告，"),
        ("请秘书长（主席）:", "请秘书长(主席)："),
        ("决定继续处理此案.", "决定继续处理此案。"),
        ('题为"和平"的项目;', "题为“和平”的项目；"),
        ("會員國丶秘書長", "會員國、秘書長"),
        ("1,000人", "1,000人"),
        ("第66/178号", "第66/178号"),
        ("增加1.5倍", "增加1.5倍"),
        ("增加1.\n5倍", "增加1.\n5倍"),
        ("第66/178号文件(1).\n请", "第66/178号文件(1)。\n请"),
        ("A/RES/66/178, S/2044/1", "A/RES/66/178, S/2044/1"),
    ],
)
def test_marks_have_one_form(printed: str, form: str) -> None:
    assert one_form(printed) == form


@given(st.text(alphabet='大会，,；;:.()（）"1 \nA“”。', max_size=60))
def test_the_form_keeps_every_offset(text: str) -> None:
    assert len(one_form(text)) == len(text)
    assert re.sub(r"\W", "", one_form(text)) == re.sub(r"\W", "", text)


@pytest.mark.parametrize("form", ["[{}]", "{}", "({})", "（{}）", " [{}]"])
def test_marks_of_notes_belong_to_no_paragraph(form: str) -> None:
    lines = CLEAN.split("\n")
    printed = list(lines)
    for number, place in enumerate((2, 4, 6), start=1):
        printed[place] += form.format(number)
    assert rows("\n".join(printed)) == rows(CLEAN)


def test_superscript_marks() -> None:
    assert rows(CLEAN.replace("决议，", "决议，¹").replace("合作。", "合作。²")) == rows(CLEAN)


@pytest.mark.parametrize(
    "text",
    [
        "共有国家12",
        "见[5]所列项目，",
        "第1(2044)号决议，",
        "按照(7)项，",
        "2044年，",
        "决定：(1)召开会议；(2)提交报告；",
        "请.(0)报告。",
        "包括，(1)会议。",
    ],
)
def test_digits_of_the_text_are_no_marks(text: str) -> None:
    assert notemarks.marks(text).kind is None


def test_a_mark_within_a_line_whose_note_stands_below() -> None:
    text = CLEAN.replace("秘书长(主席)", "秘书长，(1)会同主席，") + "\n(1) 第1/1号决议。\n"
    found = structure(source(text))
    assert [p.text for p in found.paragraphs if p.number == "1"] == [
        "请秘书长，会同主席，提出报告；"
    ]
    assert [(note.mark, note.text) for note in found.notes] == [("1", "第1/1号决议。")]


def test_notes_below_the_text_belong_to_their_marks() -> None:
    text = CLEAN.replace("决议，", "决议，[1]").replace("报告；", "报告；[2]")
    found = structure(source(f"{text}\n\n[1] 第1/1号决议。\n\n[2] 第2/2号文件。\n"))
    assert [(note.mark, note.text) for note in found.notes] == [
        ("1", "第1/1号决议。"),
        ("2", "第2/2号文件。"),
    ]
    assert not any("第1/1号" in p.text for p in found.paragraphs)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("執行主任", "执行主任"),
        ("資料庫", "资料库"),
        ("著重指出", "着重指出"),
        ("接著", "接着"),
        ("顯著的著作", "显著的著作"),
        ("覆按其決議", "覆按其决议"),
        ("乾旱", "干旱"),
    ],
)
def test_only_characters_are_simplified(printed: str, plain: str) -> None:
    assert simplify(printed) == plain


@pytest.mark.parametrize(
    ("lines", "marks"),
    [
        # behind titles, words, commas and lists of years; what the text counts itself stays
        (
            "回顾《灯塔宪章》1 和《浮标公约》2所载的目标3，|"
            "又回顾其第97/1号、3 2041年8月2日第98/2号、42042年8月3日第99/3号决议，5|"
            "1. 注意到在庆祝沿岸合作十年6的背景下提交的报告7后取得的第1次成果和方案2；|"
            "2. 请21世纪航标会议8及其成员审查《宣言》9时考虑2座灯塔。",
            "1 2 3 4 5 6 7 8 9",
        ),
        # one note without a mark, and one that is marked twice
        (
            "回顾《灯塔宪章》，1 其报告，2和《浮标公约》，2|1. 请各国批准公约4和议定书。5",
            "1 2 2 4 5",
        ),
    ],
)
def test_bare_marks_are_found_together_with_the_notes_below(lines: str, marks: str) -> None:
    numbers = range(1, 1 + int(marks.split()[-1]))
    notes = [f"{n} 第9{n}/1号决议，附件。" for n in numbers]
    text = "\n".join(["大会，", *lines.split("|"), *notes])
    found = structure(Source("x", text, "text"))
    placed = [n for p in found.paragraphs for n in p.notes]
    assert sorted({int(n.mark) for n in placed}) == sorted({int(m) for m in marks.split()})
    # one without its mark is a note all the same
    assert {n.mark for n in found.notes} == set(map(str, numbers))
    digits = [text[a.start : a.end] for a in found.pieces if a.kind == "footnote-mark"]
    assert [d.strip() for d in digits] == marks.split()
    assert not any(p.text.startswith("第9") for p in found.paragraphs)


def test_a_mark_at_the_head_of_a_line_and_a_page_number_below_the_notes() -> None:
    text = (
        "大会，\n注意到秘书长关于沿岸灯塔的报告12和灯塔问题咨询委员会关于同一问题的有关报告、\n"
        "13该委员会关于灯塔、航标和浮标以及沿岸各国河流图书馆的各项决定，\n"
        "1. 请秘书长向大会第九十九届会议报告本决议的执行情况，并为此同各国\n"
        "17个灯塔主管机构合作。\n_______________\n12 A/77/671，第9段。\n13 A/77/340。\n59\n"
    )
    found = structure(Source("x", text, "text"))
    assert [(p.text[-3:], [n.mark for n in p.notes]) for p in found.paragraphs[1:3]] == [
        ("决定，", ["12", "13"]),
        ("合作。", []),
    ]
    assert "报告、该委员会" in found.paragraphs[1].text and "17个" in found.paragraphs[2].text


def test_digits_stay_where_no_notes_stand_below() -> None:
    text = "大会，\n回顾目标1和航道2，\n1. 请各国修缮3座灯塔，\n1 灯塔\n2 浮标\n"
    found = structure(Source("x", text, "text"))
    assert found.paragraphs[1].text == "回顾目标1和航道2，"
    assert not found.notes
