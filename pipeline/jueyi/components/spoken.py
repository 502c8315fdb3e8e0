"""Acts whose subject is printed: statements, treaty bodies, declarations, narrated decisions.

A resolution leaves its subject, the organ, unspoken; other texts name the body that speaks before
each verb (安理会敦促…, 委员会建议…, 我们重申…). What follows the name is read as the paragraph of a
resolution is. Only texts without an enacting line are read so: in a resolution 委员会敦促 tells of
another body. Rules of the labels: SCHEME.md, section 3.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ..document.layout import is_annex
from ..document.metadata import enacting_line
from ..document.numbering import HAN_DIGIT
from ..records import Act, Resolution, Subject
from .rules import CERTAIN

# By body: the names that it has in one document.
_BODIES = (
    ("安全理事会", "安理会"),
    ("人权理事会", "理事会"),
    ("经济及社会理事会", "理事会"),
    ("大会",),
    ("委员会",),
    ("常设论坛", "社会论坛", "高级别政治论坛", "论坛"),
    ("缔约方会议", "缔约方大会", "缔约国会议", "部长级会议", "会议"),
    ("我们",),
)
_NAMES = "|".join(sorted({n for names in _BODIES for n in names}, key=len, reverse=True))
# Behind a date without a comma only where a meeting follows: 2044年9月2日大会第1次全体会议决定…
_SUBJECT = re.compile(
    rf"(?:^[“「\"]?|(?<=[，,。；;])|(?<=日)(?=大会第[^号，。]{{1,12}}次))({_NAMES})"
)
# Between the subject and its verb: the meeting, and what tells nothing of the act.
_MEETING = re.compile(
    r"(?:第[^，。]{1,8}次(?:全体)?会议(?:[(（]续会[)）])?|在[^，,。]{0,40}?会议上)?(?:未经表决)?(?:在这方面|为此|因此)?"
    r"(?:各国(?:部长|元首|代表|领导人|议员)|全体会员国)?"
)
# Grounds and votes of a narrated decision, before its verb: 根据第五委员会的建议，任命…
_GROUNDS = re.compile(
    r"(?:(?:并|和)?(?:根据|按照|依照|应)[^，,：:；;。]*[，,]|(?:通过记录表决)?以[^，,]*票[^，,]*[，,])+"
)
_FRAME = re.compile(r"(?:对|就|向|根据|按照|依照|鉴于|参照|铭记|本着|为)[^。]*\Z")
# A clause before the subject that leaves it the subject of the sentence.
_BEFORE = re.compile(
    r"[“「\"]?(?:(?:根据|按照|依照|依据|参照|鉴于|为|因此|在|此外|同时|与此同时|铭记|考虑到|"
    rf"\d{{4}}年|[一二]{HAN_DIGIT}{{3}}年)[^，,。；;]{{0,200}}(?:[，,]|日\Z))+\Z"
)
_ITEM = re.compile(r"[(（]?(?:[a-z]{1,2}|[一二三四五六七八九十]{1,3})[)）]\s*")
_UNSPOKEN = 4  # this many spoken paragraphs outweigh one that leaves its subject out
_STOPS = "。；;！？"


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
        The places in order; none in a document with an enacting line (which gives the organ, but
        for ready-made paragraphs). The body is the one that is named so most often.
    """
    paragraphs = resolution.paragraphs
    begin = next((p.index for p in paragraphs if p.part != "other"), len(paragraphs))
    if enacting_line(paragraphs, begin) is not None:
        return []
    found = [speech for p in paragraphs for speech in _of(p.index, p.text)]
    counts = Counter(speech.subject.text for speech in found if speech.subject)
    if not counts:
        return []
    names = max(_BODIES, key=lambda body: sum(counts[name] for name in body))
    own = [speech for speech in found if speech.subject and speech.subject.text in names]
    return own + [item for speech in own for item in _items(resolution, speech)]


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


def _of(index: int, text: str) -> Iterable[Speech]:
    matches = list(_SUBJECT.finditer(text))
    spoken_until = -1  # end of the sentence in which a subject was accepted
    for place, match in enumerate(matches):
        begin = max(text.rfind(stop, 0, match.start(1)) for stop in _STOPS) + 1
        before = text[begin : match.start(1)]
        if before.strip('“「"') and match.start(1) >= spoken_until and not _BEFORE.match(before):
            continue
        ends = [at for stop in _STOPS if (at := text.find(stop, match.end())) >= 0]
        sentence = min(ends) + 1 if ends else len(text)
        after = matches[place + 1].start(1) if place + 1 < len(matches) else sentence
        skipped = _MEETING.match(text, match.end())
        start = skipped.end() if skipped else match.end()
        if start > match.end() and (grounds := _GROUNDS.match(text, start)):
            start = grounds.end()
        spoken_until = sentence
        subject = Subject(match.start(1), match.end(1), match.group(1))
        yield Speech(index, subject, start, text[start : min(sentence, after)])


