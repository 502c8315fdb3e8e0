"""Exported chats: hours and senders' names are no text, nor do they part it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from jueyi.document import chats
from jueyi.records import Paragraph
from support.structured import read

CHAT = """\
2044/11/20 21:02
班长: 谁有中文
2044/11/20 21:05
老白: 第9631(2044)号决议
安全理事会,
回顾其以往各项决议,
2044/11/20 21:07
老白: 1. 决定延长灯塔团的任务期限;
小鹿: 好长
2044/11/20 21:11
2. 要求各方释放看守,
2044/11/20 21:12
老白: 并促请各国提供协助;
3. 决定继续处理此案.
"""


def own(paragraphs: tuple[Paragraph, ...]) -> list[tuple[str, str | None, str]]:
    return [(p.part, p.number, p.text) for p in paragraphs if p.part != "other"]


def test_a_resolution_in_a_chat() -> None:
    found = read(CHAT)
    assert found.symbol == "S/RES/9631(2044)"
    assert own(found.paragraphs) == [
        ("preambular", None, "回顾其以往各项决议，"),
        ("operative", "1", "决定延长灯塔团的任务期限；"),
        ("operative", "2", "要求各方释放看守，并促请各国提供协助；"),
        ("operative", "3", "决定继续处理此案。"),
    ]
    # Nothing is lost: every character belongs to a piece.
    covered = sorted((piece.start, piece.end) for piece in found.pieces)
    assert covered[0][0] == 0
    assert all(end == start for (_, end), (start, _) in pairwise(covered))
    assert covered[-1][1] == len(CHAT)


@pytest.mark.parametrize(
    "text",
    [
        "主席：大会，\n秘书：回顾其决议，\n主席：请秘书长报告；",  # no hours: minutes of a meeting
        "会议于9:05\n开始。主席：好，\n主席：散会。",
    ],
)
def test_no_chat(text: str) -> None:
    assert chats.senders(text) == {}


@pytest.mark.parametrize(
    "line", ["2044/11/20 21:02", "老白 2044-11-20 21:02:33", "11月20日 下午9:02", "21:02"]
)
def test_stamps(line: str) -> None:
    text = f"{line}\n大会，\n{line}\n"
    assert [text[a:b].strip() for a, b, _ in chats.stamps(text)] == [line, line]


def test_a_line_that_a_site_and_a_note_claim_is_the_notes() -> None:
    text = "大会，\n回顾该报告[1]，\n1. 请秘书长报告。\n[1] 见A/44/7 |\n上一页 | 下一页\n"
    found = read(text)
    covered = sorted((piece.start, piece.end) for piece in found.pieces)
    assert all(end == start for (_, end), (start, _) in pairwise(covered))
    assert [note.mark for note in found.notes] == ["1"]
