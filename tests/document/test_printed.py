"""How volumes, databases and PDF text print what a document is, and where their lines break."""

from __future__ import annotations

import pytest
from jueyi.components.labeller import load, text_source
from jueyi.document.completeness import doubts
from support.structured import facts, read

BODY = "大会，\n回顾其第98/1号决议，\n1. 请秘书长提出报告；\n2. 决定继续处理此案。\n"


def paragraphs(text: str) -> list[tuple[str, str | None, str]]:
    return [(p.part, p.number, p.text) for p in read(text).paragraphs]


@pytest.mark.parametrize(
    ("text", "symbol", "organ", "adopted"),
    [
        ("儿童权利委员会第31号一般性意见(2044年)：船上的儿童\n1. 委员会重申其意见。\n",
         "CRC/C/GC/31", "儿童权利委员会", None),
        ("消除对妇女歧视委员会第19号一般性建议(1992年)：渔妇\n1. 委员会建议缔约国报告。\n",
         None, "消除对妇女歧视委员会", None),
        ("经济、社会和文化权利委员会，第25号一般性意见，渔民的权利（第四十七届会议，2044年）。\n"
         "1. 委员会重申其意见。\n", "E/C.12/GC/25", "经济、社会和文化权利委员会", None),
        ("【颁布机构】联合国大会\n【文　　号】第3266（XXIX）号决议\n" + BODY, "A/RES/3266(XXIX)", "大会", None),
        ("上海合作组织成员国外交部长理事会会议新闻公报\n外长们重申其承诺。\n",
         None, "上海合作组织成员国外交部长理事会", None),
        ("                     · 214 ·\n\n         第七届群岛国家会议\n                   联合公报（摘要）\n"
         "            （二〇四四年五月十五日于灯塔港)\n\n    第七届群岛国家会议于二〇四四年五月十二日\n至十五日在灯塔港举行，"
         "各国派代表团出席。会议重申全\n力支持修建灯塔，并要求所有成员国提\n                     · 215 ·\n供资料。\n",
         None, None, "2044-05-15"),
        ("BC-14/31：废旧渔具\n缔约方大会\n1. 注意到该准则；\n2. 请秘书处报告。\n",
         "BC-14/31", "《巴塞尔公约》缔约方大会", None),
        ("法律教育网\n发文单位：联合国安全理事会\n文　　号：第417（2044）号决议\n发布日期：2044-9-20\n"
         "　　安全理事会，　　审查了该申请，\n　　１．建议大会接纳该国；\n　　２．请秘书长转递本决议。\n",
         "S/RES/417(2044)", "安全理事会", "2044-09-20"),
        ("三 决定\n72/568. 纪念航行的安排\n大会2044年8月31日第113次全体会议，依照主席的提议，决定举行会议。\n",
         "A/DEC/72/568", "大会", "2044-08-31"),
        ("灯塔宣言 | 联合国\n2044年6月4日大会第98/302号决议通过\n" + BODY, "A/RES/98/302", "大会", "2044-06-04"),
        ("联合国安全理事会第291号决议\n维基文库\n1970年12月18日\t联合国安全理事会第292号决议 →\n"
         "安全理事会，\n回顾其决议，\n1. 请秘书长提出报告。\n", "S/RES/291(1970)", "安全理事会", "1970-12-18"),
        ("人权委员会第2044/49号决议，U.N. Doc. E/CN.4/RES/2044/49 (2044).\n人权委员会，\n"
         "回顾其决议，\n1. 赞扬该专家；\n2. 决定继续审议。\n", "E/CN.4/RES/2044/49", "人权委员会", None),
        ("第五委员会报告书\n八十九（一）．设置医务处\n大会，\n备悉该报告，\n请秘书长筹设医务处。\n",
         "A/RES/89(I)", "大会", None),
        ("联合国教育、科学及文化组织　巴黎\n28　山区语言\n大会，\n1. 忆及其决议，\n2. 建议会员国收集歌谣。\n",
         None, "联合国教育、科学及文化组织大会", None),
        ("S/RES/524 (2044)\nl944年11月1O日安全理事会第2409次会议通过\n安全理事会，\n"
         "回顾其决议，\n1. 请秘书长提出报告。\n", "S/RES/524(2044)", "安全理事会", "1944-11-10"),
        ("第十次群岛国家首脑会议\n上海合作组织成员国元首理事会港口宣言\n成员国重申其承诺。\n",
         None, "上海合作组织成员国元首理事会", None),
    ],
)  # fmt: skip
def test_symbol_organ_and_date(
    text: str, symbol: str | None, organ: str | None, adopted: str | None
) -> None:
    assert facts(text) == (symbol, organ, adopted)


