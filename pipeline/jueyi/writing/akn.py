"""Akoma Ntoso 3.0 in the United Nations' dialect, with acts and addressees inline.

``<inline name="act">`` holds the verb (the opening one in bold, as the UN prints it) and refers to
its lemma; ``<inline name="addressee">`` holds an ``<entity name="party">`` for each party, which
refers to its class, and in it an ``<organization>`` where it is known who that is; ``<ref>`` holds
a cited document, ``<date>`` and ``<inline name="time">`` a time. A single document is an ``.xml``
file; several go into a ``.zip``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from lxml import etree

from ..document.layout import CLOSING, is_annex, is_enacting
from ..document.numbering import SIGNS, kind_of
from ..records import CLASSES, FAMILIES, Entity, Paragraph, Party, Resolution
from .aknfile import Writer
from .aknmeta import NAMESPACE, add, meta, printable
from .inline import marked


class _Document:
    """Builds one statement, paragraph by paragraph."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        self.verbs: dict[str, str] = {}
        self.entities: dict[str, Entity] = {}
        self.count = 0
        self.root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})
        self.statement = add(self.root, "statement", name="resolution")
        self.children: dict[int, list[Paragraph]] = {}
        self.top: list[Paragraph] = []
        whole = resolution.paragraphs
        enacting = next((p.index for p in whole if is_enacting(p.text)), -1)
        for paragraph in whole:
            parent = paragraph.parent
            # Titles, the enacting line and closing lines are no paragraphs that hold items.
            if parent is None or parent <= enacting or CLOSING.match(whole[parent].text):
                self.top.append(paragraph)
            else:
                self.children.setdefault(parent, []).append(paragraph)

    def build(self) -> bytes:
        paragraphs = self.top
        enacting = next((i for i, p in enumerate(paragraphs) if is_enacting(p.text)), None)
        first = enacting or 0
        annex = next(
            (i for i in range(first, len(paragraphs)) if is_annex(paragraphs[i].text)),
            len(paragraphs),
        )
        body = 0 if enacting is None else enacting
        if enacting is not None and enacting > 0:
            preface = add(self.statement, "preface")
            for paragraph in paragraphs[:enacting]:
                self._text(add(preface, "p"), paragraph)
        if enacting is not None and enacting < annex:
            body = self._preamble(paragraphs, enacting, annex)
        main = add(self.statement, "mainBody")
        closing = annex
        while closing > body and CLOSING.match(paragraphs[closing - 1].text):
            closing -= 1
        for paragraph in paragraphs[body:closing]:
            self._body(main, paragraph)
        if not len(main):
            add(main, "p")
        if closing < annex:
            conclusions = add(self.statement, "conclusions")
            for paragraph in paragraphs[closing:annex]:
                self._text(add(conclusions, "p"), paragraph)
        if annex < len(paragraphs):
            holder = add(add(self.statement, "attachments"), "attachment")
            document = add(holder, "doc", name="annex")
            main = add(document, "mainBody")
            for paragraph in paragraphs[annex:]:
                self._body(main, paragraph)
            document.insert(0, meta(self.resolution, {}, {}, (), "annex"))
        whole = meta(self.resolution, self.verbs, self.entities, CLASSES, "main")
        self.statement.insert(0, whole)
        return bytes(
            etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", pretty_print=False)
        )

    def _preamble(self, paragraphs: list[Paragraph], enacting: int, annex: int) -> int:
        """The enacting line and what is preambular behind it; where the body begins."""
        preamble = add(self.statement, "preamble")
        formula = add(preamble, "formula", name="enactingFormula")
        self._text(add(formula, "p"), paragraphs[enacting])
        end = enacting + 1
        while end < annex and _is_preambular(paragraphs[end]):
            container = add(preamble, "container", name=self._name(paragraphs[end]))
            self._text(add(container, "p"), paragraphs[end])
            self._items(container, paragraphs[end], "blockList", "item")
            end += 1
        return end

    def _name(self, paragraph: Paragraph) -> str:
        return paragraph.acts[0].surface if paragraph.acts else "paragraph"

    def _body(self, main: Any, paragraph: Paragraph) -> None:
        items = self.children.get(paragraph.index)
        if paragraph.part == "other" and paragraph.number is None and not items:
            self._text(add(main, "p"), paragraph)
            return
        element = add(main, "paragraph", eId=self._id("para"))
        self._number(element, paragraph)
        if items:
            listed = add(element, "list", eId=self._id("list"))
            intro = add(listed, "intro", eId=self._id("intro"))
            self._text(add(intro, "p"), paragraph)
            self._points(listed, items)
        else:
            content = add(element, "content", eId=self._id("content"))
            self._text(add(content, "p"), paragraph)

    def _points(self, listed: Any, items: list[Paragraph]) -> None:
        for item in items:
            point = add(listed, "point", eId=self._id("point"))
            self._number(point, item)
            deeper = self.children.get(item.index)
            if deeper:
                inner = add(point, "list", eId=self._id("list"))
                intro = add(inner, "intro", eId=self._id("intro"))
                self._text(add(intro, "p"), item)
                self._points(inner, deeper)
            else:
                content = add(point, "content", eId=self._id("content"))
                self._text(add(content, "p"), item)

    def _items(self, parent: Any, paragraph: Paragraph, block: str, tag: str) -> None:
        """Sub-items where only blocks may stand: in the preamble."""
        items = self.children.get(paragraph.index)
        if not items:
            return
        listed = add(parent, block, eId=self._id("list"))
        for item in items:
            element = add(listed, tag, eId=self._id("item"))
            self._number(element, item)
            self._text(add(element, "p"), item)
            self._items(element, item, block, tag)

    def _id(self, kind: str) -> str:
        self.count += 1
        return f"{kind}_{self.count}"

    def _number(self, element: Any, paragraph: Paragraph) -> None:
        number = paragraph.number
        if number is None:
            return
        kind = kind_of(number)
        if kind == "decimal" and not paragraph.level:
            number += "."
        elif kind != "dash" and number not in SIGNS:
            number = f"({number})"
        add(element, "num").text = printable(number)

    def _text(self, element: Any, paragraph: Paragraph) -> None:
        """The paragraph's text with its acts, addressees and notes."""
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        stack = [element]
        for kind, value in marked(paragraph):
            here = stack[-1]
            if kind == "text":
                text = printable(value)
                # Not here[-1], for which lxml counts all children.
                last = next(here.iterchildren(reversed=True), None)
                if last is not None:
                    last.tail = (last.tail or "") + text
                else:
                    here.text = (here.text or "") + text
            elif kind == "end":
                stack.pop()
            elif kind == "note":
                note = add(
                    here, "authorialNote", marker=printable(value.mark), placement="bottom",
                    eId=self._id("authorialNote"),
                )  # fmt: skip
                add(note, "p").text = printable(value.text)
            elif kind == "act":
                verb = self.verbs.setdefault(value.lemma, f"verb_{len(self.verbs) + 1}")
                assert value.family in FAMILIES
                inner = add(here, "inline", name="act", refersTo=f"#{verb}")
                inner.set("class", value.family)
                stack.append(inner)
                if value.opening:
                    inner = add(inner, "span")
                    inner.set("class", "bold")
                    stack[-1] = inner
            elif kind == "addressee":
                stack.append(add(here, "inline", name="addressee"))
            elif kind == "party":
                stack.append(self._party(here, value))
            elif kind == "citation":
                address = f"https://docs.un.org/zh/{value.symbol}" if value.symbol else "#"
                stack.append(add(here, "ref", href=address))
            elif value.type == "date" and value.last:
                stack.append(add(here, "date", date=value.last))
            else:
                inner = add(here, "inline", name="time")
                inner.set("class", value.type)
                inner.set("title", printable(" ".join(value.value)))
                stack.append(inner)

    def _party(self, here: Any, party: Party) -> Any:
        element = add(here, "entity", name="party", refersTo=f"#{party.label}")
        who = party.entity
        if who is None:
            return element
        identifier = re.sub(r"[^\w-]+", "-", who.id)
        self.entities.setdefault(identifier, who)
        return add(element, "organization", refersTo=f"#{identifier}")


def _is_preambular(paragraph: Paragraph) -> bool:
    return paragraph.part == "preambular" and paragraph.number is None


def encode(resolution: Resolution) -> bytes:
    """The document's name, and the document as XML."""
    name = Path(resolution.document).with_suffix("").as_posix() or "document"
    return name.encode() + b"\0" + _Document(resolution).build()


__all__ = ["Writer", "encode"]
