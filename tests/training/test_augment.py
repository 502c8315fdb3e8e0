"""Variants of labelled paragraphs and own sentences: labels move with the text, nothing is left to
chance."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from jueyi.errors import ConfigError
from jueyi.labelled import GoldAct, GoldAddressee, Labelled
from jueyi.lexicon import load as load_lexicon
from jueyi.records import CLASSES, FAMILIES
from jueyi.training import phrases
from jueyi.training.augment import Augment, augmented, augmenters, rewritten, settings
from jueyi.training.sentences import sentence

NAMES = augmenters.names()


def row(text: str, *acts: tuple[str, str | None]) -> Labelled:
    """A paragraph with acts by surface and addressee, each a stretch of the text."""
    found = []
    place = 0
    for surface, who in acts:
        start = text.index(surface, place)
        place = start + len(surface)
        verb = load_lexicon().parse(surface)
        assert verb is not None
        span = None
        if who is not None:
            at = text.index(who)
            span = GoldAddressee(at, at + len(who), ("states",), ((at, at + len(who), "states"),))
        found.append(GoldAct(start, place, verb.lemma, verb.family, span))
    part = "preambular" if text.endswith("，") else "operative"
    return Labelled(text, part, "ga", "own", tuple(found))


ROWS = (
    row(
        "敦促沿岸国和其他会员国尽快批准公约，并请秘书长在下届会议提出报告；",
        ("敦促", "沿岸国和其他会员国"), ("请", "秘书长"),
    ),
    row("回顾其关于灯塔的决议，", ("回顾", None)),
    row("审议了秘书长关于灯塔的报告，", ("审议了", None)),
    row("表示严重关切灯塔的损毁，", ("表示严重关切", None)),
    row("对所有捐助国表示感谢，并呼吁立即停止破坏灯塔的行为；", ("表示感谢", "所有捐助国"), ("呼吁", None)),
    row("决定在下届会议继续审议灯塔的问题。", ("决定", None)),
)  # fmt: skip


def labels(made: Labelled) -> Iterator[tuple[int, int]]:
    """All labels of a paragraph, each checked to lie within the text."""
    for act in made.acts or ():
        yield act.start, act.end
        if act.addressee:
            yield act.addressee.start, act.addressee.end
            yield from ((start, end) for start, end, _ in act.addressee.parties)


def check(made: Labelled) -> None:
    """The laws of a labelled paragraph."""
    acts = made.acts or ()
    lexicon = load_lexicon()
    assert all(0 <= start < end <= len(made.text) for start, end in labels(made))
    assert all(first.end <= second.start for first, second in pairwise(acts))
    for act in acts:
        verb = lexicon.parse(made.text[act.start : act.end])
        assert verb is not None
        assert (verb.lemma, verb.family) == (act.lemma, act.family)
        assert act.family in FAMILIES
        who = act.addressee
        if who is not None:
            assert set(who.classes) <= set(CLASSES)
            assert who.parties[0][0] == who.start
            last = who.parties[-1][1]  # before the bracket of 会员国(包括发展中国家)
            assert made.text[last : who.end] in ("", ")", "在内", "在内)")
            assert who.classes == tuple(dict.fromkeys(c for _, _, c in who.parties))
            assert all(a[1] < b[0] for a, b in pairwise(who.parties))
            assert who.end <= act.start or who.start >= act.end


def test_offsets_move_with_what_is_put_in_front_between_and_behind() -> None:
    old = row("敦促会员国批准公约；", ("敦促", "会员国"))
    made = rewritten(old, [(0, 0, "为此，"), (2, 5, "沿岸各国"), (5, 5, "尽快"), (5, 7, "加入")])
    assert made is not None and made.acts is not None
    assert made.text == "为此，敦促沿岸各国尽快加入公约；"
    act = made.acts[0]
    assert made.text[act.start : act.end] == "敦促"
    assert act.addressee is not None
    assert made.text[act.addressee.start : act.addressee.end] == "沿岸各国"
    assert [made.text[a:b] for a, b, _ in act.addressee.parties] == ["沿岸各国"]


def test_an_edit_that_cuts_a_label_is_refused() -> None:
    assert rewritten(row("敦促会员国批准公约；", ("敦促", "会员国")), [(4, 7, "人")]) is None


@pytest.mark.parametrize("name", NAMES)
def test_variants_keep_their_labels(name: str) -> None:
    random, function = Random(3), augmenters.get(name)
    made = [function(old, random) for _ in range(200) for old in ROWS]
    assert any(made)
    for variant in filter(None, made):
        check(variant)


def surfaces(made: Labelled) -> list[str]:
    return [made.text[act.start : act.end] for act in made.acts or ()]


def addressees(made: Labelled) -> list[str | None]:
    whos = [act.addressee for act in made.acts or ()]
    return [who and made.text[who.start : who.end] for who in whos]


@pytest.mark.parametrize(
    ("name", "old", "same"),
    [
        ("jueyi.equal_verbs.v1", ROWS[0], addressees),  # the verb changes, not who is asked
        ("jueyi.other_parties.v1", ROWS[0], surfaces),  # who is asked changes, not the verb
        ("jueyi.frames.v1", ROWS[0], lambda r: surfaces(r) + addressees(r)),
    ],
)
def test_what_an_augmenter_leaves_alone(name: str, old: Labelled, same: object) -> None:
    made = augmenters.get(name)(old, Random(1))
    assert made.text != old.text
    assert callable(same) and same(made) == same(old)


def test_a_pronoun_keeps_its_antecedent() -> None:
    old = row("敦促会员国批准公约，并请它们提出报告；", ("敦促", "会员国"), ("请", "它们"))
    assert augmenters.get("jueyi.other_parties.v1")(old, Random(1)) is None


def test_names_and_quotations_are_not_made_older() -> None:
    old = row("回顾其《灯塔和航标的宣言》，", ("回顾", None))
    made = augmenters.get("jueyi.old_style.v1")(old, Random(1))
    assert made is None or "《灯塔和航标的宣言》" in made.text


def test_own_sentences_keep_the_laws_and_stand_in_both_parts() -> None:
    random = Random(5)
    made = [sentence("ga", random) for _ in range(2000)]
    for own in made:
        check(own)
    assert {own.part for own in made} == {"preambular", "operative"}
    assert any(not own.acts for own in made)
    assert len({own.text for own in made}) > 1800


def test_phrases_are_listed_once_and_hold_no_mark() -> None:
    for kind, texts in phrases.phrases().items():
        assert len(texts) == len(set(texts)), kind
        if kind == "insert":  # each begins with the mark that opens it
            assert all(text[0] in "，、" for text in texts)
            texts = tuple(text[1:] for text in texts)
        assert not any(mark in text for text in texts for mark in "，；。：\t "), kind


HOW = Augment(NAMES, chance=0.5, variants=2.0, own=2.0, weight=0.25, seed=7)


def test_so_many_as_asked_weighted_and_of_their_own_group() -> None:
    found = augmented(ROWS, HOW)
    assert 2 * len(ROWS) <= len(found) <= 4 * len(ROWS)
    assert {(made.weight, made.group) for made in found} == {(0.25, "augmented")}
    assert augmented(ROWS, None) == []
    assert augmented([replace(ROWS[0], acts=None)], HOW) == []
    assert augmented(ROWS, HOW) == found != augmented(ROWS, replace(HOW, seed=8))


def test_the_same_whatever_the_hash_seed() -> None:
    code = (
        "from random import Random; from jueyi.training.sentences import sentence\n"
        "from jueyi.training.augment import *\n"
        "rows = [sentence('ga', Random(n)) for n in range(50)]\n"
        "print(augmented(rows, Augment(augmenters.names(), variants=1.0, own=1.0)))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ({"augmenters": [], "chanse": 0.5}, "Did you mean chance?"),
        ({"augmenters": ["jueyi.frame.v1"]}, "Did you mean 'jueyi.frames.v1'?"),
        ({"augmenters": [], "weight": 2.0}, "0 to 1"),
        ({"own": 0.5}, "names of functions"),
    ],
)
def test_a_wrong_section_is_told(section: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigError, match=said.replace("?", r"\?")):
        settings(section)


def test_no_section_makes_nothing() -> None:
    assert settings(None) is None
