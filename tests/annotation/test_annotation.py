from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES
from hypothesis import given
from hypothesis import strategies as st
from jueyi import annotation, lexicon
from jueyi.annotation import TOOLS, Region, Task, labels
from jueyi.cli import main
from jueyi.components.labeller import Labeller
from jueyi.corpus import gold
from jueyi.errors import CorpusError
from jueyi.labelled import GoldAct
from jueyi.training import config
from jueyi.training import train as training
from support import small

TEXT = "1. 敦促尚未批准公约的国家和秘书处考虑批准，并向各捐助方表示感谢；"


def exported(task: dict, result: list[dict] | None = None) -> dict:
    """What Label Studio gives back of a task: the prediction, accepted or changed."""
    result = task["predictions"][0]["result"] if result is None else result
    done = {"id": 7, "updated_at": "2026-11-25T00:00:00Z", "result": result}
    skipped = {"id": 8, "updated_at": "2026-11-26T00:00:00Z", "was_cancelled": True, "result": []}
    return {"id": 1, "data": task["data"], "annotations": [done, skipped]}


def round_trip(tool: str, tasks: list[Task]) -> list[Task]:
    module = annotation.module(tool)
    text = module.encode(tasks, "jueyi-test")
    if tool == "label-studio":
        text = json.dumps([exported(task) for task in json.loads(text)])
    return module.decode(text, "export")


@pytest.mark.parametrize("tool", TOOLS)
def test_predictions_come_back_as_labels(tool: str, labeller: Labeller) -> None:
    resolution = labeller.label((SAMPLES / "resolution.txt").read_text("utf-8"))
    words = lexicon.load()
    tasks = annotation.tasks_of(resolution)
    back = round_trip(tool, tasks)
    assert [task.text for task in back] == [task.text for task in tasks]
    paragraphs = [p for p in resolution.paragraphs if p.part != "other"]
    count = 0
    for task, paragraph in zip(back, paragraphs, strict=True):
        found = labels.gold_of(task, words, "x")
        wanted = [
            (a.start, a.end, a.lemma, a.family, a.addressee and a.addressee.classes)
            for a in paragraph.acts
        ]
        assert wanted == [
            (a.start, a.end, a.lemma, a.family, a.addressee and a.addressee.classes)
            for a in found.acts
        ]
        count += len(wanted)
        assert (found.sha256, found.set) == (gold.digest(paragraph.text), "corrected")
    assert count > 10


@pytest.mark.parametrize("tool", TOOLS)
@given(text=st.text(min_size=1, max_size=30), cut=st.integers(0, 29))
def test_offsets_survive_any_text(tool: str, text: str, cut: int) -> None:
    text = text.encode("utf-8", "replace").decode()  # a lone surrogate is in no file
    cut %= len(text)
    task = Task(text, {"document": "x"}, [Region("act-0", cut, len(text), "directive")])
    (back,) = round_trip(tool, [task])
    (region,) = back.regions
    assert (back.text, back.text[region.start : region.end]) == (text, text[cut:])


def test_label_studio_counts_utf16_units() -> None:
    task = Task("𠮷请秘书长报告", {}, [Region("act-0", 1, 2, "directive")])
    (item,) = json.loads(annotation.module("label-studio").encode([task], "v"))
    assert item["predictions"][0]["result"][0]["value"]["start"] == 2


def test_label_studio_finds_nothing_wrong(labeller: Labeller) -> None:
    interface = pytest.importorskip("label_studio_sdk.label_interface")
    from jueyi.annotation import label_studio

    checker = interface.LabelInterface(label_studio.config())
    tasks = annotation.tasks_of(labeller.label(TEXT))
    found = json.loads(label_studio.encode(tasks, "jueyi-test"))
    predictions = [p for item in found for p in item["predictions"]]
    assert predictions and all(p["result"] for p in predictions)
    for prediction in predictions:
        assert checker.validate_prediction(prediction, return_errors=True) == []
    labels = {label.get("value") for label in ET.fromstring(label_studio.config()).iter("Label")}
    assert labels == set(annotation.LABELS)


