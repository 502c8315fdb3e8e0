"""Drafts with what is not agreed in square brackets, as record and as spaCy's pipeline give them."""

from __future__ import annotations

import pytest
import spacy
from jueyi.components.brackets import bare
from jueyi.components.labeller import SHIPPED, load

DRAFT = (
    "人权理事会，\n"
    "PP1 [严重关切地注意到灯塔失修，]\n"
    "OP1 [强烈]敦促[所有国家][沿海国]设立检查机制，[并鼓励雇主组织公布结果]；\n"
    "OP1之二 [决定召开一次讨论会，又决定讨论会[以混合形式举行并]无障碍；]\n"
    "OP2 [请][促请]会员国和[联合国系统][各专门机构]报告[1]；\n"
    "OP3 请秘书长[在现有资源范围内]报告；\n"
)
FOUND = [
    ("严重关切地注意到", None),
    ("[强烈]敦促", "[所有国家][沿海国]"),
    ("鼓励", "雇主组织"),
    ("决定", None),
    ("又决定", None),
    ("促请", "会员国和[联合国系统][各专门机构]"),
    ("请", "秘书长"),
]


def test_a_draft_is_read_as_if_it_had_no_brackets() -> None:
    found = load().label(DRAFT)
    acts = [(p, act) for p in found.paragraphs for act in p.acts]
    assert [(a.surface, a.addressee and a.addressee.text) for _, a in acts] == FOUND
    for paragraph, act in acts:
        assert paragraph.text[act.start : act.end] == act.surface
        for party in act.addressee.parties if act.addressee else ():
            assert paragraph.text[party.start : party.end] == party.text
    assert [p.number for p in found.paragraphs if p.part != "other"] == "1 1 1之二 2 3".split()


def test_spacy_reads_the_same() -> None:
    doc = spacy.load(SHIPPED)(DRAFT)
    assert [(a.surface, a.addressee and a.addressee.text) for a in doc._.acts] == FOUND
    assert [span.text for span in doc.spans["acts"]] == [surface for surface, _ in FOUND]


def test_a_statement_with_brackets_is_read_the_same_by_both() -> None:
    text = (
        "安全理事会主席的声明\n“安全理事会[强烈]敦促[所有国家][沿海国]修缮灯塔，[并请秘书长报告]。\n"
        "“安理会[还]鼓励[会员国和]区域组织加强合作。\n“安全理事会将继续处理此案。”\n"
    )
    found = [a for p in load().label(text).paragraphs for a in p.acts]
    assert [(a.surface, a.addressee and a.addressee.text) for a in found] == [
        ("[强烈]敦促", "[所有国家][沿海国]"),
        ("请", "秘书长"),
        ("[还]鼓励", "[会员国和]区域组织"),
    ]
    assert list(spacy.load(SHIPPED)(text)._.acts) == found


@pytest.mark.parametrize(
    "text", ["敦促会员国报告[1]；", "回顾第1号决议[A]，", "敦促会员国。", "[", "]["]
)
def test_marks_and_halves_are_left_alone(text: str) -> None:
    assert bare(text) is None


@pytest.mark.parametrize(
    "text", ["[[敦促]]会员国；", "]敦促[会员国；", "[敦促", "[][][敦促][]", "[]敦促[]会[员]国；"]
)
def test_halves_without_their_others_do_no_harm(text: str) -> None:
    plain = bare(text)
    if plain is not None:
        for start in range(len(plain.text)):
            for end in range(start + 1, len(plain.text) + 1):
                left, right = plain.span(start, end)
                assert 0 <= left < right <= len(text)
