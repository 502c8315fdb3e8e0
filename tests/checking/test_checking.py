from __future__ import annotations

from pathlib import Path

import pytest
from jueyi import writing
from jueyi.checking.citations import doubts
from jueyi.components.labeller import Labeller
from jueyi.reading import akn
from support.akn import AKN
from support.command import run

CASES = {
    "right": ("回顾其2043年12月1日第98/3号决议，", None),
    "session": ("回顾其2043年12月1日第68/3号决议，", "session 68 did not sit"),
    "Council's year": ("回顾安全理事会2001年1月3日第1325(2000)号决议，", "the number is of 2000"),
    "Council's number": ("回顾安全理事会第1325(2010)号决议，", "no resolution of 2010"),
    "right number": ("回顾安全理事会第1325(2000)号决议，", None),
    "annual": ("回顾经济及社会理事会2043年7月1日第2042/25号决议，", "the number is of 2042"),
    "human rights": ("回顾人权理事会2018年3月22日第57/20号决议，", "of the Council did not sit"),
    "title": ("回顾其题为“海洋观测”的第98/3号决议，", "its title is 山地学校的供暖"),
    "right title": ("回顾其题为“山地学校的供暖”的第98/3号决议，", None),
}


@pytest.mark.parametrize("name", CASES)
def test_doubts(name: str, labeller: Labeller) -> None:
    text, why = CASES[name]
    found = doubts(labeller.label(f"大会，\n{text}"), titles={"A/RES/98/3": "山地学校的供暖"})
    if why is None:
        assert found == []
    else:
        (doubt,) = found
        assert why in doubt.why


def test_links_that_contradict_the_print(labeller: Labeller) -> None:
    data = AKN.replace(
        "其各项决议", '其第<a href="https://undocs.org/ch/A/RES/99/8">99/7</a>号决议'
    ).encode()
    source, marked = akn.build(data, "x.xml")
    (doubt,) = doubts(labeller.label_source(source), marked)
    assert (doubt.printed, doubt.why) == ("99/7", "the link goes to A/RES/99/8")


def test_the_command(tmp_path: Path, labeller: Labeller) -> None:
    (tmp_path / "a.txt").write_text(
        "大会，\n回顾其2043年12月1日第68/3号决议，\n1. 请各国合作；", "utf-8"
    )
    done = run("check", tmp_path / "a.txt")
    assert done.returncode == 1 and "session 68" in done.stdout
    (tmp_path / "b.txt").write_text("大会，\n1. 请各国合作；", "utf-8")
    done = run("check", tmp_path / "b.txt")
    assert done.returncode == 0 and "0 doubts in 1 document" in done.stderr
    known = labeller.label("A/RES/98/3\n98/3. 山地学校的供暖\n大会，\n1. 请各国合作。", "k")
    with writing.open_writer(str(tmp_path / "k.parquet")) as writer:
        writer.append(writing.encode(known, "parquet"))
    (tmp_path / "c.txt").write_text(
        "大会，\n回顾其题为“海洋观测”的第98/3号决议，\n1. 请各国合作；", "utf-8"
    )
    done = run("check", tmp_path / "c.txt", "--against", tmp_path / "k.parquet")
    assert done.returncode == 1 and "山地学校" in done.stdout
    done = run("check", tmp_path / "b.txt", "--against", tmp_path / "none.parquet")
    assert done.returncode == 2 and "no table of documents" in done.stderr
