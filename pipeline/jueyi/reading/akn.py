"""Akoma Ntoso XML as the UN publishes it (github.com/UNxml).

The text of the source is the document's text, a line a paragraph; the blocks carry what the
markup knows: part, number, level. Bold spans and links are kept apart for the corpus: they are
what the UN itself marks as the paragraph's verb and as cited documents.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from ..errors import ReadingError
from ..records import Note, Part, Source
from .aknfacts import facts
from .aknlines import Lines, Marked
from .akntext import NAMESPACE, Flat, is_block
from .untrusted import parse_xml

_SKIPPED = frozenset(NAMESPACE + tag for tag in ("meta", "num"))
_NUMBERED = frozenset(NAMESPACE + tag for tag in ("paragraph", "point", "item", "li"))
_HEADINGS = frozenset(
    "crossHeading heading subheading blockTitle caption tocItem longTitle".split()
)
_CJK = re.compile(r"[\u4e00-\u9fff]")


def parse(data: bytes, name: str) -> Any:
    """Parse XML without entities, network or unbounded depth; the root must be Akoma Ntoso.

    Raises:
        ReadingError: It is not well-formed, or no Akoma Ntoso.
    """
    root = parse_xml(data, "XML that is not well-formed", name, "Akoma Ntoso XML")
    if root.tag != NAMESPACE + "akomaNtoso":
        raise ReadingError(
            f"XML with the root {etree.QName(root).localname!r}",
            where=name,
            expected="an Akoma Ntoso resolution as in github.com/UNxml",
        )
    return root


def _walk(element: Any, out: Lines, part: Part | None, level: int, number: str | None) -> None:
    """Add the text of an element that holds blocks, and of every block in it, in order.

    Args:
        element: A container.
        out: Where paragraphs go.
        part: What the markup around it says of its part.
        level: 0 for paragraphs, 1 and more for items.
        number: Label of the paragraph or item, for the first text in it.
    """
    pending = number
    if (element.text or "").strip():
        out.loose(element.text, part, level)
    for child in element:
        if child.tag == NAMESPACE + "num" and element.tag not in _NUMBERED:
            out.held = out.label(child) or ""  # of a section: it belongs to the heading behind it
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            pending = _visit(child, out, part, level, pending)
        if (child.tail or "").strip():
            out.loose(child.tail, part, level)


def _visit(child: Any, out: Lines, part: Part | None, level: int, pending: str | None) -> Any:
    """Add one child of a container; the label that is still to be given to a text."""
    local = child.tag.removeprefix(NAMESPACE)
    blocks = [inner for inner in child if is_block(inner)]
    if local == "coverPage":
        for line in child:
            out.skip(line)
        out.loose(child.text, "other", 0)
    elif local == "tr":
        out.add(child, "other", None, 0, whole=True)
    elif local in ("paragraph", "point", "item", "li"):
        num = child.find(NAMESPACE + "num")
        deeper = level + 1 if local in ("point", "item", "li") else level
        label, out.lost = (out.lost if num is None else out.label(num)), None
        before = out.position
        if blocks or label is not None:
            _walk_item(child, out, part, deeper, label)
        else:
            out.add(child, part, None, deeper)
        if out.position == before:
            out.lost = label  # some files print the text of 1. as a paragraph of its own
    elif local in ("doc", "attachment", "attachments"):
        # An annexed draft with a preamble of its own reads like a resolution.
        draft = child.find(f".//{NAMESPACE}preamble") is not None
        _walk(child, out, None if draft else "other", 0, None)
    elif local == "preamble":
        _walk(child, out, "preambular", 0, None)
    elif local in ("preface", "conclusions", "formula"):
        lines = [inner for inner in blocks if inner.tag == NAMESPACE + "p"]
        if local == "formula" or len(lines) > 1 or len(blocks) > len(lines):
            _walk(child, out, "other", 0, None)
        else:
            out.add(child, "other", None, 0, whole=True)
    elif local == "sublist":  # beside the item that it hangs on, not in it
        _walk(child, out, part, level + 1, None)
    elif local in _HEADINGS:
        out.add(child, "other", None, level)
        _inner(blocks, out, part, level)
    elif not blocks or local == "p":
        # Text and inline elements alone; a p may hold lists and structures, which come behind it.
        out.add(child, part, pending, level)
        pending = None
        _inner(blocks, out, None if local == "p" else part, level)
    else:
        _walk(child, out, part, level, pending)
        pending = None if local in ("content", "intro", "list", "blockList") else pending
    return pending


def _walk_item(child: Any, out: Lines, part: Part | None, level: int, label: str | None) -> None:
    """A paragraph or an item: its own text, if it has some beside its blocks, then these."""
    flat = Flat()
    flat.walk(child, bold=False, but=NAMESPACE + "num")
    if flat.text().strip() and any(is_block(inner) for inner in child):
        _walk(child, out, part, level, label)
    elif flat.text().strip():
        out.add(child, part, label, level, but=NAMESPACE + "num")
    else:
        _walk(child, out, part, level, label)


def _inner(blocks: list[Any], out: Lines, part: Part | None, level: int) -> None:
    for inner in blocks:
        _visit(inner, out, part, level, None)


def build(data: bytes, name: str, chinese: bool = True) -> tuple[Source, Marked]:
    """Read a document and what the UN marks in it: bold print and links.

    Args:
        data: The file.
        name: What errors call it.
        chinese: Whether it must hold Chinese characters; the English text of a resolution, read
            for its alignment, holds none.

    Raises:
        ReadingError: Not well-formed, not Akoma Ntoso, without paragraphs, or not in Chinese.
    """
    root = parse(data, name)
    out = Lines()
    for statement in root:
        _walk(statement, out, None, 0, None)
    if not out.blocks:
        raise ReadingError("no paragraphs", where=name, expected="a resolution")
    text = "\n".join(out.lines)
    if chinese and not _CJK.search(text):
        raise ReadingError("no Chinese characters", where=name, expected="a Chinese resolution")
    source = Source(
        name=name,
        text=text,
        kind="akn",
        blocks=tuple(out.blocks),
        notes=tuple(out.notes),
        metadata=tuple(facts(root).items()),
        problems=_lost(root, text, out.notes, name),
    )
    return source, out.marked()


def _lost(root: Any, text: str, notes: list[Note], name: str) -> tuple[ReadingError, ...]:
    """What says that characters of the body are in no line and no note: none should be."""
    body = sum(
        len(_CJK.findall("".join(part.itertext())))
        for statement in root
        for part in statement
        if isinstance(part.tag, str) and part.tag != NAMESPACE + "meta"
    )
    read_ = len(_CJK.findall(text)) + sum(len(_CJK.findall(note.text)) for note in notes)
    if read_ >= body:
        return ()
    what = f"{body - read_} characters of the XML are in no paragraph and no note"
    return (ReadingError(what, where=name, expected="all of them"),)


def read(data: bytes, name: str) -> Source:
    """Read an Akoma Ntoso document. See ``build``."""
    return build(data, name)[0]
