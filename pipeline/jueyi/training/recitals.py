"""Sentences of our own that recite, feel or decide, and whose verb stands at the head."""

from __future__ import annotations

from random import Random

from .drafts import Draft
from .parties import addressee
from .phrases import phrase
from .tasks import ASK, stop, task

_SORRY = (
    "不胜遗憾 深表遗憾 表示遗憾 深感遗憾 深表惋惜 表示关切 深表关切 深为关切 至为关切 表示严重关切 "
    "深感忧虑 至为忧虑 深感震惊 表示震惊 深感震怒 表示满意 深感满意 表示欢迎 表示赞赏 深感欣慰 "
    "仍感不安 仍深为关切 仍感遗憾 "
    "表示深为关切 表示痛惜 至感忧虑 表示惋惜 深感不安 表示不安 深为不安 表示痛心 表示愤慨 深感失望"
).split()
_READ = (
    "审议了 审查了 审议 审查 业已审议 业已审查 业经审议 业经审查 业已研究 业已听取 业已接获 备悉 "
    "鉴悉 察悉 阅悉 注意到 业已获悉 满意地注意到 又审议了 覆按 案查 察及 念及 顾及"
).split()
_DECIDE = ("决定 决定 议决 决议 宣告 宣布 声明 断定 核准 批准 认定 申明 重申 谴责 确认").split()
_OPENS = (
    "建立 成立 确立 设立 恢复 解除 暂停 禁止 授予 指定 裁定 驳回 断言 证实 认同 表彰 嘉奖 抗议 恳求"
).split()


def regret(draft: Draft, random: Random) -> None:
    """What is felt about something, behind it."""
    draft.add(random.choice(("对", "对", "对于", "对于", "就"))).add(phrase("object", random))
    draft.act(random.choice(_SORRY)).add(random.choice("，；"))


def read(draft: Draft, random: Random) -> None:
    """What was read or considered, on which ground."""
    if random.random() < 0.6:
        draft.add(random.choice(("根据", "根据", "依照", "遵照", "按照")))
        draft.add(phrase("ground", random) + random.choice(("", "", "，")))
    draft.act(random.choice(_READ)).add(phrase("topic", random)).add("，")


def on(draft: Draft, random: Random) -> None:
    """Grounds are an act where no other verb follows."""
    draft.act(random.choice(("根据", "依照", "遵照", "按照")))
    draft.add(phrase("ground", random) + random.choice(("", "之规定", "的规定")) + "，")


def chapter(draft: Draft, random: Random) -> None:
    """The words with which the Security Council, and who imitates it, goes over to decide."""
    charter = random.choice(("《联合国宪章》", "《宪章》", "联合国宪章", "宪章"))
    draft.add(random.choice(("根据", "根据", "依照", "按照", "依据", "遵照", "援引")) + charter)
    draft.add(random.choice(("第七章", "第七章", "第六章", "第八章")))
    draft.add(random.choice(("", "", "", "第三十九条", "第四十条和第四十一条", "的规定")))
    draft.act(random.choice(("采取行动", "采取行动", "采取行动", "行事"))).add("，")
    if random.random() < 0.2:
        draft.add(random.choice(("以", "借以", "俾"))).add(phrase("verb", random))
        draft.add(phrase("noun", random)).add("，")


def hereby(draft: Draft, random: Random) -> None:
    """A decision behind 兹 or 爰."""
    draft.add(random.choice("兹爰兹爰并")).act(random.choice(_DECIDE))
    draft.add(phrase(random.choice(("topic", "thing", "task")), random)).add(stop(random))


def old_opening(draft: Draft, random: Random) -> None:
    """A verb of the print of 1946 to 1985, and what is asked behind it."""
    recital = random.random() < 0.5
    draft.add(random.choice(("", "", "", "兹", "特别", "并")))
    draft.act(phrase("recital" if recital else "old-operative", random))
    draft.add(random.choice(("", "", "其")) + phrase(random.choice(("topic", "object")), random))
    if random.random() < 0.4:
        draft.add(random.choice(("，并", "，复", "，"))).act(random.choice(ASK))
        draft.to(addressee(random)).add(task(random))
    draft.add("，" if recital else stop(random))


def felt(draft: Draft, random: Random) -> None:
    """A feeling behind what was read, or about something else."""
    draft.act(random.choice(_READ)).add(phrase("topic", random)).add("，")
    draft.add(random.choice(("", "", "并")))
    if random.random() < 0.4:
        draft.add(random.choice(("对", "对", "对于", "惟对", "但对")))
        draft.add(phrase("object", random))
        draft.act(random.choice(_SORRY)).add(random.choice("，，；。"))
    else:
        draft.act(phrase("feeling", random)).add("，")


def heads(draft: Draft, random: Random) -> None:
    """A verb that is the organ's at a paragraph's head only, as drafts of students open."""
    draft.act(random.choice(_OPENS)).add(phrase(random.choice(("thing", "noun", "topic")), random))
    draft.add(stop(random))