def test_a_publisher_that_is_not_the_organ_gives_no_date() -> None:
    assert read("发文单位：外交部\n发布日期：2044-9-20\n" + BODY).adopted is None


def test_a_number_printed_twice_leaves_chinese_numbers_numbers() -> None:
    found = paragraphs(
        "大会，\n覆按其决议案，\n一. 核准该报告书；\n二. 再度确认其权利；\n三. 吁请管理国移交政权；\n"
        "四. 请会员国勿采取行动；\n四. 复请秘书长具报；\n六. 决定列入议程。\n"
    )
    assert [number for _, number, _ in found if number] == ["1", "2", "3", "4", "4", "6"]


def test_headings_within_wrapped_text_that_has_no_enacting_line() -> None:
    found = paragraphs(
        "                  关于灯塔的结论性意见\n\n"
        "1.    委员会在2044年2月20日举行的第1584次会议(见CEDAW/C/\nSR.1584)上审议了该岛的第三次定期报告(CEDAW/C/PLW/3)。\n"
        "           A. 导言\n"
        "2.    委员会赞赏缔约国提交第三次定期报告，但遗憾的是，报告迟交了四年。委\n员会欢迎缔约国派出由文化事务部长率领的代表团。\n"
        "           C. 主要关切领域和建议\n"
        "3.    委员会建议缔约国修理灯塔，并请缔约国在下次报告中提供资料，说明经费由\n哪些机构承担。\n"
    )
    numbered = [text[-6:] for _, number, text in found if number]
    assert numbered == ["PLW/3)。"[-6:], "率领的代表团。"[-6:], "哪些机构承担。"[-6:]]


def test_an_excerpt_that_begins_with_a_later_number() -> None:
    found = paragraphs(
        "第一章\n\n        常设论坛的建议\n\n        语言与墓地(经济、文化、环境、教育、卫生)\n\n"
        "        5. 常设论坛欢迎议会与档案馆关于归还墓志拓本的谅解备忘录，并鼓励挪威\n        和瑞典的档案机构效仿。\n\n"
        "        6. 常设论坛深感不安的是，尽管其第十四届会议提出了建议，仍有三个国家允\n        许在土著墓地上修建管道。\n"
    )
    assert [number for _, number, _ in found if number] == ["5", "6"]


def test_a_vote_over_several_lines_is_one_closing_line() -> None:
    found = paragraphs(
        "安全理事会，\n\n覆按其一九五〇年十一月十七日决议案八十九（一九五〇），并备悉该\n报告书，\n\n"
        "一、授权参谋长于非武装区内派驻观察员，人数不逾四十，并请各该政府\n不予阻挠；\n\n"
        "二、请参谋长将遵行情形随时具报安全理事会，首次报告应于两星期内提\n出。\n\n"
        "                       第五四八次会议以九票对零票，弃权\n"
        "                       者二（甲国、乙国）通过此决议案。\n"
    )
    assert found[-1][2] == "第五四八次会议以九票对零票，弃权者二(甲国、乙国)通过此决议案。"
    assert found[-1][0] == "other"


def test_lines_that_hang_go_on() -> None:
    found = paragraphs(
        "        安全理事会,\n"
        "        欣见《儿童权利公约》关于儿童卷入武装冲突问题的任择议定书\n于2044年2月12日生效,\n"
        "        又欣见妇女与儿童问题论坛在灯塔港举行,论坛通过的\n《宣言》呼吁各国修理灯塔,\n"
        "        1.   请秘书长提出报告,并请所有会员国在本决议通过之日起的一年以内提供它们所掌握的关于灯塔和航标的一切资料;\n"
        "        2.   决定继续处理此案。\n"
    )
    assert [text[-6:] for part, _, text in found if part == "preambular"] == [
        "12日生效，",
        "各国修理灯塔，"[-6:],
    ]


