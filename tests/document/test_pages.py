"""Print and copies of print: pages within paragraphs, notes of volumes, misprinted numbers."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from jueyi import load
from jueyi.document.completeness import doubts
from jueyi.document.page import furniture_kind
from jueyi.reading import read_bytes
from jueyi.records import Resolution

VOLUME = """\
122            大会——第九十九届会议

      99/304. 对灯塔岛的援助

      大会，

      回顾其2043年12月20日第98/224号决议，
其中请秘书长继续援助灯塔岛，

      听取了灯塔岛外交部长2044年10月3日的发
言，18

      审议了秘书长的报告，19

      1. 感谢各国和联合国系统各组织提供的援
助；

      2. 请联合国开发计划署、联合国儿童基金会、
18《大会正式记录，第九十九届会议，全体会议》，
第21次会议。
19 A/99/393。

            六、决议——第二委员会            123

世界银行和世界粮食计划署考虑该岛的特殊需要；

      3. 请秘书长：

      (a) 继续调动必要的资源；

      (b) 向大会第一百届会议提出报告。

                     2044年12月17日
                     第103次全体会议
"""


def read(text: str) -> Resolution:
    return load(answers=False).label(text)


def own(text: str) -> list[tuple[str, str | None, str, str]]:
    """Part, number, first two and last three characters of what is the organ's, items too."""
    return [
        (p.part[:3], p.number, p.text[:2], p.text[-3:])
        for p in read(text).paragraphs
        if p.part != "other" or p.level
    ]


def test_a_page_of_a_volume() -> None:
    found = read(VOLUME)
    assert own(VOLUME) == [
        ("pre", None, "回顾", "塔岛，"), ("pre", None, "听取", "发言，"),
        ("pre", None, "审议", "报告，"), ("ope", "1", "感谢", "援助；"),
        ("ope", "2", "请联", "需要；"), ("ope", "3", "请秘", "书长："),
        ("oth", "a", "继续", "资源；"), ("oth", "b", "向大", "报告。"),
    ]  # fmt: skip
    assert [(note.mark, note.text[:6]) for note in found.notes] == [
        ("18", "《大会正式记"), ("19", "A/99/3"),
    ]  # fmt: skip
    second = next(p for p in found.paragraphs if p.number == "2")
    assert second.acts[0].addressee is not None
    assert second.acts[0].addressee.text.endswith("世界银行和世界粮食计划署")
    # Every character is owned, and the marks by themselves.
    covered = sorted((piece.start, piece.end) for piece in found.pieces)
    assert covered[0][0] == 0 and covered[-1][1] == len(VOLUME)
    assert all(a[1] == b[0] for a, b in pairwise(covered))
    assert sum(piece.kind == "footnote-mark" for piece in found.pieces) == 2


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("2/2 44-12987 (C)", "page-number"),
        ("44-23871 (c)   130944   130944                   /...", "header"),
        ("2 GE.44-10412", "header"),
        ("— 12 —", "page-number"),
        ("Page 2", "page-number"),
        ("CRC/C/XYZ/CO/3-4", "header"),
        ("A/RES/99/141 保护灯塔看守人", "header"),
        ("大会——第九十九届会议            123", "header"),
        ("决议 XIV.24                                                          2", "header"),
        ("2044年会费分摊", None),
        ("请秘书长向大会第九十九届会议提交报告", None),
    ],
)
def test_lines_of_the_page(line: str, kind: str | None) -> None:
    found = furniture_kind(line, first=False)
    assert (found is not None) == (kind is not None)


@pytest.mark.parametrize("broken", ["有关物资，除非", "有关物资和"])
def test_a_paragraph_goes_on_over_the_page(broken: str) -> None:
    text = (
        f"安全理事会，\n重申其决心，\n1. 谴责袭击；\n2. 禁止出售{broken}\n"
        "44-36281 (C)   180644   180644   /...\n\nS/RES/846 (2044)\nPage 2\n\n"
        "事先获得委员会核准；\n3. 决定继续处理此案。"
    )
    assert [number for _, number, _, _ in own(text)] == [None, "1", "2", "3"]
    assert own(text)[2][3] == "核准；"


