"""XML of unknown origin: no entity is resolved, nothing is fetched, and its size is bounded."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ..errors import ReadingError


def parse_xml(data: bytes, problem: str, where: str, expected: str) -> Any:
    """The root element of an XML document.

    Args:
        data: The document.
        problem: What the error says if it is not well-formed; the parser's words follow.
        where: The input's name.
        expected: What was expected there.

    Raises:
        ReadingError: It is not well-formed, or names an entity, whose text would be lost.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadingError(f"{problem} ({error.msg})", where=where, expected=expected) from None
    if (entity := next(root.iter(etree.Entity), None)) is not None:
        raise ReadingError(
            f"an entity that is not resolved ({entity.text})",
            where=where,
            expected="the text itself",
            fix="write the character for it",
        )
    return root
