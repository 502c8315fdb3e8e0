"""``jueyi annotate export`` and ``import``: to annotation tools and back."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CorpusError, JueyiError
from .console import OK, SOME_FAILED, USAGE, model_folder, say, warn

if TYPE_CHECKING:
    from ..annotation import Task


def run_annotate(arguments: argparse.Namespace) -> int:
    """``jueyi annotate``."""
    if arguments.action == "config":
        from ..annotation import label_studio

        print(label_studio.config())
        return OK
    return _export(arguments) if arguments.action == "export" else _import(arguments)


def _export(arguments: argparse.Namespace) -> int:
    """Label inputs and write tasks."""
    from .. import annotation
    from ..components import labeller
    from .. import reading
    from ..batch.inputs import spread

    with model_folder(arguments.model, arguments.store) as folder:
        model = labeller.load(folder)
    found = spread(arguments.inputs)
    problems = list(found.problems)
    tasks = []
    for item in found.inputs:
        try:
            source = reading.read_bytes(item.load(), item.name)
            tasks += annotation.tasks_of(model.label_source(source))
        except JueyiError as error:
            problems.append(error)
    for problem in problems:
        warn(problem)
    chosen = [t for t in tasks if _lowest(t) < arguments.below]
    version = f"jueyi-{model.digest[:12]}"
    Path(arguments.output).write_text(
        annotation.module(arguments.tool).encode(chosen, version), "utf-8"
    )
    say(f"{len(chosen)} of {len(tasks)} paragraphs written to {arguments.output}")
    return SOME_FAILED if problems else OK


def _lowest(task: Task) -> float:
    scores = [region.score for region in task.regions if region.score is not None]
    return min(scores, default=0.0)  # a paragraph without an act is one to look at


def _import(arguments: argparse.Namespace) -> int:
    """Write the labels of corrected tasks, standing off, and their texts."""
    from .. import annotation
    from ..corpus import gold
    from .. import lexicon

    words = lexicon.load()
    path = Path(arguments.tasks)
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(
            f"cannot be read ({error})", where=str(path), expected="what the tool exported"
        ) from None
    labels: dict[str, str] = {}
    texts: dict[str, str] = {}
    failed = 0
    for number, task in enumerate(annotation.module(arguments.tool).decode(text, str(path)), 1):
        try:
            found = annotation.gold_of(task, words, f"{path} task {number}")
        except CorpusError as error:
            warn(error)
            failed += 1
            continue
        labels[found.sha256] = gold.row(found, **annotation.provenance(arguments.reader))
        row = {"id": found.document, "text": task.text}
        row |= {key: task.facts.get(key) for key in ("part", "number")}
        texts[found.sha256] = json.dumps(row, ensure_ascii=False)
    if not labels:
        say("no task has been annotated; nothing was written")
        return USAGE
    folder = Path(arguments.output)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "labels.jsonl").write_text("\n".join(labels.values()) + "\n", "utf-8")
    (folder / "texts.jsonl").write_text("\n".join(texts.values()) + "\n", "utf-8")
    say(f"{len(labels)} paragraphs written to {folder}/labels.jsonl, their texts to texts.jsonl")
    return SOME_FAILED if failed else OK
