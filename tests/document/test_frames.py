"""How bodies set their resolutions: grounds before the name, verbs as headings, rare numbers."""

from __future__ import annotations

import pytest
from jueyi.components.labeller import Labeller, text_source
from jueyi.document.completeness import doubts
from support.structured import read

Rows = list[tuple[str, str | None, str]]


def rows(text: str) -> Rows:
    return [(p.part, p.number, p.text) for p in read(text).paragraphs if p.part != "other"]


def test_grounds_with_numbers_before_the_name() -> None:
    text = (
        "决议XIV.22\n沿岸湿地\n1. 忆及决议XIII.2；\n2. 还意识到湿地干涸；和\n缔约方大会\n"
        "3. 通过所附的表；\n4. 敦促缔约方报告。\n"
    )
    assert [(part, number) for part, number, _ in rows(text)] == [
        ("preambular", "1"), ("preambular", "2"), ("operative", "3"), ("operative", "4"),
    ]  # fmt: skip
    assert not any("missing" in doubt for doubt in doubts(text_source(text), read(text)))


def test_grounds_without_numbers_before_the_name() -> None:
    text = (
        "A41-30：小型机场的救援\n鉴于附件14要求评估危险；\n回顾A39-27号决议要求审查分类；\n"
        "认识到小型机场无力更新车辆；\n大会：\n1. 敦促成员国共用设施；\n2. 指示理事会：\na) 制定方法；\n"
    )
    found = rows(text)
    assert [part for part, _, _ in found[:4]] == ["preambular"] * 3 + ["operative"]
    assert read(text).symbol == "A41-30"


def test_titles_above_an_enacting_line_are_no_grounds() -> None:
    text = "灯塔的修缮；\n航标的检查；\n大会，\n1. 请秘书长报告；\n2. 决定续议此事。\n"
    assert [part for part, _, _ in rows(text)] == ["operative", "operative"]


def test_verbs_as_headings() -> None:
    text = (
        "国际电信联盟全权代表大会（2044年，灯塔港），\n忆及\na) 第70号决议；\nb) 第71号决议，\n做出决议\n"
        "1\t将应急通信列为优先工作；\n2\t鼓励各研究组协调，\n责成秘书长\n1\t提请联合国注意本决议；\n"
        "2\t提交费用估算，\n请理事会\n在资源范围内审议上述估算，\n"
    )
    found = read(text)
    assert found.organ == "国际电信联盟全权代表大会"
    heads = [p for p in found.paragraphs if p.level == 0 and p.part != "other"]
    assert [(p.part, p.text) for p in heads] == [
        ("preambular", "忆及"), ("operative", "做出决议"), ("operative", "责成秘书长"), ("operative", "请理事会"),
    ]  # fmt: skip
    items = [p for p in found.paragraphs if p.level]
    assert [(p.number, p.text[:2]) for p in items][2:5] == [
        ("1", "将应"),
        ("2", "鼓励"),
        ("1", "提请"),
    ]
    assert all(p.parent is not None for p in items)


def test_headings_over_numbers_that_go_on_are_none() -> None:
    text = "大会，\n审查\n1. 请秘书长报告；\n审查\n2. 决定续议此事；\n审查\n3. 吁请各国合作。\n"
    assert [number for part, number, _ in rows(text) if part == "operative"] == ["1", "2", "3"]


def test_a_name_without_its_comma_in_one_of_several_parts() -> None:
    text = (
        "A\n经济及社会理事会\n备悉该委员会报告书。\nB\n经济及社会理事会，\n覆按其决议案一五九（七），\n"
        "１．核准该项办法；\n２．请秘书长报告。\n"
    )
    assert ("operative", None, "备悉该委员会报告书。") in rows(text)
    numbered = "经济暨社会理事会\n一、备悉该报告书；\n二、核准该方案；\n三、请秘书长具报。\n"
    assert [number for _, number, _ in rows(numbered)] == ["1", "2", "3"]


def test_a_body_with_a_colon_decides_in_items() -> None:
    text = "统计委员会：\n(a) 欢迎专家组的报告；\n(b) 请专家组报告进展。\n"
    assert rows(text) == [
        ("operative", "a", "欢迎专家组的报告；"),
        ("operative", "b", "请专家组报告进展。"),
    ]


@pytest.mark.parametrize(
    "line",
    ["五、请委员会：", "回顾世界粮食安全委员会：", "成员国领导人在灯塔港举行元首理事会会议，"],
)
def test_lines_that_end_in_a_body_and_name_no_organ(line: str) -> None:
    assert read(f"大会，\n四、决定延期；\n{line}\n六、请秘书长报告。\n").organ == "大会"
    assert read(f"{line}\n我们重申其承诺。\n").organ is None


def test_items_in_digits_below_chinese_numbers() -> None:
    text = (
        "妇女地位委员会，\n欢迎该倡议，\n一、强烈建议各国设立基金，包括：\n1.每村一校；\n2.呼吁企业捐赠；\n"
        "二、鼓励各国合作；\n三、决定列入下届议程。\n"
    )
    assert [n for part, n, _ in rows(text) if part == "operative"] == ["1", "1", "2", "2", "3"]
    levels = [(p.number, p.level) for p in read(text).paragraphs if p.part == "operative"]
    assert levels == [("1", 0), ("1", 1), ("2", 1), ("2", 0), ("3", 0)]


