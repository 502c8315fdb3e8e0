from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import jueyi
import pytest
import spacy
from conftest import SAMPLES
from hypothesis import given, settings
from jueyi.components import factories, segmentation
from jueyi.components.clauses import Candidate
from jueyi.components.labeller import SHIPPED, Labeller, read, text_source
from jueyi.components.pipes import docs
from jueyi.components.pipes.references import gold_of
from jueyi.components.registry import features
from jueyi.corpus.reader import example
from jueyi.document.structure import structure
from jueyi.errors import ConfigError, ModelError
from jueyi.training.saving import save_pipeline
from jueyi.training.train import fit, labeller_of
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from support.rows import ROWS
from support.strategies import any_text, resolutions

TEXT = "敦促尚未批准公约的国家考虑批准，并请秘书长为此提供协助；"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return jueyi.pipeline()


def blank(segmenter: str = "char", **config: dict) -> Language:
    found = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": segmenter}}})
    for name in factories.PIPELINE:
        found.add_pipe(name, config=config.get(name, {}))
    return found


def trained(segmenter: str = "char", **config: dict) -> Language:
    found = blank(segmenter, **config)
    fit(found, ROWS)
    return found


def same(nlp: Language, labeller: Labeller, text: str) -> None:
    """The law: a Doc says what the labeller says of its text."""
    wanted = labeller.label(text)
    doc = nlp(text)
    assert doc._.paragraphs == wanted.paragraphs
    assert doc._.acts == tuple(act for p in wanted.paragraphs for act in p.acts)


@settings(max_examples=60)
@given(resolutions)
def test_spacy_says_what_the_fast_path_says(text: str) -> None:
    same(jueyi.pipeline(), jueyi.load(), text)


@settings(max_examples=40)
@given(any_text.filter(bool))
def test_the_same_of_any_text(text: str) -> None:
    same(jueyi.pipeline(), jueyi.load(), text)


def test_the_same_of_traditional_and_wrapped_text(nlp: Language, labeller: Labeller) -> None:
    same(nlp, labeller, "大會，\n1. 敦促會員國考慮批准公約，並請秘書長為此提供協助；")
    same(
        nlp,
        labeller,
        "“安全理事会强调困难。安理会敦促各方停火，并请秘书长报告。\n“安理會促請會員國合作.\n",
    )
    same(
        nlp,
        labeller,
        "1. 委员会赞赏缔约国，并请秘书长报告。\n2. 委员会建议缔约国：\n(a) 请基金协助；\n",
    )
    same(nlp, labeller, "參照其意見，委員會建議締約國合作，並請秘書長報告。")
    for name in ("wrapped.txt", "resolution.txt"):
        same(nlp, labeller, (SAMPLES / name).read_text("utf-8"))


def test_the_words_of_jieba_leave_no_file_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("jieba")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    segmentation._jieba.cache_clear()
    assert segmentation.jieba_words("请秘书长报告") == {0, 1, 4, 6}
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("segmenter", ["char", "jieba"])
def test_the_same_with_both_segmenters(segmenter: str, tmp_path: Path) -> None:
    nlp = trained(segmenter)
    save_pipeline(nlp, tmp_path / "model", {})
    fast = read(tmp_path / "model")
    assert fast.clauses.segmenter == segmenter
    for row in ROWS:
        same(nlp, fast, f"大会，\n1. {row.text}")
        same(spacy.load(tmp_path / "model"), fast, row.text)


def test_the_same_of_real_resolutions(shared: Path, nlp: Language, labeller: Labeller) -> None:
    from jueyi.corpus.unxml import documents
    from jueyi.evaluation.rendering import plain
    from jueyi.reading import akn

    paragraphs = 0
    for number, (path, data) in enumerate(documents(shared / "unxml-train.tar.xz")):
        if number % 40 == 0:
            text = plain(akn.read(data, path))
            same(nlp, labeller, text)
            paragraphs += text.count("\n")
    assert paragraphs > 2000


def test_a_segmenter_limits_the_hypotheses() -> None:
    text = "请联合国秘书长为此提供协助；"
    char, words = factories.Clauses(), factories.Clauses(segmenter="jieba")
    assert char.words(text) is None
    found = words.words(text)
    assert found is not None and {0, len(text)} <= found and len(found) < len(text)
    assert all(c.start in found and c.end in found for c in words.candidates(text, found))


