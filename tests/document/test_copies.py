"""Copies of resolutions that lost line breaks, commas or numbers, and how drafts are numbered."""

from __future__ import annotations

import pytest
from jueyi import load
from jueyi.document.completeness import doubts
from jueyi.document.glued import spans
from jueyi.document.marks import one_form
from jueyi.document.notemarks import marks
from jueyi.reading import read_bytes
from jueyi.records import Resolution

PREAMBLE = (
    "回顾其2044年12月17日关于灯塔合作的第44/181号决议，"
    "认识到灯塔对于航行安全至关重要，"
    "注意到秘书长关于灯塔的报告，"
    "又注意到灯塔委员会的工作，"
)


def read(text: str) -> Resolution:
    return load(answers=False).label(text)


def own(text: str) -> list[tuple[str, str | None, str]]:
    """Part letter, number and first two characters of every paragraph that is the organ's."""
    return [(p.part[:3], p.number, p.text[:2]) for p in read(text).paragraphs if p.part != "other"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("注意到该报告，1\n回顾该公约，2其中载有灯塔条款，\n重申该条约3第三条，", ["1", "2"]),
        ("注意到《灯塔公约》1第三条和《港口公约》2的规定，\n1. 请秘书长报告。", ["1", "2"]),
        ("大会，注意到灯塔的报告，1 深信灯塔重要，2 重申其决心，1. 请秘书长报告；", ["1", "2"]),
        ("注意到《灯塔公约》(1)现况，(2)尤其是其附件，\n1. 请秘书长报告。", ["1", "2"]),
        ("注意到该报告[注 1]，又注意到该函件[注 2]，\n1. 请秘书长报告。", ["1", "2"]),
        # What counts paragraphs or things is the text's own.
        ("大会，注意到灯塔的报告，1 敦促会员国合作；2 请秘书长报告；3 决定审议此事。", []),
        ("注意到三座灯塔，1座在北方，2座在南方，\n1. 请秘书长报告。", []),
        ("查获一批器材，1件在甲岛，2台在乙岛，\n1. 请秘书长报告。", []),
        ("请秘书长：(1)修缮灯塔；(2)提交报告；", []),
        ("业已审查秘书长的报告 ①，并备悉其附件，\n1. 请秘书长报告。\n① A/10274和Corr.1。", ["1"]),
    ],
)
def test_bare_marks_of_notes(text: str, found: list[str]) -> None:
    text = f"大会，\n{text}" if not text.startswith("大会") else text
    assert [mark for _, _, mark in marks(one_form(text)).places] == found


def test_a_mark_at_a_lost_line_break_parts_nothing_and_hides_nothing() -> None:
    text = (
        "第五十届会议 50/99. 灯塔 大会， 审议了灯塔会议的报告，1 深信灯塔会议至为重要，"
        " 满意地注意到其结果， 1. 重申灯塔会议的作用； 2. 承认其决定，2 以及各方的承诺；"
        " 3. 请秘书长报告。"
    )
    assert own(text) == [
        ("pre", None, "审议"), ("pre", None, "深信"), ("pre", None, "满意"),
        ("ope", "1", "重申"), ("ope", "2", "承认"), ("ope", "3", "请秘"),
    ]  # fmt: skip


def test_a_sentence_that_names_an_annex_is_not_cut() -> None:
    text = (
        "第九十九届会议 灯塔年 大会， 回顾其以往关于灯塔年的各项决议， 注意到载于 附件 的各项图表和说明， "
        "1. 请秘书长就灯塔年的筹备情况提出报告； 2. 决定在下届会议继续审议此事。"
    )
    found = read(text)
    assert [p.part[:3] for p in found.paragraphs if p.part != "other"] == ["pre"] * 2 + ["ope"] * 2
    ended = read(text + " 2044年1月2日 第9次全体会议 附件 灯塔名册 甲灯塔。")
    assert [p.text for p in ended.paragraphs if p.text.startswith("附件")] == ["附件"]