def test_an_addressee_without_a_relation_finds_its_act() -> None:
    text = "敦促各国报告，并向捐助方表示感谢；"
    regions = [
        Region("a", 0, 2, "directive"), Region("b", 2, 4, "addressee"), Region("c", 2, 4, "states"),
        Region("d", 12, 16, "expressive"), Region("e", 9, 12, "addressee"),
        Region("f", 9, 12, "international-community"),
    ]  # fmt: skip
    found = labels.gold_of(Task(text, {}, regions), lexicon.load(), "x")
    assert [a.addressee and (a.lemma, a.addressee.classes) for a in found.acts] == [
        ("敦促", ("states",)),
        ("感谢", ("international-community",)),
    ]


@pytest.mark.parametrize(
    ("facts", "regions", "words"),
    [
        ({"sha256": "0"}, [], "the text has changed"),
        ({}, [Region("a", 0, 2, "verb")], "label 'verb'"),
        ({}, [Region("a", 0, 99, "directive")], "at 0 to 99"),
        ({}, [Region("a", 2, 4, "addressee"), Region("b", 2, 4, "states")], "belongs to no act"),
        ({}, [Region("a", 0, 2, "directive"), Region("b", 2, 4, "addressee")], "no party in it"),
    ],
)
def test_what_a_correction_gets_wrong_is_said(facts: dict, regions: list, words: str) -> None:
    with pytest.raises(CorpusError, match=words):
        labels.gold_of(Task("敦促各国报告；", facts, regions), lexicon.load(), "task 1")


