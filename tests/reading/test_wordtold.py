"""What a Word file shows that is not read as it is shown: told, with its place."""

from __future__ import annotations

import io
import zipfile

import pytest
from jueyi import reading
from jueyi.document.structure import structure
from support.office import W, docx, note, paragraph, run
from support.word import END, HEAD, MC, box, read, table

VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
ART = f'<w:r><w:pict><v:shape {VML}><v:textpath {{}}string="{{}}"/></v:shape></w:pict></w:r>'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
D = "http://schemas.openxmlformats.org/drawingml/2006"
A = f'xmlns:a="{D}/main"'
ASKED = paragraph(run("请秘书长提供灯油；"), level=0)


def drawn(inner: str) -> str:
    return paragraph(f"<w:r><w:drawing>{inner}</w:drawing></w:r>")


def picture(wide: int, high: int) -> str:
    size = f'<a:xfrm><a:ext cx="{wide * 12700}" cy="{high * 12700}"/></a:xfrm>'
    return drawn(f'<p:pic xmlns:p="{D}/picture" {A}><p:spPr>{size}</p:spPr></p:pic>')


def old_picture(style: str) -> str:
    shape = f'<v:shape {VML} style="{style}"><v:imagedata/></v:shape>'
    return paragraph(f"<w:r><w:pict>{shape}</w:pict></w:r>")


OLE = f'<o:OLEObject {VML} Type="Embed" ProgID="Excel.Sheet.12"/>'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
PART = "<m:{0}><m:r><m:t>{1}</m:t></m:r></m:{0}>"
HALF = f"<m:oMath {M}><m:f>{PART.format('num', 1)}{PART.format('den', 2)}</m:f></m:oMath>"
OBJECTS = {
    "a diagram": drawn(f'<d:relIds xmlns:d="{D}/diagram" {R} r:dm="rId5"/>'),
    "a chart": drawn(f'<c:chart xmlns:c="{D}/chart" {R} r:id="rId5"/>'),
    "a part of a master docum…": f'<w:subDoc {R} r:id="rId9"/>',
    "an embedded document": f'<w:altChunk {R} r:id="rId9"/>',
    "an embedded object Excel…": paragraph(f"<w:r><w:object>{OLE}</w:object></w:r>"),
    "a form control": paragraph(f'<w:r><w:object><w:control {R} r:id="rId9"/></w:object></w:r>'),
    "the form of a formula 12": paragraph(HALF),
    "a picture": picture(400, 100),
    "a number that Word sets …": paragraph("<w:r><w:yearLong/></w:r>"),
}


@pytest.mark.parametrize("name", OBJECTS)
def test_objects_are_told(name: str) -> None:
    for body in (OBJECTS[name], table((OBJECTS[name],)), paragraph(box(OBJECTS[name]))):
        _, said = read(ASKED, body)
        assert said == [f"not in the text: {name} behind ‘1. 请秘书长提供灯油；’"], body


def test_objects_that_need_not_be_told() -> None:
    plain = f"<m:oMath {M}><m:r><m:t>灯油</m:t></m:r></m:oMath>"
    emblem = picture(80, 80), picture(400, 10), old_picture("width:60pt;height:50pt")
    assert read(*emblem) == ([], [])
    assert read(paragraph(run("请秘书长提供"), plain, run("；"), level=0))[1] == []
    assert read(old_picture("width:10cm;height:3cm"))[1] != []
    assert read(header1=f"<w:hdr {W}>{picture(400, 100)}</w:hdr>") == ([], [])


def with_part(data: bytes, kind: str, part: str) -> bytes:
    """A Word file with one more part, to which the relation rId5 leads."""
    relation = f'<Relationship Id="rId5" Type="x/{kind}" Target="{kind}.xml"/>'
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(f"word/{kind}.xml", part)
        relations = f'<Relationships xmlns="x">{relation}</Relationships>'
        archive.writestr("word/_rels/document.xml.rels", relations)
    return buffer.getvalue()


