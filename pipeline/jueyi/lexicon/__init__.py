"""The checked lexicon of performative verbs: data in tables, not in code.

``verbs.tsv`` holds the printed openings (surface, lemma, family, English as a preambular and
as an operative opening, count in UN resolutions 2019-2026); ``modifiers.tsv`` what may stand
before a lemma within the surface (SCHEME.md, section 2: repetition, degree and manner, light
verbs). A surface that is not listed is still parsed: modifiers, then a known lemma.
``places.tsv`` names verbs that are words of the text elsewhere: those that are the organ's at a
paragraph's head only, or behind a modifier (``head``), and those that need an aspect within it
(``aspect``: 业已审查). ``openings.tsv`` says where an organ's English departs from ``verbs.tsv``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from ..errors import LexiconError
from ..records import FAMILIES
from .openings import ADVERBS, Openings, rendered, repeated
from .trie import trie_pattern

# Written as one word although they begin with a modifier (SCHEME.md: words of their own).
_FIXED = ("特别指出", "特别强调", "特别关切", "特别提请", "特别鼓励")
# Whose last character is no modifier of the verb behind it: 作出答复表示赞赏.
_WORDS = (
    "答复 回复 恢复 反复 修复 康复 报复 合并 兼并 吞并 甚至 乃至 直至 归还 退还 偿还 遣还 变更 "
    "平均 商一"
).split()
_MOST = 6  # modifiers of one verb
# What may stand before a verb at a paragraph's head: hereby, therefore, in particular.
_LEADS = frozenset("兹 爰 乃 且 并 特别 尤其".split())
_NOUN = re.compile(
    "决议(?:草案|案|内容|文|第|的|号|全文|执行部分|强调|谴责|呼吁|指出|敦促|欢迎|表示)"
)  # at a paragraph's head
_ASPECTS = ("业已", "业经", "已经")
_PARTICLES = "了着"  # belong to the surface, not to the lemma


@dataclass(frozen=True, slots=True)
class Verb:
    """A parsed surface: its lemma, modifiers in order, family, English openings, and whether it may
    be a verb of the organ within a paragraph, or only where one begins."""

    lemma: str
    modifiers: tuple[str, ...]
    family: str
    preambular: str
    operative: str
    anywhere: bool = True


class Lexicon:
    """Verbs and modifiers, checked.

    Args:
        verbs: Rows of ``verbs.tsv``.
        modifiers: Rows of ``modifiers.tsv``.
        openings: Where the English opening depends on more than the surface; models do not see it.
        places: Rows of ``places.tsv``.

    Raises:
        LexiconError: A row has the wrong number of fields, an unknown family, a surface that is
            not modifiers and its lemma, a second family for a lemma, or is listed twice.
    """

    def __init__(
        self, verbs: str, modifiers: str, openings: Openings | None = None, places: str = ""
    ) -> None:
        self.openings = openings or Openings()
        self._where = dict(row.split("\t") for row in places.splitlines()[1:])
        self._listed: dict[str, tuple[str, str]] = {}
        self._parsed: dict[str, Verb | None] = {}
        self._particled: dict[str, str] = {}  # 收到了: 收到
        self.families: dict[str, str] = {}
        for line, row in enumerate(verbs.splitlines()[1:], 2):
            fields = row.split("\t")
            where = f"verbs.tsv line {line}"
            if len(fields) != 6:
                raise LexiconError(f"{len(fields)} fields", where=where, expected="6")
            surface, lemma, family, preambular, operative, _count = fields
            if family not in FAMILIES:
                raise LexiconError(f"family {family!r}", where=where, expected=str(FAMILIES))
            if surface[:-1] == lemma and surface[-1] in _PARTICLES:
                self._particled[surface] = lemma
            elif not surface.endswith(lemma):
                raise LexiconError(f"{surface!r} does not end in {lemma!r}", where=where)
            if self.families.setdefault(lemma, family) != family:
                raise LexiconError(f"a second family for {lemma!r}", where=where)
            if surface in self._listed:
                raise LexiconError(f"{surface!r} listed twice", where=where)
            self._listed[surface] = (preambular, operative)
        # Models depend on lemmas, families and modifiers, not on the English.
        known = "".join(f"{k}{v}" for k, v in sorted(self.families.items())) + modifiers + places
        known += "".join(sorted(self._particled))
        self.digest = hashlib.sha256(known.encode()).hexdigest()
        self.modifiers = frozenset(row.split("\t")[0] for row in modifiers.splitlines()[1:])
        known_modifiers = self.modifiers | {"特别关切地"}
        self._verbs = frozenset([*self.families, *self._particled, *_FIXED])
        self.pattern = re.compile(_surface(known_modifiers, self._verbs))
        words = [*self.modifiers, *self.families, *_FIXED]
        # Two characters are looked at first: that spares the pattern where no verb can begin.
        first = "".join(sorted({word[0] for word in words}))
        second = "".join(sorted({word[1] for word in words if len(word) > 1}))
        single = "".join(sorted({word for word in words if len(word) == 1}))
        head = f"[{first}](?:(?=[{second}])|(?<=[{single}]))(?<!{trie_pattern(_WORDS)})"
        self._scan = re.compile(f"(?={head}){_surface(known_modifiers, self._verbs, True)}")
        self._modifier = re.compile(trie_pattern(known_modifiers))
        for surface in self._listed:
            verb = self._parse(surface)
            bare = self._particled.get(surface, surface)
            if verb is None or "".join(verb.modifiers) + verb.lemma != bare:
                raise LexiconError(f"{surface!r} is not modifiers and lemma", where="verbs.tsv")

    def parse(self, surface: str) -> Verb | None:
        """Parse a printed surface such as ``又深为关切地注意到``; None if it has no known lemma."""
        # Texts hold some thousand surfaces; a plain dictionary is the fastest memory of them.
        if surface not in self._parsed:
            self._parsed[surface] = self._parse(surface)
        return self._parsed[surface]

    def _parse(self, surface: str) -> Verb | None:
        modifiers = self._before(surface, 0)
        if modifiers is None:
            return None
        printed = surface[sum(map(len, modifiers)) :]
        lemma = self._particled.get(printed, printed)
        if lemma not in self.families:  # a fixed 特别 + lemma
            modifiers.append(lemma[:2])
            lemma = lemma[2:]
        rest = self.parse(surface[len(modifiers[0]) :]) if modifiers else None
        forms = (rest.preambular, rest.operative) if rest else None
        preambular, operative = rendered(
            self._listed[lemma], self._listed.get(surface, ("", "")), modifiers, forms
        )
        family, anywhere = self.families[lemma], self._anywhere(lemma, modifiers)
        return Verb(lemma, tuple(modifiers), family, preambular, operative, anywhere)

    def _before(self, surface: str, start: int) -> list[str] | None:
        """The modifiers from an offset on before a lemma that is the rest, each as long as may be
        (仍, 感到 and not 仍感 before 关切); None where there is no lemma."""
        if surface[start:] in self._verbs:
            return []
        step = self._modifier.match(surface, start)
        for end in range(step.end() if step else start, start, -1):
            word = surface[start:end]
            if word in self.modifiers or (step and word == step.group()):
                rest = self._before(surface, end)
                if rest is not None:
                    return [word, *rest]
        return None

    def english(self, surface: str, part: str, organ: str = "", following: str = "") -> str:
        """The usual English opening of a printed surface; empty if the lexicon has none.

        Args:
            surface: Modifiers and lemma as printed.
            part: ``preambular`` or ``operative``.
            organ: Short name of the organ; empty if unknown.
            following: What stands behind the surface.
        """
        found = self.openings.find(surface, part, organ, following)
        verb = None if found else self.parse(surface)
        if verb is None:
            return found
        first = verb.modifiers[0] if verb.modifiers else ""
        if first in ADVERBS and (first != "再次" or surface not in self._listed):
            rest = self.english(surface[len(first) :], part, organ, following)
            return repeated(rest, ADVERBS[first], part)
        own = verb.preambular if part == "preambular" else verb.operative
        return own or verb.operative or verb.preambular

    def modifier_prefix(self, text: str) -> int:
        """Length of the modifiers that stand at the head of ``text``."""
        position = 0
        while (match := self._modifier.match(text, position)) and match.group():
            position = match.end()
        return position

    def _anywhere(self, lemma: str, modifiers: list[str]) -> bool:
        """Whether a verb may be one of the organ within a paragraph."""
        where = self._where.get(lemma)
        if where == "aspect":
            return bool(modifiers) and modifiers[-1] in _ASPECTS
        return bool(modifiers) or where is None

    def verbs(self, text: str) -> list[tuple[int, int, str, Verb]]:
        """All places in ``text`` where modifiers and a lemma stand, left to right.

        Words such as 根据 or 确保, which are verbs of the organ only where a paragraph begins, are
        found only there.

        Returns:
            Start, end, the text between, and its parse.
        """
        parsed = self._parsed
        found = []
        for match in self._scan.finditer(text):
            start, end = match.span()
            surface = match.group()
            verb = parsed[surface] if surface in parsed else self.parse(surface)
            if verb is not None and (
                verb.anywhere
                or (not start and not _NOUN.match(text))
                or (start <= 2 and text[:start] in _LEADS)
            ):
                found.append((start, end, surface, verb))
        return found


def _surface(modifiers: Iterable[str], verbs: Iterable[str], grouped: bool = False) -> str:
    """A regular expression of modifiers and a verb."""
    one, verb = trie_pattern(modifiers, grouped), trie_pattern(verbs, grouped)
    # Bounded: a run of modifiers without a verb must not be read anew from each of them.
    return f"(?:{one}){{0,{_MOST}}}{verb}"


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The lexicon that ships with the package.

    >>> verb = load().parse("又强烈敦促")
    >>> verb.lemma, verb.modifiers, verb.family
    ('敦促', ('又', '强烈'), 'directive')
    """
    folder = files(__package__)
    names = ("verbs", "modifiers", "openings", "places")
    verbs, modifiers, openings, places = (
        (folder / f"{name}.tsv").read_text("utf-8") for name in names
    )
    return Lexicon(verbs, modifiers, Openings(openings), places)


def begins(text: str, at: int = 0) -> bool:
    """Whether a verb of the organ, or its modifiers and the verb, begin at an offset.

    >>> begins("又强烈敦促会员国"), begins("会员国又强烈敦促")
    (True, False)
    """
    return load().pattern.match(text, at) is not None and not _NOUN.match(text, at)
