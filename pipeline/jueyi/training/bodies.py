"""Names that parties are given: known ones, and bodies, offices and states that are made up."""

from __future__ import annotations

from functools import lru_cache
from random import Random

from ..lexicon.parties import load_parties
from .phrases import phrase

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
_ENTITIES = frozenset({"联合特派团", "中心", "协调处", "方案", "基金会"})


@lru_cache(maxsize=1)
def known_names() -> dict[str, tuple[str, ...]]:
    """The names of the lexicon by class."""
    found: dict[str, list[str]] = {}
    for name, label in load_parties().names.items():
        found.setdefault(label, []).append(name)
    return {label: tuple(sorted(names)) for label, names in found.items()}


def made_up(label: str, random: Random) -> tuple[str, str]:
    """A party of a class that no list holds: its name, and its own class."""
    if label == "un-organ":
        return _body(random)
    if label == "conflict-parties":
        return _name(random) + phrase("armed-group", random), label
    if label == "un-official" and random.random() < 0.5:  # of a body whose name is known
        of = random.choice(("un-entity", "un-organ", "intergovernmental"))
        return random.choice(known_names()[of]) + phrase("office", random), label
    if label == "un-entity" and random.random() < 0.4:
        name = random.choice(known_names()[label])
        return name + random.choice(("驻", "", "")) + _name(random) + phrase(
            "branch", random
        ), label
    if label == "states":
        whose = random.choice(("各国", "各国", "有关国家", "各会员国", "会员国", "沿岸国", "国家"))
        return whose + phrase("sector", random), label
    name = random.choice(("联合国", "联合国", "", "国际")) + random.choice(_VERBS)
    name += random.choice(_THINGS) + phrase("institution", random)
    if label == "civil-society":
        return _name(random) + phrase("institution", random), label
    if label == "un-official":
        name += phrase("office", random) + (person(random) if random.random() < 0.3 else "")
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


def person(random: Random) -> str:
    """The name of who holds an office."""
    names = ("".join(random.choices(_SYLLABLES, k=random.choice((2, 3)))) for _ in range(2))
    return "·".join(names) + random.choice(("", "", "先生", "女士", "阁下"))


def state(random: Random) -> str:
    """A state or what is its own, known or made up."""
    if random.random() < 0.2:
        return phrase("named-state", random)
    name = random.choice(known_names()["named-state"])
    if random.random() < 0.3:  # states that were, and that are to come
        name = _name(random) + random.choice(("", "", "国", "共和国", "王国", "联邦"))
    elif name.endswith(("政府", "当局", "国", "区", "机构")):
        return name
    if random.random() < 0.25:
        name += random.choice(("", "", "", "过渡政府", "临时政府")) + phrase(
            "organ-of-state", random
        )
        return name + (person(random) if random.random() < 0.15 else "")
    return name + random.choice(_OF_STATE)
