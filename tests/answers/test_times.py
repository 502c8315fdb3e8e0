"""Times: (scope of an act, what is expected), a phenomenon a row. Adopted on 5 March 2044."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from jueyi.answers.dates import after, days, iso_dates
from jueyi.answers.times import times_of
from support.strategies import any_text

ADOPTED = "2044-03-05"
CASES = {
    "session": ("向大会第九十九届会议提交报告", [("session", ("GA/99",), None)]),
    "sessions": (
        "向大会第九十九届和第一百届会议报告",
        [("session", ("GA/99", "GA/100"), None)],
    ),
    "sessions with dates": (
        "供大会第九十九届会议和2045年第一百届会议审议",
        [("session", ("GA/99", "GA/100"), None)],
    ),
    "own session": ("在第九十九届会议上审议", [("session", ("GA/99",), None)]),
    "before a session": ("在大会第九十九届会议之前提出", [("session", ("GA/99",), "by")]),
    "yearly session": ("向理事会2045年届会报告", [("session", ("ECOSOC/2045",), None)]),
    "its session": (
        "向社会发展委员会提交报告，供其第八十三届会议审议",
        [("session", ("社会发展委员会/83",), None)],
    ),
    "other body": ("向新闻委员会第六十六届会议报告", [("session", ("新闻委员会/66",), None)]),
    "past session": ("大会第九十届会议通过的宣言", []),
    "by a date": ("至迟于2044年12月1日报告", [("date", ("2044-12-01",), "by")]),
    "before a date": ("在2044年12月1日之前报告", [("date", ("2044-12-01",), "by")]),
    "until": ("延长至2045年10月31日", [("date", ("2045-10-31",), "until")]),
    "from": ("自2045年1月1日起执行", [("date", ("2045-01-01",), "from")]),
    "interval": ("于2045年1月至6月举行", [("date", ("2045-01/2045-06",), "on")]),
    "half-year": ("在2045年上半年提交", [("date", ("2045-01/2045-06",), "on")]),
    "year's end": ("到2045年底达到", [("date", ("2045-12-31",), "by")]),
    "month without a year": ("于2月举行", [("date", ("2045-02",), "on")]),
    "date of a document": ("执行2045年1月1日第99/1号决议", []),
    "a city's name": ("遵守所有四个日内瓦公约", []),
    "days": ("在四个日历日内答复", [("period", ("P4D",), "within")]),
    "by age": ("收集按年龄、性别和残疾分列的数据", []),
    "by grade": ("按年级分发课本", []),
    "yearly": ("按年度报告", [("recurrence", ("P1Y",), None)]),
    "biennial": ("将决议改为两年一度以提高效率", []),
    "annual": ("宣布12月14日为一年一度的图书馆日", []),
    "past date": ("于2043年1月1日设立", []),
    "within, anchored": ("在本决议通过后六个月内报告", [("period", ("P6M",), "within")]),
    "within": ("在30天内答复", [("period", ("P30D",), "within")]),
    "within, as a time": ("在十年时间内根除", [("period", ("P10Y",), "within")]),
    "in a row": (
        "举行连续两周和为期四天的会议",
        [("period", ("P2W",), "for"), ("period", ("P4D",), "for")],
    ),
    "in a row, that was": ("呼吁连续两年未缴会费的国家缴款", []),
    "part of a resumed session": (
        "供大会第九十九届会议续会第一期会议审议",
        [("session", ("GA/99",), None)],
    ),
    "year of an event": ("在2045年灯塔峰会的后续行动中合作", []),
    "on the occasion of": ("在2045年灯塔十年即将结束之际评估进展", []),
    "said again of a session": (
        "在2045年的委员会第三十三届会议期间报告",
        [("session", ("委员会/33",), None)],
    ),
    "year of a session": (
        "在2045年统计委员会第五十届会议期间审议",
        [("session", ("统计委员会/50",), None)],
    ),
    "when a session is held": ("于2045年举行第十五届灯塔大会", [("date", ("2045",), "on")]),
    "by when others report": ("考虑小组将于2044年8月12日前提交的报告", []),
    "current period": ("沿用当前2044年7月1日至2045年6月30日期间使用的办法", []),
    "end of what is": ("自当前任务于2044年12月结束之日起支持", []),
    "borne in mind": ("继续合作，同时考虑到委员会将于2045年进行审查", []),
    "renewal": ("任务期限延长12个月", [("period", ("P12M",), "for")]),
    "lasting": ("举行为期两天的讲习班", [("period", ("P2D",), "for")]),
    "recurrence": ("每六个月报告一次", [("recurrence", ("P6M",), None)]),
    "every other": ("每隔90天报告", [("recurrence", ("P90D",), None)]),
    "twice a year": ("每年两次通报", [("recurrence", ("P6M",), None)]),
    "regularly": ("定期通报情况", [("recurrence", ("regularly",), None)]),
    "a regular report is a kind": ("在定期报告中说明", []),
    "prompt": ("毫不拖延地停止", [("prompt", ("soon",), None)]),
    "in a title": ("执行《2050年议程》", []),
    "quoted": ("题为“每年一次”的项目", []),
}


@pytest.mark.parametrize("name", CASES)
def test_times(name: str) -> None:
    text, wanted = CASES[name]
    found = times_of(text, 0, len(text), "directive", "ga", ADOPTED)
    assert [(t.type, t.value, t.relation) for t in found] == wanted


def test_calendar_days() -> None:
    def ends(text: str) -> tuple[str | None, str | None]:
        (time,) = times_of(text, 0, len(text), "directive", "ga", ADOPTED)
        return time.first, time.last

    assert ends("至迟于2044年12月1日报告") == (ADOPTED, "2044-12-01")
    assert ends("向大会第九十九届会议报告") == ("2044-09-01", "2045-09-14")
    assert ends("在本决议通过后90天内报告") == (ADOPTED, "2044-06-03")
    assert ends("自2045年1月1日起执行") == ("2045-01-01", None)


def test_by_a_session_is_before_it_or_within_it() -> None:
    def last(text: str) -> str | None:
        (time,) = times_of(text, 0, len(text), organ="ga", adopted=ADOPTED)
        return time.last

    assert last("至迟于大会第九十九届会议主要会期期间报告") == "2045-09-14"
    assert last("在大会第九十九届会议之前报告") == "2044-09-01"


def test_a_renewal_counts_from_the_adoption_that_is_named() -> None:
    text = "自本决议通过之日起将该团的任务期限延长一年，"
    (time,) = times_of(text, 0, len(text), "decisional", adopted=ADOPTED)
    assert time.anchor is not None and time.anchor.text == "本决议通过"
    assert (time.first, time.last) == (ADOPTED, "2045-03-05")


def test_an_anchor_is_what_a_period_counts_from() -> None:
    text = "在本决议通过后六个月内报告"
    (time,) = times_of(text, 0, len(text), "directive", "ga", ADOPTED)
    assert time.anchor is not None
    assert text[time.anchor.start : time.anchor.end] == time.anchor.text == "本决议通过"


def test_times_of_what_others_did_are_none() -> None:
    text = "回顾大会第一百届会议将每年审议"
    assert times_of(text, 2, len(text), "recitative", "ga", ADOPTED) == ()


def test_times_of_a_text_that_is_cited_are_its_own() -> None:
    cited = "重申承诺执行其第99/1号决议，其中吁请各国在2050年前立即采取行动"
    assert times_of(cited, 2, len(cited), "declarative", "ga", ADOPTED) == ()


def test_days_that_do_not_exist_are_no_dates() -> None:
    assert iso_dates("2045年2月30日", None) is None
    assert iso_dates("13月", ADOPTED) is None
    assert days("2044-02") == ("2044-02-01", "2044-02-29")
    assert after("2044-01-31", "PT48H") is None


@settings(max_examples=200)
@given(text=any_text)
def test_spans_cut_what_is_printed(text: str) -> None:
    for found in times_of(text, 0, len(text), "directive", "hrc", ADOPTED):
        assert text[found.start : found.end] == found.text
        assert found.value


@pytest.mark.parametrize(
    ("lemma", "rest", "values"),
    [
        ("重申", "委员会第六十四届会议在周年之际通过的政治宣言，", []),
        ("强调", "必须定期修缮灯塔，", []),
        ("认识到", "到2050年修缮全部灯塔的目标面临风险，", []),
        ("打算", "至迟于2050年3月审查该任务，", [("2050-03",)]),
        ("重申", "其打算在2050年3月之前审查该任务，", [("2050-03",)]),
        ("承诺", "到2050年修缮全部灯塔，", [("2050",)]),
    ],
)
def test_what_is_declared_has_a_time_where_it_is_announced(
    lemma: str, rest: str, values: list[tuple[str, ...]]
) -> None:
    text = lemma + rest
    found = times_of(text, len(lemma), len(text), "declarative", "ga", ADOPTED)
    assert [time.value for time in found] == values
