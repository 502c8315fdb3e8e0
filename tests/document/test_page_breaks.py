"""Paragraphs over the foot and head of any page, notes of any mark, and where lines begin."""

from __future__ import annotations

import pytest
from jueyi.components.labeller import text_source
from jueyi.document.pagebreaks import is_of_a_page
from jueyi.document.plainform import plain_form
from jueyi.document.structure import structure
from jueyi.reading import read_bytes
from support.structured import read

TOP = "大会，\n回顾其第44/1号决议，\n1. 决定延期；\n"
WHOLE = ("operative", "2", "请秘书长会同各国政府修缮灯塔，并提出报告；")


def rows(text: str) -> list[tuple[str, str | None, str]]:
    return [(p.part, p.number, p.text) for p in read(text).paragraphs if p.part != "other"]


@pytest.mark.parametrize(
    "between",
    [
        "214 EX/Decisions – 第22页",
        "I:\\ASSEMBLY\\33\\RES\\A 33-RES.1191-C.docx\nA 33/Res.1191\n第2页",
        "決議案及決定               三五",
        "／．．．\n83-14077\nT/L.1243\nChinese\nPage 2",
        "　　　98\n　　经济及社会理事会正式记录：第五十九届会议",
        "B14-00871 (C)   TP250814   TP280814        1\nE/ESCAP/RES/70/14",
        "86  20-17640\n大会第四十四届会议通过的决议和决定",
        "*1466789*                 请回收 ♲",
        "22-00215                             41/58\nA/76/49 (Vol. II)            大会第七十六届会议决定",
    ],
)
def test_a_paragraph_over_a_page(between: str) -> None:
    text = (
        f"{TOP}2. 请秘书长会同各国政府修缮\n\n{between}\n\n灯塔，并提出报告；\n3. 决定续议此事。\n"
    )
    assert WHOLE in rows(text)


def test_what_is_unfinished_before_a_heading_stays_so() -> None:
    text = (
        f"{TOP}2. 请秘书长会同各国政府修缮灯塔\n后续行动\n工作组由五国组成。\n3. 决定续议此事。\n"
    )
    assert ("operative", "2", "请秘书长会同各国政府修缮灯塔") in rows(text)
    titled = "六. 根据第五委员会的报告通过的决定\n12\n44/561. 灯塔\n大会，\n1. 请秘书长报告。\n"
    assert any(p.text.startswith("44/561") for p in read(titled).paragraphs)


def test_the_running_head_of_a_wrapped_page() -> None:
    lines = [
        "大會第一屆會第二期會議決議案", "　大會，", "　　業已審查經濟暨社會理事會所提關於歐洲及遠東沿岸",
        "燈塔修繕問題之報告書，", "　　一、請會員國政府各就國力所及，於一九四七年六月",
        "底以前認捐款項及實物；", "　　二、建議沿岸國組織籌備委", "　　　　—143—", "大會第一屆會第二期會議決議案",
        "員會互商卷宗移交之辦法，並以其結果隨時具報秘書長；", "　　三、決議在秘書處內設燈塔事務股，其經費由預算項下",
        "支付之。",
    ]  # fmt: skip
    source = plain_form(text_source("\n".join(lines), kind="wrapped"))
    numbers = {p.number: p.text for p in structure(source).paragraphs if p.part == "operative"}
    assert numbers["2"].startswith("建议沿岸国组织筹备委员会互商")


def test_circled_marks_beyond_ten() -> None:
    wrapped = (
        "　　安全理事会，\n　　审议了灯塔国常驻代表一九七六年十二月十六日的来\n信㉚，\n　　1. 要求立即放行全部被扣的补给船，不得再行留\n"
        "难；\n　　2. 请秘书长派遣技术人员前往勘测，并随时提出报\n告；\n㉚ 《安全理事会正式记录，第三十一年补编》，\nS/12257号文件。\n"
        "　　3. 决定续议此事。\n"
    )
    found = structure(plain_form(text_source(wrapped, kind="wrapped")))
    assert any(p.text.endswith("十六日的来信，") for p in found.paragraphs)
    assert [note.mark for note in found.notes] == ["30"]
    law = "大会，\n1．赞同该准则；①\n2．请秘书长报告。\n注：①ＵＮＥＰ，附件二。\n"
    assert rows(law)[0] == ("operative", "1", "赞同该准则；")


