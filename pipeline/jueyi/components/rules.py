"""Rules of the document: which paragraphs are asked for acts, and what sub-items inherit.

Under a chapeau that asks (请秘书长：), items spell out what is asked and have no act of their own;
under another verb, or a bare 决定：, an item has acts only if it opens with one. Under a chapeau
that only leads on (……，为此：), or with 又 or 还 before it, so has an item that opens with a verb
that no party is asked to do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ..records import Act, Paragraph, Resolution

# 决定： alone says nothing of what is decided: its items do, each with its own verb.
_BARE_DECISION = re.compile(r"\A(?:.{0,4}|.*[，；]并?)(?:决定|决议)(?:如下)?[：:]?$")
# 决定设立灯塔基金，为此：(a) 请秘书长…
_LEADS_ON = re.compile("[，；](?:为此|因此|在这方面|就此|并且?)[：:]$")
_OF_THE_ORGAN = frozenset({"决定", "请", "敦促", "吁请", "促请", "注意到"})
_ALSO = ("又", "还")
# What follows is another text's: 重申第1号决议，其中安理会：
_CITED = re.compile(r"其中[^，。；]{0,20}[：:]$")
_MARKS = "；。，、;.,"
ActsOf = Callable[[Paragraph], tuple[Act, ...]]
_OPENS_LATE = 12  # an act that begins behind this many characters does not open its item
_LIKELY = 0.75  # least score of a decision below a bare 决定：
CERTAIN = 0.9  # least score of an act that opens an item below a chapeau with acts


def label_paragraphs(resolution: Resolution, acts_of: ActsOf) -> Resolution:
    """The same document with the acts of every paragraph.

    Args:
        resolution: The structured document.
        acts_of: Gives the acts of one paragraph; asked of those that may have some.
    """
    done: list[Paragraph] = []
    for paragraph in resolution.paragraphs:
        done.append(_label(paragraph, acts_of, done))
    return resolution.with_paragraphs(tuple(done))


def _label(paragraph: Paragraph, acts_of: ActsOf, before: list[Paragraph]) -> Paragraph:
    if paragraph.part == "other":
        return paragraph
    if not paragraph.level or paragraph.parent is None:
        acts = acts_of(paragraph)
        return paragraph.labelled(acts) if acts else paragraph
    chapeau = before[paragraph.parent]
    # (a) 保护平民, below a chapeau, heads items of its own, however it ends.
    heads = chapeau.inherits is not None
    # 责成秘书长 as a heading over what is asked has no mark.
    ends = chapeau.text[-1:] not in _MARKS if chapeau.acts else chapeau.text.endswith(("：", ":"))
    opens = ends and (chapeau.acts or chapeau.inherits is not None)
    if heads or opens:
        asks = chapeau if opens or chapeau.inherits is None else before[chapeau.inherits]
        acts = _item_acts(paragraph, asks, acts_of)
        source = chapeau.index if chapeau.acts else chapeau.inherits
        if not acts:
            return replace(paragraph, part="other", inherits=source)
        return paragraph.labelled(acts)
    acts = acts_of(paragraph)
    if not acts or acts[0].start > _OPENS_LATE:
        return replace(paragraph, part="other")
    return paragraph.labelled(acts)


def _item_acts(item: Paragraph, chapeau: Paragraph, acts_of: ActsOf) -> tuple[Act, ...]:
    """Acts of an item whose chapeau ends in a colon and has acts."""
    if not chapeau.acts or _CITED.search(chapeau.text):
        return ()
    family = chapeau.acts[-1].family
    decided = family == "decisional" and _BARE_DECISION.match(chapeau.text) is not None
    asked = family == "directive" or (family == "decisional" and not decided)
    leads_on = _LEADS_ON.search(chapeau.text) is not None
    if asked and not leads_on and not item.text.startswith(_ALSO):
        return ()
    acts = acts_of(item)
    if not acts or item.text[: acts[0].start].strip("[［"):
        return ()
    if acts[0].score < (_LIKELY if decided and acts[0].family == "decisional" else CERTAIN):
        return ()
    return acts if not asked or acts[0].lemma in _OF_THE_ORGAN else ()
