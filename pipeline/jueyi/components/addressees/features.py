"""Features of the addressees component: ends, boundaries between parties, classes of parties.

Groups of ends are called with ``(text, start, position, verb, depth)``: the hypothesis that an
addressee that begins at ``start`` ends at ``position`` (``position == start``: there is none);
``verb`` is the lemma of the act, ``depth`` how many marks of coordination stand between. A group
with the attribute ``edge`` is summed first; where its sum rules a place out, the others are not
asked. ``parts`` says that a group is nothing but characters around the place: each of its features
has a name, and behind ``=`` so many characters before the place and so many behind it, parted by
``|`` where there are both. Where fewer stand before the place, ``^`` stands before them; where none
stands behind it, ``$`` does. Their weights are looked up by the characters themselves (see
``windows``): to decide, the group is not called. ``empty``: the group has features only where the
span is empty. ``when``: a function of ``(text, start)``; where it is false, the group has no
features for that start.

Groups of boundaries are called with ``(text, start, end, left, right)``: the hypothesis that
[left, right) separates two parties of [start, end). They look at nothing outside the span. Groups
of classes are called with ``(party, organ, previous, antecedent)``: the party as printed, the
organ's short name, the class of the party before it, and for a pronoun the class of the last
party of an earlier act.
"""

from __future__ import annotations

import re

from ...lexicon.parties import load_parties
from ..clauses import MARKS
from ..registry import bucket, features

_RELATIVE = re.compile(
    "(?:所有|一切|那些|凡|各)?(?:尚未|仍未|尚无|未|已经|已|曾|正在|处于|参与|参加|获邀|受|拥有|具有|有能力|没有|"
    "有|支持|负责|从事|提供|派遣|向|为|在|继续|包括|加入|批准|承担|面临|通过)"
)
_NAME = 24  # characters of a name that ends a list
_FAR = 1_000  # characters of a clause that are looked at
_MARK = re.compile(f"[{MARKS}]")
_OF = re.compile(f"[^{MARKS}]{{1,30}}?[的之]")


@features("jueyi.edge_left.v1", edge=True, parts=(("left1", 1, 0), ("left2", 2, 0)))
def edge_left(text: str, start: int, position: int, verb: str, depth: int) -> tuple[str, ...]:
    """The characters before a possible end: with those behind enough to rule out most places."""
    l1 = text[position - 1] if position > start else "^"
    l2 = text[position - 2 : position] if position - 1 > start else "^" + text[start:position]
    return f"left1={l1}", f"left2={l2}"


@features("jueyi.edge_right.v1", edge=True, parts=(("right1", 0, 1), ("right2", 0, 2)))
def edge_right(text: str, start: int, position: int, verb: str, depth: int) -> tuple[str, ...]:
    """The characters behind a possible end."""
    r1 = text[position : position + 1] or "$"
    r2 = text[position : position + 2] or "$"
    return f"right1={r1}", f"right2={r2}"


@features("jueyi.edge_pair.v1", edge=True, parts=(("left1|right1", 1, 1),))
def edge_pair(text: str, start: int, position: int, verb: str, depth: int) -> tuple[str, ...]:
    """The two characters that a possible end parts."""
    l1 = text[position - 1] if position > start else "^"
    return (f"left1|right1={l1}|{text[position : position + 1] or '$'}",)


@features(
    "jueyi.window.v1",
    parts=(("left3", 3, 0), ("right3", 0, 3), ("left2|right1", 2, 1), ("left1|right2", 1, 2)),
)
def window(text: str, start: int, position: int, verb: str, depth: int) -> tuple[str, ...]:
    """Three characters on each side of a possible end, and pairs across it."""
    l1 = text[position - 1] if position > start else "^"
    l2 = text[position - 2 : position] if position - 1 > start else "^" + text[start:position]
    l3 = text[position - 3 : position] if position - 2 > start else "^" + text[start:position]
    r1 = text[position : position + 1] or "$"
    r2 = text[position : position + 2] or "$"
    r3 = text[position : position + 3] or "$"
    return f"left3={l3}", f"right3={r3}", f"left2|right1={l2}|{r1}", f"left1|right2={l1}|{r2}"


@features("jueyi.span.v1")
def span(text: str, start: int, position: int, verb: str, depth: int) -> list[str]:
    """The whole span, its length and coordination; where it is empty, what is asked instead; at a
    comma, what follows it."""
    size = position - start
    r1 = text[position : position + 1] or "$"
    length = bucket(size)
    out = [
        "bias",
        f"length={length}",
        f"length|right1={length}|{r1}",
        f"depth|right1={depth if depth < 3 else 3}|{r1}",
    ]
    if size < 14:
        out.append(f"whole={text[start:position]}")
    if not size:
        r2 = text[position : position + 2] or "$"
        # A modifier may begin like what is asked (感谢通过……支助方案的会员国): see how it ends.
        stop = _clause_end(text, position)
        of = text.find("的", position, stop) >= 0
        out += [
            f"verb|right1={verb}|{r1}",
            f"verb|right2={verb}|{r2}",
            f"verb={verb}",
            f"verb|clause_end|的={verb}|{text[stop - 2 : stop]}|{of}",
            f"verb|的={verb}|{of}",
        ]
    if r1 in "，、":
        l2 = text[position - 2 : position] if size > 1 else "^" + text[start:position]
        stop = _clause_end(text, position + 1)
        ahead = text[stop : stop + 1] or "$"
        out += [
            f"next3={r1}|{text[position + 1 : position + 4]}",
            f"left2|next2={r1}|{l2}|{text[position + 1 : position + 3]}",
            f"next_clause_end={r1}|{text[max(position + 1, stop - 2) : stop]}|{ahead}",
            f"next_clause_length={r1}|{bucket(stop - position)}|{ahead}",
        ]
    return out


