"""WordprocessingML: switches, raised text, and parts of a Word file."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ..errors import ReadingError
from .autonumber import W


def is_raised(properties: Any) -> bool:
    """Whether a run is set as superscript."""
    if properties is None:
        return False
    found = properties.find(W + "vertAlign")
    return found is not None and found.get(W + "val") == "superscript"


def is_on(element: Any, attribute: str = "val") -> bool:
    """A switch of WordprocessingML: present and not off."""
    if element is None:
        return False
    default = "1" if attribute == "val" else "0"
    return element.get(W + attribute, default) not in ("0", "false", "off", "none")


def parse(data: bytes, path: str, name: str) -> Any:
    """The root of a part of a Word file.

    Args:
        data: The part.
        path: Its name in the archive.
        name: What errors call the file.

    Raises:
        ReadingError: It is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadingError(
            f"the part {path} is no well-formed XML ({error.msg})",
            where=name,
            expected="a whole Word file",
        ) from None
