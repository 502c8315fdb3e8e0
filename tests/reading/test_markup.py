"""Markup of web pages that hides, strikes out, numbers or stands for text: read as a browser shows
it, and what is lost is told."""

from __future__ import annotations

from itertools import pairwise

import pytest
from jueyi import reading
from jueyi.document.structure import structure
from jueyi.records import Source

HEAD = "<p>大会，</p><p>回顾其关于灯塔的各项决议，</p>"
ONE, TWO = "1. 请秘书长提供灯油；", "2. 决定继续处理此案。"
REST = f"<p>{TWO}</p>"
WHOLE = [("1", "请秘书长提供灯油；"), ("2", "决定继续处理此案。")]
LONG = "谴责各国政府未能修缮沿岸各港口的灯塔并请秘书长向大会第九十九届会议提交报告说明所需资源以及各国提供的捐助"


def read(body: str, head: str = "") -> Source:
    page = f"<html><head>{head}</head><body>{HEAD}{body}</body></html>"
    return reading.read_bytes(page.encode(), "a.html")


def numbered(source: Source) -> list[tuple[str | None, str]]:
    return [(p.number, p.text) for p in structure(source).paragraphs if p.number]


# What a browser ends with the element around it, and what it says of that.
OPEN = {
    "rt": ("<p>1. <ruby>请<rt>qǐng</ruby>秘书长提供灯油；</p>", ""),
    "rt and rp": ("<p>1. <ruby>请<rp>(<rt>qǐng<rp>)</ruby>秘书长提供灯油；</p>", ""),
    "rt that another ends": ("<p>1. <ruby>请<rt>qǐng<rb>秘<rt>mì</ruby>书长提供灯油；</p>", ""),
    "rtc": ("<p>1. <ruby><rb>请<rtc><rt>吁请</ruby>秘书长提供灯油；</p>", "<rt>"),
    "rt within its paragraph": ("<p>1. 请秘书长提供灯油；<ruby>注<rt>zhù</p>", ""),
    "del": ("<p>1. 请秘书长提供灯油；<del>旧文</p>", "<del>"),
    "del that a paragraph follows": ("<p><del>旧文<p>1. 请秘书长提供灯油；</p>", "<del>"),
    "s": ("<p>1. <s>谴责</s>请秘书长提供灯油；<s>旧文</p>", "<s>"),
    "title of a picture": (f"<svg><title>图<path/></svg><p>{ONE}</p>", "<title>"),
    "noscript": (f"<p>{ONE}<noscript><img></p>", ""),
    "hidden paragraph": (f"<p hidden>旧文<p>{ONE}</p>", ""),
    "hidden item": ("<ol><li>请秘书长提供灯油；<li hidden value=9>旧文</ol>", ""),
    "hidden cell": (f"<table><tr><td hidden>旧文<td>{ONE}</table>", ""),
    "comment": (f"<p>{ONE}</p><!-- 旧文>", "hides 2"),
}


@pytest.mark.parametrize("name", OPEN)
def test_what_has_no_end_tag_takes_nothing_along(name: str) -> None:
    body, problem = OPEN[name]
    source = read(body + REST)
    texts = [text.replace("注", "") for _, text in numbered(source)]
    assert texts == [text for _, text in WHOLE]
    assert [problem in str(p) for p in source.problems] == ([True] if problem else [])


def test_a_template_without_an_end_is_told() -> None:
    source = read(f"<p>{ONE}</p><template>{REST}")
    assert [number for number, _ in numbered(source)] == ["1"]
    assert "<template> without an end tag: 8" in str(source.problems[0])


