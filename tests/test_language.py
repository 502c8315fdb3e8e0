from __future__ import annotations

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
