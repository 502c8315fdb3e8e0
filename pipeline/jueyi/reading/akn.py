"""Akoma Ntoso XML as the UN publishes it (github.com/UNxml).

The text of the source is the document's text, a line a paragraph; the blocks carry what the
markup knows: part, number, level. Bold spans are kept apart for the corpus: they are what the UN
itself marks as the paragraph's verb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from ..errors import ReadingError
from ..records import Block, Note, Part, Source
from .akntext import NAMESPACE, Flat, clean

_SKIPPED = frozenset(NAMESPACE + tag for tag in ("meta", "num"))
_AROUND_LABEL = " \t\n\u3000\u00a0()（）.．、"
_CJK = re.compile(r"[\u4e00-\u9fff]")


@dataclass
class _Builder:
    """Collects lines, blocks, notes and bold spans while the tree is walked."""

    lines: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    bold: list[tuple[int, int]] = field(default_factory=list)
    position: int = 0

    def skip(self, element: Any) -> None:
        """Append a line of the cover, which belongs to no paragraph."""
        text = clean("".join(element.itertext()))[0]
        if text:
            self.lines.append(text)
            self.position += len(text) + 1

    def add(self, element: Any, part: Part | None, number: str | None, level: int) -> None:
        """Append the text of a ``p`` (or a heading) as one line."""
        flat = Flat()
        flat.walk(element, bold=False)
        raw = flat.text()
        stop = raw.lstrip()[:1]
        if number is not None and stop and stop in ".．":
            number += "."  # some files print the full stop outside <num>
            raw = raw.replace(stop, " ", 1)
        text, offsets = clean(raw)
        if not text:
            return
        prefix = "" if number is None else f"{number} "
        start = self.position
        for begin, end in flat.bold:
            span = text[offsets[begin] : offsets[end]]
            shift = start + len(prefix) + offsets[begin] + len(span) - len(span.lstrip())
            if span.strip():
                self.bold.append((shift, shift + len(span.strip())))
        for mark, note, anchor in flat.notes:
            at = start + len(prefix) + offsets[anchor]
            self.notes.append(Note(mark, clean(note)[0], at, (at, at)))
        line = prefix + text
        self.lines.append(line)
        label = None if number is None else _label(number)
        self.blocks.append(Block(start, start + len(line), part, label, level))
        self.position += len(line) + 1


def _label(number: str) -> str:
    return number.strip(_AROUND_LABEL)


def parse(data: bytes, name: str) -> Any:
    """Parse XML without entities, network or unbounded depth; the root must be Akoma Ntoso.

    Raises:
        ReadingError: It is not well-formed, or no Akoma Ntoso.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadingError(
            f"XML that is not well-formed ({error.msg})",
            where=name,
            expected="Akoma Ntoso XML",
        ) from None
    if root.tag != NAMESPACE + "akomaNtoso":
        raise ReadingError(
            f"XML with the root {etree.QName(root).localname!r}",
            where=name,
            expected="an Akoma Ntoso resolution as in github.com/UNxml",
        )
    return root


def _walk(element: Any, out: _Builder, part: Part | None, level: int, number: str | None) -> None:
    """Visit ``element``'s children in document order and add their paragraphs."""
    pending = number
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            continue
        local = tag.removeprefix(NAMESPACE)
        if local in ("p", "crossHeading", "heading", "subheading", "blockTitle"):
            heading = local != "p"
            nested = [g for g in child if g.tag in (NAMESPACE + "embeddedStructure",)]
            out.add(child, "other" if heading else part, None if heading else pending, level)
            if not heading:
                pending = None
            for inner in nested:
                _walk(inner, out, None, level, None)
        elif local == "coverPage":
            for line in child:
                out.skip(line)
        elif local in ("preface", "conclusions", "formula"):
            lines = [p for p in child if p.tag == NAMESPACE + "p"]
            if local == "formula" or len(lines) > 1:
                _walk(child, out, "other", 0, None)
            else:
                out.add(child, "other", None, 0)
        elif local == "tr":
            out.add(child, "other", None, 0)
        elif local == "preamble":
            _walk(child, out, "preambular", 0, None)
        elif local in ("paragraph", "point", "item"):
            num = child.find(NAMESPACE + "num")
            label = None if num is None else clean("".join(num.itertext()))[0] or None
            deeper = level + 1 if local in ("point", "item") else level
            _walk(child, out, part, deeper, label)
        elif local in ("doc", "attachment", "attachments"):
            # An annexed draft with a preamble of its own reads like a resolution.
            draft = child.find(f".//{NAMESPACE}preamble") is not None
            _walk(child, out, None if draft else "other", 0, None)
        else:
            _walk(child, out, part, level, pending)
            if local in ("content", "intro"):
                pending = None


def _metadata(root: Any) -> dict[str, str]:
    """What the markup states of the document: symbol, organ, title, adoption date, meeting."""
    found: dict[str, str] = {}

    def first(path: str) -> str:
        element = root.find(path)
        return "" if element is None else clean("".join(element.itertext()))[0]

    found["symbol"] = first(f".//{NAMESPACE}docNumber[@refersTo='#symbol']")
    found["title"] = first(f".//{NAMESPACE}docTitle[@refersTo='#resolutionTitle']")
    sitting = re.search(r"\d+", first(f".//{NAMESPACE}inline[@name='adoptionMeeting']"))
    found["meeting"] = sitting.group() if sitting else ""
    for date in root.iter(f"{NAMESPACE}FRBRdate"):
        if date.get("name") == "adoption" and (date.get("date") or "") > "1945":
            found["adopted"] = date.get("date") or ""  # else a placeholder: 0001-01-01
    formula = root.find(f".//{NAMESPACE}formula")
    if formula is not None:
        found["organ"] = clean("".join(formula.itertext()))[0].rstrip("，, \u200e\u200f")
    return {key: value for key, value in found.items() if value}


def build(
    data: bytes, name: str, chinese: bool = True
) -> tuple[Source, tuple[tuple[int, int], ...]]:
    """Read a document and the spans, in its source text, that the UN prints in bold.

    Args:
        data: The file.
        name: What errors call it.
        chinese: Whether it must hold Chinese characters; the English text of a resolution, read
            for its alignment, holds none.

    Raises:
        ReadingError: Not well-formed, not Akoma Ntoso, without paragraphs, or not in Chinese.
    """
    root = parse(data, name)
    out = _Builder()
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
        metadata=tuple(_metadata(root).items()),
    )
    return source, tuple(out.bold)


def read(data: bytes, name: str) -> Source:
    """Read an Akoma Ntoso document. See ``build``."""
    return build(data, name)[0]
