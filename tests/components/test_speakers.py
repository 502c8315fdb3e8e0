"""Who speaks where it is not the organ alone: members, ministers, heads of state, those declaring."""

from __future__ import annotations

import pytest
from jueyi.components.labeller import load
from support.said import Said, acts


def test_members_of_the_council_speak_and_they_goes_on() -> None:
    found = acts(
        "安全理事会主席的说明\n"
        "1987年5月19日，安理会主席在安理会第2749次会议就“灯塔”的项目，代表安理会成员发表声明如下：\n"
        "“安全理事会成员深感关切海上的冲突。他们获悉特使上月返回，并在其报告中促请双方停火。\n"
        "“安理会成员强烈谴责扣押渔民。他们要求立即释放所有渔民。\n"
        "“他们呼吁所有沿岸国家避免冲突扩大，并吁请国际社会提供援助。”\n"
    )
    assert found == [
        ("深感关切", "安全理事会成员", None),
        ("获悉", "他们", None),
        ("强烈谴责", "安理会成员", None),
        ("要求", "他们", None),
        ("呼吁", "他们", "所有沿岸国家"),
        ("吁请", None, "国际社会"),
    ]


def test_they_are_others_where_the_council_speaks() -> None:
    found = acts(
        "安全理事会主席的声明\n“安全理事会赞扬各国船长。他们要求修理灯塔。\n“安理会请秘书长提出报告。”\n"
    )
    assert [said[:2] for said in found] == [("赞扬", "安全理事会"), ("请", "安理会")]


@pytest.mark.parametrize("title", ["群岛国家首脑会议港口宣言", "群岛国家首脑会议公报"])
def test_member_states_speak_in_a_declaration(title: str) -> None:
    text = f"{title}\n成员国重申和平利用海洋。\n成员国支持修建灯塔，并责成秘书处拟订计划。\n"
    found = acts(text)
    assert [said[:2] for said in found] == [("重申", "成员国"), ("支持", "成员国"), ("责成", None)]
    assert found[2][2] == "秘书处"


def test_member_states_are_told_of_in_any_other_text() -> None:
    text = "关于灯塔的会议记录\n成员国重申和平利用海洋。\n成员国支持修建灯塔。\n"
    assert not any(subject for _, subject, _ in acts(text))


def test_those_who_declare_speak_within_the_resolution_that_adopts_it() -> None:
    found = acts(
        "大会，\n通过下列宣言：\n"
        "1. 我们，国家元首和政府首脑，2044年4月21日聚会灯塔港，重申和平利用海洋。\n"
        "2. 我们回顾《灯塔公约》。我们痛惜生命损失。\n"
        "3. 我们还邀请世界气象组织加强合作。\n"
    )
    assert [said[:2] for said in found[-4:]] == [
        ("重申", "我们"), ("回顾", "我们"), ("痛惜", "我们"), ("还邀请", "我们"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "大会2044年8月31日第113次全体会议，依照大会主席的提议，回顾其2044年6月5日第98/73号决议，"
            "决定推迟审议该项目。\n",
            [("回顾", "大会", None), ("决定", None, None)],
        ),
        (
            "2044年8月31日，大会第113次全体会议决定推迟审议该项目。\n同次会议，大会并要求秘书长提供旅费。\n"
            "大会同次会议注意到该报告。\n",
            [("决定", "大会", None), ("并要求", "大会", "秘书长"), ("注意到", "大会", None)],
        ),
    ],
)
def test_narrated_decisions_in_another_order(text: str, expected: list[Said]) -> None:
    found = [(surface.lstrip("并"), *rest) for surface, *rest in acts(text)]
    assert found == [(surface.lstrip("并"), *rest) for surface, *rest in expected]


def test_this_committee_and_items_with_chinese_labels() -> None:
    found = acts(
        "儿童权利委员会第31号一般性意见(2044年)\n1. 委员会现建议各缔约国修理灯塔。\n"
        "2. 本委员会促请捐助国提供援助。\n"
    )
    assert found == [("建议", "委员会", "各缔约国"), ("促请", "本委员会", "捐助国")]
    found = acts("灯塔宣言\n我们重申承诺。\n（一）我们感谢港务局。\n（二）我们欢迎该基金。\n")
    assert [said[1] for said in found] == ["我们"] * 3


def test_a_heading_among_items_has_items_of_its_own() -> None:
    found = load().label(
        "安全理事会，\n1. 决定特派团的任务应包括：\n(a) 保护平民\n㈠ 保护受到威胁的平民；\n㈡ 请邻国协助；\n"
        "(b) 支持选举\n㈠ 向选举局提供援助；\n2. 决定继续处理此案。\n"
    )
    own = [p.number for p in found.paragraphs if p.acts]
    assert own == ["1", "2"]
    assert [p.inherits for p in found.paragraphs if p.level] == [found.paragraphs[1].index] * 5


def test_foreign_ministers_and_member_states_of_one_organisation() -> None:
    found = acts(
        "上海合作组织成员国外交部长理事会会议新闻公报（全文）\n一、外长们满意地指出，合作势头良好。\n"
        "二、成员国坚决谴责一切形式的海盗行为。\n三、外长们重申恪守《宪章》。\n"
    )
    assert [said[:2] for said in found] == [
        ("满意地指出", "外长们"), ("坚决谴责", "成员国"), ("重申", "外长们"),
    ]  # fmt: skip


def test_a_declaration_gives_its_grounds_before_it_speaks() -> None:
    found = load().label(
        "灯塔港宣言\n我们，出席群岛国家会议的各国部长，感谢东道国的盛情款待，\n忆及以往各项宣言，\n"
        "深信小港是群岛的纽带，\n特此声明如下：\n1、我们承诺把预算用于灯塔；\n2、我们支持现行安排，并呼吁会员国捐款；\n"
        "3、我们请岛国开发银行建立数据平台。\n"
    )
    spoken = [(a.surface, a.subject.text) for p in found.paragraphs for a in p.acts if a.subject]
    assert [s for s in spoken if s[0] != "感谢"] == [
        ("承诺", "我们"),
        ("支持", "我们"),
        ("请", "我们"),
    ]


def test_a_committee_that_is_named_in_full_before_it_is_called_so() -> None:
    found = load().label(
        "妇女地位委员会第六十届会议商定结论\n1. 妇女地位委员会重申《灯塔宣言》。\n"
        "2. 委员会敦促各国政府修缮灯塔。\n3. 委员会鼓励民间社会捐款。\n"
    )
    spoken = [(a.surface, a.subject.text) for p in found.paragraphs for a in p.acts if a.subject]
    assert spoken == [("重申", "妇女地位委员会"), ("敦促", "委员会"), ("鼓励", "委员会")]
    assert found.organ == "妇女地位委员会"