def test_a_numbered_paragraph_that_breaks_off_at_a_comma_goes_on() -> None:
    found = paragraphs(
        "灯塔委员会的意见\n22. 委员会深知岛民和渔民的出生往往没有登记,并再次吁请所有缔约国,\n不论父母的证件是否齐全,立即登记。\n"
        "23. 缔约国应确保证明有效。\n"
    )
    assert found[1][1:] == (
        "22",
        "委员会深知岛民和渔民的出生往往没有登记，并再次吁请所有缔约国，不论父母的证件是否齐全，立即登记。",
    )


def test_the_head_of_a_volume_in_spaced_print_is_none_of_the_text() -> None:
    found = paragraphs(
        "大会，\n\n    考虑到委员会关于这个问题的讨论以及秘书长提出的各项报\n告，\n\n"
        "    1．请各会员国政府，特别是沿海国家的政府，在航行方面给予渔民同样\n的待遇；\n\n"
        "    2．吁请国际渔民组织、各国渔业协会和其他有关的非政府组织\n\n"
        "        决  议                                    21\n\n"
        "协助收集关于渔民处境的资料；\n\n    3．请秘书长提出报告。\n"
    )
    assert (
        "operative",
        "2",
        "吁请国际渔民组织、各国渔业协会和其他有关的非政府组织协助收集关于渔民处境的资料；",
    ) in found


def test_items_that_lost_their_labels_where_no_paragraph_is_numbered() -> None:
    found = load().label(
        "环境大会，\n回顾其第1/6号决议，\n邀请会员国制定计划；\n请执行主任：\n盘点接收设施；\n应请求协助会员国；\n"
        "协助各区域方案的工作；\n呼吁渔具制造商设计新部件；\n还请执行主任提交报告。\n"
    )
    own = [p.text[:2] for p in found.paragraphs if p.part == "operative"]
    assert own == ["邀请", "请执", "呼吁", "还请"]


def test_news_of_a_resolution_are_none() -> None:
    text = (
        "第98届联合国大会通过“太空物体登记”决议\n决议回顾了《登记公约》，并请秘书长提出报告。决议内容还包括：\n"
        "1. 呼吁发射国提交资料；\n2. 鼓励公司提供资料；\n3. 决定继续审议。\n"
    )
    found = read(text)
    labelled = load().label(text)
    assert found.organ == "大会"
    assert any("article" in doubt for doubt in doubts(text_source(text), labelled))


@pytest.mark.parametrize(
    ("front", "title"),
    [
        (
            "安全理事会   Distr.: General\n14 December 2044\n安全理事会主席的声明\n",
            "安全理事会主席的声明",
        ),
        (
            "首页 > 资料 > 重要文件\n字体大小：大 中 小\n群岛国家首脑会议公报（全文）\n",
            "群岛国家首脑会议公报（全文）",
        ),
        (
            "GENERAL\n联合国\n关于灯塔国第三次定期报告的结论性意见*\n",
            "关于灯塔国第三次定期报告的结论性意见",
        ),
        ("〖法规名称〗公海航行船员的遣返\n【颁布机构】联合国大会\n", "公海航行船员的遣返"),
        ("委员会：联合国环境大会\n议题：废旧渔具\n", "废旧渔具"),
        ("联合国\n卫星导航与《2030年议程》的执行\n", "卫星导航与《2030年议程》的执行"),
        ("跳转到主要内容\n关于我们\n2044年5月27日，灯塔港\n", None),
    ],
)
def test_the_title_is_no_line_of_the_cover_or_of_a_site(front: str, title: str | None) -> None:
    found = load().label(front + "我们重申其承诺。\n我们请秘书处报告。\n")
    assert found.title == title
