"""``jueyi evaluate``: all figures of a configuration."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from .code import load_code
from .console import OK, print_report, say
from .options import Config


def evaluate(
    context: typer.Context,
    config: Config,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write a JSON file of all figures here.")
    ] = None,
    code: Annotated[
        Path | None, typer.Option(help="A Python file that registers functions of your own.")
    ] = None,
) -> int:
    """Train without the development documents and print all figures.

    Any value of the configuration can be given: --section.key value. Where the texts are the
    UN's XML, the newest documents are measured, too: their structure as clean and wrapped text,
    and the answers (citations, entities, times, reports).
    """
    from ..corpus import build, unxml
    from ..evaluation import answers, figures
    from ..reading import akn
    from ..training import config as configuration
    from ..training import train as training

    load_code(code)
    experiment = configuration.load(config, configuration.parse_overrides(context.args))
    run = training.train(experiment, say, refit=False)
    texts = Path(str(experiment.config.get("paths", {}).get("texts", "")))
    if texts.exists():
        sources = [
            akn.read(data, path)
            for path, data in unxml.documents(texts)
            if build.split_of(path) == "dev"
        ]
        run.report.figures["structure"] = [(f, None) for f in figures.structure_figures(sources)]
        labels = Path(str(experiment.config["paths"].get("answers") or ""))
        seen = list(answers.read(texts, training.labeller_of(run.nlp)))
        measured = answers.answer_figures(seen, labels) if seen else []
        run.report.figures["answers"] = [(f, None) for f in measured]
    print_report(run.report)
    if output:
        text = json.dumps(run.report.metrics(), ensure_ascii=False, indent=2)
        output.write_text(text + "\n", "utf-8")
    return OK
