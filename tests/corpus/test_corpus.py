from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT
from jueyi import lexicon
from jueyi.corpus import build as corpus
from jueyi.corpus import gold, unxml
from jueyi.corpus.bold import bold_openings
from jueyi.corpus.dataset import to_dataset
from jueyi.document.structure import structure
from jueyi.errors import CorpusError
from jueyi.fetching.clones import PINS, fetch, pins
from jueyi.labelled import GoldAct, GoldAddressee
from jueyi.reading import akn
from support.akn import AKN


def clone(folder: Path) -> Path:
    """A small clone of our own: one older and one newer document, one in Arabic."""
    for session, name, data in (
        ("77session", "a", AKN),
        ("79session", "b", AKN.replace("99/1", "99/2")),
        ("77session", "c", AKN.replace("其各项决议", "ش" * 60)),
        ("80session", "closed", AKN),
    ):
        path = folder / "GAresolutions" / session / "Chinese" / f"{name}.xml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(data, "utf-8")
    return folder


def labels(folder: Path) -> Path:
    acts = (
        GoldAct(
            0,
            1,
            "请",
            "directive",
            GoldAddressee(1, 4, ("secretary-general",), ((1, 4, "secretary-general"),)),
        ),
    )
    paragraph = gold.GoldParagraph(gold.digest("请秘书长提供课本；"), "A/RES/99/1", "own", acts)
    folder.mkdir()
    (folder / "own.jsonl").write_text(gold.row(paragraph, readings=2) + "\n", "utf-8")
    return folder


def test_build(tmp_path: Path) -> None:
    built = corpus.build(clone(tmp_path / "unxml"), labels(tmp_path / "gold"), lexicon.load())
    assert built.noise["Arabic files in a Chinese folder"] == 1
    assert Counter(row.split for row in built.rows) == {"train": 8, "dev": 8}
    assert not any("80session" in row.path for row in built.rows)
    labelled = [row for row in built.rows if row.gold]
    assert [row.text for row in labelled] == ["请秘书长提供课本；"] * 2
    openings = [row.opening for row in built.rows if row.split == "train"]
    assert openings == [None, None, "回顾", "请", "敦促", None, None, None]
    # The text was drawn from an older document, so it is trained on and not measured on.
    assert len(built.labelled("train")) == 1
    assert built.labelled("dev") == []
    assert len(built.labelled("all")) == 1
    again = corpus.build(tmp_path / "unxml", tmp_path / "gold", lexicon.load())
    assert again.digest() == built.digest()


def test_dataset_has_typed_features(tmp_path: Path) -> None:
    built = corpus.build(clone(tmp_path / "unxml"), labels(tmp_path / "gold"), lexicon.load())
    dataset = to_dataset(built)
    assert len(dataset) == len(built.rows)
    assert dataset.features["part"].names == ["preambular", "operative", "other"]
    row = next(r for r in dataset if r["labelled"])
    assert row["acts"][0]["addressee"]["end"] == 4
    assert row["text"][1:4] == "秘书长"


# One kind of noise in the UN's bold print a row: the markup, the lemma, the verb's span.
BOLD = {
    "whole": ('<span class="bold">深为关切</span>洪水，', "关切", (0, 4)),
    "truncated": ('<span class="bold">表示</span>严重关切洪水，', "关切", (0, 6)),
    "runs on": ('<span class="bold">重申，</span>必须修复水渠，', "重申", (0, 2)),
    "frame word": ('<span class="bold">对</span>洪水表示关切，', "关切", (3, 7)),
    "conjunction": ('<span class="bold">并请</span>秘书长报告，', "请", (1, 2)),
    "no verb": ('<span class="bold">小计</span>三百，', None, None),
}


@pytest.mark.parametrize("name", BOLD)
def test_bold_noise(name: str) -> None:
    markup, lemma, span = BOLD[name]
    data = AKN.replace('<span class="bold">回顾</span>其各项决议', markup.rstrip("，"))
    source, marked = akn.build(data.encode(), "x.xml")
    found = bold_openings(structure(source), marked.bold, lexicon.load(), Counter())
    assert found[2] == (lemma, (span,) if span else ())


def test_labels_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    folder = labels(tmp_path / "gold")
    row = json.loads((folder / "own.jsonl").read_text("utf-8"))
    row["acts"] = []
    (folder / "two.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    with pytest.raises(CorpusError, match="a second, different label"):
        gold.load(folder)


def test_malformed_labels_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"sha256": "x"}\n')
    with pytest.raises(CorpusError, match="a malformed label"):
        gold.load(tmp_path)


def test_the_repository_holds_no_text_of_the_un() -> None:
    found = gold.load(ROOT / "data" / "gold")
    assert len(found) > 3000
    for path in (ROOT / "data" / "gold").glob("*.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            assert "text" not in row
            for act in row["acts"]:
                assert set(act) == {"start", "end", "lemma", "family", "addressee"}


def test_pins_are_checked(tmp_path: Path) -> None:
    assert len(pins(PINS)) == 5
    (tmp_path / "pins.tsv").write_text("a\tb\tc\n")
    with pytest.raises(CorpusError, match="no pin"):
        pins(tmp_path / "pins.tsv")


def test_fetch_resumes_and_says_why_it_cannot(tmp_path: Path) -> None:
    import subprocess

    origin = tmp_path / "origin"
    clone(origin)

    def git(*arguments: str) -> str:
        return subprocess.run(
            ["git", "-C", str(origin), "-c", "user.name=x", "-c", "user.email=x@x", *arguments],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "x")
    head = git("rev-parse", "HEAD")
    pin_file = tmp_path / "pins.tsv"
    pin_file.write_text(f"docs\t{origin}\t{head}\n")
    lines: list[str] = []
    fetch(pin_file, tmp_path / "out", lines.append)
    fetch(pin_file, tmp_path / "out", lines.append)
    assert lines == [f"docs: at {head[:12]}", f"docs: at {head[:12]} already"]
    assert len(list(unxml.documents(tmp_path / "out" / "docs"))) == 3
    pin_file.write_text(f"docs\t{tmp_path}/none\t{'0' * 40}\n")
    with pytest.raises(CorpusError, match="cannot be fetched"):
        fetch(pin_file, tmp_path / "out2", lines.append)


def test_no_source(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no Chinese resolutions"):
        list(unxml.documents(tmp_path))


def test_novel_texts(tmp_path: Path) -> None:
    folder = clone(tmp_path / "unxml")
    path = folder / "GAresolutions/79session/Chinese/b.xml"
    path.write_text(
        path.read_text("utf-8").replace("提供课本", "修缮被台风掀翻的屋顶和门窗"), "utf-8"
    )
    built = corpus.build(folder, labels(tmp_path / "gold"), lexicon.load())
    assert corpus.novel(built) == {"99/2.山中小学", "请秘书长修缮被台风掀翻的屋顶和门窗；"}
