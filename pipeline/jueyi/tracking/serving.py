"""The model as MLflow runs it: models from code, no pickle anywhere.

MLflow executes this file when it loads the model. One text goes in, one record comes out, in order:
a whole resolution or a paragraph, read and labelled as ``jueyi label`` does with a text file. The
signature is one string column, so that a list, a DataFrame with the column ``text``, JSON over HTTP
and Spark all come in as a DataFrame of one column.
"""

from __future__ import annotations

import json
import warnings
from typing import Any

from mlflow.exceptions import INVALID_PARAMETER_VALUE, MlflowException
from mlflow.models import set_model
from mlflow.pyfunc import PythonModel, PythonModelContext

from jueyi import load
from jueyi.batch.item import Input
from jueyi.batch.worker import process
from jueyi.records import Resolution
from jueyi.schema import paragraph_record
from jueyi.writing.rows import encode_nested

# Its schema is the signature that is logged with the model: a hint would refuse DataFrames in JSON.
warnings.filterwarnings("ignore", message=".*Add type hints to the `predict` method")
TEXTS, CHARACTERS = 10_000, 20_000_000  # of one request; Spark hands over 10,000 rows at once
_COLUMNS = ("text", 0, "0")  # a list becomes the column 0, Spark calls it "0"


class Jueyi(PythonModel):  # type: ignore[misc]
    """Labels texts with the model folder that was logged as the artifact ``model``."""

    def load_context(self, context: PythonModelContext) -> None:
        """Load the tables."""
        self.labeller = load(context.artifacts["model"])

    # MLflow reads annotations of the input as a schema and warns of those it does not know.
    def predict(  # type: ignore[no-untyped-def]
        self,
        context: PythonModelContext,
        model_input,  # noqa: ANN001
        params: dict[str, Any] | None = None,
    ) -> list[Any]:
        """Label texts.

        Args:
            context: Not used.
            model_input: A DataFrame of one column: texts of resolutions or paragraphs.
            params: ``as_rows``: whether every record is a string of JSON with the columns of the
                Parquet tables, which is what ``mlflow.pyfunc.spark_udf`` can carry.

        Returns:
            For every text ``status`` (``ok``, ``incomplete`` or ``failed``), ``reasons`` and
            ``paragraphs``, the records of ``docs/record.md``; or, as rows, see
            ``writing.rows.encode_nested``. A text that cannot be labelled costs itself only.

        Raises:
            MlflowException: The request is too large, or the column has another name: MLflow
                hands on only the first column of several, which may hold anything.
        """
        column = model_input.columns[0]
        if column not in _COLUMNS:
            raise MlflowException(
                f"the column {column!r}; expected one column of texts, called 'text'.",
                INVALID_PARAMETER_VALUE,
            )
        _check(model_input.iloc[:, 0].tolist())
        one = self._rows if (params or {}).get("as_rows") else self._record
        return [one(text) for text in model_input.iloc[:, 0].tolist()]

    def _record(self, text: object) -> dict[str, Any]:
        status, reasons, payload = self._label(text, _encode_records)
        return {
            "status": status,
            "reasons": reasons,
            "paragraphs": json.loads(payload) if payload else [],
        }

    def _rows(self, text: object) -> str:
        status, reasons, payload = self._label(text, encode_nested)
        head = json.dumps({"status": status, "reasons": reasons}, ensure_ascii=False)
        return head[:-1] + ", " + payload.decode()[1:] if payload else head

    def _label(self, text: object, encode: Any) -> tuple[str, list[str], bytes]:
        if not isinstance(text, str):
            return "failed", [f"no text: {text!r}; expected a string."], b""
        data = text.encode("utf-8", "replace")
        outcome = process(Input("text", data=data), self.labeller, "text", encode)
        return outcome.status, list(outcome.reasons), outcome.payload


def _check(texts: list[Any]) -> None:
    """Refuse a request that would take more memory or time than one may.

    Raises:
        MlflowException: It holds too many texts, or too much text.
    """
    size = sum(len(text) for text in texts if isinstance(text, str))
    for what, count, most in (("texts", len(texts), TEXTS), ("characters", size, CHARACTERS)):
        if count > most:
            raise MlflowException(
                f"{count:,} {what} in one request; expected at most {most:,}. Send several.",
                INVALID_PARAMETER_VALUE,
            )


def _encode_records(resolution: Resolution) -> bytes:
    records = [paragraph_record(p, resolution) for p in resolution.paragraphs]
    return json.dumps(records, ensure_ascii=False).encode()


set_model(Jueyi())