def test_a_doc_of_several_paragraphs(nlp: Language) -> None:
    doc = nlp("大会，\n敦促会员国考虑批准；\n1. 请秘书长\n提出报告；")
    assert [span.text for span in doc.spans["acts"]] == ["敦促", "请"]
    assert next(span.label_ for span in doc.spans["paragraphs"]) == "other"
    assert [span.text for span in doc.spans["addressees"]] == ["会员国", "秘书长"]
    assert [span.label_ for span in doc.spans["parties"]] == ["states", "secretary-general"]
    assert doc.spans["addressees"][1]._.addressee.classes == ("secretary-general",)
    assert [span._.act.lemma for span in doc.spans["acts"]] == ["敦促", "请"]
    first = doc.spans["candidates"][0]._.jueyi
    assert (first["lemma"], first["position"], first["mark"]) == ("敦促", 0, "")


def test_a_doc_that_is_one_paragraph(nlp: Language, labeller: Labeller) -> None:
    text = (SAMPLES / "resolution.txt").read_text("utf-8")
    # A paragraph alone knows no title, which tells the class of 各方.
    untitled = replace(structure(text_source(text)), title=None)
    resolution = labeller.label_resolution(untitled)
    paragraphs = [p for p in resolution.paragraphs if p.part != "other" and not p.level]
    made = []
    for paragraph in paragraphs:
        doc = nlp.make_doc(paragraph.text)
        doc._.part, doc._.organ = paragraph.part, resolution.organ or ""
        made.append(doc)
    assert [doc._.acts for doc in nlp.pipe(made)] == [p.acts for p in paragraphs]


def test_without_structure_it_is_an_error_not_silence() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("jueyi_clauses")
    with pytest.raises(ModelError, match="jueyi_structure before it"):
        nlp(TEXT)


def test_untrained_it_is_an_error_not_silence() -> None:
    with pytest.raises(ModelError, match="has no model"):
        blank()(TEXT)


def test_update_says_that_it_does_not_train() -> None:
    nlp = trained()
    before = [pipe.files() for _, pipe in nlp.pipeline[2:4]]
    with pytest.warns(UserWarning, match="batch learner"):
        nlp.update([example(nlp, ROWS[0])])
    assert [pipe.files() for _, pipe in nlp.pipeline[2:4]] == before


def test_evaluate_gives_spacys_score_dictionary() -> None:
    nlp = trained()
    scores = nlp.evaluate([example(nlp, row) for row in ROWS])
    assert {"acts_p", "acts_r", "acts_f", "later_acts_f", "addressees_f"} <= scores.keys()
    assert 0.8 < scores["acts_f"] <= 1.0 and 0.5 < scores["addressee_classes_f"] <= 1.0
    assert scores["parties_per_type"]["states"]["f"] > 0.5
    assert scores["acts_per_type"]["directive"]["f"] > 0.8
    assert scores["opening_lemma_acc"] == 1.0


def test_examples_of_spacys_own_spans() -> None:
    nlp = blank()
    reference = nlp.make_doc(TEXT)
    reference.spans["acts"] = [
        reference.char_span(0, 2, "directive"), reference.char_span(17, 18, "directive")
    ]  # fmt: skip
    reference.spans["addressees"] = [reference.char_span(2, 11, "addressee")]
    reference.spans["parties"] = [reference.char_span(2, 11, "states")]
    row = gold_of(Example(nlp.make_doc(TEXT), reference).reference)
    assert row.acts is not None
    assert [(act.lemma, act.addressee is None) for act in row.acts] == [
        ("敦促", False), ("请", True)
    ]  # fmt: skip
    assert row.acts[0].addressee.classes == ("states",)


def test_a_feature_group_is_dropped_and_added() -> None:
    @features("test.length.v1")
    def length(text: str, candidate: Candidate, index: int, part: str) -> list[str]:
        return [f"length={candidate.verb.lemma}"]

    names = ["jueyi.place.v1", "test.length.v1"]
    nlp = trained(jueyi_acts={"features": names})
    known = nlp.get_pipe("jueyi_acts").model.models["acts"].features
    assert any(name.startswith("length=") for name in known)
    assert not any(name.startswith("gap=") for name in known)
    assert labeller_of(nlp).label(ROWS[0].text).paragraphs[0].acts


