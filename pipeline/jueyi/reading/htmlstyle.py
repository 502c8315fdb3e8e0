"""What a page's style does to its text: hidden, struck out, numbered otherwise.

Read are an element's own ``style`` and the rules of the page's ``<style>`` whose selector is one
class or one id, outside ``@media`` and the like. A class that a longer selector shows again
(``.part.open{display:block}``) hides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SELECTOR = re.compile(r"([a-z][a-z0-9]*|\*?)([.#][\w-]+)", re.I)
_CLASS = re.compile(r"\.([\w-]+)")
_PROPERTIES = frozenset(
    "display visibility mso-hide list-style list-style-type text-decoration "
    "text-decoration-line".split()
)
_URL = re.compile(r"url\([^()]*\)?")
_WORD = re.compile(r"[a-z-]+")


@dataclass(frozen=True, slots=True)
class Look:
    """How an element is shown.

    Attributes:
        hidden: Whether it is not.
        struck: Whether its text is struck out.
        numbers: Words of its ``list-style``.
    """

    hidden: bool = False
    struck: bool = False
    numbers: tuple[str, ...] = ()


_PLAIN = Look()
Declared = dict[str, str]


class Styles:
    """The rules of a page.

    Args:
        page: Its text.

    >>> styles = Styles("<style>@media print{.a{display:none}} p.b, #c{display:none}</style>")
    >>> [styles.look("p", {"class": name}).hidden for name in ("a", "b")]
    [False, True]
    """

    def __init__(self, page: str) -> None:
        self._rules: dict[str, dict[str, Declared]] = {}  # by class or id, by tag
        self._shown: set[str] = set()  # classes
        # Numbers that a style counts itself stand for those of the list.
        self._counts = False
        for sheet in _sheets(page):
            self._counts = self._counts or "counter(" in sheet
            self._read(sheet)

    def _read(self, sheet: str) -> None:
        for selectors, declared in _rules(sheet):
            for selector in selectors.split(","):
                simple = _SELECTOR.fullmatch(selector.strip())
                if simple and declared:
                    of = self._rules.setdefault(simple[2], {})
                    of.setdefault(simple[1].strip("*").lower(), {}).update(declared)
                elif declared.get("display", "none") != "none":
                    self._shown.update(_CLASS.findall(selector))

    def look(self, tag: str, given: dict[str, str]) -> Look:
        """How an element with these attributes is shown."""
        ruled = bool(self._rules) and ("class" in given or "id" in given)
        if not ruled and "style" not in given and "hidden" not in given:
            return _PLAIN
        classes = given.get("class", "").split()
        names = [f".{name}" for name in classes] if self._rules else []
        found: list[Declared] = []
        for name in (*names, f"#{given.get('id', '')}"):
            by_tag = self._rules.get(name, {})
            found += [by_tag[of] for of in ("", tag) if of in by_tag]
        hidden = any(map(_hides, found)) and not any(map(_shows, found))
        hidden = hidden and self._shown.isdisjoint(classes)
        own = _declared(given.get("style", ""))
        hidden = _hides(own) or ((hidden or "hidden" in given) and not _shows(own))
        numbers = own if self._counts else _merged([*found, own])
        return Look(hidden, any(map(_strikes, (*found, own))), _words(numbers))


def _sheets(page: str) -> Iterator[str]:
    """What the page's ``<style>`` elements hold, without comments."""
    low = page.lower()
    end = 0
    while (start := low.find("<style", end)) >= 0:
        begin, end = low.find(">", start) + 1, low.find("</style", start)
        if end < 0 or not 0 < begin <= end:
            return
        first, *rest = page[begin:end].split("/*")
        yield first + "".join(part.partition("*/")[2] for part in rest)


def _rules(sheet: str) -> Iterator[tuple[str, Declared]]:
    """Selectors and what they declare of what is asked here, outside ``@media`` and the like."""
    depth = 0
    for part in sheet.split("}"):
        before, opened, body = part.partition("{")
        selectors = before.rpartition(";")[2].strip()
        if not depth and opened and "{" not in body and not selectors.startswith("@"):
            yield selectors, _declared(body)
        depth = max(0, depth + part.count("{") - 1)


def _declared(style: str) -> Declared:
    """The declarations of a style, by name."""
    pairs = (declaration.partition(":") for declaration in style.lower().split(";"))
    named = ((name.strip(), value.replace("!important", "").strip()) for name, _, value in pairs)
    return {name: value for name, value in named if name in _PROPERTIES}


def _merged(found: list[Declared]) -> Declared:
    return {name: value for declared in found for name, value in declared.items()}


def _hides(declared: Declared) -> bool:
    return (
        declared.get("display") == "none"
        or declared.get("visibility") in ("hidden", "collapse")
        or declared.get("mso-hide") == "all"
    )


def _shows(declared: Declared) -> bool:
    shown = declared.get("display", "none") != "none" or declared.get("visibility") == "visible"
    return shown and not _hides(declared)


def _strikes(declared: Declared) -> bool:
    line = declared.get("text-decoration-line", declared.get("text-decoration", ""))
    return "line-through" in line


def _words(declared: Declared) -> tuple[str, ...]:
    """What is said of a list's numbers."""
    whole = f"{declared.get('list-style', '')} {declared.get('list-style-type', '')}"
    return tuple(_WORD.findall(_URL.sub("", whole)))
