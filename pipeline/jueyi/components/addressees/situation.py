"""Classes that only the document tells: 各方 are the parties of one situation, or everybody.

The source of the rule is the labelling scheme, section 3: ``conflict-parties`` where the text is
about one situation, ``international-community`` in a thematic text. A text of the Security Council,
or one whose title names a state or a territory, is about one situation.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ...document.metadata import organ_code
from ...document.script import simplify
from ...lexicon.entities import load_entities
from ...records import Act, Addressee, Paragraph, Resolution

_OPEN = re.compile(r"(?:[^，、]{1,30}的)?(?:所有|各|有关|相关|其他)*(?:各方|双方|有关方|各方人士)")
# In a title these name a situation, too; money for a mission is a theme.
_TERRITORIES = ("巴勒斯坦", "戈兰", "耶路撒冷", "西撒哈拉", "刚果")
_MONEY = "经费"
_LABELS = ("conflict-parties", "international-community")


def situated(resolution: Resolution) -> Resolution:
    """The same document with the classes of 各方 and the like by its situation.

    Args:
        resolution: Labelled. Where neither organ nor title is known, nothing is changed.
    """
    organ = organ_code(resolution.organ)
    if not organ or (organ != "sc" and not resolution.title):
        return resolution
    if not any(_is_open(who) for p in resolution.paragraphs for who in _addressees(p)):
        return resolution
    label = _LABELS[0] if organ == "sc" or _names_a_state(resolution.title or "") else _LABELS[1]
    return resolution.with_paragraphs(tuple(_paragraph(p, label) for p in resolution.paragraphs))


def _addressees(paragraph: Paragraph) -> list[Addressee]:
    return [act.addressee for act in paragraph.acts if act.addressee is not None]


def _is_open(who: Addressee) -> bool:
    return any(p.label in _LABELS and _OPEN.fullmatch(p.text) for p in who.parties)


def _names_a_state(title: str) -> bool:
    title = simplify(title)
    if _MONEY in title:
        return False
    if any(name in title for name in _TERRITORIES):
        return True
    return next(load_entities().states_in(title), None) is not None


def _paragraph(paragraph: Paragraph, label: str) -> Paragraph:
    if not any(map(_is_open, _addressees(paragraph))):
        return paragraph
    return replace(paragraph, acts=tuple(_act(act, label) for act in paragraph.acts))


def _act(act: Act, label: str) -> Act:
    who = act.addressee
    if who is None or not _is_open(who):
        return act
    parties = tuple(
        replace(p, label=label) if p.label in _LABELS and _OPEN.fullmatch(p.text) else p
        for p in who.parties
    )
    classes = tuple(dict.fromkeys(p.label for p in parties))
    return act.addressed(replace(who, parties=parties, classes=classes))
