"""What the rules for copies must not change: each was read wrongly for a while, without a word."""

from __future__ import annotations

import pytest
from jueyi.components.labeller import load, text_source
from jueyi.document.completeness import doubts
from support.said import acts
from support.structured import facts, read


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("安全理事会主席的声明\n“安全理事会欢迎两国总统于9月2日在灯塔城会晤，并呼吁双方对话。”\n", ["欢迎", "呼吁"]),
        ("儿童权利委员会的结论性意见\n1. 委员会建议缔约国与儿童组织定期会晤，并设立投诉机制。\n", ["建议"]),
        ("儿童权利委员会的结论性意见\n1. 委员会欢迎各部门定期集会讨论预算，但对拨款不足表示关切。\n",
         ["欢迎", "表示关切"]),
    ],
)  # fmt: skip
def test_who_meets_within_a_sentence(text: str, surfaces: list[str]) -> None:
    assert [surface for surface, _, _ in acts(text)] == surfaces


def test_a_list_without_labels_ends_where_the_organ_speaks() -> None:
    found = load().label(
        "大会，\n回顾其以往各项决议，\n请秘书长采取下列措施：\n加强各机构之间的协调；\n增派技术人员；\n"
        "赞扬秘书长的努力；\n重申支持各岛国的发展；\n深为关切局势恶化；\n决定继续审议此项目。\n"
    )
    own = [p.text[:2] for p in found.paragraphs if p.part == "operative"]
    assert own == ["请秘", "赞扬", "重申", "深为", "决定"]


@pytest.mark.parametrize(
    ("text", "symbol", "organ", "adopted"),
    [
        ("联合国安理会第2990号决议\n发布机构：联合国\n发布时间：2045-01-04\n2044年12月20日\n"
         "安全理事会，\n回顾其决议，\n1. 请秘书长报告。\n", "S/RES/2990(2044)", "安全理事会", "2044-12-20"),
        ("经济、社会及文化权利委员会第24号一般性意见(2017年)：工商活动\n1. 委员会建议缔约国报告。\n",
         "E/C.12/GC/24", "经济、社会及文化权利委员会", None),
        ("特别报告员的报告\n儿童权利委员会第24号一般性意见(2019年)规定了少年司法的标准。\n1. 建议各国修订法律；\n",
         None, None, None),
        ("消除对妇女歧视委员会第35号一般性建议(2017年)\n决议草案\n大会，\n回顾其决议，\n1. 请秘书长报告。\n",
         None, "大会", None),
        ("A/99/123\n秘书长的报告\n1. 大会2043年12月3日第60次全体会议请秘书长提交报告。\n2. 建议会员国提供资料。\n",
         "A/99/123", None, None),
        ("东盟发言人就灯塔国局势发表声明\n1. 欢迎各国的努力；\n2. 呼吁各方停火。\n", None, None, None),
        ("联合国教育、科学及文化组织\n99/5. 群岛的发展\n大会，\n回顾其决议，\n1. 请秘书长报告。\n",
         "A/RES/99/5", "大会", None),
        ("联合国安理会第2990(2044)号决议\n2044年8月17日 S/PRST/2044/8\n安全理事会，\n回顾其决议，\n"
         "1. 请秘书长报告。\n", "S/RES/2990(2044)", "安全理事会", None),
        ("秘书长的报告\n1. 2044年5月19日，安理会主席在安理会第2749次会议上代表安理会成员发表以下声明：“停火”。\n"
         "2. 建议安理会延长任期。\n", None, None, None),
        ("安理会轮值主席恩东的媒体谈话\n2月9日，安理会轮值主席恩东以安理会成员名义发表如下媒体谈话：\n"
         "安全理事会成员最强烈地谴责该次袭击。\n", None, "安全理事会", None),
        ("第3351(XXIX)号决议　内陆国的过境自由\n大会，\n回顾其决议，\n1. 请秘书长报告。\n",
         "A/RES/3351(XXIX)", "大会", None),
        ("第29/COP.13号决定\n牧场的恢复\n缔约方会议，\n回顾其决定，\n1. 邀请缔约方报告。\n",
         "29/COP.13", "《联合国防治荒漠化公约》缔约方会议", None),
    ],
)  # fmt: skip
def test_symbol_organ_and_date_of_the_text_itself(
    text: str, symbol: str | None, organ: str | None, adopted: str | None
) -> None:
    assert facts(text) == (symbol, organ, adopted)