def test_rare_numbers() -> None:
    draft = (
        "大会，\n1. 决定延期；\n2. 请秘书长报告；\n2之二. 授权该团护送车队；\n3. 决定续议此事。\n"
    )
    assert [n for _, n, _ in rows(draft)] == ["1", "2", "2之二", "3"]
    sections = "7.1 委员会注意到申诉。\n7.2 委员会宣布可予受理。\n8. 委员会请缔约国报告。\n"
    assert [n for _, n, _ in rows(sections)] == ["7.1", "7.2", "8"]
    model = "大会，\n欢迎该倡议，\n1）敦促各国合作；\n2）请秘书长报告。\n"
    assert [n for part, n, _ in rows(model) if part == "operative"] == ["1", "2"]


def test_bracketed_numbers_with_answers_below() -> None:
    text = (
        "大会，\n念及该公约，\n(一) 请各国批准；\n(二) 决定续议此事。\n二〇四四年十二月六日，\n"
        "回应\n1. 小芳：老师好！\n2. 路人：谢谢！\n"
    )
    assert [row for row in rows(text) if row[0] == "operative"][:2] == [
        ("operative", "1", "请各国批准；"),
        ("operative", "2", "决定续议此事。"),
    ]


def test_several_numbers_in_one_line() -> None:
    text = "大会，\n念及该公约，\n一、请各国批准；二、决定设立工作组；三、请秘书长具报。\n四、决定续议此事。\n"
    found = [row for row in rows(text) if row[0] == "operative"]
    assert [(n, t) for _, n, t in found][:3] == [
        ("1", "请各国批准；"),
        ("2", "决定设立工作组；"),
        ("3", "请秘书长具报。"),
    ]
    source = text_source(text)
    for p in read(text).paragraphs:
        assert p.text[-3:] in source.text[p.source[0] : p.source[1]]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        # A scan's 大曾, and an organ's name that is set to the left of indented paragraphs.
        ("一四三（二）. 灯塔之救济\n\n大曾，\n\n　　备悉该报告书，\n\n　　一. 核准该办法；\n\n　　二. 请秘书长报告。\n",
         ["备悉该报告书，", "核准该办法；", "请秘书长报告。"]),
        ("        八四八（九）． 内陆地区难民学童之救济\n\n大 会，\n\n    覆按其决议案，\n\n    一 ．备悉该报告；\n\n"
         "    二 ．请秘书长报告。\n", ["覆按其决议案，", "备悉该报告；", "请秘书长报告。"]),
        # Grounds before the name, the last but one with 并.
        ("A38-21：灯塔救援\n    鉴于灯塔增加；\n    忆及第6/4号建议；并\n    铭记设备差别甚大；\n大会：\n    1. 敦促成员国报告；\n"
         "    2. 请理事会研究。\n",
         ["鉴于灯塔增加；", "忆及第6/4号建议；并", "铭记设备差别甚大；", "敦促成员国报告；", "请理事会研究。"]),
        # A rule above a title with its number is no rule above notes.
        ("图书馆\n----------------------------------------\n41     灯塔的文献遗产\n\n大会，\n\n1.   忆及第36 C/26号决议，并为此感谢各"
         "方专家；\n\n2.   请会员国：\n\n(a)    查明灯塔文献；\n", ["忆及第36 C/26号决议，并为此感谢各方专家；", "请会员国：", "查明灯塔文献；"]),
    ],
)  # fmt: skip
def test_frames_of_volumes(text: str, paragraphs: list[str]) -> None:
    found = [p.text for p in read(text).paragraphs if p.part != "other" or p.level]
    assert found == paragraphs


def test_numbers_of_a_draft_begin_wherever_the_line_before_ends() -> None:
    text = (
        "人权理事会，\nPP1 严重关切灯塔失修，]（两个代表团要求删除；甲国：保留\nPP2 欢迎关于灯塔的报告，\n"
        "OP1 确认其重要性；\nOP1之二 决定延期；\n"
    )
    assert [(p.part, p.number) for p in read(text).paragraphs][1:] == [
        ("preambular", "1"), ("preambular", "2"), ("operative", "1"), ("operative", "1之二"),
    ]  # fmt: skip


def test_marks_in_circles_and_brackets() -> None:
    text = "大会，\n回顾《灯塔宣言》[①]第十九条，\n1. 请秘书长提出报告[②]。\n[①] 第217A(III)号决议。\n[②] 参见附件。\n"
    found = read(text)
    assert [p.text for p in found.paragraphs][1:3] == [
        "回顾《灯塔宣言》第十九条，",
        "请秘书长提出报告。",
    ]
    assert [note.mark for note in found.notes] == ["1", "2"]


