"""The English opening of a surface by organ, part and the characters that follow.

``openings.tsv`` holds what departs from ``verbs.tsv``: a row is learned from aligned paragraphs
(``bench/openings.py``) and says how the UN opens a paragraph with this surface, where the first
characters behind it are ``following`` and the organ is ``organ`` (empty: any).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..errors import LexiconError
from ..records import PARTS

ORGANS = ("ga", "sc", "hrc", "ecosoc")
HEADER = "surface\tfollowing\torgan\tpart\tenglish"
LONGEST = 6  # characters behind a surface that a row may name
MOST_WORDS = 8  # an opening is the name of an act, never a sentence
# What repeats an act of the same document: an adverb before a finite verb, behind a participle.
ADVERBS = {
    "又": "Also", "也": "Also", "还": "Further", "进一步": "Further", "再次": "Once again",
    "再一次": "Once again",
}  # fmt: skip
STILL = ("仍然", "依然", "仍感", "仍", "继续")  # Remains concerned, Continues to welcome
_PREPOSITION = re.compile(r" (?:by|for|of|to)\Z")
_GERUND = re.compile(r"ing\b")


def repeated(opening: str, adverb: str, part: str) -> str:
    """An opening with its adverb: ``Also requests``, ``Recalling also``, ``Guided also by``.

    What follows the participle stays before it, as the UN writes: ``Noting with concern also``.
    """
    if not opening:
        return ""
    if part == "operative":
        return f"{adverb} {opening[0].lower()}{opening[1:]}"
    end = _PREPOSITION.search(opening)
    place = end.start() if end else len(opening)
    return f"{opening[:place]} {adverb.lower()}{opening[place:]}"


def still(preambular: str, operative: str, part: str) -> str:
    """An opening that goes on: ``Remaining deeply concerned``, ``Continues to welcome``.

    Args:
        preambular: The opening without it, of a preamble: ``Deeply concerned``, ``Welcoming``.
        operative: Of an operative paragraph: ``Expresses deep concern``, ``Welcomes``.
        part: Which of the two is wanted.
    """
    if preambular and not _GERUND.search(preambular):
        verb = "Remaining" if part == "preambular" else "Remains"
        return f"{verb} {preambular[0].lower()}{preambular[1:]}"
    first, _, rest = operative.partition(" ")
    if not first.endswith("s"):
        return ""
    bare = first[:-2] if first.endswith(("sses", "shes", "ches")) else first[:-1]
    verb = "Continuing to" if part == "preambular" else "Continues to"
    return f"{verb} {bare.lower()} {rest}".rstrip()


def turned(listed: str, own: str, other: str) -> str:
    """An opening in the form of the other part, by its lemma's: ``Recognizes with appreciation``
    with ``Recognizes`` and ``Recognizing`` gives ``Recognizing with appreciation``; else empty."""
    if own and other and listed.startswith(f"{own} "):
        return other + listed[len(own) :]
    return ""


class Openings:
    """The rows of ``openings.tsv``, checked.

    Args:
        table: The file's text; nothing but a header if there are no rows.

    Raises:
        LexiconError: A row has the wrong number of fields, an unknown organ or part, no opening
            or a long one, too many characters behind the surface, or is listed twice.
    """

    def __init__(self, table: str = HEADER) -> None:
        # By surface and part, what follows, and organ.
        self._rows: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
        self._lengths: dict[tuple[str, str], list[int]] = {}
        for number, line in enumerate(table.splitlines(), 1):
            where = f"openings.tsv line {number}"
            if number == 1:
                if line != HEADER:
                    raise LexiconError(f"header {line!r}", where=where, expected=repr(HEADER))
                continue
            fields = line.split("\t")
            if len(fields) != 5:
                raise LexiconError(f"{len(fields)} fields", where=where, expected="5")
            self._add(fields, where)
        for key, rows in self._rows.items():
            self._lengths[key] = sorted(set(map(len, rows)), reverse=True)

    def _add(self, fields: list[str], where: str) -> None:
        surface, following, organ, part, english = fields
        if not surface:
            raise LexiconError("no surface", where=where)
        if organ and organ not in ORGANS:
            raise LexiconError(f"organ {organ!r}", where=where, expected=f"{ORGANS} or nothing")
        if part not in PARTS or part == "other":
            raise LexiconError(f"part {part!r}", where=where, expected="preambular or operative")
        if not english.strip() or len(english.split()) > MOST_WORDS:
            raise LexiconError(
                f"opening {english!r}", where=where, expected=f"1 to {MOST_WORDS} words"
            )
        if len(following) > LONGEST:
            raise LexiconError(
                f"{len(following)} characters that follow", where=where, expected=f"{LONGEST}"
            )
        rows = self._rows.setdefault((surface, part), {}).setdefault(following, {})
        if organ in rows:
            raise LexiconError(f"{surface!r} listed twice", where=where)
        rows[organ] = english

    def find(self, surface: str, part: str, organ: str, following: str) -> str:
        """The opening by the most specific row; empty if there is none.

        Args:
            surface: As printed.
            part: ``preambular`` or ``operative``.
            organ: Short name of the organ; empty if unknown.
            following: What stands behind the surface: the row that names more of it wins, then
                the one that names the organ.
        """
        rows = self._rows.get((surface, part))
        if rows is None:
            return ""
        for length in self._lengths[surface, part]:
            known = rows.get(following[:length])
            if known and (found := known.get(organ) or known.get("")):
                return found
        return ""


def rendered(
    plain: tuple[str, str],
    listed: tuple[str, str],
    modifiers: Sequence[str],
    rest: tuple[str, str] | None,
) -> tuple[str, str]:
    """How the UN renders a surface in a preamble and in an operative paragraph: as listed, else
    what it repeats and an adverb.

    The table lists a surface under the part in which it was counted, which need not be the part
    whose form it is: a preamble has ``-ing``, an operative paragraph a finite verb.

    Args:
        plain: How the lemma alone is rendered.
        listed: What the table has for the surface.
        modifiers: Its modifiers.
        rest: How it is rendered without the first of them; None where it is no surface then.
    """
    preambular, operative = plain
    if not modifiers:
        return plain
    forms = [form for form in listed if form]
    finite = [form for form in forms if not _GERUND.search(form)]
    gerund = [form for form in forms if _GERUND.search(form)]
    if rest and (adverb := ADVERBS.get(modifiers[0])):
        preambular = repeated(rest[0], adverb, "preambular")
        operative = repeated(rest[1], adverb, "operative")
    elif rest and modifiers[0] in STILL:
        preambular = still(*rest, "preambular") or preambular
        operative = still(*rest, "operative") or operative
    elif listed[0]:
        preambular = listed[0]  # Deeply concerned: no verb that could tell the part
    elif finite and not gerund:
        preambular = turned(finite[0], operative, preambular) or preambular
    return (gerund or [preambular])[0], (finite or [operative])[0]
