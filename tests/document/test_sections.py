"""Sections of a budget resolution in wrapped text, where nothing stands between two paragraphs."""

from __future__ import annotations

import pytest
from jueyi.document.structure import structure
from jueyi.records import Source

WIDE = 30


def found(*paragraphs: str) -> list[tuple[str, str | None, str]]:
    """Part, number and first words of every paragraph, read from lines of 30 characters."""
    text = "\n".join(p[i : i + WIDE] for p in paragraphs for i in range(0, len(p), WIDE))
    resolution = structure(Source("x", text, "text", wrapped=True))
    return [(p.part, p.number, p.text[:6]) for p in resolution.paragraphs]


FIRST = (
    "大会，",
    "一",
    "灯塔的修缮",
    "审议了秘书长关于灯塔修缮工程进展情况的报告以及灯塔问题咨询委员会的相关报告和说明，",
    "1. 表示注意到秘书长关于灯塔修缮工程进展情况的报告以及咨询委员会的相关报告；",
    # Fills its last line, so that nothing in print tells where it ends.
    "2. 请秘书长在大会第九十九届会议主要会期期间提交一份关于灯塔修缮工程的进度报告和说明并列出工程所需的资源以及各项风险；",
)


@pytest.mark.parametrize(
    "heading",
    [
        ("二雾号和航标的更换费用估计数",),
        ("二", "雾号和航标的更换费用估计数"),
        ("二", "关于雾号和航标的更换费用、码头的扩建和灯塔守护人的住房估计数"),
        ("二", "与九十九年拟议方案预算第三款雾号和第四款航标以及第五款码头有关的更换费用估计数"),
        ("第4款", "雾号和航标"),
    ],
    ids=["number and title", "title below", "full line", "two lines", "a section of the budget"],
)
def test_a_heading_belongs_to_no_paragraph(heading: tuple[str, ...]) -> None:
    assert len(FIRST[-1]) % WIDE == 0
    read = found(
        *FIRST,
        *heading,
        "审议了秘书长的报告以及咨询委员会的相关报告，",
        "1. 核可咨询委员会的结论和建议；",
    )
    assert read[-1] == ("operative", "1", "核可咨询委员")
    assert read[-2][2] == "审议了秘书长"
    assert ("operative", "2", "请秘书长在大") in read
    assert not any("核可" in text for _, _, text in read[:-1])


def test_a_numeral_at_the_head_of_a_line_is_no_section() -> None:
    read = found(
        "大会，",
        "回顾其关于在沿岸各国之间开展灯塔合作的历次决议，并关切地注意到灯塔共有五十"
        "一座，审议了秘书长的报告，",
        "1. 请秘书长报告。",
    )
    assert [p[1] for p in read if p[0] == "operative"] == ["1"]
    assert sum(p[0] == "preambular" for p in read) == 1


def test_the_preamble_of_a_section_whose_numbers_go_on() -> None:
    text = (
        "经济及社会理事会，\nA\n灯塔\n审查了灯塔委员会的报告，\n1. 核准该报告；\n"
        "B\n雾号\n注意到雾号问题小组提出的计划，\n2. 决定设立一个工作组；\n"
    )
    resolution = structure(Source("x", text, "text"))
    assert [(p.part, p.number) for p in resolution.paragraphs if p.part != "other"] == [
        ("preambular", None),
        ("operative", "1"),
        ("preambular", None),
        ("operative", "2"),
    ]
