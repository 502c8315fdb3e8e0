"""Where pages of the web, databases and volumes say what a document is, and what stands around it."""

from __future__ import annotations

import pytest
from jueyi.components.labeller import text_source
from jueyi.document.completeness import doubts
from jueyi.document.plainform import plain_form
from support.structured import facts, read

BODY = "安全理事会，\n回顾其第2044/1号决议，\n1. 请秘书长提出报告；\n2. 决定继续处理此案。\n"
SAID = "“安全理事会重申其对该岛的承诺。\n“安理会请秘书长提出报告。”\n"


@pytest.mark.parametrize(
    ("text", "symbol", "organ", "adopted"),
    [
        (
            "安全理事会主席声明（S/PRST/2044/71）\n灯塔\n（2044年12月14日安全理事会第9331次会议）\n" + SAID,
            "S/PRST/2044/71", "安全理事会", "2044-12-14",
        ),
        (
            "安理会主席关于灯塔的声明（S/PRST/2044/27）\n发布时间：2044-12-20\n"
            "安全理事会12月16日举行第9930次会议，在审议“灯塔”项目时，安理会主席代表安理会发表了以下声明：\n" + SAID,
            "S/PRST/2044/27", "安全理事会", "2044-12-16",
        ),
        (
            "安理会发表主席声明\n以下为安全理事会10月17日第9376次会议通过的主席声明(S/PRST/2044/22)全文：\n" + SAID,
            "S/PRST/2044/22", "安全理事会", "2044-10-17",
        ),
        (
            "S/PRST/2044/23\n2044年10月29日，在安全理事会第9291次会议上，安理会主席就安理会审议题为“灯塔”的"
            "项目，代表安理会发表声明如下：\n" + SAID,
            "S/PRST/2044/23", "安全理事会", "2044-10-29",
        ),
        (
            "S/PRST/2044/19\nDistr.: General\n11 September 2044\n安全理事会主席的声明\n" + SAID,
            "S/PRST/2044/19", "安全理事会", "2044-09-11",
        ),
        (
            "【文件编号】决议913（2044）\n【通过日期】2044.11.02\n决议九一三（二〇四四）\n" + BODY,
            "S/RES/913(2044)", "安全理事会", "2044-11-02",
        ),
        (
            "【发布文号】第一九三（二〇四四）号\n（二〇四四年八月七日安全理事会第一一四四次会议通过）\n" + BODY,
            "S/RES/193(2044)", "安全理事会", "2044-08-07",
        ),
        ("联合国安理会第七十六号决议\n2044年11月22日\n" + BODY, "S/RES/76(2044)", "安全理事会", "2044-11-22"),
        (
            "灯塔问题\n一二五(二〇四四)\n二〇四四年六月十四日决议案\n" + BODY,
            "S/RES/125(2044)", "安全理事会", "2044-06-14",
        ),
        (
            "大会2044年12月8日第99/72号决议\n大会，\n铭记其决议，\n1. 请秘书长提出报告；\n",
            "A/RES/99/72", "大会", None,
        ),
    ],
)  # fmt: skip
def test_symbol_organ_and_date(text: str, symbol: str, organ: str, adopted: str | None) -> None:
    assert facts(text) == (symbol, organ, adopted)


@pytest.mark.parametrize(
    ("front", "symbol", "organ"),
    [
        (
            "禁止酷刑委员会的结论和建议：马耳他, U.N. Doc. CAT/C/CR/99/14 (2044).",
            "CAT/C/CR/99/14", "禁止酷刑委员会",
        ),
        (
            "文号：CERD/C/MLT/CO/14-16    语文：中\n消除种族歧视委员会\n关于马耳他定期报告的结论性意见",
            "CERD/C/MLT/CO/14-16", "消除种族歧视委员会",
        ),
    ],
)  # fmt: skip
def test_symbols_of_treaty_bodies(front: str, symbol: str, organ: str) -> None:
    found = read(front + "\n1. 委员会欢迎该报告。\n2. 委员会建议缔约国提供资料。\n")
    assert (found.symbol, found.organ) == (symbol, organ)


def test_a_report_that_a_library_names_is_no_symbol_of_a_resolution() -> None:
    found = read(
        "灯塔, G.A. res. 99/72, U.N. Doc. A/99/49 (2044).\n大会，\n回顾其决议，\n1. 请秘书长报告；\n"
    )
    assert found.symbol is None


