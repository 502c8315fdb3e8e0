"""Parties and addressees that variants and own sentences are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from random import Random

from ..lexicon.parties import load_parties
from .phrases import phrase, phrases

Party = tuple[int, int, str]  # start, end, class
_CLASSES = (
    "states", "states", "states", "named-state", "named-state", "conflict-parties",
    "conflict-parties", "un-official", "un-official", "un-organ", "un-organ", "un-entity",
    "un-entity", "intergovernmental", "civil-society", "civil-society", "international-community",
    "secretary-general",
)  # fmt: skip
_VERBS = tuple(
    "调查 审查 审议 研究 监督 执行 实施 行使 促进 防止 消除 筹备 协调 加强 协助 拟订 起草 "
    "和平利用 禁止 裁减 保护 给予 救济 改组 监测 继承 提高 训练 停火监察".split()
)
_THINGS = tuple(
    "殖民地人民独立权利 占领区居民人权 军事预算 自然资源永久主权 海床洋底 外层空间 麻醉品非法贩运 "
    "妇女地位 难民地位 不可剥夺的权利 化学武器 侵略定义 国际贸易法 会费分摊比额 人口趋势 "
    "非自治领土情报 雇佣军 劫持人质 印度洋和平区 国际法原则 宪章条款 会议日历 核材料 种族隔离 "
    "恐怖行为 宗教不容忍 少数群体权利 发展筹资 水文气象 国际河流 社会发展 海洋法 停火 选举".split()
)
_BODIES = tuple(
    "特别委员会 委员会 特设委员会 工作组 政府间专家组 咨询委员会 小组委员会 会议 联合特派团 "
    "中心 协调处 基金会 筹备委员会 理事会 常设委员会 方案".split()
)
_SYLLABLES = tuple(
    "阿 巴 卡 达 埃 法 加 哈 伊 拉 马 莫 纳 奥 帕 萨 斯 塔 乌 瓦 亚 扎 尼 里 比 洛 坦 戈 "
    "布 科 多 菲 古 胡 吉 克 卢 米 诺 皮 罗 索 图 维 西 佐".split()
)
# What is said of a state behind its name.
_OF_STATE = (
    *([""] * 6), "政府", "政府", "政府", "当局", "当局", "中央政府", "中央人民政府", "过渡政府",
    "临时政府", "国防军", "外交部",
)  # fmt: skip
_DELEGATIONS = tuple("代表团 高级别代表团 跨部门代表团 各国代表团 专家代表团".split())
_ENTITIES = frozenset({"联合特派团", "中心", "协调处", "方案", "基金会"})
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


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, label in load_parties().names.items():
        found.setdefault(label, []).append(name)
    return {label: tuple(sorted(names)) for label, names in found.items()}


def party(random: Random, label: str = "") -> tuple[str, str]:
    """One party with its class: a phrase of ours, a known name, or a body of a made-up name."""
    label = label or random.choice(_CLASSES)
    if label == "named-state":
        return _state(random), label
    if random.random() < _MADE_UP.get(label, 0.0):
        return _made_up(label, random)
    ours = phrases().get(label, ())
    text = random.choice(ours) if random.random() < 0.6 else random.choice(_names()[label])
    if label == "un-official" and random.random() < 0.4:
        text += _person(random)
    return text, label


# How often a party of a class has a name that no list holds.
_MADE_UP = {
    "un-organ": 0.5, "un-entity": 0.35, "un-official": 0.3, "conflict-parties": 0.3,
    "states": 0.15, "civil-society": 0.1,
}  # fmt: skip


def _made_up(label: str, random: Random) -> tuple[str, str]:
    if label == "un-organ":
        return _body(random)
    if label == "conflict-parties":
        return _name(random) + phrase("armed-group", random), label
    if label == "states":
        whose = random.choice(("各国", "各国", "有关国家", "各会员国", "会员国", "沿岸国", "国家"))
        return whose + phrase("sector", random), label
    name = random.choice(("联合国", "联合国", "", "国际")) + random.choice(_VERBS)
    name += random.choice(_THINGS) + phrase("institution", random)
    if label == "civil-society":
        return _name(random) + phrase("institution", random), label
    if label == "un-official":
        name += phrase("office", random) + (_person(random) if random.random() < 0.3 else "")
    return name, label


def _body(random: Random) -> tuple[str, str]:
    body = random.choice(_BODIES)
    name = random.choice(_VERBS) + random.choice(_THINGS)
    if random.random() < 0.3:
        name += random.choice("和及与") + random.choice(_THINGS)
    number = f"第{random.randint(3, 2700)}号决议"
    if random.random() < 0.25:  # a body that is named by what set it up
        name = random.choice(("根据", "依照", "按照")) + number
        name += random.choice(("", "", f"第{random.randint(1, 40)}段"))
        name += random.choice(("所设", "所设", "所设立的", "设立的", "成立的"))
    return name + body, "un-entity" if body in _ENTITIES else "un-organ"


def _name(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=random.choice((2, 3, 3, 4))))


def _person(random: Random) -> str:
    """The name of who holds an office."""
    names = ("".join(random.choices(_SYLLABLES, k=random.choice((2, 3)))) for _ in range(2))
    return "·".join(names) + random.choice(("", "", "先生", "女士", "阁下"))


def _state(random: Random) -> str:
    if random.random() < 0.2:
        return phrase("named-state", random)
    name = random.choice(_names()["named-state"])
    if random.random() < 0.3:  # states that were, and that are to come
        name = _name(random) + random.choice(("", "", "国", "共和国", "王国", "联邦"))
    elif name.endswith(("政府", "当局", "国", "区", "机构")):
        return name
    if random.random() < 0.25:
        name += phrase("organ-of-state", random)
        return name + (_person(random) if random.random() < 0.15 else "")
    return name + random.choice(_OF_STATE)


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
    if kind < 0.43:
        head = party(random, "un-official")[0]
        lead = random.choice((f"由{head}率领", f"以{head}为团长", f"以{head}为首"))
        return lead + of + random.choice(_DELEGATIONS), "states"
    if kind < 0.75:
        whose = ("states", "states", "un-entity", "civil-society", "conflict-parties")
        text, label = party(random, random.choice(whose))
        return _did(random) + of + text, label
    text = random.choice(("国家", "会员国", "各国", "各国政府", "国家政府", "缔约国"))
    return random.choice(("", "", "一切", "所有")) + phrase("with", random) + of + text, "states"


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