@pytest.mark.parametrize("head", ["1. ", "1 ", "[1] "])
def test_raised_marks_of_a_page_and_plain_notes(head: str) -> None:
    page = (
        "<html><body><p>大会，</p><p>回顾《灯塔公约》<sup>1</sup>和《航标公约》，<sup>2</sup></p>"
        "<p>1. 请秘书长报告；</p><p>2. 决定续议此事。</p>"
        f"<small>{head}见第一章。<br>{head.replace('1', '2')}同上。</small></body></html>"
    )
    found = structure(plain_form(read_bytes(page.encode(), "a.html")))
    texts = [p.text for p in found.paragraphs]
    assert "回顾《灯塔公约》和《航标公约》，" in texts
    assert [p.number for p in found.paragraphs if p.part == "operative"] == ["1", "2"]
    assert [note.mark for note in found.notes] == ["1", "2"]


def test_raised_marks_without_notes_are_no_text_and_squares_are() -> None:
    page = "<p>大会，</p><p>欢迎该报告<sup>1</sup>，</p><p>1. 决定拨出9平方公里(9公里<sup>2</sup>)。</p>"
    found = structure(plain_form(read_bytes(page.encode(), "a.html")))
    texts = [p.text for p in found.paragraphs]
    assert "欢迎该报告，" in texts
    assert "决定拨出9平方公里(9公里2)。" in texts


def test_blank_lines_tell_where_paragraphs_begin() -> None:
    text = (
        "    大會，\n\n    鑒於憲章第五十五條規定聯合國應促進國際間航標之合作，\n\n    業已審議秘書長關於沿岸各國燈塔修繕情形之"
        "報告書，\n\n    備悉經濟暨社會理事會所作之建議，\n\n    一、建議各會員國儘速指定國內機關一處，專司修\n繕事宜；\n\n"
        "    二、請秘書長就各國政府所採之措施向大會提出報\n告書；\n\n    三、決議列入議程。\n"
    )  # fmt: skip
    found = structure(plain_form(text_source(text, kind="wrapped")))
    assert [p.text[:2] for p in found.paragraphs if p.part == "preambular"] == [
        "鉴于",
        "业已",
        "备悉",
    ]


def test_a_statement_is_one_paragraph_up_to_its_next_quotation_mark() -> None:
    text = (
        "    安理会主席代表安理会发表了下列声明：\n\n“安全埋事会成员欢迎1992年10月4日在灯塔港签\n订的协定，并赞扬各国的调解。\n"
        "“安理会成员强调停火能否维持端视双方是否恪守诺言，并对违反停火表示严重关切。\n它呼吁双方会谈。\n"
        "“他们要求双方立即终止一切军事行动，让载运救济品\n的车队通行。”\n"
    )
    found = structure(plain_form(text_source(text, kind="wrapped")))
    heads = [p.text[:4] for p in found.paragraphs if p.text[0] == "“"]
    assert heads == ["“安全理", "“安理会", "“他们要"]
    assert any("它呼吁双方会谈" in p.text and p.text[0] == "“" for p in found.paragraphs)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "大会，\nl. 决走设立工作组；\n2. 清秘节长报告安全埋事会；\n3. 决定续议此事。\n",
            "决走设立工作组；",
        ),
        ("安全理亊会，\n—、请秘书长报告；\n二、决定续议此事。\n", "请秘书长报告；"),
    ],
)
def test_what_a_scan_takes_for_another(text: str, first: str) -> None:
    from jueyi import load

    found = load().label(text)
    operative = [p for p in found.paragraphs if p.part == "operative"]
    assert operative[0].number == "1"
    assert operative[0].text == first
    assert all(p.acts for p in operative)
    assert found.organ in ("大会", "安全理事会")


@pytest.mark.parametrize(
    "head",
    [
        "170120 200120",
        "决议案及决定，一九六八年",
        "托管理事会——第十五届会",
        "II-24          大会有效决议（截至2013年10月4日）",
    ],
)
def test_more_heads_of_pages(head: str) -> None:
    text = (
        "托管理事会，\n    业经审议灯塔之报告书及请愿人之陈述，兹将其意见开\n列如后，\n"
        "    一．请管理当局于下次常\n                   31\n" + head + "\n年报告书内载述其结果；\n"
        "    二．决议于下届会继续审议此项灯塔问题，并请秘书长将本决\n议案通知各方。\n"
    )
    found = [p.text for p in read(text).paragraphs if p.number == "1" or p.text.startswith("请")]
    assert found == ["请管理当局于下次常年报告书内载述其结果；"]


