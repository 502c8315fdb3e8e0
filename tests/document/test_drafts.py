"""Drafts as delegates and students type them: brackets, alternatives, sections, lost marks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from jueyi import load
from jueyi.components.labeller import text_source
from jueyi.document.completeness import doubts
from jueyi.document.plainform import plain_form
from jueyi.document.structure import structure
from jueyi.reading import read_bytes
from jueyi.records import Paragraph, Resolution


def read(text: str) -> Resolution:
    return structure(plain_form(text_source(text)))


def parts(text: str) -> list[tuple[str, str | None, str]]:
    return [(p.part, p.number, p.text) for p in read(text).paragraphs if p.part != "other"]


def test_paragraphs_that_are_not_agreed() -> None:
    text = (
        "缔约方大会，\n[重申沿岸国在第20条之下的[义务][承诺]，]\n[批注：某集团保留]\n"
        "1. 核可附件所载准则；\n[2. 请秘书处[单列]安排资金；]\n"
        "备选案文2. [邀请沿岸国在自愿基础上提供资助；]\n[5. 决定散会。]\n"
    )
    assert parts(text) == [
        ("preambular", None, "[重申沿岸国在第20条之下的[义务][承诺]，]"),
        ("operative", "1", "核可附件所载准则；"),
        ("operative", "2", "请秘书处[单列]安排资金；]"),
        ("operative", "备选案文2", "[邀请沿岸国在自愿基础上提供资助；]"),
        ("operative", "5", "决定散会。]"),
    ]


def test_notes_and_remarks_in_brackets_are_no_paragraphs() -> None:
    text = "大会，\n[根据委员会的报告(A/99/605)通过]\n1. 请秘书长报告。\n[1. 见第44/1号决议。]\n[2. 同上。]\n"
    assert [number for _, number, _ in parts(text)] == ["1"]


def test_numbers_of_two_levels_under_headings() -> None:
    text = (
        "世界卫生大会：\n忆及其行动计划，\n【一】用药\n1.1 要求各成员国停止销售；\n1.2 鼓励企业停止使用；\n"
        "【二】资金\n2.1 呼吁各国提供资助；\n2.2 决定设立基金。\n"
    )
    assert [number for _, number, _ in parts(text)] == [None, "1.1", "1.2", "2.1", "2.2"]
    # Where paragraphs have numbers of their own, they are sums and sections.
    text = "大会，\n1. 请秘书长报告；\n1.2 注意到经费增加1.2倍；\n2. 决定散会。\n3.1 注意到同上。\n"
    assert [n for _, n, _ in parts(text) if n and "." not in n] == ["1", "2"]


def test_numbers_without_full_stops_of_which_one_is_left_out() -> None:
    text = (
        "大会，\n注意到海上事故，\n1   通过该指南；\n2   请各国政府尽早实施；\n"
        "4   要求委员会审查该指南；\n5   授权秘书长分发本决议。\n"
    )
    assert [number for _, number, _ in parts(text)] == [None, "1", "2", "4", "5"]


def test_a_scan_that_parts_the_verb() -> None:
    text = (
        "大会，\n注意到近年来寒冷水域渔船事故中因体温过低而丧生的人数有所上升，\n"
        "1   通过本决议附件中所载的灯塔守望服存放和检查的指南；\n"
        "2   请各国政府对在寒冷水域作业、船长24米及以上的渔船尽早实施该指南；\n"
        "3   敦 促有关国家政府将为此采取的措施通知本组织，并与船东和渔民组织进行\n磋商；\n"
        "4   要求灯塔安全委员会对该指南进行经常性审查，并在必要时加以修正，同时\n考虑到经验；\n"
        "5   授权秘书长将本决议分发给联合国粮食及农业组织和国际劳工组织。\n"
    )
    assert [number for _, number, _ in parts(text)] == [None, "1", "2", "3", "4", "5"]


@pytest.mark.parametrize("heading", ["立场文件 Position Paper", "灯塔协会的工作报告", "会议纪要"])
def test_a_text_that_calls_itself_something_else_is_doubted(heading: str) -> None:
    text = f"{heading}\n一、背景\n1. 鼓励各国暂停试验；\n2. 请秘书长报告；\n3. 请各国合作。"
    source = text_source(text)
    found = [doubt for doubt in doubts(source, load().label(text)) if doubt.startswith("called ")]
    assert len(found) == 1 and heading.split()[0] in found[0]
    text = f"{heading}\n大会，\n回顾其决议，\n1. 请秘书长报告；\n2. 请各国合作。"
    assert not any("called" in doubt for doubt in doubts(text_source(text), load().label(text)))


def test_a_preamble_that_was_joined_to_a_line_of_the_page_is_doubted() -> None:
    line = (
        "首页 第44/1号决议 沿海灯塔 人权理事会，遵循《灯塔宪章》的宗旨和原则，回顾其第44/2号决议，"
        "深表关切灯塔失修，赞赏地注意到该中心的工作，"
    )
    item = "1. 确认沿岸居民受害；"
    for first, told in ((line, True), ("首页 人权理事会，欢迎" + line[-12:], False)):
        paragraphs = (
            Paragraph(0, "other", None, 0, None, first, (0, 1)),
            Paragraph(1, "operative", "1", 0, None, item, (1, 2)),
        )
        found = replace(read(item), paragraphs=paragraphs)
        said = any("holds an enacting line" in d for d in doubts(text_source(item), found))
        assert said is told


def test_another_mail_below_the_text_is_none_of_it() -> None:
    text = (
        "> 大会，\n> 回顾其决议，\n> 1. 请秘书长报告；\n> 2. 决定散会。\n"
        ">> -----原始邮件-----\n>> 主题: 截止时间\n>> 请于中午前反馈，谢谢。\n"
    )
    source = read_bytes(text.encode(), "a.txt")
    found = structure(plain_form(source)).paragraphs
    assert [p.number for p in found if p.part == "operative"] == ["1", "2"]


def test_what_negotiators_note_behind_a_paragraph_is_none_of_it() -> None:
    text = (
        "大会，\nPP1 回顾其各项决议， [agreed]\nPP2 着重指出合作的作用， (EU: reserve)\n"
        "OP1 鼓励[私营部门][企业]参与设计； [agreed ad ref]\nOP2 请秘书长报告。 (USA, UK)\n"
    )
    found = read(text)
    assert [p.text for p in found.paragraphs if p.part != "other"] == [
        "回顾其各项决议，", "着重指出合作的作用，", "鼓励[私营部门][企业]参与设计；", "请秘书长报告。",
    ]  # fmt: skip
    assert sum(piece.kind == "remark" for piece in found.pieces) == 4
    text = "大会，\n回顾其关于该署的决议， (UNHCR)\n1. 请秘书长报告。\n"
    assert not any(piece.kind == "remark" for piece in read(text).pieces)


def test_of_two_verbs_that_stand_for_each_other_the_last_is_read() -> None:
    found = load().label("大会，\n1. [请/邀请]会员国提供[技术/财政]援助；\n2. 决定散会。")
    assert [(a.surface, a.addressee and a.addressee.text) for a in found.paragraphs[1].acts] == [
        ("邀请", "会员国")
    ]


def test_bullets_number_no_ground() -> None:
    text = "大会，\n• 审议了该报告；\n• 忆及其决议；\n1. 请秘书长：\n• 修缮灯塔；\n2. 决定散会。\n"
    assert [(p.part, p.number, p.level) for p in read(text).paragraphs[1:4]] == [
        ("preambular", None, 0), ("preambular", None, 0), ("operative", "1", 0),
    ]  # fmt: skip


def test_a_colon_before_numbers_in_brackets_opens_no_list() -> None:
    text = (
        "86. 大会审议了文件，并通过以下决议：\n第9/2044号决议\n大会，\n忆及该条约第9条；\n"
        "确认灯塔年有益，并强调费用应由捐款支付：\n1) 请总干事转交本决议；\n2) 敦促成员设立委员会；\n"
        "3) 授权理事会核准计划。\n（2044年7月6日通过）\n87. 一些成员表示了看法。\n"
    )
    found = read(text)
    assert [p[:2] for p in parts(text)] == [
        ("preambular", None), ("preambular", None), ("operative", "1"), ("operative", "2"), ("operative", "3"),
    ]  # fmt: skip
    assert (found.symbol, found.adopted) == ("9/2044", "2044-07-06")


def test_a_notice_that_quotes_every_paragraph() -> None:
    text = (
        "安全理事会2044年11月26日上午举行会议，以13票赞成通过某国提交的第9805(2044)号决议。\n"
        "第9805(2044)号决议全文如下：\n“安全理事会，\n“回顾其以往关于灯塔的决议，\n"
        "“强调灯塔必须造福居民，并对火灾深表忧虑，\n“1. 决定延长措施；\n“2. 敦促各方修缮灯塔。”\n"
    )
    found = load().label(text)
    assert (found.symbol, found.adopted) == ("S/RES/9805(2044)", "2044-11-26")
    own = [p for p in found.paragraphs if p.part != "other"]
    assert [[a.surface for a in p.acts] for p in own] == [
        ["回顾"], ["强调", "深表忧虑"], ["决定"], ["敦促"],
    ]  # fmt: skip


def test_a_text_that_a_resolution_quotes_is_none_of_its_own() -> None:
    text = (
        "大会，\n回顾其决议，\n1. 决定将第2段改为：\n“决定各国应修缮灯塔”；\n"
        "“请秘书长报告；”\n2. 决定散会。\n"
    )
    assert [n for part, n, _ in parts(text) if part == "operative"] == ["1", "2"]


def test_a_page_that_begins_with_the_end_of_another_text() -> None:
    text = (
        "三、请秘书长递送本决议案。\n一二一七（十五）．灯塔联合会请愿书\n托管理事会，\n"
        "备悉管理当局之陈述，\n一、提请请愿人注意该陈述；\n二、决定无庸再加审查。\n"
    )
    assert [n for part, n, _ in parts(text) if part == "operative"][-2:] == ["1", "2"]


def test_changes_and_comments_of_a_word_processor_are_no_text() -> None:
    text = (
        "大会，\n回顾其第44/1号决议[删除了：LZ “和以往决议”]，\n批注 [UK2]: 请核对，建议保留。\n"
        "欢迎各国[插入了：AK]自愿修缮灯塔，\n带格式的：缩进，左侧\n1. 请秘书长报告。\n批注 [PO1R2]：已核对。\n"
    )
    found = read(text)
    assert [(p.part[:3], p.number, p.text) for p in found.paragraphs if p.part != "other"] == [
        ("pre", None, "回顾其第44/1号决议，"),
        ("pre", None, "欢迎各国自愿修缮灯塔，"),
        ("ope", "1", "请秘书长报告。"),
    ]
    assert {p.kind for p in found.pieces} == {"paragraph", "remark"}


@pytest.mark.parametrize("bullet", ["\uf0b7", "\uf0fc", "➢", "■", "•"])
def test_bullets_number_no_paragraph(bullet: str) -> None:
    text = (
        f"大会，\n{bullet}\t回顾其决议，\n{bullet}\t欢迎该报告，\n{bullet}\t请秘书长：\n"
        f"{bullet}\t(a) 修缮灯塔；\n{bullet}\t(b) 培训看守；\n"
    )
    found = [(p.part[:3], p.number, p.text) for p in read(text).paragraphs[1:]]
    assert found == [
        ("pre", None, "回顾其决议，"),
        ("pre", None, "欢迎该报告，"),
        ("ope", None, "请秘书长："),
        ("ope", "a", "修缮灯塔；"),
        ("ope", "b", "培训看守；"),
    ]


def test_items_that_are_numbered_with_a_point() -> None:
    found = read(
        "大会，\n1    通过该导则；\n2    请各成员国：\n.1    提请港口注意；\n.2    指定联络点；\n"
    )
    assert [(p.number, p.level, p.text) for p in found.paragraphs[1:]] == [
        ("1", 0, "通过该导则；"), ("2", 0, "请各成员国："),
        ("1", 1, "提请港口注意；"), ("2", 1, "指定联络点；"),
    ]  # fmt: skip


def test_a_word_in_black_brackets_is_the_drafts_and_a_line_is_a_remark() -> None:
    text = "大会，\n【回顾】其决议，\n【会议室里吵得很。】\n1. 请秘书长报告；\n2. 请各国合作。\n"
    found = [(p.part[:3], p.text) for p in read(text).paragraphs[1:3]]
    assert found == [("pre", "【回顾】其决议，"), ("oth", "【会议室里吵得很。】")]
