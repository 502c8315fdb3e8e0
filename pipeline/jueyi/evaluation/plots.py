"""Pictures of an evaluation, with Chinese that shows: confusions, calibration, curves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

# Looked for on the system in this order; else Noto Sans, which the extra "train" brings (OFL).
PREFERRED = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei")
_BROUGHT = "NotoSansCJKsc-Regular.otf"


@lru_cache(maxsize=1)
def chinese_font() -> str:
    """Name of a font with Chinese characters, known to matplotlib."""
    from matplotlib import font_manager

    known = {font.name for font in font_manager.fontManager.ttflist}
    for name in PREFERRED:
        if name in known:
            return name
    with as_file(files("mplfonts") / "fonts" / _BROUGHT) as path:
        font_manager.fontManager.addfont(str(path))
        return str(font_manager.FontProperties(fname=str(path)).get_name())


def _figure(size: tuple[float, float]) -> Any:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=size, layout="constrained")
    FigureCanvasAgg(figure)
    return figure


def confusion(matrix: Any, labels: Sequence[str], path: Path, title: str) -> None:
    """Draw counts of gold (rows) against predicted (columns) to a PNG file."""
    figure = _figure((8, 7))
    axes = figure.add_subplot()
    shares = matrix / matrix.sum(1, keepdims=True).clip(1)
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(labels)), labels, rotation=45, ha="right", family=chinese_font())
    axes.set_yticks(range(len(labels)), labels, family=chinese_font())
    for row in range(len(labels)):
        for column in range(len(labels)):
            if matrix[row, column]:
                colour = "white" if shares[row, column] > 0.5 else "black"
                axes.text(
                    column, row, int(matrix[row, column]), ha="center", va="center", color=colour
                )
    axes.set_xlabel("predicted")
    axes.set_ylabel("gold")
    axes.set_title(title, family=chinese_font())
    figure.savefig(path, dpi=110)


def calibration(bins: list[tuple[float, float, int]], path: Path) -> None:
    """Draw the share of right acts over their mean score to a PNG file."""
    figure = _figure((5, 5))
    axes = figure.add_subplot()
    axes.plot([0, 1], [0, 1], color="grey", linestyle=":")
    axes.plot([b[0] for b in bins], [b[1] for b in bins], marker="o")
    for mean, share, count in bins:
        axes.annotate(str(count), (mean, share), textcoords="offset points", xytext=(6, -10))
    axes.set_xlabel("score")
    axes.set_ylabel("share of acts that are right")
    figure.savefig(path, dpi=110)


def precision_recall(curve: list[tuple[float, float, float]], path: Path) -> None:
    """Draw precision over recall of acts, each point with its least score, to a PNG file."""
    figure = _figure((5, 5))
    axes = figure.add_subplot()
    axes.plot([point[2] for point in curve], [point[1] for point in curve], marker="o")
    for threshold, precision, recall in curve:
        axes.annotate(
            f"{threshold:g}", (recall, precision), textcoords="offset points", xytext=(6, 4)
        )
    axes.set_xlabel("recall")
    axes.set_ylabel("precision")
    axes.set_title("least score (--min-score)")
    figure.savefig(path, dpi=110)


def importances(shares: dict[str, float], path: Path, title: str) -> None:
    """Draw how much of a sweep's differences each setting explains to a PNG file."""
    figure = _figure((7, 1 + 0.4 * len(shares)))
    axes = figure.add_subplot()
    names = list(shares)[::-1]
    axes.barh(names, [shares[name] for name in names])
    axes.set_xlabel("share of the variance")
    axes.set_title(title)
    figure.savefig(path, dpi=110)


def history(values: list[tuple[int, float]], path: Path, title: str) -> None:
    """Draw the value of every finished trial, and the best so far, to a PNG file."""
    figure = _figure((6, 4))
    axes = figure.add_subplot()
    numbers = [number for number, _ in values]
    best = [max(value for _, value in values[: place + 1]) for place in range(len(values))]
    axes.plot(numbers, [value for _, value in values], "o")
    axes.step(numbers, best, where="post", color="grey")
    axes.set_xlabel("trial")
    axes.set_title(title)
    figure.savefig(path, dpi=110)
