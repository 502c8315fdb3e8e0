from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jueyi.comparing import alignment, page
from jueyi.comparing.alignment import align, compared
from jueyi.comparing.changes import compare, edits
from jueyi.comparing.series import predecessors
from jueyi.components.labeller import Labeller
from jueyi.errors import JueyiError, LexiconError
from jueyi.lexicon.strength import Strength, load_strength
from jueyi.records import Resolution

HEAD = "大会，\n"
CASES = {
    "same": ("1. 请各国合作；", "1. 请各国合作；", ("same", None)),
    "repetition words do not count": ("1. 请各国合作；", "1. 又请各国合作；", ("same", None)),
    "stronger": ("1. 请各国合作；", "1. 敦促各国合作；", ("changed", "stronger")),
    "weaker": ("1. 敦促各国合作；", "1. 邀请各国合作；", ("changed", "weaker")),
    "a modifier": ("1. 敦促各国合作；", "1. 强烈敦促各国合作；", ("changed", "stronger")),
    "another act": (
        "1. 请各国继续合作保护山地水源；",
        "1. 请各国继续合作保护山地水源，并鼓励会员国捐款；",
        ("changed", "added"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_one_paragraph(name: str, labeller: Labeller) -> None:
    old, new, wanted = CASES[name]
    (change,) = compare(labeller.label(HEAD + old), labeller.label(HEAD + new))
    assert (change.status, change.verb) == wanted


def test_wording_and_substance(labeller: Labeller) -> None:
    text = "1. 请秘书长在现有资源范围内就本决议所述山地学校的供暖问题向大会第{}届会议提交{}报告；"
    old, other, session = (
        labeller.label(HEAD + text.format(*words))
        for words in (("九十九", "一份"), ("九十九", "一个"), ("一百", "一份"))
    )
    (worded,) = compare(old, other)
    assert (worded.status, worded.reworded) == ("same", True)
    (later,) = compare(old, session)
    assert (later.status, later.times, later.reworded) == ("changed", True, False)


def test_who_and_what_is_cited(labeller: Labeller) -> None:
    old = labeller.label(HEAD + "1. 请秘书长执行第98/1号决议的各项规定；")
    new = labeller.label(HEAD + "1. 请高级专员执行第99/1号决议的各项规定；")
    (change,) = compare(old, new)
    assert change.addressee
    assert change.citations == ("+A/RES/99/1", "-A/RES/98/1")


def test_new_dropped_and_moved(labeller: Labeller) -> None:
    old = labeller.label(
        HEAD + "1. 请各国种植树木；\n2. 感谢秘书长的报告；\n3. 鼓励会员国捐款；\n4. 决定设立小组。"
    )
    new = labeller.label(
        HEAD + "1. 决定设立小组；\n2. 请各国种植树木；\n3. 欢迎论坛的工作；\n4. 鼓励会员国捐款。"
    )
    found = [(c.status, c.moved, c.old, c.new) for c in compare(old, new)]
    assert found == [
        ("same", True, 4, 1),
        ("same", False, 1, 2),
        ("dropped", False, 2, None),
        ("new", False, None, 3),
        ("same", False, 3, 4),
    ]


@settings(max_examples=100)
@given(
    st.lists(st.text("甲乙丙丁戊", max_size=6), max_size=8),
    st.lists(st.text("甲乙丙丁戊", max_size=6), max_size=8),
)
def test_every_paragraph_has_one_place(old: list[str], new: list[str]) -> None:
    pairs = align(old, new)
    assert sorted(p.old for p in pairs if p.old is not None) == list(range(len(old)))
    assert [p.new for p in pairs if p.new is not None] == list(range(len(new)))


def test_too_many_paragraphs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every pair is weighed: 20,000 paragraphs on each side would take eight gigabytes."""
    monkeypatch.setattr(alignment, "_MOST", 3)
    assert len(align(["甲", "乙"], ["甲", "丙"])) == 3
    with pytest.raises(JueyiError, match="2 and 2 paragraphs that are not equal"):
        align(["甲", "乙"], ["丙", "丁"])


@settings(max_examples=100)
@given(st.text("甲乙1十A，", max_size=20), st.text("甲乙1十A，", max_size=20))
def test_edits_turn_the_old_text_into_the_new(old: str, new: str) -> None:
    made, at = "", 0
    for edit in edits(old, new):
        assert old[edit.old_start : edit.old_start + len(edit.old)] == edit.old
        assert new[edit.new_start : edit.new_start + len(edit.new)] == edit.new
        made += old[at : edit.old_start] + edit.new
        at = edit.old_start + len(edit.old)
    assert made + old[at:] == new


def test_numbers_change_as_a_whole() -> None:
    assert [(e.old, e.new) for e in edits("2043年第七十九届", "2044年第八十届")] == [
        ("2043", "2044"),
        ("七十九", "八十"),
    ]


def test_what_is_compared() -> None:
    assert compared("又 请各国；") == "请各国"
    assert compared("又") == "又"


def series(labeller: Labeller, *documents: tuple[str, str, str]) -> list[Resolution]:
    text = "A/RES/{}\n{}. {}\n大会，\n{}\n1. 请各国合作。\n{}年12月1日\n第60次全体会议"
    found = []
    for symbol, title, preamble in documents:
        year = 1945 + int(symbol.split("/")[0])
        found.append(labeller.label(text.format(symbol, symbol, title, preamble, year), symbol))
    return found


def test_predecessors_by_title_and_by_citation(labeller: Labeller) -> None:
    found = series(
        labeller,
        ("99/1", "山地学校的供暖", "回顾其第98/9号决议，"),
        ("97/7", "海洋观测", "回顾其各项决议，"),
        ("98/9", "山地学校的冬季供暖和教学", "回顾其各项决议，"),
        ("98/8", "海洋观测", "回顾其各项决议，"),
        ("99/5", "河流运输", "回顾其各项决议，"),
    )
    pairs = [(old.document, new.document) for old, new in predecessors(found)]
    assert pairs == [("97/7", "98/8"), ("98/9", "99/1")]


def test_the_page_shows_text_as_text(labeller: Labeller) -> None:
    old = labeller.label(HEAD + "1. 请各国合作保护山地水源<b>；", "a")
    new = labeller.label(HEAD + "1. 敦促各国合作保护山地水源<i>；", "b")
    html = page.page([(old, new, compare(old, new))])
    assert "<b>" not in html and "<i>" not in html
    assert "<del>请</del>" in html and "<ins>敦促</ins>" in html
    (row,) = page.records(old, new, compare(old, new))
    assert row["old_text"].startswith("请") and row["status"] == "changed"


def test_strength() -> None:
    strength = load_strength()
    assert strength.change("敦促", "请") == "weaker"
    assert strength.change("请", "请") is None
    assert strength.change("谴责", "决定") is None
    for rows in ("request\tx\t请\town\n", "request\t1\t请\t\n", "a\t1\t请\to\na\t2\t请\to\n"):
        with pytest.raises(LexiconError, match=r"strength\.tsv line"):
            Strength("scale\trank\tword\tsource\n" + rows)
