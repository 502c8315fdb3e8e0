from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from conftest import SAMPLES
from spacy import displacy

from jueyi.components import factories as language
from jueyi.errors import ModelError
from jueyi.components.labeller import SHIPPED, Labeller, load

TEXT = "敦促尚未批准公约的国家考虑批准，并请秘书长为此提供协助；"


def test_components_from_entry_points() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("jueyi_clauses")
    nlp.add_pipe("jueyi_labeller", config={"threshold": 0.5})
    doc = nlp(TEXT)
    assert [span.text for span in doc.spans["clauses"]] == [
        "敦促尚未批准公约的国家考虑批准，",
        "并请秘书长为此提供协助；",
    ]
    assert [span.text for span in doc.spans["acts"]] == ["敦促", "请"]
    assert [span.text for span in doc.spans["addressees"]] == ["尚未批准公约的国家", "秘书长"]
    assert doc.spans["addressees"][1]._.addressee.classes == ("secretary-general",)
    first = doc.spans["candidates"][0]._.jueyi
    assert (first["lemma"], first["position"], first["mark"]) == ("敦促", 0, "")


def test_the_doc_says_what_the_labeller_says(labeller: Labeller) -> None:
    nlp = language.pipeline()
    texts = [TEXT, "深为关切洪水毁坏馆藏，", "决定继续处理此案。"]
    for doc, text in zip(nlp.pipe(texts), texts, strict=True):
        part = "preambular" if text.endswith("，") else "operative"
        assert doc._.acts == labeller.acts(text, part)


def test_two_pipelines_live_together() -> None:
    language.pipeline()
    assert language.pipeline()(TEXT).spans["acts"]


def test_a_labelled_doc_can_be_serialised(labeller: Labeller) -> None:
    from spacy.tokens import Doc, DocBin

    nlp = language.pipeline()
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.acts == doc._.acts
    assert [s._.addressee for s in again.spans["addressees"]] == [
        s._.addressee for s in doc.spans["addressees"]
    ]
    (binned,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert binned._.acts == doc._.acts


def test_a_pipeline_goes_to_disk_and_back(tmp_path: Path) -> None:
    nlp = language.pipeline()
    nlp.to_disk(tmp_path / "zh")
    again = spacy.load(tmp_path / "zh")
    assert again(TEXT)._.acts == nlp(TEXT)._.acts


def test_the_model_goes_with_the_pipeline(tmp_path: Path) -> None:
    model = tmp_path / "model"
    shutil.copytree(SHIPPED, model)
    nlp = spacy.blank("zh")
    nlp.add_pipe("jueyi_labeller", config={"model": str(model)})
    expected = nlp(TEXT)._.acts
    nlp.to_disk(tmp_path / "zh")
    packed = nlp.to_bytes()
    shutil.rmtree(model)  # as on another machine
    load.cache_clear()
    assert spacy.load(tmp_path / "zh")(TEXT)._.acts == expected
    again = spacy.blank("zh")
    again.add_pipe("jueyi_labeller", config={"model": str(model)})
    with pytest.raises(ModelError, match="no model here"):
        again(TEXT)
    assert again.from_bytes(packed)(TEXT)._.acts == expected
    assert again.to_bytes() == packed


def test_pipe_says_what_the_batch_says(labeller: Labeller) -> None:
    resolution = labeller.label((SAMPLES / "resolution.txt").read_text("utf-8"))
    paragraphs = [p for p in resolution.paragraphs if p.part != "other"]
    nlp = language.pipeline()
    docs = []
    for paragraph in paragraphs:
        doc = nlp.make_doc(paragraph.text)
        doc._.part, doc._.organ = paragraph.part, resolution.organ or ""
        docs.append(doc)
    assert [doc._.acts for doc in nlp.pipe(docs)] == [p.acts for p in paragraphs]


def test_displacy_shows_the_spans() -> None:
    doc = language.pipeline()(TEXT)
    page = displacy.render(doc, style="span", options={"spans_key": "addressees"}, jupyter=False)
    assert "尚" in page and "addressee" in page


def test_spacy_package_can_be_installed(tmp_path: Path) -> None:
    language.pipeline().to_disk(tmp_path / "zh")
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


def test_two_processes_say_the_same() -> None:
    nlp = language.pipeline()
    texts = [TEXT] * 4
    found = [doc._.acts for doc in nlp.pipe(texts, n_process=2, batch_size=2)]
    assert found == [doc._.acts for doc in nlp.pipe(texts)]
