"""A labeller as an MLflow model: tables and code, loadable without jueyi installed."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..schema import PARAGRAPH, Field

PACKAGE = Path(__file__).parents[1]
NAME = "jueyi"
EXAMPLE = ["1. 敦促尚未批准公约的国家考虑批准，并请秘书长提供协助；"]
# What labelling imports; mlflow alone serves it.
REQUIREMENTS = ("mlflow", "numpy", "OpenCC", "orjson")


_TYPES = {"int": "long", "float": "double", "bool": "boolean", "str": "string"}


def _properties(table: tuple[Field, ...]) -> list[Any]:
    """The fields of a table as MLflow's properties."""
    from mlflow.types.schema import AnyType, Array, Object, Property

    found = []
    for field in table:
        kind: Any
        if isinstance(field.kind, tuple):
            kind = Object(_properties(field.kind))
            kind = Array(kind) if field.many else kind
        elif field.kind in ("ints", "strs"):
            kind = Array(_TYPES[field.kind[:-1]])
        elif field.kind == "value":  # a string, or a list of them
            kind = AnyType()
        else:
            kind = _TYPES[field.kind]
        found.append(Property(field.name, kind, required=not field.optional))
    return found


def signature() -> Any:
    """One string column in, one object a row out, and the parameter ``as_rows``."""
    from mlflow.models import ModelSignature
    from mlflow.types import ColSpec, ParamSchema, ParamSpec, Schema
    from mlflow.types.schema import Array, Object, Property

    record = [Property("status", "string"), Property("reasons", Array("string"))]
    record.append(Property("paragraphs", Array(Object(_properties(PARAGRAPH)))))
    return ModelSignature(
        inputs=Schema([ColSpec("string")]),
        outputs=Schema([ColSpec(Object(record))]),
        params=ParamSchema([ParamSpec("as_rows", "boolean", False)]),
    )


def requirements() -> list[str]:
    """The packages that the model needs, at the versions it was made with."""
    return [f"{name}=={version(name)}" for name in REQUIREMENTS]


def save(model: Path, target: Path, identifier: str | None = None) -> None:
    """Write an MLflow model: a function over texts, and the same folder as a spaCy pipeline.

    Args:
        model: A model folder.
        target: A folder that does not exist yet.
        identifier: Of the logged model that it becomes.
    """
    import mlflow.pyfunc
    from mlflow.models import Model

    with tempfile.TemporaryDirectory() as name, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        code = Path(name) / PACKAGE.name
        shutil.copytree(PACKAGE, code, ignore=shutil.ignore_patterns("__pycache__", "model"))
        mlflow.pyfunc.save_model(
            str(target),
            python_model=str(PACKAGE / "tracking" / "serving.py"),
            artifacts={"model": str(model)},
            code_paths=[str(code)],
            signature=signature(),
            input_example=(EXAMPLE, {"as_rows": False}),
            pip_requirements=requirements(),
        )
        # MLflow writes down where things lay on this machine; only their names matter later.
        written = Model.load(str(target))
        flavour = written.flavors["python_function"]
        flavour["model_code_path"] = "serving.py"
        flavour["artifacts"]["model"]["uri"] = "model"
        written.model_id = identifier
        # mlflow.spacy.load_model opens the same folder with spacy.load: no pickle.
        spacy_model = target / flavour["artifacts"]["model"]["path"]
        if (spacy_model / "meta.json").is_file():
            written.add_flavor(
                "spacy", spacy_version=version("spacy"), code="code",
                data=spacy_model.relative_to(target).as_posix(),
            )  # fmt: skip
        written.save(str(target / "MLmodel"))
