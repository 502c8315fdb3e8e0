from __future__ import annotations

import pytest
from conftest import SAMPLES
from jueyi import reading
from jueyi.document.script import mend, simplify
from jueyi.reading.encodings import decode

SIMPLE = (SAMPLES / "resolution.txt").read_text("utf-8")
OLD = (
    "大會，\n著重指出必須加強合作，並請秘書長向會員國提供資訊；\n敦促尚未批准公約的國家考慮批准；\n"
)
REAL = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "hz")
DECLARED = ("utf-8", "gb2312", "gbk", "big5", "iso-8859-1")


@pytest.mark.parametrize("real", REAL)
@pytest.mark.parametrize("declared", DECLARED)
def test_pages_in_any_encoding_whatever_they_declare(real: str, declared: str) -> None:
    body = SIMPLE.replace("\n", "<br>")
    page = f'<html><head><meta charset="{declared}"></head><body>{body}</body></html>'
    if real == "hz":
        page = page.replace("~", "")
    source = reading.read_bytes(page.encode(real, "ignore"), "a.html")
    assert source.text.split() == SIMPLE.split()
    assert not source.problems


@pytest.mark.parametrize("real", ["big5", "big5hkscs", "utf-8", "utf-16"])
@pytest.mark.parametrize("declared", DECLARED)
def test_traditional_pages(real: str, declared: str) -> None:
    page = f"<html><meta charset={declared}><body><pre>{OLD}</pre></body></html>"
    source = reading.read_bytes(page.encode(real), "a.html")
    assert source.text.split() == OLD.split()
    assert source.script == "traditional"
    assert not source.problems


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_a_damaged_byte_costs_a_mark_not_the_text(encoding: str) -> None:
    data = bytearray(SIMPLE.encode(encoding))
    middle = len(data) // 2 // 2 * 2
    data[middle : middle + 2] = b"\xff\xdc" if encoding == "utf-16-le" else b"\xff\xff"
    found = decode(bytes(data), "a.txt")
    assert found.problem is not None and "\ufffd" in str(found.problem)
    assert abs(len(found.text) - len(SIMPLE)) < 4


def test_what_pdf_fonts_leave_is_mended_and_punctuation_is_not() -> None:
    assert mend("⼤会⺠⻓⻅豈，：；（㈠") == "大会民长见豈，：；（㈠"


def test_simplifying_keeps_every_offset() -> None:
    plain = simplify(OLD)
    assert len(plain) == len(OLD)
    assert plain.startswith("大会，\n着重指出必须加强合作，并请秘书长向会员国提供资讯；")


@pytest.mark.parametrize(
    ("most", "other", "annex"),
    [
        ("utf-8", "gb18030", "附件\n请秘书长修缮各港口的灯塔。"),
        ("utf-8", "big5hkscs", "附件\n請秘書長修繕各港口的燈塔。"),
        ("gb18030", "utf-8", "附件一\n请秘书长修缮各港口的灯塔。"),
        ("gb18030", "big5hkscs", "附件\n請秘書長修繕各港口的燈塔。"),
        ("big5hkscs", "utf-8", "附件\n請秘書長修繕各港口的燈塔。"),
        ("big5hkscs", "gb18030", "请秘书长修缮各港口的灯塔。"),
    ],
)
def test_lines_in_another_encoding_are_read_and_told(most: str, other: str, annex: str) -> None:
    text = OLD if most == "big5hkscs" else SIMPLE
    data = text.encode(most) + annex.encode(other) + b"\r\n" + text.encode(most)
    found = decode(data, "a.txt")
    assert found.text == f"{text}{annex}\n{text}" and found.encoding == most
    assert other in str(found.problem) and f"line {text.count(chr(10)) + 1}" in str(found.problem)


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs"])
def test_lines_of_rare_characters_are_no_other_encoding(encoding: str) -> None:
    names = "阿富汗 0.005\n巴林、多哥、吉布提、安道尔\n博茨瓦纳\nSector A: table of assessments\n"
    text = SIMPLE if encoding == "gb18030" else OLD
    data = (text + names).encode(encoding, "ignore")
    assert decode(data, "a.txt").problem is None
    long = b"Sector A: table of assessments of all members\n" * 40 + text.encode(encoding)
    assert decode(long, "a.txt").problem is None