@pytest.mark.parametrize("tool", TOOLS)
def test_a_foreign_file_is_one_sentence(tool: str, tmp_path: Path, capsys) -> None:
    (tmp_path / "x").write_text('{"a": 1}')
    arguments = [str(tmp_path / "x"), "--tool", tool, "-o", str(tmp_path / "out")]
    assert main(["annotate", "import", *arguments]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_the_full_circle(tmp_path: Path) -> None:
    """Export, correct, import, train: the corrected labels are in the model."""
    source, labels = small.write(tmp_path / "corpus")
    tasks, back, out = (tmp_path / name for name in ("tasks.json", "back.json", "corrected"))
    (tmp_path / "new.txt").write_text(
        "1. 敦促灯塔看守人修缮灯塔；\n2. 请灯塔看守人提出报告。\n", "utf-8"
    )
    assert main(["annotate", "export", str(tmp_path / "new.txt"), "-o", str(tasks)]) == 0
    items = json.loads(tasks.read_text("utf-8"))
    corrected = []
    for item in items:  # a person moves the end of the addressee and changes its class
        verb = len("敦促") if "敦促" in item["data"]["text"] else len("请")
        result = [r for r in item["predictions"][0]["result"] if r.get("id") == "act-0"]
        span = {"start": verb, "end": verb + 5, "text": "灯塔看守人"}
        same = {"from_name": "label", "to_name": "text", "type": "labels"}
        result.append({"id": "n1", "value": {**span, "labels": ["addressee"]}, **same})
        result.append({"id": "n2", "value": {**span, "labels": ["civil-society"]}, **same})
        result.append({"type": "relation", "from_id": "act-0", "to_id": "n1", "direction": "right"})
        corrected.append(exported(item, result))
    back.write_text(json.dumps(corrected), "utf-8")
    assert main(["annotate", "import", str(back), "-o", str(out), "--reader", "me"]) == 0

    variant = tmp_path / "corrected.cfg"
    base = (ROOT / "configs/default.cfg").as_posix()
    un, own = "corpora.train.parts.un", "corpora.train.parts.own"
    variant.write_text(
        f'[variant]\nbase = "{base}"\n[corpora]\n[corpora.train]\n@readers = "jueyi.Concat.v1"\n'
        f'[corpora.train.parts]\n[{un}]\n@readers = "jueyi.UNCorpus.v1"\n'
        'source = ${paths.texts}\nlabels = ${paths.labels}\nsplit = "train"\n'
        f'[{own}]\n@readers = "jueyi.Standoff.v1"\ntexts = "{out.as_posix()}/texts.jsonl"\n'
        f'labels = "{out.as_posix()}/labels.jsonl"\n',
        "utf-8",
    )

    def trained(path: Path) -> training.Run:
        settings = {"paths.texts": str(source), "paths.labels": str(labels), "tracking.uri": ""}
        settings["training.refit_corpus"] = None
        return training.train(config.load(path, settings))

    before, after = trained(ROOT / "configs/default.cfg"), trained(variant)
    assert after.card["trained_on"] == before.card["trained_on"] + 2
    assert after.card["measured_on"] == before.card["measured_on"]
    text = "敦促灯塔看守人继续工作；"
    (act,) = training.labeller_of(after.nlp).acts(text, "operative")
    assert (act.addressee.text, act.addressee.classes) == ("灯塔看守人", ("civil-society",))


def test_a_correction_replaces_the_label_it_corrects(tmp_path: Path) -> None:
    one = gold.GoldParagraph("ff", "A", "unxml", ())
    two = gold.GoldParagraph("ff", "A", "corrected", (GoldAct(0, 1, "请", "directive"),))
    for first, second in ((one, two), (two, one)):
        (tmp_path / "a.jsonl").write_text(gold.row(first) + "\n")
        (tmp_path / "b.jsonl").write_text(gold.row(second) + "\n")
        assert gold.load(tmp_path)["ff"].acts == two.acts


def _wrong() -> list[tuple[str, object]]:
    """Files of the three tools in which one value is of another type."""
    good = {
        "prodigy": {"text": "请甲；", "spans": [{"start": 0, "end": 1, "label": "directive"}]},
        "doccano": {
            "text": "请甲；", "relations": [],
            "entities": [{"id": 1, "start_offset": 0, "end_offset": 1, "label": "directive"}],
        },
    }  # fmt: skip
    found: list[tuple[str, object]] = []
    for tool, row in good.items():
        spans = "spans" if tool == "prodigy" else "entities"
        start = "start" if tool == "prodigy" else "start_offset"
        for text in (1, None, "", ["x"]):
            found.append((tool, {**row, "text": text}))
        for value in ("0", None, 1.5, [0], True):
            found.append((tool, {**row, spans: [{**row[spans][0], start: value}]}))
        for value in (1, None, ["directive"]):
            found.append((tool, {**row, spans: [{**row[spans][0], "label": value}]}))
        found += [(tool, {**row, spans: value}) for value in (1, "x", [1], [None])]
        found += [(tool, [row]), (tool, "x"), (tool, 1)]
    for item in (1, "x", None, {}, {"annotations": 1, "data": {}}, {"annotations": [1], "data": 1}):
        found.append(("label-studio", [item]))
    result = {"id": "a", "from_name": "label", "value": {"start": 0, "end": 1, "labels": ["x"]}}
    for wrong in ({"id": 1}, {"value": 1}, {"value": {"start": "0", "end": 1, "labels": ["x"]}},
                  {"value": {"start": 0, "end": 99, "labels": ["x"]}}):  # fmt: skip
        task = {"annotations": [{"result": [{**result, **wrong}]}], "data": {"text": "请甲；"}}
        found.append(("label-studio", [task]))
    return found


WRONG = _wrong()


@pytest.mark.parametrize("number", range(len(WRONG)))
def test_wrong_types_are_one_sentence(number: int, tmp_path: Path, capsys) -> None:
    tool, content = WRONG[number]
    path = tmp_path / "tasks"
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    code = main(["annotate", "import", str(path), "-o", str(tmp_path / "out"), "--tool", tool])
    told = capsys.readouterr().err
    assert code == 2 and "Traceback" not in told and told.startswith("jueyi: ")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("start", "end"), [(0, 999), (-3, 2), (1, 2), (0, 0.5), (2, 2)])
def test_a_region_outside_its_text_costs_its_task(
    start: float, end: float, tmp_path: Path, capsys
) -> None:
    """Label Studio counts UTF-16 units: 1 is within the first character here."""
    tasks = [
        {
            "annotations": [{"result": [{
                "id": "a", "from_name": "label", "type": "labels",
                "value": {"start": a, "end": b, "labels": ["directive"]},
            }]}],
            "data": {"text": text},
        }
        for text, a, b in (("𠮷村请各国修路；", start, end), ("敦促各国修路；", 0, 2))
    ]  # fmt: skip
    (tmp_path / "tasks").write_text(json.dumps(tasks, ensure_ascii=False), "utf-8")
    out = tmp_path / "out"
    tool = ("--tool", "label-studio")
    assert main(["annotate", "import", str(tmp_path / "tasks"), "-o", str(out), *tool]) == 1
    assert "task 1: label 'directive' at" in capsys.readouterr().err
    assert len((out / "labels.jsonl").read_text("utf-8").splitlines()) == 1
