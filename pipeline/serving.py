"""The model as MLflow runs it: models from code, no pickle anywhere.

MLflow executes this file when it loads the model. One text goes in, one record comes out, in order:
a whole resolution or a paragraph, with the same records as ``jueyi label`` writes. The signature
is one string column, so that a list, a DataFrame with the column ``text``, JSON over HTTP and
Spark all come in as a DataFrame of one column.
"""

from __future__ import annotations

import json
import warnings
from typing import Any

from mlflow.exceptions import INVALID_PARAMETER_VALUE, MlflowException
from mlflow.models import set_model
from mlflow.pyfunc import PythonModel, PythonModelContext

from pipeline import load
from pipeline.errors import JueyiError
from pipeline.records import paragraph_record

# Its schema is the signature that is logged with the model: a hint would refuse DataFrames in JSON.
warnings.filterwarnings("ignore", message=".*Add type hints to the `predict` method")
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
            params: ``as_json``: whether every record comes as a string of JSON, which is what
                ``mlflow.pyfunc.spark_udf`` can carry.

        Returns:
            For every text ``paragraphs``, the records of ``docs/record.md``, and ``error``, a
            sentence or None. A text that cannot be labelled costs itself only.

        Raises:
            MlflowException: The column has another name: MLflow hands on only the first column
                of several, which may hold anything.
        """
        column = model_input.columns[0]
        if column not in _COLUMNS:
            raise MlflowException(
                f"the column {column!r}; expected one column of texts, called 'text'.",
                INVALID_PARAMETER_VALUE,
            )
        texts = model_input.iloc[:, 0].tolist()
        records = [self._one(text) for text in texts]
        if (params or {}).get("as_json"):
            return [json.dumps(record, ensure_ascii=False) for record in records]
        return records

    def _one(self, text: object) -> dict[str, Any]:
        if not isinstance(text, str):
            return {"paragraphs": [], "error": f"no text: {text!r}; expected a string."}
        try:
            resolution = self.labeller.label(text)
        except JueyiError as error:
            return {"paragraphs": [], "error": str(error)}
        records = [paragraph_record(p, resolution) for p in resolution.paragraphs]
        return {"paragraphs": records, "error": None}


set_model(Jueyi())
