"""What a document says of itself, in plain text."""

from __future__ import annotations

import pytest
from jueyi.document.numbering import value
from jueyi.document.plainform import plain_form
from jueyi.document.structure import structure
from jueyi.records import Resolution, Source

BODY = "\n回顾第2044/1号决议(A/RES/44/999)，\n1. 请秘书长提出报告；\n2. 决定继续处理此案。\n"


def source(text: str) -> Source:
    return plain_form(Source("x", text, "text"))


def read(front: str, close: str = "", organ: str = "大会，") -> Resolution:
    return structure(source(f"{front}\n{organ}{BODY}{close}"))


@pytest.mark.parametrize(
    ("front", "organ", "symbol", "title"),
    [
        ("A/RES/99/12\n保护河流", "大会，", "A/RES/99/12", "保护河流"),
        ("99/12. 保护河流", "大会，", "A/RES/99/12", "保护河流"),
        ("99/12 B. 保护河流", "大会，", "A/RES/99/12B", "保护河流"),
        ("2044/3. 2044-2050十年计划", "经济及社会理事会，", "E/RES/2044/3", "2044-2050十年计划"),
        ("1999 (XXX). 保护河流", "大会，", "A/RES/1999(XXX)", "保护河流"),
        ("一九九九（三十）. 保护河流", "大会，", "A/RES/1999(XXX)", "保护河流"),
        ("第9999(2044)号决议", "安全理事会，", "S/RES/9999(2044)", None),
        ("S/RES/9999 (2044)", "安全理事会，", "S/RES/9999(2044)", None),
        ("A/HRC/RES/99/1\n99/1. 清洁的水", "人权理事会，", "A/HRC/RES/99/1", "清洁的水"),
        ("This is an unofficial copy\n99/12. 保护河流", "大会，", "A/RES/99/12", "保护河流"),
        ("保护河流", "大会，", None, "保护河流"),
    ],
)
def test_front(front: str, organ: str, symbol: str | None, title: str | None) -> None:
    found = read(front, organ=organ)
    assert found.symbol == symbol
    if title is not None:
        assert found.title == title


def test_a_cited_symbol_is_not_the_documents_own() -> None:
    assert read("保护河流").symbol is None


@pytest.mark.parametrize(
    ("close", "adopted", "meeting"),
    [
        ("2044年9月2日\n第7次全体会议", "2044-09-02", "7"),
        ("第7次全体会议2044年9月2日", "2044-09-02", "7"),
        ("二〇四四年九月十二日\n第一百〇五次全体会议", "2044-09-12", "105"),
        ("第1821次会议以十三票对零票通过。", None, "1821"),
        ("", None, None),
    ],
)
def test_closing(close: str, adopted: str | None, meeting: str | None) -> None:
    found = read("99/12. 保护河流", close)
    assert (found.adopted, found.meeting) == (adopted, meeting)
    assert not any(
        p.acts or p.part != "other" for p in found.paragraphs if close and p.text in close
    )


def test_a_date_in_the_text_is_none_of_adoption() -> None:
    assert read("保护河流", "附件\n2044年9月2日获得通过的日程").adopted is None


def test_a_draft_that_is_recommended_has_the_organ_that_adopts() -> None:
    front = "2044/3. 保护河流\n经济及社会理事会\n建议大会通过以下决议草案："
    found = read(front)
    assert (found.organ, found.symbol) == ("经济及社会理事会", "E/RES/2044/3")


def test_a_decision_of_the_assembly() -> None:
    text = "99/401. 选举成员\n2044年9月2日，大会第7次全体会议决定选举三名成员。\n"
    assert structure(source(text)).symbol == "A/DEC/99/401"


def test_the_enacting_line_may_lack_its_comma() -> None:
    found = structure(source("保护河流\n大会\n" + BODY))
    assert found.organ == "大会"
    assert [p.part for p in found.paragraphs][-3:] == ["preambular", "operative", "operative"]


def test_no_enacting_line_at_all() -> None:
    found = structure(source("保护河流\n回顾其决议，\n铭记目标，\n1. 请秘书长报告；\n"))
    assert [p.part for p in found.paragraphs] == ["other", "preambular", "preambular", "operative"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("一", 1),
        ("十", 10),
        ("二十三", 23),
        ("一百", 100),
        ("一百零五", 105),
        ("一百○五", 105),
        ("人民", 0),
    ],
)
def test_chinese_numbers(number: str, expected: int) -> None:
    assert value(number) == expected


