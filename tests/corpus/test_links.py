"""The UN's links as gold: targets, merged pieces, and what contradicts the print."""

from __future__ import annotations

import pytest
from jueyi.corpus.links import Link, agrees, links_of, note_links, target
from jueyi.document.structure import structure
from jueyi.reading import akn
from support.akn import AKN

BASE = "https://undocs.org/ch/"


@pytest.mark.parametrize(
    ("address", "symbol"),
    [
        (BASE + "A/RES/68/247", "A/RES/68/247"),
        (BASE + "A/RES/68/247b", "A/RES/68/247"),
        (BASE + "A/hrc/RES/51/31", "A/HRC/RES/51/31"),
        (BASE + "S/RES/1325%20(2000)", "S/RES/1325(2000)"),
        ("https://docs.un.org/zh/E/2004/23(supp)", "E/2004/23"),
        (BASE + "A/RES/2200A(XXI)", "A/RES/2200(XXI)"),
        ("https://www.un.org/dppa/x", None),
    ],
)
def test_targets(address: str, symbol: str | None) -> None:
    assert target(address) == symbol


def test_figures_agree_or_not() -> None:
    assert agrees("98/3", "A/RES/98/3") and agrees("3", "A/RES/98/3")
    assert not agrees("98/4", "A/RES/98/3") and not agrees("号", "A/RES/98/3")


def test_pieces_of_one_link_are_merged_where_they_stand() -> None:
    pieces = f'第<a href="{BASE}A/RES/98/3">98</a><a href="{BASE}A/RES/98/3">/3</a>号决议'
    note = f'见第<a href="{BASE}A/RES/97/1">97/1</a>号决议。'
    data = AKN.replace("其各项决议", pieces).replace("第1/1号决议。", note)
    source, marked = akn.build(data.encode(), "x.xml")
    resolution = structure(source)
    ((index, links),) = links_of(resolution, marked).items()
    assert resolution.paragraphs[index].text[links[0].start : links[0].end] == "98/3"
    assert links == [Link(links[0].start, links[0].end, "A/RES/98/3")]
    ((place, noted),) = note_links(marked).items()
    assert source.notes[place].text[noted[0].start : noted[0].end] == "97/1"
