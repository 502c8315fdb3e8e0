from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
from jueyi import writing
from jueyi.components.labeller import Labeller
from jueyi.errors import JueyiError
from jueyi.register import output
from jueyi.register.asked import Asked
from jueyi.register.duplicates import duplicates
from jueyi.register.query import Register
from pyarrow import parquet
from support.command import run

TEXT = """A/RES/98/{n}
98/{n}. {title}
大会，
回顾其第97/3号决议，
1. 请秘书长至迟于2044年12月1日就第97/4号决议的执行情况向大会第九十九届会议提交报告；
2. 敦促会员国为山地学校的供暖拨款；
3. 请联合国环境规划署：
(a) 每两年向环境大会报告一次；
(b) {task}；
4. 感谢毒罪办的工作。
{year}年12月11日
第63次全体会议"""
TASK = "在现有资源范围内继续编写关于山地学校冬季供暖的技术准则"


@pytest.fixture(scope="module")
def batch(labeller: Labeller, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("register") / "acts.parquet"
    texts = [
        TEXT.format(n=1, title="山地学校的供暖", task=TASK, year=2042),
        TEXT.format(n=2, title="山地学校的供暖", task=TASK, year=2043),
        TEXT.format(n=3, title="偏远地区的教学", task=TASK + "和规范", year=2043),
    ]
    with writing.open_writer(str(path)) as writer:
        for place, text in enumerate(texts):
            resolution = labeller.label(text, f"{place}.txt")
            writer.append(writing.encode(resolution, "parquet"))
    return path


@pytest.fixture(scope="module")
def register(batch: Path) -> Register:
    return Register([batch])


def rows(register: Register, **asked: object) -> list[dict]:
    found = register.ask(Asked(**asked))
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def test_who_is_asked_what(register: Register) -> None:
    (first, *_) = rows(register, reports=True, since="2043-01-01", to="un:sg")
    assert first["entity_zh"] == "秘书长"
    assert first["due"] == date(2045, 9, 14)
    assert first["report_entity"] == "un:ga"
    assert first["task"].startswith("至迟于2044年12月1日")
    assert (first["symbol"], first["number"]) == ("A/RES/98/2", "1")
    assert first["grounds"] == ["A/RES/97/4"]


def test_a_sub_item_is_a_row(register: Register) -> None:
    found = rows(register, to="un:unep", until="2042-12-31")
    assert [r["number"] for r in found] == ["3 (a)", "3 (b)"]
    assert [r["report"] for r in found] == [True, False]
    assert found[0]["times"] == ["P2Y"]


def test_batches_do_not_cross_and_a_file_counts_once(labeller: Labeller, tmp_path: Path) -> None:
    counts = []
    for folder, documents in (("a", ("x/1.txt",)), ("b", ("y/1.txt", "x/1.txt"))):
        path = tmp_path / folder / "acts.parquet"
        path.parent.mkdir()
        with writing.open_writer(str(path)) as writer:
            for place in documents:
                text = TEXT.format(n=len(place), title=f"{place}", task=TASK, year=2042)
                found = replace(labeller.label(text, "1.txt"), path=place, document=place[-5:])
                if place == "x/1.txt" and folder == "b":
                    found = replace(found, document="other.txt")
                writer.append(writing.encode(found, "parquet"))
        with_one = Register([path])
        counts.append(len(with_one.ask(Asked()).rows))
        with_one.close()
    both = Register([tmp_path / "a" / "acts.parquet", tmp_path / "b" / "acts.parquet"])
    rows = both.ask(Asked()).rows
    assert counts == [counts[0], 2 * counts[0]] and len(rows) == counts[1]
    assert len(both.sql("SELECT * FROM acts").rows) == len(both.sql("SELECT * FROM acts "
        "JOIN documents USING (batch, document)").rows)  # fmt: skip
    both.close()


def test_thanks_ask_nothing(register: Register) -> None:
    assert rows(register, to="毒罪办") == []


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"to": "states"}, 3),
        ({"to": "环境规划署"}, 6),
        ({"to": "environment programme"}, 6),
        ({"due": "GA/99"}, 3),
        ({"due": "2045-09"}, 3),
        ({"due": "2044"}, 0),
        ({"verb": "敦促"}, 3),
        ({"organ": "ga"}, 12),
        ({"organ": "sc"}, 0),
        ({"words": "供暖"}, 6),
        ({"since": "2043-01-01", "verb": "敦促"}, 2),
    ],
)
def test_filters(register: Register, asked: dict, count: int) -> None:
    assert len(rows(register, **asked)) == count


