"""Subtitles (SubRip, WebVTT): a number, two times and some words of what was read out, again and
again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..lexicon import begins

_FEWEST = 3  # times in a text
_TIME = r"(?:\d{1,2}:)?\d\d:\d\d[,.]\d{3}"
_CUE = re.compile(rf"^(?:\d{{1,5}}[ \t]*\n)?{_TIME} --> {_TIME}[^\n]*\n", re.M)
_ASIDE = re.compile(r"[\[(（【][^\])）】]*[\])）】]")  # [掌声]
_SPEAKER = re.compile("[^，。；：]{1,8}：|我们，")  # 主席：; 我们，各国部长，
_ENDS = "。！？；：!?;:"
_SPEAKS = ("我们", "为此，我们", "大会", "理事会")


def in_lines(text: str) -> str:
    """The words alone, a sentence a line, or a clause that the organ begins; the same text where it
    is none of subtitles.

    >>> cue = "{}\\n00:0{}:00,000 --> 00:0{}:02,000\\n{}\\n\\n"
    >>> said = ("我们重申", "这一承诺，", "并请主席", "修缮灯塔。", "[掌声]", "我们欢迎")
    >>> in_lines("".join(cue.format(n, n, n, words) for n, words in enumerate(said)))
    '我们重申这一承诺，并请主席修缮灯塔。\\n[掌声]\\n我们欢迎'
    """
    if len(_CUE.findall(text)) < _FEWEST:
        return text
    words = (line.strip() for line in _CUE.sub("", text).split("\n"))
    return "\n".join(_sentences(filter(None, words)))


def _sentences(cues: Iterable[str]) -> Iterator[str]:
    said = ""
    for cue in cues:
        aside = _ASIDE.fullmatch(cue) is not None
        spoken = said.startswith(_SPEAKS) and not said.startswith("我们，")
        opens = cue.startswith(_SPEAKS) or (begins(cue) and not spoken)
        comma = said[-1:] == "，" and opens
        apart = aside or _SPEAKER.match(cue) is not None
        if said and (apart or comma or said[-1] in _ENDS or _ASIDE.fullmatch(said)):
            yield said
            said = ""
        said += cue
    if said:
        yield said
