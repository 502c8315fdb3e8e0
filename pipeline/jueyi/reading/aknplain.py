"""An Akoma Ntoso tree made plain: what is no text goes, what attributes and metadata print comes.

Comments, instructions and deletions are taken out; the notes of the metadata come where they are
referred to; quotation marks that the markup keeps in attributes come into the text.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from .aknschema import NAMESPACE, SUBFLOW

# What is in the markup but, says the schema, not in the document.
_REMOVED = frozenset({"removed", "temporarilyRemoved", "editorial"})
_STATUS = etree.XPath("//@status")
_NOTE_REF = NAMESPACE + "noteRef"
_STRUCTURE = NAMESPACE + "quotedStructure"
_QUOTED = (
    _STRUCTURE,
    *(NAMESPACE + tag for tag in ("quotedText", "embeddedText", "embeddedStructure")),
)
_QUOTES = "“”‘’「」『』《》〝〞"
_CLOSING = {a: b for a, b in zip(_QUOTES[::2], _QUOTES[1::2], strict=True)}


def plain(root: Any) -> int:
    """Make a tree plain, in place.

    Args:
        root: The element ``akomaNtoso``.

    Returns:
        The number of references to notes that the file does not hold.
    """
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    etree.strip_elements(root, "{*}del", with_tail=False)
    for status in _STATUS(root):
        if status in _REMOVED and status.getparent() is not root:
            _take_out(status.getparent())
    notes: dict[str, Any] = {}
    missing = 0
    for element in list(root.iter(_NOTE_REF, *_QUOTED)):
        if element.tag == _NOTE_REF:
            notes = notes or _meta_notes(root)
            missing += _bring(element, notes)
        else:
            _quote(element)
    return missing


def _take_out(element: Any) -> None:
    """Remove an element, but not the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)


def _meta_notes(root: Any) -> dict[str, Any]:
    """The notes of the metadata, and those of the text, by the names that they are referred to."""
    return {
        name: note
        for note in root.iter(NAMESPACE + "note", *SUBFLOW)
        for key in ("eId", "id", "wId")
        if (name := note.get(key))
    }


def _bring(reference: Any, notes: dict[str, Any]) -> int:
    """Make a reference the note itself, the first time; 1 if there is none."""
    name = (reference.get("href") or "").rpartition("#")[2]
    if name not in notes:
        return 1
    note = notes[name]
    if note.tag == NAMESPACE + "note":  # not one that stands in the text itself
        reference.tag = NAMESPACE + "authorialNote"
        mark = reference.get("marker") or reference.text or note.get("marker") or ""
        reference.set("marker", mark)
        reference.text = note.text
        note.text = None
        reference.extend(list(note))
        notes[name] = reference  # a second reference to it prints the mark alone
    return 0


def _quote(element: Any) -> None:
    """Print the marks of a quotation, and the labels of what it quotes as its text."""
    start, end = element.get("startQuote") or "", element.get("endQuote")
    if end is None:
        end = _CLOSING.get(start, start)
    if element.tag == _STRUCTURE:
        for num in list(element.iter(NAMESPACE + "num")):
            label, holder = "".join(num.itertext()).strip(), num.getparent()
            _take_out(num)
            _first(holder, label + " ")
    text = "".join(element.itertext()).strip()
    if not text.startswith(start):
        _first(element, start)
    if not text.endswith(end):
        _last(element, end)


def _first(element: Any, words: str) -> None:
    """Put words before the first text of an element."""
    while not (element.text or "").strip() and len(element):
        child = element[0]
        if child.tag in SUBFLOW or not _holds(child):
            break
        element = child
    element.text = words + (element.text or "").lstrip()


def _last(element: Any, words: str) -> None:
    """Put words behind the last text of an element."""
    while (last := next((child for child in reversed(element) if _ends(child)), None)) is not None:
        if (last.tail or "").strip() or last.tag in SUBFLOW:
            last.tail = (last.tail or "").rstrip() + words
            return
        element = last
    element.text = (element.text or "").rstrip() + words


def _holds(element: Any) -> bool:
    """Whether it has text."""
    return any(text.strip() for text in element.itertext())


def _ends(element: Any) -> bool:
    """Whether there is text, or a note, in it or directly behind it."""
    return element.tag in SUBFLOW or bool((element.tail or "").strip()) or _holds(element)
