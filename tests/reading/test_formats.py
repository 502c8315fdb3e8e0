from __future__ import annotations

import io
import zipfile

import pytest
from jueyi import reading
from jueyi.components.labeller import Labeller
from jueyi.document.structure import structure
from jueyi.errors import ReadingError
from jueyi.reading import akn
from jueyi.records import Resolution
from support.akn import AKN
from support.office import W, docx, note, paragraph, run


def shown(resolution: Resolution) -> list[tuple[str, str | None, int, str]]:
    return [(p.part, p.number, p.level, p.text) for p in resolution.paragraphs]


WANTED = [
    ("other", None, 0, "大会，"),
    ("preambular", None, 0, "回顾其关于灯塔的决议，"),
    ("operative", "1", 0, "请秘书长："),
    ("operative", "a", 1, "修缮灯塔；"),
    ("operative", "b", 1, "编写报告；"),
    ("operative", "2", 0, "敦促会员国捐款。"),
]


def test_word_numbers_notes_and_changes() -> None:
    data = docx(
        paragraph(run("大会，")),
        paragraph(run("回顾", "<w:b/>"), run("其关于灯塔的决议，"), note(1)),
        paragraph(run("请秘书长："), level=0),
        paragraph(run("修缮灯塔；"), run("秘密", "<w:vanish/>"), level=1),
        paragraph(
            f"<w:ins>{run('编写')}</w:ins><w:del>{run('删去')}</w:del>", run("报告；"), level=1
        ),
        paragraph(run("敦促会员国捐款。"), level=0),
        notes=("第99/1号决议。",),
    )
    resolution = structure(reading.read_bytes(data, "a.docx"))
    assert shown(resolution) == WANTED
    (found,) = resolution.paragraphs[1].notes
    assert (found.mark, found.text, found.anchor) == ("1", "第99/1号决议。", 11)


def test_word_tables_boxes_and_squares() -> None:
    row = f"<w:tbl><w:tr><w:tc>{paragraph(run('姓名'))}</w:tc><w:tc>{paragraph(run('职务'))}</w:tc></w:tr></w:tbl>"
    box = (
        f"<w:r><w:pict><w:txbxContent>{paragraph(run('框中文字，'))}</w:txbxContent></w:pict></w:r>"
    )
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    data = docx(
        paragraph(run("大会，")),
        row,
        paragraph(box, run("请秘书长提供100 m"), raised, run("土地；")),
    )
    assert reading.read_bytes(data, "a.docx").text.split("\n") == [
        "大会，", "姓名 职务 ", "框中文字，", "请秘书长提供100 m2土地；", "",
    ]  # fmt: skip


def test_a_page_of_lists_and_notes() -> None:
    page = """<!DOCTYPE html><html><head><title>不读</title><style>p{}</style></head><body>
    <p>大会，<p>回顾其关于灯塔的决议，<sup>1</sup><ol><li>请秘书长：
    <ol type="a"><li>修缮灯塔；<li>编写报告；</ol><li>敦促会员国捐款。</ol>
    <div id="footnotes"><p><sup>1</sup> 第99/1号决议。</div></body></html>"""
    resolution = structure(reading.read_bytes(page.encode(), "a.html"))
    assert shown(resolution) == WANTED
    assert [n.text for n in resolution.paragraphs[1].notes] == ["第99/1号决议。"]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<html><body><p>大会，<p>1. 请秘书长报告；", "ends before </html>"),
        (
            "<html><body><p>大会，<!-- 1. " + "请秘书长报告；" * 9 + "</body></html>",
            "broken markup",
        ),
        ('<html><body><p>大会，<p class="x>1. 请秘书长报告；<p></body></html>', "broken markup"),
    ],
)
def test_pages_that_swallow_text_say_so(page: str, words: str) -> None:
    source = reading.read_bytes(page.encode(), "a.html")
    # Later releases of Python swallow what earlier ones take for text: kept, or told.
    kept = "请秘书长报告" in source.text and "</html>" in page
    assert kept or any(words in str(problem) for problem in source.problems)


def test_a_page_of_any_depth() -> None:
    page = "<div>" * 100_000 + "请秘书长报告；" + "</div>" * 100_000
    assert reading.read_bytes(page.encode(), "a.html").text == "请秘书长报告；\n"


