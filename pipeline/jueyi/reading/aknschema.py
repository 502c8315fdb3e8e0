"""Which elements of Akoma Ntoso are text, which hold lines of their own, which stand beside it.

The schema knows inline elements, through which text flows, and elements that begin a line; what it
allows as foreign or generic is told by where it stands and what it holds.
"""

from __future__ import annotations

from typing import Any

NAMESPACE = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
# Notes, and what is shown beside the text.
SUBFLOW = frozenset(NAMESPACE + tag for tag in ("authorialNote", "popup", "subFlow"))
# Inline elements of Akoma Ntoso 3.0 and of the HTML in it: text flows through them.
INLINE = SUBFLOW | frozenset(
    NAMESPACE + tag
    for tag in (
        "a abbr affectedDocument argument b br change concept courtType date decoration def "
        "del docAuthority docCommittee docDate docIntroducer docJurisdiction docketNumber "
        "docNumber docProponent docPurpose docStage "
        "docStatus docTitle docType documentRef embeddedText "
        "entity eol eop event fillIn i img inline ins judge lawyer legislature location marker "
        "mmod mod mref narrative neutralCitation noteRef num "
        "object omissis opinion organization outcome party "
        "person placeholder process quantity quotedText recordedTime ref relatedDocument remark "
        "rmod role rref "
        "scene session shortTitle signature span sub summary sup term time u vote"
    ).split()
)
HEADINGS = frozenset("crossHeading heading subheading blockTitle caption tocItem longTitle".split())
_NUMBERED = frozenset("paragraph point item li".split())
# Elements whose text is a line, also those of HTML: what holds one is no part of a line.
_LINES = (
    HEADINGS
    | _NUMBERED
    | frozenset(
        "block div dd dl dt h1 h2 h3 h4 h5 h6 list listIntroduction listWrapUp num ol p table td "
        "th tr ul".split()
    )
)
# Elements between whose parts there is text.
_TEXTS = HEADINGS | frozenset("block listIntroduction listWrapUp p".split())


def local(element: Any) -> str:
    """Its name, of whatever namespace.

    >>> from lxml import etree
    >>> local(etree.Element("{urn:x}p")), local(etree.Element("p"))
    ('p', 'p')
    """
    name: str = element.tag
    return name.rpartition("}")[2]


def numbered(element: Any) -> bool:
    """Whether it is a paragraph or an item; elsewhere a number is that of a section.

    Within a paragraph, all that has a number is an item (``subparagraph``, ``indent``, ``clause``).
    """
    name = local(element)
    if name in _NUMBERED:
        return True
    if name in _TEXTS or element.find(NAMESPACE + "num") is None:
        return False
    return any(local(above) in _NUMBERED for above in element.iterancestors())


def flows(element: Any) -> bool:
    """Whether an element that stands in text is part of the line.

    It is not if it holds lines: unless that is a single one, and the text goes on behind it.

    >>> from lxml import etree
    >>> line = "<p>请<x>会员国</x><y><p>修建</p></y>校舍：<ul><li>甲</li></ul></p>"
    >>> [flows(child) for child in etree.fromstring(line)]
    [True, True, False]
    """
    if element.tag in INLINE:
        return True
    if local(element) in _LINES:
        return False
    lines = [name for inner in element.iter() if (name := local(inner)) in _LINES]
    return not lines or (lines == ["p"] and bool((element.tail or "").strip()))


def mixed(element: Any) -> bool:
    """Whether text stands directly in it, so that what it holds may be part of a line."""
    return (
        element.tag in INLINE
        or local(element) in _TEXTS
        or bool((element.text or "").strip())
        or any((child.tail or "").strip() for child in element)
    )


def blocks(element: Any) -> list[Any]:
    """The children of an element that begin a line of their own, in order."""
    found = [child for child in element if child.tag not in INLINE]
    return [child for child in found if not flows(child)] if found and mixed(element) else found
