"""Features as strings: candidate verbs, addressee ends, party boundaries, party classes. Pure.

Each feature is ``name=value``; linear models look their weights up in a table, so building and
summing a feature costs one slice and one look-up. ``^`` and ``$`` stand for the text's edges.
"""

from __future__ import annotations

import re

from .clauses import MARKS, Candidate
from ..lexicon.parties import Parties

_MARK = re.compile(f"[{MARKS}]")
_BUCKETS = (0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 25, 40, 80)
_SUBJECTS = ("其中", "该", "他们", "它们", "并", "同时", "应")


_BUCKET = tuple(str(max(b for b in _BUCKETS if b <= v)) for v in range(_BUCKETS[-1] + 1))


def bucket(value: int) -> str:
    """The largest bucket bound not above ``value``."""
    return _BUCKET[value] if value < len(_BUCKET) else _BUCKET[-1]


def act_features(
    text: str,
    candidate: Candidate,
    index: int,
    part: str,
    previous: Candidate | None,
    skipped: int,
) -> list[str]:
    """Clause-type features of one candidate.

    Args:
        text: Paragraph text.
        candidate: The candidate.
        index: How many candidates stand before it.
        part: The paragraph's part.
        previous: The last candidate before it that is an act, if any.
        skipped: How many candidates since then are not acts.
    """
    return [
        *place_features(text, candidate, index, part),
        *near_features(text, candidate),
        *context_features(text, candidate, previous, skipped),
    ]


def place_key(candidate: Candidate, text: str, index: int, part: str) -> tuple[object, ...]:
    """All that ``place_features`` depend on: candidates with one key have the same features."""
    start, clause = candidate.start, candidate.clause
    prefix = text[clause:start]
    if len(prefix) > 6:
        prefix = prefix[:2] + "……" + prefix[-1]
    mark = text[clause - 1] if clause else "^"
    return candidate.surface, prefix, mark, min(index, 3), part, candidate.bracketed


def place_features(text: str, candidate: Candidate, index: int, part: str) -> list[str]:
    """The features of ``act_features`` that tell where a candidate stands in its clause."""
    start, clause = candidate.start, candidate.clause
    verb = candidate.verb
    lemma = verb.lemma
    p1 = text[start - 1] if start else "^"
    prefix = text[clause:start]
    mark = text[clause - 1] if clause else "^"
    modifier = verb.modifiers[0] if verb.modifiers else "-"
    head = f"p={prefix}" if len(prefix) < 7 else f"p2={prefix[:2]}"
    out = [
        "bias",
        f"l={lemma}",
        f"m={modifier}",
        f"p1={p1}",
        f"lp1={lemma}|{p1}",
        f"mk={mark}|{'' if prefix else '0'}",
        head,
        f"l{head}",
        f"mk{mark}{head}",
        f"i={min(index, 3)}",
        f"part={part}|{verb.family}",
    ]
    if candidate.bracketed:
        out.append("bracket")
    if start == 0:
        out += ["head", f"head|{lemma}", f"head|{part}"]
    elif clause == 0:
        out += [f"first|{min(index, 2)}", f"first|{part}|{lemma}", f"opens={text[:2]}"]
    return out


def near_features(text: str, candidate: Candidate) -> tuple[str, ...]:
    """The features of ``act_features`` of the characters around a candidate and of its clause's
    end."""
    start, end = candidate.start, candidate.end
    p2 = text[start - 2 : start] if start > 1 else "^" + text[:start]
    n1 = text[end : end + 1] or "$"
    n2 = text[end : end + 2] or "$"
    closing = _MARK.search(text, end)
    close = closing.start() if closing else len(text)
    ending = text[max(end, close - 2) : close]
    return f"p2={p2}", f"n1={n1}", f"n2={n2}", f"ln1={candidate.verb.lemma}|{n1}", f"e={ending}"


