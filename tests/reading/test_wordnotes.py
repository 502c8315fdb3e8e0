"""Marks of notes in Word: as they are printed, whatever the file leaves for Word to count."""

from __future__ import annotations

import pytest
from jueyi import reading
from jueyi.document.structure import structure
from support.office import W, docx, note, paragraph, run
from support.word import END, HEAD, table

TEXTS = "见第1/1号决议。", "见第2/2号决议。", "见第3/3号决议。"
END_MARK = '<w:r><w:endnoteReference w:id="1"/></w:r>'


def read(
    *body: str, notes: tuple[str, ...] = TEXTS, **parts: str
) -> tuple[list[tuple[str, str, int | None]], list[str]]:
    """Marks, texts and anchors of the notes, and what is told."""
    source = reading.read_bytes(docx(*HEAD, *body, END, notes=notes, **parts), "a.docx")
    found = structure(source)
    asked = [p.text for p in found.paragraphs[2:-1]]
    assert asked == ["请秘书长提供灯油；", "敦促会员国报告；", "鼓励各国捐款；"][: len(asked)]
    return [(n.mark, n.text, n.anchor) for n in found.notes], [p.what for p in source.problems]


def settings(rules: str, kind: str = "footnote") -> str:
    return f"<w:settings {W}><w:{kind}Pr>{rules}</w:{kind}Pr></w:settings>"


def asked(*marks: str, section: str = "") -> list[str]:
    one, two, three = (*marks, "", "")[:3]
    parted = paragraph(run("请秘书长提供灯油"), one, run("；"), level=0)
    if section:
        parted = parted.replace("</w:pPr>", f"<w:sectPr>{section}</w:sectPr></w:pPr>", 1)
    body = [parted]
    body += [paragraph(run("敦促会员国报告"), two, run("；"), level=0)] if two else []
    body += [paragraph(run("鼓励各国捐款"), three, run("；"), level=0)] if three else []
    return body


@pytest.mark.parametrize(
    ("rules", "marks"),
    [
        ("", "123"), ('<w:numStart w:val="5"/>', "567"),
        ('<w:numFmt w:val="decimalEnclosedCircleChinese"/>', "①②③"),
        ('<w:numFmt w:val="chicago"/>', "*†‡"), ('<w:numFmt w:val="lowerLetter"/>', "abc"),
        ('<w:numFmt w:val="chineseCounting"/>', "一二三"),
    ],
)  # fmt: skip
def test_numbers_and_forms(rules: str, marks: str) -> None:
    body = asked(note(1), note(2), note(3))
    wanted = list(zip(marks, TEXTS, (8, 7, 6), strict=True))
    assert read(*body, settings=settings(rules)) == (wanted, [])


def test_sections_may_begin_anew() -> None:
    anew = '<w:numRestart w:val="eachSect"/>'
    body = asked(note(1), note(2), note(3), section="<w:type/>")
    found, said = read(*body, settings=settings(anew))
    assert ([mark for mark, _, _ in found], said) == (["1", "1", "2"], [])
    assert [(text, at) for _, text, at in found] == list(zip(TEXTS, (8, 7, 6), strict=True))
    own = '<w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr>'
    body = asked(note(1), note(2), note(3), section=own)
    assert [mark for mark, _, _ in read(*body)[0]] == ["a", "2", "3"]


def test_pages_that_begin_anew_are_told() -> None:
    anew = settings('<w:numRestart w:val="eachPage"/>')
    found, said = read(*asked(note(1), note(2)), settings=anew)
    assert [mark for mark, _, _ in found] == ["1", "2"]
    assert said[0].startswith("footnotes may begin anew on a page, here their numbers go on")
    assert read(*asked(note(1)), settings=anew)[1] == []


def test_endnotes_are_counted_by_themselves() -> None:
    notes = (
        f'<w:endnotes {W}><w:endnote w:id="1">{paragraph(run("见附件。"))}</w:endnote></w:endnotes>'
    )
    found, said = read(*asked(note(1), END_MARK), endnotes=notes)
    assert (found, said) == ([("1", TEXTS[0], 8), ("i", "见附件。", 7)], [])
    decimal = settings('<w:numFmt w:val="decimal"/>', "endnote")
    found, said = read(*asked(note(1), END_MARK), endnotes=notes, settings=decimal)
    assert (found, said) == ([("1", TEXTS[0], 8), ("1", "见附件。", 7)], [])


OWN = '<w:r>{}<w:footnoteReference w:customMarkFollows="1" w:id="{}"/><w:t>{}</w:t></w:r>'


@pytest.mark.parametrize("mark", ["*", "†", "3", "甲"])
def test_marks_that_a_person_set(mark: str) -> None:
    body = asked(OWN.format("", 1, mark), note(2))
    for text in (f"{mark} {TEXTS[0]}", f"{mark}{TEXTS[0]}", TEXTS[0]):
        found, said = read(*body, notes=(text, TEXTS[1]))
        assert (found, said) == ([(mark, TEXTS[0], 8), ("1", TEXTS[1], 7)], [])


@pytest.mark.parametrize(
    "properties",
    [
        '<w:position w:val="8"/>', '<w:vertAlign w:val="superscript"/>', '<w:rStyle w:val="High"/>',
    ],
)  # fmt: skip
def test_raised_digits_are_marks(properties: str) -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="High"><w:rPr><w:position w:val="6"/></w:rPr></w:style>'
        "</w:styles>"
    )
    raised = run("1", properties)
    below = paragraph(run("1", properties), run(" 见第1/1号决议。"))
    source = reading.read_bytes(docx(*HEAD, *asked(raised), END, below, styles=styles), "a.docx")
    found = structure(source)
    assert found.paragraphs[2].text == "请秘书长提供灯油；"
    assert [(n.mark, n.text, n.anchor) for n in found.notes] == [("1", "见第1/1号决议。", 8)]


def test_lowered_and_shifted_digits_are_text() -> None:
    for height in ("-8", "1"):
        shifted = run("2", f'<w:position w:val="{height}"/>')
        body = paragraph(run("请秘书长提供"), shifted, run("次灯油；"), level=0)
        assert "提供2次" in reading.read_bytes(docx(*HEAD, body, END), "a.docx").text


def test_notes_with_tables_boxes_and_without_text() -> None:
    inner = table(("见附件", "一。"))
    notes = f'<w:footnotes {W}><w:footnote w:id="1">{inner}</w:footnote></w:footnotes>'
    assert read(*asked(note(1)), footnotes=notes) == ([("1", "见附件一。", 8)], [])
    assert read(*asked(note(1)), notes=("",)) == ([("1", "", 8)], [])


def test_paragraphs_and_items_of_a_note() -> None:
    """What looks like a mark within a note begins no other one."""
    inner = (
        paragraph(run("见：")) + paragraph(run("2. 第一章；")) + paragraph(run("附件。"), level=1)
    )
    notes = f'<w:footnotes {W}><w:footnote w:id="1">{inner}</w:footnote></w:footnotes>'
    found = read(*asked(note(1)), footnotes=notes)
    assert found == ([("1", "见：2.第一章；(a)附件。", 8)], [])
