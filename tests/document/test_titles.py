"""Titles: the lines in front of a text, and which of them is its title; a phenomenon a row."""

from __future__ import annotations

import pytest
from jueyi import load

TEXT = "\n大会，\n回顾其关于灯塔的各项决议，\n1. 请秘书长报告。"
HEADS = {
    "behind the number": ("99/3. 修缮沿岸灯塔\n决议草案", "修缮沿岸灯塔"),
    "below a page's own lines": ("点击上方蓝字关注我们↑↑↑\n《灯塔公约》\n修缮沿岸的小灯塔\n下载全文", "修缮沿岸的小灯塔"),
    "above who proposes it": ("普遍分发\n加强灯塔的夜间照明\n海国、岛国和岸国：决议草案", "加强灯塔的夜间照明"),
    "below the item": ("增进和保护所有人权\n灯塔看守人的适足住房权", "灯塔看守人的适足住房权"),
    "above a number of an agency": ("农村灯塔的连续照明\n第A.1189(33)号决议", "农村灯塔的连续照明"),
    "named by a database": ("文件名称：灯塔公约的执行情况\n浏览次数：7", "灯塔公约的执行情况"),
    "a ground above the name": ("修缮沿岸灯塔\n鉴于许多灯塔年久失修\n认识到夜间航行的危险", "修缮沿岸灯塔"),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_titles(name: str) -> None:
    head, title = HEADS[name]
    assert load(answers=False).label(head + TEXT).title == title


def test_a_resolution_of_the_security_council_is_called_by_its_number() -> None:
    head = (
        "联合国安全理事会第2658号决议\n姊妹计划：数据项\n检视历史\n安全理事会，\n1. 请秘书长报告。"
    )
    assert load(answers=False).label(head).title == "联合国安全理事会第2658号决议"


def test_without_an_enacting_line_the_first_line_that_says_what_it_is() -> None:
    text = "关于海国定期报告的结论性意见\nA.导言\n1. 委员会欢迎报告。\n2. 委员会请缔约国报告。"
    assert load(answers=False).label(text).title == "关于海国定期报告的结论性意见"
