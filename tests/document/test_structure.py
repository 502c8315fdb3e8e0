from __future__ import annotations

import pytest
from hypothesis import given
from jueyi import reading
from jueyi.document.cleaning import clean, visible
from jueyi.document.structure import structure, to_source
from jueyi.records import Source
from support.strategies import any_text, resolutions, texts


def shape(text: str, kind: str = "text") -> list[tuple[str, str | None, int, str]]:
    resolution = structure(Source("x", text, kind))
    return [(p.part, p.number, p.level, p.text) for p in resolution.paragraphs]


# One named phenomenon a row: the text, and (part, number, level) of its paragraphs.
PHENOMENA = {
    "numbered paragraphs": (
        "大会，\n回顾其决议，\n1. 请秘书长报告；\n2. 决定继续处理此案。",
        [("other", None, 0), ("preambular", None, 0), ("operative", "1", 0), ("operative", "2", 0)],
    ),
    "full-width digits and stop": (
        "理事会，\n回顾其决议，\n１．请秘书长报告；",
        [("other", None, 0), ("preambular", None, 0), ("operative", "1", 0)],
    ),
    "single unnumbered operative paragraph": (
        "大会，\n回顾其决议，\n决定继续处理此案。",
        [("other", None, 0), ("preambular", None, 0), ("operative", None, 0)],
    ),
    "preambular paragraph that ends in a semicolon": (
        "大会，\n回顾其决议；\n1. 请秘书长报告。",
        [("other", None, 0), ("preambular", None, 0), ("operative", "1", 0)],
    ),
    "lettered and circled items": (
        "大会，\n回顾其决议，\n1. 请秘书长：\n(a) 编写指南，包括：\n㈠ 目录；\n㈡ 索引；\n(b) 提交报告；",
        [
            ("other", None, 0),
            ("preambular", None, 0),
            ("operative", "1", 0),
            ("operative", "a", 1),
            ("operative", "㈠", 2),
            ("operative", "㈡", 2),
            ("operative", "b", 1),
        ],
    ),
    "signs up to ten, and numbers in brackets behind them": (
        "大会，\n1. 决定：\n(a) 修缮：\n㈨ 灯塔；\n㈩ 浮标；\n(十一) 码头；\n(b) 报告；\n⑽ 甲；\n⑾ 乙；",
        [
            ("other", None, 0),
            ("operative", "1", 0),
            ("operative", "a", 1),
            ("operative", "㈨", 2),
            ("operative", "㈩", 2),
            ("operative", "十一", 2),
            ("operative", "b", 1),
            ("operative", "⑽", 2),
            ("operative", "⑾", 2),
        ],
    ),
    "Roman items below letters, of which i may be one": (
        "大会，\n1. 请：\n(h) 各国：\n(i) 修缮灯塔；\n(ii) 修缮浮标；\n(i) 秘书长报告；\n(j) 合作；\n"
        "2. 请：\n(v) 甲；\n(a) 乙：\ni) 丙：\n(1) 丁；\nii) 戊；",
        [
            ("other", None, 0),
            ("operative", "1", 0),
            ("operative", "h", 1),
            ("operative", "i", 2),
            ("operative", "ii", 2),
            ("operative", "i", 1),
            ("operative", "j", 1),
            ("operative", "2", 0),
            ("operative", "v", 1),
            ("operative", "a", 1),
            ("operative", "i", 2),
            ("operative", "1", 3),
            ("operative", "ii", 2),
        ],
    ),
    "items counted by headings": (
        "大会，\n1. 通过目标：\n2. 承诺追求下列目标：\n目标1：安全航行\n1.1.修缮灯塔。\n1.2.修缮浮标。\n3. 决定复审。",
        [
            ("other", None, 0),
            ("operative", "1", 0),
            ("operative", "2", 0),
            ("other", None, 0),
            ("operative", "1.1", 1),
            ("operative", "1.2", 1),
            ("operative", "3", 0),
        ],
    ),
    "a commission's resolution that is annexed": (
        "经济及社会理事会，\n核可本决议所附决议。\n附件\n第7/2号决议\n北海灯塔委员会，\n回顾其章程，\n"
        "1. 请各国修缮灯塔；\n2. 决定复审。",
        [
            ("other", None, 0),
            ("operative", None, 0),
            *[("other", None, 0)] * 4,
            ("other", "1", 0),
            ("other", "2", 0),
        ],
    ),
    "what is recommended, without its colon": (
        "经济及社会理事会\n建议大会通过下列决议草案\n大会，\n回顾其决议，\n1. 请秘书长报告。",
        [
            ("other", None, 0),
            ("operative", None, 0),
            ("other", None, 0),
            ("preambular", None, 0),
            ("operative", "1", 0),
        ],
    ),
    "another resolution behind an annex": (
        "大会，\n1. 核可附件。\n附件\n章程\n安全理事会，\n1. 请各国修缮灯塔。",
        [
            ("other", None, 0),
            ("operative", "1", 0),
            *[("other", None, 0)] * 3,
            ("operative", "1", 0),
        ],
    ),
    "bracketed Chinese numbers": (
        "大会，\n1. 决定：\n(十) 举行会议；\n（十一）提交报告；",
        [
            ("other", None, 0),
            ("operative", "1", 0),
            ("operative", "十", 1),
            ("operative", "十一", 1),
        ],
    ),
    "dashes": (
        "安全理事会，\n1. 决定：\n– 保护平民；\n– 支持选举；",
        [("other", None, 0), ("operative", "1", 0), ("operative", "–", 1), ("operative", "–", 1)],
    ),
    "letters with a full stop": (
        "安全理事会，\n1. 决定：\na. 保护平民；\nb. 支持选举；",
        [("other", None, 0), ("operative", "1", 0), ("operative", "a", 1), ("operative", "b", 1)],
    ),
    "headings inside the operative part": (
        "大会，\n1. 重申承诺；\n一、后续行动\n2. 请秘书长报告；\n二\n审查\n3. 决定继续处理此案。",
        [
            ("other", None, 0),
            ("operative", "1", 0),
            ("other", None, 0),
            ("operative", "2", 0),
            ("other", None, 0),
            ("other", None, 0),
            ("operative", "3", 0),
        ],
    ),
    "parts with preambles of their own": (
        "A\n大会，\n回顾其决议，\n1. 请秘书长报告。\nB\n大会，\n重申其决议，\n1. 决定继续处理此案。",
        [
            ("other", None, 0),
            ("other", None, 0),
            ("preambular", None, 0),
            ("operative", "1", 0),
            ("other", None, 0),
            ("other", None, 0),
            ("preambular", None, 0),
            ("operative", "1", 0),
        ],
    ),
    "annex": (
        "大会，\n回顾其决议，\n1. 通过附件所载章程。\n附件\n书船章程\n1. 请各船遵守规则。\n(a) 登记；",
        [
            ("other", None, 0),
            ("preambular", None, 0),
            ("operative", "1", 0),
            ("other", None, 0),
            ("other", None, 0),
            ("other", "1", 0),
            ("other", "a", 1),
        ],
    ),
    "closing lines": (
        "大会，\n1. 决定继续处理此案。\n2044年12月19日\n第77次全体会议",
        [("other", None, 0), ("operative", "1", 0), ("other", None, 0), ("other", None, 0)],
    ),
    "Chinese numbers, as until the 1980s": (
        "大会，\n案查其决议，\n一、赞同该结论；\n二. 请秘书长：\n(甲) 会商；\n(乙) 报告；\n十一、决定继续处理此案。",
        [
            ("other", None, 0),
            ("preambular", None, 0),
            ("operative", "1", 0),
            ("operative", "2", 0),
            ("operative", "甲", 1),
            ("operative", "乙", 1),
            ("operative", "11", 0),
        ],
    ),
    "Chinese numbers of headings": (
        "大会，\n一、 后续行动\n1. 请秘书长报告；",
        [("other", None, 0), ("other", None, 0), ("operative", "1", 0)],
    ),
    "enacting line of a conference": (
        "缔约方大会，\n回顾其决定，\n1. 请各缔约方报告；",
        [("other", None, 0), ("preambular", None, 0), ("operative", "1", 0)],
    ),
}


