"""Pages that were copied with their layout: a margin before every line, and what a page sets
between the halves of a paragraph."""

from __future__ import annotations

from jueyi.components.labeller import text_source
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


def test_indents_tell_in_a_resolution_without_numbers() -> None:
    text = (
        "大会，\n"
        "　　念及战火所及各国之学校、图书馆与实验室多成废墟，学童之失学者以\n数百万计，\n"
        "　　备悉灯塔会关于教育复兴之报告书，该会于其中吁请各国捐赠书籍文具，\n"
        "　　爰请理事会从速研究被毁学校重建所需之物资与款项，并向大会下届会\n提具报告；\n"
        "　　建议会员国将剩余之印刷机器与教育器材赠予或廉价让予被灾各国政府；\n"
        "　　促请各国政府与各大学尽量交换书籍刊物，并准免关税，以利文化之交\n流；\n"
        "　　授权秘书长将本会所存复本图书分赠各大学，其运费由周转基金项下垫\n付。\n"
    )
    found = structure(plain_form(text_source(text, kind="wrapped")))
    heads = [p.text[:4] for p in found.paragraphs if p.part == "operative"]
    assert heads == ["爰请理事", "建议会员", "促请各国", "授权秘书"]


def test_what_somebody_notes_between_two_paragraphs() -> None:
    text = (
        "安全理事会主席的声明\n\n“安理会谴责10月20日对独立选举委员会仓库的纵火，强调必须追究责任人\n"
        "的责任。\n\n【这一段译得好。】\n\n“安理会敦促所有候选人接受最高法院的裁决，通过法律途径解决一切\n争端。”\n"
    )
    found = structure(plain_form(text_source(text, kind="wrapped")))
    assert [p.text[:5] for p in found.paragraphs[1:]] == ["“安理会谴", "【这一段译", "“安理会敦"]