HIDDEN = {
    "hidden": "<p hidden>{}</p>",
    "display": "<p style='display: none;'>{}</p>",
    "visibility": "<p style='VISIBILITY:hidden'>{}</p>",
    "of Word": "<span style='mso-hide:all'>{}</span>",
    "a class": "<style>/* x */@import 'a';.x, p{{display:none}}</style><p class='y x'>{}</p>",
    "an id": "<style>div#x{{display:none !important}}</style><div id=x><p>{}</p></div>",
    "a dialog": "<dialog>{}</dialog>",
    "a list of proposals": "<datalist><option>{}</option></datalist>",
    "deleted": "<div><del>{}</del></div>",
    "struck": "<p><strike>{}</strike></p>",
    "struck by its style": "<p><span style='text-decoration:red line-through'>{}</span></p>",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_a_browser_does_not_show_is_not_read(name: str) -> None:
    body = HIDDEN[name].format("谴责各国政府；")
    source = read(f"{body}<p>1. 请秘书长{body.replace('p>', 'b>')}提供灯油；</p>{REST}")
    assert "谴责" not in source.text and not source.problems
    assert numbered(source)[-1] == WHOLE[-1]


SHOWN = {
    "in print only": "<style>@media print{{.x{{display:none}} .y{{color:red}}}}</style><p class=x>{}</p>",
    "another class": "<style>.x{{display:none}} .x.open{{display:block}}</style><p class='x open'>{}</p>",
    "its own style": "<style>.x{{display:none}}</style><p class=x style='display:block'>{}</p>",
    "of descendants": "<style>.x .y{{display:none}}</style><p class=y>{}</p>",
    "an open dialog": "<dialog open>{}</dialog>",
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_browser_shows_is_read(name: str) -> None:
    source = read(SHOWN[name].format(ONE) + REST)
    assert numbered(source) == WHOLE and not source.problems


def test_a_hidden_paragraph_is_told() -> None:
    shown = f"<p>{LONG}；</p>" * 2
    source = read(f"{shown}<p>{ONE}</p>{REST}<div style='display:none'><p>3. {LONG}。</p></div>")
    assert numbered(source) == WHOLE
    assert "style hides" in str(source.problems[0])


@pytest.mark.parametrize(
    "body", ["<div hidden>{}</div>", "<style>#a{{display:none}}</style><div id=a>{}"]
)
def test_a_page_that_a_script_shows_is_read_and_told(body: str) -> None:
    page = (
        "<html><body><p>首页 新闻</p>" + body.format(f"{HEAD}<p>{ONE}</p>{REST}") + "</body></html>"
    )
    source = reading.read_bytes(page.encode(), "a.html")
    assert numbered(source) == WHOLE
    assert ["until a script shows it" in str(p) for p in source.problems] == [True]


LISTS = {
    "inside none": ("<ol style='list-style:inside none'>{}</ol>", ""),
    "a class": ("<ol class=x>{}</ol>", "<style>ol.x{list-style:none}</style>"),
    "an unknown style": ("<ol class=x>{}</ol>", ""),
    "numbers counted by the style": (
        "<ol class=x>{}</ol>", "<style>.x{list-style:none}li:before{content:counter(a)'.'}</style>",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_items_that_bear_their_numbers_have_them_once(name: str) -> None:
    body, head = LISTS[name]
    for form in ("<li>{}</li><li>{}</li>", "<li><p>{}</p></li>\n<li>\n<p>{}</p></li>"):
        assert numbered(read(body.format(form.format(ONE, TWO)), head)) == WHOLE
    items = "<li style='list-style:none'>{}</li>"
    assert numbered(read(body.format(items.format(ONE) + items.format(TWO)), head)) == WHOLE
    if name == "numbers counted by the style":
        plain = "<li>请秘书长提供灯油；</li><li>决定继续处理此案。</li>"
        assert numbered(read(body.format(plain), head)) == WHOLE


ITEMS = {
    "letters of their own": ("<ol><li>(a) 甲；<li>(b) 乙；</ol>", ["(a) 甲；", "(b) 乙；"]),
    "one item that begins with a letter": ("<ol><li>(a) 甲；</ol>", ["1. (a) 甲；"]),
    "Chinese numbers": ("<ol style='list-style:cjk-ideographic'><li>甲；<li>乙；</ol>", ["一、甲；", "二、乙；"]),
    "years and decimals": ("<ol><li>2044年；<li>1.5亿；</ol>", ["1. 2044年；", "2. 1.5亿；"]),
    "numbers with a sign": ("<ol start=' 3'><li>甲；<li value='+7'>乙；</ol>", ["3. 甲；", "7. 乙；"]),
    "an empty item": ("<ol><li><li>2. 乙；</ol>", ["1. ", "2. 乙；"]),
    "a list without an end": ("<ol><li>1. 甲；<li>2. 乙；", ["1. 甲；", "2. 乙；"]),
}  # fmt: skip


@pytest.mark.parametrize("name", ITEMS)
def test_labels_of_items(name: str) -> None:
    body, expected = ITEMS[name]
    lines = read(body).text.split("\n")[2:-1]
    assert [line.strip() for line in lines] == [line.strip() for line in expected]


STANDING = {
    "a field": ("1. <input value='请'>秘书长提供灯油；", WHOLE[0][1], ""),
    "a choice": (
        "1. <select><option>敦促<option selected>请</select>秘书长提供灯油；", WHOLE[0][1], "",
    ),
    "the first choice": ("1. <select><option>请</option><option>敦促</option></select>各国；", "请各国；", ""),
    "a picture": ("1. <img alt='请'>秘书长提供灯油；", WHOLE[0][1], "described: 请"),
    "quoted": ("1. 重申<q>敦促各国<q>合作</q></q>；", "重申“敦促各国‘合作’”；", ""),
    "a page within": ("1. 请秘书长提供灯油；<iframe srcdoc='敦促各国'></iframe>", WHOLE[0][1], "hides 4"),
}  # fmt: skip


@pytest.mark.parametrize("name", STANDING)
def test_what_stands_for_text(name: str) -> None:
    body, text, problem = STANDING[name]
    source = read(f"<p>{body}</p>{REST}")
    assert numbered(source) == [("1", text), WHOLE[1]]
    assert [problem in str(p) for p in source.problems] == ([True] if problem else [])


def test_ornaments_and_search_boxes_are_no_text() -> None:
    body = "<p>首页<img alt='请看'>新闻</p><form>请<input value='请输入'>，</form><p><img alt='图，'></p>"
    body += "<p><img alt='徽章'>\n欢迎来访。</p>"
    source = read(f"{body}<p>{ONE}</p>{REST}")
    assert source.text.split("\n")[2] == "首页新闻" and "输入" not in source.text
    assert not source.problems


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("cell", ["<td>{}</td>", "<td><p>{}</p></td>"])
def test_a_table_of_two_languages(cell: str, turned: bool) -> None:
    rows = [(ONE, "1. Requests the oil of lamps;"), (TWO, "2. Decides.")]
    table = "".join(
        f"<tr>{''.join(cell.format(text) for text in (row[::-1] if turned else row))}</tr>"
        for row in rows
    )
    source = read(f"<table>{table}</table>")
    assert numbered(source) == WHOLE
    assert {kind for *_, kind in source.furniture} == {"website"}


def test_a_table_of_symbols_is_one_of_lines() -> None:
    table = "<table><tr><td>决议</td><td>A/RES/99/1</td></tr><tr><td>草案</td><td>Add.1</td></tr></table>"
    source = read(f"{table}<p>{ONE}</p>{REST}")
    assert source.text.split("\n")[2:4] == ["决议 A/RES/99/1", "草案 Add.1"]


def test_a_masthead_is_no_table_of_two_languages() -> None:
    cells = ["大会", "Distr.: General", "12 December 2044", "Original: English", "第九十九届会议"]
    table = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in pairwise(cells))
    source = read(f"<table>{table}</table><p>{ONE}</p>{REST}")
    assert not source.furniture and "大会 Distr.: General" in source.text


def test_a_comment_ends_as_in_a_browser() -> None:
    assert "谴责" not in read(f"<!-- b -- ><p>谴责各国；</p> --><p>{ONE}</p>{REST}").text


HOSTILE = [
    "<p><del>请", "<ruby>请<rt>", "<!-- 请", "<select><option>请", "1. <img alt='请'>", "<table><tr><td>请",
    "<style>.a{display:none}", "<p class='a b'>请", "<ol><li>1. 请", "<div hidden>请", "</p></div></b>", "<q>请",
    "<b><div>请</i>", "<style>/*", "<input value='请'>",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_markup_of_any_length_is_read(unit: str) -> None:
    page = f"<p>{ONE}</p>" + unit * 20_000  # takes minutes where something is looked at twice
    assert "提供灯油" in reading.read_bytes(page.encode(), "a.html").text
