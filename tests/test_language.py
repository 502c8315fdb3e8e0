from __future__ import annotations

from pathlib import Path

import spacy

from pipeline import language
from pipeline.labeller import Labeller

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


def test_two_processes_say_the_same() -> None:
    nlp = language.pipeline()
    texts = [TEXT] * 4
    found = [doc._.acts for doc in nlp.pipe(texts, n_process=2, batch_size=2)]
    assert found == [doc._.acts for doc in nlp.pipe(texts)]
