"""Pages of printed volumes and of scans: flush preambles, heads of pages, notes' circled marks."""

from __future__ import annotations

import pytest
from jueyi import load
from jueyi.document.cleaning import clean
from jueyi.document.completeness import doubts
from jueyi.document.page import furniture_kind
from jueyi.document.structure import structure
from jueyi.reading import read_bytes
from jueyi.records import Source


def read(text: str, wrapped: bool | None = None) -> list[tuple[str, str | None, str]]:
    resolution = structure(Source("x", text, "text", wrapped=wrapped))
    return [(p.part, p.number, p.text) for p in resolution.paragraphs if p.part != "other"]


def test_a_preamble_that_is_flush_above_indented_paragraphs() -> None:
    text = (
        "    大会，\n"
        "回顾其二〇四四年十二月十四日关于修缮\n"
        "灯塔及更换雾号的第四十四号决议，\n"
        "审议了灯塔委员会的报告，并注意到其中\n"
        "所载的建议，\n"
        "备悉各沿岸国所作的陈述，\n"
        "    一. 请各国捐助修缮灯塔所需的款项，\n"
        "并随时通知秘书长；\n"
        "    二. 决定将此问题列入下届会议临时议\n"
        "程。\n"
    )
    found = read(text, wrapped=True)
    assert [(part, body[:2]) for part, _, body in found] == [
        ("preambular", "回顾"),
        ("preambular", "审议"),
        ("preambular", "备悉"),
        ("operative", "请各"),
        ("operative", "决定"),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("安全理事会2044年的决议和决定", "header"),
        ("大  会──第九届会", "header"),
        ("大 会一第三十二届会议", "header"),
        ("1 34              大 会一第三十二届会议", "header"),
        ("决议一第三委员会                        1 35", "header"),
        ("安全理事会2044年的决议和决定均已执行", None),
        ("大会第三十二届会议审议了报告", None),
        ("大会的决议和决定", None),
        ("大会第三十二届会议通过的决议和决定", "header"),
    ],
)
def test_heads_of_pages(line: str, kind: str | None) -> None:
    assert furniture_kind(line, first=False) == kind


def test_a_head_of_a_page_within_a_paragraph() -> None:
    text = (
        "　　安全理事会，\n　　回顾其2044年5月29日第253(2044)号决议和其后各项有关灯塔的\n决议，\n"
        "　　1. 要求沿岸各国立即停止一切妨碍灯塔工作的行动，交\n"
        "                   13\n安全理事会2044年的决议和决定\n还被扣押的船只；\n　　2. 决定密切注视此一局势。\n"
    )
    assert (
        "operative",
        "1",
        "要求沿岸各国立即停止一切妨碍灯塔工作的行动，交还被扣押的船只；",
    ) in read(text)


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_circled_mark_in_a_sentence_has_its_note_below(wrapped: bool) -> None:
    text = (
        "大会，\n    注意到灯塔委员会报告①第一章C节所述的讨论，\n    1. 请秘书长修缮灯塔；\n"
        "    2. 决定继续处理此案。\n①《大会正式记录，2044年，补编第4号》(A/44/24)。\n"
    )
    assert read(text, wrapped)[0][2] == "注意到灯塔委员会报告第一章C节所述的讨论，"


def test_a_circled_number_without_a_note_stays() -> None:
    text = "大会，\n1. 请秘书长修缮①灯塔②雾号；\n2. 决定继续处理此案。\n"
    assert read(text)[0][2] == "请秘书长修缮①灯塔②雾号；"


def test_a_circled_mark_in_brackets_needs_no_note() -> None:
    text = "大会，\n注意到灯塔委员会的报告[①]所载的讨论，\n1. 请秘书长修缮灯塔。\n"
    assert read(text)[0][2] == "注意到灯塔委员会的报告所载的讨论，"


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("1 9 4 4年1 2月1 6日", "1944年12月16日"),
        ("第1 0 5次全体会议", "第105次全体会议"),
        ("承付2 916 200美元", "承付2 916 200美元"),
        ("表1 2年数据", "表1 2年数据"),
        ("第1 234号", "第1 234号"),
    ],
)
def test_digits_that_a_scan_set_apart(printed: str, cleaned: str) -> None:
    assert clean(printed) == cleaned


@pytest.mark.parametrize("line", ["经济暨社会理事长，", "經濟暨社會理事長，"])
def test_paragraphs_above_an_enacting_line_are_told(line: str) -> None:
    text = (
        f"{line}\n回顧以往各項決議，\n一、請秘書長修繕燈塔；\n二、促請各國捐款。\n"
        "經濟及社會理事會，\n審議了報告，\n一、請秘書長更換霧號；\n二、決定繼續審議。\n"
    )
    source = read_bytes(text.encode(), "a.txt")
    told = [d for d in doubts(source, load().label_source(source)) if "above the text" in d]
    assert told == ["2 numbered paragraphs above the text are not read: 一、請秘書長修繕燈塔；…"]


def test_a_note_of_adoption_on_two_lines() -> None:
    text = (
        "灯塔委员会\n关于灯塔国的结论性意见*\n1. 委员会欢迎缔约国提交的报告，并感谢缔约国代表团所作的\n介绍。\n"
        "2. 委员会请缔约国修缮灯塔，并在下次定期报告中说明所采取的\n步骤。\n"
        "* 委员会第六十一届会议(2044年7月6日至24日)\n通过。\n"
    )
    assert [body[-4:] for _, _, body in read(text, wrapped=True)] == ["作的介绍。"[1:], "的步骤。"]