@pytest.mark.parametrize(
    ("front", "enacting", "organ"),
    [
        (
            "生物多样性公约缔约方大会\n第九十六届会议",
            "缔约方大会，",
            "《生物多样性公约》缔约方大会",
        ),
        ("联合国教育、科学及文化组织\n执行局", "执行局，", "联合国教育、科学及文化组织执行局"),
    ],
)
def test_an_organ_whose_whole_name_stands_above(front: str, enacting: str, organ: str) -> None:
    assert read(f"{front}\n{enacting}\n回顾其决定，\n1. 请秘书处提出报告；\n").organ == organ


def test_a_declaration_names_its_conference_and_day() -> None:
    found = read(
        "第二届群岛国家部长级会议阿皮亚宣言\n（2044年9月9日，阿皮亚）\n2044-09-10 17:26\n"
        "一、我们重申《宪章》的宗旨。\n二、我们呼吁沿岸国修缮灯塔。\n"
    )
    assert (found.organ, found.adopted) == ("第二届群岛国家部长级会议", "2044-09-09")


def test_headlines_of_other_pages_are_the_site_s() -> None:
    text = (
        BODY
        + "（责任编辑：甲乙）\n【相关阅读】\n·安理会请秘书长评估局势\n·总理呼吁援助\n分享到：微信\n"
    )
    found = read(text)
    assert [p.text for p in found.paragraphs][-1] == "决定继续处理此案。"
    assert sum(piece.kind == "website" for piece in found.pieces) == 5


def test_a_wrapped_line_that_begins_as_a_site_s_does_is_text() -> None:
    lines = [
        "大会，", "回顾其以往关于修缮群岛各处灯塔的各项决议，包括第2044/1号决议和第2045/7号决", "议，",
        "1. 请秘书长把修缮灯塔的经验整理成册，并在下届会议开幕以前将这些经验全部", "分享到各会员国和其他利益攸关方，并编",
        "辑：一册指南，供各国参考；", "2. 促请沿岸国把灯塔的图纸交给秘书处，由秘书处将其翻译成各种正式语文并", "分享至各区域办事处。",
    ]  # fmt: skip
    found = read("\n".join(lines) + "\n")
    assert not any(piece.kind == "website" for piece in found.pieces)
    assert found.paragraphs[-1].text.endswith("并分享至各区域办事处。")


def test_a_list_in_the_text_is_no_list_of_pages() -> None:
    found = read("大会，\n1. 请秘书长就相关问题报告：\n·灯塔；\n·港口。\n")
    assert [p.text for p in found.paragraphs][-2:] == ["灯塔；", "港口。"]


def test_the_end_of_a_news_text_is_no_text() -> None:
    found = read("我们重申其承诺。\n一、我们呼吁沿岸国修缮灯塔。\n二、我们商定举行会议。（完）\n")
    assert found.paragraphs[-1].text == "我们商定举行会议。"


def test_an_article_about_a_resolution_says_so() -> None:
    text = (
        "联合国安全理事会第986号决议\n联合国安全理事会第986号决议于2044年11月18日由安理会一致通过。\n"
        "在执行部分，安理会：\n1. 请秘书长提出报告；\n2. 敦促各方停火。\n"
    )
    from jueyi import load

    source = plain_form(text_source(text))
    assert any("article about a resolution" in why for why in doubts(source, load().label(text)))


def test_what_another_asks_of_an_organ_is_no_enacting_line() -> None:
    found = read("秘书长的报告\n一. 结论\n6. 请大会：\n(a) 注意到本报告；\n")
    assert found.organ is None


def test_lines_under_a_wide_title_are_wrapped() -> None:
    line = "     “安理会最强烈地谴责一切袭击群岛灯塔监测组人员的行为，并要求所有武装派别立\n即释放被扣押的人员，将夺去的武器、车辆和通讯设备\n悉数归还。\n\n"
    text = "2044年12月18日，安全理事会第9729次会议审议了题为“灯塔”的项目，安全理事会主席就此代表安理会发表声明如下：\n\n"
    found = read(text + line * 6)
    own = [p.text for p in found.paragraphs if p.text.startswith("“")]
    assert len(own) == 6 and all(text.endswith("悉数归还。") for text in own)


