"""What a Word file makes of paragraphs and of signs within them."""

from __future__ import annotations

import pytest
from jueyi import reading
from support.office import W, docx, paragraph, run
from support.word import END, HEAD, box, read

ASKED = "请秘书长提供灯油；"


def ended(mark: str, *runs: str, level: int | None = None) -> str:
    """A paragraph whose end has properties."""
    made = paragraph(*runs, level=level)
    return made.replace("</w:pPr>", f"<w:rPr>{mark}</w:rPr></w:pPr>", 1)


def framed(text: str) -> str:
    return f'<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="2"/></w:pPr>{run(text)}</w:p>'


JOINED = {
    "deleted": ended("<w:del/>", run("请秘书长")),
    "moved away": ended("<w:moveFrom/>", run("请秘书长")),
    "hidden": ended("<w:vanish/>", run("请秘书长")),
    "a style's": ended("<w:vanish/><w:specVanish/>", run("请秘书长")),
    "large first letter": framed("请秘书长"),
}


@pytest.mark.parametrize("name", JOINED)
def test_paragraphs_that_go_on(name: str) -> None:
    assert read(JOINED[name], paragraph(run("提供灯油；"))) == ([(None, ASKED)], [])
    empty = ended("<w:vanish/>", run("谴责", "<w:vanish/>"))
    assert read(JOINED[name], empty, paragraph(run("提供灯油；")))[0] == [(None, ASKED)]
    found, said = read(JOINED[name], paragraph(run("提供灯油；"), level=0))
    assert found == [(None, ASKED)]
    assert said[0].startswith("a paragraph without its end goes on with one of another number")
    boxed = paragraph(box(paragraph(run("边注，"))), run("提供灯油；"))
    assert read(JOINED[name], boxed) == ([(None, "边注，"), (None, ASKED)], [])


def test_a_hidden_paragraph_has_no_number() -> None:
    hidden = ended("<w:vanish/>", run("谴责各国；", "<w:vanish/>"), level=0)
    shown = paragraph(run("敦促会员国报告；"), level=0)
    found = read(paragraph(run(ASKED), level=0), hidden, shown)
    assert found == ([("1", ASKED), ("2", "敦促会员国报告；")], [])


@pytest.mark.parametrize("kind", ["", "page", "column", "textWrapping"])
def test_breaks(kind: str) -> None:
    broken = f'<w:r><w:br w:type="{kind}"/></w:r>' if kind else "<w:r><w:cr/></w:r>"
    raised = run("9", '<w:vertAlign w:val="superscript"/>')
    both = read(paragraph(run("铭记渔民的需要，"), broken, run("又铭记海员，")))
    assert both == ([(None, "铭记渔民的需要，"), (None, "又铭记海员，")], [])
    marked = read(paragraph(run("铭记渔民的需要，"), raised, broken, run("又铭记海员，")))
    assert [text for _, text in marked[0]] == ["铭记渔民的需要，9", "又铭记海员，"]
    short = read(paragraph(run("请秘书长报告；"), broken, run("附。"), level=0))
    assert short[0] == [("1", "请秘书长报告；"), (None, "附。")]
    within = read(paragraph(run("请秘书长"), broken, run("提供灯油；"), level=0))
    assert within == ([("1", ASKED)], [])


def symbol(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", "F082", "②"), ("Wingdings", "F08D", "②"), ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F06C", "•"), ("Symbol", "F032", "2"), ("Symbol", "F061", "•"),
        ("SimSun", "8BF7", "请"), ("SimSun", "E123", "\ue123"),
    ],
)  # fmt: skip
def test_symbols(font: str, code: str, shown: str) -> None:
    data = docx(*HEAD, paragraph(run("铭记"), symbol(font, code), run("，")), END)
    assert f"铭记{shown}，" in reading.read_bytes(data, "a.docx").text


