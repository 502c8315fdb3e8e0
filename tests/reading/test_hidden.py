"""What a page, an archive or an encoding could hide from the reader without a word."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from jueyi import reading
from jueyi.batch.inputs import spread
from jueyi.document.structure import structure

LONG = "请秘书长修缮沿岸各港口的灯塔并向大会第九十九届会议提交报告说明所需资源以及各国提供的捐助情况和今后步骤"
# A page's body, the lines that it gives, and what a problem says, if there is one.
PAGES = {
    "a comment that ends in --!>": ("<!-- x --!><p>重申其决议，</p><!-- y -->", ["重申其决议，"], ""),
    "deleted": ("<p>又<del>强烈谴责</del><ins>回顾</ins>其决议，</p>", ["又回顾其决议，"], ""),
    "ruby": ("<p><ruby>敦<rt>dūn</rt>促<rt>cù</rt></ruby>各国合作；</p>", ["敦促各国合作；"], ""),
    "notes of the whole page": (
        "<main class='has-footnotes'><p>请各国合作；</p></main>", ["请各国合作；"], "",
    ),
    "without scripts": (f"<p>重申，</p><noscript><p>{LONG}；</p></noscript>", ["重申，"], "hides"),
    "a shadow": (
        f"<p>重申，</p><template shadowrootmode='open'><p>{LONG}；</p></template>", ["重申，"], "hides",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str) -> None:
    body, lines, problem = PAGES[name]
    source = reading.read_bytes(f"<html><body>{body}</body></html>".encode(), "a.html")
    assert [p.text for p in structure(source).paragraphs] == lines
    assert [problem in str(p) for p in source.problems] == ([True] if problem else [])


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16-le"])
def test_a_long_head_in_ascii(encoding: str) -> None:
    page = (
        f"<html><head><style>{'a{b:c} ' * 7000}</style></head><body><p>{LONG}；</p></body></html>"
    )
    page = page.replace("灯塔并", "燈塔").replace("说明", "") if encoding == "big5" else page
    source = reading.read_bytes(page.encode(encoding, "ignore"), "a.html")
    assert "大" in source.text and "提" in source.text


def test_a_document_that_an_archive_is_attached_to(tmp_path: Path) -> None:
    """A ZIP archive is told by its end: the PDF or text before it was not read, without a word."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("r.txt", "请各国合作；")
    for name, head in (("a.txt", "大会，\n1. 请秘书长报告。\n".encode()), ("a.pdf", b"%PDF-1.4\n")):
        (tmp_path / name).write_bytes(head + packed.getvalue())
        assert [item.name for item in spread([str(tmp_path / name)]).inputs] == [name]
    (tmp_path / "a.exe.zip").write_bytes(b"MZ\0\0" + packed.getvalue())
    found = spread([str(tmp_path / "a.exe.zip")]).inputs
    assert [item.name for item in found] == ["a.exe.zip/r.txt"]


def test_a_text_that_begins_with_the_letters_of_a_signature() -> None:
    assert reading.read_bytes("PK请秘书长报告；".encode(), "a.txt").kind == "text"
