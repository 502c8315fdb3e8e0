"""What tells paragraphs apart at full lines of the preamble."""

from __future__ import annotations

from pathlib import Path

import pytest
from jueyi import load
from jueyi.document import seams
from jueyi.document.completeness import doubts
from jueyi.document.structure import structure
from jueyi.errors import LexiconError
from jueyi.records import Source

SEEN = "回顾其关于河流沿岸图书馆的各项决议，特别是第98/3号决议，"


@pytest.mark.parametrize(
    ("parts", "text", "begins"),
    [
        ([SEEN], "重申各国对河流图书馆的承诺，", True),
        (
            [SEEN, "其中请各国政府考虑修缮沿岸各地的河流图书馆和书船，"],
            "又回顾其第97/2号决议，",
            True,
        ),
        (["欢迎沿岸国所作的努力，赞扬书船方案取得的进展，并"], "强调合作的重要性，", False),
        (["敦促沿岸各国政府、"], "确认书船的作用，", False),
    ],
)
def test_seams(parts: list[str], text: str, begins: bool) -> None:
    assert (seams.log_odds(parts, text) > 0) is begins


def test_features_look_at_a_window_only() -> None:
    long = [SEEN] * 500
    assert list(seams.features(long, "重申其承诺，"))[1:] == [
        name if not name.startswith("lines=") else "lines=8"
        for name in list(seams.features(long[-40:], "重申其承诺，"))[1:]
    ]


def test_a_damaged_table_is_told(tmp_path: Path) -> None:
    table = tmp_path / "seams.tsv"
    table.write_text(f"{seams.HEADER}\nbias\tx\n", "utf-8")
    with pytest.raises(LexiconError, match="line 2"):
        seams.log_odds([SEEN], "重申其承诺，", table=table)
    seams._weights.cache_clear()


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("支持沿岸各国政府为修缮沿岸各地河流图书馆和各个区域的书船所作的各种努力，", True),
        ("表示注意到沿岸各国政府为修缮沿岸各地河流图书馆和各个区域的书船所作努力，", False),
    ],
)
def test_where_two_readings_are_close_the_status_says_so(second: str, told: bool) -> None:
    lines = [
        "大会，",
        "回顾其关于河流沿岸图书馆的各项决议，特别是关于修缮书船的第98/3号决议，",
        second,
        "重申其所有各项决议及其关于河流图书馆的战略，其中强调了河流沿岸图书馆和",
        "书船在今后十年的作用，",
        "1. 请秘书长向大会第九十九届会议报告本决议的执行情况，并为此同各国政府、各",
        "区域组织和其他利益攸关方协商。",
    ]
    source = Source("x", "\n".join(lines), "text", wrapped=True)
    found = load().label_source(source)
    guesses = [second[:12]] if told else []
    assert [source.text[at : at + 12] for at in found.close] == guesses
    named = ", ".join(f"{guess}…" for guess in guesses)
    said = [f"whether a paragraph begins is a guess at the head of {named}"] if told else []
    assert doubts(source, found) == said


def test_a_number_that_the_end_of_a_line_parts_goes_on() -> None:
    text = (
        "结论性意见\n1. 委员会在2044年10月24日举行的第1730次和第\n1731次会议上审议了报告。\n"
        "2. 委员会赞赏缔约国按时提交关于沿岸各地河流图书馆的定期报告，并感谢其答复。\n"
        "3. 委员会欢迎缔约国修缮书船。\n"
    )
    found = structure(Source("x", text, "text"))
    assert [p.text[-8:] for p in found.paragraphs if p.number == "1"] == ["议上审议了报告。"]


def test_behind_a_short_line_and_may_go_on_and_the_status_says_so() -> None:
    lines = [
        "大会，",
        "回顾其关于河流沿岸图书馆的各项决议，特别是关于修缮书船的第98/3号决议，",
        "又回顾该框架的筹备情况，",
        "并强调书船应当反映沿岸各国的特殊困难，",
        "重申其所有各项决议及其关于河流图书馆的战略，其中强调了河流沿岸图书馆和",
        "书船在今后十年的作用，",
        "1. 请秘书长向大会第九十九届会议报告本决议的执行情况，并为此同各国政府、各",
        "专门机构和沿岸各国的河流图书馆协商。",
    ]
    source = Source("x", "\n".join(lines), "text")
    assert any("并强调" in str(doubt) for doubt in doubts(source, structure(source)))


@pytest.mark.parametrize("cut", ["各国政府以及", "各国政府、河流"])
def test_a_numbered_paragraph_that_a_page_breaks_is_one(cut: str) -> None:
    text = (
        "安全理事会，\n回顾其关于河流沿岸图书馆的各项决议，特别是关于修缮书船的第98/3号决议，\n"
        "1. 决定将该团的任务期限延长至2044年7月15日，请秘书长在六个月内评估是否\n"
        "以及如何调整该任务；\n"
        f"2. 强烈鼓励{cut}\nS/RES/9600 (2044)\n \n2/2 44-14763 \n \n"
        "支持书船方案的会员国协调一致，为沿岸各国河流图书馆的修缮工作提供支助；\n"
        "3. 又决定继续处理此案。\n"
    )
    found = [p for p in structure(Source("x", text, "text")).paragraphs if p.part == "operative"]
    assert [p.number for p in found] == ["1", "2", "3"]
    assert f"{cut}支持书船方案的会员国" in found[1].text


def test_what_a_page_s_foot_and_head_cut_goes_on() -> None:
    text = (
        "联合国  E/RES/2044/37\n经济及社会理事会\n2044/37. 河流图书馆的统计能力\n经济及社会理事会，\n"
        "还忆及大会表示欢迎的人权理事会2043年7月13日第53/30号决议，并\n"
        "强调任何人不得因不会使用数字工具而丧失获得书籍的权利，\n"
        "1. 请统计委员会和区域委员会在各自任务范围内、并与沿岸国家协商，制定该指\n导原则的实施时间表；\n"
        "2. 赞赏海国政府主动提供海上普查船只，希望\n2/3 44-12877\n"
        "河流图书馆的统计能力 E/RES/2044/37\n其他国家仿效；\n"
        "3. 授权统计司司长从发展账户余额中拨出不超过四十万美元用于试点项\n目，但须事先征得同意；\n"
    )
    found = [p for p in structure(Source("x", text, "text")).paragraphs if p.part != "other"]
    assert [p.number for p in found] == [None, "1", "2", "3"]
    assert found[0].text.endswith("，并强调任何人不得因不会使用数字工具而丧失获得书籍的权利，")
    assert found[2].text == "赞赏海国政府主动提供海上普查船只，希望其他国家仿效；"
