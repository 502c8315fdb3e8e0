"""The command line, one file a command: the only folder that prints and exits."""

from __future__ import annotations

import io
import os
import sys

import typer

from ..errors import JueyiError
from . import (
    annotate,
    benchmark,
    check,
    corpus,
    diff,
    errors,
    evaluate,
    fetch,
    init,
    label,
    promote,
    register,
    runs,
    serve,
    sweep,
)
from . import train as train_command
from .console import INTERRUPTED, OK, USAGE, say, warn

# What a library that is not installed belongs to.
_EXTRAS = {
    "datasets": "train", "mlflow": "train", "optuna": "train", "matplotlib": "train",
    "sklearn": "train", "scipy": "train", "threadpoolctl": "train", "pyspark": "spark",
    "jieba": "jieba", "rapidfuzz": "register", "duckdb": "register", "fastapi": "app",
    "starlette": "app", "uvicorn": "app",
}  # fmt: skip
_OVERRIDABLE = {"allow_extra_args": True, "ignore_unknown_options": True}

app = typer.Typer(
    name="jueyi",
    help="Reads Chinese UN resolutions: what the organ does, and to whom.",
    epilog="Example: jueyi label ~/resolutions --output acts.jsonl",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("label", epilog="Example: jueyi label data/samples --output acts.jsonl")(label.label)
app.command("check", epilog="Example: jueyi check draft.docx")(check.check)
app.command("diff", epilog="Example: jueyi diff data/samples/series --series")(diff.diff)
app.command("register", epilog="Example: jueyi register acts.parquet --to un:unodc --reports")(
    register.register
)
app.command("serve", epilog="Example: jueyi serve resolution.pdf --open")(serve.serve)
app.command("fetch", epilog="Example: jueyi fetch A/RES/66/178 'S/RES/2801(2025)'")(fetch.fetch)
app.command("init", epilog="Example: jueyi init my-project")(init.init)
app.command(
    "train", context_settings=_OVERRIDABLE,
    epilog="Example: jueyi train configs/tiny.cfg --output my-model "
    "--components.acts.estimators.acts.parameters.C 1.0",
)(train_command.train)  # fmt: skip
app.command(
    "evaluate", context_settings=_OVERRIDABLE, epilog="Example: jueyi evaluate configs/tiny.cfg"
)(evaluate.evaluate)
app.command("benchmark", epilog="Example: jueyi benchmark answers.jsonl")(benchmark.benchmark)
app.command(
    "sweep", context_settings=_OVERRIDABLE,
    epilog="Example: jueyi sweep configs/sweep.cfg -o best.cfg --paths.texts unxml",
)(sweep.sweep)  # fmt: skip
app.command("runs", epilog="Example: jueyi runs --metric dev/acts")(runs.runs)
app.command("errors", epilog="Example: jueyi errors 3f2a --limit 5")(errors.errors)
app.command("promote", epilog="Example: jueyi promote 3f2a")(promote.promote)
app.add_typer(corpus.app, name="corpus")
app.add_typer(annotate.app, name="annotate")


def _version(asked: bool) -> None:
    if asked:
        from ..about import VERSION

        print(f"jueyi {VERSION}")
        raise typer.Exit


@app.callback()
def _top(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version and exit."
    ),
) -> None:
    """Reads Chinese UN resolutions: what the organ does, and to whom."""


def main(argv: list[str] | None = None) -> int:
    """Run the command line; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = sys.argv[1:] if argv is None else argv
    try:
        code = app(arguments, prog_name="jueyi", standalone_mode=False)
        if code == INTERRUPTED:  # Typer's own answer to Ctrl+C
            _interrupted(arguments)
        return code if isinstance(code, int) else OK
    except JueyiError as error:
        warn(error)
        return USAGE
    except typer.TyperException as error:
        return _usage(error, arguments)
    except ModuleNotFoundError as error:
        extra = _EXTRAS.get((error.name or "").partition(".")[0])
        if extra is None:
            raise
        say(f"jueyi: this command needs {error.name}. Install it: pip install 'jueyi[{extra}]'.")
        return USAGE
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - nothing reads on
        return OK
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        say(f"jueyi: {where}cannot be written: {error.strerror or error}.")
        return USAGE
    except (KeyboardInterrupt, typer.Abort):
        _interrupted(arguments)
        return INTERRUPTED


def _interrupted(arguments: list[str]) -> None:
    goes_on = arguments[:1] in (["label"], ["sweep"])
    rest = "; run the same command again to go on where it stopped" if goes_on else ""
    say(f"jueyi: interrupted{rest}")


def _usage(error: typer.TyperException, arguments: list[str]) -> int:
    """A wrong command line, in one sentence."""
    message = error.format_message()
    if not message:  # no command: the help has been printed
        return USAGE
    known = {c.name for c in app.registered_commands} | {g.name for g in app.registered_groups}
    command = next((a for a in arguments if a in known), "")
    say(f"jueyi: {message.rstrip('.')} (see jueyi {command + ' ' if command else ''}--help)")
    return USAGE
