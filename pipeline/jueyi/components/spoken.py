"""Acts whose subject is printed: statements, treaty bodies, declarations, narrated decisions.

``speeches`` finds where a body speaks; here what it says becomes the acts of its paragraphs, with
their subject. Rules of the labels: SCHEME.md, section 3.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ..document.layout import is_annex
from ..document.metadata import is_enacted
from ..records import Act, Paragraph, Resolution
from .rules import CERTAIN
from .speeches import RECALLS, Speech, speeches

_LEAD = "(?:尤其|特别|并|也|还|又|亦|则|因此|为此|在此|就此|谨|在这方面|同时|再次|，)*"
_FRAME = re.compile(
    rf"\A{_LEAD}(?:(?:对|就|向|在|于|值|根据|按照|依照|鉴于|参照|铭记|本着|为)[^。]*)?\Z"
)
_PAST = re.compile("曾经?$|[中上里]已$")  # 委员会在第4号一般性意见中已促请各国
# A paragraph of a statement; a heading ends in no mark.
_STATED = re.compile('[“「"]?(?:安全理事会|安理会)(?!主席).*[。；：:;”"」]$')
_RECALLS = re.compile(RECALLS)
_SPEAKS = re.compile("/(?:PRST|CO|GC)/")  # in a symbol: no resolution that has lost its frame
_WE = ("我们，", "我们,")
_UNSPOKEN = 4  # this many spoken paragraphs outweigh one that leaves its subject out


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
        acts = _present(speech.text, acts_of(number, speech))
        if speech.chapeau is not None and _spells_out(resolution, speech.chapeau, found):
            continue
        heard.add(speech.paragraph)
        if acts and (speech.subject or acts[0].score >= CERTAIN):
            acts = tuple(shifted(act, speech.start) for act in acts)
            before = _before(resolution, speech) if speech.paragraph not in found else ()
            found.setdefault(speech.paragraph, []).extend(
                (*before, replace(acts[0], subject=speech.subject), *acts[1:])
            )
    enacted = is_enacted(resolution)
    symbol = resolution.symbol or ""
    decided = "/DEC/" in symbol  # what is numbered below is an agenda
    told = enacted or decided or _SPEAKS.search(symbol)
    if not found or not (told or not _unspoken(resolution, heard, len(found))):
        return resolution
    done = list(resolution.paragraphs)
    for index, spoken in found.items():
        acts = tuple(replace(a, opening=n == 0) for n, a in enumerate(spoken))
        part = "operative" if done[index].part == "other" else done[index].part
        done[index] = replace(done[index], part=part, inherits=None, acts=acts)
    if enacted:
        return resolution.with_paragraphs(tuple(done))
    for p in resolution.paragraphs:  # what others ask, in a paragraph that does not name the body
        if p.acts and not p.level and p.index not in heard and (decided or not _opens(p)):
            done[p.index] = replace(p, acts=())
    for index in heard - found.keys():  # past narration, or what a statement says without an act
        own = _STATED.match(done[index].text) is not None
        part = "operative" if own and done[index].part == "other" else done[index].part
        done[index] = replace(done[index], part=part, acts=())
    for p in done:
        chapeau = done[p.parent] if p.parent is not None else None
        if chapeau and chapeau.text.endswith(("：", ":")) and p.index not in found:
            source = chapeau.index if chapeau.index in found else chapeau.inherits
            if source is not None:  # an item has no subject of its own
                done[p.index] = replace(p, part="other", inherits=source, acts=())
    return resolution.with_paragraphs(tuple(done))


def _before(resolution: Resolution, speech: Speech) -> tuple[Act, ...]:
    """What the paragraph of a speech opens with: 忆及其第9号一般性意见，委员会建议…; or what its
    sentences before ask: 请缔约国提供资料。委员会还请…."""
    paragraph = resolution.paragraphs[speech.paragraph]
    stop = speech.subject.start if speech.subject else 0
    sentence = paragraph.text.rfind("。", 0, stop)
    if sentence >= 0:
        asks = paragraph.acts[:1] and paragraph.acts[0].family == "directive" and _opens(paragraph)
        return tuple(act for act in paragraph.acts if asks and act.end < sentence)
    return paragraph.acts[:1] if stop and _RECALLS.match(paragraph.text) else ()


def _opens(paragraph: Paragraph) -> bool:
    """Whether a paragraph opens with its first act, or with what leads to it."""
    return _FRAME.match(paragraph.text[: paragraph.acts[0].start]) is not None


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
    out, and what names it is little, or stands in an annex. Below 我们， a declaration gives its
    grounds."""
    first = min(heard)
    declared = any(p.text.startswith(_WE) for p in resolution.paragraphs[: first + 1])
    own = [
        p
        for p in resolution.paragraphs
        if p.acts and not p.level and p.index not in heard and _opens(p)
        if not (declared and p.part == "preambular")
    ]
    annexed = any(is_annex(p.text) for p in resolution.paragraphs[:first])
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


def _present(text: str, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """The acts from the first that the subject does in the present: 审议了 tells what was done,
    unless a feeling stands behind it (审议了……的信，对……表示关注)."""
    for number, act in enumerate(acts):
        begin = text.rfind("，", 0, act.start) + 1 if number else 0
        if "了" in (act.surface[-1:], text[act.end : act.end + 1]):
            continue
        if _PAST.search(text, begin, act.start):
            break
        if number and (act.family != "expressive" or not acts[0].surface.endswith("了")):
            break
        return acts[number:] if _FRAME.match(text[begin : act.start]) else ()
    return ()


def shifted(act: Act, by: int) -> Act:
    """The same act ``by`` code points further on, addressee and parties included."""
    who = act.addressee
    if who is not None:
        parties = tuple(replace(p, start=p.start + by, end=p.end + by) for p in who.parties)
        who = replace(who, start=who.start + by, end=who.end + by, parties=parties)
    return replace(act, start=act.start + by, end=act.end + by, addressee=who)
