"""Shared hypothesis strategies: texts of resolutions, well-formed and otherwise."""

from __future__ import annotations

from hypothesis import strategies as st

ALPHABET = "大会秘书长请敦促会员国回顾重申并，；。：《》()（）“”0123456789 .\n\t\u3000\u200babci㈠一、–－附件"

texts = st.text(alphabet=ALPHABET, max_size=300)
any_text = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)

_lines = st.sampled_from(
    [
        "大会，",
        "回顾其以往各项决议，",
        "认识到阅读十分重要；",
        "1. 敦促会员国考虑批准公约，并请秘书长提供协助；",
        "2. 请秘书长：",
        "(a) 编写指南；",
        "㈠ 举办培训；",
        "(十一) 提交报告；",
        "a. 召开会议；",
        "– 保护平民；",
        "３．决定继续处理此案。",
        "一、后续行动",
        "二",
        "附件",
        "附件一",
        "2044年12月19日",
        "第77次全体会议",
        "A/RES/99/901",
        "2/3",
        "1",
        "                                   ",
        "",
        " 1 \n 第 95/4 号决议。",
        "B",
    ]
)
resolutions = st.lists(_lines, max_size=25).map("\n".join)
