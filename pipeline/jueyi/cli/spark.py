"""``jueyi label --engine spark``: one Parquet table in, two out."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..errors import JueyiError
from .console import OK, SOME_FAILED, say

_SHOWN = 20


def run_spark(arguments: argparse.Namespace, folder: str | None) -> int:
    """Label a table of documents on Spark.

    Args:
        arguments: Of ``jueyi label``.
        folder: The model's folder; the shipped one if None.
    """
    if len(arguments.inputs) != 1 or not (arguments.output or "").endswith(".parquet"):
        raise JueyiError(
            f"{len(arguments.inputs)} inputs to {arguments.output or 'a terminal'}",
            where="--engine spark",
            expected="one Parquet table with the columns document and text, and --output x.parquet",
        )
    if arguments.min_score != 0.5:
        raise JueyiError(
            "--min-score does not go with --engine spark",
            expected="all acts",
            fix="filter the column score",
        )
    from ..components.labeller import SHIPPED
    from ..tracking import spark

    running = spark.session(arguments.workers)
    documents = spark.read(running, arguments.inputs[0])
    model = Path(folder) if folder else SHIPPED
    done = spark.label(running, documents, model, arguments.output)
    for document, status, reasons in done.doubtful[:_SHOWN]:
        say(f"{status}: {document}: {'; '.join(reasons)}")
    if len(done.doubtful) > _SHOWN:
        say(f"… and {len(done.doubtful) - _SHOWN} more")
    say(
        f"{done.documents} documents: {done.paragraphs} paragraphs, {done.acts} acts written to "
        f"{arguments.output}"
    )
    failed = any(status == "set aside" for _, status, _ in done.doubtful)
    return SOME_FAILED if failed else OK
