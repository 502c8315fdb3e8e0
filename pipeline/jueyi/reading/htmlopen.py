"""Elements of a web page that are open, ended where a browser ends them: by their own end tag, by
that of an element around them, or by the start of what cannot stand in them.

What is left out of the text ends with its element, so that one whose end tag is missing takes
nothing along that stands behind its paragraph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figure figcaption footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre "
    "section table tbody tfoot thead title tr ul".split()
)
_VOID = frozenset(
    "area base br col embed frame hr img input link meta param source track wbr".split()
)
# Elements that end one another; of a group one is open at a time.
_GROUPS = {
    "p": "p", "li": "li", "dt": "dt", "dd": "dt", "option": "option", "optgroup": "option",
    "rt": "rt", "rp": "rt", "rb": "rt", "rtc": "rt", "td": "td", "th": "td", "tr": "tr",
    "thead": "tbody", "tbody": "tbody", "tfoot": "tbody",
}  # fmt: skip
_ENDS = {"tr": ("td", "tr"), "tbody": ("td", "tr", "tbody")}  # by group, where it is more than it
_ROOTS = frozenset({"table", "td", "th", "caption", "template", "button", "object"})
_TABLE = frozenset("table thead tbody tfoot tr td th html body template".split())
_LISTS = frozenset({"ol", "ul", "dl", "menu", "select", "ruby"})
_IN_ROWS = ("td", "tr", "tbody")


@dataclass(slots=True)
class Element:
    """An element that is open.

    Attributes:
        tag: Its name.
        left_out: Why its text is not read; empty where it is.
        root: The place of the innermost element that end tags within it do not reach beyond.
        open: Where the elements of each group stand that it lies in.
        dropped: Chinese characters that were left out.
    """

    tag: str
    left_out: str
    root: int
    open: dict[str, int]
    dropped: int = 0


class Elements:
    """The elements that are open, and those of them whose text is left out."""

    def __init__(self) -> None:
        self.silent: list[Element] = []
        self.why: Counter[str] = Counter()  # of these, by what their text is left out for
        self.unended: list[Element] = []  # which held text that was left out, and had no end tag
        self._stack: list[Element] = []
        self._places: dict[str, list[int]] = defaultdict(list)

    def start(self, tag: str, left_out: str = "") -> None:
        """An element begins; ``left_out`` says why its text is not read, if it is not."""
        group = _GROUPS.get(tag, "")
        around = self._stack[-1].open if self._stack else {}
        ends = _ENDS.get(group, (group,))
        if tag in BLOCKS:
            ends = (*ends, "p")
        if places := [around[name] for name in ends if name in around]:
            self._pop(min(places))
        if tag in _VOID:
            return
        place = len(self._stack)
        around = self._stack[-1].open if self._stack else {}
        root = self._stack[-1].root if self._stack else -1
        if tag in _ROOTS:
            kept = _IN_ROWS if group else ()
            around, root = {name: around[name] for name in kept if name in around}, place
        elif tag in _LISTS:
            around = {name: at for name, at in around.items() if name in ("p", *_IN_ROWS)}
        if group:
            around = {**around, group: place}
        element = Element(tag, left_out, root, around)
        self._stack.append(element)
        self._places[tag].append(place)
        if left_out:
            self.silent.append(element)
            self.why[left_out] += 1

    def end(self, tag: str) -> None:
        """An end tag: of the innermost such element, if one is open that it can reach."""
        places = self._places[tag]
        if places and (places[-1] >= self._stack[-1].root or tag in _TABLE):
            self._pop(places[-1], ended=True)

    def _pop(self, place: int, ended: bool = False) -> None:
        """End the elements from a place on, the first of them by its own end tag."""
        while len(self._stack) > place:
            element = self._stack.pop()
            self._places[element.tag].pop()
            if not element.left_out:
                continue
            self.silent.pop()
            self.why[element.left_out] -= 1
            own = ended and len(self._stack) == place
            needless = _GROUPS.get(element.tag, "rt") != "rt"  # whether it needs no end tag
            if element.dropped and not own and not needless:
                self.unended.append(element)

    def close(self) -> None:
        """The page ends, and all that is open."""
        self._pop(0)
