"""Lines that a program cut at a number of characters, or a printer by their width."""

from __future__ import annotations

import pytest
from jueyi.document.layout import is_enacting, lines_of
from jueyi.document.structure import structure
from jueyi.document.unwrapping import unwrap
from jueyi.document.widths import fixed_length
from jueyi.records import Source

PARAGRAPHS = (
    "大会，",
    "回顾其2044年1月2日第44/101号、2045年1月2日第45/102号、2046年1月2日第46/103号、"
    "2047年1月2日第47/104号和2048年1月2日第48/105号决议，",
    "欢迎河流保护十年的进展，并感谢会员国和民间社会组织在这方面所作的努力，以及它们提供的资源，",
    "1. 请秘书长继续支持各国，在COVID-19大流行之后恢复航运和渔业，并在可用资源内提供技术援助；",
    "2. 敦促会员国合作，为此分享信息，保护沿岸社区的生计，并确保妇女、青年和残疾人参与决策；",
    "3. 决定继续处理此案。",
)


def cut(size: int) -> str:
    return "\n".join(p[i : i + size] for p in PARAGRAPHS for i in range(0, len(p), size))


@pytest.mark.parametrize("size", [21, 25, 28, 30, 33, 37])
def test_lines_of_a_fixed_number_of_characters(size: int) -> None:
    assert fixed_length(lines_of(cut(size))) == size
    found = structure(Source("x", cut(size), "text", wrapped=True)).paragraphs
    assert [p.text for p in found] == [
        p.removeprefix(f"{n}. ") for n, p in enumerate(PARAGRAPHS, -2)
    ]


def test_a_title_that_fills_its_lines() -> None:
    text = "\n".join(["99/12. " + "河" * 23, *cut(30).split("\n")])
    found = structure(Source("x", text, "text", wrapped=True)).paragraphs
    assert [p.text for p in found[1:3]] == list(PARAGRAPHS[:2])


def test_a_paragraph_a_line_is_no_fixed_length() -> None:
    assert fixed_length(lines_of("\n".join(PARAGRAPHS))) is None


def test_the_foot_of_a_first_page_is_no_text() -> None:
    text = (
        "安全理事会，\n回顾其以往关于灯塔的各项决议，表示赞赏该委员会在修缮灯塔方面发挥的领导作用，\n"
        "欢迎该委员会及其成员国、重组后的联合监测委员会、灯塔联盟以及该区域各国和平与安\n"
        "44-46853 (C)  230344  260344\n*4446853*\nA/RES/99/77\n"
        "全理事会作出承诺和努力，继续与各方领导人互动协作以应对当前的危机和今后的灯塔问题，\n1. 请秘书长报告。\n"
    )
    lines = [line.text for line in unwrap(text).lines]
    assert not any("46853" in line or line.startswith("A/RES") for line in lines)
    assert any("和平与安全理事会作出承诺" in line for line in lines)


@pytest.mark.parametrize(
    "line", ["三届大会专门讨论灯塔问题的特别会议，", "回顾以往关于灯塔的特别会议，"]
)
def test_a_sentence_that_ends_in_a_meeting_is_no_enacting_line(line: str) -> None:
    assert not is_enacting(line)
    assert is_enacting("消除对妇女歧视委员会，")
