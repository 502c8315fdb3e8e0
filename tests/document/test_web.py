"""Texts as they lie on the web: site lines, lost line breaks, notes and titles of old prints."""

from __future__ import annotations

import pytest
from jueyi import load
from jueyi.document.glued import spans
from jueyi.document.website import is_site
from jueyi.records import Resolution

OLD = """联合国安理会决议案四十四

维基文库，自由的图书馆
四十四(一九四九). 一九四九年三月五日决议案
〔S/9999〕

  安全理事会，

  业已接获并审议灯塔委员会之第一次报告书21及同日之送文函件，22

  一.认为该项报告书各部分均属初步性质；

  二.促请灯塔委员会继续研究灯塔问题之各方面；

  三.并请灯塔委员会向安全理事会提出第二次报告书。

第一一七次会议一致通过。

21 灯塔委员会正式纪录，第一年，特别补编。

22 灯塔委员会正式纪录，第二年，补编第五号。

本作品来自联合国官方文件。此组织之政策为于公有领域保存其大部份文献。

根据ST/AI/189/Add.9/Rev.2第2条（仅供英文版），下列联合国文件在全球属于公有领域：

  1. 官方纪录（会议、逐字、摘要记录等）；
  2. 带有联合国标志发布的文献；

Public domainPublic domainfalsefalse
"""


def parts(text: str) -> list[tuple[str, str | None, str]]:
    """Part, number and text of every paragraph that is the organ's."""
    found = load().label(text)
    return [(p.part, p.number, p.text) for p in found.paragraphs if p.part != "other"]


def read(text: str) -> Resolution:
    return load(answers=False).label(text)


def test_a_yearbook_page_of_a_library_on_the_web() -> None:
    found = read(OLD)
    own = [p for p in found.paragraphs if p.part != "other"]
    assert [(p.part, p.number) for p in own] == [
        ("preambular", None), ("operative", "1"), ("operative", "2"), ("operative", "3"),
    ]  # fmt: skip
    assert own[0].text == "业已接获并审议灯塔委员会之第一次报告书及同日之送文函件，"
    assert [(n.mark, n.anchor) for n in own[0].notes] == [("21", 19), ("22", len(own[0].text))]
    assert (found.symbol, found.organ) == ("S/RES/44(1949)", "安全理事会")
    assert (found.adopted, found.meeting) == ("1949-03-05", "117")
    kinds = {piece.kind for piece in found.pieces}
    assert "website" in kinds
    assert not any("公有领域" in p.text or "官方纪录" in p.text for p in found.paragraphs)


def test_no_line_of_a_document_is_a_site_s() -> None:
    for line in (
        "请秘书长向大会报告；",
        "第四次会议以十票通过，弃权者一。 |",
        "官方记录",
        "1. 来源",
    ):
        assert not is_site(line)


@pytest.mark.parametrize(
    "text",
    [
        "第五十届会议 大会决议 [根据第三委员会的报告(A/50/999)通过] 50/999. 灯塔年 大会， 回顾其第47/999号决议，其中大会决定修缮灯塔， "
        "并确认需要保护灯塔， 1. 注意到秘书长的报告； 2. 请会员国修缮灯塔； 3. 又请秘书长提供协助。 1995年12月21日 第97次全体会议",
        "第五十届会议\n大会决议\n50/999. 灯塔年\n大会，\n回顾其第47/999号决议，其中大会决定修缮灯塔，\n并确认需要保护灯塔，\n"
        "1. 注意到秘书长的报告；\n2. 请会员国修缮灯塔；\n3. 又请秘书长提供协助。\n1995年12月21日\n第97次全体会议",
    ],
)  # fmt: skip
def test_a_resolution_in_one_line_is_read_as_in_many(text: str) -> None:
    assert parts(text) == [
        ("preambular", None, "回顾其第47/999号决议，其中大会决定修缮灯塔，"),
        ("preambular", None, "并确认需要保护灯塔，"),
        ("operative", "1", "注意到秘书长的报告；"),
        ("operative", "2", "请会员国修缮灯塔；"),
        ("operative", "3", "又请秘书长提供协助。"),
    ]
    found = read(text)
    assert (found.symbol, found.organ, found.adopted, found.meeting) == (
        "A/RES/50/999", "大会", "1995-12-21", "97",
    )  # fmt: skip


