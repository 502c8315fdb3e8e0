from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from jueyi import reading
from jueyi.components.labeller import Labeller
from jueyi.document.structure import structure
from jueyi.errors import ReadingError
from jueyi.reading import akn
from jueyi.reading import akn as _akn  # noqa: F401 - an attribute of the package
from jueyi.reading.folders import Files
from support.akn import AKN


def test_akoma_ntoso() -> None:
    source, marked = akn.build(AKN.encode(), "x.xml")
    resolution = structure(source)
    rows = [(p.part, p.number, p.level, p.text) for p in resolution.paragraphs]
    assert rows == [
        ("other", None, 0, "99/1.山中小学"),
        ("other", None, 0, "大会，"),
        ("preambular", None, 0, "回顾其各项决议，"),
        ("operative", "1", 0, "请秘书长提供课本；"),
        ("operative", "2", 0, "敦促各国："),
        ("operative", "a", 1, "修建校舍；"),
        ("other", None, 0, "后续行动"),
        ("other", None, 0, "第15次全体会议"),
    ]
    assert resolution.meeting == "15"
    assert (resolution.symbol, resolution.title) == ("A/RES/99/1", "山中小学")
    assert [source.text[a:b] for a, b in marked.bold] == ["大会，", "回顾", "请", "敦促"]
    (note,) = resolution.paragraphs[2].notes
    assert (note.mark, note.text, note.anchor) == ("1", "第1/1号决议。", 7)


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.txt", "empty"),
        (b"  \n ", "a.txt", "empty"),
        (b"\x81\x00\x00\x00\x02abc\xff", "a.txt", "NUL"),
        (bytes(range(128, 256)) * 3, "a.txt", "no encoding gives Chinese text"),
        (b"<a><b></a>", "a.xml", "not well-formed"),
        (b"<html><body/></html>", "a.xml", "a page without text"),
        (b"<law/>", "a.xml", "root 'law'"),
        (AKN.replace("mainBody", "mainBod").encode()[:900], "a.xml", "not well-formed"),
        (b'{"id": 1}\n{"id": 2, "text": ""}', "a.jsonl", 'line 1: no "text"'),
        (b'{"text": "\\ud800"}', "a.jsonl", "lone surrogate"),
        (b"not json", "a.jsonl", "no JSON"),
        ("请秘书长报告，".encode() * 600_000, "a.txt", "line 1: 4,200,000 characters"),
        (b"%PDF-1.7", "a.pdf", "a damaged PDF"),
        (b"PK\x03\x04", "a.docx", "a damaged ZIP container"),
        (b"\xd0\xcf\x11\xe0abcd", "a.doc", "an old Word file"),
        (b"{\\rtf1 x}", "a.rtf", "an RTF file"),
        (b'[{"text": "x"}]', "a.json", "a JSON array"),
        (b"Urges Member States to act", "a.txt", "no Chinese characters"),
    ],
)
def test_bad_input_is_one_sentence(data: bytes, name: str, words: str) -> None:
    with pytest.raises(ReadingError) as caught:
        reading.read_bytes(data, name)
    assert words in str(caught.value)
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value)


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;">]>'
    data = bomb + AKN.replace("山中小学", "&y;山中小学")
    with pytest.raises(ReadingError, match=r"an entity that is not resolved \(&y;\)"):
        akn.read(data.encode(), "x.xml")


def test_bad_rows_do_not_cost_the_good_ones() -> None:
    data = b'{"id": "a", "text": "\xe8\xaf\xb7\xe7\xa7\x98\xe4\xb9\xa6\xe9\x95\xbf\xe6\x8a\xa5\xe5\x91\x8a\xef\xbc\x9b"}\n{"id": "b"}\n[]\n'
    source = reading.read_bytes(data, "a.jsonl")
    assert [block.id for block in source.blocks] == ["a"]
    assert len(source.problems) == 2


