"""Subtitles in which a declaration was read out."""

from __future__ import annotations

from jueyi import load
from jueyi.reading import read_bytes

SAID = (
    "主席：请各位就座",
    "[掌声]",
    "我们，参加灯塔国家",
    "部长级会议的各国部长",
    "聚会于灯塔港，",
    "回顾《灯塔纲领》，",
    "注意到研究报告，",
    "该报告建议各国修缮灯塔，",
    "我们重申灯塔国家",
    "享有航行自由，",
    "并敦促沿岸国合作。",
    "我们请秘书长转交本宣言。",
)


def test_a_declaration() -> None:
    cues = (
        f"{n}\n00:{n:02}:00,000 --> 00:{n:02}:02,500\n{words}\n" for n, words in enumerate(SAID, 1)
    )
    found = load(answers=False).label_source(read_bytes("\n".join(cues).encode(), "a.srt"))
    texts = [p.text for p in found.paragraphs]
    assert texts == [
        "主席：请各位就座",
        "[掌声]",
        "我们，参加灯塔国家部长级会议的各国部长聚会于灯塔港，",
        "回顾《灯塔纲领》，",
        "注意到研究报告，该报告建议各国修缮灯塔，",
        "我们重申灯塔国家享有航行自由，并敦促沿岸国合作。",
        "我们请秘书长转交本宣言。",
    ]
    acts = [[a.surface for a in p.acts] for p in found.paragraphs[-2:]]
    assert acts == [["重申", "敦促"], ["请"]]


def test_what_is_no_subtitle_stays() -> None:
    text = "会议于 10:05 --> 11:20 举行。\n大会，\n回顾其决议，\n1. 请秘书长报告。\n"
    assert read_bytes(text.encode(), "a.txt").text == text