def test_an_organ_within_a_sentence_is_no_enacting_line() -> None:
    sentence = (
        "请秘书长将报告提交经社会议和大会，强调各区域的灯塔均须修缮，鼓励会员国提供捐助，" * 3
    )
    assert spans(sentence) == [(0, len(sentence))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A preambular paragraph that lost its comma, before another one.
        (
            "安全理事会，\n回顾其第999(2044)号决议\n审议了秘书长的报告，\n1. 请秘书长报告。",
            ["preambular", "preambular", "operative"],
        ),
        # A heading in the preamble is none.
        (
            "理事会，\n回顾其第2044/1号决议，\n总结：审查结果的执行\n注意到该报告，\n1. 请秘书长报告。",
            ["preambular", "preambular", "operative"],
        ),
        # A decision without a number, and what goes on behind it until the closing line.
        (
            "安全理事会，\n备悉该报告书，\n爰议决延至五月六日再行置议，\n惟若情势发生变化，秘书长应立即报告。\n第三十次会议以九票通过（两国缺席）",
            ["preambular", "operative", "operative"],
        ),
        # Grounds before 因此，
        (
            "查一会员国曾促请理事会注意灯塔之情势，\n因此，安全理事会，\n兹决定继续研究此事。\n第三十九次会议一致通过。",
            ["preambular", "operative"],
        ),
        # The organ's name at the head of the first paragraph.
        (
            "大会，回顾其第99/1号决议，\n又回顾其第98/1号决议，\n强调灯塔的作用，\n1. 请秘书长报告。",
            ["preambular", "preambular", "preambular", "operative"],
        ),
    ],
)
def test_lines_without_a_number(text: str, expected: list[str]) -> None:
    assert [part for part, _, _ in parts(text)] == expected


def test_items_with_a_latin_letter_and_an_ideographic_comma() -> None:
    found = read(
        "安全理事会，\n回顾第999号决议，\n1、决定所有国家应：\na、修缮灯塔；\nb、开放航道。"
    )
    assert [(p.number, p.level) for p in found.paragraphs[2:]] == [("1", 0), ("a", 1), ("b", 1)]


def test_the_link_to_edit_is_no_text() -> None:
    found = read("44/999. 灯塔问题\nA\n[编辑]大会，\n回顾其第43/999号决议，\n1. 请秘书长报告。")
    assert [p.text for p in found.paragraphs][2] == "大会，"
    assert found.organ == "大会"


@pytest.mark.parametrize(
    ("text", "symbol", "organ", "adopted", "meeting"),
    [
        (
            "联合国安理会第9582号决议\n联合国安理会第9581号决议 联合国安理会第9582号决议\n2044年2月24日\n联合国安理会第9583号决议\n安全理事会，\n回顾第9581号决议，\n1. 要求双方停火。",
            "S/RES/9582(2044)", "安全理事会", "2044-02-24", None,
        ),
        (
            "联合国安理会主席声明2044年第17号\n安全理事会主席在2044年10月16日安全理事会第4845次会议上，就题为“灯塔”的项目，代表安理会发表声明如下：\n“安全理事会欢迎委员会的工作。”",
            "S/PRST/2044/17", "安全理事会", "2044-10-16", "4845",
        ),
        (
            "儿童权利委员会\nCRC/C/ABC/CO/3-5\n关于某国第三次定期报告的结论性意见\n1. 委员会在2044年6月2日举行的第2221次会议上通过了本结论性意见。\n2. 委员会建议缔约国修缮灯塔。",
            "CRC/C/ABC/CO/3-5", "儿童权利委员会", "2044-06-02", "2221",
        ),
        # The news about a resolution: its number is not the page's own.
        ("联合国安理会第9973号决议授权修缮灯塔\n2044年3月17日\n安理会欢迎灯塔。", None, None, None, None),
        # The date on a draft is not one of adoption.
        (
            "联合国大会第44/999号决议草案\nA/44/L.1\n联合国\n2044年3月1日\n大会，\n回顾其决议，\n1. 请秘书长报告。",
            "A/44/L.1", "大会", None, None,
        ),
    ],
)  # fmt: skip
def test_what_pages_of_the_web_say_of_a_document(
    text: str, symbol: str | None, organ: str | None, adopted: str | None, meeting: str | None
) -> None:
    found = read(text)
    assert (found.symbol, found.organ, found.adopted, found.meeting) == (
        symbol, organ, adopted, meeting,
    )  # fmt: skip


def test_stray_traditional_characters_in_simplified_text() -> None:
    found = read(
        "大会，\n回顾其第44/1号决议，\n茲决定修缮灯塔，\n惟若情势有变，秘书长应報告。\n第三次会议一致通过。"
    )
    own = [p for p in found.paragraphs if p.part != "other"]
    assert [p.acts[0].surface if p.acts else None for p in own] == ["回顾", "决定", None]
    assert own[1].text.startswith("茲")


