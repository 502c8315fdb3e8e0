from __future__ import annotations

import jueyi
import pytest
from jueyi import lexicon
from jueyi.errors import LexiconError
from jueyi.lexicon.openings import HEADER, ORGANS, Openings, repeated

TABLE = f"""{HEADER}
促请\t\t\toperative\tUrges
促请\t\tsc\toperative\tCalls on
促请\t会员国\t\toperative\tCalls upon
促请\t会员国\thrc\toperative\tAppeals to
"""
FOUND = [
    ("促请", "operative", "", "各方", "Urges"),
    ("促请", "operative", "ga", "", "Urges"),
    ("促请", "operative", "sc", "各方", "Calls on"),
    ("促请", "operative", "sc", "会员国考虑", "Calls upon"),  # what follows outweighs the organ
    ("促请", "operative", "hrc", "会员国", "Appeals to"),
    ("促请", "operative", "hrc", "会员", "Urges"),
    ("促请", "preambular", "sc", "会员国", ""),
    ("敦促", "operative", "sc", "会员国", ""),
]


@pytest.mark.parametrize(("surface", "part", "organ", "following", "english"), FOUND)
def test_the_most_specific_row_is_found(
    surface: str, part: str, organ: str, following: str, english: str
) -> None:
    assert Openings(TABLE).find(surface, part, organ, following) == english


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("促请\t\toperative\tUrges", "4 fields"),
        ("\t\t\toperative\tUrges", "no surface"),
        ("促请\t\tunga\toperative\tUrges", "organ 'unga'"),
        ("促请\t\t\tother\tUrges", "part 'other'"),
        ("促请\t\t\toperative\t", "expected 1 to 8 words"),
        ("促请\t\t\toperative\t" + "word " * 9, "expected 1 to 8 words"),
        ("促请\t所有会员国考虑\t\toperative\tUrges", "7 characters"),
        ("促请\t\tga\toperative\tUrges\n促请\t\tga\toperative\tAsks", "line 3: .*twice"),
    ],
)
def test_a_bad_table_is_refused(row: str, words: str) -> None:
    with pytest.raises(LexiconError, match=words):
        Openings(f"{HEADER}\n{row}\n")


def test_a_foreign_header_is_refused() -> None:
    with pytest.raises(LexiconError, match="line 1: header"):
        Openings("surface\tenglish\n")


@pytest.mark.parametrize(
    ("opening", "part", "expected"),
    [
        ("Requests", "operative", "Also requests"),
        ("Recalling", "preambular", "Recalling also"),
        ("Guided by", "preambular", "Guided also by"),
        ("Noting with concern", "preambular", "Noting with concern also"),
        ("", "operative", ""),
    ],
)
def test_repetition(opening: str, part: str, expected: str) -> None:
    assert repeated(opening, "Also", part) == expected


def test_a_repetition_takes_the_whole_surface_behind_it() -> None:
    words = lexicon.load()
    assert words.english("又关切地注意到", "operative") == "Also notes with concern"
    assert words.english("又深为关切", "preambular") == "Deeply concerned also"
    assert words.english("还注意到", "operative") == "Further notes"
    assert words.english("再次请", "operative") == "Reiterates its request"
    assert words.english("会员国", "operative") == ""


def test_openings_do_not_change_what_models_depend_on() -> None:
    assert lexicon.Lexicon("h\n请\t请\tdirective\t\tR\t1", "h\n又\tr", Openings(TABLE)).digest == (
        lexicon.Lexicon("h\n请\t请\tdirective\t\tR\t1", "h\n又\tr").digest
    )


@pytest.mark.parametrize("organ", ["大会", "安全理事会", "人权理事会", "经济及社会理事会"])
def test_both_paths_give_the_english_of_the_organ(organ: str) -> None:
    text = f"{organ}，\n强调各国的责任，\n又表示严重关切暴力，\n1. 促请各方停火；\n2. 请各国报告。"
    fast = [a.english for p in jueyi.load().label(text).paragraphs for a in p.acts]
    assert [act.english for act in jueyi.pipeline()(text)._.acts] == fast
    code = ORGANS[["大会", "安全理事会", "人权理事会", "经济及社会理事会"].index(organ)]
    words = lexicon.load()
    assert fast[0] == words.english("强调", "preambular", code, "各国的责任，")
    assert fast[-1] == words.english("请", "operative", code, "各国报告。")


def test_the_organ_decides() -> None:
    said = {
        organ: jueyi.load().label(f"{organ}，\n1. 请各国提交报告。").paragraphs[-1].acts[0].english
        for organ in ("大会", "人权理事会")
    }
    assert said == {"大会": "Requests", "人权理事会": "Invites"}


@pytest.mark.parametrize(
    ("surface", "preambular", "operative"),
    [
        ("依然关切", "Remaining concerned", "Remains concerned"),
        ("仍感关切", "Remaining concerned", "Remains concerned"),
        ("依然深为关切", "Remaining deeply concerned", "Remains deeply concerned"),
        ("继续欢迎", "Continuing to welcome", "Continues to welcome"),
        ("继续呼吁", "Continuing to call for", "Continues to call for"),
        ("再次呼吁", "Reiterating its call for", "Reiterates its call for"),
        ("赞赏地认识到", "Recognizing with appreciation", "Recognizes with appreciation"),
        ("又赞赏地注意到", "Noting with appreciation also", "Also notes with appreciation"),
    ],
)
def test_openings_that_go_on_or_repeat(surface: str, preambular: str, operative: str) -> None:
    words = lexicon.load()
    assert words.english(surface, "preambular") == preambular
    assert words.english(surface, "operative") == operative