def test_a_symbol_in_brackets_at_a_line_begins_no_paragraph() -> None:
    found = read(
        "关于群岛国的结论性意见\n\n1. 委员会审议了群岛国的报告，并通过了本结论性意见，供缔约国参照办理和\n落实。\n"
        "2. 委员会欢迎缔约国提交报告并对问题清单作出书面答复\n(CRC/C/LIG/Q/3-5/Add.1)，这使委员会能够更好地了解情\n"
        "况的最新进展。\n3. 委员会感谢缔约国派出高级别代表团，并感谢代表团与委员会进行建设性\n对话。\n"
    )
    second = next(p.text for p in found.paragraphs if p.number == "2")
    assert second.endswith("最新进展。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("铭记各国元首和政府首脑的承诺，我们决心建立和平的世界，", ("铭记", None)),
        ("赞赏《海岛宣言》的承诺，我们重申支持该宣言，", ("赞赏", None)),
    ],
)
def test_what_we_say_in_a_quoted_declaration(text: str, expected: tuple[str, str | None]) -> None:
    assert acts(f"大会，\n{text}\n1. 请秘书长报告。\n")[0][:2] == expected


def test_member_states_that_are_told_what_to_do_do_not_speak() -> None:
    found = acts(
        "海洋合作组织元首理事会公报\n我们欢迎各国出席。\n成员国应制定计划。成员国须提供资源。成员国应加强培训。\n"
        "我们请秘书处编写报告。\n成员国可分享数据。\n"
    )
    assert [said[:2] for said in found] == [("欢迎", "我们"), ("请", "我们")]


def test_the_council_and_its_members_are_one_who_speaks() -> None:
    found = acts(
        "安全理事会新闻声明\n安理会成员谴责袭击。\n安理会成员重申其支持。\n安理会请秘书长通报情况。\n"
        "安理会决定继续处理此案。\n"
    )
    assert [subject for _, subject, _ in found] == ["安理会成员", "安理会成员", "安理会", "安理会"]


def test_they_are_those_who_were_heard() -> None:
    found = acts(
        "安全理事会新闻声明\n安理会成员听取了难民代表的陈述。他们要求安理会立即采取行动。\n安理会成员重申其支持。\n"
    )
    assert "他们" not in [subject for _, subject, _ in found]


def test_items_of_a_heading_below_a_bare_decision_keep_their_acts() -> None:
    found = acts(
        "大会，\n回顾其决议，\n1. 决定：\n(a) 关于经费问题\n㈠ 请秘书长提交概算；\n㈡ 授权秘书长承付款项；\n"
        "2. 决定继续审议。\n"
    )
    assert [surface for surface, _, _ in found] == ["回顾", "决定", "请", "授权", "决定"]


@pytest.mark.parametrize(
    ("text", "numbered"),
    [
        ("大会，\n回顾其决议，\n　　1. 决定召开联合国群岛国家问题国际会议\n会议的筹备工作由筹备委员会负责。\n"
         "　　2. 请秘书长报告。\n", "决定召开联合国群岛国家问题国际会议"),
        ("大会，\n回顾其决议，\n1. 请秘书长按照各岛国的优先事项和联合国系统的能力采取行动以实现上述各项目标，\n"
         "向各岛国派遣技术专家并提供设备；\n向各岛国提供优惠贷款；\n2. 决定继续审议。\n",
         "请秘书长按照各岛国的优先事项和联合国系统的能力采取行动以实现上述各项目标，"),
    ],
)  # fmt: skip
def test_lines_that_are_not_cut(text: str, numbered: str) -> None:
    assert next(p.text for p in read(text).paragraphs if p.number == "1") == numbered


def test_what_follows_a_vote_is_no_part_of_it() -> None:
    found = read(
        "安全理事会，\n\n    覆按其一九五〇年十一月十七日决议案八十九（一九五〇），并备悉该\n报告书，\n\n"
        "    一、授权参谋长于非武装区内派驻观察员，人数不逾四十，并请各该政府\n不予阻挠。\n\n"
        "    第五四八次会议以十票对零票、一票弃权通过\n    决议五四九(二〇四四)\n    二〇四四年五月八日决议\n"
    )
    assert "第五四八次会议以十票对零票、一票弃权通过" in [p.text for p in found.paragraphs]


def test_what_was_urged_before_is_told() -> None:
    found = acts(
        "儿童权利委员会的结论性意见\n1. 委员会重申其意见。\n"
        "2. 缔约国应修理灯塔。委员会在第4号一般性意见中已促请各国不得拆除灯塔，见该意见第18段。\n"
    )
    assert [surface for surface, _, _ in found] == ["重申"]


def test_a_database_says_that_its_texts_are_for_reference() -> None:
    text = (
        "首页 | 法律图书馆\n大会，\n回顾其决议，\n1. 请秘书长报告。\n\n"
        "声明：法律图书馆网站提供的资料仅供参考，引用请以正式文本为准。\n"
    )
    assert [surface for surface, _, _ in acts(text)] == ["回顾", "请"]
    assert doubts(text_source(text), load().label(text)) == []


@pytest.mark.parametrize("who", ["他们指出", "领导人表示", "委员会指出"])
def test_what_others_say_of_the_council_is_told(who: str) -> None:
    found = acts(
        "安全理事会主席的声明\n“安全理事会重申其承诺。\n"
        f"“{who}，安理会请秘书长派遣特使。\n“安理会决定继续处理此案。”\n"
    )
    assert [surface for surface, _, _ in found] == ["重申", "决定"]