def test_a_group_that_is_not_there_is_told_with_a_guess() -> None:
    with pytest.raises(ConfigError, match=r"(?i)did you mean 'jueyi.place.v1'"):
        blank(jueyi_acts={"features": ["jueyi.plaice.v1"]})
    with pytest.raises(ConfigError, match="an estimator of 'feet'"):
        blank(jueyi_acts={"estimators": {"feet": 1}})


def test_bounds_are_of_each_model() -> None:
    nlp = trained()
    assert nlp.get_pipe("jueyi_acts").model.bound is None  # too few examples to tell one
    shipped = jueyi.load()
    assert shipped.acts_model.bound is not None and shipped.addressees_model.bound is not None


def test_a_labelled_doc_can_be_serialised(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.acts == doc._.acts != ()
    assert [s._.addressee for s in again.spans["addressees"]] == [
        s._.addressee for s in doc.spans["addressees"]
    ]
    (binned,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert binned._.acts == doc._.acts


def test_one_folder_for_spacy_and_the_labeller(tmp_path: Path, nlp: Language) -> None:
    nlp.to_disk(tmp_path / "zh")
    assert spacy.load(tmp_path / "zh")(TEXT)._.acts == nlp(TEXT)._.acts
    same(nlp, read(tmp_path / "zh"), TEXT)
    again = blank()
    for name in factories.PIPELINE[1:-1]:  # the answers keep nothing
        short = name.removeprefix("jueyi_")
        again.get_pipe(name).from_bytes(nlp.get_pipe(short).to_bytes())
    assert again(TEXT)._.acts == nlp(TEXT)._.acts


def test_components_under_any_name(tmp_path: Path) -> None:
    nlp = trained()  # jueyi_acts, not acts
    nlp.to_disk(tmp_path / "model", exclude=["vocab"])
    same(nlp, read(tmp_path / "model"), ROWS[0].text)


def test_a_folder_without_a_component_is_told(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "model")
    shutil.rmtree(tmp_path / "model" / "acts")
    with pytest.raises(ModelError, match=r"no acts/component\.json"):
        read(tmp_path / "model")
    with pytest.raises(ModelError, match="no such model folder"):
        read(tmp_path / "nothing")


def test_the_shipped_vocabulary_holds_no_text() -> None:
    assert not (SHIPPED / "vocab").exists()


def test_displacy_shows_the_spans(nlp: Language) -> None:
    page = displacy.render(nlp(TEXT), "span", options={"spans_key": "addressees"}, jupyter=False)
    assert "尚" in page and "addressee" in page


def test_spacy_package_can_be_installed(tmp_path: Path, nlp: Language) -> None:
    nlp.to_disk(tmp_path / "zh")
    out, target = tmp_path / "out", tmp_path / "target"
    out.mkdir()

    def run(*command: str) -> str:
        environment = {**os.environ, "PYTHONPATH": str(target), "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(
            [sys.executable, *command], capture_output=True, text=True, env=environment
        )
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout.strip()

    run("-m", "spacy", "package", str(tmp_path / "zh"), str(out), "--build", "none")
    (project,) = out.glob("zh_jueyi-*")
    assert "jueyi" in (project / "meta.json").read_text("utf-8").split('"requirements"')[1]
    offline = ("--no-deps", "--no-build-isolation", "--quiet", "--target", str(target))
    run("-m", "pip", "install", *offline, str(project))
    code = f"import spacy; print([a.lemma for a in spacy.load('zh_jueyi')({TEXT!r})._.acts])"
    assert run("-c", code) == "['敦促', '请']"


def test_two_processes_say_the_same(nlp: Language) -> None:
    texts = [TEXT] * 4
    found = [doc._.acts for doc in nlp.pipe(texts, n_process=2, batch_size=2)]
    assert found == [doc._.acts for doc in nlp.pipe(texts)]


def test_structure_of_a_doc_is_that_of_its_text(nlp: Language) -> None:
    text = (SAMPLES / "resolution.txt").read_text("utf-8")
    found = nlp(text)._.resolution
    wanted = structure(docs.text_source(text))
    assert [(p.part, p.number) for p in found.paragraphs if p.inherits is None] == [
        (w.part, w.number)
        for p, w in zip(found.paragraphs, wanted.paragraphs, strict=True)
        if p.inherits is None
    ]
