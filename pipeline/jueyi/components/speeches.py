"""Where the body that speaks in a document is named as a subject: 安理会敦促…, 我们重申….

A resolution leaves its subject, the organ, unspoken; other texts name the body that speaks before
each verb. What follows the name is read as the paragraph of a resolution is. In a document with an
enacting line only its own organ, at a paragraph's head, is one: 委员会敦促 tells of another body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..document.adoption import STATEMENT
from ..document.layout import DAY, SITTING
from ..document.metadata import is_enacted
from ..document.numbering import HAN_DIGIT
from ..later import later
from ..lexicon import begins
from ..records import Resolution, Subject
from .names import (
    BODIES,
    DECLARING,
    NAMES,
    OF_PERSONS,
    OWN,
    PERSONS,
    PLURAL,
    PRONOUN,
    are_one,
    names_of,
)  # fmt: skip

_DECLARATION = re.compile(
    r"(?:宣言|公报|声明|文告|成果文件|最后文件)(?:[(（](?:全文|译文|中译本|中文本|节选|摘要)[)）])?$"
)
_COMMITTEE = "委员会"
_MAY = tuple("应 须 可 将 要 必须 均应 都应 能 有".split())
_ABOUT = re.compile("发表|发言人|秘书长|主席|代表")  # news of a declaration, or another's
_TITLE = 40  # paragraphs among which the title stands
_TOLD = re.compile("[说称]，|指出|表示|认为|要求|建议|其中|决议|后，")
_BACK = re.compile("也?(?:对此|为此|因此|就此)")  # what stands behind a name that takes up a clause
_LABEL = r"(?:[(（][一二三四五六七八九十\d]{1,3}[)）] ?)?"  # of a list that has no chapeau
# Behind a date without a comma only where a meeting follows: 2044年9月2日大会第1次全体会议决定…
_SUBJECT = later(
    rf"(?:^{_LABEL}[“「\"]?|(?<=[，,。；;])|(?<=日)(?=大会第[^号，。]{{1,12}}次))({NAMES})"
    rf"|(?:(?<=[。；;])|^{_LABEL})[令使]({NAMES})(?=[^，。；]{{0,4}}(?:感到|关切|不安|震惊|遗憾|满意|欣慰))"
    f"|(?<=[。；;])({PRONOUN})(?=[\u4e00-\u9fff])"
    rf"|(?:(?<=[。；;])|^[“「\"]?)({PERSONS})(?=[\u4e00-\u9fff])"
)
# Between the subject and its verb: the meeting, and what tells nothing of the act.
_MEETING = later(
    rf"(?:(?:{DAY})?{SITTING}|在?同一?次会议上?|同日|在[^，,。]{{0,40}}?会议上)?"
    r"(?:未经表决)?(?:在这方面|为此|因此)?(?:现在?)?"
    r"(?:各国(?:部长|元首|代表|领导人|议员)|全体会员国|"
    r"，[^，。；]{0,60}(?:元首|首脑|部长|代表|领导人)[^，。；]{0,20}，)?"
    r"(?:(?:于|在|\d{4}年|\d{1,2}月)[^，。；]{1,30}?(?:聚会|集会|会聚|相聚|聚集|齐聚|开会|会晤|举行)[^，。；]{0,40}，)?"
)
# Grounds and votes of a narrated decision, before its verb: 根据第五委员会的建议，任命…
_GROUNDS = re.compile(
    r"[，,]?(?:(?:并|和|还|又|也)?(?:根据|按照|依照|应)(?:[^，,：:；;。]*[，,]|[^，,：:；;。]{2,40}?(?:建议|提议|请求)(?=决定|决议))|(?:通过记录表决)?以[^，,]*票[^，,]*[，,])+"
)
_DECLARES = re.compile(f'[“「"]?(?:为此，|因此，|在这方面，)?(?:{"|".join(sorted(PLURAL))})')
RECALLS = "忆及|回顾|重申"  # before the subject, an act of its own
# A clause before the subject that leaves it the subject of the sentence.
_BEFORE = later(
    r"[“「\"]?(?:(?:根据|按照|依照|依据|参照|鉴于|为|因此|在|此外|同时|与此同时|铭记|考虑到|然而|不过|但|而|"
    r"在?同一?次会议|另外|最后|同样|尽管|虽然|除|自|从|作为|通过|随着|正如|基于|遵照|遵循|本着|关于|就|对于?|"
    r"其中|包括|特别是|尤其是|即|"
    rf"(?:{RECALLS})(?=[其《第])(?![^，,。；;]*(?:时|中|上次|上一次)[，,])|"
    rf"\d{{4}}年|[一二]{HAN_DIGIT}{{3}}年)[^，,。；;]{{0,200}}(?:[，,]|日\Z))+\Z|[令使]\Z"
)
_ITEM = re.compile(r"[(（]?(?:[a-z]{1,2}|[一二三四五六七八九十]{1,3})[)）]\s*")
_STOPS = "。；;！？"
# 安理会延长该团任务期限(SC/1): of other news, beside the text
_HEADLINE = re.compile(
    rf"[^{_STOPS}]{{1,38}}[^{_STOPS}，,：:、”」』\"…)）](?:[(（][A-Z0-9/.-]+[)）])?"
)
_FAR = 1_000  # characters of a sentence before a subject that are looked at
_HEARD = re.compile("听取|陈述|发言|表示?感谢|通报")
# What a clause behind a semicolon goes on with, instead of the body that speaks.
_LISTS = re.compile(
    r"[：:]|[二三四五六七八九十两几\d][项个点条][^，。；]{0,8}，即|的是|包括|[以如]下|下列"
)
_STOP = re.compile(f"[{_STOPS}]")


@dataclass(frozen=True, slots=True)
class Speech:
    """What a body says of itself: a subject, and the words behind it to the end of the sentence.

    Attributes:
        paragraph: Index of the paragraph.
        subject: The name as printed, and where it stands; None in the items of a list that one
            opens: 大会根据主席的提议：(a) 决定…
        start: Where what is said begins in the paragraph's text.
        text: What is said.
        chapeau: Index of the paragraph that opens the list of which this is an item.
    """

    paragraph: int
    subject: Subject | None
    start: int
    text: str
    chapeau: int | None = None


def speeches(resolution: Resolution) -> list[Speech]:
    """Where the body that speaks in a document is named as a subject.

    Args:
        resolution: The structured document.

    Returns:
        The places in order. The body is the one that is named so most often; in a document with
        an enacting line its organ, at the head of a paragraph.
    """
    paragraphs = resolution.paragraphs
    if is_enacted(resolution):
        return _of_the_organ(resolution)
    told = (p for p in paragraphs if p.number or not _HEADLINE.fullmatch(p.text))
    found = [speech for p in told for speech in _of(p.index, p.text)]
    counts = Counter(
        s.subject.text
        for s in found
        if s.subject and not (s.subject.text in DECLARING and s.text.startswith(_MAY))
    )
    titles = (p.text for p in paragraphs[:_TITLE] if p.part == "other")
    if not any(_DECLARATION.search(title) and not _ABOUT.search(title) for title in titles):
        counts = Counter({name: n for name, n in counts.items() if name not in DECLARING})
    body = max(BODIES, key=lambda body: sum(counts[name] for name in body))
    if not any(counts[name] for name in body):
        return []
    names = (*body, PRONOUN, *([PERSONS] if any(map(counts.get, OF_PERSONS)) else ()))
    own = [speech for speech in found if speech.subject and speech.subject.text in names]
    if any(name.endswith(_COMMITTEE) for name in body):
        own = sorted([*own, *_in_full(resolution)], key=lambda speech: speech.paragraph)
    return own + [item for speech in own for item in _items(resolution, speech)]


def _in_full(resolution: Resolution) -> Iterable[Speech]:
    """Paragraphs that begin with the whole name of the committee that speaks: 妇女地位委员会重申…,
    before it is called 委员会."""
    name = resolution.organ or ""
    for p in resolution.paragraphs if len(name) > len(_COMMITTEE) else ():
        if name.endswith(_COMMITTEE) and p.text.startswith(name) and p.text[-1:] in _STOPS + "：":
            start, end = len(name), _ends(p.text, len(name))
            yield Speech(p.index, Subject(0, start, name), start, p.text[start:end])


def _of_the_organ(resolution: Resolution) -> list[Speech]:
    """The paragraphs of a resolution that name its own organ at their head, as in the 1940s."""
    names = names_of(resolution.organ or "")
    # A declaration that it adopts speaks for those who declare: 我们，国家元首……，重申…….
    own = [p for p in resolution.paragraphs if p.part != "other"]
    declared = (s for p in own if _DECLARES.match(p.text) for s in _of(p.index, p.text))
    found = [s for s in declared if s.subject and s.subject.text in PLURAL]
    if not names:
        return found
    head = re.compile(rf"(?:因此，|为此，|兹|并)?({'|'.join(names)})(?=[^的第在])")
    return found + [
        Speech(
            p.index,
            Subject(match.start(1), match.end(1), match.group(1)),
            match.end(),
            p.text[match.end() :],
        )
        for p in own
        if (match := head.match(p.text))
    ]


def _items(resolution: Resolution, speech: Speech) -> Iterable[Speech]:
    """The items of a list that a speech opens, whether the format tells them as such or not."""
    chapeau = resolution.paragraphs[speech.paragraph]
    if speech.start + len(speech.text) < len(chapeau.text) or chapeau.text[-1:] not in "：:，,":
        return
    for paragraph in resolution.paragraphs[speech.paragraph + 1 :]:
        label = _ITEM.match(paragraph.text)
        if paragraph.parent != speech.paragraph and label is None:
            return
        start = label.end() if label else 0
        yield Speech(paragraph.index, None, start, paragraph.text[start:], speech.paragraph)


def _ends(text: str, at: int) -> int:
    """Where the sentence ends that goes on at ``at``: behind a semicolon the subject still speaks
    where a verb follows: 安理会鼓励各国捐款；还吁请各机构……."""
    listed = False
    while match := _STOP.search(text, at):
        listed = listed or _LISTS.search(text, at, match.end()) is not None
        at = match.end()
        goes_on = match.group() in "；;" and begins(text, at + text.startswith("并", at))
        if listed or not goes_on:
            return at
    return len(text)


def _of(index: int, text: str) -> Iterable[Speech]:
    # 2044年10月14日，安全理事会……审议……，主席发表声明如下： tells what was done.
    told = STATEMENT.search(text)
    matches = list(_SUBJECT.finditer(text, told.end() if told else 0))
    spoken_until = -1  # end of the sentence in which a subject was accepted
    speaker = ""  # the subject that was accepted last
    begin = looked = 0  # where the sentence of a match begins
    for place, match in enumerate(matches):
        name, at = match.group(match.lastindex or 0), match.start(match.lastindex or 0)
        begin = max(begin, *(text.rfind(stop, looked, at) + 1 for stop in _STOPS))
        looked = at
        if name == PRONOUN and spoken_until < 0:
            continue
        if name == PERSONS and match.start() and not _are_members(text, begin, speaker):
            continue
        goes_on = at < spoken_until and are_one(speaker, name)
        if name not in (PRONOUN, PERSONS) and not goes_on:
            before = text[max(begin, at - _FAR) : at].strip('“「"')
            if before and not _BEFORE.match(before):
                quoted = name in PLURAL or (name in OWN and text[0] in "“「")
                free = quoted and not _TOLD.search(before)
                if not free and not _BACK.match(text, match.end()):
                    continue
        if match.end() > spoken_until:
            spoken_until = _ends(text, match.end())
        after = matches[place + 1].start() if place + 1 < len(matches) else spoken_until
        skipped = _MEETING.match(text, match.end())
        start = skipped.end() if skipped else match.end()
        met = start > match.end() or "会议上，" in text[max(begin, at - _FAR) : at]
        if met and (grounds := _GROUNDS.match(text, start)):
            start = grounds.end()
        speaker = name
        subject = Subject(at, match.end(), name)
        yield Speech(index, subject, start, text[start : min(spoken_until, after)])


def _are_members(text: str, begin: int, speaker: str) -> bool:
    """Whether 他们, which begins a sentence at ``begin``, are those who spoke in the sentence
    before, and no others whom they heard."""
    first = max(text.rfind(stop, max(0, begin - _FAR), begin - 1) for stop in _STOPS) + 1
    end = _STOP.search(text, begin)
    said = text[begin : end.start() if end else begin + _FAR]
    spoke = speaker in OF_PERSONS or speaker == PERSONS
    return spoke and not _HEARD.search(text, first, begin) and "安理会" not in said