def pdf(lines: list[tuple[float, float, float, str]]) -> bytes:
    """A PDF page by reportlab: x, y, size, text."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for page in (1, 2):
        for x, y, size, text in lines if page == 1 else [(90, 700, 10, "2. 敦促会员国捐款。")]:
            canvas.setFont("STSong-Light", size)
            canvas.drawString(x, y, text)
        canvas.setFont("STSong-Light", 10)
        canvas.drawString(60, 800, "A/RES/99/1")
        canvas.drawString(500, 30, str(page))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


PAGE = [
    (90, 740, 10, "大会，"),
    (90, 725, 10, "回顾其关于灯塔的决议，"),
    (201, 729, 6, "1"),
    (90, 710, 10, "1. 请秘书长修缮灯塔，并在仔细查看沿岸所有灯塔之后向大会提"),
    (70, 695, 10, "交报告；"),
    (70, 80, 8, "1 第99/1号决议。"),
]


def test_a_pdf_by_its_geometry() -> None:
    source = reading.read_bytes(pdf(PAGE), "a.pdf")
    resolution = structure(source)
    assert shown(resolution) == [
        ("other", None, 0, "大会，"),
        ("preambular", None, 0, "回顾其关于灯塔的决议，"),
        ("operative", "1", 0, "请秘书长修缮灯塔，并在仔细查看沿岸所有灯塔之后向大会提交报告；"),
        ("operative", "2", 0, "敦促会员国捐款。"),
    ]
    assert [(n.mark, n.text) for n in resolution.paragraphs[1].notes] == [("1", "第99/1号决议。")]
    assert not source.problems
    assert "".join(source.text[p.start : p.end] for p in resolution.pieces) == source.text


def test_a_pdf_cut_short_is_marked() -> None:
    data = pdf(PAGE)
    try:
        source = reading.read_bytes(data[: len(data) - 400], "a.pdf")
    except ReadingError:
        return
    assert source.problems


def test_a_scan_says_so() -> None:
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.showPage()
    canvas.save()
    with pytest.raises(ReadingError, match="without text"):
        reading.read_bytes(buffer.getvalue(), "a.pdf")


def test_traditional_script_is_labelled_as_it_stands(labeller: Labeller) -> None:
    text = "大會，\n著重指出必須加強合作，\n1. 敦促尚未批准公約的國家考慮批准，並請秘書長協助；\n"
    resolution = labeller.label(text)
    acts = [act for p in resolution.paragraphs for act in p.acts]
    assert [(a.surface, a.lemma) for a in acts] == [
        ("著重指出", "着重指出"), ("敦促", "敦促"), ("並請", "请"),
    ] or [a.surface for a in acts] == ["著重指出", "敦促", "請"]  # fmt: skip
    assert acts[1].addressee is not None and acts[1].addressee.text == "尚未批准公約的國家"
    assert "".join(p.text for p in resolution.paragraphs) in text.replace("\n", "").replace(
        "1. ", ""
    )
    assert resolution.script == "traditional"


def bomb(name: str, megabytes: int) -> bytes:
    buffer = io.BytesIO()
    packed = zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED)
    with packed as archive, archive.open(name, "w") as handle:
        for _ in range(megabytes):
            handle.write(bytes(2**20))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (bomb("word/document.xml", 300), "a.docx", "unpacks to"),
        (bomb("a.txt", 300), "a.zip", "unpacks to"),
        (bomb("a.txt", 1), "a.zip", "a ZIP archive; expected one document"),
        (bomb("a.txt", 1)[:-30], "a.zip", "a damaged ZIP container"),
        (bomb("a.txt", 1) + bytes(70_000), "b", "a damaged ZIP container"),
        (docx(paragraph(run("大会，")), document="<a>" * 100_000), "a.docx", "no well-formed XML"),
        (docx(document=f"<w:document {W}/>"), "a.docx", "without a body"),
        (docx(), "a.docx", "without text"),
    ],
)
def test_hostile_containers_are_refused(data: bytes, name: str, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        reading.read_bytes(data, name)


def test_external_entities_are_not_read(tmp_path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密")
    document = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]><w:document {W}><w:body>'
        f"{paragraph(run('请&x;秘书长报告；'))}</w:body></w:document>"
    )
    with pytest.raises(ReadingError, match=r"an entity that is not resolved \(&x;\)"):
        reading.read_bytes(docx(document=document), "a.docx")


def test_what_the_markup_states_of_a_document() -> None:
    meta = """<meta><identification/><classification source="#x">
<keyword dictionary="UNBIS Thesaurus" showAs="SCHOOLS"/><keyword dictionary="SDGO" value="4"/>
<keyword dictionary="EuroVoc" showAs="x"/></classification>
<workflow source="#un"><step outcome="draftResolution" as="A/99/L.1" by="Chad and Chile"/></workflow>
<analysis source="#un"><parliamentary><voting><count value="012" refersTo="inFavour"/>
<count value="3" refersTo="against"/></voting></parliamentary></analysis></meta>"""
    data = AKN.replace("<meta><identification/></meta>", meta).encode()
    found = structure(akn.read(data, "x.xml"))
    assert (found.vote, found.sponsors, found.draft) == ("12-3-0", "Chad and Chile", "A/99/L.1")
    assert found.subjects == "SCHOOLS; SDG 4"


def test_word_deletions_are_accepted() -> None:
    """A deleted item counts nothing, and a deleted mark joins what it parted."""
    gone = f"<w:del>{run('撤走哨兵；')}</w:del>"
    joined = paragraph(run("又回顾")).replace(
        "<w:pPr>", "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr>", 1
    )
    data = docx(
        paragraph(run("大会，")),
        joined,
        paragraph(run("其关于灯塔的决议，")),
        paragraph(run("请秘书长："), level=0),
        paragraph(run("修缮灯塔；"), level=1),
        paragraph(gone, level=1),
        paragraph(run("编写报告。"), level=1),
    )
    lines = reading.read_bytes(data, "a.docx").text.split("\n")
    assert lines[1:] == [
        "又回顾其关于灯塔的决议，", "1. 请秘书长：", "(a) 修缮灯塔；", "(b) 编写报告。", "",
    ]  # fmt: skip
