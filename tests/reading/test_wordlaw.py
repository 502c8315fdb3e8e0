"""The law of the Word reader: whatever stands in whatever, each of its words is read or told, or a
tracked change or its look takes it away."""

from __future__ import annotations

from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from jueyi import reading
from jueyi.document.structure import structure
from support.office import W, docx, note, paragraph, run
from support.word import END, HEAD, MC, box, code, field, table

RUNS = {
    "plain": "{}",
    "inserted": "<w:ins>{}</w:ins>",
    "moved here": "<w:moveTo>{}</w:moveTo>",
    "link": "<w:hyperlink>{}</w:hyperlink>",
    "control": "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "prompt": "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "tag": "<w:smartTag>{}</w:smartTag>",
    "result": field(code(" REF x "), "{}"),
    "nested result": field(code(" A ") + field(code(" B ")), "{}"),
    "quoted field": field(code(" QUOTE ") + "{}"),
    "simple field": '<w:fldSimple w:instr=" REF x ">{}</w:fldSimple>',
    "base": "<w:r><w:ruby><w:rt/><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
    "box": box("<w:p>{}</w:p>"),
    "choice": f"<mc:AlternateContent {MC}><mc:Choice>{{}}</mc:Choice></mc:AlternateContent>",
    "fallback": f"<mc:AlternateContent {MC}><mc:Choice/><mc:Fallback>{{}}</mc:Fallback>"
    "</mc:AlternateContent>",
    "right to left": '<w:bdo w:val="rtl">{}</w:bdo>',
}
GONE = {
    "deleted": "<w:del>{}</w:del>",
    "moved away": "<w:moveFrom>{}</w:moveFrom>",
    "instruction": field(code(" IF ") + "{}", ""),
}
TOLD = {"nested result", "quoted field"}  # in which words stand that may be told only
ENDS = ("", "<w:del/>", "<w:vanish/>", "<w:moveFrom/>")
BLOCKS = {
    "plain": "{}",
    "control": "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "cell": "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "covered": '<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{}</w:tc></w:tr></w:tbl>',
    "beside": table(("1", "请秘书长报告；")).replace("</w:tr>", "<w:tc>{}</w:tc></w:tr>"),
    "rows": "<w:tbl><w:tr><w:trPr/><w:tc>{}</w:tc></w:tr>"
    f"<w:tr><w:tc>{paragraph(run('末行'))}</w:tc></w:tr></w:tbl>",
    "custom": "<w:customXml>{}</w:customXml>",
}  # fmt: skip
LOOKS = ("", "<w:strike/>", '<w:position w:val="9"/>', "<w:vanish/>")
NAMES = sorted([*RUNS, *GONE])


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[str, set[str]]]:
    """Paragraphs, and the words of them that must be read, must be told if they are not, or must
    be gone."""
    numbers = count(0x4E10)
    words: dict[str, set[str]] = {"read": set(), "told": set(), "gone": set()}

    def runs(depth: int, fate: str) -> str:
        made = ""
        for _ in range(draw(st.integers(1, 3))):
            if depth and draw(st.booleans()):
                name = draw(st.sampled_from(NAMES))
                own = "told" if name in TOLD and fate == "read" else fate
                inner = runs(depth - 1, "gone" if name in GONE else own)
                made += (RUNS | GONE)[name].replace("{}", inner)
                continue
            word = chr(next(numbers)) + chr(next(numbers))
            look = draw(st.sampled_from(LOOKS))
            own = "told" if "strike" in look and fate == "read" else fate
            words["gone" if "vanish" in look else own].add(word)
            made += run(word, look)
        return made

    body = ""
    for _ in range(draw(st.integers(1, 4))):
        end = draw(st.sampled_from(ENDS))
        level = draw(st.sampled_from((None, 0)))
        block = draw(st.sampled_from(sorted(BLOCKS)))
        made = paragraph(runs(3, "told" if block == "covered" else "read"), level=level)
        made = made.replace("</w:pPr>", f"<w:rPr>{end}</w:rPr></w:pPr>", 1)
        body += BLOCKS[block].replace("{}", made)
    return body, words


@given(found=documents(), where=st.sampled_from(("body", "note", "header1", "footer1")))
@settings(max_examples=150)
def test_every_word_is_read_or_told(found: tuple[str, dict[str, set[str]]], where: str) -> None:
    body, words = found
    own = body if where == "body" else ""
    parts = {
        "note": {"footnotes": f'<w:footnotes {W}><w:footnote w:id="1">{body}</w:footnote></w:footnotes>'},
        "header1": {"header1": f"<w:hdr {W}>{body}</w:hdr>"},
        "footer1": {"footer1": f"<w:ftr {W}>{body}</w:ftr>"},
    }.get(where, {})  # fmt: skip
    mark = note(1) if where == "note" else ""
    source = reading.read_bytes(
        docx(*HEAD, own, paragraph(run("兹"), mark), END, **parts), "a.docx"
    )
    pieces = structure(source).pieces
    assert "".join(source.text[p.start : p.end] for p in pieces) == source.text
    read = {word for fate in words.values() for word in fate if word in source.text}
    assert words["read"] <= read
    assert words["told"] <= read or source.problems
    assert not words["gone"] & read