def test_missing_files_and_empty_directories(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("大会，")
    assert _found(tmp_path / "a.txt") == ([str(tmp_path / "a.txt")], [], 0)
    for name, what in (("empty", "the directory has no inputs"), ("none.txt", "no such file")):
        assert _found(tmp_path / name) == ([], [what], 0)
    (tmp_path / "b.md").write_text("x")
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "c.txt").write_text("x")
    (tmp_path / "~$d.docx").write_text("x")
    assert _found(tmp_path) == ([str(tmp_path / "a.txt")], [], 1)


def _found(path: Path) -> tuple[list[str], list[str], int]:
    files = Files(path)
    return list(files), [error.what for error in files.problems], files.skipped


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes")
def test_pipes_and_devices_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    text = "大会，\n1. 请秘书长修缮灯塔。".encode()
    writer = threading.Thread(target=pipe.write_bytes, args=(text,))
    writer.start()
    assert reading.read(pipe).text == text.decode()
    writer.join()
    monkeypatch.setattr(reading.pipes.read, "__defaults__", (0.2,))
    with pytest.raises(ReadingError, match="nothing was written to it"):
        reading.read(pipe)
    with pytest.raises(ReadingError, match="the file is empty"):
        reading.read("/dev/null")
    monkeypatch.setattr(reading, "LARGEST", 1000)
    with pytest.raises(ReadingError, match="more than 1,000 bytes"):
        reading.read("/dev/zero")


