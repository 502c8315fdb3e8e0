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
