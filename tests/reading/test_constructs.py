"""Constructs of Word, HTML, text, PDF and JSON Lines that were once read wrongly with status ok."""

from __future__ import annotations

import io
import json
import zipfile
from importlib.resources import files

import pytest
from jueyi import reading
from jueyi.components.labeller import Labeller
from support.office import W, docx, paragraph, run

WP = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def text_of(data: bytes, name: str) -> str:
    source = reading.read_bytes(data, name)
    assert not source.problems, source.problems
    return source.text


def alternate(choice: str, fallback: str) -> str:
    return (
        f"<w:p><w:r><mc:AlternateContent {WP}><mc:Choice Requires='x'>{choice}</mc:Choice>"
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


T = "<w:t>{}</w:t>"
ROW = "<w:tr>{}<w:tc>" + paragraph(run("{}")) + "</w:tc></w:tr>"
WORD = {
    "fallback where the choice has no text": (alternate("<w:drawing/>", T.format("请甲；")), "请甲；"),
    "choice where both have text": (alternate(T.format("请甲；"), T.format("请甲乙；")), "请甲；"),
    "text of a drawing": (
        f"<w:p><w:r><w:drawing><a:p {A}><a:r><a:t>请甲；</a:t></a:r></a:p></w:drawing></w:r></w:p>",
        "请甲；",
    ),
    "comment within text": ("<w:p><w:r><w:t>请<!-- x -->甲；</w:t></w:r></w:p>", "请甲；"),
    "instruction within text": ("<w:p><w:r><w:t>请<?x y?>甲；</w:t></w:r></w:p>", "请甲；"),
    "symbol that is a character": (
        "<w:p><w:r><w:t>请</w:t><w:sym w:font='SimSun' w:char='7532'/><w:t>；</w:t></w:r></w:p>", "请甲；",
    ),
    "symbol of a symbol font": (
        "<w:p><w:r><w:sym w:font='Wingdings' w:char='F06C'/><w:t>请甲；</w:t></w:r></w:p>", "•请甲；",
    ),
    "deleted row": (
        "<w:tbl>" + ROW.format("<w:trPr><w:del w:id='1'/></w:trPr>", "删去") + ROW.format("", "请甲；") + "</w:tbl>",
        "请甲；",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WORD)
def test_word(name: str) -> None:
    body, expected = WORD[name]
    assert text_of(docx(body), "a.docx").strip() == expected


def rebuilt(data: bytes, change: dict[str, str], **replaced: str) -> bytes:
    """A Word file with parts renamed and words replaced in all of them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            for a, b in replaced.items():
                text = text.replace(
                    {"namespace": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}[
                        a
                    ],
                    b,
                )
            new.writestr(change.get(name, name), text)
        for name, text in change.items():
            if name.startswith("+"):
                new.writestr(name[1:], text)
    return buffer.getvalue()


def test_strict_open_xml() -> None:
    strict = rebuilt(
        docx(paragraph(run("请甲；"), level=0)), {},
        namespace="http://purl.oclc.org/ooxml/wordprocessingml/main",
    )  # fmt: skip
    assert text_of(strict, "a.docx").strip() == "1.请甲；".replace(
        ".请", ". 请"
    ) or "请甲；" in text_of(strict, "a.docx")


def test_a_main_part_of_another_name() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{}</Relationships>"
    one = f"<Relationship Id='r1' Type='{kind}/officeDocument' Target='word/document2.xml'/>"
    two = f"<Relationship Id='r2' Type='{kind}/footnotes' Target='notes7.xml'/>"
    data = rebuilt(
        docx(paragraph(run("请甲；"), '<w:r><w:footnoteReference w:id="1"/></w:r>'), notes=("见第五章。",)),
        {
            "word/document.xml": "word/document2.xml", "word/footnotes.xml": "word/notes7.xml",
            "+_rels/.rels": rels.format(one), "+word/_rels/document2.xml.rels": rels.format(two),
        },
    )  # fmt: skip
    source = reading.read_bytes(data, "a.docx")
    assert "请甲；" in source.text and not source.problems
    assert [note.text for note in source.notes] == ["见第五章。"]


def test_what_a_word_file_hides_from_us_is_told() -> None:
    body = f"<w:p><w:r><w:unknown xmlns:w='{W}'/></w:r></w:p>" + paragraph(run("请甲；"))
    assert text_of(docx(body.replace(f" xmlns:w='{W}'", "")), "a.docx").strip() == "请甲；"
    loose = "<w:p><w:r>落在外面的字<w:t>请甲；</w:t></w:r></w:p>"
    source = reading.read_bytes(docx(loose), "a.docx")
    assert [p.what for p in source.problems] == ["6 characters of the file are in no paragraph"]


PAGE = "<html><body><p>大会，</p>{}</body></html>"
HTML = {
    "value": ("<ol><li>甲；<li value='5'>乙；<li>丙；</ol>", ["1. 甲；", "5. 乙；", "6. 丙；"]),
    "reversed": ("<ol reversed><li>甲；</li><li>乙；</li></ol>", ["2. 甲；", "1. 乙；"]),
    "reversed from a start": ("<ol reversed start='9'><li>甲；<li>乙；</ol>", ["9. 甲；", "8. 乙；"]),
    "typed numbers": ("<ol style='list-style:none'><li>3. 甲；</ol>", ["3. 甲；"]),
    "style of letters": ("<ol style='list-style-type: lower-alpha'><li>甲；</ol>", ["(a) 甲；"]),
    "empty comment": ("<!--><p>甲；</p><!-- x --><p>乙；</p>", ["甲；", "乙；"]),
    "CDATA": ("<p><![CDATA[甲；]]></p>", ["甲；"]),
    "nested reversed": ("<ol reversed><li>甲<ol><li>乙；</ol><li>丙；</ol>", ["2. 甲", "1. 乙；", "1. 丙；"]),
}  # fmt: skip


@pytest.mark.parametrize("name", HTML)
def test_html(name: str) -> None:
    body, expected = HTML[name]
    lines = text_of(PAGE.format(body).encode(), "a.html").split("\n")
    assert [line.strip() for line in lines if line.strip()][1:] == expected


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\r", "\r\n", "\n"])
def test_line_ends(end: str, labeller: Labeller) -> None:
    text = end.join(["大会，", "1. 敦促会员国考虑批准；", "2. 请秘书长报告。"])
    for resolution in (
        labeller.label(text),
        labeller.label_source(reading.read_bytes(text.encode(), "a.txt")),
    ):
        assert [p.number for p in resolution.paragraphs] == [None, "1", "2"]
        assert resolution.paragraphs[2].text == "请秘书长报告。"


def test_a_lone_surrogate_in_an_id_costs_its_row_only() -> None:
    rows = [{"id": "\ud800", "text": "请甲；"}, {"id": "b", "text": "请乙；"}]
    data = "\n".join(json.dumps(row) for row in rows).encode()
    source = reading.read_bytes(data, "a.jsonl")
    assert source.text == "请乙；"
    assert [p.what for p in source.problems] == ["a lone surrogate in the id"]


def pdf(draw, pages: int = 1) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(TTFont("Han", files("mplfonts") / "fonts" / "SimHei.ttf"))
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, A4)
    for number in range(pages):
        page.setFont("Han", 12)
        draw(page, number)
        page.showPage()
    page.save()
    return buffer.getvalue()


LINES = ["大会，", "1. 敦促会员国考虑批准公约；", "2. 请秘书长提出报告。"]


def upright(page, number: int = 0) -> None:
    for place, line in enumerate(LINES):
        page.drawString(80, 700 - 30 * place, line)


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_pdf_text_that_is_turned(angle: int) -> None:
    def draw(page, number: int) -> None:
        page.translate(300, 400)
        page.rotate(angle)
        page.translate(-300, -500)
        upright(page)

    source = reading.read_bytes(pdf(draw), "a.pdf")
    assert [line.strip() for line in source.text.split("\n") if line.strip()] == LINES


def test_pdf_vertical_columns() -> None:
    columns = ["大会决定修缮灯塔，", "敦促会员国考虑批准公约；", "请秘书长提出报告。"]

    def draw(page, number: int) -> None:
        for place, line in enumerate(columns):
            for row, character in enumerate(line):
                page.drawString(500 - 30 * place, 700 - 14 * row, character)

    source = reading.read_bytes(pdf(draw), "a.pdf")
    assert "".join(source.text.split()).replace("\u3000", "") == "".join(columns)


def test_pdf_the_same_enacting_line_on_two_pages_is_no_running_head() -> None:
    source = reading.read_bytes(pdf(upright, pages=2), "a.pdf")
    assert source.text.count("大会，") == 2


def test_pdf_with_an_owner_password_only_is_whole() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(upright))))
    writer.encrypt("", owner_password="owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    source = reading.read_bytes(buffer.getvalue(), "a.pdf")
    assert "请秘书长提出报告。" in source.text and not source.problems


def test_pdf_text_that_pdfium_leaves_out_is_told() -> None:
    """A font that is not embedded lacks glyphs: single characters have no width for pdfium."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, A4)
    page.setFont("STSong-Light", 12)
    upright(page)
    for place, character in enumerate("请会员国考虑批准"):
        page.drawString(80 + 14 * place, 500, character)
    page.save()
    source = reading.read_bytes(buffer.getvalue(), "a.pdf")
    whole = "请会员国考虑批准" in source.text.replace(" ", "")
    assert whole or any("second reader" in str(problem) for problem in source.problems)
