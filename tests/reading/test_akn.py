"""Constructs of Akoma Ntoso that were once lost, leaked or torn apart, most with status ok."""

from __future__ import annotations

import pytest
from jueyi import reading
from jueyi.components.labeller import Labeller
from jueyi.records import Paragraph, Source
from support.akn import AKN

HEAD, _, _ = AKN.partition("<mainBody>")
END = "<paragraph><num>2.</num><content><p>决定续议此事。</p></content></paragraph>"
H = 'xmlns:h="http://www.w3.org/1999/xhtml"'
META = "<notes source='#x'><note eId='n1' marker='*'><p>第98/7号决议。</p></note></notes>"


def source_of(body: str, meta: str = "", root: str = "") -> Source:
    head = HEAD.replace("<meta>", f"<meta>{meta}").replace("<statement", f"{root}<statement", 1)
    data = f"{head}<mainBody>{body}{END}</mainBody></statement></akomaNtoso>"
    return reading.read_bytes(data.encode(), "a.xml")


def read(body: str, meta: str = "", root: str = "") -> list[str]:
    """The lines of a body, whose end and head are left off."""
    source = source_of(body, meta, root)
    assert not source.problems, source.problems
    lines = source.text.split("\n")
    assert lines[:4] == ["A/RES/99/1", "99/1. 山中小学", "大会，", "回顾其各项决议，"]
    assert lines[-1] == "2. 决定续议此事。"
    return lines[4:-1]


def one(text: str) -> str:
    return f"<paragraph><num>1.</num><content><p>{text}</p></content></paragraph>"


def in_it(tag: str, text: str) -> str:
    return f"<{tag}>{text}</{tag.split()[0]}>"


INLINE = (
    "mref", "argument", "recordedTime time='10:00'", "ref href='#a'", f"h:b {H}", f"h:span {H}", "foreign",
    "unheardOf", "x xmlns='urn:x'", "inline name='y'", "ins", "embeddedText",
)  # fmt: skip


@pytest.mark.parametrize("tag", INLINE)
def test_text_flows_through_what_holds_no_lines(tag: str) -> None:
    assert read(one(f"敦促{in_it(tag, '会员国')}修缮灯塔；")) == ["1. 敦促会员国修缮灯塔；"]
    item = f"<item><num>(a)</num>敦促{in_it(tag, '会员国')}：<ul><li>修缮灯塔；</li></ul></item>"
    assert read(item) == ["(a) 敦促会员国：", "修缮灯塔；"]


