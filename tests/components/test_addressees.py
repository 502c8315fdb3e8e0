"""Whom an act addresses: all places weighed against each other, in sentences of our own."""

from __future__ import annotations

import math

import pytest
from jueyi import load
from jueyi.components.acts.model import ActModel
from jueyi.components.addressees.hypotheses import addressee_starts
from jueyi.components.addressees.model import AddresseeModel
from jueyi.components.addressees.windows import Windows
from jueyi.components.folder import Clauses
from jueyi.components.labeller import Labeller
from jueyi.components.pipes.acts import ActsPipe
from jueyi.components.registry import features
from jueyi.labelled import GoldAct, GoldAddressee, Labelled
from jueyi.lexicon import load as load_lexicon


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # parties that no list names, whose end speaks for them
        (
            "鼓励渡轮公司、船员工会和灯塔看守人协会共同订立守则；",
            "渡轮公司、船员工会和灯塔看守人协会",
        ),
        ("要求灯塔岛复兴运动立即释放被扣押的船员；", "灯塔岛复兴运动"),
        ("授权他采取必要措施；", "他"),
        (
            "吁请所有会员国，包括正在考虑修建灯塔的国家，分享经验；",
            "所有会员国，包括正在考虑修建灯塔的国家",
        ),
        ("要求尚占有该岛港口设施的前管理国归还这些设施；", "尚占有该岛港口设施的前管理国"),
        ("促请过渡政府总理阿玛·莱索女士邀请各方参加；", "过渡政府总理阿玛·莱索女士"),
        # what two do together
        ("请灯塔委员会与秘书处充分协商；", "灯塔委员会"),
        # no party
        ("呼吁立即停止破坏灯塔的行为；", None),
        ("鼓励开展合作、交流和培训；", None),
    ],
)
def test_who_is_asked(labeller: Labeller, text: str, who: str | None) -> None:
    act = labeller.acts(text, "operative", "ga")[0]
    assert (act.addressee and act.addressee.text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("向会员国表示感谢；", "会员国"),
        ("向会员国，特别是捐助国，以及秘书处表示感谢；", "会员国，特别是捐助国，以及秘书处"),
        ("就该岛局势表示关切，并向秘书长表示谢忱；", "秘书长"),
        # a list, a part of which begins as a frame does
        ("向领航员、气象员和灯塔看守人表示感谢；", "领航员、气象员和灯塔看守人"),
        (
            "向自愿捐款的成员国，以及向培训班派遣讲师的组织深表感谢；",
            "自愿捐款的成员国，以及向培训班派遣讲师的组织",
        ),
        ("就灯塔的修缮向秘书长表示感谢；", "秘书长"),
        ("谨此向沿岸国政府表示诚挚谢意；", "沿岸国政府"),
        ("对向该基金慷慨解囊的个人表示感谢；", "向该基金慷慨解囊的个人"),
        # a comma before the verb, which then ends its clause
        ("对灯塔委员会及其僚属之劳绩，表示谢忱；", "灯塔委员会"),
        ("对该局势表示关切，感谢会员国；", ""),
        # another clause is not gone over
        ("向会议提交报告，会员国表示感谢；", ""),
    ],
)
def test_where_those_who_are_thanked_begin(text: str, who: str) -> None:
    verb = next(v for v in load_lexicon().verbs(text) if v[3].lemma in ("感谢", "谢意", "谢忱"))
    start = addressee_starts(text, verb[0], verb[1], verb[3].lemma)
    assert text[start : verb[0]].startswith(who) and (start < verb[0]) == bool(who)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("请(一)秘书长提交报告；(二)会员国提供资料；", "秘书长"),
        ("敦促：（a）沿岸国批准公约；（b）船主登记船舶；", "沿岸国"),
        ("鼓励㈠ 各国修缮灯塔；", "各国"),
        ("建议(a)修缮灯塔，(b)登记浮标；", None),
    ],
)
def test_an_addressee_may_stand_behind_the_label_of_an_item(text: str, who: str | None) -> None:
    first = load().acts(text, "operative", "ga")[0].addressee
    assert (first.text if first else None) == who
    assert first is None or text[first.start : first.end] == who


