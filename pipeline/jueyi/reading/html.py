"""Web pages: from the GB2312 pages of the 1990s to today's.

What a parser may swallow silently (text within a broken tag, a comment that never ends) is counted
against the page's characters, and a difference marks the document.
"""

from __future__ import annotations

import html

from ..errors import JueyiError, ReadingError
from ..records import Source
from .assembly import assemble, mark_notes
from .chinese import han
from .htmlpage import Page
from .htmlstyle import Styles

_NAMED = 3  # elements or pictures that a sentence names


def read(text: str, name: str, damage: JueyiError | None = None) -> Source:
    """Read a decoded page.

    Args:
        text: The page.
        name: Its name.
        damage: What was wrong with its encoding.

    Raises:
        ReadingError: It has no text.
    """
    styles = Styles(text)
    page = _parsed(text, Page(styles))
    shown = page.hidden <= page.read
    if not shown:  # a script shows later what the page's style hides
        page = _parsed(text, Page(styles, hiding=False))
    lines = [line for line in page.lines if line.text.strip()]
    if not lines:
        raise ReadingError("a page without text", where=name, expected="a resolution")
    said = list(_problems(text, page))
    if not shown:
        said.append("the page hides most of its text until a script shows it: all was read")
    problems: list[JueyiError] = [] if damage is None else [damage]
    problems += [ReadingError(what, where=name, expected="a whole page") for what in said]
    mark_notes(lines)
    wrapped = None if page.breaks > len(lines) / 4 else False
    return assemble(name, "html", lines, wrapped, problems)


def _parsed(text: str, page: Page) -> Page:
    page.feed(text)
    page.close()
    return page


def _problems(text: str, page: Page) -> list[str]:
    """What was not read of a page, in sentences."""
    found = []
    missing = han(html.unescape(text)) - page.accounted
    if lost := sum(page.swallowed) + max(0, missing):
        found.append(f"broken markup hides {lost} Chinese characters")
    if page.concealed:
        found.append(f"the page's style hides {sum(page.concealed)} Chinese characters")
    if unended := page.elements.unended:
        names = ", ".join(f"<{element.tag}>" for element in unended[:_NAMED])
        count = sum(element.dropped for element in unended)
        found.append(f"{names} without an end tag: {count} Chinese characters are left out")
    if pictures := page.fields.pictures:
        named = ", ".join(pictures[:_NAMED])
        found.append(f"pictures stand for text, which is read as they are described: {named}")
    if page.opened and not page.closed:
        found.append("the page ends before </html>")
    return found
