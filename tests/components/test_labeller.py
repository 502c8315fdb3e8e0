from __future__ import annotations

import json
from pathlib import Path

import jueyi
import pytest
from conftest import SAMPLES
from hypothesis import given, settings
from jueyi import load, reading
from jueyi.components.addressees.hypotheses import short_forms
from jueyi.components.labeller import Labeller
from jueyi.document.structure import structure
from jueyi.errors import ConfigError
from jueyi.records import CLASSES, FAMILIES, Block, Source
from support.strategies import any_text, resolutions

# One named phenomenon a row; (surface, lemma, addressee, classes) of every act. Our sentences.
ACTS = {
    "one request": ("请秘书长编写一份指南；", [("请", "请", "秘书长", ["secretary-general"])]),
    "two acts": (
        "敦促会员国考虑批准公约，并请秘书长为此提供协助；",
        [("敦促", "敦促", "会员国", ["states"]), ("请", "请", "秘书长", ["secretary-general"])],
    ),
    "modifiers belong to the surface": (
        "又强烈敦促各国政府修复水渠；",
        [("又强烈敦促", "敦促", "各国政府", ["states"])],
    ),
    "light verb": ("表示深为关切洪水毁坏馆藏，", [("表示深为关切", "关切", None, None)]),
    "what another text does": (
        "回顾其决议，其中请秘书长汇编经验，",
        [("回顾", "回顾", None, None)],
    ),
    "what the addressee is to do": (
        "请秘书长鼓励各国捐款；",
        [("请", "请", "秘书长", ["secretary-general"])],
    ),
    "a verb as a noun": ("注意到各国的呼吁，", [("注意到", "注意到", None, None)]),
    "a verb in a title": ("注意到《敦促各国行动宣言》，", [("注意到", "注意到", None, None)]),
    "long modifier": (
        "敦促尚未加入《青石镇宣言》的沿岸国考虑加入；",
        [("敦促", "敦促", "尚未加入《青石镇宣言》的沿岸国", ["states"])],
    ),
    "coordination": (
        "鼓励会员国、区域开发银行和非政府组织为方案捐款；",
        [
            (
                "鼓励",
                "鼓励",
                "会员国、区域开发银行和非政府组织",
                ["states", "intergovernmental", "civil-society"],
            )
        ],
    ),
    "insertion that names parties": (
        "促请会员国，特别是捐助国，增加捐款；",
        [("促请", "促请", "会员国，特别是捐助国", ["states"])],
    ),
    "read and checked, without a comma": (
        "审议了灯塔委员会的报告并审查了其财务报表；",
        [("审议了", "审议了", None, None), ("审查了", "审查了", None, None)],
    ),
    "read and stressed, without a comma": (
        "注意到秘书长的报告并强调必须修缮灯塔；",
        [("注意到", "注意到", None, None), ("强调", "强调", None, None)],
    ),
    "by the Charter": (
        "根据《联合国宪章》第七章行事，",
        [("行事", "行事", None, None)],
    ),
    "parties joined by 与": (
        "鼓励各国政府与其港务部门修缮灯塔；",
        [("鼓励", "鼓励", "各国政府与其港务部门", ["states"])],
    ),
    "nobody": ("敦促立即停止一切破坏行为；", [("敦促", "敦促", None, None)]),
    "a preposition ends the party": (
        "请联合国环境规划署与沿岸国协商拟订规则；",
        [("请", "请", "联合国环境规划署", ["un-entity"])],
    ),
    "adverbial before the opening": (
        "为此目的，请秘书长任命一名协调员；",
        [("请", "请", "秘书长", ["secretary-general"])],
    ),
    "semicolon": (
        "欢迎秘书长的报告；请会员国考虑其中的建议；",
        [("欢迎", "欢迎", None, None), ("请", "请", "会员国", ["states"])],
    ),
    "decision": ("决定继续处理此案。", [("决定", "决定", None, None)]),
}


@pytest.mark.parametrize("name", ACTS)
def test_phenomenon(name: str, labeller: Labeller) -> None:
    text, expected = ACTS[name]
    source = Source("x", text, "jsonl", blocks=(Block(0, len(text)),))
    (paragraph,) = labeller.label_resolution(structure(source)).paragraphs
    found = [
        (
            act.surface,
            act.lemma,
            act.addressee.text if act.addressee else None,
            list(act.addressee.classes) if act.addressee else None,
        )
        for act in paragraph.acts
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("chapeau", "surfaces"),
    [
        ("决定：", ["要求", "决定"]),
        ("又决定如下：", ["要求", "决定"]),
        ("重申第1号决议，其中安理会：", []),
        ("请秘书长：", []),
        ("决定设立委员会，任务是：", []),
        ("强调会议的重要性，并决定：", ["要求", "决定"]),
        ("决定探讨参与的方式，为此：", ["决定"]),
        ("请秘书长采取措施，包括为此：", []),
    ],
)
def test_acts_of_items(labeller: Labeller, chapeau: str, surfaces: list[str]) -> None:
    text = f"大会，\n1. {chapeau}\n(a) 要求各方停火；\n(b) 决定设立基金；\n2. 请秘书长报告。"
    items = [p for p in labeller.label(text).paragraphs if p.level]
    assert [a.surface for p in items for a in p.acts] == surfaces


