"""Features of the acts component: string features of a candidate, in groups that have names.

Each feature is ``name=value``; linear models look their weights up in a table, so building and
summing a feature costs one slice and one look-up. ``^`` and ``$`` stand for the text's edges.

A group is a function ``(text, candidate, index, part)`` that returns features: ``text`` is the
paragraph, ``candidate`` the :class:`~jueyi.components.clauses.Candidate` in question, ``index``
how many candidates stand before it, ``part`` the paragraph's part. Its attributes:

* ``key``: a function of the same arguments whose value determines the features, so that a sum
  once computed can be kept;
* ``contextual``: the group sees the acts before; it is called with
  ``(text, candidate, previous, skipped)``: the last candidate before that is an act, or None, and
  how many candidates since then are none;
* ``opening``: the features of a contextual group where the text begins with the candidate: then
  nothing stands before it, and the group is not called.
"""

from __future__ import annotations

from ..clauses import Candidate
from ..registry import bucket, features

# Characters before a candidate that are looked at: no labelled paragraph needs more, and the time
# for a long one stays linear.
_FAR = 1_000
_NAMED = 3  # characters that tell a party from another, mostly
_TOLD = ("曾", "业已", "业经", "决议中", "会议上", "届会")
_SUBJECTS = ("其中", "该", "他们", "它们", "并", "同时", "应")


def place_key(text: str, candidate: Candidate, index: int, part: str) -> tuple[object, ...]:
    """All that ``place`` depends on, and nothing that it does not: equal keys, equal features."""
    start, clause = candidate.start, candidate.clause
    prefix: object
    if start - clause > 6:
        prefix = (text[clause : clause + 2], text[start - 1])
    else:
        prefix = text[clause:start]
    mark = text[clause - 1] if clause else "^"
    return candidate.surface, prefix, mark, min(index, 3), part, candidate.bracketed


@features("jueyi.place.v1", key=place_key)
def place(text: str, candidate: Candidate, index: int, part: str) -> list[str]:
    """What the verb is, and where it stands in its clause."""
    start, clause = candidate.start, candidate.clause
    verb = candidate.verb
    lemma = verb.lemma
    p1 = text[start - 1] if start else "^"
    prefix = text[clause : min(start, clause + 7)]  # 7: longer than what is looked at whole
    mark = text[clause - 1] if clause else "^"
    modifier = verb.modifiers[0] if verb.modifiers else "-"
    head = f"prefix={prefix}" if len(prefix) < 7 else f"prefix2={prefix[:2]}"
    out = [
        "bias",
        f"lemma={lemma}",
        f"modifier={modifier}",
        f"before1={p1}",
        f"lemma|before1={lemma}|{p1}",
        f"mark={mark}|{'' if prefix else '0'}",
        head,
        f"lemma|{head}|{lemma}",
        f"mark|{head}|{mark}",
        f"index={min(index, 3)}",
        f"part|family={part}|{verb.family}",
    ]
    if candidate.bracketed:
        out.append("bracket")
    if start == 0:
        out += ["head", f"head|lemma={lemma}", f"head|part={part}"]
    elif clause == 0:
        out += [
            f"first|index={min(index, 2)}",
            f"first|part|lemma={part}|{lemma}",
            f"opens={text[:2]}",
        ]
    return out


@features("jueyi.near.v1")
def near(text: str, candidate: Candidate, index: int, part: str) -> tuple[str, ...]:
    """The characters around a candidate, and how its clause ends."""
    start, end, close = candidate.start, candidate.end, candidate.closing
    before2 = text[start - 2 : start] if start > 1 else "^" + text[:start]
    after2 = text[end : end + 2] or "$"
    after1 = after2[:1]
    return (
        f"before2={before2}",
        f"after1={after1}",
        f"after2={after2}",
        f"lemma|after1={candidate.verb.lemma}|{after1}",
        f"clause_end={text[max(end, close - 2) : close]}",
    )


def _stop(gap: str) -> str:
    """The strongest mark between two acts."""
    return "；" if "；" in gap else "。" if "。" in gap else "，" if "，" in gap else "-"


