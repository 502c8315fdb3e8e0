"""``jueyi annotate``: paragraphs to annotation tools, pre-labelled, and corrections back."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import CorpusError, JueyiError
from .console import OK, SOME_FAILED, USAGE, counted, model_folder, say, warn
from .options import STORE, Below, Inputs, Model, Store

if TYPE_CHECKING:
    from ..annotation import Task

app = typer.Typer(
    help="Pre-annotated paragraphs for Label Studio, Prodigy or doccano, and corrections back.",
    no_args_is_help=True,
    epilog="Example: jueyi annotate export resolution.txt --tool label-studio -o tasks.json",
    rich_markup_mode=None,
)


class Tool(StrEnum):
    """Annotation tools whose formats we write and read."""

    label_studio = "label-studio"
    prodigy = "prodigy"
    doccano = "doccano"


ToolName = Annotated[Tool, typer.Option(help="The annotation tool.")]


@app.command(epilog="Example: jueyi annotate config > labelling.xml")
def config() -> int:
    """Print the labelling configuration for Label Studio."""
    from ..annotation import label_studio

    print(label_studio.config())
    return OK


@app.command(
    epilog="Example: jueyi annotate export resolution.txt --tool label-studio -o tasks.json"
)
def export(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("--output", "-o", help="File for the tasks.")],
    tool: ToolName = Tool.label_studio,
    model: Model = None,
    below: Below = 1.01,
    store: Store = STORE,
) -> int:
    """Label inputs and write tasks with predictions."""
    from .. import annotation, reading
    from ..batch.inputs import spread
    from ..components import labeller
    from ..writing.publishing import apart, published

    found = spread(inputs)
    target = apart(str(output), [item.path for item in found.inputs if item.path])
    with model_folder(model, store) as folder:
        labelling = labeller.load(folder)
    problems = list(found.problems)
    tasks = []
    for item in found.inputs:
        try:
            source = reading.read_bytes(item.load(), item.name)
            tasks += annotation.tasks_of(labelling.label_source(source))
        except JueyiError as error:
            problems.append(error)
    for problem in problems:
        warn(problem)
    chosen = [t for t in tasks if _lowest(t) < below]
    version = f"jueyi-{labelling.digest[:12]}"
    with published([target]) as (part,):
        part.write_text(annotation.module(tool.value).encode(chosen, version), "utf-8")
    say(f"{len(chosen)} of {len(tasks)} paragraphs written to {output}")
    return SOME_FAILED if problems else OK


@app.command("import", epilog="Example: jueyi annotate import tasks.json --output corrected")
def import_(
    tasks: Annotated[Path, typer.Argument(metavar="FILE", help="What the tool exported.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for labels and texts.")],
    tool: ToolName = Tool.label_studio,
    reader: Annotated[str, typer.Option(help="Who corrected them.")] = "annotator",
) -> int:
    """Corrected tasks to stand-off labels and texts."""
    from .. import annotation, lexicon
    from ..annotation import labels
    from ..annotation.corrected import LABELS, TEXTS, Corrected

    words = lexicon.load()
    path = tasks
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(
            f"cannot be read ({error})", where=str(path), expected="what the tool exported"
        ) from None
    corrections = []
    failed = 0
    for number, task in enumerate(annotation.module(tool.value).decode(text, str(path)), 1):
        try:
            corrections.append((labels.gold_of(task, words, f"{path} task {number}"), task))
        except CorpusError as error:
            warn(error)
            failed += 1
    if not corrections:
        say("no task has been annotated; nothing was written")
        return USAGE
    with Corrected(output) as held:
        held.add(corrections, reader)
    say(f"{counted(len(corrections), 'paragraph')} written to {output}/{LABELS}, texts to {TEXTS}")
    return SOME_FAILED if failed else OK


def _lowest(task: Task) -> float:
    scores = [region.score for region in task.regions if region.score is not None]
    return min(scores, default=0.0)  # a paragraph without an act is one to look at