def context_features(
    text: str, candidate: Candidate, previous: Candidate | None, skipped: int
) -> list[str]:
    """The features of ``act_features`` that depend on the acts before."""
    start, clause = candidate.start, candidate.clause
    lemma = candidate.verb.lemma
    prefix = text[clause:start]
    mark = text[clause - 1] if clause else "^"
    out: list[str] = []
    if previous is not None:
        before = previous.verb.family
        gap = text[previous.end : start]
        stop = "；" if "；" in gap else "。" if "。" in gap else "，" if "，" in gap else "-"
        out += [
            f"b={before}|{stop}",
            f"bl={previous.verb.lemma}|{lemma}|{stop}",
            f"bp={before}|{stop}|{prefix[:3]}",
            f"bpl={before}|{stop}|{prefix[:2]}|{lemma}",
            f"gap={bucket(len(gap))}",
            f"commas={min(gap.count('，'), 4)}|{stop}",
        ]
        if not gap:
            out += ["touch", f"touch|{previous.verb.lemma}", f"touch|{lemma}"]
        last = gap[max(gap.rfind("；"), gap.rfind("。")) + 1 :]
        for word in _SUBJECTS:
            if word in last:
                out.append(f"has={word}|{before}")
        if "其中" in last:
            within = last[last.rfind("其中") :]
            out.append(f"within={min(within.count('，'), 3)}|{prefix[:2]}|{mark}")
            out.append(f"withinl={lemma}|{prefix[:1]}|{mark}")
    else:
        out.append(f"no|{min(skipped, 2)}")
        if "其中" in text[:start]:
            out.append("no其中")
    return out


def edge_features(text: str, start: int, position: int) -> tuple[str, ...]:
    """The characters next to a possible end: enough to rule out half of all places."""
    l1 = text[position - 1] if position > start else "^"
    l2 = text[position - 2 : position] if position - 1 > start else "^" + text[start:position]
    r1 = text[position : position + 1] or "$"
    r2 = text[position : position + 2] or "$"
    return f"l1={l1}", f"l2={l2}", f"r1={r1}", f"r2={r2}", f"11={l1}|{r1}"


def end_features(text: str, start: int, position: int, verb: str, depth: int) -> list[str]:
    """Features of the hypothesis that an addressee that begins at ``start`` ends at ``position``,
    beyond those of ``edge_features``.

    ``position == start`` is the hypothesis that there is no addressee.

    Args:
        text: Paragraph text.
        start: Where the addressee would begin.
        position: The end in question, exclusive.
        verb: Lemma of the act.
        depth: How many marks of coordination stand between start and position.
    """
    l1 = text[position - 1] if position > start else "^"
    l2 = text[position - 2 : position] if position - 1 > start else "^" + text[start:position]
    l3 = text[position - 3 : position] if position - 2 > start else "^" + text[start:position]
    r1 = text[position : position + 1] or "$"
    r2 = text[position : position + 2] or "$"
    r3 = text[position : position + 3] or "$"
    length = bucket(position - start)
    out = [
        "bias",
        f"l3={l3}",
        f"r3={r3}",
        f"21={l2}|{r1}",
        f"12={l1}|{r2}",
        f"n={length}",
        f"nr={length}|{r1}",
        f"d={min(depth, 3)}|{r1}",
    ]
    if position - start < 14:
        out.append(f"w={text[start:position]}")
    if position == start:
        # A modifier may begin like what is asked (感谢通过……支助方案的会员国): see how it ends.
        stop = position
        size = len(text)
        while stop < size and text[stop] not in MARKS:
            stop += 1
        of = text.find("的", position, stop) >= 0
        out += [
            f"v={verb}|{r1}",
            f"v2={verb}|{r2}",
            f"v={verb}",
            f"vc={verb}|{text[stop - 2 : stop]}|{of}",
            f"vo={verb}|{of}",
        ]
    if r1 in "，、":
        stop = position + 1
        size = len(text)
        while stop < size and text[stop] not in MARKS:
            stop += 1
        ahead = text[stop] if stop < size else "$"
        out += [
            f"x={r1}|{text[position + 1 : position + 4]}",
            f"xl={r1}|{l2}|{text[position + 1 : position + 3]}",
            f"xe={r1}|{text[max(position + 1, stop - 2) : stop]}|{ahead}",
            f"xn={r1}|{bucket(stop - position)}|{ahead}",
        ]
    return out