@pytest.mark.parametrize("name", PHENOMENA)
def test_phenomenon(name: str) -> None:
    text, expected = PHENOMENA[name]
    assert [row[:3] for row in shape(text)] == expected


@pytest.mark.parametrize("mark", ["{0}/", "({0})"])
def test_old_notes_belong_to_their_marks(mark: str) -> None:
    one, two = mark.format(1), mark.format(2)
    text = (
        f"大会，\n业已审议灯塔报告，{one}\n备悉建议{two} 及其附件，\n一、请秘书长修缮第1/62号灯塔。\n"
        f"{one} A/99/1。\n{two} 同上，附件二。"
    )
    paragraphs = structure(Source("x", text, "text")).paragraphs
    assert [p.text for p in paragraphs][1:] == [
        "业已审议灯塔报告，",
        "备悉建议及其附件，",
        "请秘书长修缮第1/62号灯塔。",
    ]
    assert [(n.mark, n.text, n.anchor) for p in paragraphs for n in p.notes] == [
        ("1", "A/99/1。", 9),
        ("2", "同上，附件二。", 4),
    ]


def test_bracketed_numbers_are_items_where_paragraphs_have_digits() -> None:
    text = "大会，\n1. 决定按第(1)项行事，并：\n(1) 修缮灯塔；\n(2) 提出报告。"
    assert [row[1] for row in shape(text)] == [None, "1", "1", "2"]


