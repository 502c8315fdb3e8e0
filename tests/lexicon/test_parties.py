from __future__ import annotations

import pytest
from jueyi.errors import LexiconError
from jueyi.lexicon.entities import load_entities
from jueyi.lexicon.parties import Parties, load_parties


def test_names_are_those_of_entities_and_own_rows_win() -> None:
    entities = {"河流图书馆": "un-entity", "河馆": "un-entity", "各馆长": "un-official"}
    own = "name\tclass\n河流图书馆\tun-organ\n沿岸国\tstates\n各馆长\t-\n"
    assert Parties(own, entities).names == {"河流图书馆": "un-organ", "沿岸国": "states"}


def test_only_these_are_of_another_class_than_their_entity() -> None:
    names = load_parties().names
    differing = [
        name
        for name, known in load_entities().by_name.items()
        if len(name) >= 3 and names.get(name, known.label) != known.label
    ]
    assert sorted(differing) == ["特别程序", "红十字会与红新月会国际联合会", "红十字国际委员会"]


def test_an_unknown_class_is_named() -> None:
    with pytest.raises(LexiconError, match="class 'river'"):
        Parties("name\tclass\n沿岸国\triver\n")