def test_what_is_decided_in_items_of_a_bare_decision(labeller: Labeller) -> None:
    text = (
        "大会，\n1. {}：\n(a) 设立灯塔问题特设技术专家组；\n(b) 培训灯塔看守人。\n2. 请秘书长报告。"
    )
    for chapeau, surfaces in (("决定", ["设立"]), ("决定采取下列措施", [])):
        items = [p for p in labeller.label(text.format(chapeau)).paragraphs if p.level]
        assert [a.surface for p in items for a in p.acts] == surfaces


def test_an_item_that_says_also_is_an_act_of_the_organ(labeller: Labeller) -> None:
    text = "大会，\n1. 请秘书长报告，包括：\n(a) 灯塔的修缮；\n(b) 还请秘书长通报经费；\n(c) 还有灯油。"
    items = [p for p in labeller.label(text).paragraphs if p.level]
    assert [[a.surface for a in p.acts] for p in items] == [[], ["还请"], []]


def test_items_inherit_the_act_of_their_chapeau(labeller: Labeller) -> None:
    resolution = labeller.label("大会，\n1. 请秘书长：\n(a) 编写指南；\n(b) 提交报告；")
    chapeau = resolution.paragraphs[1]
    assert chapeau.acts[0].addressee is not None
    assert [(p.part, p.inherits, p.acts) for p in resolution.paragraphs[2:]] == [
        ("other", chapeau.index, ()),
        ("other", chapeau.index, ()),
    ]


def test_a_verb_outside_the_lexicon_is_found_with_a_lower_score(labeller: Labeller) -> None:
    assert labeller.acts_model.lexicon.parse("盼望着") is None
    resolution = labeller.label("大会，\n盼望着会议取得成功，\n1. 决定继续处理此案。")
    found = resolution.paragraphs[1].acts
    known = resolution.paragraphs[2].acts[0]
    assert not found or found[0].score < known.score


def invariants(resolution: jueyi.Resolution) -> None:
    for paragraph in resolution.paragraphs:
        last = 0
        for number, act in enumerate(paragraph.acts):
            assert paragraph.text[act.start : act.end] == act.surface
            assert act.start >= last
            last = act.end
            assert act.opening == (number == 0)
            assert act.family in FAMILIES
            assert 0.0 <= act.score <= 1.0
            assert "".join(act.modifiers) + act.lemma == act.surface
            if act.addressee is not None:
                who = act.addressee
                assert paragraph.text[who.start : who.end] == who.text
                assert who.classes
                assert set(who.classes) <= set(CLASSES)
                for party in who.parties:
                    assert paragraph.text[party.start : party.end] == party.text
                    assert who.start <= party.start < party.end <= who.end


@settings(max_examples=60)
@given(resolutions)
def test_invariants(text: str) -> None:
    invariants(jueyi.load().label(text))


@settings(max_examples=60)
@given(any_text)
def test_invariants_on_any_text(text: str) -> None:
    invariants(jueyi.load().label(text))


def test_min_score_trades_recall_for_precision() -> None:
    text = (SAMPLES / "resolution.txt").read_text("utf-8")
    counts = [
        sum(len(p.acts) for p in jueyi.load(None, threshold).label(text).paragraphs)
        for threshold in (0.05, 0.5, 0.95)
    ]
    assert counts[0] >= counts[1] >= counts[2] > 0


def test_real_resolution_of_a_pdf_reader(shared: Path, labeller: Labeller) -> None:
    gold = [
        json.loads(line)
        for line in (shared / "A_RES_66_178.gold.jsonl").read_text("utf-8").splitlines()
    ]
    source = reading.read(shared / "A_RES_66_178.txt")
    resolution = labeller.label_resolution(structure(source))
    assert [(p.part, p.number, p.text) for p in resolution.paragraphs] == [
        (g["part"], g["number"], g["text"]) for g in gold
    ]
    checked = 0
    for paragraph, wanted in zip(resolution.paragraphs, gold, strict=True):
        if not wanted["acts"]:
            assert not paragraph.acts
            continue
        first, act = paragraph.acts[0], wanted["acts"][0]
        assert (first.start, first.end, first.lemma) == (act["start"], act["end"], act["lemma"])
        expected = act["addressee"] and act["addressee"]["text"]
        assert (first.addressee and first.addressee.text) == expected
        checked += 1
    assert checked == 22


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("请联合国毒品和犯罪问题办公室(毒罪办)协助；", {"毒罪办": "毒品和犯罪问题办公室"}),
        (
            "欢迎河流图书馆合作网络秘书处（河图秘书处）成立；",
            {"河图秘书处": "河流图书馆合作网络秘书处"},
        ),
        ("重申各国(包括小国)平等；", {}),
        ("回顾第1/1(2044)号决议，", {}),
    ],
)
def test_short_forms(text: str, expected: dict[str, str]) -> None:
    assert short_forms([text]) == expected