def test_a_number_left_out_ends_no_sequence() -> None:
    text = (
        "第九十九届会议 灯塔年 大会， 回顾其以往关于灯塔年的各项决议， 1. 请秘书长就筹备情况提出报告； "
        "2. 敦促会员国合作； 4. 决定继续审议灯塔问题； 5. 请总干事在下届会议提出报告。"
    )
    assert [number for _, number, _ in own(text)] == [None, "1", "2", "4", "5"]


def test_two_parts_in_one_line() -> None:
    part = " 大会， 注意到灯塔的报告， 深信灯塔重要， 1. 请秘书长报告； 2. 决定审议灯塔。"
    text = f"灯塔年 A. 灯塔会议{part} 2044年12月12日 第90次全体会议 B. 灯塔周{part}"
    found = own(text)
    assert found[:4] == found[4:] and len(found) == 8


def test_a_preamble_in_one_line_below_its_enacting_line() -> None:
    found = own(f"大会，\n{PREAMBLE}\n1. 请秘书长报告；\n2. 决定审议灯塔。")
    assert [part for part, _, _ in found] == ["pre"] * 4 + ["ope"] * 2


def test_numbered_paragraphs_in_one_line_below_an_enacting_line() -> None:
    found = own(
        "大会，\n回顾其各项决议，\n1. 敦促会员国修缮灯塔；2. 请秘书长报告；3. 决定审议此事。"
    )
    assert [(number, head) for _, number, head in found[1:]] == [
        ("1", "敦促"), ("2", "请秘"), ("3", "决定"),
    ]  # fmt: skip


def test_numbers_that_a_paragraph_quotes_part_nothing() -> None:
    text = "大会，\n回顾其各项决议，\n1. 核准下列用语：“2. 灯塔的费用”，并请秘书长报告。"
    assert len(own(text)) == 2


def test_sentences_and_a_decision_end_paragraphs_of_a_line() -> None:
    text = (
        "灯塔章程（2044年5月9日灯塔组织大会第七届会议通过）大会重视夜间航行的安全和便利。"
        "忆及其创立文书。还忆及其首届会议的结论。参照各国的惯例，"
        "决定：设立灯塔登记处。"
    )
    found = own(text)
    assert [head for _, _, head in found] == ["重视", "忆及", "还忆", "参照", "决定"]


def test_a_text_whose_lines_are_whole_is_not_cut() -> None:
    text = "大会，\n回顾其决议，并认识到灯塔重要，注意到其报告，\n1. 请秘书长报告。\n"
    assert len(spans(text)) == 3


def test_drafts_count_both_parts() -> None:
    text = "世界灯塔大会，\nPP1 深切关注灯塔失修；\nPP2 回顾其章程；\nOP1 促请会员国修缮；\nOP2bis. 请总干事报告。"
    assert own(text) == [
        ("pre", "1", "深切"), ("pre", "2", "回顾"), ("ope", "1", "促请"), ("ope", "2bis", "请总"),
    ]  # fmt: skip


def test_grounds_that_end_in_semicolons() -> None:
    text = (
        "大会\n业经收到港务总会关于灯塔之来函；\n前曾设立小组查勘各岛灯塔，\n念及航行安全所系至巨；\n"
        "兹向沿海各国建议从速修缮其灯塔；\n并请\n（甲）港务总会按季查勘；\n"
        "（乙）秘书长供给人员；\n邀请各船东捐助；\n"
    )
    found = own(text)
    assert [part for part, _, _ in found] == ["pre"] * 3 + ["ope"] * 3
    assert [head for _, _, head in found[3:]] == ["兹向", "并请", "邀请"]
    # A resolution whose operative paragraphs have no number is no list of grounds.
    assert own("大会，\n回顾其第44/1号决议；\n请秘书长报告；\n")[0][0] == "ope"


