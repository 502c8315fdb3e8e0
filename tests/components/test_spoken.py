"""Texts that name the body that speaks: statements, treaty bodies, declarations, decisions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jueyi.components.labeller import Labeller, load, text_source
from jueyi.components.speeches import speeches
from jueyi.document.completeness import doubts
from jueyi.document.structure import structure
from jueyi.records import Resolution, Source

OWN = Path(__file__).parents[2] / "data" / "own"
STATEMENT = (
    "安全理事会主席的声明\n\n"
    "“安全理事会严重关切局势恶化。安理会敦促各方立即停火，并请秘书长提出报告。\n\n"
    "“委员会建议会员国合作。\n\n“安全理事会将继续处理此案。”\n"
)


def acts(found: Resolution) -> list[tuple[str, str | None, str | None]]:
    return [
        (a.surface, a.subject and a.subject.text, a.addressee and a.addressee.text)
        for p in found.paragraphs
        for a in p.acts
    ]


def test_a_statement_is_read() -> None:
    found = load().label(STATEMENT)
    assert acts(found) == [
        ("严重关切", "安全理事会", None),
        ("敦促", "安理会", "各方"),
        ("请", None, "秘书长"),
    ]
    spoken = found.paragraphs[1]
    assert spoken.part == "operative"
    assert [a.opening for a in spoken.acts] == [True, False, False]
    for act in spoken.acts:
        assert spoken.text[act.start : act.end] == act.surface
        if act.subject:
            assert spoken.text[act.subject.start : act.subject.end] == act.subject.text


def test_a_cover_with_the_name_of_the_body_is_no_enacting_line() -> None:
    cover = "联合国\n\nS/PRST/2099/1\n\n安全理事会\n\nDistr.: General\n\n"
    assert acts(load().label(cover + STATEMENT)) == acts(load().label(STATEMENT))


@pytest.mark.parametrize(
    "text",
    [
        "委员会在第7次会议上审议了秘书长的报告，并建议大会通过决定草案。",
        "委员会主席鼓励会员国合作。",
        "我们的人民要求清洁的空气。",
        "外交部长答复说，安全理事会敦促采取的措施已经落实。",
        "安全理事会将敦促各方停火。",
        "第五委员会请秘书长提出报告。",
    ],
)
def test_what_another_body_does_or_what_was_done_is_no_act(text: str) -> None:
    assert acts(load().label(text)) == []


OBSERVATIONS = (
    "结论性意见\n1. 委员会在第7次会议上审议了青岚国的报告。\n2. 委员会赞赏缔约国提交报告，并欢迎代表团。\n"
    "3. 委员会欢迎下列措施：\n(a) 通过法律；\n(b) 确认权利。\n4. 委员会建议缔约国：\n(a) 确保服务；\n"
    "(b) 请联合国人口基金协助。\n5. 委员会请缔约国报告。\n"
)


def test_numbered_observations_and_their_items() -> None:
    found = load().label(OBSERVATIONS)
    assert [(a.surface, a.subject is None, p.number) for p in found.paragraphs for a in p.acts] == [
        ("赞赏", False, "2"),
        ("欢迎", True, "2"),
        ("欢迎", False, "3"),
        ("建议", False, "4"),
        ("请", False, "5"),
    ]
    items = [p for p in found.paragraphs if p.level]
    assert [(p.part, p.inherits) for p in items] == [("other", 3)] * 2 + [("other", 6)] * 2


def test_in_a_resolution_no_subject_is_spoken() -> None:
    text = "大会，\n回顾其决议，\n1. 请秘书长报告；\n委员会敦促会员国合作。\n"
    found = structure(Source("x", text, "text"))
    assert speeches(found) == []


def test_only_the_body_that_speaks_most_is_heard() -> None:
    found = structure(Source("x", STATEMENT, "text"))
    assert {s.subject.text for s in speeches(found)} == {"安全理事会", "安理会"}


@pytest.mark.parametrize(("name", "least"), [("old-style", 0.89), ("spoken", 0.95)])
def test_own_sentences_in_other_styles(name: str, least: float) -> None:
    hits = total = 0
    for line in (OWN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = {(a["start"], a["surface"]) for a in row["acts"]}
        labelled = load().label(row["text"]).paragraphs
        found = {(a.start, a.surface) for p in labelled for a in p.acts}
        hits, total = hits + len(gold & found), total + len(gold) + len(found)
    assert 2 * hits / total >= least


def test_a_resolution_without_its_enacting_line_stays_one() -> None:
    text = "保护河流\n回顾其决议，\n1. 请秘书长报告；\n2. 决定继续处理此案。\n附件\n委员会建议会员国合作。\n"
    assert [a[0] for a in acts(load().label(text))] == ["回顾", "请", "决定"]


NARRATED = """99/512.河流
{text}
第47次全体会议2044年12月7日"""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2044年12月7日大会第147次全体会议表示注意到河流委员会的报告。", ["表示注意到"]),
        ("2044年12月7日大会第147次全体会议根据河流委员会的建议，决定推迟审议该请求。", ["决定"]),
        ("2044年12月7日，大会第147次全体会议根据湖泊委员会的建议，任命甲·乙为河流委员会成员，任期三年。", ["任命"]),
        ("2044年12月7日，大会第56次(复会)全体会议根据河流委员会的建议，注意到该报告，并：", ["注意到"]),
        ("2044年12月7日大会第56次全体会议根据河流委员会的建议决定：", ["决定"]),
        ("2044年12月7日大会第56次全体会议(续会)根据秘书长的提议，再次选举甲·乙为执行主任。", ["再次选举"]),
        (
            "2044年12月7日大会第146次全体会议根据书船委员会的建议，通过记录表决以162票对9票、5票弃权，"
            "回顾其2041年12月24日第96/231号决议，决定继续审议。",
            ["回顾", "决定"],
        ),
        ("2044年12月7日大会第147次全体会议审议了河流委员会的报告。", []),
    ],
)  # fmt: skip
def test_narrated_decisions(labeller: Labeller, text: str, wanted: list[str]) -> None:
    acts = labeller.label(NARRATED.format(text=text)).paragraphs[1].acts
    assert [act.surface for act in acts] == wanted
    assert [act.subject.text for act in acts[:1] if act.subject] == ["大会"] * bool(wanted)


def test_a_list_that_a_narrated_decision_opens(labeller: Labeller) -> None:
    lines = ("(a)核准工作方案草案；", "(b)邀请河流委员会合作；", "工作方案", "(a)水；")
    text = "2044年12月7日大会第154次全体会议根据灯塔委员会的建议：\n" + "\n".join(lines)
    paragraphs = labeller.label(NARRATED.format(text=text)).paragraphs[2:6]
    found = [[(act.surface, act.subject) for act in p.acts] for p in paragraphs]
    assert found == [[("核准", None)], [("邀请", None)], [], []]
    asked = "委员会建议缔约国：\n(a)敦促各部合作；\n(b)请议会批准；\n委员会欢迎缔约国的报告。"
    assert [len(p.acts) for p in labeller.label(asked).paragraphs] == [1, 0, 0, 1]


def test_the_date_before_another_text_of_the_assembly_is_no_speech(labeller: Labeller) -> None:
    text = "安全理事会主席的声明\n安理会回顾2044年12月7日大会第99/515号决定。"
    (act,) = [act for p in labeller.label(text).paragraphs for act in p.acts]
    assert act.subject is not None and act.subject.text == "安理会"


def test_the_organ_named_in_its_own_resolution() -> None:
    found = load().label(
        "安全理事会，\n备悉该报告书，\n一.请秘书长报告；\n二.安全理事会保留其废止本决议案之权。"
    )
    act = found.paragraphs[3].acts[0]
    assert (act.surface, act.subject.text if act.subject else None) == ("保留", "安全理事会")
    # Another body's asking is told, not done.
    told = load().label("安全理事会，\n注意到委员会敦促各国停火，\n1. 请秘书长报告。")
    assert [a.surface for a in told.paragraphs[1].acts] == ["注意到"]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("委员会欢迎缔约国的努力。然而，委员会感到遗憾的是，法官缺乏培训。", "感到遗憾"),
        ("安理会尤其强调，双方务必采取一切必要措施。", "强调"),
        (
            "1. 我们，沿岸国的部长，2044年5月11日至12日在灯塔港举行会议，重申承诺。\n2. 我们请各国合作。",
            "重申",
        ),
        ("委员会欢迎报告。令委员会深感关切的是，法官缺乏培训。", "深感关切"),
        ("我们认识到灯塔的作用，我们并承诺加紧努力修缮灯塔。", "承诺"),
    ],
)
def test_words_between_a_subject_and_its_verb(text: str, surface: str) -> None:
    acts = [a.surface for p in load().label(f"声明\n{text}").paragraphs for a in p.acts]
    assert surface in acts


def test_what_is_recalled_before_the_subject() -> None:
    text = "委员会的结论性意见\n1. 委员会欢迎该报告。\n2. 忆及其关于灯塔的第6号一般性意见，委员会建议缔约国修缮灯塔。\n"
    acts = [a for p in load().label(text).paragraphs for a in p.acts]
    assert [(a.surface, a.subject.text if a.subject else None) for a in acts] == [
        ("欢迎", "委员会"),
        ("忆及", None),
        ("建议", "委员会"),
    ]


def test_the_subject_speaks_on_behind_a_semicolon() -> None:
    text = "安全理事会主席的声明\n“安理会鼓励各国捐款；还吁请各机构运送粮食。\n“安理会欢迎该协定；各方的代表敦促停火。”\n"
    acts = [a for p in load().label(text).paragraphs for a in p.acts]
    assert [a.surface for a in acts] == ["鼓励", "还吁请", "欢迎"]


def test_a_body_goes_on_with_a_pronoun() -> None:
    text = "委员会的意见\n委员会欢迎缔约国的努力。它也赞扬缔约国修缮灯塔。它的法律没有改变。"
    acts = [a for p in load().label(text).paragraphs for a in p.acts]
    assert [(a.surface, a.subject.text if a.subject else None) for a in acts] == [
        ("欢迎", "委员会"),
        ("也赞扬", "它"),
    ]


def test_a_paragraph_of_a_statement_without_an_act() -> None:
    found = load().label(STATEMENT)
    last = [p for p in found.paragraphs if p.text.startswith("“安全理事会将继续")]
    assert [(p.part, p.acts) for p in last] == [("operative", ())]


def test_who_speaks_goes_on_behind_what_is_explained() -> None:
    text = (
        "安全理事会主席的声明\n“安理会赞同报告所载的意见，即只有会谈才能打破僵局；授权秘书长派遣观察员，"
        "促请会员国响应。\n“安理会决定继续处理此案。”\n"
    )
    found = load().label(text)
    first = next(p for p in found.paragraphs if p.acts)
    assert [a.surface for a in first.acts] == ["赞同", "授权", "促请"]


def test_a_summary_record_is_told() -> None:
    text = (
        "灯塔委员会\n第六十八届会议\n第41次会议简要记录(部分)\n主席：塞科先生\n"
        "1. 主席请代表团继续答复。\n2. 李女士感谢代表团，并请委员会休会。\n3. 主席感谢代表团。\n"
    )
    source = text_source(text)
    assert any("called 第41次会议简要记录" in said for said in doubts(source, load().label(text)))
