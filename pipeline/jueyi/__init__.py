"""jueyi (决议): reads Chinese UN resolutions as a UN editor does.

>>> import jueyi
>>> resolution = jueyi.load().label("1. 敦促会员国考虑批准公约；")
>>> act = resolution.paragraphs[0].acts[0]
>>> act.lemma, act.addressee.text, act.addressee.classes
('敦促', '会员国', ('states',))
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

try:
    __version__ = version("jueyi")
except PackageNotFoundError:  # run from a checkout that is not installed
    __version__ = "0"

if TYPE_CHECKING:
    from .components.labeller import Labeller, load
    from .reading import read
    from .records import Act, Addressee, Paragraph, Resolution, Source

_HOMES = {
    "Labeller": "components.labeller",
    "load": "components.labeller",
    "read": "reading",
    "Act": "records",
    "Addressee": "records",
    "Paragraph": "records",
    "Resolution": "records",
    "Source": "records",
}
__all__ = ["Act", "Addressee", "Labeller", "Paragraph", "Resolution", "Source", "load", "read"]


def __getattr__(name: str) -> Any:
    # Imported on first use: the package costs nothing to those who need one module of it.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
