from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from jueyi.training import config
from jueyi.errors import ConfigError

DEFAULT = ROOT / "configs" / "default.cfg"
SWEEP = ROOT / "configs" / "sweep.cfg"


def test_every_config_loads() -> None:
    paths = sorted(set((ROOT / "configs").glob("*.cfg")) - {SWEEP})
    assert len(paths) > 5
    for path in paths:
        experiment = config.load(path)
        assert set(experiment.estimators) == {"acts", "heads", "ends", "splits", "classes"}
        assert experiment.flat()["examples.seed"] == 0


def test_the_sweep_declares_keys_of_its_base() -> None:
    sweep = config.load_sweep(SWEEP, {"sweep.trials": 3})
    assert sweep.trials == 3
    assert sweep.space.keys() <= config.load(ROOT / sweep.base).flat().keys()


def test_a_space_without_bounds_is_refused(tmp_path: Path) -> None:
    text = SWEEP.read_text("utf-8").replace("low = 0.5\n", "", 1)
    (tmp_path / "x.cfg").write_text(text, "utf-8")
    with pytest.raises(ConfigError, match="choices, or low and high"):
        config.load_sweep(tmp_path / "x.cfg")


def test_overrides() -> None:
    overrides = config.parse_overrides(["--examples.seed", "3", "--estimators.acts.C=0.5"])
    flat = config.load(DEFAULT, overrides).flat()
    assert (flat["examples.seed"], flat["estimators.acts.C"]) == (3, 0.5)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["seed"], "'seed' is no override"),
        (["--examples.seed"], "has no value"),
        (["--examples.sed", "1"], "unknown key 'examples.sed'"),
        (["--exampels.seed", "1"], "unknown key 'exampels.seed'"),
        (["--examples.seed", "many"], "seed"),
        (["--language.segmenter", "bytes"], "segmenter"),
    ],
)
def test_wrong_overrides(arguments: list[str], words: str) -> None:
    with pytest.raises(ConfigError, match=words) as caught:
        config.load(DEFAULT, config.parse_overrides(arguments))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("seed = 0", "seed = 0\nsede = 1", "sede"),
        ("seed = 0", "", "seed"),
        ("[tracking]", "[traking]", "traking"),
        ("jueyi.Table.v1", "jueyi.Tabel.v1", "Tabel"),
        ("[estimators.heads]", "[estimators.feet]", "feet"),
        ("[examples]", "[examples", "already exists"),
    ],
)
def test_typos_in_the_file(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = tmp_path / "default.cfg"
    path.write_text(DEFAULT.read_text().replace(old, new, 1))
    with pytest.raises(ConfigError, match=words) as caught:
        config.load(path)
    assert "\n" not in str(caught.value)


def test_missing_file() -> None:
    with pytest.raises(ConfigError, match="No such file"):
        config.load(Path("none.cfg"))
