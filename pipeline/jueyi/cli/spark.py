"""``jueyi label --engine spark``: one Parquet table in, two out."""

from __future__ import annotations

from pathlib import Path

from ..errors import JueyiError
from .console import OK, SOME_FAILED, say

_SHOWN = 20


def run_spark(
    inputs: list[str], output: str | None, min_score: float, workers: int, folder: str | None
) -> int:
    """Label a table of documents on Spark.

    Args:
        inputs: One Parquet table with the columns ``document`` and ``text``.
        output: The table of acts.
        min_score: Must be the model's own: rows carry their score.
        workers: Cores of a local session.
        folder: The model's folder; the shipped one if None.
    """
    if len(inputs) != 1 or output is None or not output.endswith(".parquet"):
        raise JueyiError(
            f"{len(inputs)} inputs to {output or 'a terminal'}",
            where="--engine spark",
            expected="one Parquet table with the columns document and text, and --output x.parquet",
        )
    if min_score != 0.5:
        raise JueyiError(
            "--min-score does not go with --engine spark",
            expected="all acts",
            fix="filter the column score",
        )
    from ..components.labeller import SHIPPED
    from ..tracking import spark

    running = spark.session(workers)
    documents = spark.read(running, inputs[0])
    model = Path(folder) if folder else SHIPPED
    done = spark.label(running, documents, model, output)
    for document, status, reasons in done.doubtful[:_SHOWN]:
        say(f"{status}: {document}: {'; '.join(reasons)}")
    if len(done.doubtful) > _SHOWN:
        say(f"… and {len(done.doubtful) - _SHOWN} more")
    say(
        f"{done.documents} documents: {done.paragraphs} paragraphs, {done.acts} acts written to "
        f"{output}"
    )
    failed = any(status == "failed" for _, status, _ in done.doubtful)
    return SOME_FAILED if failed else OK
