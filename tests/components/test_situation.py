"""各方 in a text on one situation, and in a thematic one."""

from __future__ import annotations

import pytest
from jueyi.components.labeller import Labeller

TEXT = "A/RES/98/1\n98/1. {title}\n{organ}，\n1. 敦促{who}合作。\n2043年12月11日\n第63次全体会议"


@pytest.mark.parametrize(
    ("organ", "title", "who", "wanted"),
    [
        ("大会", "海地局势", "各方", "conflict-parties"),
        ("大会", "巴勒斯坦问题", "所有有关各方", "conflict-parties"),
        ("大会", "可持续山区发展", "各方", "international-community"),
        ("大会", "支持发展中国家的学校", "各方", "international-community"),
        ("大会", "联合国驻黎巴嫩临时部队经费的筹措", "各方", "international-community"),
        ("安全理事会", "", "各方", "conflict-parties"),
        ("大会", "可持续山区发展", "会员国", "states"),
    ],
)
def test_the_document_tells(
    organ: str, title: str, who: str, wanted: str, labeller: Labeller
) -> None:
    found = labeller.label(TEXT.format(organ=organ, title=title or "决议", who=who))
    (act,) = [act for p in found.paragraphs for act in p.acts]
    assert act.addressee is not None
    assert act.addressee.classes == (wanted,)
    assert act.addressee.parties[0].label == wanted


def test_a_paragraph_alone_is_left_as_it_is(labeller: Labeller) -> None:
    text = "1. 敦促各方合作。"
    (paragraph,) = labeller.label(text).paragraphs
    (act,) = labeller.acts(text[3:], "operative", "")
    assert paragraph.acts[0].addressee is not None and act.addressee is not None
    assert paragraph.acts[0].addressee.classes == act.addressee.classes