def test_sentences_before_the_first_number_are_a_preamble() -> None:
    found = own("回顾其各项灯塔决议。\n考虑到灯塔失修。\n1. 宣布灯塔年开始；\n2. 请秘书长报告。")
    assert [part for part, _, _ in found] == ["pre", "pre", "ope", "ope"]


def test_chinese_numbers_without_a_closing_mark_and_in_formal_digits() -> None:
    text = (
        "大会，\n覆按其各项决议，\n一.重申其决议二五二(一九六八)及二六七(一九六九)\n"
        "二.促请各国修缮灯塔；\n叁、请秘书长报告；\n四.决定继续审议。\n"
    )
    assert [number for _, number, _ in own(text)] == [None, "1", "2", "3", "4"]


def test_what_ends_an_excerpt() -> None:
    found = own("大会\n回顾其各项决议，\n对灯塔之惨遭破坏及其看守人之伤亡深感震怒")
    assert [part for part, _, _ in found] == ["pre", "pre"]
    source = read_bytes("大会\n回顾其各项决议，\n重申《灯塔宣言》".encode(), "a.txt")
    resolution = load().label_source(source)
    assert "no operative paragraph follows the enacting line" in doubts(source, resolution)


def test_a_closing_line_behind_the_last_paragraph() -> None:
    found = read(
        "大会，\n一、请秘书长报告。\n二、决定审议。一九四六年十二月十四日，\n第四十七次全体会议。"
    )
    assert found.adopted == "1946-12-14" and found.meeting == "47"
    assert found.paragraphs[2].text == "决定审议。"


def test_items_whose_label_stands_before_the_english() -> None:
    text = (
        "The Lighthouse Committee,灯塔事务委员会，\n"
        "Convinced of the need of lighthouses,相信有必要修缮灯塔，\n"
        "1. Recommends that States establish bodies to:1. 建议各缔约国设立机构，以便：\n"
        "(a) To keep the lighthouses of the coast;审查沿海的灯塔；\n"
        "(b) To report to the Committee of it;向委员会报告；\n"
    )
    items = [(p.number, p.text, p.acts) for p in read(text).paragraphs if p.level]
    assert items == [("a", "审查沿海的灯塔；", ()), ("b", "向委员会报告；", ())]