def test_files_come_in_the_order_in_which_paths_sort(tmp_path: Path) -> None:
    for name in ("b/z.txt", "a/b/c.txt", "a.txt", "a/b.txt", "a/b-c.txt", "B.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("大会，")
    (tmp_path / "a" / "up").symlink_to(tmp_path)  # a link that leads back up is not followed
    files = list(Files(tmp_path))
    assert len(files) == 6
    assert files == sorted(files, key=lambda path: Path(path).parts)


def test_utf16_with_a_mark() -> None:
    assert reading.read_bytes("大会，".encode("utf-16"), "a.txt").text == "大会，"


def test_line_ends() -> None:
    assert reading.read_bytes("大会，\r\n回顾，\r".encode(), "a.txt").text == "大会，\n回顾，\n"


def test_unknown_kind() -> None:
    with pytest.raises(ReadingError, match="unknown kind"):
        reading.read_bytes(b"x", "a", "word")


def test_placeholders_of_akoma_ntoso_are_no_facts() -> None:
    data = (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement><meta>'
        '<FRBRdate date="0001-01-01" name="adoption"/></meta><preamble><formula><p>大会，\u200e</p>'
        "</formula></preamble><mainBody><p>请秘书长报告。</p></mainBody></statement></akomaNtoso>"
    )
    source = reading.read_bytes(data.encode(), "x.xml")
    assert dict(source.metadata) == {"organ": "大会"}


BODY = AKN.split("<mainBody>")[0] + "<mainBody>{}</mainBody></statement></akomaNtoso>"
# One construct of the schema a row: what stands in the body, and the (level, number, text) of lines.
CONSTRUCTS = {
    "list introduction": (
        "<paragraph><num>1.</num><list><listIntroduction><span class='bold'>请</span>秘书长：</listIntroduction>"
        "<point><num>(a)</num><content><p>修缮堤坝；</p></content></point>"
        "<listWrapUp>以上各点从速办理；</listWrapUp></list></paragraph>",
        [(0, "1", "1. 请秘书长："), (1, "a", "(a) 修缮堤坝；"), (0, None, "以上各点从速办理；")],
    ),
    "block list": (
        "<blockList><listIntroduction>请：</listIntroduction><item><num>(a)</num><p>甲；</p></item></blockList>",
        [(0, None, "请："), (1, "a", "(a) 甲；")],
    ),
    "list in a p": (
        "<p>请秘书长：<list><point><num>(a)</num><content><p>甲；</p></content></point></list>办理；</p>",
        [(0, None, "请秘书长：办理；"), (1, "a", "(a) 甲；")],
    ),
    "html list": ("<ul><li>甲；</li><li><p>乙；</p></li></ul>", [(1, None, "甲；"), (1, None, "乙；")]),
    "block and caption": (
        "<block name='x'>甲乙</block><table><caption>表一</caption><tr><td><p>丙</p></td><td>丁</td></tr></table>",
        [(0, None, "甲乙"), (0, None, "表一"), (0, None, "丙丁")],
    ),
    "contents": ("<toc><tocItem level='1' href='#a'>一章</tocItem></toc>", [(0, None, "一章")]),
    "text between elements": ("<section>前言<p>甲；</p>尾言</section>", [(0, None, "前言"), (0, None, "甲；"), (0, None, "尾言")]),
    "numbered section": (
        "<section><num>二</num><heading>水利</heading><p>甲；</p></section>",
        [(0, None, "二 水利"), (0, None, "甲；")],
    ),
    "a list beside its item": (
        "<list><point><num>(a)</num><content><p>甲：</p></content></point><sublist><point><num>㈠</num>"
        "<content><p>乙；</p></content></point></sublist></list>",
        [(1, "a", "(a) 甲："), (2, "㈠", "㈠ 乙；")],
    ),
    "number of an empty paragraph": (
        "<paragraph><num>1.</num><content><p/></content></paragraph>"
        "<paragraph><content><p>请秘书长报告；</p></content></paragraph>"
        "<paragraph><content><p>又请他合作；</p></content></paragraph>",
        [(0, "1", "1. 请秘书长报告；"), (0, None, "又请他合作；")],
    ),
    "unknown element": ("<clause><wording>甲；</wording></clause>", [(0, None, "甲；")]),
}  # fmt: skip


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_constructs_of_the_schema(name: str) -> None:
    body, expected = CONSTRUCTS[name]
    source = reading.read_bytes(BODY.format(body).encode(), "a.xml")
    found = [(b.level, b.number, source.text[b.start : b.end]) for b in source.blocks]
    assert found[-len(expected) :] == expected
    assert not source.problems


PLACES = {
    "(1) below 1. counts items, 2. goes on": (
        "<paragraph><num>1.</num><list><intro><p>决定修缮堤坝，具体如下：</p></intro>"
        "<point><num>(1)</num><content><p>支持工程队；</p></content></point>"
        "<point><num>(2)</num><content><p>甲乙；</p></content></point></list></paragraph>"
        "<paragraph><num>2.</num><content><p>请秘书长报告。</p></content></paragraph>",
        [("operative", "1", 0), ("other", "1", 1), ("other", "2", 1), ("operative", "2", 0)],
    ),
    "1. of a list below 1., too": (
        "<paragraph><num>1.</num><list><intro><p>核准以下议程：</p></intro>"
        "<point><num>1.</num><content><p>通过报告。</p></content></point>"
        "<point><num>2.</num><content><p>其他事项。</p></content></point></list></paragraph>",
        [("operative", "1", 0), ("other", "1", 1), ("other", "2", 1)],
    ),
    "paragraphs that are printed as a list": (
        "<list><point><num>1.</num><content><p>请秘书长报告；</p></content></point>"
        "<point><num>2.</num><content><p>敦促各国合作。</p></content></point></list>",
        [("operative", "1", 0), ("operative", "2", 0)],
    ),
    "a chapeau within a list has no label": (
        "<paragraph><num>1.</num><list><intro><p>决定特派团的任务如下：</p></intro>"
        "<point><num>(a)</num><content><p>支持和平进程：</p></content></point><sublist>"
        "<point><content><p>在其能力范围内：</p></content></point><sublist>"
        "<point><num>㈠</num><content><p>支持停火监测；</p></content></point></sublist></sublist>"
        "<point><num>(b)</num><content><p>保护平民。</p></content></point></list></paragraph>",
        [("operative", "1", 0), ("other", "a", 1), ("other", None, 2), ("other", "㈠", 3), ("other", "b", 1)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_places_of_items_in_the_uns_xml(name: str, labeller: Labeller) -> None:
    """What a list spells out is asked of others: it has no act of the organ (支持停火监测)."""
    body, expected = PLACES[name]
    source = reading.read_bytes(BODY.format(body).encode(), "a.xml")
    found = labeller.label_source(source).paragraphs[-len(expected) :]
    assert [(p.part, p.number, p.level) for p in found] == expected
    assert all(not p.acts for p in found if p.part == "other")


def test_a_note_in_a_number_is_a_note() -> None:
    body = (
        "<paragraph><num>1<authorialNote marker='1'><p>见第五章。</p></authorialNote>.</num>"
        "<content><p>请秘书长报告。</p></content></paragraph>"
    )
    source = reading.read_bytes(BODY.format(body).encode(), "a.xml")
    assert (source.blocks[-1].number, source.notes[-1].text) == ("1", "见第五章。")
    assert source.text.endswith("1. 请秘书长报告。")


def test_the_mark_of_a_note_printed_again_is_none_of_the_text() -> None:
    again = "<p>遵守《灯塔公约》，<sup>6 </sup>照亮400公里<sup>2</sup>的海面；</p>"
    source = reading.read_bytes(BODY.format(again).encode(), "a.xml")
    assert source.text.splitlines()[-1] == "遵守《灯塔公约》，照亮400公里2的海面；"


def test_a_label_printed_again_is_none_of_the_text(labeller: Labeller) -> None:
    item = "<point><num>(十一)</num><content><p>(十一) 修缮灯塔；</p></content></point>"
    body = f"<paragraph><num>1.</num><content><p>请秘书长：</p><list>{item}</list></content></paragraph>"
    found = labeller.label_source(reading.read_bytes(BODY.format(body).encode(), "a.xml"))
    assert [(p.number, p.text) for p in found.paragraphs if p.level] == [("十一", "修缮灯塔；")]


def test_every_character_of_the_published_xml_is_read(shared: Path) -> None:
    from jueyi.corpus.unxml import documents

    checked = 0
    for path, data in documents(shared / "unxml-train.tar.xz"):
        assert not reading.akn.read(data, path).problems, path
        checked += 1
    assert checked == 2292


def numbered(label: str, text: str) -> str:
    return f"<paragraph><num>{label}</num><content><p>{text}</p></content></paragraph>"


def test_headings_that_the_markup_numbers_are_no_paragraphs(labeller: Labeller) -> None:
    body = (
        numbered("A.", "灯塔的修缮") + numbered("1.", "请秘书长提出报告；")
        + numbered("二", "。航标") + numbered("2.", "决定续议此事。")
    )  # fmt: skip
    found = labeller.label_source(reading.read_bytes(BODY.format(body).encode(), "a.xml"))
    assert [(p.part, p.number, p.level) for p in found.paragraphs[-4:]] == [
        ("other", None, 0), ("operative", "1", 0), ("other", None, 0), ("operative", "2", 0),
    ]  # fmt: skip


def test_a_preamble_of_the_markup_that_ends_too_late(labeller: Labeller) -> None:
    data = AKN.replace("</preamble>", "<p>1. 欢迎该报告；</p></preamble>", 1).encode()
    found = labeller.label_source(reading.read_bytes(data, "a.xml")).paragraphs
    (paragraph,) = (p for p in found if "该报告" in p.text)
    assert (paragraph.part, paragraph.number, paragraph.text) == (
        "operative",
        "1",
        "欢迎该报告；",
    )


def test_raised_digits_as_numbers_of_the_markup_count_nothing(labeller: Labeller) -> None:
    body = numbered("1.", "请秘书长：") + numbered("²", "提出报告；") + numbered("2.", "决定续议。")
    found = labeller.label_source(reading.read_bytes(BODY.format(body).encode(), "a.xml"))
    assert [p.number for p in found.paragraphs[-3:]] == ["1", "²", "2"]
