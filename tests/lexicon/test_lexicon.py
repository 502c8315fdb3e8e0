from __future__ import annotations

import re

import pytest
from jueyi import lexicon
from jueyi.errors import LexiconError
from jueyi.lexicon import Lexicon
from jueyi.lexicon.trie import trie_pattern

MODIFIERS = "form\tkind\n又\trepetition\n表示\tlight\n深为\tdegree\n"
HEAD = "surface\tlemma\tfamily\tpreambular\toperative\tcount\n"

# Examples of SCHEME.md, section 2.
PARSES = [
    ("又吁请", "吁请", ("又",), "directive"),
    ("深表关切", "关切", ("深表",), "expressive"),
    ("表示感谢", "感谢", ("表示",), "expressive"),
    ("满意地注意到", "注意到", ("满意地",), "recitative"),
    ("再次申明", "申明", ("再次",), "declarative"),
    ("继续敦促", "敦促", ("继续",), "directive"),
    ("强烈敦促", "敦促", ("强烈",), "directive"),
    ("重申", "重申", (), "declarative"),
    ("着重指出", "着重指出", (), "declarative"),
    ("强调指出", "强调指出", (), "declarative"),
    ("特别指出", "特别指出", (), "declarative"),
    ("坚决主张", "坚决主张", (), "declarative"),
    ("采取行动", "采取行动", (), "recitative"),
    ("审议了", "审议了", (), "recitative"),
    ("回顾指出", "回顾指出", (), "recitative"),
    ("又深为关切地注意到", "注意到", ("又", "深为关切地"), "recitative"),
    ("表示打算", "打算", ("表示",), "declarative"),
    ("还表示深为赞赏", "赞赏", ("还", "表示", "深为"), "expressive"),
]


@pytest.mark.parametrize(("surface", "lemma", "modifiers", "family"), PARSES)
def test_parse(surface: str, lemma: str, modifiers: tuple[str, ...], family: str) -> None:
    verb = lexicon.load().parse(surface)
    assert verb is not None
    assert (verb.lemma, verb.modifiers, verb.family) == (lemma, modifiers, family)


@pytest.mark.parametrize("surface", ["会员国", "又", "", "请秘书长"])
def test_no_parse(surface: str) -> None:
    assert lexicon.load().parse(surface) is None


def test_english_follows_the_part() -> None:
    verb = lexicon.load().parse("重申")
    assert verb is not None
    assert (verb.preambular, verb.operative) == ("Reaffirming", "Reaffirms")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("请\t请\tdirective\t\tRequests", "5 fields"),
        ("请\t请\tpolite\t\tRequests\t1", "family 'polite'"),
        ("请求\t请\tdirective\t\tRequests\t1", "does not end in"),
        ("请\t请\tdirective\t\tR\t1\n请\t请\tdirective\t\tR\t1", "listed twice"),
        ("请\t请\tdirective\t\tR\t1\n又请\t请\texpressive\t\tR\t1", "a second family"),
        ("请\t请\tdirective\t\tR\t1\n恳切请\t请\tdirective\t\tR\t1", "not modifiers and lemma"),
    ],
)
def test_a_bad_table_is_refused(row: str, words: str) -> None:
    with pytest.raises(LexiconError, match=words):
        Lexicon(HEAD + row, MODIFIERS)


def test_trie_matches_the_longest_word() -> None:
    words = ["重申", "重点指出", "重", "申明"]
    pattern = re.compile(trie_pattern(words))
    assert [m.group() for m in pattern.finditer("重申明重点指出重点")] == [
        "重申",
        "重点指出",
        "重",
    ]


def test_scanning_equals_the_plain_pattern() -> None:
    words = lexicon.load()
    text = "又深为关切地注意到请秘书长再次着重指出，还表示感谢；重申并强调必须"
    assert [found[:2] for found in words.verbs(text)] == [
        m.span() for m in words.pattern.finditer(text)
    ]


def test_english_says_the_repetition() -> None:
    words = lexicon.load()
    rendered = {
        surface: (verb.preambular, verb.operative)
        for surface in ("又请", "还决定", "又回顾", "再次敦促", "深为关切", "赞赏地注意到")
        if (verb := words.parse(surface))
    }
    assert rendered == {
        "又请": ("Requesting also", "Also requests"),
        "还决定": ("Deciding further", "Further decides"),
        "又回顾": ("Recalling also", "Also recalls"),
        "再次敦促": ("Urging once again", "Once again urges"),
        "深为关切": ("Deeply concerned", "Deeply concerned"),
        "赞赏地注意到": ("Noting with appreciation", "Notes with appreciation"),
    }


def test_a_modifier_is_not_taken_from_the_word_before() -> None:
    found = lexicon.load().verbs("委员会对代表团作出答复表示赞赏，又复表示赞赏，")
    assert [verb[2] for verb in found] == ["表示赞赏", "又复表示赞赏"]
