"""Scans: what OCR reads, what it says of it, and what is said without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import optional
from jueyi import reading
from jueyi.batch.inputs import spread
from jueyi.document.completeness import doubts
from jueyi.document.structure import structure
from jueyi.errors import ReadingError
from jueyi.reading import ocr, ocrink, ocrlines, pdf, scans
from jueyi.reading.ocr import Piece
from support.scanned import EM, LINES, page, saved

WANTED = [
    ("other", None, "大会，"),
    ("preambular", None, "回顾其关于灯塔的决议，尤其是关于沿岸灯塔的决议，"),
    ("operative", "1", "敦促沿岸国家、区域组织和其他利益攸关方向青石镇灯塔基金会提供自愿捐款，"
     "并请秘书长提出报告；"),
    ("operative", "2", "决定继续处理灯塔问题。"),
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def extra() -> None:
    there = ocr.is_installed()
    optional("ocr", there, "the extra that reads scans is not installed: pip install 'jueyi[ocr]'")
    pytest.importorskip("mplfonts", reason="no Chinese font to draw a page with")


def shown(data: bytes, name: str) -> list[tuple[str, str | None, str]]:
    return [
        (p.part, p.number, p.text) for p in structure(reading.read_bytes(data, name)).paragraphs
    ]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "PDF"])
def test_a_page_of_every_kind(kind: str) -> None:
    assert shown(saved(page(), kind), "scan") == WANTED


@pytest.mark.parametrize("turn", [1.5, 90, 180])
def test_a_page_that_lies_askew_or_upside_down(turn: float) -> None:
    turned = page().rotate(turn, expand=turn > 2, fillcolor=255)
    assert shown(saved(turned, "PNG"), "scan.png") == WANTED


def test_the_status_says_that_ocr_read_it() -> None:
    source = reading.read_bytes(saved(page(), "PNG"), "scan.png")
    reasons = doubts(source, structure(source))
    assert any("read by OCR: 1 pages, 9" in reason for reason in reasons)
    assert source.kind == "image"


def test_pages_go_on_and_some_have_text() -> None:
    second = page([(0, "并向大会提交报告；"), (2, "3. 请会员国捐款。")])
    first = page([*LINES[:3], (0, "镇灯塔基金会提供自愿捐款，欢迎沿岸国家的自愿捐款，")])
    ticks: list[int] = []
    source = reading.read_bytes(saved(first, "TIFF", second), "a", tick=lambda: ticks.append(1))
    assert len(ticks) == 2
    assert [p.text for p in structure(source).paragraphs][2] == (
        "敦促沿岸国家、区域组织和其他利益攸关方向青石镇灯塔基金会提供自愿捐款，"
        "欢迎沿岸国家的自愿捐款，并向大会提交报告；"
    )


@pytest.mark.parametrize(
    ("second", "words"),
    [
        (
            "回顾其关于灯搭的决议，",
            "1 lines seen differently by two looks: page 1 line 2: 回顾其关于灯塔的决议， or 回",
        ),
        ("回顾其关于 灯塔的决议,", "1 doubtful lines: page 1 line 2: 回顾其关于灯塔的决议，"),
    ],
)
def test_a_doubtful_line_is_named(second: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = [
        [
            (text, 0.4 if "回顾" in text else 1.0, 0.99)
            for text in ("大会，", "回顾其关于灯塔的决议，", "2.", "3.", "4.")
        ],
        [(second, 0.4, 0.9)],
    ]
    monkeypatch.setattr(ocr, "_texts", lambda crops: looks.pop(0)[: len(crops)])
    source = reading.read_bytes(saved(page(), "PNG"), "scan.png")
    assert any(words in str(problem) for problem in source.problems)


def test_a_line_that_was_missed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    real = ocr.pieces_of

    def without_one(picture: object, name: str) -> object:
        pieces, upright = real(picture, name)
        return [p for p in pieces if "回顾" not in p.text], upright

    monkeypatch.setattr(ocr, "pieces_of", without_one)
    source = reading.read_bytes(saved(page(), "PNG"), "scan.png")
    assert any("1 lines or pictures not read: page 1 at" in str(p) for p in source.problems)


def test_a_white_page_has_nothing_to_read() -> None:
    with pytest.raises(ReadingError, match="a picture without text"):
        reading.read_bytes(saved(page([]), "PNG"), "scan.png")
    with pytest.raises(ReadingError, match="no text layer: a scan"):
        reading.read_bytes(saved(page([]), "PDF"), "scan.pdf")


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    from jueyi.reading import image

    monkeypatch.setattr(scans, "PAGES", 1)
    with pytest.raises(ReadingError, match="more than 1 scanned pages"):
        reading.read_bytes(saved(page(), "TIFF", page()), "scan.tiff")
    monkeypatch.setattr(image, "PIXELS", 1_000)
    with pytest.raises(ReadingError, match="pixels"):
        reading.read_bytes(saved(page(), "PNG"), "scan.png")


def test_damaged_pictures_fail_cleanly() -> None:
    for kind in ("PNG", "JPEG", "TIFF"):
        whole = saved(page(), kind)
        for data in (whole[:200], whole[: len(whole) // 2], whole[:8] + b"\x00" * 99):
            with pytest.raises(ReadingError):
                reading.read_bytes(data, "a." + kind)


def test_libraries_that_fail_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(words: str) -> object:
        def read(_: object) -> object:
            raise RuntimeError(words)

        return read

    monkeypatch.setattr(ocr, "_read", fails("Status Message: std::bad_alloc"))
    with pytest.raises(MemoryError):
        reading.read_bytes(saved(page(), "PNG"), "scan.png")
    monkeypatch.setattr(ocr, "_read", fails("no such node"))
    with pytest.raises(ReadingError, match=r"page 1: OCR failed \(RuntimeError: no such node\)"):
        reading.read_bytes(saved(page(), "PNG"), "scan.png")


def test_two_columns_are_read_one_after_the_other() -> None:
    def piece(text: str, left: float, top: float) -> Piece:
        right, bottom = left + 30 * len(text), top + 40
        return Piece(text, 1, 1, ((left, top), (right, top), (right, bottom), (left, bottom)))

    rows = [
        "甲乙丙丁戊己庚辛壬癸",
        "子丑寅卯辰巳午未申酉",
        "春夏秋冬东南西北中央",
        "金木水火土日月星辰天",
    ]
    pieces = [piece("横跨两栏的标题横跨两栏的标题", 200, 20)]
    for number, text in enumerate(rows):
        pieces += [piece(text, 450, 100 + 60 * number), piece(text[::-1], 60, 100 + 60 * number)]
    columns = ocrlines.lay_out(pieces, (900, 520))
    found = [line.text for column in columns for line, _ in column]
    assert found == ["横跨两栏的标题横跨两栏的标题", *(row[::-1] for row in rows), *rows]
    assert len({round(line.left) for column in columns[1:] for line, _ in column}) == 1
    assert abs(ocrlines.em_of(pieces, (900, 520)) - EM) < 1


def test_grain_is_smoothed_only_where_there_is_some() -> None:
    import numpy as np
    from PIL import Image

    clean = page()
    assert ocrink.smoothed(clean) is clean
    grain = np.random.default_rng(1).normal(0, 35, (clean.height, clean.width))
    grainy = Image.fromarray(np.clip(np.asarray(clean) * 0.8 + grain, 0, 255).astype("u1"))
    assert ocrink.smoothed(grainy) is not grainy


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    for kind, words in (("PDF", "no text layer: a scan"), ("PNG", "a picture, which only OCR")):
        with pytest.raises(ReadingError, match=words) as caught:
            reading.read_bytes(saved(page(), kind), "a")
        assert "pip install 'jueyi[ocr]'" in str(caught.value)
    (tmp_path / "a.png").write_bytes(saved(page(), "PNG"))
    (tmp_path / "b.txt").write_text("大会，\n1. 请会员国捐款。\n", "utf-8")
    assert spread([str(tmp_path)]).skipped == 1
    monkeypatch.undo()
    assert spread([str(tmp_path)]).skipped == 0
    assert pdf.PAGES > scans.PAGES
