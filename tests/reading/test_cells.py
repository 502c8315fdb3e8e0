"""Tables in Markdown and line breaks of databases, in which a resolution was exported."""

from __future__ import annotations

import pytest
from jueyi.document.plainform import plain_form
from jueyi.document.structure import structure
from jueyi.reading import read_bytes
from jueyi.reading.text import in_order

LINES = ["大会，", "回顾其关于灯塔的各项决议，", "1. 敦促会员国修缮灯塔；", "2. 请秘书长提出报告。"]
ENGLISH = [
    "The General Assembly,",
    "Recalling its resolutions,",
    "1. Urges States;",
    "2. Requests it.",
]


def texts(text: str) -> list[tuple[str, str | None, str]]:
    found = structure(plain_form(read_bytes(text.encode(), "a.txt")))
    return [(p.part, p.number, p.text) for p in found.paragraphs if p.part != "other"]


WHOLE = texts("\n".join(LINES))


@pytest.mark.parametrize("sign", ["||", " || ", "<br>", "<br />", "¶", "\\n", "\\r\\n"])
def test_signs_for_line_breaks(sign: str) -> None:
    text = "文号  A/RES/99/1\n全文  99/1. 灯塔的修缮" + sign + sign.join(LINES) + "\n语种  汉语\n"
    assert texts(text) == WHOLE


@pytest.mark.parametrize("turned", [False, True])
def test_a_table_of_two_languages(turned: bool) -> None:
    rows = zip(ENGLISH, LINES, strict=True) if turned else zip(LINES, ENGLISH, strict=True)
    table = [f"| {left} | {right} |" for left, right in rows]
    text = "对照表\n\n| 语言一 | 语言二 |\n|:---|---:|\n" + "\n".join(table) + "\n\n共一页\n"
    assert texts(text) == WHOLE


def test_bars_of_a_menu_are_no_table() -> None:
    text = "| 首页 | 新闻 |\n" + "\n".join(LINES) + "\n| 打印 | 关闭 |\n"
    assert texts(text) == WHOLE
    assert read_bytes(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("unit", [" ", "\t", "大", "|", "| ", "a\t", "\\n"])
def test_long_lines_without_rows_are_left_as_they_are(unit: str) -> None:
    text = "大会" + unit * 50_000 + "。"  # takes minutes where a pattern looks twice
    found, cut, _ = in_order(text)
    assert found.replace("\n", "").replace(" ", "")[:2] == "大会" and not cut


@pytest.mark.parametrize("tab", ["\t", " \t", "\t\t"])
@pytest.mark.parametrize("head", ["", "99/1. 灯塔的修缮\t"])
def test_paragraphs_between_tabs(tab: str, head: str) -> None:
    assert texts(head + tab.join(LINES)) == WHOLE
    assert texts(head + tab.join(LINES).replace(". ", ".\t")) == WHOLE


def test_cells_of_a_sheet_are_no_paragraphs_between_tabs() -> None:
    row = "1\t请秘书长提出报告；\tRequests a report;\t同意，"
    assert in_order(row)[0] == row


@pytest.mark.parametrize(
    "word",
    [
        "\x1b[1m敦促\x1b[0m",
        "\x1b[38;5;4m敦\x1b[m促",
        "\x1b]8;;http://x\x07敦促\x1b]8;;\x1b\\",
        "敦\x08敦促\x08促",
        "敦\x08\x08敦促\x08\x08促\x08\x08促",
        "_\x08敦_\x08促",
        "敦\x08_促\x08\x08_",
    ],
)
def test_what_a_terminal_prints(word: str) -> None:
    assert texts("\n".join(LINES).replace("敦促", word)) == WHOLE


def test_tags_of_a_translators_tool_are_no_text() -> None:
    text = "<1>大会</1>，\n<1>回顾</1>其决议，\n1. <1>请</1>秘书长报告。"
    assert in_order(text).text == "大会，\n回顾其决议，\n1. 请秘书长报告。"
    assert in_order("若 a <1> b，则 c</2>。").text == "若 a <1> b，则 c</2>。"
