"""Classes that stand elsewhere: those of a pronoun, and of a party that another one includes."""

from __future__ import annotations

import pytest
from jueyi.components.labeller import Labeller


def classes(labeller: Labeller, text: str) -> tuple[str, ...]:
    who = labeller.acts(text, "operative", "ga")[-1].addressee
    assert who is not None
    assert tuple(dict.fromkeys(party.label for party in who.parties)) == who.classes
    return who.classes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who was asked before
        ("邀请会员国和民间社会参加会议，并鼓励它们交流经验；", ["states", "civil-society"]),
        ("请秘书长和高级专员提供人员，并请他们提交报告；", ["secretary-general", "un-official"]),
        ("请秘书长修缮灯塔，欢迎会员国的捐款，并请它们继续捐款；", ["states"]),
        # of whom the act before tells
        ("欢迎各国和联合国各实体开展合作，并鼓励它们继续合作；", ["states", "un-entity"]),
        ("赞扬灯塔问题特别报告员的工作，并邀请他在任务范围内继续努力；", ["un-official"]),
        ("强调必须使民间社会和会员国参与，邀请它们提交建议；", ["civil-society", "states"]),
        ("对秘书长修缮灯塔表示满意，并请其继续提供协助；", ["secretary-general"]),
        ("着重指出会员国应修缮灯塔，表示关切费用上涨，敦促它们共用设施；", ["states"]),
        # a plural means no single body that is named
        ("欢迎联合国同太平洋岛屿论坛开展合作，并敦促它们加强伙伴关系；", ["un-entity", "intergovernmental"]),
        # a pronoun that follows another
        ("促请会员国合作，鼓励它们捐款，并请它们提交报告；", ["states"]),
    ],
)  # fmt: skip
def test_a_pronoun_has_the_classes_of_those_it_means(
    labeller: Labeller, text: str, expected: list[str]
) -> None:
    assert list(classes(labeller, text)) == expected


def test_a_pronoun_that_the_paragraph_does_not_explain_has_a_class(labeller: Labeller) -> None:
    assert len(classes(labeller, "请它们提交报告；")) == 1


@pytest.mark.parametrize(
    ("who", "parties"),
    [
        ("包括会员国在内的所有利益攸关方", ["会员国", "所有利益攸关方"]),
        ("国际社会包括会员国", ["国际社会", "会员国"]),
        ("民间社会等其他利益攸关方", ["民间社会", "其他利益攸关方"]),
        (
            "各国政府以及包括国际组织和民间社会在内的其他伙伴",
            ["各国政府", "国际组织", "民间社会", "其他伙伴"],
        ),
        # a place is no party, and what a title holds parts nothing
        ("包括东耶路撒冷在内的被占领土问题独立调查委员会", ["被占领土问题独立调查委员会"]),
        ("《禁止包括灯油在内的燃料公约》缔约国", ["《禁止包括灯油在内的燃料公约》缔约国"]),
    ],
)
def test_a_party_that_another_includes_is_named_beside_it(
    labeller: Labeller, who: str, parties: list[str]
) -> None:
    text = f"敦促{who}修缮灯塔；"
    found = labeller.addressees_model.parties(text, 2, 2 + len(who), "ga")
    assert [party.text for party in found] == parties


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        # parted as among themselves, not as a part of the whole
        ("包括民间社会和私营部门在内的其他相关利益攸关方", ["民间社会", "私营部门", "其他相关利益攸关方"]),
        ("国际社会和包括公共和私人、双边和多边在内的所有其他方面", ["国际社会", "所有其他方面"]),
        # words that lead to a name, and what the named do in their own limits
        ("联合国机构和捐助界，诸如欧洲联盟委员会和联合国毒品和犯罪问题办公室",
         ["联合国机构", "捐助界", "欧洲联盟委员会", "联合国毒品和犯罪问题办公室"]),
        ("会员国、国际和区域组织、包括非政府组织在内的民间社会",
         ["会员国", "国际和区域组织", "非政府组织", "民间社会"]),
        ("联合国环境规划署和世界气象组织在各自任务和资源范围内以及捐助方",
         ["联合国环境规划署", "世界气象组织", "捐助方"]),
        ("尚未根据该公约行事的各国政府", ["尚未根据该公约行事的各国政府"]),
    ],
)  # fmt: skip
def test_parties_of_lists_and_insertions(labeller: Labeller, text: str, parties: list[str]) -> None:
    found = labeller.addressees_model.parties(text, 0, len(text), "ga")
    assert [party.text for party in found] == parties