@features("jueyi.context.v1", contextual=True, opening=("no_act_before=0",))
def context(text: str, candidate: Candidate, previous: Candidate | None, skipped: int) -> list[str]:
    """The act before, and what stands between."""
    start, clause = candidate.start, candidate.clause
    lemma = candidate.verb.lemma
    prefix = text[clause : min(start, clause + 3)]
    mark = text[clause - 1] if clause else "^"
    out: list[str] = []
    if previous is not None:
        before = previous.verb.family
        gap = text[max(previous.end, start - _FAR) : start]
        stop = _stop(gap)
        out += [
            f"previous={before}|{stop}",
            f"previous|lemma={previous.verb.lemma}|{lemma}|{stop}",
            f"previous|prefix3={before}|{stop}|{prefix[:3]}",
            f"previous|prefix2|lemma={before}|{stop}|{prefix[:2]}|{lemma}",
            f"gap={bucket(len(gap))}",
            f"commas={min(gap.count('，'), 4)}|{stop}",
        ]
        if not gap:
            out += [
                "touching",
                f"touching|previous={previous.verb.lemma}",
                f"touching|lemma={lemma}",
            ]
        last = gap[max(gap.rfind("；"), gap.rfind("。")) + 1 :]
        for word in _SUBJECTS:
            if word in last:
                out.append(f"between={word}|{before}")
        if "其中" in last:
            within = last[last.rfind("其中") :]
            out.append(f"within_其中={min(within.count('，'), 3)}|{prefix[:2]}|{mark}")
            out.append(f"within_其中|lemma={lemma}|{prefix[:1]}|{mark}")
    else:
        out.append(f"no_act_before={min(skipped, 2)}")
        if "其中" in text[max(0, start - _FAR) : start]:
            out.append("no_act_before|其中")
    return out


@features("jueyi.told.v1", contextual=True, opening=())
def told(text: str, candidate: Candidate, previous: Candidate | None, skipped: int) -> list[str]:
    """Whether what stands between tells of what was done before (曾, 决议中), and how the clause
    of the candidate begins."""
    start, clause = candidate.start, candidate.clause
    gap = text[max(0 if previous is None else previous.end, start - _FAR) : start]
    if not gap:
        return []
    gap = gap[max(gap.rfind("；"), gap.rfind("。")) + 1 :]
    out = [
        f"told={word}|{'-' if previous is None else previous.verb.family}"
        for word in _TOLD
        if word in gap
    ]
    if out:
        prefix = text[clause : min(start, clause + 2)]
        out += ["told", f"told|prefix2={prefix}", f"told|lemma={candidate.verb.lemma}"]
    return out


@features("jueyi.again.v1", contextual=True, opening=())
def again(
    text: str, candidate: Candidate, previous: Candidate | None, skipped: int
) -> tuple[str, ...]:
    """Whether those who were asked are named again: 敦促各国……，并提请各国注意……, which they do not
    ask of themselves."""
    if previous is None or not previous.verb.family == candidate.verb.family == "directive":
        return ()
    first = text[previous.end : previous.end + _NAMED]
    same = first == text[candidate.end : candidate.end + _NAMED]
    gap = text[max(previous.end, candidate.start - _FAR) : candidate.start]
    stop = _stop(gap)
    linked = text[candidate.clause : candidate.clause + 1]
    return f"again={same}|{stop}", f"again|lemma={same}|{candidate.verb.lemma}|{linked}"


@features("jueyi.unknown_verb.v1")
def unknown_verb(text: str, start: int, end: int, part: str) -> list[str]:
    """Of the hypothesis that a verb outside the lexicon stands at [start, end) of a paragraph."""
    word = text[start:end]
    n1, n2 = text[end : end + 1] or "$", text[end : end + 2] or "$"
    return [
        "bias",
        f"length={len(word)}",
        f"last1={word[-1:]}",
        f"first1={word[:1]}",
        f"word={word}",
        f"after1={n1}",
        f"after2={n2}",
        f"last1|after1={word[-1:]}|{n1}",
        f"length|after1={len(word)}|{n1}",
        f"first2={word[:2]}",
        f"part|length={part}|{len(word)}",
        f"modified={start > 0}",
    ]
