"""What the English text of a paragraph tells of the Chinese one: silver for addressees.

The UN publishes both as XML with the same elements in the same order. English says plainly where
an addressee ends (``Requests the Secretary-General to …``), so a paragraph's opening act tells
whether there is one and which classes it has; over all paragraphs that address the same English
party, the Chinese characters behind the verb tell where its Chinese name ends.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from ..components.addressees.hypotheses import addressee_starts, separators, takes_addressee
from ..components.clauses import Candidate, candidates
from ..errors import LexiconError
from ..labelled import GoldAct, GoldAddressee
from ..lexicon import Lexicon
from ..records import CLASSES
from .build import Row
from .gold import GoldParagraph, digest

_GOES_ON = re.compile("[、和及与的]|以及|，?(?:特别是|尤其是|包括)|，(?:以及|和)")
_ADVERB = re.compile("(?:继续|进一步|酌情|考虑|充分|积极)+\\Z")
LEAST = 4  # paragraphs from which the name of a party may be learned
_NUMBER = re.compile(r"\A\s*(?:\d+\.?|\([a-z]+\))\s+")
# Requests, Also urges, Strongly encourages, Calls upon once again; gerunds open preambles.
_VERB = re.compile(
    r"\A(?:[A-Z][a-z]+ (?:again |also |and )*)?"
    r"(?:[Rr]equest|[Ii]nvit|[Uu]rg|[Cc]all|[Ee]ncourag|[Rr]emind|[Aa]uthoriz|[Aa]ppeal|[Dd]irect"
    r"|[Dd]emand|[Aa]sk|[Ii]nstruct)(?:s|es|ing)"
    r"(?: upon| on| to(?= (?:all|the|both)))?"
    r"(?:(?:,)? (?:also|further|again|once again|once more|strongly),?)* "
)
# The party ends where an infinitive begins; "parties to the Convention" goes on.
_PARTY = re.compile(
    r"(?<=[a-z] )(?P<that>that )?(?P<party>[^;:]{2,400}?)"
    r"(?P<framing>, (?:in|within|as|when|through|by|where|on|with|taking|pursuant|consistent"
    r"|upon)\b[^;]{1,200}?,)?"
    r" to (?!(?:the|an?|its|their|this|that|these|those|all|other|such|which|armed|international"
    r"|date|conflicts?)\b|[A-Z0-9])"
)
# English may name the party as an attribute where Chinese makes it the subject: "encourages
# cooperation between the United Nations and …".
_MAY_NAME = re.compile(
    r" to |\bthat\b|\b(?:between|among|by|part|participation|engagement|contributions?|candidates"
    r"|institutions|efforts)\b|:\Z"
)
_CHUNKS = re.compile(
    r",? as well as |, including |, in particular |, especially |, and |, | and | or "
)
_DETERMINERS = re.compile(
    r"\A(?:(?:all|the|other|relevant|both|those|any|these|its|appropriate|interested|concerned"
    r"|competent|remaining|various|respective|each|also|further) )+"
)
_TAIL = re.compile(
    r" (?:of|for|in|on|with|that|which|who|whose|at|from|under|within|concerned|involved|referred"
    r"|not|participating|working|having|established|parties to|party to)\b.*"
)
_OF_ITS_OWN = re.compile(
    r"\A(?:united nations (?:office|entity|children|human|high|industrial|environment|conference|"
    r"educational|population|development|institute)|food and agriculture|economic and social)"
)


@dataclass(frozen=True, slots=True)
class Ask:
    """Who the opening directive of an English paragraph is directed at.

    Attributes:
        party: The English noun phrase; empty where there is none.
        classes: One a coordinated party in text order, None where a party is not recognised.
    """

    party: str
    classes: tuple[str, ...] | None


@lru_cache(maxsize=1)
def _heads() -> list[tuple[re.Pattern[str], str]]:
    """Checked rows of ``lexicon/english.tsv``.

    Raises:
        LexiconError: A row is malformed.
    """
    rows = []
    table = (files("jueyi.lexicon") / "english.tsv").read_text("utf-8")
    for number, line in enumerate(table.splitlines()[1:], 2):
        pattern, tab, label = line.partition("\t")
        if not tab or label not in CLASSES:
            raise LexiconError(f"class {label!r}", where=f"english.tsv line {number}")
        rows.append((re.compile(pattern), label))
    return rows


@lru_cache(maxsize=20_000)
def party_class(party: str) -> str | None:
    """The class of one English party, by its head; None if it is not recognised."""
    words = _DETERMINERS.sub("", party.strip().lower())
    head = _TAIL.sub("", words).strip(" ,")
    for candidate in (words, head) if _OF_ITS_OWN.match(words) else (head,):
        for pattern, label in _heads():
            if pattern.fullmatch(candidate):
                return label
    return None


def ask(english: str) -> Ask | None:
    """Read the opening of an English paragraph; None unless it opens with a plain directive."""
    text = _NUMBER.sub("", english.strip())
    verb = _VERB.match(text)
    if not verb:
        return None
    match = _PARTY.match(text, verb.end())
    if not match:
        rest = text[verb.end() :]
        return None if _MAY_NAME.search(rest) else Ask("", ())
    if match["that"]:
        return None
    party = match["party"]
    if _OF_ITS_OWN.match(_DETERMINERS.sub("", party.lower())):
        label = party_class(party)
        return Ask(party, (label,) if label else None)
    labels = [party_class(chunk) for chunk in _CHUNKS.split(party)]
    found = tuple(label for label in labels if label)
    return Ask(party, found if len(found) == len(labels) else None)


@dataclass(frozen=True, slots=True)
class _Opening:
    """A paragraph that opens with a directive in both languages."""

    row: Row
    verb: Candidate
    start: int
    ask: Ask


def _openings(rows: Iterable[Row], lexicon: Lexicon) -> Iterator[_Opening]:
    for row in rows:
        if not row.english or row.part == "other" or not row.bold or row.bold[0][0] != 0:
            continue
        read = ask(row.english)
        first = next(iter(candidates(row.text, lexicon)), None)
        if (
            read is None
            or first is None
            or first.start
            or not takes_addressee(first.verb.family, first.verb.lemma)
        ):
            continue
        yield _Opening(
            row, first, addressee_starts(row.text, first.start, first.end, first.verb.lemma), read
        )


def project(rows: Iterable[Row], lexicon: Lexicon) -> list[Row]:
    """Label the addressees of opening acts from the alignment alone: no hand label is read.

    Args:
        rows: Rows with ``english``; each text should come once.
        lexicon: Source of candidates.

    Returns:
        Copies of the rows whose English party occurs in ``LEAST`` paragraphs or more, and of
        those without one. Their ``gold`` holds the opening act only; its addressee has classes
        and parties where both languages count the same number of parties.
    """
    groups: dict[str, list[_Opening]] = defaultdict(list)
    for opening in _openings(rows, lexicon):
        groups[_DETERMINERS.sub("", opening.ask.party.lower())].append(opening)
    found = []
    for party, group in groups.items():
        if not party:
            found += [_labelled(opening, opening.start) for opening in group]
        elif len(group) >= LEAST:
            sizes = _sizes([o.row.text[o.start :] for o in group])
            found += [
                _labelled(opening, opening.start + size)
                for opening, size in zip(group, sizes, strict=True)
                if size
            ]
    return found


def _labelled(opening: _Opening, end: int) -> Row:
    row, start, verb = opening.row, opening.start, opening.verb
    who = None
    if end > start:
        parties, begin = [], start
        for left, right in [*separators(row.text, start, end), (end, end)]:
            if left > begin:
                parties.append((begin, left))
            begin = right
        classes = opening.ask.classes or ()
        if len(classes) == 1:
            parties = [(start, end)]  # 和 belongs to its name: 毒品和犯罪问题办公室
        if len(parties) == len(classes):
            spans = tuple((a, b, label) for (a, b), label in zip(parties, classes, strict=True))
            who = GoldAddressee(start, end, tuple(dict.fromkeys(classes)), spans)
        else:
            who = GoldAddressee(start, end, ())
    act = GoldAct(verb.start, verb.end, verb.verb.lemma, verb.verb.family, who)
    return replace(row, gold=GoldParagraph(digest(row.text), row.document, "projected", (act,)))


def _sizes(texts: list[str]) -> list[int]:
    """How long the common beginning of each text is: what follows it differs from text to text.

    Zero where a text shares its beginning with too few others.
    """
    following: dict[str, Counter[str]] = defaultdict(Counter)
    for text in set(texts):
        for size in range(1, min(40, len(text))):
            following[text[:size]][text[size]] += 1
    sizes = []
    for text in texts:
        end = 0
        for size in range(2, min(40, len(text))):
            counts = following[text[:size]]
            total = counts.total()
            if total < LEAST:
                break
            if counts.most_common(1)[0][1] < 0.5 * total:
                end = 0 if _within(text, size) else size
                break
        sizes.append(len(_ADVERB.sub("", text[:end])))
    return sizes


def _within(text: str, size: int) -> bool:
    """Whether the noun phrase goes on: 会员国、……, 会员国和……, 会员国，特别是……."""
    return text[size - 1] in "、和及与各的" or _GOES_ON.match(text, size) is not None
