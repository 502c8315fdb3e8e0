"""Labelling where one machine is not enough: MLflow's ``spark_udf`` over a table of documents.

The model travels to the workers as an MLflow model, code included; they need Python, mlflow, numpy
and OpenCC, not jueyi. Rows are those of the Parquet tables that ``jueyi label`` writes.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import JueyiError
from ..writing.parquet import SCHEMAS, beside
from ..writing.rows import (
    FACT_COLUMNS,
    OWN_ACT_COLUMNS,
    OWN_PARAGRAPH_COLUMNS,
    REPEATED_COLUMNS,
)
from . import flavour

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

COLUMNS = ("document", "text")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Counts of a run, and what was not labelled.

    Attributes:
        documents, paragraphs, acts: How many.
        doubtful: Document, status and reasons of every document that is not ``ok``.
    """

    documents: int
    paragraphs: int
    acts: int
    doubtful: list[tuple[str, str, list[str]]]


def session(cores: int) -> SparkSession:
    """A local session, unless the environment has one already (on a cluster it has).

    Raises:
        JueyiError: pyspark or Java is not there.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise JueyiError(
            "pyspark is not installed",
            expected="jueyi with its extra",
            fix="pip install 'jueyi[spark]'",
        ) from None
    # RuntimeError and its kin: the gateway exits before it says its port, mostly for want of Java.
    try:
        building = SparkSession.builder.appName("jueyi").config("spark.ui.enabled", "false")
        if SparkSession.getActiveSession() is None:
            # The workers' Python is this one: "python3" may be another without pandas.
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
            os.environ.setdefault("PYTHONWARNINGS", "ignore")  # pyspark on pandas 3
            building = building.master(f"local[{cores}]")
        running = building.getOrCreate()
    except Exception as error:
        raise JueyiError(
            f"Spark does not start ({type(error).__name__})",
            expected="Java 17 or newer",
            fix="apt-get install default-jre-headless",
        ) from None
    running.sparkContext.setLogLevel("ERROR")
    return running


def read(spark: SparkSession, path: str) -> DataFrame:
    """A Parquet table of documents.

    Raises:
        JueyiError: It cannot be read, or lacks the columns ``document`` and ``text``.
    """
    from pyspark.errors import PySparkException

    try:
        table = spark.read.parquet(path)
    except PySparkException as error:
        raise JueyiError(
            f"no Parquet table ({str(error).splitlines()[0][:200]})",
            where=path,
            expected="Parquet with the columns document and text",
        ) from None
    kinds = dict(table.dtypes)
    if any(kinds.get(column) != "string" for column in COLUMNS):
        raise JueyiError(
            f"the columns {', '.join(f'{n} {k}' for n, k in kinds.items())}",
            where=path,
            expected="document and text, both strings",
        )
    return table.select(*COLUMNS)


def udf(spark: SparkSession, model: Path, folder: Path) -> Any:
    """The model as a function of a column of texts, giving rows as JSON.

    Args:
        spark: The session.
        model: A model folder.
        folder: Where the MLflow model is written; it must stay until the function has been used.
    """
    import mlflow.pyfunc

    flavour.save(model, folder)
    return mlflow.pyfunc.spark_udf(
        spark, str(folder), result_type="string", env_manager="local", params={"as_rows": True}
    )


def _fields(names: tuple[str, ...]) -> str:
    """Columns of the Parquet tables in Spark's words."""
    spark = {
        "int32": "int", "double": "double", "bool": "boolean", "string": "string",
        "date32[day]": "date",
    }  # fmt: skip
    known = {f.name: f.type for table in ("paragraphs", "acts") for f in SCHEMAS[table]}
    return ", ".join(f"{n}: {spark.get(str(known[n]), 'array<string>')}" for n in names)


def _shape() -> str:
    """The type of what the model gives as rows, see ``writing.rows.encode_nested``."""
    paragraph = f"{_fields(OWN_PARAGRAPH_COLUMNS)}, rows: array<struct<{_fields(OWN_ACT_COLUMNS)}>>"
    facts = _fields(tuple(name for name in FACT_COLUMNS if name != "document"))
    return (
        f"struct<status: string, reasons: array<string>, {facts}, rows: array<struct<{paragraph}>>>"
    )


def label(spark: SparkSession, documents: DataFrame, model: Path, output: str) -> Labelled:
    """Label a table and write the Parquet tables of acts and paragraphs as folders.

    Args:
        spark: The session.
        documents: Columns ``document`` and ``text``.
        model: A model folder.
        output: The table of acts, ``x.parquet``; paragraphs go to ``x.paragraphs.parquet``.

    Raises:
        JueyiError: A task failed, or the output cannot be written.
    """
    from pyspark.errors import PySparkException
    from pyspark.sql import functions as f

    facts = [f.col(name) for name in FACT_COLUMNS]
    own = [f.col(f"p.{name}") for name in OWN_PARAGRAPH_COLUMNS]
    repeated = [f.col(f"p.{name}") for name in REPEATED_COLUMNS]
    of_act = [f.col(f"a.{name}") for name in OWN_ACT_COLUMNS]
    # A table of one file is one partition, which is one core.
    spread = documents.repartition(4 * spark.sparkContext.defaultParallelism)
    place = tempfile.TemporaryDirectory(prefix="jueyi-spark-")
    label_text = udf(spark, model, Path(place.name) / "model")
    rows = f.from_json(label_text(f.col("text")), _shape()).alias("r")
    done = spread.select("document", rows).select("document", "r.*").persist()
    paragraphs = str(beside(Path(output), "paragraphs"))
    try:
        each = done.select(*facts, f.explode("rows").alias("p"))
        each.select(*facts, *own).write.mode("overwrite").parquet(paragraphs)
        acts = each.select(*facts, "p", f.explode("p.rows").alias("a"))
        acts.select(*facts, *repeated, *of_act).write.mode("overwrite").parquet(output)
        told = done.filter("status <> 'ok'").select("document", "status", "reasons").collect()
        return Labelled(
            done.count(),
            spark.read.parquet(paragraphs).count(),
            spark.read.parquet(output).count(),
            [(row["document"], row["status"], list(row["reasons"])) for row in told],
        )
    except PySparkException as error:
        lines = [line.strip() for line in str(error).splitlines() if "Error" in line]
        raise JueyiError(
            f"Spark failed ({(lines or ['no reason given'])[-1][:200]})", where=output
        ) from None
    finally:
        done.unpersist()
        place.cleanup()