def label(resolution: Resolution, acts_of: Callable[[int, Speech], tuple[Act, ...]]) -> Resolution:
    """The same document with the acts whose subject is printed.

    Args:
        resolution: With the acts of the unspoken subject.
        acts_of: Gives the acts of one speech, by its number among ``speeches``, as if it were a
            paragraph.
    """
    found: dict[int, list[Act]] = {}
    heard = set()
    said = speeches(resolution)
    for number, speech in enumerate(said):
        acts = acts_of(number, speech)
        if speech.chapeau is not None and _spells_out(resolution, speech.chapeau, found):
            continue
        heard.add(speech.paragraph)
        if acts and _says(speech.text, acts[0]) and (speech.subject or acts[0].score >= CERTAIN):
            acts = tuple(shifted(act, speech.start) for act in acts)
            found.setdefault(speech.paragraph, []).extend(
                (replace(acts[0], subject=speech.subject), *acts[1:])
            )
    if not found or _unspoken(resolution, heard, len(found)):
        return resolution
    done = list(resolution.paragraphs)
    for index, spoken in found.items():
        acts = tuple(replace(a, opening=n == 0) for n, a in enumerate(spoken))
        part = "operative" if done[index].part == "other" else done[index].part
        done[index] = replace(done[index], part=part, inherits=None, acts=acts)
    for index in heard - found.keys():  # past narration
        done[index] = replace(done[index], acts=())
    for p in done:
        chapeau = done[p.parent] if p.parent is not None else None
        if chapeau and chapeau.text.endswith(("：", ":")) and p.index not in found:
            source = chapeau.index if chapeau.index in found else chapeau.inherits
            if source is not None:  # an item has no subject of its own
                done[p.index] = replace(p, part="other", inherits=source, acts=())
    return resolution.with_paragraphs(tuple(done))


def _spells_out(resolution: Resolution, chapeau: int, found: dict[int, list[Act]]) -> bool:
    """Whether the items of a list say what its chapeau asks or decides: then they have no acts.
    Behind a bare 决定： each has its own verb."""
    acts = found.get(chapeau)
    if not acts or acts[-1].family == "recitative":
        return False
    rest = resolution.paragraphs[chapeau].text[acts[-1].end :]
    return acts[-1].family != "decisional" or rest.strip("：:") != ""


def _unspoken(resolution: Resolution, heard: set[int], spoken: int) -> bool:
    """Whether this is a resolution without its enacting line: some paragraphs leave the subject
    out, and what names it is little, or stands in an annex."""
    own = [p for p in resolution.paragraphs if p.acts and not p.level and p.index not in heard]
    annexed = any(is_annex(p.text) for p in resolution.paragraphs[: min(heard)])
    return bool(own) and (annexed or spoken <= _UNSPOKEN * len(own))


def addressed(
    resolution: Resolution, who: Callable[[str, tuple[Act, ...]], tuple[Act, ...]]
) -> Resolution:
    """The same document with the addressees of the acts that ``label`` found.

    Args:
        resolution: With spoken acts.
        who: Gives acts their addressees in a text.
    """
    done = list(resolution.paragraphs)
    for speech in speeches(resolution):
        p = done[speech.paragraph]
        end = speech.start + len(speech.text)
        own = [a for a in p.acts if speech.start <= a.start < end]
        if own and own[0].subject == speech.subject:
            acts = who(speech.text, tuple(shifted(a, -speech.start) for a in own))
            new = dict(zip(own, (shifted(a, speech.start) for a in acts), strict=True))
            done[speech.paragraph] = replace(p, acts=tuple(new.get(a, a) for a in p.acts))
    return resolution.with_paragraphs(tuple(done))


def _says(text: str, act: Act) -> bool:
    """Whether the first act is the subject's own, in the present: 审议了 tells what was done."""
    if act.lemma.endswith("了") or text[act.end : act.end + 1] == "了":
        return False
    return act.start == 0 or _FRAME.match(text[: act.start]) is not None


def shifted(act: Act, by: int) -> Act:
    """The same act ``by`` code points further on, addressee and parties included."""
    who = act.addressee
    if who is not None:
        parties = tuple(replace(p, start=p.start + by, end=p.end + by) for p in who.parties)
        who = replace(who, start=who.start + by, end=who.end + by, parties=parties)
    return replace(act, start=act.start + by, end=act.end + by, addressee=who)
