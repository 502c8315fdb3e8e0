"""Arguments in, results out: the only module that prints or exits."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from .. import __version__
from ..errors import JueyiError
from ..writing import FORMATS
from .console import INTERRUPTED, OK, USAGE, say, warn

EXAMPLES = """examples:
  jueyi label resolution.txt
  jueyi label ~/resolutions --output acts.jsonl
  jueyi evaluate configs/default.cfg
  jueyi train configs/default.cfg --examples.seed 1
  jueyi corpus build --from unxml --output corpus
"""
# A command's module is imported when it is called: training needs ten times what labelling does.
_HOMES = {
    "label": "label",
    "train": "experiments",
    "evaluate": "experiments",
    "errors": "experiments",
    "runs": "experiments",
    "promote": "experiments",
    "sweep": "experiments",
    "annotate": "annotate",
    "corpus": "corpora",
    "fetch": "corpora",
}


class _Parser(argparse.ArgumentParser):
    """Errors in one sentence, exit code 2."""

    def error(self, message: str) -> Any:
        self.exit(USAGE, f"jueyi: {message} (see {self.prog} --help)\n")


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = _Parser(
        prog="jueyi",
        description="Reads Chinese UN resolutions: what the organ does, and to whom.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"jueyi {__version__}")
    commands = top.add_subparsers(dest="command", required=True, parser_class=_Parser)

    def add(name: str, help_: str, example: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name,
            help=help_,
            description=help_,
            epilog=f"example: {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    store: dict[str, Any] = {
        "default": "sqlite:///mlflow.db",
        "help": "the MLflow store [sqlite:///mlflow.db]",
    }
    label = add("label", "Label resolutions.", "jueyi label data/samples --output acts.jsonl")
    label.add_argument(
        "inputs", nargs="+", metavar="FILE", help="files, directories, patterns, ZIPs; - is stdin"
    )
    label.add_argument("--output", "-o", help="write here; - is standard output")
    label.add_argument(
        "--format",
        choices=FORMATS,
        help="of the output; else its ending: .jsonl .csv .parquet .xlsx .html .xml (akn)",
    )
    label.add_argument(
        "--kind",
        choices=("text", "wrapped", "akn", "jsonl", "html", "pdf", "docx"),
        help="force the kind of the inputs",
    )
    label.add_argument(
        "--model", help="instead of the shipped model: a folder, or models:/jueyi@champion"
    )
    label.add_argument("--store", **store)
    label.add_argument(
        "--min-score",
        type=_probability,
        default=0.5,
        metavar="P",
        help="least probability of an act, 0 to 1; lower finds more, higher errs less [0.5]",
    )
    label.add_argument("--workers", type=_count, default=1, metavar="N", help="processes [1]")
    label.add_argument(
        "--engine", choices=("local", "spark"), default="local",
        help="spark: one Parquet table of documents (columns document, text) in, Parquet out",
    )  # fmt: skip
    label.add_argument("--report", metavar="FILE", help="what became of every document, JSON Lines")
    label.add_argument(
        "--fresh", action="store_true", help="forget what an interrupted run has done"
    )
    label.add_argument(
        "--time-limit", type=_seconds, default=9.0, metavar="S",
        help="seconds that a document may take, tried twice [9]",
    )  # fmt: skip
    label.add_argument(
        "--memory-limit", type=_count, default=768, metavar="MIB",
        help="memory that a document may take, on Linux [768]",
    )  # fmt: skip
    get = add("fetch", "Fetch documents by symbol.", "jueyi fetch A/RES/66/178 'S/RES/2801(2025)'")
    get.add_argument("symbols", nargs="+", metavar="SYMBOL")
    get.add_argument("--to", type=Path, default=Path("documents"), help="folder [documents]")
    get.add_argument("--language", default="zh", help="the service's code [zh]")
    get.add_argument("--kind", choices=("pdf", "docx"), default="pdf", help="[pdf]")
    get.add_argument("--host", default="https://documents.un.org", help="[documents.un.org]")
    for name, help_, written in (
        ("train", "Run an experiment and save its model.", "the model's folder"),
        (
            "evaluate",
            "Train without the development documents and print all figures.",
            "a JSON file of all figures",
        ),
    ):
        override = "Any value of the configuration can be given: --section.key value, as in "
        command = add(name, help_, f"jueyi {name} configs/default.cfg --examples.seed 1")
        command.description = f"{help_}\n{override}--tracking.uri '' (tracks nothing)."
        command.add_argument("config", type=Path, help="a file such as configs/default.cfg")
        command.add_argument("--output", "-o", help=f"write {written} here")
    sweep = add(
        "sweep", "Search a declared space of settings.", "jueyi sweep configs/sweep.cfg -o best.cfg"
    )
    sweep.add_argument("config", type=Path)
    sweep.add_argument("--output", "-o", help="write the best configuration here")
    errors = add("errors", "Show what a run got wrong, by cause.", "jueyi errors 3f2a --limit 5")
    errors.add_argument("run", help="a run's identifier or its beginning, or an errors.jsonl")
    errors.add_argument("--cause", help="only causes that contain this")
    errors.add_argument("--limit", type=int, default=20, help="at most so many a cause [20]")
    errors.add_argument("--store", **store)
    runs = add("runs", "List runs, best first.", "jueyi runs --metric newest_documents/acts")
    runs.add_argument("--metric", default="newest_documents/addressee_span_and_classes")
    runs.add_argument("--experiment", default="jueyi")
    runs.add_argument(
        "--compare", nargs=2, metavar="RUN", help="is the second better than the first?"
    )
    runs.add_argument("--store", **store)
    promote = add(
        "promote", "Make a run's model the champion, if it is not worse.", "jueyi promote 3f2a"
    )
    promote.add_argument("run", help="a run's identifier or its beginning")
    promote.add_argument(
        "--tolerance", type=_probability, default=0.0, metavar="F1",
        help="by how much a held-back figure may be lower [0]",
    )  # fmt: skip
    promote.add_argument(
        "--replace", action="store_true", help="replace the champion whatever the figures say"
    )
    promote.add_argument("--store", **store)
    corpus = add(
        "corpus", "Build or fetch the corpus.", "jueyi corpus build --from unxml --output corpus"
    )
    actions = corpus.add_subparsers(dest="action", required=True, parser_class=_Parser)
    build = actions.add_parser("build", help="texts and stand-off labels to a datasets.Dataset")
    build.add_argument("--from", dest="source", type=Path, required=True, metavar="SOURCE")
    build.add_argument("--gold", type=Path, default=Path("data/gold"))
    build.add_argument("--output", "-o", required=True, help="folder for the dataset")
    fetch = actions.add_parser("fetch", help="clone the UN's repositories at pinned commits")
    fetch.add_argument("--to", type=Path, default=Path("unxml"))
    fetch.add_argument("--pins", type=Path, default=Path("data/pins.tsv"))
    annotate = add(
        "annotate",
        "Pre-annotated paragraphs for Label Studio, Prodigy or doccano, and corrections back.",
        "jueyi annotate export resolution.txt --tool label-studio -o tasks.json",
    )
    steps = annotate.add_subparsers(dest="action", required=True, parser_class=_Parser)
    export = steps.add_parser("export", help="label inputs and write tasks with predictions")
    export.add_argument("inputs", nargs="+", metavar="FILE")
    export.add_argument("--model", help="a folder, or models:/jueyi@champion [the shipped model]")
    export.add_argument("--store", **store)
    export.add_argument(
        "--below", type=_probability, default=1.01, metavar="P",
        help="only paragraphs with a score below this: what is worth a look",
    )  # fmt: skip
    back = steps.add_parser("import", help="corrected tasks to stand-off labels and texts")
    back.add_argument("tasks", metavar="FILE", help="what the tool exported")
    back.add_argument("--reader", default="annotator", help="who corrected them [annotator]")
    for step in (export, back):
        step.add_argument(
            "--tool", choices=("label-studio", "prodigy", "doccano"), default="label-studio"
        )
        step.add_argument("--output", "-o", required=True, help="a file; of import, a folder")
    steps.add_parser("config", help="print the labelling configuration for Label Studio")
    return top


def _probability(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= 1.0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 1")
    return value


def _count(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0")
    return int(text)


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.0 < value < 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0")
    return value


def main(argv: list[str] | None = None) -> int:
    """Run the command line; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments, rest = parser().parse_known_args(argv)
    name = arguments.command
    overridable = name in ("train", "evaluate", "sweep")
    if rest and not overridable:
        hint = "" if rest[0].startswith("-") else "; inputs go before the options"
        say(f"jueyi: unknown argument {rest[0]!r}{hint} (see jueyi {name} --help)")
        return USAGE
    try:
        home = import_module(f".{_HOMES[name]}", __package__)
        command: Callable[..., int] = getattr(home, f"run_{name}")
        return command(arguments, rest) if overridable else command(arguments)
    except JueyiError as error:
        warn(error)
        return USAGE
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - nothing reads on
        return OK
    except OSError as error:
        say(f"jueyi: cannot be written: {error.strerror or error}.")
        return USAGE
    except KeyboardInterrupt:
        say("jueyi: interrupted; run the same command again to go on where it stopped")
        return INTERRUPTED
