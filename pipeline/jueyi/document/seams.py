"""A comma and a verb behind it: whether a preambular paragraph begins there.

At a full line of wrapped text without indents, and where a copy has lost all line breaks, nothing
in print tells. What stands around the seam does: the verb behind it and what follows, verb and
length of the paragraph so far, how many verbs of the organ it holds already, what stands before,
and how far ahead the next line that is not full ends. ``seams.tsv`` (full lines) and ``glued.tsv``
(no line breaks) hold the weights of logistic
regressions that ``bench/seams.py`` fits on renderings of documents before 2023.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .. import lexicon
from ..errors import LexiconError
from ..lexicon import Verb
from ..lexicon.openings import ADVERBS

TABLE = Path(__file__).parent / "seams.tsv"
GLUED = Path(__file__).parent / "glued.tsv"
HEADER = "feature\tweight"
BIAS = "bias"
CLOSE = 1.0  # log-odds nearer to nothing: of four such seams one is read wrongly, or more
WINDOW = 10  # lines of the paragraph that are looked at
# Verbs that open a preambular paragraph more often than they stand behind a comma inside one
# (counted over the 2,292 Chinese documents of 2019-2024).
OPENERS = frozenset(
    (
        "回顾 重申 认识到 强调 欢迎 注意到 强调指出 确认 着重指出 承认 特别指出 "
        "意识到 铭记 考虑到 关切 赞扬 谴责 深信 念及 遵循 申明 肯定 欣见 指出 "
        "审议了 震惊 遗憾 痛惜 忆及 坚信 回顾指出 重点指出 采取行动 认定 赞赏 "
        "感谢 确信 关注 知悉 审查了 提及 赞同 认可 满意 "
    ).split()
)
FARTHEST = 12  # lines that are looked at ahead
_LINK = re.compile(
    "(?:并|并且|及|以及|和|而|但|、|同时|在这方面，|为此，|就此|因此|并在这方面|并为此)$"
)


STOP = re.compile("[，；。：]")
_LONG = 400  # characters, and so lines, beyond which a paragraph is just long
# Words that stand before the verb of a paragraph, and are no modifiers of it.
LEAD = re.compile("(?:在[这此]方面|为此|特别|尤其|因此|此外)?")


def opens(text: str, at: int = 0) -> bool:
    """Whether a verb of the organ begins at an offset, or behind words that lead to it.

    >>> opens("在这方面回顾第1/1号决议"), opens("在这方面的工作")
    (True, False)
    """
    lead = LEAD.match(text, at)
    return lexicon.begins(text, lead.end() if lead else at)


class Ahead(NamedTuple):
    """What stands behind a seam, up to the next line that ends before the measure: how many lines
    on that is, its last character, and the first two of the line below it."""

    lines: int
    end: str
    below: str


def log_odds(
    parts: Sequence[str], text: str, ahead: Ahead | None = None, table: Path = TABLE
) -> float:
    """Log-odds that a paragraph begins at a seam.

    Args:
        parts: The lines of the paragraph so far, clean; the last one is full. Without line breaks,
            the paragraph so far.
        text: What stands behind them, clean.
        ahead: What stands ahead, where there are lines.
        table: Of the weights.
    """
    get = _weights(table).get
    return sum(get(name, 0.0) for name in features(parts, text, ahead))


def features(parts: Sequence[str], text: str, ahead: Ahead | None = None) -> Iterator[str]:
    """The names of the features of a seam; the arguments are those of ``log_odds``."""
    window = "".join(parts[-WINDOW:])
    (verb, behind), (head, _) = _verb(text), _verb(parts[0])
    lemma = verb.lemma if verb else text[:2]
    lead = LEAD.match(text)
    mark = STOP.search(text, behind)
    then, _ = _verb(text[mark.end() :]) if mark else (None, 0)
    yield BIAS
    yield f"verb={lemma}"
    yield f"opens={verb is not None and verb.lemma in OPENERS}"
    yield f"modifiers={'|'.join(verb.modifiers) if verb else '-'}"
    yield f"repeats={_repeats(verb)}"
    yield f"head={head.lemma if head else '-'}"
    yield f"head repeats={_repeats(head)}"
    yield f"pair={head.lemma if head else '-'}|{lemma}"
    yield f"same={head is not None and head.lemma == lemma}"
    yield f"lines={min(len(parts), 8)}"
    yield f"length={min(sum(map(len, parts[:_LONG])) // 40, 10)}"
    yield f"lead={lead.group() if lead else ''}"
    yield f"next={lemma}|{text[behind : behind + 1]}"
    yield f"after={text[behind : behind + 2]}"
    yield f"after3={text[behind : behind + 3]}"
    yield f"text={text[:5]}"
    yield f"reach={min((mark.start() - behind) // 6, 8) if mark else '-'}"
    yield f"mark={mark.group() if mark else '-'}"
    yield f"then={then.lemma if then else text[mark.end() : mark.end() + 2] if mark else '-'}"
    yield f"then opens={then is not None}"
    yield f"commas={min(window.count('，'), 6)}"
    yield f"verbs={min(_inner(window), 3)}"
    yield f"link={_LINK.search(window) is not None}"
    yield f"ends={window[-1:]}"
    yield f"before={window[-3:-1]}"
    yield f"before3={window[-4:-1]}"
    yield f"before4={window[-5:-1]}"
    yield f"heads={parts[0][:4]}|{text[:2]}"
    yield f"clause={min((len(window) - 1 - _last_mark(window)) // 6, 8)}"
    yield f"others={'其中' in window[-40:]}"
    if ahead is not None:
        yield f"ahead={ahead.lines}"
        yield f"ahead ends={ahead.end}"
        yield f"below={ahead.below}"
        yield f"below={ahead.below}|{text[:2]}"


def _verb(text: str) -> tuple[Verb | None, int]:
    """The verb at the head of a text, and where it ends."""
    words = lexicon.load()
    lead = LEAD.match(text)
    match = words.pattern.match(text, lead.end() if lead else 0)
    return (words.parse(match.group()), match.end()) if match else (None, 0)


def _last_mark(window: str) -> int:
    """Where the last mark stands before the one that ends a text; -1 without one."""
    return max(window.rfind(mark, 0, -1) for mark in "，；。：")


def _repeats(verb: Verb | None) -> bool:
    return verb is not None and not ADVERBS.keys().isdisjoint(verb.modifiers)


def _inner(window: str) -> int:
    """How many verbs that could open a paragraph stand behind a comma."""
    found = lexicon.load().verbs(window)
    return sum(
        start > 0 and window[start - 1] == "，" and verb.lemma in OPENERS
        for start, _, _, verb in found
    )


@lru_cache(maxsize=2)
def _weights(table: Path) -> dict[str, float]:
    lines = table.read_text("utf-8").splitlines()
    if lines[:1] != [HEADER]:
        raise LexiconError(f"header {lines[:1]}", where=table.name, expected=repr(HEADER))
    found = {}
    for number, line in enumerate(lines[1:], 2):
        name, _, weight = line.partition("\t")
        try:
            found[name] = float(weight)
        except ValueError:
            raise LexiconError(
                f"weight {weight!r}", where=f"{table.name} line {number}", expected="a number"
            ) from None
    return found