# What stands in the body, and its lines.
LINES = {
    "structure within a sentence": (
        one("请秘书长<embeddedStructure><p>提供航标</p></embeddedStructure>；"), ["1. 请秘书长提供航标；"],
    ),
    "structure behind a sentence": (
        one("请秘书长：<embeddedStructure><p>提供航标；</p><p>提出报告；</p></embeddedStructure>"),
        ["1. 请秘书长：", "提供航标；", "提出报告；"],
    ),
    "block within an inline element": (
        one("<ins>请秘书长：<list><point><num>(a)</num><content><p>提供航标；</p></content></point></list></ins>"),
        ["1. 请秘书长：", "(a) 提供航标；"],
    ),
    "foreign lines": (
        f"<foreign><h:div {H}><h:p>敦促<h:b>各国</h:b>修缮灯塔；</h:p><h:p>请秘书长报告；</h:p></h:div></foreign>",
        ["敦促各国修缮灯塔；", "请秘书长报告；"],
    ),
    "text beside the content": (
        "<paragraph><num>1.</num>请秘书长<content><p>提供航标；</p></content>并报告；</paragraph>",
        ["1. 请秘书长提供航标；并报告；"],
    ),
    "text before a list": (
        "<paragraph><num>1.</num>请<b>秘书长</b>：<list><point><num>(a)</num><content><p>提供航标；</p>"
        "</content></point></list>并报告；</paragraph>",
        ["1. 请秘书长：", "(a) 提供航标；", "并报告；"],
    ),
    "breaks": (one("敦促各国修缮灯塔；<br/>请秘书长<b>报告；<br/>又请</b>他合作；"),
               ["1. 敦促各国修缮灯塔；", "请秘书长报告；", "又请他合作；"]),
    "foreign break": (one(f"请秘书长报告；<h:br {H}/>又请他合作；"), ["1. 请秘书长报告；", "又请他合作；"]),
    "ends of lines in print": (one("请秘书<eol/>长<eop/>报告；"), ["1. 请秘书长报告；"]),
    "comments": (
        one("敦促<!-- 谴责 -->各国<?x 谴责?>修缮<ref href='#a'>灯<!-- x -->塔</ref>；").replace("1.", "1<!-- 2 -->."),
        ["1. 敦促各国修缮灯塔；"],
    ),
    "deletions": (
        one(f"<del>强烈谴责</del><ins>请</ins>秘书长<h:del {H}>不</h:del>报告；")
        + "<paragraph status='removed'><num>2.</num><content><p>谴责各国；</p></content></paragraph>",
        ["1. 请秘书长报告；"],
    ),
    "label of a section without a heading": (
        "<section><num>A</num>" + one("请秘书长报告；") + "</section><section><num>B</num></section>",
        ["A", "1. 请秘书长报告；", "B"],
    ),
    "label of a heading in a paragraph": (
        "<paragraph><num>A.</num><subheading>航标</subheading></paragraph>"
        "<paragraph><num>B.</num><heading>B. 灯塔</heading></paragraph>"
        "<section><num>一</num><heading>一般规定</heading></section>",
        ["A. 航标", "B. 灯塔", "一 一般规定"],
    ),
    "two labels": (one("请秘书长报告；").replace("</num>", "</num><num>(a)</num>"), ["1. (a) 请秘书长报告；"]),
    "label before a list without introduction": (
        "<paragraph><num>1.</num><list><point><num>(a)</num><content><p>请秘书长报告；</p></content></point>"
        "<point><num>(b)</num><content><p>敦促各国合作；</p></content></point></list></paragraph>",
        ["1. (a) 请秘书长报告；", "(b) 敦促各国合作；"],
    ),
    "parts under one label": (
        "".join(
            f"<paragraph><num>一、</num><{tag}><content><p>请秘书长报告；</p></content></{tag}>"
            f"<{tag}><content><p>敦促各国合作；</p></content></{tag}></paragraph>"
            for tag in ("alinea", "subparagraph", "wrapUp", "unheardOf")
        ),
        ["一、 请秘书长报告；", "敦促各国合作；"] * 4,
    ),
    "items of any name": (
        "<paragraph><num>1.</num><intro><p>请秘书长：</p></intro><subparagraph><num>(a)</num><content>"
        "<p>报告；</p></content></subparagraph><indent><num>(b)</num><p>合作；</p></indent></paragraph>",
        ["1. 请秘书长：", "(a) 报告；", "(b) 合作；"],
    ),
    "quoted words": (
        one("决定删去<quotedText startQuote='“' endQuote='”'>敦促<b>各国</b></quotedText>一语；"),
        ["1. 决定删去“敦促各国”一语；"],
    ),
    "one mark of two": (one("决定删去<quotedText startQuote='「'>敦促</quotedText>一语；"), ["1. 决定删去「敦促」一语；"]),
    "marks that are there": (
        one("决定删去<quotedText startQuote='“' endQuote='”'>“敦促”</quotedText>和“<quotedText>请</quotedText>”；"),
        ["1. 决定删去“敦促”和“请”；"],
    ),
    "quoted words behind the end of a line": (
        one("决定删去<quotedText startQuote='“' endQuote='”'><eol/>敦促<b>各国</b>合<eol/>作</quotedText>一语；"),
        ["1. 决定删去“敦促各国合作”一语；"],
    ),
    "quoted line within a sentence": (
        one("<mod>决定将其改为<quotedStructure startQuote='“'><p>敦促各国合作</p></quotedStructure>；</mod>"),
        ["1. 决定将其改为“敦促各国合作”；"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_lines(name: str) -> None:
    body, expected = LINES[name]
    assert read(body) == expected


def test_comments_beside_the_document_are_no_text() -> None:
    notice = "<!-- This is an unofficial copy of our own --><!-- x -->"
    assert source_of("", root=notice).text == source_of("").text


def test_text_where_the_schema_has_none_is_read() -> None:
    assert source_of("", root="敦促各国。").text.startswith("敦促各国。\n")
    data = AKN.replace("</p></coverPage>", "</p>敦促各国</coverPage>")
    assert "A/RES/99/1\n敦促各国\n" in reading.read_bytes(data.encode(), "a.xml").text


# A paragraph, and the mark, text and anchor of its note.
NOTES = {
    "in the metadata": ("请秘书长<noteRef href='#n1' marker='1'/>报告；", ("1", "第98/7号决议。", 4)),
    "with its own marker": ("请秘书长<noteRef href='a.xml#n1'/>报告；", ("*", "第98/7号决议。", 4)),
    "referred to twice": (
        "请秘书长<noteRef href='#n1' marker='1'/>报告<noteRef href='#n1' marker='1'/>；", ("1", "第98/7号决议。", 4),
    ),
    "with a comment": (
        "请秘书长报告<authorialNote marker='1'><p>见<!-- 误 -->第五章。</p></authorialNote>；", ("1", "见第五章。", 6),
    ),
    "beside the text": ("请秘书长<popup><p>航标官</p></popup>报告；", ("", "航标官", 4)),
    "between breaks": (
        "请秘书长报告；<br/><authorialNote marker='1'><p>见第五章。</p></authorialNote><br/>又请他合作；",
        ("1", "见第五章。", 7),
    ),
    "alone": ("请秘书长报告；</p><p><authorialNote><p>见第五章。</p></authorialNote>", ("", "见第五章。", 7)),
}  # fmt: skip


def labelled(labeller: Labeller, body: str, meta: str = "") -> list[Paragraph]:
    source = source_of(body, meta)
    assert not source.problems, source.problems
    return list(labeller.label_source(source).paragraphs[3:-1])


@pytest.mark.parametrize("name", NOTES)
def test_notes(name: str, labeller: Labeller) -> None:
    body, expected = NOTES[name]
    first, *_ = labelled(labeller, one(body), META)
    assert [(note.mark, note.text, note.anchor) for note in first.notes] == [expected]


TOLD = {
    "a note that is not there": one("请秘书长报告<noteRef href='#n9' marker='1'/>；"),
    "the number of an empty paragraph": one("").replace("1.", "7."),
    "the letter of one": one("").replace("1.", "(q)"),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_is_not_there_is_told(name: str) -> None:
    (problem,) = source_of(TOLD[name]).problems
    assert "not there" in str(problem) or "in no paragraph" in str(problem)


QUOTED = "<paragraph><num>{}</num><content><p>{}</p></content></paragraph>"


def test_what_is_quoted_is_no_act_of_the_organ(labeller: Labeller) -> None:
    three, four = QUOTED.format("3.", "敦促各国合作；"), QUOTED.format("4.", "请秘书长报告。")
    marks = "startQuote='“' endQuote='”'"
    quoted = f"<quotedStructure {marks}>{three}{four}</quotedStructure>"
    lines = ["1. 决定将其改为：", "“3. 敦促各国合作；", "4. 请秘书长报告。”"]
    for body in (one(f"决定将其改为：{quoted}"), one(f"<mod>决定将其改为：{quoted}</mod>")):
        assert read(body) == lines
        first, *rest = labelled(labeller, body)
        assert [act.surface for act in first.acts] == ["决定"]
        assert [(p.part, p.acts) for p in rest] == [("other", ())] * 2


def test_breaks_part_paragraphs_as_those_of_other_formats_do(labeller: Labeller) -> None:
    body = (
        "<paragraph><content><p>1. 请秘书长报告；<br/>2. 敦促各国合作；</p></content></paragraph>"
    )
    found = labelled(labeller, body)
    assert [(p.part, p.number) for p in found] == [("operative", "1"), ("operative", "2")]
    assert [act.surface for p in found for act in p.acts] == ["请", "敦促"]


def test_bold_print_and_links_that_break() -> None:
    from jueyi.reading import akn

    bold = "<span class='bold'>敦促<br/>各国</span>见<a href='u'>甲<br/>乙</a>；"
    data = f"{HEAD}<mainBody>{one(bold)}</mainBody></statement></akomaNtoso>"
    source, marked = akn.build(data.encode(), "a.xml")
    assert [source.text[a:b] for a, b in marked.bold][-2:] == ["敦促", "各国"]
    assert [(source.text[a:b], address) for a, b, address in marked.links] == [
        ("甲", "u"),
        ("乙", "u"),
    ]