def test_items_that_have_lost_their_labels_hang_on_their_chapeau() -> None:
    text = (
        "6.委员会感到关切的是：\n延迟修缮灯塔；\n没有看守人；\n鼓励措施不足。\n"
        "7.委员会建议缔约国：\n加快修缮灯塔；\n鼓励看守人。\n8.委员会欢迎灯塔年。\n"
    )
    found = read(text).paragraphs
    assert [p.level for p in found] == [0, 1, 1, 1, 0, 1, 1, 0]
    assert [(a.lemma, p.inherits) for p in found for a in p.acts] == [
        ("关切", None), ("建议", None), ("欢迎", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("E/RES/2044/26 灯塔E/RES/2044/26\n经济及社会理事会，\n1. 请秘书长报告。", "symbol", "E/RES/2044/26"),
        ("决议案二九〇(一九七〇)\n一九七〇年十二月八日\n安全理事会，\n一.请秘书长报告。", "symbol", "S/RES/290(1970)"),
        ("决议案二九〇(一九七〇)\n一九七〇年十二月八日\n安全理事会，\n一.请秘书长报告。", "adopted", "1970-12-08"),
        ("2044年10月14日安全理事会第5551次会议通过，\n安全理事会，\n1. 请秘书长报告。", "adopted", "2044-10-14"),
        ("第七十三届世界卫生大会，\n1. 请总干事报告。", "organ", "世界卫生大会"),
        ("发布单位联合国大会发文字号第3263(XXIX)号决议\n大会，\n1. 请秘书长报告。", "symbol", "A/RES/3263(XXIX)"),
        ("第二〇八九（二十）号决议　灯塔矿权问题\n大会，\n1. 请秘书长报告。", "symbol", "A/RES/2089(XX)"),
        ("安全理事会第三十一（一九四七）号决议\n安全理事会，\n一、请秘书长报告。", "symbol", "S/RES/31(1947)"),
        ("1984/41 . 乡村灯塔\n经济及社会理事会，\n1. 请秘书长报告。", "symbol", "E/RES/1984/41"),
        ("联合国大会决议 S-32/2\n大会，\n1. 请秘书长报告。", "symbol", "A/RES/S-32/2"),
        ("PSC/PR/COMM.1187 (2044)\n和平与安全理事会，\n1. 请委员会报告。", "symbol", "PSC/PR/COMM.1187(2044)"),
        ("PSC/PR/COMM.1187 (2044)\n和平与安全理事会，\n1. 请委员会报告。", "organ", "非洲联盟和平与安全理事会"),
        # Other bodies number so, too.
        ("第3/2044号决议\n理事会，\n1. 请秘书处报告。", "organ", "理事会"),
        ("第9/2044号决议\n大会，\n1. 请总干事报告。", "organ", "联合国粮食及农业组织大会"),
        ("第MC-6/8号决定：灯油\n缔约方大会，\n1. 请秘书处报告。", "symbol", "MC-6/8"),
        ("Conf. 19.11*\n缔约方大会，\n1. 请秘书处报告。", "symbol", "Conf.19.11"),
        ("第 C 27/1999 号决议\n大会，\n1. 请国际局报告。", "organ", "万国邮政联盟大会"),
        ("大会，\n1. 请总干事报告。\n（第七次全体会议，2044年5月28日——甲委员会第四次报告）", "adopted", "2044-05-28"),
        ("未经表决通过，第52次全体会议（会议日期 2044年12月19日）。\n大会，\n1. 请秘书长报告。", "adopted", "2044-12-19"),
        ("12月17日，安理会举行第8937次会议，主席代表安理会发表了声明（S/PRST/2044/26）。\n“安理会请秘书长报告。”", "adopted", "2044-12-17"),
        ("一九八四年六月十一日，安理会第二五四七次会议继续讨论该项目。主席宣读下列声明：\n“安理会请他继续努力。”", "adopted", "1984-06-11"),
        ("安全理事会轮值主席、灯塔国代表2044年5月18日在第9325次会议上代表安理会发表声明，全文如下，文号为S/PRST/2044/9：\n安理会请秘书长报告。", "adopted", "2044-05-18"),
        ("安全理事会2044年8月22日发表了以下新闻谈话(SC/15007)，全文由主席宣读：\n安理会请秘书长报告。", "adopted", "2044-08-22"),
        ("←第99/96号决议 联合国大会第99/97号决议\n修缮灯塔\n大会，\n1. 请秘书长报告。", "symbol", "A/RES/99/97"),
        ("六十八（五）.  沿岸運輸\n一九四七年八月五日決議案  (文件 E/551)\n經濟暨社會理事會，\n一、請秘書長報告。", "adopted", "1947-08-05"),
        ("联合国大会第99/97号决议：修缮灯塔并归还原主\n大会，\n1. 请秘书长报告。", "symbol", "A/RES/99/97"),
        ("联合国安全理事会第2658号决议\n←第2657号决议 第2658(2044)号决议\n2044年11月18日安全理事会第9195次会议通过 第2659号决议→\n安全理事会，\n1. 请秘书长报告。", "adopted", "2044-11-18"),
        ("上海合作组织成员国灯塔部长第六次会议联合声明\n部长们请秘书处报告。\n部长们重申原则。\n二〇四四年九月十二日于灯塔港", "organ", "上海合作组织成员国灯塔部长会议"),
        ("上海合作组织成员国灯塔部长第六次会议联合声明\n部长们请秘书处报告。\n部长们重申原则。\n二〇四四年九月十二日于灯塔港", "adopted", "2044-09-12"),
        ("灯塔宣言\n第六届群岛城市部长级会议于2044年9月14日在灯塔港通过\n我们重申原则。\n1. 我们请秘书处报告。", "organ", "第六届群岛城市部长级会议"),
        ("灯塔宣言\n群岛国家水下文化部长级会议\n2044年9月14日于灯塔港通过\n我们重申原则。\n1. 我们请秘书处报告。", "organ", "群岛国家水下文化部长级会议"),
        ("安全理事会关于灯塔遭袭击的新闻谈话（2044年8月8日）\n安全理事会成员强烈谴责袭击。\n安理会成员重申原则。\n安理会成员请秘书长报告。", "adopted", "2044-08-08"),
        ("原文号 CRPD/C/GC/98，委员会2044年9月9日通过，全文见网站。\n关于灯塔的第98号一般性意见\n1. 委员会请缔约国报告。", "adopted", "2044-09-09"),
        ("灯塔的情况\n人权委员会第2044/63号决议\n人权委员会，\n1. 请秘书长报告。", "symbol", "E/CN.4/RES/2044/63"),
        ("笫 358（2044）号决议\n安全埋事会，\n1. 请秘书长报告。", "symbol", "S/RES/358(2044)"),
        ("第334(2044)号决议\n2044年8月9日\n安全理事会，\n1. 请秘书长报告。\n第1735次会议以十四票对零票通过。\n第335(2044)号决议\n2044年8月30日\n安全理事会，\n1. 请秘书长报告。\n第1737次会议一致通过。", "adopted", "2044-08-09"),
        ("99/1. 灯塔\n大会，\n1. 请秘书长报告。\n2044年8月9日\n第5次全体会议\n99/2. 雾号\n大会，\n1. 请秘书长报告。\n2044年8月30日\n第6次全体会议", "adopted", "2044-08-09"),
        ("大 会，\n1. 请秘书长报告。\n2 0 4 4年1 2月1 6日\n第1 0 5次全体会议", "adopted", "2044-12-16"),
        ("大 会，\n1. 请秘书长报告。\n2 0 4 4年1 2月1 6日\n第1 0 5次全体会议", "meeting", "105"),
        ("“七十七国集团和中国”峰会宣言（摘要）\n一、我们重申原则。\n二、我们请各国报告。", "organ", "七十七国集团和中国"),
        ("联合国环境规划署，\n1. 请执行主任报告。", "organ", "联合国环境规划署"),
        ("2044年11月2日联合国灯塔组织大会第三十一届会议通过\n大会，\n1. 请总干事报告。", "organ", "联合国灯塔组织大会"),
        ("联合国安理会关于灯塔费用的决议全文：\n回顾其以往各项决议，\n1. 请秘书长报告。", "organ", "安全理事会"),
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself(text: str, field: str, value: str) -> None:
    assert getattr(read(text), field) == value


def test_whose_acts_they_are_is_said_or_asked() -> None:
    text = "\n".join(f"{n}. 请秘书长修缮{n}号灯塔；" for n in range(1, 5)) + "\n5. 决定审议。"
    for head, told in (("", True), ("联合国大会第44/26号决议\n", False), ("大会，\n", False)):
        source = read_bytes((head + text).encode(), "a.txt")
        reasons = doubts(source, load().label_source(source))
        assert any("whose acts these are is not said" in reason for reason in reasons) == told


def test_many_marks_in_a_line_take_linear_time_and_keep_their_places() -> None:
    text = (
        "大会，\n1. 请秘书长"
        + "".join(f"修缮{n}号 灯塔[{n}]、" for n in range(1, 400))
        + "并报告。"
    )
    found = read(text).paragraphs[1]
    assert found.text.count("灯塔、") == 399 and "[" not in found.text
    assert "修缮7号灯塔、" in found.text