def _clause_end(text: str, start: int) -> int:
    """Where the clause ends that goes on at an offset."""
    mark = _MARK.search(text, start, start + _FAR)
    return mark.start() if mark else min(len(text), start + _FAR)


@features("jueyi.modifier.v1", empty=True)
def modifier(text: str, start: int, position: int, verb: str, depth: int) -> tuple[str, ...]:
    """Where the span is empty: what stands behind the first 的 or 之 of the clause, for a party's
    modifier begins like what is asked (在该地的各方, 在该地驻军)."""
    if position != start:
        return ()
    match = _OF.match(text, start)
    behind = text[match.end() : match.end() + 2] if match else "-"
    first = text[start : start + 1]
    return f"of={first}|{behind[:1]}", f"of2={behind}", f"first|of={first}|{match is not None}"


def _is_relative(text: str, start: int) -> bool:
    return _RELATIVE.match(text, start) is not None


@features("jueyi.relative.v1", when=_is_relative)
def relative(text: str, start: int, position: int, verb: str, depth: int) -> tuple[str, ...]:
    """Behind a word that opens a relative clause (尚未向秘书处报告的缔约方): whether the clause has
    come to its 的, and what stands before the place."""
    if position == start or (match := _RELATIVE.match(text, start)) is None:
        return ()
    inside = "的" in text[start:position] or "之" in text[start:position]
    return f"relative={match.group()}|{inside}", f"relative={inside}|{text[position - 1]}"


@features("jueyi.end_names.v1")
def end_names(text: str, start: int, position: int, verb: str, depth: int) -> tuple[str, ...]:
    """Known names (``lexicon.parties``): the class of one that begins where an addressee may, of
    one that is the whole span, and of one that ends it."""
    names = load_parties()
    if position == start:
        size = names.length(text, start)
        if not size:
            return ()  # most parties have no name that is known: that tells nothing
        label, behind = names.names[text[start : start + size]], text[start + size :][:1]
        return f"name_first={label}", f"name_first|right1={label}|{behind}"
    if whole := names.names.get(text[start:position]):
        return f"name_whole={whole}", f"name_end|depth={whole}|{min(depth, 3)}"
    if depth and (ends := names.ending(text[max(start, position - _NAME) : position])):
        return (f"name_end|depth={ends}|{min(depth, 3)}",)
    return ()


@features("jueyi.boundary.v1")
def boundary(text: str, start: int, end: int, left: int, right: int) -> list[str]:
    """The mark or conjunction, and the characters on both sides."""
    mark = text[left:right]
    l2 = text[max(start, left - 2) : left]
    r2 = text[right : min(end, right + 2)]
    rest = text[right:end]
    return [
        "bias",
        f"mark={mark}",
        f"left1={mark}|{l2[-1:]}",
        f"left2={mark}|{l2}",
        f"left3={mark}|{text[max(start, left - 3) : left]}",
        f"right1={mark}|{r2[:1]}",
        f"right2={mark}|{r2}",
        f"right3={mark}|{text[right : min(end, right + 3)]}",
        f"left2|right2={l2}|{r2}",
        f"left1|right1={l2[-1:]}|{mark}|{r2[:1]}",
        f"left4|right4={text[max(start, left - 4) : left]}|{text[right : min(end, right + 4)]}",
        f"end2={mark}|{text[end - 2 : end]}",
        f"left_length={mark}|{bucket(left - start)}",
        f"right_length={mark}|{bucket(end - right)}",
        f"的={mark}|{'的' in text[start:left]}|{'的' in rest}",
        f"more={mark}|{'、' in rest or '和' in rest}",
    ]


@features("jueyi.boundary_names.v1")
def boundary_names(text: str, start: int, end: int, left: int, right: int) -> list[str]:
    """Classes of the known names on both sides (``lexicon.parties``)."""
    names, mark = load_parties(), text[left:right]
    before, after = names.ending(text[start:left]), names.beginning(text[right:end])
    return [
        f"left_name={mark}|{before}",
        f"right_name={mark}|{after}",
        f"names={mark}|{before}|{after}",
    ]


@features("jueyi.party.v1")
def party_words(party: str, organ: str, previous: str, antecedent: str) -> list[str]:
    """The characters of a party, the organ, and the class before."""
    out = [
        "bias",
        f"party={party}",
        f"organ={organ}",
        f"previous={previous}",
        f"length={bucket(len(party))}",
    ]
    if antecedent:
        out += [f"antecedent={antecedent}", f"antecedent|first2={antecedent}|{party[:2]}"]
    for size in (1, 2, 3, 4, 5, 6):
        out.append(f"last{size}={party[-size:]}")
        out.append(f"first{size}={party[:size]}")
    out += [f"organ|last3={organ}|{party[-3:]}", f"previous|last2={previous}|{party[-2:]}"]
    out += [f"bigram={party[i : i + 2]}" for i in range(len(party) - 1)]
    out += [f"trigram={party[i : i + 3]}" for i in range(len(party) - 2)]
    return out


@features("jueyi.party_names.v1")
def party_names(party: str, organ: str, previous: str, antecedent: str) -> list[str]:
    """Classes of the known names that a party is, ends in or begins with."""
    names = load_parties()
    ending, beginning = names.ending(party), names.beginning(party)
    return [
        f"name={names.names.get(party, '')}",
        f"name_end={ending}",
        f"name_start|last2={beginning}|{party[-2:]}",
        f"name_start|name_end={beginning}|{ending}",
        f"name_end|previous={ending}|{previous}",
    ]