def test_an_organ_recommends_what_another_is_to_adopt() -> None:
    """The name of the one that recommends has lost its comma; the other's has its own."""
    text = "经济及社会理事会\n建议大会通过以下决议草案：\n回顾其决议，\n1. 请各国合作；\n"
    assert ("preambular", None, "回顾其决议，") in rows(text)
    text = "经济及社会理事会\n建议大会通过以下决议草案：\n大会，\n回顾其决议，\n1. 请各国合作；\n"
    assert ("operative", None, "建议大会通过以下决议草案：") in rows(text)


def test_a_heading_over_the_first_paragraph_is_no_ground() -> None:
    text = "安全理事会，\n表示注意到该报告，\n延长灯塔特派团任务期限\n1. 决定延长该任务；\n2. 请秘书长报告。\n"
    parts = {p.text: p.part for p in read(text).paragraphs}
    assert parts["延长灯塔特派团任务期限"] == "other"


def test_a_line_within_a_list_has_lost_no_label(labeller: Labeller) -> None:
    text = (
        "大会，\n1. 决定特派团的任务如下：\n(a) 便利人道主义援助\n改善与各机构的协调；\n(b) 保护平民\n"
        "支持当局修缮灯塔：\n㈠ 支持工程队；\n(c) 支持法治；\n2. 请秘书长报告。\n"
    )
    found = {p.text: (p.level, p.part) for p in read(text).paragraphs}
    assert found["改善与各机构的协调；"] == (2, "operative")
    assert found["支持法治；"] == (1, "operative")
    assert [a.surface for p in labeller.label(text).paragraphs for a in p.acts] == ["决定", "请"]


def test_parts_without_enacting_lines_have_preambles() -> None:
    text = (
        "大会，\n回顾其第44/1号决议，\nA\n灯塔\n1. 请秘书长提出报告；\n2. 决定续议此事；\nB\n航标\n"
        "审议了秘书长的报告，\n满意地注意到：\n(a) 航标已修缮，\n(b) 雾号已检查，\n又审议了有关报告，\n"
        "核准报告所列的预算；\n回顾其第44/2号决议，\n1. 表示注意到该报告；\n2. 核准经费。\n"
    )
    grounds = [row for row in rows(text) if row[0] == "preambular"]
    assert [said[:4] for _, _, said in grounds] == [
        "回顾其第", "审议了秘", "满意地注", "航标已修", "雾号已检", "又审议了", "回顾其第",
    ]  # fmt: skip
    assert ("operative", None, "核准报告所列的预算；") in rows(text)


def test_grounds_within_a_part_are_operative() -> None:
    text = "大会，\n回顾其决议，\n1. 核准经费；\n欢迎各国捐款，\n2. 请秘书长提出报告。\n"
    assert [part for part, _, _ in rows(text)] == ["preambular", *["operative"] * 3]


def test_a_list_within_a_paragraph_counts_from_one_too() -> None:
    text = (
        "大会，\n1. 核准下列收入：\n收入款次数额\n1. 灯油收入\t10 000\n2. 门票\t500\n2. 请秘书长：\n"
        "(a) 采取下列步骤：\n1. 修缮灯塔；\n2. 检查航标；\n3. 决定续议此事。\n"
    )
    found = [(p.number, p.level) for p in read(text).paragraphs if p.part != "other"]
    assert found == [
        ("1", 0), ("1", 1), ("2", 1), ("2", 0), ("a", 1), ("1", 2), ("2", 2), ("3", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "ground",
    ["注意到声明已经转递安全理事会，", "认识到该岛已加入沿岸国理事会，", "欢迎设立灯塔委员会，"],
)
def test_a_ground_that_ends_in_an_organ_is_no_enacting_line(ground: str) -> None:
    text = f"大会，\n回顾其决议，\n{ground}\n铭记航标的重要性，\n1. 请秘书长报告。\n"
    assert ("preambular", None, ground) in rows(text)


def test_a_body_whose_name_begins_as_a_verb_does_enacts() -> None:
    assert read("禁止酷刑委员会，\n回顾其决定，\n1. 请缔约国报告。\n").organ == "禁止酷刑委员会"


def test_parts_of_a_draft_have_preambles_too() -> None:
    text = "大会，\nPP1 回顾其决议，\nOP1 请秘书长报告；\nB\n航标\n审议了该报告，\nOP1 核准经费；\n"
    assert [part for part, _, _ in rows(text)] == ["preambular", "operative"] * 2


def test_a_second_list_within_a_paragraph_counts_from_one_again() -> None:
    text = (
        "大会，\n1. 请秘书长：\n(a) 采取步骤：\n1. 修缮灯塔；\n2. 检查航标；\n"
        "(b) 报告：\n1. 灯油；\n2. 雾号；\n3. 浮标；\n2. 决定续议此事。\n"
    )
    found = [(p.number, p.level) for p in read(text).paragraphs if p.part != "other"]
    assert found == [
        ("1", 0), ("a", 1), ("1", 2), ("2", 2), ("b", 1), ("1", 2), ("2", 2), ("3", 2), ("2", 0),
    ]  # fmt: skip
