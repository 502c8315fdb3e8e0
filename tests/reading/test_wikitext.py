"""Pages as a wiki's editor shows them."""

from __future__ import annotations

import pytest
from jueyi import load
from jueyi.reading import read_bytes
from jueyi.reading.wikitext import in_plain

PAGE = """\
{{Header
| title = 大會第9412(V)號決議
}}

== 九四一二(五). 燈塔之修繕 ==

大會，

'''覆按'''其[[決議三一二(四)|該決議]]，

'''備悉'''燈塔委員會報告書<ref>《補編第三號》。</ref>及其附件，

一、 '''請'''秘書長報告；

:(甲) 修繕燈塔；

二、 '''決議'''散會。
"""


def test_a_page() -> None:
    found = load(answers=False).label_source(read_bytes(PAGE.encode(), "a.txt"))
    own = [
        (p.number, p.text, [a.surface for a in p.acts])
        for p in found.paragraphs
        if p.part != "other" and not p.level
    ]
    assert own == [
        (None, "覆按其該決議，", ["覆按"]),
        (None, "備悉燈塔委員會報告書及其附件，", ["備悉"]),
        ("1", "請秘書長報告；", ["請"]),
        ("2", "決議散會。", ["決議"]),
    ]
    assert [n.text for p in found.paragraphs for n in p.notes] == ["《補編第三號》。"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("'''甲'''和''乙''，[[丙|丁]]", "甲和乙，丁"),
        ('甲<ref name="a">注。</ref>，乙<ref name="a" />', "甲[1]，乙\n[1] 注。"),
        ("== 一 ==\n'''甲'''\n'''乙'''", "一\n甲\n乙"),
        ("'''甲'''\n'''乙'''\n:: 丙", "甲\n乙\n丙"),
    ],
)
def test_marks(text: str, plain: str) -> None:
    assert in_plain(text) == plain


@pytest.mark.parametrize(
    "text", ["it's '''one''' sign", "[[草案]]和(方括号)", "'a' 'b' 'c'", "a == b\n== c"]
)
def test_what_is_no_wikitext_stays(text: str) -> None:
    assert in_plain(text) == text