def test_parts_without_enacting_lines() -> None:
    text = (
        "99/12. 河流问题\nA河流与人民\n表示注意到报告，\n敦促所有国家合作。\nB\n河流与湖泊\n"
        "回顾其决议，\n1. 请秘书长报告；\n2. 决定继续审议。\n"
    )
    found = structure(source(text))
    assert [p.part for p in found.paragraphs] == [
        *("other", "other", "preambular", "operative"),
        *("other", "other", "preambular", "operative", "operative"),
    ]


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("99/12. 河流问题\nB\n大会，\n1. 请秘书长报告。\n", "A/RES/99/12B"),
        (
            "99/12. 河流\nA 2044年预算\n大会，\n1. 请报告。\nB\n大会，\n1. 请报告。\n",
            "A/RES/99/12A-B",
        ),
        ("99/12. 河流\n大会，\n1. 请秘书长报告。\n附件\nA\n总则\n", "A/RES/99/12"),
        ("99/412. 河流\nB\n2044年9月2日，大会第7次全体会议决定报告。\n", "A/DEC/99/412"),
    ],
)
def test_the_letter_of_a_part(text: str, symbol: str) -> None:
    assert structure(source(text)).symbol == symbol


def test_the_masthead_of_a_cover_in_one_line() -> None:
    found = read("联合国 S/RES/9624 (2044)\n安全理事会 Distr.: General", organ="安全理事会，")
    assert found.symbol == "S/RES/9624(2044)"


def test_session_agenda_item_and_vote_are_read_where_they_are_printed() -> None:
    text = (
        "联合国\nA/RES/99/3\n大会\n第九十九届会议\n议程项目71 (b)\n大会决议\n99/3. 灯塔\n大会，\n"
        "回顾第九十八届会议，\n1. 请秘书长报告。\n第7次全体会议\n2044年12月2日\n"
        "[经记录表决，以21票赞成、8票反对、18票弃权获得通过。]\n"
    )
    found = structure(Source("x", text, "text"))
    assert (found.session, found.agenda, found.vote) == ("99", "71 (b)", "21-8-18")
    agreed = text.replace(
        "[经记录表决，以21票赞成、8票反对、18票弃权获得通过。]", "[未经表决获得通过。]"
    )
    assert structure(Source("x", agreed, "text")).vote == "without a vote"
    narrated = (
        "大会决定\n99/514. 灯塔\n2044年12月7日大会第46次全体会议根据第一委员会的建议，"
        "通过记录表决以77票对零票、2票弃权，决定将题为“灯塔”的项目列入议程。"
    )
    assert structure(Source("x", narrated, "text")).vote == "77-0-2"
    annexed = agreed.replace("[未经表决获得通过。]", "附件\n灯塔规则\n决定以协商一致方式通过。")
    assert structure(Source("x", annexed, "text")).vote is None
    bare = structure(Source("x", "大会，\n回顾第九十八届会议，\n1. 请秘书长报告。", "text"))
    assert (bare.session, bare.agenda, bare.vote) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "organ", "symbol", "adopted"),
    [
        (
            "CEDAW/C/SVA/CO/5\n消除对妇女歧视委员会\n关于灯塔国第五次定期报告的结论性意见\n"
            "1. 委员会在2044年10月29日第1735次会议上审议了该报告，并在2044年11月7日第1746次会议上"
            "通过了本结论性意见。\n2. 委员会建议缔约国修缮灯塔。\n",
            "消除对妇女歧视委员会", "CEDAW/C/SVA/CO/5", "2044-11-07",
        ),
        (
            "WHA97.17 灯塔看守的健康\n第九十七届世界卫生大会，\n审议了报告，\n1. 敦促会员国合作。\n"
            "（第七次全体会议，2044年5月26日——甲委员会第五份报告）\n",
            "世界卫生大会", "WHA97.17", "2044-05-26",
        ),
        (
            "关于灯塔看守换班的决议\n(2044年6月18日)\n\n国际劳工大会于2044年举行第132届会议，\n\n"
            "忆及该公约，\n\n1. 敦促各国政府准许换班。\n",
            "国际劳工大会", None, "2044-06-18",
        ),
        (
            "粮农组织大会\n决议草案  第9/2044号决议\n国际灯塔年\n大会：\n考虑到灯塔至关重要；\n"
            "1. 要求总干事转交本决议。\n",
            "联合国粮食及农业组织大会", "9/2044", None,
        ),
    ],
)  # fmt: skip
def test_what_agencies_and_treaty_bodies_state(
    text: str, organ: str, symbol: str | None, adopted: str | None
) -> None:
    found = structure(source(text))
    assert (found.organ, found.symbol, found.adopted) == (organ, symbol, adopted)
