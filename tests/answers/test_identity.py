"""Identity: who a party is, by its words and by its document."""

from __future__ import annotations

import pytest
from jueyi.answers.identity import Identity
from jueyi.errors import LexiconError
from jueyi.lexicon.entities import Entities, load_entities
from jueyi.records import Paragraph, Party, Resolution

HEAD = "id\tclass\tzh\tzh_other\ten\ten_other\tparent\tnote\n"
SHARED = "zh\tids\tnote\n"


def who(
    name: str, label: str, *texts: str, organ: str = "ga", title: str = "", full: str = ""
) -> str:
    """Id of a party that is named behind the texts of a document; "" for none."""
    paragraphs = tuple(
        Paragraph(i, "operative", None, 0, None, text, (0, len(text)))
        for i, text in enumerate((*texts, name))
    )
    resolution = Resolution("x", None, title, None, None, None, paragraphs)
    party = Party(0, len(name), name, label, 1.0, full or None)
    found = Identity(resolution, organ).of(party, len(texts))
    return found.id if found else ""


@pytest.mark.parametrize(
    ("name", "label", "wanted"),
    [
        ("秘书长", "secretary-general", "un:sg"),
        ("毒罪办", "un-entity", "un:unodc"),
        ("联合国毒品和犯罪问题办公室(毒罪办)", "un-entity", "un:unodc"),
        ("苏丹政府", "named-state", "iso:SDN"),
        ("占领国以色列", "named-state", "iso:ISR"),
        ("海地有关当局", "named-state", "iso:HTI"),
        ("大韩民国", "named-state", "iso:KOR"),
        ("联合国系统各实体", "un-entity", "un:system"),
        ("联合国相关机构", "un-entity", ""),
        ("联合国系统各专门机构", "un-entity", "un:specialized-agencies"),
        ("会员国", "states", ""),
        ("国际组织", "intergovernmental", ""),
        ("相关组织", "intergovernmental", ""),
        ("世界卫生组织总干事", "un-official", "un:who-dg"),
        ("人居署执行主任", "un-official", "un:unhabitat-ed"),
    ],
)
def test_names(name: str, label: str, wanted: str) -> None:
    assert who(name, label) == wanted


def test_an_office_that_the_table_does_not_list() -> None:
    assert who("会费委员会主席", "un-official").endswith("/chair")


def test_a_short_form_that_the_document_introduces() -> None:
    assert who("该署", "un-entity", full="联合国环境规划署") == "un:unep"


def test_a_shared_name_is_the_one_named_last_before_it() -> None:
    before = ("欢迎麻醉药品委员会的工作，", "又欢迎妇女地位委员会的工作，")
    assert who("委员会", "un-organ", *before) == "un:ecosoc-csw"
    assert who("委员会", "un-organ", before[0]) == "un:ecosoc-cnd"
    assert who("委员会", "un-organ") == ""


def test_the_organ_tells_the_council() -> None:
    assert who("理事会", "un-organ", organ="hrc") == "un:hrc"
    assert who("理事会", "un-organ", organ="ecosoc") == "un:ecosoc"


def test_the_committee_of_a_sanctions_regime() -> None:
    text = "回顾安全理事会关于海地的第2653(2022)号决议所设委员会(“委员会”)，"
    assert who("委员会", "un-organ", text, organ="sc") == "un:sc-2653"


def test_the_government_of_the_situation() -> None:
    assert who("该国政府", "named-state", title="海地局势") == "iso:HTI"
    assert who("该国政府", "named-state") == ""
    both = ("海地和苏丹，", "海地和苏丹，", "海地和苏丹，")
    assert who("该国政府", "named-state", *both) == ""


def test_the_names_of_the_table_are_its_own() -> None:
    known = load_entities()
    assert not set(known.shared) & set(known.by_name)
    assert known.beginning("大会", 0) == (known.by_id["un:ga"], 2)


@pytest.mark.parametrize(
    ("rows", "shared", "what"),
    [
        ("a:b\tun-entity\t甲\t\tA\t\t\n", "", "malformed row"),
        ("a:b\tnobody\t甲\t\tA\t\t\t\n", "", "class 'nobody'"),
        ("a:b\tun-entity\t甲\t\tA\t\t\t\na:b\tun-entity\t乙\t\tB\t\t\t\n", "", "stands twice"),
        ("a:b\tun-entity\t甲\t\tA\t\t\t\na:c\tun-entity\t甲\t\tB\t\t\t\n", "", "names 'a:b' and"),
        ("a:b\tun-entity\t甲\t\tA\t\ta:z\t\n", "", "parent 'a:z'"),
        ("a:b\tun-entity\t\t\tA\t\t\t\n", "", "an empty cell"),
        ("a:b\tun-entity\t甲\t\tA\t\t\t\n", "会\ta:z\t\n", "unknown id 'a:z'"),
    ],
)
def test_a_table_that_is_not_right_is_refused(rows: str, shared: str, what: str) -> None:
    with pytest.raises(LexiconError, match=what):
        Entities(HEAD + rows, SHARED + shared)