INNER = {
    "line breaks of the file": "<w:r><w:t>请\n     秘书长提供灯油；</w:t></w:r>",
    "fitted": run("请秘书长", '<w:fitText w:val="900"/>') + run("提供灯油；"),
    "two lines in one": run("请秘书长", '<w:eastAsianLayout w:combine="1"/>') + run("提供灯油；"),
    "smart tag": f"<w:smartTag>{run('请秘书长')}</w:smartTag>{run('提供灯油；')}",
    "custom markup": f"<w:customXml>{run('请秘书长')}</w:customXml>{run('提供灯油；')}",
    "permission": f"<w:permStart/>{run('请秘书长')}<w:permEnd/>{run('提供灯油；')}",
    "moved here": f"<w:moveTo>{run('请秘书长')}</w:moveTo>{run('提供灯油；')}",
    "moved away": f"<w:moveFrom>{run('谴责')}</w:moveFrom>{run('请秘书长提供灯油；')}",
    "reading": f"<w:r><w:ruby><w:rt>{run('qǐng')}</w:rt><w:rubyBase>{run('请')}</w:rubyBase>"
    f"</w:ruby></w:r>{run('秘书长提供灯油；')}",
    "soft hyphen": f"{run('请')}<w:r><w:softHyphen/></w:r>{run('秘书长提供灯油；')}",
    "placed by a tab": f"{run('请秘书长提供灯油；')}<w:r><w:ptab/></w:r>",
}


@pytest.mark.parametrize("name", INNER)
def test_signs_within_paragraphs(name: str) -> None:
    found, said = read(paragraph(INNER[name], level=0))
    assert ([(n, text.replace(" ", "")) for n, text in found], said) == ([("1", ASKED)], [])


def test_signs_that_are_told() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('谴责')}</w:rt><w:rubyBase>{run('请')}</w:rubyBase></w:ruby></w:r>"
    found, said = read(paragraph(ruby, run("秘书长提供灯油；"), level=0))
    assert found == [("1", ASKED)]
    assert said == ["what is set above characters is left out: 谴责 behind ‘1.’"]
    data = docx(*HEAD, paragraph(f'<w:bdo w:val="rtl">{run("长书秘请")}</w:bdo>'), END)
    assert "\u202e长书秘请\u202c" in reading.read_bytes(data, "a.docx").text


FORMS = {
    "decimalEnclosedParen": ("%1", "⑴"), "ideographEnclosedCircle": ("%1", "一"),
    "chineseLegalSimplified": ("%1、", "1"), "chineseCounting": ("（%1）、", "一"),
    "decimalEnclosedCircleChinese": ("%1", "①"), "bullet": ("①", "①"),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_forms_of_automatic_numbers(form: str) -> None:
    text, number = FORMS[form]
    level = (
        '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/>'
        '<w:lvlText w:val="{}"/></w:lvl>'
    )
    levels = level.format(0, "decimal", "%1.") + level.format(1, form, text.replace("1", "2"))
    part = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    body = paragraph(run("请秘书长："), level=0), paragraph(run("修缮灯塔；"), level=1)
    assert read(*body, numbering=part)[0] == [("1", "请秘书长："), (number, "修缮灯塔；")]


def test_a_style_that_paragraphs_have_without_naming_it() -> None:
    normal = (
        f'<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    source = reading.read_bytes(docx(paragraph(run(ASKED)), styles=normal), "a.docx")
    assert source.text == f"1. {ASKED}\n"


def test_positions_of_a_drawing_are_no_text() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    placed = "<w:drawing><posOffset>12345</posOffset></w:drawing>"
    text = f"<w:pict><w:txbxContent>{paragraph(run('边注，'))}</w:txbxContent></w:pict>"
    both = f"<mc:Choice>{placed}</mc:Choice><mc:Fallback>{text}</mc:Fallback>"
    body = paragraph(f"<w:r><mc:AlternateContent {mc}>{both}</mc:AlternateContent></w:r>")
    assert read(body) == ([(None, "边注，")], [])


@pytest.mark.parametrize("value", ["", "²", "true", "-1", "9" * 5000])
def test_odd_numbers_of_the_markup(value: str) -> None:
    level = f'<w:lvl w:ilvl="{value}"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    lists = '<w:num w:numId="2"/><w:num><w:abstractNumId w:val="0"/></w:num>'
    part = f"<w:numbering {W}><w:abstractNum>{level}</w:abstractNum>{lists}</w:numbering>"
    raised = run(ASKED, f'<w:position w:val="{value}"/>')
    source = reading.read_bytes(docx(*HEAD, paragraph(raised, level=0), numbering=part), "a.docx")
    assert source.text.endswith(f"{ASKED}\n")
