"""Parties and addressees that variants and own sentences are made of."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .bodies import known_names, made_up, person, state
from .phrases import phrase, phrases

Party = tuple[int, int, str]  # start, end, class
_CLASSES = (
    "states", "states", "states", "named-state", "named-state", "conflict-parties",
    "conflict-parties", "un-official", "un-official", "un-organ", "un-organ", "un-entity",
    "un-entity", "intergovernmental", "civil-society", "civil-society", "international-community",
    "secretary-general",
)  # fmt: skip
_DELEGATIONS = tuple("代表团 高级别代表团 跨部门代表团 各国代表团 专家代表团".split())
# Classes of the pronouns as they are mostly meant; those of several parties teach none.
_PRONOUNS = {"他": "secretary-general", "她": "un-official", "它": "un-organ"}
_MEANT = "conflict-parties"  # of 它们, 前者 and the like


@dataclass(frozen=True, slots=True)
class Addressed:
    """An addressee that was made.

    Attributes:
        text: Its text.
        parties: Its parties, with offsets into the text.
        behind: A mark that must follow, such as the comma that closes an insertion.
    """

    text: str
    parties: tuple[Party, ...]
    behind: str = ""

    @property
    def classes(self) -> tuple[str, ...]:
        """One class a party, duplicates dropped, in order."""
        return tuple(dict.fromkeys(label for _, _, label in self.parties))


_WHOSE = tuple("各国 国家 全世界 当地 该国 本区域 沿岸各国 各会员国".split())
# How often a party of a class has a name that no list holds.
_MADE_UP = {
    "un-organ": 0.5, "un-entity": 0.35, "un-official": 0.3, "conflict-parties": 0.3,
    "states": 0.15, "civil-society": 0.1,
}  # fmt: skip


def party(random: Random, label: str = "") -> tuple[str, str]:
    """One party with its class: a phrase of ours, a known name, or a body of a made-up name."""
    label = label or random.choice(_CLASSES)
    if label == "named-state":
        return state(random), label
    if random.random() < _MADE_UP.get(label, 0.0):
        return made_up(label, random)
    ours = phrases().get(label, ())
    text = random.choice(ours) if random.random() < 0.6 else random.choice(known_names()[label])
    if label == "un-official" and random.random() < 0.4:
        text += person(random)
    elif label == "un-official" and random.random() < 0.08:  # who holds two offices
        text += "兼" + made_up(label, random)[0]
    elif label == "secretary-general" and random.random() < 0.1:
        text += person(random)
    elif label == "civil-society" and text[0] not in "各该" and random.random() < 0.2:
        text = random.choice(_WHOSE) + text
    return text, label


def addressee(random: Random) -> Addressed:
    """A party, a modified one, a coordinated list of several, one with an insertion, a pronoun."""
    kind = random.random()
    if kind < 0.06:
        text = phrase("pronoun", random)
        return Addressed(text, ((0, len(text), _PRONOUNS.get(text, _MEANT)),))
    if kind < 0.16:
        return _inserted(random)
    if kind < 0.42:
        return _joined([party(random)], random)
    if kind < 0.64:
        return _joined([_modified(random)], random)
    return _listed(random)


def _listed(random: Random) -> Addressed:
    count = random.choice((2, 2, 2, 3, 3, 4))
    if random.random() < 0.33:
        return _joined([party(random, "named-state") for _ in range(count)], random)
    first = _modified(random) if random.random() < 0.25 else party(random)
    return _joined([first, *(party(random) for _ in range(count - 1))], random)


def _inserted(random: Random) -> Addressed:
    """Parties, and behind a mark those among them that are meant most."""
    first = _joined([party(random)], random) if random.random() < 0.7 else _listed(random)
    more = _joined([_modified(random)], random) if random.random() < 0.5 else _listed(random)
    word = phrase("insert", random)
    if random.random() < 0.15:
        word = "(" + random.choice(("包括", "特别是", "尤其是"))
    front = first.text + word
    parties = [*first.parties, *((a + len(front), b + len(front), c) for a, b, c in more.parties)]
    text = front + more.text
    if "包括" in word and random.random() < 0.15:
        text += "在内"
    if word.startswith("("):
        return Addressed(text + ")", tuple(parties))
    if random.random() < 0.15:  # the list goes on behind the insertion
        name, label = party(random)
        text += random.choice(("，以及", "，和", "以及"))
        parties.append((len(text), len(text) + len(name), label))
        text += name
    return Addressed(text, tuple(parties), "，" if random.random() < 0.6 else "")


def _modified(random: Random) -> tuple[str, str]:
    of = random.choice(("的", "的", "之"))
    kind = random.random()
    if kind < 0.15:
        text = phrase("body", random) + random.choice((of, of, "")) + phrase("tail", random)
        return text, "conflict-parties"
    if kind < 0.4:
        word, front = (
            random.choice(("在", "在", "在", "于", "驻在", "留在")),
            phrase("place", random),
        )
        if random.random() < 0.5:
            front = party(random, "named-state")[0] + phrase("where", random)
        every = random.choice(("", "", "所有", "一切", "各"))
        return word + front + of + every + phrase("conflict-parties", random), "conflict-parties"
    if kind < 0.42:
        lenders = _joined(
            [party(random, "named-state") for _ in range(random.choice((2, 3)))], random
        )
        body, label = party(random, random.choice(("un-organ", "un-entity")))
        body += random.choice(("", of + phrase("office", random)))
        return f"由{lenders.text}{random.choice(('', '派员', '共同'))}组成{of}{body}", label
    if kind < 0.45:
        head = party(random, "un-official")[0]
        lead = random.choice((f"由{head}率领", f"以{head}为团长", f"以{head}为首"))
        return lead + of + random.choice(_DELEGATIONS), "states"
    if kind < 0.5:
        did = _did(random)
        end = random.choice(("者", of + "人", of + "人士", of + "居民", of + "个人", of + "同事"))
        return did + end, "civil-society"
    if kind < 0.77:
        whose = ("states", "states", "un-entity", "civil-society", "conflict-parties")
        text, label = party(random, random.choice(whose))
        return _did(random) + of + text, label
    text = random.choice(("国家", "会员国", "各国", "各国政府", "国家政府", "缔约国"))
    front = random.choice(("", "", "一切", "所有"))
    if random.random() < 0.25:
        front += "对" + party(random, "conflict-parties")[0]
    return front + phrase("with", random) + of + text, "states"


def _did(random: Random) -> str:
    """What a relative clause says that a party did."""
    did = phrase("did", random)
    if random.random() < 0.6:
        did = phrase("verb", random) + random.choice((phrase("noun", random), _thing(random)))
        toward = random.random()
        if toward < 0.3:
            did = random.choice(("为", "向", "对", "就")) + phrase("noun", random) + did
        elif toward < 0.5:  # a party that is told is none that is asked
            told = random.choice(("un-organ", "un-entity", "secretary-general"))
            did = random.choice("向向同为") + party(random, told)[0] + did
        elif random.random() < 0.3:
            did = party(random, "un-organ")[0] + random.choice(("", "所", "直接")) + did
    begin = ("", "", "所有", "一切", "曾", "尚未", "所有尚未", "凡", "那些", "继续", "仍未")
    if random.random() < 0.08:  # 派出医疗队、工程兵和运输机的
        did += "、" + phrase("noun", random) + random.choice("和及") + phrase("noun", random)
    if random.random() < 0.12:  # 不顾危险、留在当地的; 有经验但尚未加入的
        did += random.choice(("、", "、", "而", "但", "且", "并", "但尚未")) + phrase("did", random)
    if random.random() < 0.4:
        return phrase("relative", random) + did
    return random.choice(begin) + did


def _thing(random: Random) -> str:
    """A noun that names a party within what was done."""
    return party(random, random.choice(("named-state", "states")))[0] + phrase("noun", random)


def _joined(parts: list[tuple[str, str]], random: Random) -> Addressed:
    last = random.choice(("和", "和", "及", "及", "以及", "暨"))
    if all(label == "named-state" for _, label in parts) and random.random() < 0.45:
        last = "与"  # of two states; elsewhere it tells with whom a party is to act
    text = ""
    found: list[Party] = []
    for number, (name, label) in enumerate(parts):
        if number:
            text += last if number == len(parts) - 1 else "、"
        found.append((len(text), len(text) + len(name), label))
        text += name
    return Addressed(text, tuple(found))
