"""What tells paragraphs apart at full lines of the preamble."""

from __future__ import annotations

from pathlib import Path

import pytest
from jueyi.document import seams
from jueyi.errors import LexiconError

SEEN = "回顾其关于河流沿岸图书馆的各项决议，特别是第98/3号决议，"


@pytest.mark.parametrize(
    ("parts", "text", "begins"),
    [
        ([SEEN], "重申各国对河流图书馆的承诺，", True),
        (
            [SEEN, "其中请各国政府考虑修缮沿岸各地的河流图书馆和书船，"],
            "又回顾其第97/2号决议，",
            True,
        ),
        (["欢迎沿岸国所作的努力，赞扬书船方案取得的进展，并"], "强调合作的重要性，", False),
        (["敦促沿岸各国政府、"], "确认书船的作用，", False),
    ],
)
def test_seams(parts: list[str], text: str, begins: bool) -> None:
    assert seams.is_break(parts, text) is begins


def test_features_look_at_a_window_only() -> None:
    long = [SEEN] * 500
    assert list(seams.features(long, "重申其承诺，"))[1:] == [
        name if not name.startswith("lines=") else "lines=8"
        for name in list(seams.features(long[-40:], "重申其承诺，"))[1:]
    ]


def test_a_damaged_table_is_told(tmp_path: Path) -> None:
    table = tmp_path / "seams.tsv"
    table.write_text(f"{seams.HEADER}\nbias\tx\n", "utf-8")
    with pytest.raises(LexiconError, match="line 2"):
        seams.is_break([SEEN], "重申其承诺，", table)
    seams._weights.cache_clear()
