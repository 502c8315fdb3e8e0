"""jueyi (决议): reads Chinese UN resolutions as a UN editor does.

>>> import jueyi
>>> resolution = jueyi.load().label("1. 敦促会员国考虑批准公约；")
>>> act = resolution.paragraphs[0].acts[0]
>>> act.lemma, act.addressee.text, act.addressee.classes
('敦促', '会员国', ('states',))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .about import VERSION as __version__
    from .components.factories import shipped as pipeline
    from .components.labeller import Labeller, load
    from .reading import read
    from .records import Act, Addressee, Paragraph, Resolution, Source

_HOMES = {
    "__version__": ("about", "VERSION"),
    "Labeller": ("components.labeller", "Labeller"),
    "load": ("components.labeller", "load"),
    "pipeline": ("components.factories", "shipped"),
    "read": ("reading", "read"),
    "Act": ("records", "Act"),
    "Addressee": ("records", "Addressee"),
    "Paragraph": ("records", "Paragraph"),
    "Resolution": ("records", "Resolution"),
    "Source": ("records", "Source"),
}
__all__ = [
    "Act", "Addressee", "Labeller", "Paragraph", "Resolution", "Source", "__version__", "load",
    "pipeline", "read",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    # Imported on first use: the package costs nothing to those who need one module of it.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home, attribute = _HOMES[name]
    return getattr(import_module(f"{__name__}.{home}"), attribute)