def test_a_page_that_begins_with_an_angle_bracket_is_text() -> None:
    from jueyi.reading import detect

    assert detect("<\n×\n>\n安全理事会，".encode()) == "text"


def test_a_run_on_resolution_without_spaces() -> None:
    text = (
        "第I/99号决定. 灯塔的修缮缔约方大会，对于灯塔的失修感到忧虑，意识到失修对航运的影响，深信必须进行合作，"
        "1. 欢迎该方案；2. 请秘书处提交报告；3. 并请秘书处提供协助；4. 促请缔约方修缮灯塔。"
    )
    found = parts(text)
    assert [(part, number) for part, number, _ in found[-4:]] == [
        ("operative", "1"), ("operative", "2"), ("operative", "3"), ("operative", "4"),
    ]  # fmt: skip
    assert found[0][:2] == ("preambular", None)
    assert found[0][2].startswith("对于灯塔的失修感到忧虑，")


def test_both_languages_in_one_line() -> None:
    text = (
        "The Economic and Social Council,经济及社会理事会,\n"
        "Recalling its resolution 2004/999 of 21 July 2004,回顾其2004年7月21日第2004/999号决议,\n"
        "Recognizing that lighthouses are indispensable for shipping,承认灯塔对航运必不可少,\n"
        "1. Requests the Secretary-General to report.\n1. 请秘书长提出报告。"
    )
    assert [p[:2] for p in parts(text)][:2] == [("preambular", None), ("preambular", None)]
    assert read(text).paragraphs[1].text == "回顾其2004年7月21日第2004/999号决议,"


def test_paragraphs_of_a_statement_listed_with_dashes() -> None:
    text = (
        "安全理事会主席在2044年10月10日安全理事会第8065次会议上，代表安理会发表声明如下：\n"
        "- “安全理事会重申对灯塔的承诺。\n- “在这方面，安全理事会敦促各方停火。”"
    )
    found = [p for p in read(text).paragraphs if p.acts]
    assert [p.text[:6] for p in found] == ["“安全理事会", "“在这方面，"]
    assert [p.number for p in found] == [None, None]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("大会，\n注意到秘书长的报告1 所载的建议，\n回顾委员会的意见2 和结论，\n1. 请秘书长报告。", ["1", "2"]),
        ("大会，\n注意到该报告①，\n1. 请秘书长报告。\n注：①第一份报告。", ["1"]),
        ("大会，\n注意到附件1 所载的3 个项目，\n1. 请秘书长报告。", []),
    ],
)  # fmt: skip
def test_marks_of_notes_that_were_raised(text: str, marks: list[str]) -> None:
    from jueyi.document.marks import one_form
    from jueyi.document.notemarks import marks as found

    assert [mark for _, _, mark in found(one_form(text)).places] == marks


def test_a_number_before_a_year() -> None:
    found = read("1.2044年2月26日，委员会审议了该报告。\n2.委员会欢迎缔约国修缮灯塔。")
    assert [p.number for p in found.paragraphs] == ["1", "2"]


def test_a_decision_that_tells_its_meeting() -> None:
    found = read(
        "66/999. 灯塔的安排\n2044年12月22日大会第91次全体会议根据第二委员会的建议，决定推迟审议灯塔项目。"
    )
    assert (found.organ, found.adopted, found.meeting) == ("大会", "2044-12-22", "91")
    assert found.symbol == "A/DEC/66/999"


def test_a_declaration_names_the_resolution_that_adopted_it() -> None:
    body = "灯塔宣言\n联合国大会2044年12月4日第99/128号决议通过\n大会，\n铭记《宪章》的宗旨，\n1. 宣布灯塔的权利。"
    found = read(body)
    assert (found.symbol, found.adopted) == ("A/RES/99/128", "2044-12-04")
    # A resolution that is cited is not the document's own.
    assert (
        read("灯塔的经费\n根据大会2044年12月4日第99/128号决议，委员会审议了经费。").symbol is None
    )


def test_a_wrapped_page_below_the_menu_of_its_site() -> None:
    menu = "Home About Search Language Map English Big5 Simplified Contact Imprint Privacy Legal Notice Help"
    body = (
        "大会，\n铭记《联合国宪章》中有关促成国际合作以解决属于经济、社会、文\n化或人道主义性质的国际问题的宗旨和原则，\n"
        "承认灯塔是经济、社会、文化和航运的全面进程，其目的是在全体水\n手的基础上，不断改善航运，\n"
        "忆及各国人民的自决权利，由于这种自决权利，各国人民有权自由决\n定他们的灯塔，\n1. 请秘书长报告。"
    )
    found = [p for p in read(f"{menu}\n{body}").paragraphs if p.part == "preambular"]
    assert len(found) == 3


