"""Arguments in, results out: the only module that prints or exits."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import __version__
from .errors import JueyiError
from .writing import FORMATS

EXAMPLES = """examples:
  jueyi label resolution.txt
  jueyi label ~/resolutions --output acts.jsonl
  jueyi evaluate configs/default.cfg
  jueyi train configs/default.cfg --examples.seed 1
  jueyi corpus build --from ../shared/real/unxml-train.tar.xz --output corpus
"""
OK, SOME_FAILED, USAGE = 0, 1, 2


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

    label = add("label", "Label resolutions.", "jueyi label data/samples --output acts.jsonl")
    label.add_argument("inputs", nargs="+", metavar="FILE", help="files or directories; - is stdin")
    label.add_argument("--output", "-o", help="write here; - is standard output")
    label.add_argument(
        "--format",
        choices=FORMATS,
        help="of the output; else its ending decides: .jsonl .csv .parquet .html",
    )
    label.add_argument(
        "--kind", choices=("text", "wrapped", "akn", "jsonl"), help="force the kind of the inputs"
    )
    label.add_argument("--model", help="a model folder instead of the shipped model")
    label.add_argument(
        "--min-score",
        type=_probability,
        default=0.5,
        metavar="P",
        help="least probability of an act, 0 to 1; lower finds more, higher errs less [0.5]",
    )
    for name, help_ in (
        ("train", "Run an experiment and save its model."),
        ("evaluate", "Train without the development documents and print all figures."),
    ):
        command = add(name, help_, f"jueyi {name} configs/default.cfg --examples.seed 1")
        command.add_argument("config", type=Path)
        command.add_argument("--output", "-o", help="model folder (train) or JSON file (evaluate)")
    store: dict[str, Any] = {
        "default": "sqlite:///mlflow.db",
        "help": "the MLflow store [sqlite:///mlflow.db]",
    }
    errors = add("errors", "Show what a run got wrong, by cause.", "jueyi errors 3f2a --limit 5")
    errors.add_argument("run", help="a run's identifier or its beginning, or an errors.jsonl")
    errors.add_argument("--cause", help="only causes that contain this")
    errors.add_argument("--limit", type=int, default=20, help="at most so many a cause [20]")
    errors.add_argument("--store", **store)
    runs = add("runs", "List runs, best first.", "jueyi runs --metric newest_documents/acts")
    runs.add_argument("--metric", default="newest_documents/addressee_span_and_classes")
    runs.add_argument("--experiment", default="jueyi")
    runs.add_argument("--store", **store)
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
    return top


def _probability(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= 1.0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 1")
    return value


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _warn(problem: JueyiError) -> None:
    _say(f"jueyi: {problem}")


def _inputs(names: list[str], problems: list[JueyiError]) -> list[tuple[str, bytes | Path]]:
    """Name and content of every input; inside a directory the name is the path below it."""
    from . import reading

    found: list[tuple[str, bytes | Path]] = []
    for name in names:
        if name == "-":
            found.append(("stdin", sys.stdin.buffer.read()))
            continue
        paths, errors, skipped = reading.find(Path(name))
        problems += errors
        if skipped:
            _say(f"{name}: {skipped} files of other kinds left alone")
        root = Path(name)
        found += [
            (str(path.relative_to(root)) if root.is_dir() else path.name, path) for path in paths
        ]
    return found


def _progress(inputs: list[tuple[str, bytes | Path]]) -> Iterator[tuple[str, bytes | Path]]:
    """A bar on a terminal, a line every hundred documents elsewhere."""
    if len(inputs) < 2:
        yield from inputs
    elif sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import track

        yield from track(inputs, "labelling", console=Console(stderr=True), transient=True)
    else:
        for number, item in enumerate(inputs, 1):
            yield item
            if number % 100 == 0:
                _say(f"{number} of {len(inputs)} documents")


def _refuse_overwriting(inputs: list[tuple[str, bytes | Path]], output: str) -> None:
    target = Path(output).resolve()
    for _, content in inputs:
        if isinstance(content, Path) and content.resolve() == target:
            raise JueyiError(
                "the output would replace an input", where=output, expected="another place"
            )


def run_label(arguments: argparse.Namespace) -> int:
    """``jueyi label``."""
    from . import batch, labeller, writing

    if arguments.output:
        writing.format_of(arguments.output, arguments.format)
    model = labeller.load(arguments.model, arguments.min_score)
    summary = batch.Summary()
    missing: list[JueyiError] = []
    inputs = _inputs(arguments.inputs, missing)
    for problem in missing:
        summary.problems.append(problem)
        _warn(problem)
    done = batch.label_inputs(_progress(inputs), model, arguments.kind, summary, _warn)
    if arguments.output:
        _refuse_overwriting(inputs, arguments.output)
        with writing.open_writer(arguments.output, arguments.format) as writer:
            for resolution in done:
                writer.write(resolution)
        if arguments.output != "-":
            _say(
                f"{summary.documents} documents, {summary.paragraphs} paragraphs, "
                f"{summary.acts} acts written to {arguments.output}"
                + (f"; {len(summary.problems)} not read, see above" if summary.problems else "")
            )
    else:
        from rich.console import Console

        from .writing import table

        wide = sys.stdout.isatty() or os.environ.get("COLUMNS")
        console = Console() if wide else Console(width=200)
        for resolution in done:
            table.show(resolution, console)
    return SOME_FAILED if summary.problems else OK


def run_train(arguments: argparse.Namespace, rest: list[str]) -> int:
    """``jueyi train``."""
    from . import config, training
    from .classifiers import save
    from .tracking import Tracker

    experiment = config.load(arguments.config, config.parse_overrides(rest))
    tracker = Tracker(experiment, str(arguments.config)) if experiment.tracking.uri else None
    try:
        run = training.train(experiment, _say)
        if tracker:
            tracker.finish(run.models, run.report, run.card)
    except BaseException:
        if tracker:
            tracker.fail()
        raise
    _print_report(run.report)
    if arguments.output:
        save(run.models, Path(arguments.output), run.card)
        _say(f"model written to {arguments.output}")
    if tracker:
        _say(f"run {tracker.run_id} in {experiment.tracking.uri}")
    return OK


def run_evaluate(arguments: argparse.Namespace, rest: list[str]) -> int:
    """``jueyi evaluate``."""
    import json

    from . import config, corpus, figures, training
    from .reading import akn

    overrides = config.parse_overrides(rest)
    experiment = config.load(arguments.config, {**overrides, "examples.refit": False})
    run = training.train(experiment, _say)
    sources = [
        akn.read(data, path)
        for path, data in corpus.documents(Path(experiment.corpus.source))
        if corpus.split_of(path) == "dev"
    ]
    run.report.figures["structure"] = [(f, None) for f in figures.structure_figures(sources)]
    _print_report(run.report)
    if arguments.output:
        Path(arguments.output).write_text(
            json.dumps(run.report.metrics(), ensure_ascii=False, indent=2) + "\n", "utf-8"
        )
    return OK


def _print_report(report: Any) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console() if sys.stdout.isatty() else Console(width=120)
    for group, pairs in report.figures.items():
        table = Table(title=group, title_justify="left")
        for column in ("figure", "floor", "model", "95 % interval", "n"):
            table.add_column(column, justify="left" if column == "figure" else "right")
        for figure, floor in pairs:
            table.add_row(
                figure.name,
                f"{floor.value:.3f}" if floor else "–",
                f"{figure.value:.4f}",
                f"{figure.low:.3f}–{figure.high:.3f}",
                str(figure.count),
            )
        console.print(table)
    table = Table(title="calibration of act scores", title_justify="left")
    for column in ("mean score", "right", "n"):
        table.add_column(column, justify="right")
    for mean, share, count in report.calibration:
        table.add_row(f"{mean:.3f}", f"{share:.3f}", str(count))
    console.print(table)
    table = Table(title="what --min-score trades", title_justify="left")
    for column in ("least score", "precision", "recall"):
        table.add_column(column, justify="right")
    for threshold, precision, recall in report.curve:
        table.add_row(f"{threshold:.2f}", f"{precision:.4f}", f"{recall:.4f}")
    console.print(table)


def run_errors(arguments: argparse.Namespace) -> int:
    """``jueyi errors``."""
    from rich.console import Console

    from .writing import errors

    path = Path(arguments.run)
    if path.is_file():
        import json

        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    else:
        from .tracking import errors_of

        rows = errors_of(arguments.run, arguments.store)
    console = Console() if sys.stdout.isatty() else Console(width=140)
    errors.show(rows, arguments.cause or "", arguments.limit, console)
    return OK


def run_runs(arguments: argparse.Namespace) -> int:
    """``jueyi runs``."""
    from rich.console import Console
    from rich.table import Table

    from .tracking import runs_of

    table = Table()
    for column in ("run", "configuration", "status", "started (UTC)", arguments.metric, "95 %"):
        table.add_column(column)
    metric = arguments.metric
    for row in runs_of(arguments.store, arguments.experiment, metric):
        low, high = row.metrics.get(metric + "_low"), row.metrics.get(metric + "_high")
        table.add_row(
            row.run[:8],
            row.name,
            row.status.lower(),
            row.started,
            f"{row.metrics[metric]:.4f}" if metric in row.metrics else "–",
            f"{low:.3f}–{high:.3f}" if low is not None and high is not None else "–",
        )
    Console().print(table)
    return OK


def run_corpus(arguments: argparse.Namespace) -> int:
    """``jueyi corpus build`` and ``jueyi corpus fetch``."""
    if arguments.action == "fetch":
        from . import fetching

        fetching.fetch(arguments.pins, arguments.to, _say)
        return OK
    from . import corpus, lexicon
    from .dataset import to_dataset

    built = corpus.build(arguments.source, arguments.gold, lexicon.load())
    dataset = to_dataset(built)
    dataset.save_to_disk(arguments.output)
    for kind, count in sorted(built.noise.items()):
        print(f"{count:6} {kind}")
    labelled = sum(1 for row in built.rows if row.gold is not None)
    print(f"{len(built.rows)} paragraphs, {labelled} labelled, sha256 {built.digest()}")
    _say(f"dataset written to {arguments.output}")
    return OK


def main(argv: list[str] | None = None) -> int:
    """Run the command line; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments, rest = parser().parse_known_args(argv)
    try:
        if arguments.command in ("train", "evaluate"):
            run = run_train if arguments.command == "train" else run_evaluate
            return run(arguments, rest)
        if rest:
            _say(f"jueyi: unknown argument {rest[0]!r} (see jueyi {arguments.command} --help)")
            return USAGE
        commands = {
            "label": run_label,
            "errors": run_errors,
            "runs": run_runs,
            "corpus": run_corpus,
        }
        return commands[arguments.command](arguments)
    except JueyiError as error:
        _warn(error)
        return USAGE
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - nothing reads on
        return OK
    except OSError as error:
        _say(f"jueyi: cannot be written: {error.strerror or error}.")
        return USAGE
    except KeyboardInterrupt:
        _say("jueyi: interrupted; finished documents are kept in the file that ends in .part")
        return 130