def test_a_short_form_is_written_out_and_classed_like_its_long_form(labeller: Labeller) -> None:
    text = "大会，\n1. 欢迎跨界河流水文测量问题特别报告员(跨河员)的工作；\n2. 请跨河员提交报告；"
    resolution = labeller.label(text)
    who = resolution.paragraphs[2].acts[0].addressee
    assert who is not None
    assert who.parties[0].full == "跨界河流水文测量问题特别报告员"
    assert who.classes == ("un-official",)


def test_a_document_leaves_nothing_to_the_next(labeller: Labeller) -> None:
    fresh = labeller.at(0.5)
    before = fresh.acts("请跨河员提交报告；", "operative")
    text = "大会，\n1. 欢迎跨界河流水文测量问题特别报告员(跨河员)的工作；\n2. 请跨河员提交报告；"
    within = fresh.label(text).paragraphs[2].acts
    assert within != before
    assert fresh.acts("请跨河员提交报告；", "operative") == before
    assert fresh.label(text).paragraphs[2].acts == within


def test_threads_share_a_labeller(labeller: Labeller) -> None:
    from concurrent.futures import ThreadPoolExecutor

    texts = [
        f"大会，\n1. 欢迎第{n}河流水文测量问题特别报告员(跨河员)的工作；\n2. 请跨河员提交报告；"
        for n in range(8)
    ] + ["请跨河员提交报告；"] * 4
    expected = [labeller.at(0.5).label(text) for text in texts]
    shared = labeller.at(0.5)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(shared.label, texts * 20)) == expected * 20


def test_the_memory_conflates_nothing() -> None:
    from jueyi.components.acts.features import place, place_key
    from jueyi.components.clauses import from_lexicon

    groups: dict[object, set[tuple[str, ...]]] = {}
    for prefix in ("为此目的已经充分", "为此……充分", "为此目的已经再次充分", "为此充分", ""):
        text = f"{prefix}敦促会员国，{prefix}请秘书长；"
        for index, candidate in enumerate(from_lexicon(text)):
            key = place_key(text, candidate, index, "operative")
            features = tuple(place(text, candidate, index, "operative"))
            groups.setdefault(key, set()).add(features)
    assert len(groups) > 6
    assert all(len(found) == 1 for found in groups.values())


def test_one_loading_for_all_ways_to_name_the_shipped_model() -> None:
    from jueyi.components.labeller import SHIPPED

    assert jueyi.load() is jueyi.load(None) is jueyi.load(SHIPPED) is jueyi.load(str(SHIPPED))


@pytest.mark.parametrize("state", ["朝鲜", "日本", "南非", "古巴", "叙利亚"])
@pytest.mark.parametrize("verb", ["要求", "敦促", "吁请"])
def test_a_state_that_is_named_in_short_is_asked(labeller: Labeller, state: str, verb: str) -> None:
    who = labeller.acts(f"{verb}{state}立即停止一切试验；", "operative")[0].addressee
    assert who is not None and (who.text, who.classes) == (state, ("named-state",))
    assert who.score > 0.5


def test_a_government_behind_the_name_of_its_state(labeller: Labeller) -> None:
    text = "促请中华人民共和国中央人民政府命令其军队停火；"
    who = labeller.acts(text, "operative")[0].addressee
    assert who is not None and who.text == "中华人民共和国中央人民政府"


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("在2044年方案预算第3款(灯塔)下追加批款22 000美元；", "批款"),
        ("为2044年批款1 241 300美元，包括第5款下的900美元；", "批款"),
        ("请秘书长报告批款的使用情况；", "请"),
        ("表示严重和紧急关切船员的处境；", "表示严重和紧急关切"),
    ],
)
def test_verbs_of_budgets_and_pairs_of_modifiers(
    labeller: Labeller, text: str, surface: str
) -> None:
    assert [act.surface for act in labeller.acts(text, "operative", "ga")] == [surface]


def test_what_leads_to_the_first_verb_is_none(labeller: Labeller) -> None:
    text = "按照第9/1号决议第17段并根据其规定的程序，审查了灯塔委员会的工作，"
    (act,) = labeller.acts(text, "preambular", "sc")
    assert (act.surface, act.opening) == ("审查了", True)


@pytest.mark.parametrize("threshold", [float("nan"), 2, -0.1, True])
def test_a_threshold_is_a_probability(threshold: float) -> None:
    with pytest.raises(ConfigError, match="expected a number from 0 to 1"):
        load(threshold=threshold)
