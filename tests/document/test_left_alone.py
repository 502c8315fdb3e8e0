"""What looks like a page's own, a mark, a title or a symbol, and is the document's text."""

from __future__ import annotations

import pytest
from jueyi import load
from jueyi.components.addressees.hypotheses import addressee_starts
from jueyi.document.script import reread
from jueyi.lexicon import load as load_lexicon
from support.structured import read

TITLE = "关于加强沿海灯塔维护和航行安全方面国际合作与能力建设问题的决议草案案文\n\n"
ENDS = "大会，\n回顾其以往的决议，\n1. 请秘书长报告；\n2. 决定继续处理此案。\n"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "lines",
    [
        [
            "大会，", "欢迎秘书长的报告，", "1. 敦促会员国修缮灯塔；", "2. 请秘书长报告；", "3. 请工作组审议以下问题：",
            "(a) 沿海国家的灯塔及其面临的危险", "(b) 海上航行安全方面的区域合作", "(c) 灯塔看守人的培训与资格认定",
            "(d) 各国图纸的交换与统一的符号", "(e) 会员国对该基金的自愿捐款", "4. 决定继续审议此事。",
        ],
        [
            "大会，", "回顾其以往关于灯塔的各项决议和各次会议的成果文件", "注意到秘书长关于沿海航行安全问题的最近一次报告",
            "深为关切沿海国家灯塔年久失修给航行带来的危险", "1. 敦促会员国为维护灯塔提供必要的资金和技术援助",
            "2. 请秘书长就本决议的执行情况提交一份综合报告", "3. 鼓励区域组织参与沿海航行安全方面的能力建设。",
        ],
    ],
)  # fmt: skip
def test_paragraphs_without_marks_under_a_long_title_are_not_wrapped(
    lines: list[str], gap: str
) -> None:
    found = read(TITLE + gap.join(lines) + "\n")
    assert [p.text for p in found.paragraphs][1:] == [
        line.split(". ", 1)[-1].split(") ", 1)[-1] for line in lines
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("就秘书长向大会提交关于灯塔的报告表示感谢；", "秘书长"),
        ("就捐助国对信托基金的慷慨捐款表示感谢；", "捐助国"),
        ("就会员国向基金提供捐款表示感谢；", "会员国"),
        ("强调必须向灾民提供援助，并特别对东道国表示感谢；", "东道国"),
        ("注意到各国向难民提供庇护，特别是对邻国表示感谢；", "邻国"),
        ("欢迎各国继续向基金捐款，表示感谢；", ""),
        ("赞赏地注意到各国政府向灯塔基金提供的捐款，表示感谢，并请秘书长报告；", ""),
    ],
)
def test_a_frame_of_another_verb_is_none_of_thanks(text: str, who: str) -> None:
    verb = next(v for v in load_lexicon().verbs(text) if v[3].lemma == "感谢")
    start = addressee_starts(text, verb[0], verb[1], "感谢")
    assert text.startswith(who, start) and (start < verb[0]) == bool(who)


def test_figures_in_brackets_of_a_draft_stay() -> None:
    lines = [
        "1. 决定将委员会的成员增加到 [24] 名，任期 [5] 年；",
        "2. 请秘书长于 [45] 天内提交报告，[27]",
    ]
    found = read("大会，\n" + "\n".join(lines) + "\n")
    assert found.paragraphs[1].text == "决定将委员会的成员增加到[24]名，任期[5]年；"
    assert "[45]天内" in found.paragraphs[2].text


@pytest.mark.parametrize(
    ("front", "symbol"),
    [
        ("文号：S/RES/9424 (2044)", "S/RES/9424(2044)"),
        ("99/312. 加强灯塔合作\n前次决议文号：A/RES/98/12", "A/RES/99/312"),
        ("99/312. 饮用水中的维生素A", "A/RES/99/312"),
        ("FCCC/CP/2044/L.5\n第1/CP.96号决定所载适应承诺的审评", "FCCC/CP/2044/L.5"),
        ("FCCC/CP/2044/10/Add.1\n第1/CP.96号决定\n第2/CP.96号决定", "FCCC/CP/2044/10/Add.1"),
    ],
)
def test_a_symbol_that_is_cited_or_built_wrongly(front: str, symbol: str) -> None:
    organ = "缔约方会议，" if "CP" in front else "安全理事会，" if "RES/9" in symbol else "大会，"
    organ = "大会，" if symbol.startswith("A/") else organ
    assert read(front + "\n" + ENDS.replace("大会，", organ, 1)).symbol == symbol


def test_a_link_to_a_statement_is_no_symbol_of_a_resolution() -> None:
    text = "安全理事会主席关于灯塔的声明(S/PRST/2043/5)\n" + ENDS.replace("大会", "安全理事会")
    assert read(text).symbol is None


def test_a_declaration_that_an_assembly_adopted_is_the_assembly_s() -> None:
    found = read(
        "第三届群岛国家可持续渔业世界大会政治宣言\n(大会2044年12月3日第94/212号决议通过)\n"
        "1. 我们重申承诺；\n2. 我们呼吁各国合作。\n"
    )
    assert (found.organ, found.symbol) == ("大会", "A/RES/94/212")


def test_a_heading_of_a_report_names_no_body() -> None:
    found = read("第三委员会\n报告员的报告\n1. 敦促各国合作；\n三、结论和建议\n2. 请秘书长报告。\n")
    assert found.organ is None


@pytest.mark.parametrize("rule", ["- - -", "————————"])
def test_a_rule_of_the_page_parts_no_paragraph(rule: str) -> None:
    first = "    1. 敦促会员国为维护灯塔提供必要的资金和技术援助，并请各\n区域组织就此与秘书长密切合作，以期在本届会议结束以前使这一\n"
    last = "    2. 请秘书长就本决议的执行情况向大会第五十届会议提交一份\n综合报告，说明会员国、各区域组织和其他有关方面所采取的步骤，\n并提出建议。\n"
    found = read(f"大会，\n\n{first}\n{rule}\n\n方案得到充分执行；\n\n{last}")
    assert found.paragraphs[1].text.endswith("使这一方案得到充分执行；")


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    assert read("通过日期：2044-31-12\n" + ENDS).adopted is None
    assert read(ENDS + "2044年9月31日\n第7次全体会议\n").adopted is None


@pytest.mark.parametrize(
    "text",
    [
        "委员会建议缔约国：修订刑法；考虑批准公约；请求高级专员办事处提供援助。",
        "委员会关切的是，缔约国法院拒绝审理案件；谴责律师；要求他们停止工作。",
        "委员会欢迎三项要求，即停止暴力；呼吁各派对话；谴责袭击。",
    ],
)
def test_what_a_list_goes_on_with_is_no_act(text: str) -> None:
    found = load().label(f"委员会的结论性意见\n1. 委员会欢迎该报告。\n2. {text}\n")
    assert len(found.paragraphs[-1].acts) == 1


def test_what_was_asked_before_is_told() -> None:
    text = "忆及在审议上一次报告时，委员会要求缔约国提供数据，但仍未收到。"
    found = load().label(f"委员会的结论性意见\n1. 委员会欢迎该报告。\n2. {text}\n")
    assert all(act.subject is None for act in found.paragraphs[-1].acts)


def test_words_that_hold_what_a_scan_mistakes() -> None:
    for text in ("利己经营", "专业己方", "舍己经商", "自己经手", "月末", "末期"):
        assert reread(text) == text