def test_questions_in_sql(register: Register) -> None:
    assert register.sql("SELECT count(*) FROM documents").rows == [(3,)]
    with pytest.raises(JueyiError, match="DuckDB says"):
        register.sql("SELECT nothing FROM nowhere")


def test_duplicates_are_explained_and_a_yearly_repetition_is_none(register: Register) -> None:
    found = duplicates(register.ask(Asked(to="un:unep")))
    pairs = {frozenset((d.one, d.two)) for d in found}
    assert pairs == {
        frozenset((f"A/RES/98/2 ¶3 ({item})", f"A/RES/98/3 ¶3 ({item})")) for item in "ab"
    }
    (longer,) = (d for d in found if d.one.endswith("(b)"))
    assert "山地学校冬季供暖" in longer.shared and longer.similarity > 90


def test_a_database_that_others_open(batch: Path, tmp_path: Path) -> None:
    path = tmp_path / "register.duckdb"
    Register([batch], path).close()
    with duckdb.connect(str(path), read_only=True) as connection:
        assert connection.sql("SELECT count(*) FROM register").fetchall() == [(12,)]
    with pytest.raises(JueyiError, match="exists"):
        Register([batch], path)


def test_outputs(register: Register, tmp_path: Path) -> None:
    answer = register.ask(Asked(reports=True))
    for ending in output.ENDINGS:
        output.write(answer, tmp_path / f"a{ending}")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as handle:
        assert len(list(csv.DictReader(handle))) == len(answer.rows)
    assert parquet.read_table(tmp_path / "a.parquet").num_rows == len(answer.rows)
    assert (tmp_path / "a.html").read_text("utf-8").count("<tr>") == len(answer.rows) + 1
    with pytest.raises(JueyiError, match="unknown format"):
        output.check("a.docx")


def test_the_calendar(register: Register, tmp_path: Path) -> None:
    output.write(register.ask(Asked(to="un:sg")), tmp_path / "a.ics")
    text = (tmp_path / "a.ics").read_bytes().decode()
    assert text.count("BEGIN:VEVENT") == 3
    assert "DTSTART;VALUE=DATE:20450914" in text
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = text.replace("\r\n ", "")
    assert re.search(r"SUMMARY:秘书长：请 \(A/RES/98/1 ¶1\)", unfolded)
    with pytest.raises(JueyiError, match="no register"):
        output.write(register.sql("SELECT 1"), tmp_path / "b.ics")


def test_tables_that_are_not_there(tmp_path: Path, batch: Path) -> None:
    with pytest.raises(JueyiError, match="no such table"):
        Register([tmp_path / "none.parquet"])
    parquet.write_table(parquet.read_table(batch).select(["document"]), tmp_path / "old.parquet")
    with pytest.raises(JueyiError, match="no column"):
        Register([tmp_path / "old.parquet"])


def test_the_command(batch: Path, tmp_path: Path) -> None:
    done = run("register", batch, "--to", "un:sg", "--reports")
    assert done.returncode == 0, done.stderr
    assert "A/RES/98/2" in done.stdout and "3 rows" in done.stderr
    done = run("register", batch, "--sql", "SELECT organ, count(*) AS n FROM acts GROUP BY ALL")
    assert "大会" in done.stdout
    done = run("register", batch, "--duplicates", "-o", tmp_path / "d.csv")
    assert done.returncode == 0 and "similarity" in (tmp_path / "d.csv").read_text("utf-8-sig")
    done = run("register", batch, "--since", "gestern")
    assert done.returncode == 2 and "no date" in done.stderr
    done = run("register", tmp_path / "none.parquet")
    assert done.returncode == 2 and "no such table" in done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--due", "soon"), "'soon'"),
        (("--due", "20260301"), "a day (2026-03-01)"),
        (("--due", "2044-13"), "a day (2026-03-01)"),
        (("--due", "2044-02-31"), "a day (2026-03-01)"),
        (("--due", "0000"), "a day (2026-03-01)"),
        (("--organ", "unga"), "ga, sc, hrc, ecosoc"),
        (("--sql", "SELECT 1", "--to", "un:sg"), "--sql alone"),
        (("--sql", "SELECT 1", "--duplicates"), "--sql alone"),
    ],
)
def test_conditions_that_cannot_be_kept_are_refused(
    batch: Path, options: tuple[str, ...], said: str
) -> None:
    done = run("register", batch, *options)
    assert done.returncode == 2 and said in done.stderr
    assert "Traceback" not in done.stderr and not done.stdout


def test_a_kept_database_still_answers(batch: Path, tmp_path: Path) -> None:
    done = run("register", batch, "--database", tmp_path / "a.duckdb", "--organ", "ga")
    assert done.returncode == 0 and "A/RES/98/2" in done.stdout
