"""Bodies, numbers and days as agencies, conferences, the news and records of meetings print them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from jueyi.corpus.unxml import documents
from jueyi.document.dispatch import dispatched, in_year, noticed
from jueyi.document.series import as_printed, council_year, of_agency
from support.structured import facts

BODY = "回顾其决议，\n1. 请秘书长提出报告；\n2. 决定继续处理此案。\n"
SPOKEN = "我们重申承诺。\n我们敦促会员国修缮灯塔。\n我们呼吁捐助者捐款。\n我们感谢东道国。\n"


@pytest.mark.parametrize(
    ("text", "symbol", "organ", "adopted"),
    [
        ("世界卫生组织\n执行委员会\nEB146.R14\n灯塔值守人员的健康\n执行委员会，\n" + BODY,
         "EB146.R14", "世界卫生组织执行委员会", None),
        ("A41-28：机场灯光\n大会：\n1. 敦促成员国报告；\n2. 请理事会研究。\n",
         "A41-28", "国际民用航空组织大会", None),
        ("第33届会议\nA.1191(33)号决议\n灯塔\n大会，\n" + BODY, "A.1191(33)", "国际海事组织大会", None),
        ("世界旅游组织\n海岸旅游\n大会，\n" + BODY, None, "世界旅游组织大会", None),
        # A sidebar that names an agency makes no resolution of the General Assembly its own.
        ("世界旅游组织\n98/5. 海岸旅游\n大会，\n" + BODY, "A/RES/98/5", "大会", None),
        ("世界旅游组织\nA/98/L.5\n决议草案\n大会，\n" + BODY, "A/98/L.5", "大会", None),
        ("第66/5号决议\n灯塔药物\n麻醉药品委员会，\n" + BODY, "66/5", "麻醉药品委员会", None),
        ("158（XXXI）. 区域灯塔训练中心\n亚洲及太平洋经济社会委员会，\n" + BODY,
         "158(XXXI)", "亚洲及太平洋经济社会委员会", None),
        ("E/ESCAP/RES/70/14\n70/14. 增强灯塔能力\n亚洲及太平洋经济社会委员会，\n" + BODY,
         "E/ESCAP/RES/70/14", "亚洲及太平洋经济社会委员会", None),
        ("2044/54. 岛民的权利\n人权委员会，\n" + BODY, "E/CN.4/RES/2044/54", "人权委员会", None),
        ("E/2018/43-E/C.19/2018/11\n常设论坛的建议\n土著问题常设论坛第十七届会议报告\n"
         "1. 常设论坛建议会员国修缮灯塔。\n2. 常设论坛欢迎该报告。\n",
         "E/2018/43-E/C.19/2018/11", "土著问题常设论坛", None),
        ("3287(XXlX). 灯塔的救济\n大会，\n" + BODY, "A/RES/3287(XXIX)", "大会", None),
        ("关于灯塔教育的决议\n（1990年5月24日经济及社会理事会第1990/31号决议通过）\n经济及社会理事会，\n" + BODY,
         "E/RES/1990/31", "经济及社会理事会", "1990-05-24"),
        ("安理会关于向群岛派遣部队的第1769号决议（全文）\n2007年08月02日 09:17　来源：新华网\n"
         "新华网联合国8月1日电　联合国安理会7月31日一致通过第1769号决议，决定派遣部队。全文如下：\n安全理事会，\n" + BODY,
         "S/RES/1769(2007)", "安全理事会", "2007-07-31"),
        ("外交部关于执行决议的通知\n成文日期：2044年08月17日\n各部委：\n2044年6月29日，联合国安全理事会第7989次会议"
         "通过了第3361(2044)号决议。请执行。\n附件\n第3361(2044)号决议\n安全理事会，\n" + BODY,
         "S/RES/3361(2044)", "安全理事会", "2044-06-29"),
        ("第三届群岛国家文化部长会议阿皮亚宣言\n2044-09-26 09:15  来源：会议秘书处\n" + SPOKEN,
         None, "第三届群岛国家文化部长会议", None),
        ("阿皮亚宣言\n2044年9月21日不结盟运动协调局部长级会议在阿皮亚通过\n" + SPOKEN,
         None, "不结盟运动协调局部长级会议", "2044-09-21"),
        ("联合国                  A/CONF.225/8\n第二次联合国群岛国家     Distr.: General\n问题会议"
         "                 19 November 2044\n阿皮亚宣言\n(2044年11月5日第7次全体会议通过)\n" + SPOKEN,
         "A/CONF.225/8", "第二次联合国群岛国家问题会议", "2044-11-05"),
        ("群岛减贫部长级会议阿皮亚宣言\n2044/08/15 来源：秘书处 [字体：大 中 小]\n（2044年8月12日，阿皮亚）\n" + SPOKEN,
         None, "群岛减贫部长级会议", "2044-08-12"),
        ("灯塔之友会议阿皮亚宣言\n" + SPOKEN + "2044年2月26日订于阿皮亚\n", None, None, "2044-02-26"),
        ("残疾人权利委员会关于灾后灯塔无障碍问题的声明\n2044年9月12日\n"
         "委员会第二十七届会议（2044年8月15日至9月9日）于2044年9月7日通过\n残疾人权利委员会关切该局势。\n"
         "委员会敦促缔约国修缮灯塔。\n委员会建议缔约国报告。\n", None, "残疾人权利委员会", "2044-09-07"),
        # A title may tell when another text was adopted.
        ("关于千年首脑会议于2044年9月8日通过的灯塔宣言执行情况的决议\n大会，\n" + BODY, None, "大会", None),
        ("安全理事会\n新闻谈话\nSC/34627\n2044年9月2日\n安全理事会关于灯塔遇袭的新闻谈话\n"
         "安全理事会成员谴责该袭击。\n安全理事会成员敦促各国合作。\n安全理事会成员重申其立场。\n",
         "SC/34627", "安全理事会", "2044-09-02"),
    ],
)  # fmt: skip
def test_what_a_document_says_of_itself(
    text: str, symbol: str | None, organ: str | None, adopted: str | None
) -> None:
    assert facts(text) == (symbol, organ, adopted)


@pytest.mark.parametrize(
    "line", ["3/5", "第3/5页", "98/1号决议的执行情况", "12(a)", "158(XXXI)号决议"]
)
def test_numbers_that_are_none_of_a_resolution(line: str) -> None:
    assert as_printed([line]) is None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("决定16.COM 8.b.47：毛绳编结", "16.COM8.b.47"),
        ("决定：44 COM 7B.1", "44COM7B.1"),
        ("ILC.111/决议VII", "ILC.111/决议VII"),
        ("第 MSC.515(105)号决议", "MSC.515(105)"),
        ("37 C/Resolution 41  灯塔档案", "37C/Resolution41"),
        ("214 EX/决定 16 灯塔", "214EX/决定16"),
    ],
)
def test_numbers_of_agencies(line: str, number: str) -> None:
    assert of_agency([line]) == number


def test_the_council_counts_on_since_1946() -> None:
    years = {1: 1946, 15: 1946, 16: 1947, 242: 1967, 1267: 1999, 1325: 2000, 2231: 2015, 2767: 2024}
    assert {number: council_year(number) for number in years} == years
    assert council_year(2768) is None


def test_years_of_the_council_agree_with_what_real_resolutions_cite(shared: Path) -> None:
    cited: Counter[tuple[int, int]] = Counter()
    for _, data in documents(shared / "unxml-train.tar.xz"):
        text = re.sub("<[^>]+>", "", data.decode("utf-8"))
        said = re.findall(r"第(\d{3,4}) ?[（(](\d{4})[)）]号", text)
        cited.update((int(number), int(year)) for number, year in said)
    often = {number: year for (number, year), count in cited.items() if count > 1}
    wrong = {n: y for n, y in often.items() if council_year(n) not in (y, None)}
    assert len(often) > 300 and not wrong


def test_a_dispatch_tells_the_day_without_month_or_year() -> None:
    page = "2044年1月3日 来源"
    told = "新华社联合国1月2日电 联合国安理会30日一致通过决议"
    assert dispatched([page, told]) == "2043-12-30"
    assert dispatched([told]) is None  # no line says the year
    assert dispatched(["新华社联合国1月2日电 安理会1日否决了决议，未能通过"], "2044") is None
    assert in_year(2, 30, [], "2044") is None  # no such day


def test_a_notice_tells_the_day_of_its_own_resolution_only() -> None:
    line = "2044年6月29日，安理会通过了第9361(2044)号决议。"
    assert noticed([line], "S/RES/9361(2044)") == "2044-06-29"
    assert noticed([line], "S/RES/9360(2044)") is None
