"""Whom a pronoun means: 鼓励它们 asks those that the act before it names.

The source of the rule is the labelling scheme, section 3: a pronoun has the classes of all its
antecedents, also from an earlier act.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ...lexicon.entities import load_entities
from ...records import Act, Party
from .bound import End

_PLURAL = frozenset("它们 他们 她们".split())
_SINGULAR = frozenset("它 他 她".split())
PRONOUNS = _PLURAL | _SINGULAR | {"其"}
# What stands between a verb and the party of whom it tells: 欢迎任命…, 强调必须使…
_BETWEEN = re.compile(
    r"(?:了|其|到|正在|对|与|由于|鉴于|已经?|需要|加强|必须使|为|一些|任命|延长|以下|在)*+"
)
_WITH = ("与", "同")  # 欢迎该论坛与各组织合作
_LEAST = 0.3  # probability of the end of a party that is told of
PartiesOf = Callable[[int, int], Sequence[Party]]


def meant(
    text: str, acts: Sequence[Act], pronoun: str, limit: int, end_of: End, parties_of: PartiesOf
) -> tuple[str, ...]:
    """The classes of those whom a pronoun means.

    Args:
        text: Clean paragraph text.
        acts: The acts before the pronoun's, with their addressees.
        pronoun: As printed.
        limit: Where the pronoun's act begins.
        end_of: Where a party ends, by the model of addressees.
        parties_of: The parties of a span.

    Returns:
        In text order, no duplicates; none where the paragraph does not tell.
    """
    for number in range(len(acts) - 1, -1, -1):
        act = acts[number]
        who = act.addressee
        if who is not None and who.role != "bound":
            parties: Sequence[Party] = who.parties
        else:
            before = acts[number - 1].end if number else 0
            parties = _told(text, before, act, limit, end_of, parties_of)
        if parties and not (pronoun in _PLURAL and _is_one(parties)):
            classes = tuple(dict.fromkeys(party.label for party in parties))
            return classes[:1] if pronoun in _SINGULAR else classes
        limit = act.start
    return ()


def _told(
    text: str, before: int, act: Act, limit: int, end_of: End, parties_of: PartiesOf
) -> Sequence[Party]:
    """The parties of whom an act tells, behind its verb or in front of it: 对秘书长……表示满意."""
    between = _BETWEEN.match(text, act.end)
    framed = text.find("对", before, act.start) + 1
    for start, behind in ((between.end() if between else act.end, limit), (framed, act.start)):
        found: list[Party] = []
        while start < behind:
            end, probability = end_of(start, behind)
            if end == start or probability < _LEAST:
                break
            found += parties_of(start, end)
            with_others = _is_one(found) and text[end : end + 1] in _WITH
            start = end + 1 if with_others else behind  # noqa: PLW2901
        if found:
            return found
    return ()


def _is_one(parties: Sequence[Party]) -> bool:
    """Whether the parties are a single one with a name of its own."""
    return len(parties) == 1 and parties[0].text in load_entities().by_name