def test_parents_and_metadata() -> None:
    text = (
        "A/RES/99/901\n99/901. 河流图书馆\n大会，\n1. 请秘书长：\n(a) 报告，包括：\n㈠ 目录；\n"
        "2044年12月19日\n第77次全体会议"
    )
    resolution = structure(Source("x", text, "text"))
    assert (resolution.symbol, resolution.title) == ("A/RES/99/901", "河流图书馆")
    assert (resolution.organ, resolution.adopted, resolution.meeting) == (
        "大会",
        "2044-12-19",
        "77",
    )
    parents = {p.number: p.parent for p in resolution.paragraphs if p.level}
    assert parents == {"a": 3, "㈠": 4}


def test_draft_without_symbol() -> None:
    resolution = structure(Source("x", "大会，\n1. 决定继续处理此案。", "text"))
    assert resolution.symbol is None
    assert [p.part for p in resolution.paragraphs] == ["other", "operative"]


def tiles(source: Source) -> None:
    resolution = structure(source)
    position = 0
    for piece in resolution.pieces:
        assert piece.start == position
        position = piece.end
    assert position == len(source.text)
    for paragraph in resolution.paragraphs:
        owned = "".join(
            source.text[p.start : p.end]
            for p in resolution.pieces
            if p.kind == "paragraph" and p.index == paragraph.index
        )
        visible = "".join(clean(owned).split())
        assert visible.endswith("".join(paragraph.text.split()))


@given(texts)
def test_nothing_is_lost_in_text(text: str) -> None:
    tiles(Source("x", text, "text"))


@given(texts)
def test_nothing_is_lost_in_wrapped_text(text: str) -> None:
    tiles(Source("x", text, "wrapped"))


@given(resolutions)
def test_nothing_is_lost_in_resolutions(text: str) -> None:
    tiles(Source("x", text, "text"))
    tiles(Source("x", text, "wrapped"))


@given(any_text)
def test_nothing_is_lost_in_any_text(text: str) -> None:
    tiles(Source("x", text, "text"))
    tiles(Source("x", text, "wrapped"))


@given(any_text)
def test_cleaning_is_idempotent_and_keeps_what_is_visible(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


def test_every_character_that_is_not_visible_goes_between_two_that_are() -> None:
    hidden = [c for c in map(chr, range(0x10000)) if visible(c) == 0]
    assert len(hidden) > 30
    assert [c for c in hidden if clean(f"大{c}会") != "大会"] == []


def test_offsets_go_back_to_the_source() -> None:
    source = reading.read(_sample("wrapped.txt"))
    resolution = structure(source)
    checked = 0
    for paragraph in resolution.paragraphs:
        for offset, character in enumerate(paragraph.text):
            if character != " ":
                at = to_source(resolution, source, paragraph.index, offset)
                assert source.text[at] == character
                checked += 1
    assert checked > 150


def _sample(name: str) -> str:
    from conftest import SAMPLES

    return str(SAMPLES / name)


def test_wrapped_sample() -> None:
    resolution = structure(reading.read(_sample("wrapped.txt")))
    texts_ = [p.text for p in resolution.paragraphs]
    assert texts_ == [
        "99/902.山区气象站的维护和高地观测员的培训以及数据的保存",
        "理事会，",
        "回顾其2041年6月3日第97/12号决议，其中请秘书长评估山区气象站的状况，",
        "注意到《高地观测章程》对观测员的培训作出了规定，",
        "请世界气象组织在2045年年底之前检查海拔3 500米以上的全部气象站，并鼓励会员国派遣志愿观测员；",
        "决定继续处理此案。",
        "2044年12月20日第78次全体会议",
    ]
    (note,) = resolution.notes
    assert (note.mark, note.text) == ("1", "第95/4号决议，附件。")
    owner = next(p for p in resolution.paragraphs if p.notes)
    assert owner.text[: note.anchor] == "注意到《高地观测章程》"
    kinds = {piece.kind for piece in resolution.pieces}
    assert {"header", "page-number", "footnote-mark", "separator", "note"} <= kinds
