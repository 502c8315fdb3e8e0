"""The metadata of an Akoma Ntoso document, which its schema requires."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from ..records import Entity, Resolution

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNKNOWN = "0001-01-01"  # the UN's own files print it where a date is not known


def printable(text: str) -> str:
    """Text without the characters that XML forbids."""
    return _ILLEGAL.sub("\ufffd", text)


def add(parent: Any, tag: str, **attributes: str) -> Any:
    """A new last child of ``parent``."""
    return etree.SubElement(
        parent, f"{{{NAMESPACE}}}{tag}", {k: printable(v) for k, v in attributes.items()}
    )


def meta(
    resolution: Resolution,
    verbs: dict[str, str],
    entities: dict[str, Entity],
    classes: tuple[str, ...],
    part: str,
) -> Any:
    """Identification, and what the inline elements refer to.

    Args:
        resolution: The document.
        verbs: Lemmas and the identifiers that refer to them.
        entities: Identifiers and whom they refer to.
        classes: Classes of addressees that may be referred to.
        part: ``main`` or the name of the attachment.
    """
    root = etree.Element(f"{{{NAMESPACE}}}meta")
    identification = add(root, "identification", source="#jueyi")
    date = resolution.adopted or _UNKNOWN
    symbol = re.sub(r"[^\w.-]+", "-", resolution.symbol or resolution.document).strip("-")
    work = f"/akn/un/statement/{date}/{symbol or 'document'}"
    for level, path, kind in (
        ("Work", work, "adoption"),
        ("Expression", f"{work}/zho@", "publication"),
        ("Manifestation", f"{work}/zho@.xml", "markup"),
    ):
        element = add(identification, f"FRBR{level}")
        add(element, "FRBRthis", value=f"{path}/!{part}")
        add(element, "FRBRuri", value=path)
        add(element, "FRBRdate", date=date, name=kind)
        add(element, "FRBRauthor", href="#un")
        if level == "Work":
            add(element, "FRBRcountry", value="un")
        elif level == "Expression":
            add(element, "FRBRlanguage", language="zho")
    if part != "main":
        return root  # identifiers are unique in a document: an annex refers to the main part's
    references = add(root, "references", source="#jueyi")
    add(references, "TLCOrganization", eId="un", href="/akn/ontology/organization/un", showAs="UN")
    add(references, "TLCProcess", eId="jueyi", href="/akn/ontology/process/jueyi", showAs="jueyi")
    for name, shown in (("symbol", "Symbol"), ("resolutionTitle", "Resolution title")):
        add(references, "TLCConcept", eId=name, href=f"/akn/ontology/concept/un/{name}",
            showAs=shown)  # fmt: skip
    for lemma, identifier in verbs.items():
        add(references, "TLCConcept", eId=identifier, href=f"/akn/ontology/concept/jueyi/{lemma}",
            showAs=lemma)  # fmt: skip
    for identifier, who in entities.items():
        add(references, "TLCOrganization", eId=identifier,
            href=f"/akn/ontology/organization/jueyi/{who.id}", showAs=who.en)  # fmt: skip
    for label in classes:
        add(references, "TLCRole", eId=label, href=f"/akn/ontology/role/jueyi/{label}",
            showAs=label)  # fmt: skip
    return root
