from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from jueyi.errors import ConfigError
from jueyi.training import config
from jueyi.training.sweeping import load_sweep

CONFIGS = ROOT / "configs"
DEFAULT = CONFIGS / "default.cfg"
SWEEP = CONFIGS / "sweep.cfg"
C = "components.acts.estimators.acts.parameters.C"


def test_every_config_resolves() -> None:
    paths = sorted(set(CONFIGS.rglob("*.cfg")) - {SWEEP})
    assert len(paths) > 8
    for path in paths:
        experiment = config.load(path)
        assert experiment.pipeline().pipe_names == [
            "structure",
            "clauses",
            "acts",
            "addressees",
            "answers",
        ]
        assert {"train", "dev"} <= experiment.readers().keys()


def test_a_variant_holds_what_differs() -> None:
    base = config.load(DEFAULT).flat()
    for path in (CONFIGS / "variants").glob("*.cfg"):
        flat = config.load(path).flat()
        assert {k for k in base.keys() | flat.keys() if base.get(k) != flat.get(k)}, path
        assert len(path.read_text("utf-8")) < len(DEFAULT.read_text("utf-8")) / 1.5
    sgd = config.load(CONFIGS / "variants/sgd.cfg").flat()
    assert C not in sgd and sgd[C.replace(".C", ".alpha")] == 1e-6


def test_no_configuration_points_out_of_the_repository() -> None:
    for path in CONFIGS.rglob("*.cfg"):
        text = path.read_text("utf-8").replace('base = "../default.cfg"', "")
        assert "../" not in text, path


def test_the_sweep_declares_keys_of_its_base() -> None:
    sweep = load_sweep(SWEEP, {"sweep.trials": 3})
    assert sweep.trials == 3
    assert sweep.space.keys() <= config.load(CONFIGS / sweep.base).flat().keys()


def test_a_space_without_bounds_is_refused(tmp_path: Path) -> None:
    text = SWEEP.read_text("utf-8").replace("low = 0.5\n", "", 1)
    (tmp_path / "x.cfg").write_text(text, "utf-8")
    with pytest.raises(ConfigError, match="choices, or low and high"):
        load_sweep(tmp_path / "x.cfg")


def test_overrides() -> None:
    overrides = config.parse_overrides(["--corpora.train.seed", "3", f"--{C}=0.5"])
    flat = config.load(DEFAULT, overrides).flat()
    assert (flat["corpora.train.seed"], flat[C]) == (3, 0.5)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["seed"], "'seed' is not an override"),
        (["--corpora.train.seed"], "has no value"),
        (
            ["--corpora.train.sed", "1"],
            "unknown key 'corpora.train.sed'.*id you mean corpora.train.seed",
        ),
        (["--corpra.train.seed", "1"], "unknown key 'corpra.train.seed'"),
        (["--corpora.train.seed", "many"], "seed"),
        (["--corpora.train.split", "latest"], "split 'latest'"),
        (["--nlp.tokenizer.segmenter", "bytes"], "segmenter"),
        (["--components.acts.estimators.acts.estimator", "sklearn.Nothing"], "not a classifier"),
        (["--components.acts.features", '["jueyi.plaice.v1"]'], "id you mean 'jueyi.place.v1'"),
        (["--components.clauses.suggester", "none.v1"], "no suggesters are called 'none.v1'"),
        (["--training.dev_corpus", "corpora.nothing"], "dev_corpus = 'corpora.nothing'"),
        (["--components.acts.threshold", "nan"], r"\[components.acts\] threshold: 'nan'"),
        (["--components.addressees.threshold", "5"], "expected a number from 0 to 1"),
        (["--corpora.train.gold", "-1"], r"\[corpora\] weight: -1"),
        (["--corpora.train.fraction", "2"], r"\[corpora\] fraction: 2"),
    ],
)
def test_wrong_overrides(arguments: list[str], words: str) -> None:
    with pytest.raises(ConfigError, match=words) as caught:
        experiment = config.load(DEFAULT, config.parse_overrides(arguments))
        experiment.pipeline()
        experiment.readers()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("seed = 0", "seed = 0\nsede = 1", "sede"),
        ('split = "train"\n', "", "split"),
        ("[tracking]", "[traking]", "traking"),
        ("jueyi.Linear.v1", "jueyi.Linaer.v1", "Linaer"),
        ("jueyi.UNCorpus.v1", "jueyi.UNCorpus.v9", "UNCorpus.v9"),
        ('factory = "jueyi_acts"', 'factory = "jueyi_facts"', "jueyi_facts"),
        ("train_corpus =", "train_corpse =", "train_corpse"),
        ("[paths]", "[paths", "no section headers"),
    ],
)
def test_typos_in_the_file(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = tmp_path / "default.cfg"
    text = DEFAULT.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ConfigError, match=words) as caught:
        experiment = config.load(path)
        experiment.pipeline()
        experiment.readers()
    assert "\n" not in str(caught.value)


def test_missing_file() -> None:
    with pytest.raises(ConfigError, match="No such file"):
        config.load(Path("none.cfg"))


def test_a_variant_of_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.cfg").write_text('[variant]\nbase = "a.cfg"\n', "utf-8")
    with pytest.raises(ConfigError, match="a variant of itself"):
        config.load(tmp_path / "a.cfg")
