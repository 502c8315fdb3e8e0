"""People's own labels: each reader of docs/extending.md trains a model, from the lines printed there."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
import spacy
from conftest import ROOT
from jueyi.components.pipes.references import gold_of
from jueyi.corpus import gold
from jueyi.corpus.reader import Reader, rows_of
from jueyi.corpus.readers import doc_bin, prodigy, standoff
from jueyi.corpus.tables import csv_table
from jueyi.errors import CorpusError
from jueyi.labelled import Labelled
from jueyi.training import config
from jueyi.training.train import labeller_of, train
from spacy.tokens import DocBin
from spacy.util import registry
from support.rows import ROWS

LABELLED = [row for row in ROWS if row.acts is not None]
BARE = {row.text: row.acts for row in LABELLED}


def write_standoff(folder: Path) -> None:
    (folder / "corrected").mkdir()
    texts, labels = [], []
    for text, acts in BARE.items():
        paragraph = gold.GoldParagraph(gold.digest(text), "A/1", gold.CORRECTED, acts)
        labels.append(gold.row(paragraph))
        texts.append(json.dumps({"id": "A/1", "text": text, "part": "operative", "number": None}))
    (folder / "corrected/labels.jsonl").write_text("\n".join(labels) + "\n", "utf-8")
    (folder / "corrected/texts.jsonl").write_text("\n".join(texts) + "\n", "utf-8")


def write_docbin(folder: Path) -> None:
    nlp = spacy.blank("zh")
    found = DocBin()
    for text, acts in BARE.items():
        doc = nlp.make_doc(text)
        doc.spans["acts"] = [doc.char_span(a.start, a.end, a.family) for a in acts]
        who = [a.addressee for a in acts if a.addressee]
        doc.spans["addressees"] = [doc.char_span(w.start, w.end, "addressee") for w in who]
        doc.spans["parties"] = [doc.char_span(*p) for w in who for p in w.parties]
        found.add(doc)
    found.to_disk(folder / "train.spacy")


def write_prodigy(folder: Path) -> None:
    lines = []
    for text, acts in BARE.items():
        spans = []
        for act in acts:
            spans.append({"start": act.start, "end": act.end, "label": act.family})
            if act.addressee:
                who = act.addressee
                spans.append({"start": who.start, "end": who.end, "label": "addressee"})
                spans += [{"start": a, "end": b, "label": label} for a, b, label in who.parties]
        lines.append(json.dumps({"text": text, "spans": spans, "answer": "accept"}))
    (folder / "annotations.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def write_csv(folder: Path) -> None:
    with (folder / "acts.csv").open("w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle)
        out.writerow(
            [
                "text",
                "act_start",
                "act_end",
                "family",
                "addressee_start",
                "addressee_end",
                "classes",
            ]
        )
        for text, acts in BARE.items():
            for act in acts:
                who = act.addressee
                span = [who.start, who.end, ";".join(who.classes)] if who else ["", "", ""]
                out.writerow([text, act.start, act.end, act.family, *span])


WRITERS = {
    "Standoff": write_standoff,
    "DocBin": write_docbin,
    "Prodigy": write_prodigy,
    "CSV": write_csv,
}


def printed(kind: str) -> str:
    """The configuration lines of a reader as docs/extending.md prints them."""
    page = (ROOT / "docs/extending.md").read_text("utf-8")
    (block,) = (b for b in re.findall(r"```ini\n(.*?)```", page, re.S) if f"jueyi.{kind}.v1" in b)
    return block


@pytest.mark.parametrize("kind", WRITERS)
def test_own_labels_train_a_model(kind: str, tmp_path: Path, monkeypatch) -> None:
    WRITERS[kind](tmp_path)
    monkeypatch.chdir(tmp_path)
    block = printed(kind)
    assert len(block.strip().splitlines()) <= 5
    (tmp_path / "own.cfg").write_text(
        f'[variant]\nbase = "{ROOT.as_posix()}/configs/default.cfg"\n[corpora]\n{block}\n'
        '[corpora.half]\n@readers = "test.Half.v1"\n'
        '[training]\ndev_corpus = "corpora.half"\nrefit_corpus = null\nmeasured_corpora = []\n',
        "utf-8",
    )

    @registry.readers("test.Half.v1")
    def half() -> Reader:
        return Reader(lambda: [row for row in LABELLED if row.text in sorted(BARE)[::3]])

    with pytest.warns(UserWarning, match="no examples to learn unknown_verbs from"):
        run = train(config.load(tmp_path / "own.cfg", {"tracking.uri": ""}))
    assert 0 < run.card["trained_on"] < len(BARE) and run.card["measured_on"] > 0
    figures = {f.name: f.value for f, _ in run.report.figures["half"]}
    assert figures["acts"] > 0.9
    assert labeller_of(run.nlp).acts("敦促会员国继续修缮堤坝；", "operative")


def test_they_all_read_the_same(tmp_path: Path) -> None:
    for write in WRITERS.values():
        write(tmp_path)
    found = {
        "Standoff": standoff(
            str(tmp_path / "corrected/texts.jsonl"), str(tmp_path / "corrected/labels.jsonl")
        ),
        "DocBin": doc_bin(str(tmp_path / "train.spacy")),
        "Prodigy": prodigy(str(tmp_path / "annotations.jsonl")),
        "CSV": csv_table(str(tmp_path / "acts.csv")),
    }
    for kind, reader in found.items():
        rows = {row.text: row for row in rows_of(reader)}
        assert rows.keys() == BARE.keys(), kind
        for text, acts in BARE.items():
            got = rows[text].acts
            assert [(a.start, a.end, a.lemma, a.family) for a in got] == [
                (a.start, a.end, a.lemma, a.family) for a in acts
            ], kind
            assert [a.addressee and a.addressee.classes for a in got] == [
                a.addressee and a.addressee.classes for a in acts
            ], kind


def test_a_reader_of_spacys_own(tmp_path: Path) -> None:
    from spacy.training.corpus import Corpus

    write_docbin(tmp_path)
    rows = rows_of(Corpus(tmp_path / "train.spacy"), spacy.blank("zh"))
    assert {row.text for row in rows} == BARE.keys()


def test_references_survive_serialisation() -> None:
    from jueyi.components.pipes.references import set_gold
    from spacy.tokens import Doc

    nlp = spacy.blank("zh")
    doc = nlp.make_doc(LABELLED[0].text)
    set_gold(doc, LABELLED[0])
    assert gold_of(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == LABELLED[0]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("texts.jsonl", "no json\n", "texts.jsonl line 1: no JSON"),
        ("texts.jsonl", '{"id": "x"}\n', "line 1: no text"),
        ("texts.jsonl", '{"text": "无标签"}\n', "no label fits a text"),
        ("a.spacy", "no docbin", "no DocBin"),
        ("a.jsonl", '{"text": 1}\n', "a.jsonl line 1"),
        ("a.csv", "text,act_start\n", "no column act_end"),
        ("a.csv", "text,act_start,act_end,family,addressee_start,addressee_end,classes\n请,x,1,directive,,,\n", "line 2: malformed numbers"),
        ("a.csv", "text,act_start,act_end,family,addressee_start,addressee_end,classes\n请,0,9,directive,,,\n", "act 'directive' at 0 to 9"),
        ("a.csv", "text,act_start,act_end,family,addressee_start,addressee_end,classes\n请人,0,1,directive,1,2,people\n", "addressee people at 1 to 2"),
    ],
)  # fmt: skip
def test_bad_files_are_one_sentence(tmp_path: Path, name: str, content: str, words: str) -> None:
    write_standoff(tmp_path)
    path = tmp_path / name
    path.write_text(content, "utf-8")
    readers = {
        "texts.jsonl": lambda: standoff(str(path), str(tmp_path / "corrected/labels.jsonl")),
        "a.spacy": lambda: doc_bin(str(path)),
        "a.jsonl": lambda: prodigy(str(path)),
        "a.csv": lambda: csv_table(str(path)),
    }
    with pytest.raises(CorpusError, match=re.escape(words)) as caught:
        readers[name]().rows()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("reader", [doc_bin, prodigy, csv_table])
def test_missing_files_are_errors_not_silence(reader, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="nothing"):
        reader(str(tmp_path / "nothing")).rows()
    with pytest.raises(CorpusError, match="nothing"):
        standoff(str(tmp_path / "nothing"), str(ROOT / "data/tiny/gold")).rows()


def test_concat_takes_a_text_once() -> None:
    from jueyi.corpus.reader import concat

    one = [Labelled("请甲；", "operative", acts=()), Labelled("请乙；", "operative", acts=())]
    other = [Labelled("请甲；", "operative", document="second", acts=())]
    found = concat({"a": Reader(lambda: one), "b": Reader(lambda: other)}).rows()
    assert [(row.text, row.document) for row in found] == [("请甲；", ""), ("请乙；", "")]
