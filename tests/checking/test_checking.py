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


IMPOSSIBLE = {
    "session 0": ("回顾其第0/1号决议，", ["0/1"]),
    "number 0": ("回顾其第98/0号决议，", ["98/0"]),
    "zero in front": ("回顾其第98/03号决定，", ["98/03"]),
    "a session that is far away": ("回顾其第200/5号决议，", ["200/5"]),
    "in a list": ("回顾其第98/3号、第982/4号和第98/5号决议，", ["982/4"]),
    "as a symbol": (
        "回顾其决议(A/RES/200/5)和人权理事会的决定(A/HRC/DEC/0/1)，",
        ["A/RES/200/5", "A/HRC/DEC/0/1"],
    ),
    "a number of five digits": ("回顾安全理事会第99999(2020)号决议，", ["99999(2020)"]),
    "a year before the Charter": ("回顾安全理事会第12(1850)号决议，", ["12(1850)"]),
    "a year of five digits": ("回顾安全理事会第1325 (20000)号决议，", ["1325 (20000)"]),
    "a day of no calendar": ("回顾其2044年2月30日第99/4号决议，", ["99/4"]),
    "a month of no calendar": ("回顾人权理事会2018年13月1日第37/20号决议，", ["37/20"]),
    "another body counts as it likes": (
        "回顾山区学校委员会第428/12号决定和山区学校组织第7/2019号决议，",
        [],
    ),
    "what is right": (
        "回顾其第98/3号、第ES-10/13号、第1514(XV)号和经济及社会理事会第2017/25号决议以及2044年2月29日第98/110号决议，",
        [],
    ),
    "what is no resolution": ("见第200/5号文件和《条约汇编》第1577(20200)卷第27531号。", []),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_numbers_that_cannot_be(name: str, labeller: Labeller) -> None:
    text, printed = IMPOSSIBLE[name]
    found = doubts(labeller.label(f"大会，\n{text}"))
    assert [doubt.printed for doubt in found] == printed


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
