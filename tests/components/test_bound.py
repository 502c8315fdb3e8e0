"""Parties that a decision binds, in sentences of our own."""

from __future__ import annotations

import pytest
from jueyi.components.labeller import Labeller


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("决定所有会员国应冻结第3段所述资产；", "所有会员国"),
        ("决定，自本决议通过之日起为期一年，所有国家均应采取必要措施；", "所有国家"),
        ("又决定专家小组须至迟于2044年5月1日提交报告；", "专家小组"),
        ("决定任何会员国不得出售此类物项；", "任何会员国"),
        ("决定河流委员会第十二届会议应继续审议这一问题；", "河流委员会"),
        ("决定委员会在审查名单的同时，应每年提交报告；", "委员会"),
        ("决定将期限延长一年，并由秘书长确定日期；", "秘书长"),
        ("决定费用必须由各缔约国承担；", "各缔约国"),
        ("决定秘书长将每六个月提交报告；", "秘书长"),
        ("还决定书船特派团(书特团)应协助各国政府；", "书船特派团(书特团)"),
        # a thing, a meeting, the make-up of a body, what is permitted, the organ itself
        ("决定高级别会议应在日内瓦举行；", None),
        ("决定委员会应由十五名成员组成；", None),
        ("决定第4段所述措施不应适用于粮食；", None),
        ("决定会员国可向委员会提出请求；", None),
        ("决定将题为“河流”的项目列入议程；", None),
        ("决定请秘书长提交报告；", None),
        ("决定大会第九十九届会议应审议这一问题；", None),
        ("重申决定所有会员国应提交报告；", None),
        ("决定设立一个工作组，由十名专家组成；", None),
    ],
)
def test_who_is_bound(labeller: Labeller, text: str, who: str | None) -> None:
    act = labeller.acts(text, "operative", "ga")[0]
    assert (act.addressee and act.addressee.text) == who
    if act.addressee is not None:
        assert act.addressee.role == "bound" and act.addressee.parties


def test_roles(labeller: Labeller) -> None:
    text = "决定所有会员国应合作，敦促缔约国提交报告，并感谢捐助国；"
    roles = [a.addressee.role for a in labeller.acts(text, "operative") if a.addressee]
    assert roles == ["bound", "asked", "thanked"]


def test_the_role_survives_the_answers_of_a_document(labeller: Labeller) -> None:
    text = "大会，\n1. 决定秘书长应每年提交报告；\n2. 感谢秘书长。"
    paragraphs = labeller.label(text).paragraphs[1:]
    acts = [act for paragraph in paragraphs for act in paragraph.acts]
    assert [act.addressee and act.addressee.role for act in acts] == ["bound", "thanked"]
    assert acts[0].addressee and acts[0].addressee.parties[0].entity is not None
