"""Phrases and parties that variants and own sentences are made of: ``phrases.tsv``, lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from random import Random

from ..lexicon.parties import load_parties

Party = tuple[int, int, str]  # start, end, class
_CLASSES = (
    "states", "states", "states", "named-state", "named-state", "conflict-parties", "un-official",
    "un-organ", "un-organ", "un-entity", "un-entity", "intergovernmental", "civil-society",
    "international-community",
    "secretary-general",
)  # fmt: skip
_VERBS = tuple(
    "调查 审查 审议 研究 监督 执行 实施 行使 促进 防止 消除 筹备 协调 加强 协助 拟订 起草 "
    "和平利用 禁止 裁减 保护 给予 救济 改组 监测 继承".split()
)
_THINGS = tuple(
    "殖民地人民独立权利 占领区居民人权 军事预算 自然资源永久主权 海床洋底 外层空间 麻醉品非法贩运 "
    "妇女地位 难民地位 不可剥夺的权利 化学武器 侵略定义 国际贸易法 会费分摊比额 人口趋势 "
    "非自治领土情报 雇佣军 劫持人质 印度洋和平区 国际法原则 宪章条款 会议日历 核材料 种族隔离 "
    "恐怖行为 宗教不容忍 少数群体权利 发展筹资".split()
)
_BODIES = tuple(
    "特别委员会 委员会 特设委员会 工作组 政府间专家组 咨询委员会 小组委员会 会议 联合特派团 "
    "中心 协调处 基金会 筹备委员会 理事会 常设委员会 方案".split()
)
_SYLLABLES = tuple(
    "阿 巴 卡 达 埃 法 加 哈 伊 拉 马 莫 纳 奥 帕 萨 斯 塔 乌 瓦 亚 扎 尼 里 比 洛 坦 戈".split()
)
_TOGETHER = tuple(
    "合作 充分合作 密切合作 协商 磋商 进行协商 保持联系 举行会谈 交换资料 共同研究 会商 协力推行 "
    "就此进行谈判 缔结协定 取得联系 协作".split()
)
# What is said of a state behind its name.
_OF_STATE = (
    *([""] * 6), "政府", "政府", "政府", "当局", "当局", "中央政府", "中央人民政府", "过渡政府",
    "临时政府", "国防军", "外交部",
)  # fmt: skip
_ENTITIES = frozenset({"联合特派团", "中心", "协调处", "方案", "基金会"})


@dataclass(frozen=True, slots=True)
class Addressed:
    """An addressee that was made: its text, and its parties with offsets into it."""

    text: str
    parties: tuple[Party, ...]

    @property
    def classes(self) -> tuple[str, ...]:
        """One class a party, duplicates dropped, in order."""
        return tuple(dict.fromkeys(label for _, _, label in self.parties))


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[str, ...]]:
    """The table, by kind."""
    found: dict[str, list[str]] = {}
    table = (files(__package__) / "phrases.tsv").read_text("utf-8")
    for row in table.splitlines()[1:]:
        kind, text = row.split("\t")
        found.setdefault(kind, []).append(text)
    return {kind: tuple(texts) for kind, texts in found.items()}


def task(random: Random) -> str:
    """What an addressee is asked to do."""
    kind = random.random()
    if kind < 0.16:  # 与 before what two parties do together does not join them
        word = random.choice(("与", "与", "同", "会同"))
        return word + addressee(random).text + random.choice(_TOGETHER)
    if kind < 0.5:
        return phrase("task", random)
    manner = phrase("manner", random) if random.random() < 0.3 else ""
    if random.random() < 0.2:
        word = random.choice(("就", "对", "为", "向", "自", "从", "将", "把", "以", "在"))
        manner += word + phrase("noun", random)
    return manner + phrase("verb", random) + phrase("noun", random)


def thing(random: Random) -> str:
    """What is asked for where no party is asked."""
    kind = random.random()
    if kind < 0.4:
        return phrase("thing", random)
    if kind < 0.7:
        return phrase("noun", random) + phrase("result", random)
    return phrase("manner", random) + phrase("verb", random) + phrase("noun", random)


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, label in load_parties().names.items():
        found.setdefault(label, []).append(name)
    return {label: tuple(sorted(names)) for label, names in found.items()}


def phrase(kind: str, random: Random) -> str:
    """One phrase of a kind."""
    return random.choice(phrases()[kind])


def party(random: Random, label: str = "") -> tuple[str, str]:
    """One party with its class: a phrase of ours, a known name, or a body of a made-up name."""
    label = label or random.choice(_CLASSES)
    if label == "un-organ" and random.random() < 0.5:
        body = random.choice(_BODIES)
        name = random.choice(_VERBS) + random.choice(_THINGS)
        if random.random() < 0.3:
            name += random.choice("和及与") + random.choice(_THINGS)
        name += body
        return name, "un-entity" if body in _ENTITIES else label
    if label == "named-state":
        return _state(random), label
    ours = phrases().get(label, ())
    text = random.choice(ours) if random.random() < 0.6 else random.choice(_names()[label])
    if label == "un-official" and random.random() < 0.4:
        text += _person(random)
    return text, label


def _person(random: Random) -> str:
    """The name of who holds an office."""
    names = ("".join(random.choices(_SYLLABLES, k=random.choice((2, 3)))) for _ in range(2))
    return "·".join(names) + random.choice(("", "", "先生", "女士"))


def _state(random: Random) -> str:
    if random.random() < 0.2:
        return phrase("named-state", random)
    name = random.choice(_names()["named-state"])
    if random.random() < 0.3:  # states that were, and that are to come
        name = "".join(random.choices(_SYLLABLES, k=random.choice((2, 2, 3, 4))))
        name += random.choice(("", "", "国", "共和国", "王国", "联邦"))
    elif name.endswith(("政府", "当局", "国", "区", "机构")):
        return name
    return name + random.choice(_OF_STATE)


def addressee(random: Random) -> Addressed:
    """A party, a modified one, or a coordinated list of several."""
    kind = random.random()
    if kind < 0.35:
        return _joined([party(random)], random)
    if kind < 0.6:
        return _joined([_modified(random)], random)
    count = random.choice((2, 2, 2, 3, 3, 4))
    if kind < 0.72:
        return _joined([party(random, "named-state") for _ in range(count)], random)
    first = _modified(random) if random.random() < 0.25 else party(random)
    return _joined([first, *(party(random) for _ in range(count - 1))], random)


def _modified(random: Random) -> tuple[str, str]:
    of = random.choice(("的", "的", "之"))
    kind = random.random()
    if kind < 0.15:
        text = phrase("body", random) + random.choice((of, of, "")) + phrase("tail", random)
        return text, "conflict-parties"
    if kind < 0.45:
        word, front = (
            random.choice(("在", "在", "在", "于", "驻在", "留在")),
            phrase("place", random),
        )
        if random.random() < 0.5:
            front = party(random, "named-state")[0] + phrase("where", random)
        every = random.choice(("", "", "所有", "一切", "各"))
        return word + front + of + every + phrase("conflict-parties", random), "conflict-parties"
    if kind < 0.7:
        text, label = party(random, random.choice(("states", "un-entity", "civil-society")))
        did = phrase("did", random)
        if random.random() < 0.5:
            did = phrase("verb", random) + phrase("noun", random)
            toward = random.random()
            if toward < 0.3:
                did = random.choice(("为", "向", "对", "就")) + phrase("noun", random) + did
            elif toward < 0.5:  # a party that is told is none that is asked
                told = random.choice(("un-organ", "un-entity", "secretary-general"))
                did = random.choice("向向同为") + party(random, told)[0] + did
            elif random.random() < 0.3:
                did = party(random, "un-organ")[0] + random.choice(("", "所", "直接")) + did
        begin = ("", "所有", "一切", "曾", "尚未", "所有尚未", "凡", "那些", "继续", "仍未")
        return random.choice(begin) + did + of + text, label
    text = random.choice(("国家", "会员国", "各国", "各国政府", "国家政府", "缔约国"))
    return random.choice(("", "", "一切", "所有")) + phrase("with", random) + of + text, "states"


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