def test_a_threshold_above_one_half_is_one_of_the_very_span() -> None:
    text = "请灯塔委员会主席团与秘书处就修缮一事保持联系；"
    scores = {a.addressee.score for a in load().acts(text, "operative", "ga") if a.addressee}
    strict = load(threshold=0.999).acts(text, "operative", "ga")
    assert all(a.addressee is None or a.addressee.score >= 0.999 for a in strict)
    assert all(0 < score <= 1 for score in scores)


def test_from_some_made_paragraphs_only_ends_are_learnt() -> None:
    who = GoldAddressee(1, 4, ("secretary-general",), ((1, 4, "secretary-general"),))
    row = Labelled(
        "请秘书长提交报告；", "operative", "ga", "own",
        (GoldAct(0, 1, "请", "directive", who),), group="ends",
    )  # fmt: skip
    clauses = Clauses()
    found = clauses.candidates(row.text, None)
    ends = [e for e in AddresseeModel().examples(row, found) if e.model == "ends"]
    assert [e.label for e in ends].count("yes") == 1
    assert [e.first for e in ends] == [True] + [False] * (len(ends) - 1)
    # Hypotheses behind the right end are examples, too: they are weighed against it.
    assert ends[-1].label == "no"
    pipe = ActsPipe("acts", ActModel(load_lexicon()), {}, {"bold": 1, "other": 1}, None)
    assert list(pipe._examples([row], clauses)) == []


def test_weights_looked_up_by_characters_are_those_of_the_features() -> None:
    model = load().addressees_model
    table = model.models["ends"].table
    groups = features.all(model.groups["ends"])
    windows = Windows(table, groups)
    for text in (
        "又请秘书长和会员国、灯塔委员会报告",
        "又请各国",
        "又请其",
        "又请|国",
        "又请^国|$",
        "又请\ud800\U0010ffff国",
    ):
        end = len(text)
        narrow = windows.sums(["大会，", text, "又请"]).of(text)
        assert list(narrow) == list(windows.sums().of(text))
        everywhere = [(position, 0) for position in range(2, end + 1)]
        for places in (everywhere, [(2, 0), (end - 1, 1)], [(2, 0), (end, 2)], [(end, 0)]):
            kept, found = windows.scores(text, 2, "请", places, math.inf, narrow)
            assert kept == places
            for (position, depth), score in zip(places, found, strict=True):
                names = [name for g in groups for name in g(text, 2, position, "请", depth)]
                assert score == pytest.approx(sum(table.get(name, 0.0) for name in names))


def test_a_long_text_is_looked_at_in_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    model = load().addressees_model
    text = "又请秘书长和会员国、灯塔委员会报告"
    whole = list(model.sums().of(text))
    monkeypatch.setattr("jueyi.components.addressees.pairs._STRETCH", 3)
    assert list(model.sums().of(text)) == whole
    assert list(model.sums([text, text[3:]]).of(text)) == whole


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "请国际刑事警察组织(国际刑警组织)和联合国毒品和犯罪问题办公室(毒罪办)提供资料；",
            ["国际刑事警察组织(国际刑警组织)", "联合国毒品和犯罪问题办公室(毒罪办)"],
        ),
        (
            "邀请联合国人类住区规划署(人居署)、联合国开发计划署和会员国提供资料；",
            ["联合国人类住区规划署(人居署)", "联合国开发计划署", "会员国"],
        ),
        ("敦促尚未加入和平进程的各方停火；", ["尚未加入和平进程的各方"]),
    ],
)
def test_brackets_and_words_part_no_parties(
    labeller: Labeller, text: str, parties: list[str]
) -> None:
    """(人居署) belongs to the name before it; the 和 of 和平 links nothing."""
    (act,) = labeller.acts(text, "operative")
    assert act.addressee is not None
    assert [party.text for party in act.addressee.parties] == parties
