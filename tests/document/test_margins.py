"""Pages that were copied with their layout: a margin before every line, and what a page sets
between the halves of a paragraph."""

from __future__ import annotations

from jueyi.document.habits import margin_of
from jueyi.document.layout import lines_of
from jueyi.document.plainform import plain_form
from jueyi.document.structure import structure
from jueyi.records import Source

MARGIN = " " * 8
LINES = [
    "    大会，",
    "    回顾其2044年2月23日第44/6号和2044年7月11日第44/316号关于沿海各国",
    "修缮灯塔的决议，",
    "    感到震惊的是，南部三十余座灯塔失修，若干港口靠渔火引航，居民深以为苦，",
    "    注意到秘书长关于灯塔损毁后果的报告所述及的调查情况以及其中所载的各项",
    "建议，",
    "    1. 重申灯塔的看守人员是平民；",
    "    2. 要求沿岸各国停止在堤防设置障碍，并让维修队和运送灯油的船只不受阻碍",
    "地通行；",
    "    3. 吁请有关国际组织，包括灯塔组织和国际水道测量组织，按照该国提出的清单",
    "提供器材；",
    "    4. 决定散会。",
]


def texts(lines: list[str]) -> list[str]:
    found = structure(plain_form(Source("x", "\n".join(lines), "text", wrapped=True)))
    return [p.text for p in found.paragraphs if p.part != "other"]


def test_a_margin_hides_no_indent() -> None:
    found = texts(LINES)
    assert len(found) == 7 and found[1].endswith("深以为苦，")
    set_in = [MARGIN + line for line in LINES]
    assert margin_of(lines_of("\n".join(set_in))) == len(MARGIN)
    assert texts(set_in) == found
    assert margin_of(lines_of("\n".join(LINES))) == 0


def test_the_turn_of_a_page_tells_nothing_of_blank_lines() -> None:
    spaced = [piece for line in LINES for piece in ([line] if line[0] != " " else ["", line])]
    at = spaced.index("地通行；")
    page = ["", "", "44-22315 (C)", "", "A/RES/44/58", "", ""]
    assert texts([*spaced[:at], *page, *spaced[at:]]) == texts(LINES)


def test_a_note_to_the_title_stands_in_a_paragraph_and_is_none_of_it() -> None:
    note = "* 委员会第一一二届会议(2044年4月8日至26日)通过。"
    lines = [*LINES[:8], note, *LINES[8:]]
    assert texts(lines) == texts(LINES)


def test_a_decision_alone_on_its_line() -> None:
    lines = [*LINES[:6], "  决  议", "敦请尚未提供资料的各会员国主管部门将规定函告国际局；"]
    found = texts(lines)
    assert found[-1] == "敦请尚未提供资料的各会员国主管部门将规定函告国际局；"
    assert found[-2].endswith("建议，")


def test_marks_of_notes_that_stand_above_all_their_texts() -> None:
    at = LINES.index("地通行；")
    page = [
        "__________________",
        "1",
        "2",
        "",
        "第44/15号决议，附件。",
        "A/44/236。",
        "",
        "44-22913 (C)",
        "",
    ]
    page += ["060144", "", "*4422913*", ""]
    marked = [line.replace("修缮灯塔的决议，", "修缮灯塔的决议，1") for line in LINES]
    marked[4] = marked[4].replace("报告", "报告2")
    lines = [*marked[:at], *page, *marked[at:]]
    found = structure(plain_form(Source("x", "\n".join(lines), "text", wrapped=True)))
    assert [p.text for p in found.paragraphs if p.part != "other"] == texts(LINES)
    assert [(note.mark, note.text) for note in found.notes] == [
        ("1", "第44/15号决议，附件。"), ("2", "A/44/236。"),
    ]  # fmt: skip
