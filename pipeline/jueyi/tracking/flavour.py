"""A labeller as an MLflow model: tables and code, loadable without jueyi installed."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from importlib.metadata import version
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parents[1]
EXAMPLE = ["1. 敦促尚未批准公约的国家考虑批准，并请秘书长提供协助；"]
# What labelling imports; mlflow alone serves it.
REQUIREMENTS = ("mlflow", "numpy", "OpenCC")


def signature() -> Any:
    """One string column in, one object a row out, and the parameter ``as_rows``."""
    from mlflow.models import ModelSignature
    from mlflow.types import ColSpec, ParamSchema, ParamSpec, Schema
    from mlflow.types.schema import Array, Object, Property

    def optional(name: str, kind: Any) -> Any:
        return Property(name, kind, required=False)

    span = [Property("start", "long"), Property("end", "long"), Property("text", "string")]
    party = [*span, Property("class", "string"), Property("score", "double")]
    party.append(optional("full", "string"))
    addressee = [*span, Property("classes", Array("string")), Property("score", "double")]
    addressee.append(Property("parties", Array(Object(party))))
    act = [Property(n, "long") for n in ("start", "end")]
    act += [Property(n, "string") for n in ("surface", "lemma", "english", "family")]
    act += [Property("modifiers", Array("string")), Property("opening", "boolean")]
    act += [Property("score", "double"), optional("addressee", Object(addressee))]
    note = [Property("mark", "string"), Property("text", "string"), optional("anchor", "long")]
    note.append(Property("source", Array("long")))
    paragraph = [Property(n, "string") for n in ("document", "part", "text", "script")]
    paragraph += [Property("index", "long"), Property("level", "long")]
    paragraph += [optional(n, "string") for n in ("id", "symbol", "number")]
    paragraph += [optional(n, "long") for n in ("parent", "inherits")]
    paragraph += [Property("source", Array("long")), Property("notes", Array(Object(note)))]
    paragraph.append(Property("acts", Array(Object(act))))
    record = [Property("status", "string"), Property("reasons", Array("string"))]
    record.append(Property("paragraphs", Array(Object(paragraph))))
    return ModelSignature(
        inputs=Schema([ColSpec("string")]),
        outputs=Schema([ColSpec(Object(record))]),
        params=ParamSchema([ParamSpec("as_rows", "boolean", False)]),
    )


def requirements() -> list[str]:
    """The packages that the model needs, at the versions it was made with."""
    return [f"{name}=={version(name)}" for name in REQUIREMENTS]


def save(model: Path, target: Path) -> None:
    """Write an MLflow model.

    Args:
        model: A model folder as ``tables.save`` writes it.
        target: A folder that does not exist yet.
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
        written.save(str(target / "MLmodel"))