def test_a_narrow_text_with_wide_lines_around_it_is_wrapped() -> None:
    text = (
        "【扫描识别】灯塔决议一则，页二十四，识别有误处未全改，竖线是栏线，请勿转载于他处网站\n"
        "大会，\n  覆按其二〇四四年关于灯塔之决议案，\n  鉴悉管理当局尚未依照大会前项决议案所请，将\n"
        "灯塔法草案送交秘书长，\n  一. 促请管理当局立即废止一切限制集会之规\n章，并请其报告；\n"
        "  二. 备悉国际灯塔局局长愿遣专家前往，爰请秘书\n长与之洽商；\n  三. 决议于下届会继续审议。\n"
    )
    assert [p.text for p in read(text).paragraphs if p.part == "operative"][:2] == [
        "促请管理当局立即废止一切限制集会之规章，并请其报告；",
        "备悉国际灯塔局局长愿遣专家前往，爰请秘书长与之洽商；",
    ]


def test_a_line_of_the_text_is_no_head_of_a_volume() -> None:
    text = (
        "大会，\n\n回顾其关于灯塔问题和航标问题的历次决议，并感谢各国为此作出的努力，\n\n"
        "1. 请灯塔局长备妥各处所需的船只和燃料，又请该局长连同大会第\n\n九十九届会议讨论灯塔时的全部正式记录，向航标局送去2044年\n\n"
        "船期的总表，并派员相助；\n\n2. 又请会员国落实灯塔特别会议和航标会议以及各次筹备会议\n\n所通过的决议和决定\n\n所载的建议；\n"
    )
    own = "".join(p.text for p in read(text).paragraphs if p.part == "operative")
    assert "九十九届会议讨论灯塔时的全部正式记录，向航标局送去2044年船期的总表" in own
    assert "所通过的决议和决定所载的建议；" in own


@pytest.mark.parametrize(
    "line", ["九届会议讨论灯塔时的全部正式记录，向航标会送交2044年", "请理事会和委员会各派代表二十"]
)
def test_lines_that_a_sentence_may_hold_belong_to_no_page(line: str) -> None:
    text = f"大会，\n1. 请灯塔局局长提供船只和燃料，又请灯塔局局长连同大会第九十\n{line}\n的船期总表，并派员相助；\n"
    assert line in "".join(p.text for p in read(text).paragraphs)


def test_heads_of_volumes_are_still_known() -> None:
    for line in (
        "经济及社会理事会正式记录：第五十九届会议",
        "大会正式记录，第二十九届会议，补编第31号",
        "决议案及决定 35",
    ):
        assert is_of_a_page(line)


def test_a_decision_over_a_page_with_notes_in_brackets() -> None:
    text = (
        "44/571. 灯塔团驻地的移交\n\n"
        "大会2044年6月18日第91次全体会议，根据第五委员会的建议，注意到秘书长的报[1]告和有关\n"
        "报告，[2]决定推迟到其第四十五届会议再审议移交计划，并请秘书长查明登记册中缺失的车辆，\n"
        "赞同委员会\n[1] A/44/759。\n[2] A/44/7/Add.31，第9段。\n\n"
        "70          大会决议和决定——第四十四届会议\n"
        "报告第14段所载的结论。\n"
        "在同次会议上，大会还决定将题为“灯塔团经费的筹措”的项目列入其第四十五届会议议程草\n"
        "案。\n"
    )
    found = structure(plain_form(text_source(text, kind="wrapped")))
    texts = [p.text for p in found.paragraphs]
    assert any(t.startswith("大会2044年") and t.endswith("第14段所载的结论。") for t in texts)
    assert any(t.startswith("在同次会议上，大会还决定") and t.endswith("议程草案。") for t in texts)
    assert [note.mark for note in found.notes] == ["1", "2"]


def test_the_head_of_a_chapter_stands_behind_a_pages_number() -> None:
    text = (
        "灯塔委员会，\n忆及《灯塔公约》第一条第三款，并铭记根据该款不得对任一国籍的看守加以歧视，\n"
        "1. 申明凡以无固定住所为由拒发身份证件，即属《公约》第一条所称基于出身的区别；\n"
        "2. 提醒各缔约国，依《公约》第九条所提报告应载有关于这些看守的资料，每两年须提交\n"
        "— 214 —\n\n第五章  灯塔委员会通过的一般性建议\n一次，并请秘书长协助；\n3. 决定散会。\n"
    )
    found = structure(plain_form(text_source(text, kind="wrapped")))
    second = next(p.text for p in found.paragraphs if p.number == "2")
    assert second.endswith("每两年须提交一次，并请秘书长协助；")


@pytest.mark.parametrize("foot", ["－ 17 －", "第 2 页 共 9 页", "第2页，共9页", "(完)"])
def test_lines_of_the_page(foot: str) -> None:
    found = rows(f"{TOP}2. 请秘书长会同各国政府修缮灯塔，并提出报告；\n{foot}\n")
    assert WHOLE in found