def test_a_closing_line_on_two_lines_ends_before_the_next_title() -> None:
    lines = [
        "99/247. 国际河流航标", "    大会,", "    回顾其一九七七年十二月十九日第", "32/271号决议,其中大会吁请沿岸国交换",
        "水文资料,并促请各国加以采用,", "    1. 请秘书长拟订国际河流航标的一套", "统一的符号并送请各国政府表示意见;",
        "    2. 建议联合国开发计划署署长在各个", "国家方案内考虑给予此项工作优先地位。", "          二〇四四年十二月十八日",
        "          第一〇八次全体会议", "99/248. 渡船码头",
    ]  # fmt: skip
    found = read("\n".join(lines) + "\n")
    assert found.paragraphs[-1].text == "99/248.渡船码头"
    assert (found.adopted, found.meeting) == ("2044-12-18", "108")


def test_a_paragraph_without_number_behind_items_asks() -> None:
    found = read("大会，\n建议各缔约国：\n(a) 修缮灯塔；\n(b) 提供资料。\n并吁请派遣国交换资料。\n")
    assert found.paragraphs[-1].part == "operative"


def test_a_letter_before_a_year_is_a_label() -> None:
    found = read("大会，\n1. 呼吁船旗国：\na) 2044年前改用馏分油；\nb) 2049年前完成改造。\n")
    assert [p.number for p in found.paragraphs][-2:] == ["a", "b"]


@pytest.mark.parametrize("note", ["〔註一〕 見文件S/1437。", "註一　見文件S/1437。"])
def test_named_notes_in_other_brackets(note: str) -> None:
    found = read(f"安全理事會，\n業已接獲主席之電報〔註一〕，\n一．請秘書長提出報告。\n{note}\n")
    assert found.paragraphs[1].text == "业已接获主席之电报，"
    assert [n.text for n in found.paragraphs[1].notes] == ["见文件S/1437。"]


def test_a_decision_bears_its_own_number_and_not_that_of_the_report() -> None:
    found = read(
        "FCCC/CP/2044/11/Add.3\n第 23/CP.98 号决定\n缔约方会议，\n回顾其决定，\n1. 请秘书处报告；\n"
    )
    assert found.symbol == "23/CP.98"
    assert found.organ == "《联合国气候变化框架公约》缔约方会议"


def test_marks_of_an_excerpt_begin_anywhere() -> None:
    found = read(
        "（节选）\n41．委员会建议缔约国把寄宿作为最后手段。[27]\n42．委员会敦促缔约国设立申诉机制；[28]\n"
    )
    assert [p.text for p in found.paragraphs][1:] == [
        "委员会建议缔约国把寄宿作为最后手段。", "委员会敦促缔约国设立申诉机制；",
    ]  # fmt: skip
    one = read("大会，\n1. 请秘书长把该数字定为[27]；\n2. 请会员国报告；\n")
    assert one.paragraphs[1].text == "请秘书长把该数字定为[27]；"


def test_a_rule_of_dashes_is_no_text() -> None:
    line = "     “安理会最强烈地谴责一切袭击群岛灯塔监测组人员的行为，并要求所有武装派别立\n即释放被扣押的人员。\n\n"
    found = read(f"安全理事会主席的声明\n\n{line * 5}\n\n              - - - - -\n")
    assert found.paragraphs[-1].text.endswith("人员。")


def test_a_line_that_begins_with_a_month_is_no_note() -> None:
    lines = [
        "缔约方会议，", "忆及其以往关于高山冰川融水流域适应行动与供资的各项决定和研讨会的摘要报", "告，1",
        "1. 又请秘书处在有资金的前提下举办三次区域讲习班，并请缔约方和观察员组织在", "3月1日前通过提交材料门户2 提交意见；",
        "2. 请秘书处提出报告，并将其送交各缔约方和所有参加过该项研讨会的观察员组织", "参考。", "",
        "1 FCCC/SBI/2044/INF.9。", "2 https://unfccc.example/submissions。",
    ]  # fmt: skip
    found = read("\n".join(lines) + "\n")
    own = next(p for p in found.paragraphs if p.text.startswith("又请秘书处"))
    assert own.text.endswith("通过提交材料门户提交意见；")
    assert [note.mark for note in own.notes] == ["2"]


def test_old_and_misread_characters_are_labelled_as_what_they_are() -> None:
    from jueyi import load

    text = "安全理事會，\n業己審議該代表之報吿書，\n一．請各國政府曁各機構採取行動。\n"
    acts = [a for p in load().label(text).paragraphs for a in p.acts]
    assert [a.surface for a in acts] == ["業己審議", "請"]
    assert acts[1].addressee is not None and acts[1].addressee.text == "各國政府曁各機構"
