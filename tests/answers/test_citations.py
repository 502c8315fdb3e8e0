"""Citations: (text, organ, what is expected), a phenomenon a row."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from jueyi.answers.citations import citations
from support.strategies import any_text

CASES = {
    "own": ("回顾其2043年12月1日第98/3号决议，", "ga", ["A/RES/98/3"]),
    "no organ named": ("重申第98/3号决议，", "ga", ["A/RES/98/3"]),
    "list": ("第68/3、69/2和70/1号决议", "ga", ["A/RES/68/3", "A/RES/69/2", "A/RES/70/1"]),
    "list with dates": (
        "回顾大会2013年12月1日第68/3号和2014年12月2日第69/2号决议",
        "ecosoc",
        ["A/RES/68/3", "A/RES/69/2"],
    ),
    "Security Council": ("安全理事会第1325(2000)号决议", "ga", ["S/RES/1325(2000)"]),
    "full-width brackets in one form": ("第1325 (2000)号决议", "sc", ["S/RES/1325(2000)"]),
    "Roman": ("大会第1514(XV)号决议", "sc", ["A/RES/1514(XV)"]),
    "letter of a part": ("大会第217 A (III)号决议", "hrc", ["A/RES/217(III)"]),
    "Chinese digits": ("第一五一四(十五)号决议", "ga", ["A/RES/1514(XV)"]),
    "circled session": ("大会第一㈠号决议", "ga", ["A/RES/1(I)"]),
    "special sessions": (
        "大会第S-32/1号和第ES-10/13号决议",
        "ga",
        ["A/RES/S-32/1", "A/RES/ES-10/13"],
    ),
    "special session of the Council": ("理事会第S-31/1号决议", "hrc", ["A/HRC/RES/S-31/1"]),
    "annual": ("经济及社会理事会2017年7月1日第2017/25号决议", "ga", ["E/RES/2017/25"]),
    "Commission on Human Rights": ("人权委员会第2001/38号决议", "hrc", ["E/CN.4/RES/2001/38"]),
    "two Councils": (
        "大会第60/251号决议和人权理事会第5/1号和第5/2号决议",
        "ga",
        ["A/RES/60/251", "A/HRC/RES/5/1", "A/HRC/RES/5/2"],
    ),
    "another body in between": (
        "人权理事会第16/18号决议和大会第66/167号决议",
        "hrc",
        ["A/HRC/RES/16/18", "A/RES/66/167"],
    ),
    "the year tells the body": (
        "高级专员根据2018年3月22日第37/20号决议提交",
        "ga",
        ["A/HRC/RES/37/20"],
    ),
    "decision": ("大会第78/541号决定", "ga", ["A/DEC/78/541"]),
    "kinds in one list": (
        "第57/19号决议及其第56/115号决定",
        "hrc",
        ["A/HRC/RES/57/19", "A/HRC/DEC/56/115"],
    ),
    "a decision ends a list of resolutions": (
        "回顾理事会相关决议，最近期的是2017年3月24日第34/22号、2017年12月5日第S-27/1号和2024年4月4日第55/20号以及2018年3月23日第36/115号决定，",
        "hrc",
        ["A/HRC/RES/34/22", "A/HRC/RES/S-27/1", "A/HRC/RES/55/20", "A/HRC/DEC/36/115"],
    ),
    "a list of decisions": (
        "回顾其决议；又见第34/101号、第35/102号以及第36/115号决定，",
        "hrc",
        ["A/HRC/DEC/34/101", "A/HRC/DEC/35/102", "A/HRC/DEC/36/115"],
    ),
    "Roman numbers of the African Commission": (
        "注意到非洲人权和民族权委员会2042年11月9日关于山区学校的第542(LXXIII)号决议，",
        "hrc",
        [None],
    ),
    "what a committee's session passed": (
        "注意到山区学校专家委员会第十一届会议通过的第11/101号决定和第11/102号决定，并回顾大会第68/3号决议，",
        "ecosoc",
        [None, None, "A/RES/68/3"],
    ),
    "what a session of a known commission passed": (
        "注意到麻醉药品委员会第六十六届会议通过的第66/3号决议，",
        "ecosoc",
        ["E/CN.7/RES/66/3"],
    ),
    "annexed to a letter": (
        "A/56/1026-S/2002/932，附件二，第14/221号决议。",
        "ecosoc",
        ["A/56/1026-S/2002/932", None],
    ),
    "document": ("秘书长的报告(A/79/605)", "ga", ["A/79/605"]),
    "document with parts": (
        "见A/77/6 (Sect. 29F)和A/CONF.157/24(Part I)。",
        "ga",
        ["A/77/6(Sect.29F)", "A/CONF.157/24(PartI)"],
    ),
    "corrigendum": ("(A/69/53/Add.1/Corr.1)", "ga", ["A/69/53/Add.1/Corr.1"]),
    "dual symbol": ("(A/78/914-S/2044/469)", "ga", ["A/78/914-S/2044/469"]),
    "treaty bodies": (
        "FCCC/CP/2015/10/Add.1、CCW/CONF.VI/11、UNEP/EA.5/Res.11",
        "ga",
        ["FCCC/CP/2015/10/Add.1", "CCW/CONF.VI/11", "UNEP/EA.5/Res.11"],
    ),
    "environment assembly": ("联合国环境大会第2/21号决议", "ga", ["UNEP/EA.2/Res.21"]),
    "presidential statement": ("主席声明(S/PRST/2015/22)", "sc", ["S/PRST/2015/22"]),
    "another conference": ("公约缔约方会议第9/1号决议", "ga", [None]),
    "unbreakable hyphen": ("A/ES‑10/273", "ga", ["A/ES-10/273"]),
    "no document": ("3/4的会员国、HIV/AIDS、50/50、2030年、24/7服务", "ga", []),
    "a fraction behind a list": ("第68/3号决议，其中3/4的", "ga", ["A/RES/68/3"]),
}


@pytest.mark.parametrize("name", CASES)
def test_citations(name: str) -> None:
    text, organ, wanted = CASES[name]
    assert [c.symbol for c in citations(text, organ)] == wanted


def test_kinds() -> None:
    text = "大会第98/3号决议、第98/501号决定，S/PRST/2044/1和A/98/1"
    kinds = [c.kind for c in citations(text, "ga")]
    assert kinds == ["resolution", "decision", "statement", "document"]


@settings(max_examples=200)
@given(text=any_text)
def test_spans_cut_what_is_printed(text: str) -> None:
    last = 0
    for found in citations(text, "ga"):
        assert last <= found.start < found.end
        assert text[found.start : found.end] == found.text
        last = found.end


def test_numbers_of_a_regional_commission_are_not_the_councils() -> None:
    text = "回顾拉丁美洲和加勒比经济委员会第574(XXVII)号决议，并请非洲经济委员会执行第68/3号决议，"
    assert [c.symbol for c in citations(text, "ga")] == [None, "A/RES/68/3"]
