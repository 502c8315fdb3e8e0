"""Word's numbers, levels and hidden text where a style, a link or an override tells them."""

from __future__ import annotations

import pytest
from jueyi import reading
from jueyi.document.structure import structure
from support.office import W, docx, note, paragraph, run

HEAD = paragraph(run("大会，")), paragraph(run("回顾其关于灯塔的决议，"))
LAST = "决定继续处理此案。"


def read(*body: str, **parts: object) -> list[tuple[str | None, int, str]]:
    source = reading.read_bytes(docx(*HEAD, *body, **parts), "a.docx")  # type: ignore[arg-type]
    return [(p.number, p.level, p.text) for p in structure(source).paragraphs[2:]]


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/>{more}<w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, more: str = "", override: str = "") -> str:
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'{more}<w:num w:numId="1"><w:abstractNumId w:val="0"/>{override}</w:num></w:numbering>'
    )


def styled(text: str, style: str, level: int | None = None) -> str:
    number = "" if level is None else f'<w:numPr><w:ilvl w:val="{level}"/></w:numPr>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}</w:pPr>{run(text)}</w:p>'


DECIMAL, LETTER = level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)")
STYLES = (
    f'<w:styles {W}><w:style w:styleId="Listed"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    '</w:pPr></w:style><w:style w:styleId="Item"><w:basedOn w:val="Listed"/></w:style>'
    '<w:style w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="AlsoGone"><w:basedOn w:val="Gone"/></w:style></w:styles>'
)


def test_a_level_of_the_paragraph_and_a_list_of_its_style() -> None:
    body = (
        styled("请秘书长：", "Listed"),
        styled("修缮灯塔；", "Listed", 1),
        styled(LAST, "Listed"),
    )
    wanted = [("1", 0, "请秘书长："), ("a", 1, "修缮灯塔；"), ("2", 0, LAST)]
    assert read(*body, styles=STYLES) == wanted
    linked = level(1, "lowerLetter", "(%2)", '<w:pStyle w:val="Item"/>')
    body = (styled("请秘书长：", "Listed"), styled("修缮灯塔；", "Item"), styled(LAST, "Listed"))
    assert read(*body, styles=STYLES, numbering=numbering(DECIMAL, linked)) == wanted


def test_a_list_that_another_defines() -> None:
    linked = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
    own = f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/>{DECIMAL}</w:abstractNum>'
    num = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    part = f"<w:numbering {W}>{linked}{own}{num}</w:numbering>"
    assert read(paragraph(run(LAST), level=0), numbering=part) == [("1", 0, LAST)]


def test_numbers_that_go_on_over_headings_and_levels_of_their_own() -> None:
    goes_on = level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    body = [
        paragraph(run("灯塔"), level=0), paragraph(run("请秘书长报告；"), level=1),
        paragraph(run("浮标"), level=0), paragraph(run(LAST), level=1),
    ]  # fmt: skip
    found = read(*body, numbering=numbering(level(0, "upperLetter", "%1."), goes_on))
    assert [number for number, _, _ in found if number] == ["1", "2"]
    override = f'<w:lvlOverride w:ilvl="1">{LETTER}</w:lvlOverride>'
    body = [paragraph(run("请秘书长："), level=0), paragraph(run("修缮灯塔；"), level=1)]
    part = numbering(DECIMAL, level(1, "decimal", "%2."), override=override)
    assert read(*body, numbering=part)[1] == ("a", 1, "修缮灯塔；")
    legal = level(1, "decimal", "%1.%2", "<w:isLgl/>")
    body = [
        paragraph(run("灯塔"), level=0), paragraph(run("请秘书长报告；"), level=1),
        paragraph(run(LAST), level=1),
    ]  # fmt: skip
    part = numbering(level(0, "chineseCounting", "%1、"), legal)
    assert read(*body, numbering=part)[1] == ("1.1", 0, "请秘书长报告；")


def test_word_counts_a_paragraph_without_text() -> None:
    body = [paragraph(run("请秘书长报告；"), level=0), paragraph(level=0)]
    assert read(*body, paragraph(run(LAST), level=0))[1] == ("3", 0, LAST)
    deleted = paragraph(f"<w:del>{run('删去')}</w:del>", level=0)
    assert read(body[0], deleted, paragraph(run(LAST), level=0))[1] == ("2", 0, LAST)


@pytest.mark.parametrize(
    "hidden",
    [
        styled("谴责各国；", "Gone"),
        styled("谴责各国；", "AlsoGone"),
        paragraph(run("谴责各国；", '<w:rStyle w:val="AlsoGone"/>')),
        f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{paragraph(run('谴责各国；'))}</w:tc>"
        "</w:tr></w:tbl>",
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{paragraph(run('谴责各国；'))}</w:tc>"
        "</w:tr></w:tbl>",
    ],
    ids=["style", "parent", "run", "row", "cell"],
)
def test_hidden_text_is_left_out(hidden: str) -> None:
    assert read(hidden, paragraph(run(LAST), level=0), styles=STYLES) == [("1", 0, LAST)]


def test_a_break_of_the_default_kind_begins_a_line() -> None:
    both = "回顾其宪章，", '<w:r><w:br w:type="textWrapping"/></w:r>', "铭记渔民的需要，"
    found = read(paragraph(run(both[0]), both[1], run(both[2])), paragraph(run(LAST), level=0))
    assert [text for _, _, text in found] == [both[0], both[2], LAST]


def test_endnotes_beside_footnotes() -> None:
    end = f'<w:endnotes {W}><w:endnote w:id="1">{paragraph(run("见第2/2号决议。"))}</w:endnote></w:endnotes>'
    mark = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    data = docx(
        *HEAD,
        paragraph(run("请秘书长提供灯油"), note(1), run("；"), level=0),
        paragraph(run("敦促会员国"), mark, run("报告。"), level=0),
        notes=("见第1/1号决议。",),
        endnotes=end,
    )
    found = structure(reading.read_bytes(data, "a.docx"))
    assert [p.text for p in found.paragraphs[2:]] == ["请秘书长提供灯油；", "敦促会员国报告。"]
    notes = [(n.text, n.anchor) for p in found.paragraphs for n in p.notes]
    assert notes == [("见第1/1号决议。", 8), ("见第2/2号决议。", 5)]
