"""The functions that make variants of labelled paragraphs: see ``augment``."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from ..components.clauses import MARKS, quoted_spans
from ..labelled import GoldAct, GoldAddressee, Labelled
from ..lexicon import load as load_lexicon
from ..lexicon.parties import is_pronoun
from .augment import Edit, augmenters, rewritten
from .parties import addressee
from .phrases import phrase

_DIRECTIVES = frozenset(
    "请 敦促 吁请 促请 要求 呼吁 鼓励 邀请 建议 授权 责成 命令 敦请 恳请 商请".split()
)
# Which verbs stand for each other: those that are frequent today and those of the old print.
_EQUALS = {
    True: (
        "请 敦促 吁请 促请 要求 要求 呼吁 呼吁 建议 邀请 责成 命令 敦请 商请 饬 训令 劝告"
    ).split(),
    False: "敦促 吁请 促请 要求 呼吁 建议".split(),
}
_OLD_VERBS = {
    "注意到": ("备悉", "鉴悉", "察悉", "阅悉", "悉"),
    "回顾": ("覆按", "案查", "忆及", "追溯", "忆"),
    "意识到": ("察及", "念及", "鉴及"),
    "考虑到": ("顾及", "念及"),
    "审议了": ("业已审议", "业经审议", "业已审查", "审查了", "业已研究"),
    "赞扬": ("嘉许", "嘉勉", "赞许"),
    "感谢": ("感激", "致谢"),
    "祝贺": ("庆贺",),
    "谴责": ("痛斥", "申斥", "斥责"),
    "希望": ("切望", "深盼", "甚望"),
    "任命": ("指派", "委任", "委派"),
    "设立": ("设置",),
    "关切地注意到": ("深恐",),
    "决定": ("决议", "议决"),
    "深为关切": ("至为关切", "深切关切", "至感忧虑"),
    "深表关切": ("至为关切", "深切关切", "深感忧虑"),
    "深感遗憾": ("不胜遗憾", "深表惋惜"),
    "表示遗憾": ("不胜遗憾", "深表遗憾"),
    "欢迎": ("欣悉", "嘉许"),
    "重申": ("复重申", "再度申明"),
    "又请": ("复请",),
    "又促请": ("复促请",),
}
_OLD = re.compile(
    "(?<![目的])的(?![确话是])|决议(?!案|草案)|报告(?=[，；。、的中内])|以及|(?<![共总缓温柔中饱调])和(?![平解谐睦约国])|已经|"
    "(?<![现存所实自内])在(?=[第该其本])|所有|立即|尽快|机构|其他|这些|这一|为了|因此|使得"
)
_NEW = {
    "的": ("之",), "决议": ("决议案",), "报告": ("报告书",), "以及": ("及", "暨"),
    "和": ("及", "及", "暨"), "已经": ("业已",), "在": ("于",), "所有": ("一切",),
    "立即": ("立刻", "即行"), "尽快": ("从速", "尽速"), "机构": ("机关",), "其他": ("其它",),
    "这些": ("此等",), "这一": ("此项", "该"), "为了": ("为",), "因此": ("爰",), "使得": ("致使",),
}  # fmt: skip


def _with(row: Labelled, number: int, act: GoldAct) -> Labelled:
    acts = row.acts or ()
    return replace(row, acts=(*acts[:number], act, *acts[number + 1 :]))


@augmenters("jueyi.equal_verbs.v1")
def equal_verbs(row: Labelled, random: Random) -> Labelled | None:
    """Another directive verb: whom an act is directed at does not hinge on the verb."""
    edits: list[Edit] = []
    lemmas: dict[int, str] = {}
    for number, act in enumerate(row.acts or ()):
        if act.lemma in _DIRECTIVES and row.text[: act.end].endswith(act.lemma):
            named = act.addressee is not None
            if not named and act.lemma not in _EQUALS[False]:
                continue
            lemmas[number] = random.choice(_EQUALS[named])
            edits.append((act.end - len(act.lemma), act.end, lemmas[number]))
    changed = rewritten(row, edits) if edits else None
    if changed is None:
        return None
    acts = [replace(a, lemma=lemmas.get(n, a.lemma)) for n, a in enumerate(changed.acts or ())]
    return replace(changed, acts=tuple(acts))


@augmenters("jueyi.other_parties.v1")
def other_parties(row: Labelled, random: Random) -> Labelled | None:
    """Another addressee: a party of the lexicon, one of ours, or a list of them."""
    acts = row.acts or ()
    named = [act.addressee for act in acts if act.addressee]
    if any(is_pronoun(row.text[who.start : who.end]) for who in named):
        return None  # its class is that of an addressee before
    found = [n for n, act in enumerate(acts) if act.addressee and act.family != "decisional"]
    if not found:
        return None
    number = random.choice(found)
    act = acts[number]
    old, new = act.addressee, addressee(random)
    assert old is not None
    plain = replace(old, parties=())
    behind = "" if row.text[old.end : old.end + 1] in MARKS else new.behind
    changed = rewritten(
        _with(row, number, replace(act, addressee=plain)),
        [(old.start, old.end, new.text + behind)],
    )
    if changed is None or changed.acts is None:
        return None
    act = changed.acts[number]
    assert act.addressee is not None
    start = act.addressee.start
    parties = tuple((start + a, start + b, label) for a, b, label in new.parties)
    who = GoldAddressee(start, start + len(new.text), new.classes, parties)
    return _with(changed, number, replace(act, addressee=who))


@augmenters("jueyi.old_style.v1")
def old_style(row: Labelled, random: Random) -> Labelled | None:
    """Words of the print of 1946 to 1985 for those of today, verbs included."""
    closed = quoted_spans(row.text)
    acts = row.acts or ()
    edits: list[Edit] = []
    verbs: dict[int, str] = {}
    for number, act in enumerate(acts):
        surface = row.text[act.start : act.end]
        if surface in _OLD_VERBS and random.random() < 0.7:
            verbs[number] = random.choice(_OLD_VERBS[surface])
            edits.append((act.start, act.end, verbs[number]))
    for hit in _OLD.finditer(row.text):
        place = hit.start()
        if any(a < place < b for a, b in closed) or any(a.start <= place < a.end for a in acts):
            continue
        if random.random() < 0.8:
            edits.append((*hit.span(), random.choice(_NEW[hit.group()])))
    changed = rewritten(row, edits) if edits else None
    if changed is None:
        return None
    new = list(changed.acts or ())
    for number, surface in verbs.items():
        verb = load_lexicon().parse(surface)
        if verb is None:
            return None
        new[number] = replace(new[number], lemma=verb.lemma, family=verb.family)
    return replace(changed, acts=tuple(new))


@augmenters("jueyi.frames.v1")
def frames(row: Labelled, random: Random) -> Labelled | None:
    """A frame in front of a paragraph that opens with its act."""
    acts = row.acts or ()
    if not acts or acts[0].start:
        return None
    if row.part == "preambular":
        if acts[0].lemma not in {"审议了", "审查了", "审议", "审查", "注意到", "研究", "备悉"}:
            return None
        front = random.choice(("根据", "依照", "遵照")) + phrase("ground", random)
        return rewritten(row, [(0, 0, front + random.choice(("", "，")))])
    if acts[0].family == "expressive":
        return None
    return rewritten(row, [(0, 0, phrase("frame", random) + "，")])