def test_a_text_without_any_act_says_so() -> None:
    from jueyi.document.completeness import doubts
    from jueyi.records import Source

    text = "灯塔公约\n1. “灯塔”系指任何灯塔；\n2. “标本”系指任何标本；\n3. “贸易”系指输出。"
    source = Source("x", text, "text")
    assert any("no paragraph of a resolution" in reason for reason in doubts(source, read(text)))


def test_marks_with_a_slash_whose_notes_were_cut_off() -> None:
    found = read(
        "大会，\n重申《灯塔宣言》1/及其他文书，\n注意到第44/62号决议，2/其中委员会赞扬该报告3/和努力，\n"
        "1. 赞扬灯塔委员会的报告；2/\n2. 请秘书长报告A/44/1的执行情况。"
    )
    own = [p.text for p in found.paragraphs if p.part != "other"]
    assert own == [
        "重申《灯塔宣言》及其他文书，", "注意到第44/62号决议，其中委员会赞扬该报告和努力，",
        "赞扬灯塔委员会的报告；", "请秘书长报告A/44/1的执行情况。",
    ]  # fmt: skip


def test_a_declaration_that_the_organ_adopts() -> None:
    found = read(
        "大会\n通过灯塔会议的以下政治宣言：\n灯塔宣言\n1. 我们重申灯塔的作用；\n2. 我们决心修缮灯塔。"
    )
    assert [p.part for p in found.paragraphs[:2]] == ["other", "operative"]
    assert found.organ == "大会"


def test_a_guess_where_paragraphs_begin_is_told() -> None:
    from jueyi.components.labeller import text_source as source_of
    from jueyi.document.completeness import doubts

    glued = (
        "99/9. 灯塔问题 大会，回顾其第98/1号决议，又回顾其第97/1号决议，重申灯塔的作用，深信必须修缮灯塔，注意到秘书长的报告，"
        "1. 请秘书长报告；2. 请会员国合作；3. 决定继续处理此案。"
    )
    told = [r for r in doubts(source_of(glued), read(glued)) if "line breaks are lost" in r]
    assert len(told) == 1
    plain = "大会，\n回顾其第98/1号决议，\n又回顾其第97/1号决议，\n1. 请秘书长报告。"
    assert not doubts(source_of(plain), read(plain))


def test_a_list_without_an_enacting_line() -> None:
    found = read("大会建议：\n(甲)经济及社会理事会应修缮灯塔；\n(乙)秘书长应报告。")
    assert [(p.number, p.level, p.text[:4]) for p in found.paragraphs[1:]] == [
        ("甲", 1, "经济及社"), ("乙", 1, "秘书长应"),
    ]  # fmt: skip


def test_a_line_that_begins_with_a_closing_mark_goes_on() -> None:
    found = parts(
        "大会，\n审议了灯塔委员会的报告和建议\n(A/44/999)，\n1. 请秘书长就灯塔\n、航道和港口提出报告。"
    )
    assert [text for _, _, text in found] == [
        "审议了灯塔委员会的报告和建议(A/44/999)，", "请秘书长就灯塔、航道和港口提出报告。",
    ]  # fmt: skip


def test_two_paragraphs_that_a_space_parts_in_one_line() -> None:
    text = (
        "大会，\n回顾其第98/1号决议，其中请秘书长报告，并请会员国合作，\n赞赏各方取得的进展，以及所作的努力， 考虑到战略计划，该计划重申了灯塔的作用，\n"
        "注意到秘书长的报告，其中载有各项建议，\n重申灯塔、航道、港口的作用，包括经济作用，\n1. 请秘书长报告，并提出建议。"
    )  # fmt: skip
    assert [t[:4] for _, _, t in parts(text)] == [
        "回顾其第",
        "赞赏各方",
        "考虑到战",
        "注意到秘",
        "重申灯塔",
        "请秘书长",
    ]
    spaced = text.replace("，", "， ").replace(
        "\n ", "\n"
    )  # a space behind every comma parts nothing
    assert len(parts(spaced)) == 5


def test_an_organ_and_a_short_line_that_both_lost_their_comma() -> None:
    found = read("安全理事会\n重申第582(2044)号决议\n深为关切冲突仍未停止，\n1. 要求立即停火。")
    assert found.organ == "安全理事会"
    assert [p.part for p in found.paragraphs] == ["other", "preambular", "preambular", "operative"]
