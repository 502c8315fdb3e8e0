"""``jueyi benchmark``: any system's answers against the open labels."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import JueyiError
from .console import OK, counted, say, wide_console

if TYPE_CHECKING:
    from ..evaluation.benchmark import Scored


class Split(StrEnum):
    """Which labels are asked."""

    newest = "newest"
    parallel = "parallel"


def benchmark(
    answers: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="ANSWERS...",
            help="JSON Lines of one system; of two, the second is compared with the first.",
        ),
    ] = None,
    split: Annotated[Split, typer.Option(help="newest: 438 paragraphs of 2024 and 2025.")] = (
        Split.newest
    ),
    gold: Annotated[Path, typer.Option(metavar="DIR", help="The labels.")] = Path("data/gold"),
    texts: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="The UN's XML: with --tasks, where the texts come from."),
    ] = None,
    tasks: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the paragraphs that a system is to label."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the figures as JSON.")
    ] = None,
) -> int:
    """Score a system's acts and addressees by the published rules, with intervals.

    A line of ANSWERS is a paragraph: sha256 (or text) and acts with start, end, lemma, family and
    addressee (start, end, classes); jueyi label -o answers.jsonl writes such lines.
    """
    from ..evaluation import benchmark as scoring

    if (tasks is None) == (not answers):
        raise JueyiError(
            "ANSWERS and --tasks" if answers else "neither ANSWERS nor --tasks",
            where="jueyi benchmark", expected="one of them",
        )  # fmt: skip
    paragraphs = scoring.asked(gold, split.value)
    if tasks is not None:
        if texts is None:
            raise JueyiError("--tasks without --texts", where="jueyi benchmark", expected="both")
        lines = scoring.tasks(paragraphs, _texts(texts))
        tasks.write_text("\n".join(lines) + "\n", "utf-8")
        say(f"{counted(len(lines), 'paragraph')} written to {tasks}")
        return OK
    if len(answers or ()) > 2:
        raise JueyiError(
            f"{len(answers or ())} files", where="jueyi benchmark", expected="one or two"
        )
    scored = [scoring.score(paragraphs, scoring.read(path)) for path in answers or ()]
    compared = scoring.differences(*scored) if len(scored) == 2 else []
    for path, one in zip(answers or (), scored, strict=True):
        _show(path.name, one)
    if compared:
        _show_differences(compared)
    if output:
        data = [_plain(path, one) for path, one in zip(answers or (), scored, strict=True)]
        output.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return OK


def _texts(source: Path) -> Any:
    """Every paragraph of the UN's XML with its part."""
    from ..corpus.unxml import documents
    from ..document.structure import structure
    from ..errors import ReadingError
    from ..reading import akn

    for path, data in documents(source):
        try:
            resolution = structure(akn.read(data, path))
        except ReadingError:
            continue
        for paragraph in resolution.paragraphs:
            yield paragraph.text, paragraph.part


def _show(name: str, scored: Scored) -> None:
    from rich.table import Table

    table = Table(title=f"{name}: {scored.paragraphs} paragraphs", title_justify="left")
    for column in ("figure", "value", "95 % interval", "n"):
        table.add_column(column, justify="left" if column == "figure" else "right")
    for figure in scored.figures:
        interval = f"{figure.low:.3f}–{figure.high:.3f}"
        table.add_row(figure.name, f"{figure.value:.4f}", interval, str(figure.count))
    wide_console().print(table)
    if scored.unanswered:
        say(f"{name}: no answer to {scored.unanswered} paragraphs; they count as without acts")


def _show_differences(compared: list[tuple[str, float, float, float]]) -> None:
    from rich.table import Table

    table = Table(title="the second less the first, same documents drawn", title_justify="left")
    for column in ("figure", "difference", "95 % interval"):
        table.add_column(column, justify="left" if column == "figure" else "right")
    for name, value, low, high in compared:
        table.add_row(name, f"{value:+.4f}", f"{low:+.3f} to {high:+.3f}")
    wide_console().print(table)


def _plain(path: Path, scored: Scored) -> dict[str, Any]:
    figures = [
        {"name": f.name, "value": f.value, "low": f.low, "high": f.high, "count": f.count}
        for f in scored.figures
    ]
    return {
        "answers": str(path),
        "paragraphs": scored.paragraphs,
        "unanswered": scored.unanswered,
        "figures": figures,
    }
