from __future__ import annotations

from pathlib import Path

import datasets
import pytest
from conftest import ROOT
from jueyi import lexicon
from jueyi.components.labeller import Labeller
from jueyi.corpus import build as corpus
from jueyi.corpus import dataset
from support import small


@pytest.fixture(autouse=True)
def quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    datasets.disable_progress_bars()


def test_the_card_loads_with_typed_features(tmp_path: Path) -> None:
    found = datasets.load_dataset(str(ROOT / "data"), cache_dir=str(tmp_path))
    assert set(found) == {"train", "unpc"}
    assert found["train"].features == dataset.gold_features()
    rows = sum(
        len(path.read_text("utf-8").splitlines()) for path in (ROOT / "data/gold").glob("*.jsonl")
    )
    assert len(found["train"]) + len(found["unpc"]) == rows
    card = (ROOT / "data" / "README.md").read_text("utf-8")
    assert f"{rows:,} labelled paragraphs" in card
    acts = [act for row in found["train"].select(range(600)) for act in row["acts"]]
    addressees = [act["addressee"] for act in acts if act["addressee"] is not None]
    assert len(acts) > 800 and len(addressees) > 400
    assert all(who["start"] < who["end"] and who["classes"] for who in addressees)


def test_predictions_are_computed_once(tmp_path: Path, labeller: Labeller) -> None:
    source, labels = small.write(tmp_path / "corpus")
    built = dataset.to_dataset(corpus.build(source, labels, lexicon.load()))
    built.save_to_disk(tmp_path / "saved")
    saved = datasets.load_from_disk(str(tmp_path / "saved"))
    first = dataset.label_dataset(saved, labeller)
    # What spaCy does between two calls: its vocabulary grows; so may anything the model remembers.
    labeller.label("1. 敦促世界各灯塔的看守人继续修缮灯塔。")
    called = []
    acts = labeller.acts

    class Counting:
        digest, threshold = labeller.digest, labeller.threshold

        def acts(self, *given: str) -> object:
            called.append(given)
            return acts(*given)

    second = dataset.label_dataset(saved, Counting())  # type: ignore[arg-type]
    assert second._fingerprint == first._fingerprint
    assert called == [] and second["predicted"][:] == first["predicted"][:]
    assert any("会员国" in text for text in first["predicted"])
