"""Where an addressee may end: places that no model is asked about."""

from __future__ import annotations

import pytest
from jueyi.components.addressees.hypotheses import end_hypotheses
from jueyi.components.labeller import Labeller


def ends(text: str, verb: str) -> list[str]:
    """The spans that may be the addressee."""
    start = len(verb)
    return [text[start:end] for end, _ in end_hypotheses(text, start, len(text))]


@pytest.mark.parametrize(
    ("verb", "text", "possible", "impossible"),
    [
        # A known name is not cut, as the first party or a later one, in whatever it holds.
        ("请", "请联合国毒品和犯罪问题办公室协助；", "联合国毒品和犯罪问题办公室", "联合国毒品"),
        ("请", "请秘书长和人权事务高级专员协助；", "秘书长和人权事务高级专员", "秘书长和人权"),
        ("请", "请秘书长", "秘书长", "秘书"),
        # What is no known name may end anywhere.
        ("请", "请青石镇灯塔看守协助；", "青石镇灯塔看守", ""),
        # A comma goes on with parties only behind a word that links them.
        ("促请", "促请会员国，特别是捐助国，增加捐款；", "会员国，特别是捐助国", ""),
        ("促请", "促请会员国，包括沿岸国增加捐款；", "会员国，包括沿岸国", ""),
        ("建议", "建议该团留驻，费用由沿岸国负担；", "该团", "该团留驻，费用由沿岸国"),
        ("敦促", "敦促双方停火，撤出军队；", "双方", "双方停火，撤出军队"),
        # 国与国之间 is one word.
        ("促请", "促请国与国之间加强往来；", "国与国之间", "国"),
        # 与 joins parties where nothing is done together.
        ("鼓励", "鼓励各国政府与其港务部门修缮灯塔；", "各国政府与其港务部门", "各国政府"),
        ("鼓励", "鼓励各国政府与其港务部门合作；", "各国政府", ""),
        ("请", "请秘书长与沿岸国商订办法；", "秘书长", ""),
        ("请", "请会议与会者修缮灯塔；", "会议与会者", ""),
        # What somebody did is no party; 为 before a modifier's 的 is the party's own.
        ("感谢", "感谢代表团坦率地回答了问题；", "代表团", "代表团坦率地回答了"),
        ("对", "对该国政府为会议所作的安排表示感谢；", "该国政府", "该国政府为会议"),
        ("请", "请为灯塔提供资金的所有国家报告；", "为灯塔提供资金的所有国家", "国家"),
        ("感谢", "感谢为灯塔捐款的会员国所作的努力；", "为灯塔捐款的会员国", "会员国"),
        # Nothing goes on behind a stop.
        ("请", "请秘书长协助；请沿岸国报告；", "秘书长", "秘书长协助；请沿岸国"),
    ],
)
def test_possible_ends(verb: str, text: str, possible: str, impossible: str) -> None:
    found = ends(text, verb)
    assert possible in found
    assert not impossible or impossible not in found


def test_that_there_is_none_is_always_possible() -> None:
    assert ends("请联合国协助；", "请")[0] == ""


def test_no_addressee_ends_before_what_is_between_parties(labeller: Labeller) -> None:
    for text in ("促请国际未决问题通过国与国之间的合作加以解决；", "鼓励各国之间的对话；"):
        (act,) = labeller.acts(text, "operative")
        assert act.addressee is None
    (act,) = labeller.acts("鼓励流域国家之间继续修缮堤坝；", "operative")
    assert act.addressee is not None and act.addressee.text == "流域国家"