def split_features(
    text: str, start: int, end: int, left: int, right: int, names: Parties
) -> list[str]:
    """Features of the hypothesis that [left, right) separates two parties of [start, end)."""
    mark = text[left:right]
    l2 = text[max(start, left - 2) : left]
    r2 = text[right : min(end, right + 2)]
    rest = text[right:end]
    before, after = names.ending(text[start:left]), names.beginning(rest)
    return [
        f"kl={mark}|{before}",
        f"kr={mark}|{after}",
        f"k={mark}|{before}|{after}",
        "bias",
        f"s={mark}",
        f"l1={mark}|{l2[-1:]}",
        f"l2={mark}|{l2}",
        f"l3={mark}|{text[max(start, left - 3) : left]}",
        f"r1={mark}|{r2[:1]}",
        f"r2={mark}|{r2}",
        f"r3={mark}|{text[right : min(end, right + 3)]}",
        f"lr={l2}|{r2}",
        f"l1r1={l2[-1:]}|{mark}|{r2[:1]}",
        f"w={text[max(start, left - 4) : left]}|{text[right : min(end, right + 4)]}",
        f"e={mark}|{text[end - 2 : end]}",
        f"ll={mark}|{bucket(left - start)}",
        f"rl={mark}|{bucket(end - right)}",
        f"de={mark}|{'的' in text[start:left]}|{'的' in rest}",
        f"more={mark}|{'、' in rest or '和' in rest}",
    ]


def party_features(
    party: str, organ: str, previous: str, antecedent: str, names: Parties
) -> list[str]:
    """Features of a party for its class.

    Args:
        party: The party as printed.
        organ: Short name of the organ.
        previous: Class of the party before it, or ``""``.
        antecedent: For a pronoun, the class of the last party of an earlier act of the paragraph;
            else ``""``.
        names: Known parties.
    """
    ending = names.ending(party)
    beginning = names.beginning(party)
    out = [
        "bias",
        f"w={party}",
        f"org={organ}",
        f"prev={previous}",
        f"n={bucket(len(party))}",
        f"lw={names.names.get(party, '')}",
        f"le={ending}",
        f"lb={beginning}|{party[-2:]}",
        f"lbe={beginning}|{ending}",
        f"lp={ending}|{previous}",
    ]
    if antecedent:
        out += [f"ante={antecedent}", f"ante={antecedent}|{party[:2]}"]
    for size in (1, 2, 3, 4, 5, 6):
        out.append(f"e{size}={party[-size:]}")
        out.append(f"b{size}={party[:size]}")
    out += [
        f"eo={organ}|{party[-3:]}",
        f"ep={previous}|{party[-2:]}",
    ]
    out += [f"2={party[i : i + 2]}" for i in range(len(party) - 1)]
    out += [f"3={party[i : i + 3]}" for i in range(len(party) - 2)]
    return out


def head_features(text: str, start: int, end: int, part: str) -> list[str]:
    """Features of the hypothesis that an unknown verb stands at [start, end) of a paragraph."""
    word = text[start:end]
    n1, n2 = text[end : end + 1] or "$", text[end : end + 2] or "$"
    return [
        "bias",
        f"n={len(word)}",
        f"e={word[-1:]}",
        f"b={word[:1]}",
        f"w={word}",
        f"n1={n1}",
        f"n2={n2}",
        f"e1={word[-1:]}|{n1}",
        f"len1={len(word)}|{n1}",
        f"b2={word[:2]}",
        f"part={part}|{len(word)}",
        f"mod={start > 0}",
    ]
