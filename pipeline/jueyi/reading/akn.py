"""Akoma Ntoso XML as the UN publishes it (github.com/UNxml).

The text of the source is the document's text, a line a paragraph; the blocks carry what the
markup knows: part, number, level. Bold spans and links are kept apart for the corpus: they are
what the UN itself marks as the paragraph's verb and as cited documents.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from lxml import etree

from ..errors import ReadingError
from ..records import Part, Source
from .aknfacts import facts
from .aknlines import Lines, Marked
from .aknplain import plain
from .aknschema import HEADINGS, INLINE, NAMESPACE, blocks, flows, local, mixed, numbered
from .akntext import Flat
from .untrusted import parse_xml

_META = NAMESPACE + "meta"
_NUM = NAMESPACE + "num"
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
    run = Flat()  # text and inline elements between the blocks
    text = mixed(element)
    if text:
        run.push((element.text or "").lstrip())
    for child in element:
        if child.tag == _NUM:
            if not numbered(element):  # of a section: it belongs to the heading behind it
                pending, run = _flush(run, out, part, level, pending), Flat()
                out.hold(" ".join(out.labels([child])))
        elif child.tag in INLINE or (text and child.tag != _META and flows(child)):
            run.walk(child, bold=False, whole=child.tag not in INLINE)
        elif child.tag != _META:
            pending, run = _flush(run, out, part, level, pending), Flat()
            pending = _visit(child, out, part, level, pending)
        if run.length or text:
            run.push(child.tail)
    _flush(run, out, part, level, pending)


def _flush(run: Flat, out: Lines, part: Part | None, level: int, pending: str | None) -> str | None:
    """Add what stands between blocks; the label that is still to be given to a text."""
    if not run.length and not run.notes:
        return pending
    before = out.position
    out.put(run, part, pending, level)
    pending = pending if out.position == before else None
    return _inner(run.blocks, out, part, level, pending)


def _visit(
    child: Any, out: Lines, part: Part | None, level: int, pending: str | None
) -> str | None:
    """Add one child of a container; the label that is still to be given to a text."""
    if numbered(child):
        return _numbered(child, out, part, level, pending)
    name = local(child)
    inner = blocks(child)
    before = out.position
    if name == "coverPage":
        out.loose(child.text)
        for line in child:
            out.skip("".join(line.itertext()))
            out.loose(line.tail)
    elif name == "tr":
        out.add(child, "other", None, 0, whole=True)
    elif name in ("doc", "attachment", "attachments"):
        # An annexed draft with a preamble of its own reads like a resolution.
        draft = child.find(f".//{NAMESPACE}preamble") is not None
        _walk(child, out, None if draft else "other", 0, None)
    elif name == "preamble":
        _walk(child, out, "preambular", 0, None)
    elif name == "quotedStructure":  # the words of another text
        _walk(child, out, "other", level, None)
    elif name in ("preface", "conclusions", "formula"):
        lines = [block for block in inner if block.tag == NAMESPACE + "p"]
        if name == "formula" or len(lines) > 1 or len(inner) > len(lines):
            _walk(child, out, "other", 0, None)
        else:
            out.add(child, "other", None, 0, whole=True)
    elif name == "sublist":  # beside the item that it hangs on, not in it
        _walk(child, out, part, level + 1, None)
    elif name in HEADINGS:
        _inner(out.add(child, "other", None, level), out, part, level, None)
    elif not inner or name == "p":
        # Text and inline elements alone; a p may hold lists and structures, which come behind it.
        behind = out.add(child, part, pending, level)
        pending = None if out.position > before else pending
        pending = _inner(behind, out, None if name == "p" else part, level, pending)
    else:
        _walk(child, out, part, level, pending)
        pending = None if out.position > before else pending
    return pending


def _numbered(
    child: Any, out: Lines, part: Part | None, level: int, pending: str | None
) -> str | None:
    """Add a paragraph or an item, which may have a label, and text beside its blocks."""
    labels = out.labels(child.findall(_NUM))
    deeper = level if local(child) == "paragraph" else level + 1
    if pending is not None:  # 1. (a): the paragraph has no text before its first item
        labels, deeper = [pending, *labels], level
    elif not labels and out.lost is not None:
        labels = [out.lost]
    label, out.lost = (labels[0] if labels else None), None
    out.lead = " ".join([out.lead, *labels[1:]]).strip()
    before = out.position
    inner = blocks(child)
    if inner and label is not None and all(local(block) in HEADINGS for block in inner):
        out.hold(label)
        label = None
    if inner:
        _walk(child, out, part, deeper, label)
    else:
        behind = out.add(child, part, label, deeper, but=_NUM)
        _inner(behind, out, part, deeper, label if out.position == before else None)
    if out.position == before:
        out.lost = label if pending is None else None  # the text of 1. may be the next paragraph's
        out.lead = ""
        return pending
    return None


def _inner(
    found: list[Any], out: Lines, part: Part | None, level: int, pending: str | None
) -> str | None:
    for block in found:
        pending = _visit(block, out, part, level, pending)
    return pending


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
    missing = plain(root)
    out.loose(root.text)
    for statement in root:
        _walk(statement, out, None, 0, None)
        out.loose(statement.tail)
    out.release()
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
        problems=_absent(missing, name) + _lost(root, out, text, name),
    )
    return source, out.marked()


def _absent(notes: int, name: str) -> tuple[ReadingError, ...]:
    """What says that notes are referred to that the file does not hold."""
    if not notes:
        return ()
    what = f"{notes} references to notes that are not there"
    return (ReadingError(what, where=name, expected="the notes, in the metadata or the text"),)


def _lost(root: Any, out: Lines, text: str, name: str) -> tuple[ReadingError, ...]:
    """What says that letters or digits of the body are in no line and no note: none should be.

    Each is counted for itself, so that none that is read twice hides another.
    """
    apart = [_text(meta) for meta in root.iter(_META)]  # of no paragraph, rightly
    found = _counted([text, *(note.text for note in out.notes), *out.dropped, *apart])
    body = _counted([_text(root)])
    lost = sum(
        count - found[sign]
        for sign, count in body.items()
        if count > found[sign] and sign.isalnum()
    )
    if not lost:
        return ()
    what = f"{lost} characters of the XML are in no paragraph and no note"
    return (ReadingError(what, where=name, expected="all of them"),)


def _text(element: Any) -> str:
    words: str = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    return words


def _counted(texts: list[str]) -> Counter[str]:
    return Counter("".join("".join(texts).split()))


def read(data: bytes, name: str) -> Source:
    """Read an Akoma Ntoso document. See ``build``."""
    return build(data, name)[0]