def test_numbers_on_lines_of_their_own() -> None:
    text = (
        "灯塔委员会，\n回顾其决定，\n1.\n请秘书长：\n(a)\n修缮灯塔；\n(b)\n提交报告；\n"
        "2.\n决定继续审议此事。"
    )
    assert [(n, first) for _, n, first, _ in own(text)] == [
        (None, "回顾"), ("1", "请秘"), ("a", "修缮"), ("b", "提交"), ("2", "决定"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "numbers",
    [
        ("1. ", "2. ", "2. ", "4. "),  # printed twice
        ("1. ", "2 ", "3 ", "4. "),  # without a full stop
        ("一、", "二、", "三，", "四、"),  # misprinted
        ("（一）", "（二）", "（三）", "（四）"),
        ("(1) ", "(2) ", "(3) ", "(4) "),
    ],
)
def test_misprinted_numbers(numbers: tuple[str, ...]) -> None:
    texts = ("敦促各国修缮灯塔；", "请秘书长提交报告；", "鼓励各方合作；", "决定继续审议此事。")
    text = "大会，\n回顾其决议，\n" + "\n".join(map("".join, zip(numbers, texts, strict=True)))
    found = [p for p in read(text).paragraphs if p.part == "operative"]
    assert [p.text for p in found] == list(texts)
    assert all(p.level == 0 and p.number and len(p.acts) == 1 for p in found)


def test_items_of_a_chapeau_are_no_paragraphs_by_brackets() -> None:
    text = "大会，\n请秘书长：\n（一）修缮灯塔；\n（二）提交报告。"
    assert [(p.level, p.part) for p in read(text).paragraphs[2:]] == [(1, "other")] * 2


def test_an_executive_board_numbers_its_grounds() -> None:
    text = "执行局，\n1. 审议了该文件，\n2. 忆及其决定，\n3. 请总干事提交报告；\n4. 决定审议此事。"
    assert [(part, n) for part, n, _, _ in own(text)] == [
        ("pre", "1"), ("pre", "2"), ("ope", "3"), ("ope", "4"),
    ]  # fmt: skip


def test_items_counted_within_their_paragraph() -> None:
    text = "大会，\n1. 建议各国合作：\n1.1 交换数据；\n1.2 登记用量；\n2. 请秘书长报告。"
    assert [(n, first) for _, n, first, _ in own(text)] == [
        ("1", "建议"), ("1.1", "交换"), ("1.2", "登记"), ("2", "请秘"),
    ]  # fmt: skip


def test_statements_open_every_paragraph_with_a_quotation_mark() -> None:
    text = (
        "安全理事会主席的声明\n\n"
        "    在2044年6月28日举行的安全理事会第9678次会议上，安全理事会主席就安理会审\n"
        "议题为“灯塔岛局势”的项目，代表安理会发表声明如下：\n"
        "    “安全理事会审议了该岛的局势，并对灯塔遭到破坏深表关切，因为这一行为危及往\n"
        "来船只的安全，也使岛上居民的处境更加困难。安理会要求肇事各方立即停止一切破坏。\n"
        "    “安理会敦促各方修缮灯塔，并请秘书长提出报告。”\n"
    )
    found = read(text)
    acts = [(a.surface, a.subject and a.subject.text) for p in found.paragraphs for a in p.acts]
    assert ("敦促", "安理会") in acts and ("要求", "安理会") in acts
    assert [p.text[:4] for p in found.paragraphs if p.text[0] == "“"] == ["“安全理", "“安理会"]
    # That it took up the item is told of its cover, and is no act.
    assert not any(p.acts for p in found.paragraphs if "声明如下" in p.text)
    assert (found.organ, found.adopted, found.meeting) == ("安全理事会", "2044-06-28", "9678")


@pytest.mark.parametrize(
    ("marks", "heads"),
    [
        (("<1>", "<2>"), ("<1> ", "<2> ")),
        (("（注一）", "（注二）"), ("（注一）", "（注二）")),
        ((" 1", " 2"), ("1 ", "2 ")),
        (("31", "32"), ("31《灯塔年鉴》，", "32 ")),
    ],
)
def test_more_marks_of_notes(marks: tuple[str, str], heads: tuple[str, str]) -> None:
    text = (
        f"大会，\n审议了秘书长的报告{marks[0]}，\n重申该公约{marks[1]}，\n1. 请秘书长报告。\n"
        f"————————\n{heads[0]}见文件A/99/1。\n{heads[1]}见文件A/99/2。\n"
    )
    found = read(text)
    assert [p.text for p in found.paragraphs if p.part == "preambular"] == [
        "审议了秘书长的报告，", "重申该公约，",
    ]  # fmt: skip
    assert len(found.notes) == 2 and all(len(p.notes) == 1 for p in found.paragraphs[1:3])


@pytest.mark.parametrize(
    ("text", "organ", "symbol", "date"),
    [
        (
            "2044/361. 灯塔论坛\n在2044年7月22日第35次全体会议上，经济及社会理事会决定举行论坛。",
            "经济及社会理事会", "E/DEC/2044/361", "2044-07-22",
        ),
        ("GC(88)/RES/17\n大会，\n请总干事报告。", "国际原子能机构大会", "GC(88)/RES/17", None),
        ("S/PRST/2044/3\n安理会敦促各方合作。", "安全理事会", "S/PRST/2044/3", None),
        ("A/HRC/40/57\n秘书长的报告\n各国修缮了灯塔。", None, "A/HRC/40/57", None),
        (
            "第１８４３（２０４４）号决议\n２０４４年１１月２０日安全理事会第６０１８次会议通过\n安全理事会，\n请秘书长报告。",
            "安全理事会", "S/RES/1843(2044)", "2044-11-20",
        ),
        ("經濟暨社會理事會，\n請秘書長報告。", "经济及社会理事会", None, None),
        (
            "联合国安理会第1968号决议\n中文名\n灯塔决议\n通过时间\n2044年2月16日\n安全理事会，\n请秘书长报告。",
            "安全理事会", "S/RES/1968(2044)", "2044-02-16",
        ),
    ],
)  # fmt: skip
def test_what_a_document_says_of_itself(
    text: str, organ: str | None, symbol: str | None, date: str | None
) -> None:
    source = read_bytes(text.encode(), "a.txt")
    found = load(answers=False).label_source(source)
    assert (found.organ, found.symbol, found.adopted) == (organ, symbol, date)


def test_a_few_numbered_sentences_of_the_news_are_not_silent() -> None:
    text = (
        "灯塔部发言人举行记者会\n问：有何评论？\n答：我们注意到有关报道。\n"
        "1. 发言人就灯塔一事答复记者，建议旅客提前提出申请。\n"
    )
    source = read_bytes(text.encode(), "a.txt")
    found = load(answers=False).label_source(source)
    assert doubts(source, found)


@pytest.mark.parametrize(
    "text",
    [
        "注意到报告所载提案1(修缮灯塔)，又注意到原则1指出灯塔重要，",
        "注意到灯塔看守人将增加1 500万，",
    ],
)
def test_digits_that_count_are_no_marks(text: str) -> None:
    copy = f"大会，\n{text}\n1. 请秘书长报告。\n————————\n1 见文件A/99/1。\n"
    assert read(copy).paragraphs[1].text == text


@pytest.mark.parametrize("mark", ["1", "31"])
def test_a_paragraph_without_a_full_stop_behind_its_number_is_no_note(mark: str) -> None:
    text = f"大会，\n注意到灯塔{mark}，\n1 敦促各国修缮灯塔；\n2 请秘书长报告。"
    found = read(text)
    assert [(p.number, p.text) for p in found.paragraphs if p.part == "operative"] == [
        ("1", "敦促各国修缮灯塔；"), ("2", "请秘书长报告。"),
    ]  # fmt: skip
    assert found.notes == () and found.paragraphs[1].text == f"注意到灯塔{mark}，"


@pytest.mark.parametrize(
    "rows",
    [
        ["1. 请秘书长提交报告，", "并决定审议此事；", "2.", "请各国合作；"],
        ["(1) 敦促各国修缮灯塔；", "(2) 请秘书长报告；"],
    ],
)
def test_paragraphs_handed_in_stay_as_they_are(rows: list[str]) -> None:
    data = "\n".join(json.dumps({"text": row}, ensure_ascii=False) for row in rows)
    found = load(answers=False).label_source(read_bytes(data.encode(), "a.jsonl"))
    assert len(found.paragraphs) == len(rows)
    assert all(p.number is None for p in found.paragraphs if p.text.startswith("("))


def test_a_paragraph_that_is_printed_twice_is_no_running_head() -> None:
    said = (
        "最强烈谴责违反国际法和践踏人权的行为，包括专家小组最后报告中记述的北方港口\n"
        "灯塔内与冲突有关的暴力行为以及沿岸各地武装冲突中袭击看守人的行为，\n"
    )
    text = (
        "安全理事会，\n回顾其关于灯塔的各项决议，特别是关于修缮灯塔和保护看守人的第9604号决议，\n"
        f"{said}S/RES/9605(2044)\n4/9 44-12345\n{said}"
        "1. 决定将该团的任务期限延长至2044年7月15日，请秘书长在六个月内评估是否\n以及如何调整该任务；\n"
    )
    found = [p.text for p in read(text).paragraphs if p.part == "preambular"]
    assert len(found) == 3 and found[1] == found[2]
