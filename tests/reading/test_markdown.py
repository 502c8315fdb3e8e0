"""Notes and files in Markdown: what their marks set off is read as if they were not there."""

from __future__ import annotations

import pytest
from jueyi import load
from jueyi.document.completeness import doubts
from jueyi.reading import read_bytes
from jueyi.reading.markdown import in_plain

RESOLUTION = """\
# 44/7. 灯塔的修缮

**大会**，

**回顾**其[第43/5号决议](https://docs.example/43/5)，*又回顾*灯塔委员会的报告[^1]，

> 笔记：这一段谈到半夜，

1\\. **请**秘书长：

   - (a) 修缮灯塔；
   - (b) 培训看守；

2\\. __决定__继续处理此案。

[^1]: 见 A/43/12，第5段。
"""


def test_a_resolution_in_markdown() -> None:
    found = load(answers=False).label_source(read_bytes(RESOLUTION.encode(), "a.md"))
    own = [
        (p.part, p.number, p.text, [a.surface for a in p.acts])
        for p in found.paragraphs
        if p.part != "other" or p.level
    ]
    assert own == [
        ("preambular", None, "回顾其第43/5号决议，又回顾灯塔委员会的报告，", ["回顾", "又回顾"]),
        ("operative", "1", "请秘书长：", ["请"]),
        ("other", "a", "修缮灯塔；", []),
        ("other", "b", "培训看守；", []),
        ("operative", "2", "决定继续处理此案。", ["决定"]),
    ]
    assert found.symbol == "A/RES/44/7"
    assert [(n.mark, n.text) for p in found.paragraphs for n in p.notes] == [
        ("1", "见 A/43/12，第5段。")
    ]
    assert any(p.text.startswith((">", "＞")) for p in found.paragraphs if p.part == "other")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**大会**，\n**回顾**其决议，", "大会，\n回顾其决议，"),
        ("## 一\n### 二\n正文", "一\n二\n正文"),
        ("**甲**\n*乙*\n_丙_\n**丁**", "甲\n乙\n丙\n丁"),
        ("**甲**，__乙__，请 *秘书长* 报告", "甲，乙，请 秘书长 报告"),
        ("* **甲**\n+ **乙**", "- 甲\n- 乙"),
        ("# 甲\n**甲**\n```text\n乙\n```", "甲\n甲\n\n乙\n"),
        ("**甲** `乙`\n**丙**\\*", "甲 乙\n丙*"),
        ("![灯塔](https://a/b.png)\n[决议](/x)", "灯塔\n决议"),
        ("- (a) 甲\n- (b) 乙", "(a) 甲\n(b) 乙"),
        ("- PP1 甲\n- OP1 乙", "PP1 甲\nOP1 乙"),
    ],
)
def test_marks(text: str, plain: str) -> None:
    assert in_plain(text) == (plain, [])


@pytest.mark.parametrize(
    "text",
    [
        "A/44/L.1*\n* 由于技术原因重新印发。\n** 见下文。",
        "2*3*4 和 5*6*7，价格 _ _ _",
        "签字：____________ 日期：____________",
        "#灯塔# #港口# 今天的新闻",
        "请秘书长(一)报告；[1](2)",
        "* 灯塔\n* 港口",
        "**一处**不算",
    ],
)
def test_what_is_no_markdown_stays(text: str) -> None:
    assert in_plain(text) == (text, [])


def test_struck_text_is_left_out_and_told() -> None:
    text = "**大会**，\n\n**回顾**其决议，\n\n1. ~~敦促各国~~请秘书长报告。\n"
    source = read_bytes(text.encode(), "a.md")
    found = load(answers=False).label_source(source)
    assert [a.surface for p in found.paragraphs for a in p.acts] == ["回顾", "请"]
    assert any("struck-out text is left out: 敦促各国" in said for said in doubts(source, found))
