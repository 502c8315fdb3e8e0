from __future__ import annotations

import pytest
from jueyi import lexicon
from jueyi.corpus.build import Row
from jueyi.corpus.projection import ask, party_class, project

ASKS = [
    ("3. Requests the Secretary-General to mend the dam;", "the Secretary-General", ("secretary-general",)),
    ("Also urges Member States and relevant stakeholders to plant trees;", None, ("states", "international-community")),
    ("(b) Calls upon all parties to the conflict to spare the library;", None, ("conflict-parties",)),
    ("Encourages States parties to the Convention to pay;", None, ("states",)),
    ("Invites the United Nations Office on Lamps and Wicks to report;", None, None),
    ("Strongly encourages Governments, in the light of the flood, to build;", "Governments", ("states",)),
    ("Urges the immediate repair of the lighthouse;", "", ()),
    ("Calls for the repair of the lighthouse;", "", ()),
]  # fmt: skip
OTHERS = [
    "Recalling its resolution on lamps,",
    "Requests that the lamp be lit;",
    "Encourages cooperation between the harbour and the school;",
    "Decides to meet again;",
]


@pytest.mark.parametrize(("english", "party", "classes"), ASKS)
def test_english_says_who_is_asked(english: str, party: str | None, classes: tuple | None) -> None:
    found = ask(english)
    assert found is not None
    assert party is None or found.party == party
    assert found.classes == classes


@pytest.mark.parametrize("english", OTHERS)
def test_english_that_does_not_say_it_plainly(english: str) -> None:
    assert ask(english) is None


@pytest.mark.parametrize(
    ("party", "label"),
    [
        ("the Special Representative of the Secretary-General for Lamps", "un-official"),
        ("relevant United Nations entities", "un-entity"),
        ("non-governmental organizations", "civil-society"),
        ("international and regional organizations", "intergovernmental"),
        ("the Government of Ruritania", "named-state"),
        ("the Human Rights Council", "un-organ"),
        ("lamps", None),
    ],
)
def test_classes_of_english_parties(party: str, label: str | None) -> None:
    assert party_class(party) == label


def row(chinese: str, english: str) -> Row:
    verb = 2 if chinese.startswith("敦促") else 1
    return Row(
        "p",
        "d",
        "ga",
        "s",
        "train",
        "operative",
        "1",
        0,
        chinese,
        None,
        ((0, verb),),
        english=english,
    )


def test_chinese_ends_where_texts_part() -> None:
    tasks = "修缮堤坝 清理河道 提出报告 派遣专家 开办学校 点亮灯塔".split()
    rows = [row(f"敦促守塔人和船主{t}；", "Urges keepers and masters to act;") for t in tasks]
    rows += [row(f"请秘书长{t}；", "Requests the Secretary-General to act;") for t in tasks]
    rows.append(row("敦促立即修缮灯塔；", "Urges the immediate repair of the lighthouse;"))
    rows.append(
        row("敦促灯塔公司修缮灯塔；", "Urges the Lamp Company to mend it;")
    )  # said once only
    found = project(rows, lexicon.load())
    spans = []
    for item in found:
        assert item.gold is not None and item.gold.set == "projected"
        who = item.gold.acts[0].addressee
        spans.append((item.text[who.start : who.end], who.classes) if who else None)
    assert spans == [("守塔人和船主", ())] * 6 + [("秘书长", ("secretary-general",))] * 6 + [None]
    assert all(item.gold is None for item in rows)


def test_what_goes_on_is_no_end() -> None:
    tails = (
        "特别是渔民修缮堤坝 以及渔民清理河道 和渔民提出报告 、渔民派遣专家 的渔民开办学校".split()
    )
    rows = [row(f"敦促守塔人{t}；", "Urges keepers to act;") for t in tails]
    assert project(rows, lexicon.load()) == []