def test_words_of_diagrams_and_charts_are_named() -> None:
    for name, kind in (("a diagram", "diagram"), ("a chart", "chart")):
        text = "<a:t>修缮</a:t><a:t>灯塔</a:t>"
        part = f'<x:x xmlns:x="{D}/{kind}" {A}>{text}</x:x>'
        data = docx(*HEAD, ASKED, OBJECTS[name], END)
        source = reading.read_bytes(with_part(data, kind, part), "a.docx")
        assert f"{name} 修缮 灯塔" in source.problems[0].what
    arrows = with_part(docx(*HEAD, OBJECTS["a diagram"], END), "diagram", "<x/>")
    assert reading.read_bytes(arrows, "a.docx").problems == ()


def test_set_words_are_read_before_their_paragraph() -> None:
    art = ART.format("", "敦促各国，")
    assert read(paragraph(art, run("请秘书长报告；"), level=0)) == (
        [(None, "敦促各国，"), ("1", "请秘书长报告；")], [],
    )  # fmt: skip
    assert read(paragraph(ART.format('on="f" ', "敦促各国，"))) == ([], [])
    choice = f"<mc:Choice Requires='wps'><w:drawing/></mc:Choice><mc:Fallback>{art}</mc:Fallback>"
    both = f"<mc:AlternateContent {MC}>{choice}</mc:AlternateContent>"
    assert read(paragraph(f"<w:r>{both}</w:r>")) == ([(None, "敦促各国，")], [])


@pytest.mark.parametrize("part", ["header1", "footer1", "comments"])
def test_what_stands_around_the_text_is_furniture(part: str) -> None:
    """Boxes, tables, set words and comments: in the text, in no paragraph."""
    inner = paragraph(box(paragraph(run("敦促各国保密。"))), run("第一稿。"))
    inner += table(("请勿", "引用。")) + paragraph(ART.format("", "草案样本"))
    tag = {"header1": "hdr", "footer1": "ftr", "comments": "comments"}[part]
    inner = f"<w:comment>{inner}</w:comment>" if tag == "comments" else inner
    data = docx(*HEAD, ASKED, END, **{part: f"<w:{tag} {W}>{inner}</w:{tag}>"})
    source = reading.read_bytes(data, "a.docx")
    assert [p.text for p in structure(source).paragraphs][2:] == [
        "请秘书长提供灯油；", "决定继续处理此案。",
    ]  # fmt: skip
    assert all(words in source.text for words in ("敦促各国保密。", "第一稿。", "请勿", "草案样本"))
    assert not source.problems


STYLES = (
    f'<w:styles {W}><w:style w:styleId="Struck"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:styleId="High"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    "</w:styles>"
)


@pytest.mark.parametrize(
    "properties",
    ["<w:strike/>", "<w:dstrike/>", '<w:strike w:val="1"/>', '<w:rStyle w:val="Struck"/>'],
)
def test_struck_text_is_left_out_and_told(properties: str) -> None:
    parts = run("强烈谴责", properties), run("请"), run("秘书长报告；")
    found, said = read(paragraph(*parts, level=0), styles=STYLES)
    assert found == [("1", "请秘书长报告；")]
    assert said == ["struck-out text is left out: 强烈谴责 behind ‘1.’"]
    shown = run("请秘书长报告；", '<w:strike w:val="0"/>'), run(" ", "<w:strike/>")
    assert read(paragraph(*shown, level=0)) == ([("1", "请秘书长报告；")], [])


def test_a_struck_paragraph_and_a_struck_note() -> None:
    gone = paragraph(run("谴责各国；", "<w:strike/>"), level=0)
    found, said = read(ASKED, gone)
    assert found == [("1", "请秘书长提供灯油；")]
    assert said == ["struck-out text is left out: 谴责各国； behind ‘2.’"]
    mark = note(1).replace("<w:r>", "<w:r><w:rPr><w:strike/></w:rPr>")
    assert "struck-out" in read(paragraph(run("甲"), mark, level=0), notes=("见附件。",))[1][0]


def test_much_hidden_text_is_told() -> None:
    hidden = run("谴责各国；" * 11, "<w:vanish/>")
    row = table(("谴责各国；" * 11,)).replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>")
    for body in (paragraph(hidden), row):
        assert read(body, ASKED)[1] == ["44 hidden characters are left out"]


def test_many_places_are_one_sentence() -> None:
    (said,) = read(*[paragraph(run(f"旧文{n}", "<w:strike/>")) for n in range(9)])[1]
    assert said.count("behind") == 3
    assert said.endswith(" and 6 more")
